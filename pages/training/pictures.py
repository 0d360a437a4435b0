"""Two pictures: the loop of training walked station by station, and runs laid over each other."""

import numpy as np

import nn_core
from pages.training import runs
from pages.training.update import largest
from pages.ui import cached
from pages.ui.lesson.readout import show_number
from pages.ui.live import panels, player
from pages.ui.runs import networks

STATIONS = (
    ("initialize", "W, b"),
    ("forward", "Z[l], A[l]"),
    ("cost", "J"),
    ("backward", "dW[l], db[l]"),
    ("update", "W := W − α dW"),
)
WALKED = 8  # steps of gradient descent that are walked station by station


def station_by_station(config, data, say):
    """(run, panels): the first steps, four stations each. Arrays station, descent (the step of descent), J, theta (K, P)."""
    experiment = runs.experiment_of(config, data, WALKED)
    net, examples = experiment.net, cached.dataset(experiment.data)
    _, thetas, costs = cached.training(experiment)
    stations, descents, lines = [0], [0], [_first(experiment, say)]
    for t in range(len(thetas) - 1):
        theta = nn_core.Parameters.from_vector(net, thetas[t])
        stations += [1, 2, 3, 4]
        descents += [t, t, t, t + 1]
        lines += _at_step(net, theta, examples, costs[t], config.alpha, say)
    descents = np.array(descents)
    arrays = {"station": np.array(stations), "descent": descents, "J": costs[descents], "theta": thetas[descents]}
    arrays |= {"X": examples.X, "Y": examples.Y[0]}
    shown = [
        [
            panels.stations(STATIONS, lines, "Five stations, and round again"),
            panels.units("net", networks.DOMAIN, "Each weight's next step", experiment.legs),
        ],
        panels.boundary("net", networks.DOMAIN, "ŷ with the weights so far"),
    ]
    return player.Run(np.arange(len(stations)), arrays, {"net": (net, "theta")}), shown


def _first(experiment, say):
    net, start = experiment.net, experiment.start
    shapes = ", ".join(f"W[{l}] {W_shape}, b[{l}] {b_shape}" for l, (W_shape, b_shape) in net.shapes().items())
    return [say["initialize"].format(init=runs.INITS[start.method], count=net.parameter_count), shapes]


def _at_step(net, theta, examples, J, alpha, say):
    """The lines of the four stations of one step: for the first example, for J, and for the parameter that moves most."""
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
    } | largest(theta, slopes, alpha).texts()
    return [[line.format(**known) for line in say[name]] for name in ("forward", "cost", "backward", "update")]


def overlay(configs, names, v):
    """(run, panels): cost curves of all runs over steps or over seconds, as the values say, and the boundaries of the first two.

    Arrays "J 0", "J 1", ... (K,), the first run's recorded steps. Where fresh examples are shown, also how the first run
    fares on them: "J fresh net" and, aside, how many of them are right, "right fresh". The runs that differ from the first in
    chance alone are "J seeds" (K, n).
    """
    experiments = [runs.experiment_of(config, v.data, v.steps) for config in configs]
    run, lines = networks.make_run(experiments[0]), []
    for i, experiment in enumerate(experiments):
        run.arrays[f"J {i}"] = networks.cost_along(run, experiment)
        line = (f"J {i}", names[i], panels.ROLES[i])
        if v.against == "seconds":
            run.arrays[f"seconds {i}"] = cached.seconds_a_step(*experiment[:3], configs[i].alpha) * run.steps
            line = (*line, f"seconds {i}")
        lines.append(line)
    fresh, crowd = v.fresh == "on", runs.crowd_of(configs[0], v.twin)
    if crowd:
        run.arrays["J seeds"] = networks.costs_along(run, [runs.experiment_of(config, v.data, v.steps) for config in crowd])
        lines.insert(0, ("J seeds", f"{len(crowd)} other seeds", "muted", *lines[0][3:]))
    if fresh:
        run.aside["right fresh"] = networks.add_fresh(run, experiments[0])
        lines.append(("J fresh net", f"{names[0]}, fresh examples", panels.FRESH["class1"], *lines[-1][3:]))
    worst = max(float(run.arrays[line[0]].max()) for line in lines)
    x_title = "seconds on this server" if v.against == "seconds" else "step"
    shown = [panels.curve(lines, f"Cost J against {v.against}", "J", log=worst > 20, x_title=x_title)]
    shown.append(panels.boundary("net", networks.DOMAIN, f"ŷ: {names[0]}", fresh=fresh))
    if len(configs) > 1:
        twin = experiments[1]
        run.arrays["theta twin"] = networks.along(run, cached.training(twin)[1], twin)
        run.nets["twin"] = (twin.net, "theta twin")
        shown.append(panels.boundary("twin", networks.DOMAIN, f"ŷ: {names[1]}", fresh=fresh))
    return run, shown
