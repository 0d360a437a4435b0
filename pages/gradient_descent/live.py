"""The question computed from the screen: where, or how far, a step with twice the learning rate would lead."""

import nn_core
from pages.ui.lesson import content, readout
from pages.ui.runs import descents

SLUG = "gradient-descent"
APART = 0.02  # a wrong answer nearer to the right one than this part of it could come from rounding


def question(v, shown, legs):
    """About the step at which the picture rests; at rest, where nothing moves, about the run's first one."""
    for step in (v.step, 0):
        for ask in (where, how_far):
            found = ask(v.surface, shown, step, legs)
            if found:
                return found
    return None


def known(surface_name, shown, step, legs):
    """(α, w, slope, w after the step, its name) of the weight that moves most, and the numbers that the page shows of it all."""
    surface = nn_core.SURFACES[surface_name]
    alpha, w, slope, after = descents.next_step(surface, shown.run, step, legs)
    i = int(abs(slope).argmax())
    written = {readout.show_number(value) for values in (w, slope, after) for value in values}
    written |= {readout.show_number(value) for value in shown_in_the_readout(shown, step)} | {f"{alpha:g}"}
    name = "w" if surface.n == 1 else ("w₁", "w₂")[i]
    return alpha, float(w[i]), float(slope[i]), name, written


def shown_in_the_readout(shown, step):
    """The numbers of the read-out at a step."""
    index = shown.run.index_of(step)
    return [float(values[index]) for values in shown.readout.numbers.values()]


def where(surface_name, shown, step, legs):
    """Where would w be? None where that cannot be told from the rounded numbers, or is written on the page already."""
    alpha, w, slope, name, written = known(surface_name, shown, step, legs)
    right = w - 2 * alpha * slope
    told = rounded(w) - 2 * alpha * rounded(slope)
    others = [w + 2 * alpha * slope, 2 * (w - alpha * slope), w - alpha * slope]
    return asked("where", right, told, others, ("plus", "both", "once"), written, alpha, w, slope, name)


def how_far(surface_name, shown, step, legs):
    """By how much would w change?"""
    alpha, w, slope, name, written = known(surface_name, shown, step, legs)
    right = -2 * alpha * slope
    others = [-right, -alpha * slope, -2 * slope]
    told = -2 * alpha * rounded(slope)
    return asked("how far", right, told, others, ("uphill", "same", "rate"), written, alpha, w, slope, name)


def asked(kind, right, told, others, why, written, alpha, w, slope, name):
    """The question; None where its answer is written already or `told`, what the rounded numbers give, is another."""
    say = content.phrases(SLUG)["live"][kind]
    text = readout.show_number(right)
    if right == 0 or text in written or abs(told - right) > APART / 4 * abs(right):
        return None
    shown = {"name": name, "w": readout.show_number(w), "slope": readout.show_number(slope), "alpha": f"{alpha:g}"}
    shown |= {"twice": f"{2 * alpha:g}", "answer": text}
    apart = [(other, name) for other, name in zip(others, why, strict=True) if abs(other - right) > APART * abs(right)]
    wrong = [readout.show_number(other) for other, _ in apart]
    reasons = [say[name].format(**shown) for _, name in apart]
    return content.nearby("live", say["text"].format(**shown), text, wrong, say["right"].format(**shown), reasons)


def rounded(value):
    """A number as it stands on the page."""
    return readout.read_number(readout.show_number(value))
