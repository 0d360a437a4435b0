"""The live question: a derivative that the walk has not come to yet, what a step makes of a parameter, or another z."""

from pages.computation_graph.pictures import AT
from pages.ui.lesson import content, readout

LATER = ("w1x1", "w2x2", "z", "a", "da", "dz", "dw1", "dw2", "db", "dx1", "dx2")  # what the walk computes on its way


def questions(found, say):
    """The live questions that the digits on the screen are enough for: `found` are the numbers by name, `say` the phrases."""
    for j in ("2", "1"):
        yield derivative(found, say, j)
    for j in ("2", "1", ""):
        yield stepped(found, say, j)
    for j in ("2", "1"):
        yield shifted(found, say, j)


def on_page(found, step):
    """The numbers that the graph shows at this step, and the line below the controls, as one text."""
    arrives = AT | {"w1x1": AT["w1"], "w2x2": AT["w2"], "z": AT["b"]}
    known = [name for name in found if name not in LATER or arrives[name] <= step]
    return " ".join(readout.show_number(found[name]) for name in known)


def told(found, j):
    """The gaps that both kinds of question share; x is 1 for b, which no input multiplies."""
    names = {"w": f"w{j}" if j else "b", "x": f"x{j}"}
    given = {"dz": found["dz"], "w": found[names["w"]], "x": found[names["x"]] if j else 1.0, "alpha": found["alpha"]}
    known = {name: readout.show_number(value) for name, value in given.items()}
    known |= {f"f_{name}": readout.factor(value) for name, value in given.items()}
    known |= {
        "alpha": f"{found['alpha']:g}",
        "j": {"1": "₁", "2": "₂", "": ""}[j],
        "name": "b" if not j else f"w{'₁' if j == '1' else '₂'}",
    }
    return known, {name: readout.as_shown(value) for name, value in given.items()}


def enough(reckoned, true):
    """Whether the digits shown are enough to reckon with."""
    return abs(reckoned - true) <= 0.01 * abs(true)


def derivative(found, say, j):
    """What is dw₂, or dw₁? None where it cannot be reckoned from what is shown."""
    known, given = told(found, j)
    true = found[f"dw{j}"]
    if not enough(given["x"] * given["dz"], true):
        return None
    others = [known["dz"], readout.show_number(found[f"dx{j}"]), readout.show_number(-true)]
    say, known = say["live"], known | {"dw": readout.show_number(true)}
    why = [say[name].format(**known) for name in ("shared", "weight", "sign")]
    return content.nearby("live", say["text"].format(**known), known["dw"], others, say["right"].format(**known), why)


def stepped(found, say, j):
    """What is w₂, w₁ or b after one step? None where it cannot be reckoned from what is shown."""
    known, given = told(found, j)
    w, slope = found[f"w{j}" if j else "b"], found[f"dw{j}" if j else "db"]
    true = w - found["alpha"] * slope
    if not enough(given["w"] - given["alpha"] * given["x"] * given["dz"], true):
        return None
    others = [readout.show_number(value) for value in (w + found["alpha"] * slope, w - slope, -found["alpha"] * slope)]
    say, known = say["stepped"], known | {"after": readout.show_number(true)}
    kind = "weight" if j else "bias"
    why = [say[name].format(**known) for name in ("uphill", "whole", "change")]
    return content.nearby("live", say[kind].format(**known), known["after"], others, say[f"right_{kind}"].format(**known), why)


def shifted(found, say, j):
    """What would z be if x₂, or x₁, were larger by 1? None where it cannot be reckoned from what is shown."""
    known, _ = told(found, j)
    z, w, x = found["z"], found[f"w{j}"], found[f"x{j}"]
    if not enough(readout.as_shown(z) + readout.as_shown(w), z + w):
        return None
    right, *others = (readout.show_number(value) for value in (z + w, z + 1, z + x, z - w))
    say, known = say["shifted"], known | {"z": readout.show_number(z), "after": right}
    why = [say[name].format(**known) for name in ("input", "value", "sign")]
    return content.nearby("live", say["text"].format(**known), right, others, say["right"].format(**known), why)
