"""The script a learner takes away from the gradient-descent page."""

from nn_core import surfaces
from pages.ui.scripts.formulas import written
from pages.ui.scripts.source import bundle, call_arguments, names_in


def descent(name, start, legs):
    """The surface's J and its gradient, and the descent from `start`, as a script that prints where it ends.

    `legs` are the learning rates with their steps.
    """
    cost, gradient = call_arguments(surfaces, "make_surface", name)[3:5]
    needed = names_in(cost) | names_in(gradient)
    return f"""{bundle(surfaces, *sorted(needed))}


J = {cost}
gradient = {gradient}

w = np.array({[float(value) for value in start]})
{written(legs)}
for alpha, steps in legs:
    for _ in range(steps):
        w = w - alpha * gradient(w)
print(f"After {{sum(steps for _, steps in legs)}} steps w = {{w}} and the cost J is {{float(J(w)):.3g}}")
"""
