"""XOR, learned side by side: by a single unit, and by a network of the size the learner chose."""

import nn_core
from pages.ui import cached, legs, networks, panels, readout, stage

DATA = ("xor", 120, 0.15, 0)


def nets(v):
    """(one unit, the network with v.n1 hidden units and activation v.g), both with two inputs."""
    return nn_core.Network(n=(2, 1)), nn_core.Network(n=(2, v.n1, 1) if v.n1 else (2, 1), hidden=v.g)


def trained(v):
    """(start, data, legs) of both."""
    return ("xavier", 1.0, v.seed, 0.0), DATA, legs.chain(v.past, v.alpha, v.steps)


def scene(v, say):
    """Both boundaries and both costs; `say` is the read-out with the gaps step(s), J, right, J one, right one."""
    one, net = nets(v)
    start, data, chain = trained(v)
    run, known = networks.make_run(net, start, data, chain), (one, start, data, chain)
    run.arrays["one"] = networks.beside(run, cached.training(*known)[1], *known)
    run.arrays["J one"] = networks.cost_beside(run, *known)
    run.nets["one"] = (one, "one")
    numbers = {"step": run.steps, "J": run.arrays["J"], "right": cached.right_answers(net, start, data, chain)}
    numbers |= {"J one": run.arrays["J one"], "right one": networks.beside(run, cached.right_answers(*known), *known)}
    axes = ("light x₁", "water x₂")
    shown = [
        panels.boundary("one", networks.DOMAIN, "One unit", axes=axes),
        panels.boundary("net", networks.DOMAIN, "The network", axes=axes),
        panels.curve([("J", "network", "class1"), ("J one", "one unit", "class0")], "Cost J", "J"),
    ]
    told = readout.Readout(say, numbers, {"steps": readout.counted(run.steps)})
    return stage.Scene(run, shown, told, chain=chain, happened=outcome(v, numbers), asks="xor")


def outcome(v, numbers):
    """Who got more than nine of ten right: the answer of the question about XOR; None where there is no hidden unit."""
    fine = tuple(numbers[name][-1] > 0.9 * DATA[1] for name in ("right one", "right"))
    return {(False, False): "none", (False, True): "network", (True, True): "both"}.get(fine) if v.n1 else None
