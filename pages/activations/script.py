"""The script a learner takes away from the page on activation functions: one bend at one z."""

from nn_core import activations
from pages.ui.scripts.source import bundle


def bend(g, z):
    """g and g′ at one z."""
    return f"""{bundle(activations, g, f"{g}_prime")}


z = {z:.10g}
a = {g}(z)
print(f"g(z) = {{float(a):.3g}} and the slope g'(z) = {{float({g}_prime(z, a)):.3g}}")
"""
