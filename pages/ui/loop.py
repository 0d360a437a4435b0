"""The pictures of lesson 12: the loop of training walked station by station, and runs laid over each other."""

import numpy as np

import nn_core
from pages.ui import cached, networks, panels, player, prose, runs
from pages.ui.readout import show_number

STATIONS = (
    ("initialize", "W, b"),
    ("forward", "Z[l], A[l]"),
    ("cost", "J"),
    ("backward", "dW[l], db[l]"),
    ("update", "W := W − α dW"),
)
WALKED = 8  # steps of gradient descent that are walked station by station


def walk(config, data, say):
    """(run, panels): the first steps, four stations each. Arrays station, descent (the step of descent), J, theta (K, P)."""
    net, start, named, _ = runs.given(config, data, WALKED)
    examples = cached.dataset(*named)
    _, thetas, costs = cached.training(*runs.given(config, data, WALKED))
    stations, descents, lines = [0], [0], [_first(net, say, start)]
    for t in range(len(thetas) - 1):
        theta, after = (nn_core.Parameters.from_vector(net, thetas[t + i]) for i in (0, 1))
        stations += [1, 2, 3, 4]
        descents += [t, t, t, t + 1]
        lines += _at_step(net, theta, after, examples, costs[t], config.alpha, say)
    descents = np.array(descents)
    arrays = {"station": np.array(stations), "descent": descents, "J": costs[descents], "theta": thetas[descents]}
    arrays |= {"X": examples.X, "Y": examples.Y[0]}
    shown = [
        panels.stations(STATIONS, lines, "Five stations, and round again"),
        panels.boundary("net", networks.DOMAIN, "ŷ with the weights so far"),
    ]
    return player.Run(np.arange(len(stations)), arrays, {"net": (net, "theta")}), shown


def _first(net, say, start):
    shapes = ", ".join(f"W[{l}] {W_shape}, b[{l}] {b_shape}" for l, (W_shape, b_shape) in net.shapes().items())
    return [say["initialize"].format(init=runs.INITS[start[0]], count=net.parameter_count), shapes]


def _at_step(net, theta, after, examples, J, alpha, say):
    """The lines of the four stations of one step: for the first example, for J, and for the very first weight."""
    cache = nn_core.forward(net, theta, examples.X)
    slopes = nn_core.backward(net, theta, cache, examples.Y)
    norms = ", ".join(f"‖dW[{l}]‖ = {show_number(norm)}" for l, norm in enumerate(nn_core.gradient_norms(slopes), start=1))
    known = {
        "z": show_number(cache.Z[1][0, 0]),
        "a": show_number(cache.A[1][0, 0]),
        "yhat": show_number(cache.A[net.L][0, 0]),
        "y": f"{examples.Y[0, 0]:g}",
        "J": show_number(J),
        "norms": norms,
        "dw": show_number(slopes.W[1][0, 0]),
        "w": show_number(theta.W[1][0, 0]),
        "after": show_number(after.W[1][0, 0]),
        "alpha": f"{alpha:g}",
    }
    return [[line.format(**known) for line in say[name]] for name in ("forward", "cost", "backward", "update")]


def overlay(configs, names, data, steps, against):
    """(run, panels): cost curves of all runs over steps or over seconds, and the boundaries of the first two.

    Arrays "J 0", "J 1", ... (K,), the first run's recorded steps.
    """
    run = networks.make_run(*runs.given(configs[0], data, steps))
    lines = []
    for i, config in enumerate(configs):
        run.arrays[f"J {i}"] = networks.cost_beside(run, *runs.given(config, data, steps))
        line = (f"J {i}", names[i], panels.ROLES[i])
        if against == "seconds":
            run.arrays[f"seconds {i}"] = cached.seconds_a_step(*runs.given(config, data, steps)[:3], config.alpha) * run.steps
            line = (*line, f"seconds {i}")
        lines.append(line)
    worst = max(float(run.arrays[f"J {i}"].max()) for i in range(len(configs)))
    x_title = "seconds on this server" if against == "seconds" else "step"
    shown = [panels.curve(lines, f"Cost J against {against}", "J", log=worst > 20, x_title=x_title)]
    shown.append(panels.boundary("net", networks.DOMAIN, f"ŷ: {names[0]}"))
    if len(configs) > 1:
        twin = runs.given(configs[1], data, steps)
        run.arrays["theta twin"] = networks.beside(run, cached.training(*twin)[1], *twin)
        run.nets["twin"] = (twin[0], "theta twin")
        shown.append(panels.boundary("twin", networks.DOMAIN, f"ŷ: {names[1]}"))
    return run, shown


def numbers(slug, config, data, step, steps):
    """The update of the very first weight with its numbers, at a step of descent; returns the question about it."""
    theta, gradient, at = networks.present(*runs.given(config, data, max(steps, WALKED)), step)
    w, dw = float(theta.W[1][0, 0]), float(gradient.W[1][0, 0])
    values = {"w": w, "dw": dw, "alpha": config.alpha, "after": w - config.alpha * dw}
    m, n = runs.EXAMPLES, config.units
    prose.numbers(prose.filled(slug, "Numbers", values, step=str(at), m=str(m), n=str(n)))
    say = prose.phrases(slug)["live"]
    show = [show_number(value) for value in (values["after"], w + config.alpha * dw, w - dw, -config.alpha * dw)]
    known = {name: show_number(value) for name, value in values.items()}
    why = [say[name] for name in ("plus", "rate", "change")]
    return prose.nearby("live", say["text"].format(**known), show[0], show[1:], say["right"].format(**known), why)
