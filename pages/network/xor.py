"""XOR, learned side by side: by a single unit, and by a network of the size the learner chose."""

import nn_core
from pages.ui import cached
from pages.ui.cached import Data, Experiment, Start
from pages.ui.live import legs, panels
from pages.ui.runs import networks

DATA = Data("xor", 120, 0.15, 0)


def setup(v):
    """The experiment of the network with v.n1 hidden units and activation v.g."""
    net = nn_core.Network(n=(2, v.n1, 1) if v.n1 else (2, 1), hidden=v.g)
    return Experiment(net, Start("xavier", 1.0, v.seed), DATA, legs.every(v.past, v.alpha, v.steps))


def make_run(experiment, fresh):
    """The run of the network with that of one unit in it. Arrays J and right, "J one" and "right one" (K,); with `fresh` also
    how the network fares on fresh plants: "J fresh net" and "right fresh"."""
    alone, run = experiment._replace(net=nn_core.Network(n=(2, 1))), networks.make_run(experiment)
    networks.add_twin(run, "one", alone)
    run.aside["right"] = networks.along(run, cached.right_answers(experiment), experiment)
    run.aside["right one"] = networks.along(run, cached.right_answers(alone), alone)
    if fresh:
        run.aside["right fresh"] = networks.add_fresh(run, experiment)
    return run


def pictures(fresh):
    """Both boundaries and both costs; with `fresh`, the fresh plants and the network's cost on them."""
    axes = ("light x₁", "water x₂")
    costs = [("J", "network", "class1"), ("J one", "one unit", "class0")]
    if fresh:
        costs.append(("J fresh net", "network, fresh plants", panels.FRESH["class1"]))
    return [
        panels.boundary("one", networks.DOMAIN, "One unit", axes, fresh=fresh),
        panels.boundary("net", networks.DOMAIN, "The network", axes, fresh=fresh),
        panels.curve(costs, "Cost J", "J"),
    ]


def outcome(run):
    """Who got more than nine of ten right: the answer of the question about XOR."""
    fine = tuple(run.aside[name][-1] > 0.9 * DATA.m for name in ("right one", "right"))
    return {(False, False): "none", (False, True): "network", (True, True): "both"}.get(fine)
