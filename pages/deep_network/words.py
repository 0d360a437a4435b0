"""What becomes of the gradient on its way back through the layers, in words, numbers and one question."""

import numpy as np

import nn_core
from nn_core.depth import typical_slope
from nn_core.network import SPREADS
from pages.deep_network import pictures
from pages.ui.lesson import content, parts
from pages.ui.lesson.readout import as_shown, show_number
from pages.ui.runs import networks

DEEPEST = 20


def sentences(both, say):
    """For every step of the way back: where it is, what is left, and at the end what one calls that."""
    L, norms, theory = both.net.L, both.norms, both.theory["dZ"]
    known = {"L": L, "J": show_number(both.J)}
    told = []
    for l in range(L, 0, -1):
        here = {what: show_number(sizes[l - 1]) for what, sizes in norms.items()}
        here |= {"l": l, "ratio": show_number(share(norms["dZ"], l)), "theory": show_number(share(theory, l))}
        told.append(say["first" if l == L else "on"].format(**known, **here))
    if L > 1:
        word, factor = nn_core.name_passage(norms["dZ"])
        off = next((l for l in range(1, L) if not both.cache.A[l].any()), 0)
        told[-1] += " " + say["off" if off else word].format(factor=show_number(factor), off=off)
    return told


def share(norms, l):
    """What is left in layer l of the last layer's; 0 of 0 is 0."""
    return float(norms[l - 1] / norms[-1]) if norms[-1] > 0 else 0.0


def left_of_dW(both):
    """How large the gradient of the first layer's weights is beside the last one's."""
    left = share(both.norms["dW"], 1)
    return "larger" if left > 3 else "same" if left > 1 / 3 else "ten" if left > 1 / 30 else "much"


def left_of_dZ(scene, left):
    """What a share of the mistake that arrives in layer 1 is called, in the words of a scene's answers."""
    if scene == "twenty-layers":
        return "nothing" if left < 1e-6 else "thousandth" if left < 1e-2 else "tenth"
    if scene == "relu-with-he":
        return "vanishes" if left < 0.01 else "explodes" if left > 100 else "steady"
    if scene == "spread-1":
        return "much" if left > 1000 else "twice" if left > 1 else "less"
    return "dead" if left == 0 else "explodes" if left > 100 else "fine"


def factor_parts(both, l):
    """The factor from layer l + 1 back to l, as measured and in theory, and what theory makes it of."""
    n, dZ = both.net.n, both.norms["dZ"]
    spread = float(both.start.factor * SPREADS[both.start.method](n[l], n[l + 1]))
    measured = float(dZ[l - 1] / dZ[l]) if dZ[l] > 0 else 0.0
    return {
        "spread": spread,
        "root": float(np.sqrt(n[l])),
        "slope": typical_slope(both.net, both.cache, l),
        "factor": float(both.factors[l - 1]),
        "measured": measured,
    }


def gradient_numbers(slug, both, l, whole):
    """The factor at layer l with the present values and, if it may be told, what is left of the `whole` way."""
    n, L = both.net.n, both.net.L
    left = {what: share(norms["dZ"], 1) for what, norms in (("all", both.norms), ("theory", both.theory))}
    texts = {"l": l, "after": l + 1, "n": n[l], "next": n[l + 1], "L": L, "count": L - 1}
    values = factor_parts(both, l) | left
    headings = ["Numbers", "Numbers: the whole way"] if whole else ["Numbers"]
    parts.numbers("\n\n".join(content.filled(slug, heading, values, **texts) for heading in headings))


def twin_numbers(slug, deep, shallow):
    """The parameters of both, added up."""
    sums = [" + ".join(str(W[0] * (W[1] + 1)) for W, _ in net.shapes().values()) for net in (deep, shallow)]
    texts = {"deep": sums[0], "shallow": sums[1], "all_deep": deep.parameter_count, "all_shallow": shallow.parameter_count}
    parts.numbers(content.filled(slug, "Numbers: twins", {}, **texts))


def factor_question(slug, both, l):
    """By which factor would ‖dZ‖ change from layer l + 1 back to l, with four times the units? (As it is, stands above.)"""
    say, found, more = content.phrases(slug)["live"], factor_parts(both, l), 4 * both.net.n[l]
    spread, root, slope = (as_shown(value) for value in (found["spread"], np.sqrt(more), found["slope"]))
    show = [show_number(value) for value in (spread * root * slope, spread * root**2 * slope, spread * root, spread * slope)]
    known = {name: show_number(value) for name, value in found.items()} | {
        "l": l,
        "after": l + 1,
        "n": both.net.n[l],
        "more": more,
    }
    why = [say[name].format(**known) for name in ("whole", "flat", "alone")]
    right = say["right"].format(**known, result=show[0])
    return content.nearby("live", say["text"].format(**known), show[0], show[1:], right, why)


def count_question(slug, net, l):
    """How many parameters would layer l have with a few units more? (How many it has stands in the table.)"""
    asked = (with_more_units(slug, net, l, more) for more in range(1, 9))
    return content.unseen(asked, table(net, 5), table(pictures.shallow_twin(net), 5))


def with_more_units(slug, net, l, more):
    """How many parameters layer l has with so many units more."""
    say, n, k = content.phrases(slug)["count"], net.n[l] + more, net.n[l - 1]
    show = [str(count) for count in (n * (k + 1), n * k, (n + 1) * k, n + k)]
    known = {"l": l, "before": l - 1, "n": n, "k": k, "more": f"{more} unit{'s' * (more > 1)}", "result": show[0]}
    why, right = [say[name].format(**known) for name in ("without_b", "wrong_b", "sum")], say["right"].format(**known)
    return content.nearby("count", say["text"].format(**known), show[0], show[1:], right, why)


def table(net, m):
    """Shapes and parameters of every layer, added up, as Markdown."""
    lines = ["| layer | units | W[l] | b[l] | Z[l], A[l] | parameters |", "|---|---:|---|---|---|---:|"]
    lines.append(f"| [0] input | {net.n[0]} | | | A[0] = X: ({net.n[0]}, {m}) | |")
    for l, (W, b) in net.shapes().items():
        name = "output" if l == net.L else f"hidden {l}"
        count = f"{W[0]} · {W[1]} + {W[0]} = {W[0] * (W[1] + 1)}"
        lines.append(f"| [{l}] {name} | {net.n[l]} | {W} | {b} | ({net.n[l]}, {m}) | {count} |")
    return "\n".join([*lines, f"| | | | | **all layers** | **{net.parameter_count}** |"])


def through_every_bend(v):
    """{activation: what is left of ‖dZ‖ after 0, 1, 2, ... layers} in a network of twenty, with the present first weights."""
    deep = {name: pictures.passes(v._replace(layers=DEEPEST, g=name)) for name in networks.ACTIVATIONS}
    shares = {name: [share(both.norms["dZ"], l) for l in range(DEEPEST, 0, -1)] for name, both in deep.items()}
    return {networks.ACTIVATIONS[name]: left for name, left in shares.items()}


def ahead(deep, shallow):
    """Whose cost is lower, by more than 5 %: "deep", "shallow", or "same"."""
    return "deep" if deep < 0.95 * shallow else "shallow" if deep > 1.05 * shallow else "same"
