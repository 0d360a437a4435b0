"""Four pictures: a bend and its slope, five bends raced, layers without a bend, and what an output may say."""

import numpy as np

import nn_core
from nn_core.diagnosis import saturated
from pages.ui import cached
from pages.ui.cached import Data
from pages.ui.live import panels, player
from pages.ui.runs import networks

Z = np.linspace(-6, 6, 121)
UNITS, EXAMPLES = 6, 120
REGRESSION = Data("change", 40, 0.15, 2)
OUTPUTS = ("sigmoid", "relu", "linear")


def bend(g, flat):
    """(run, panels): g and g′ over z; the step chooses z. Shaded: where the slope is below `flat` times its largest."""
    activation = nn_core.ACTIVATIONS[g]
    a = activation.g(Z)
    arrays = {"z": Z, "a": a, "slope": activation.g_prime(Z, a), "flat": saturated(g, Z, a, flat).astype(np.uint8)}
    over = {"x": "z", "x_title": "z", "shade": "flat"}
    shown = [
        panels.curve([("a", "a = g(z)", "class1")], f"The bend: a = g(z), {networks.ACTIVATIONS[g]}", "a", **over),
        panels.curve([("slope", "g′(z)", "class0")], "Its slope: g′(z)", "g′(z)", **over),
    ]
    return player.Run(np.arange(len(Z)), arrays), shown


def racer(g, layers=1):
    """The network of the race: two inputs, `layers` hidden layers of six units with activation g, one output."""
    return nn_core.Network(n=(2, *[UNITS] * layers, 1), hidden=g)


def race(g, experiment, flat):
    """(run, panels): the same network from the same first weights under each activation; the boundary of the one called g.

    Arrays: "J <name>", "flat <name>" (share) and "slope <name>" (mean) (K,) for every activation, share (K, 5) in per cent;
    aside "moved 1" and "moved 2" (K,): how far W[1] and W[2] of the one called g are from where they began, in per cent.
    """
    run = networks.make_run(experiment)
    run.aside.update({f"moved {l}": moved for l, moved in enumerate(networks.moved(run), start=1)})
    for name in networks.ACTIVATIONS:
        other = experiment._replace(net=racer(name))
        run.arrays[f"J {name}"] = networks.cost_along(run, other)
        for what, values in zip(("flat", "slope"), cached.hidden_slopes(other, flat), strict=True):
            run.arrays[f"{what} {name}"] = networks.along(run, values, other)
    run.arrays["share"] = 100 * np.stack([run.arrays[f"flat {name}"] for name in networks.ACTIVATIONS], axis=1)
    lines = [(f"J {g}", label, role) for (g, label), role in zip(networks.ACTIVATIONS.items(), panels.ROLES, strict=False)]
    labels = ["sigm.", "tanh", "ReLU", "leaky", "linear"]
    worst = max(float(run.arrays[f"J {name}"].max()) for name in networks.ACTIVATIONS)
    shown = [
        panels.curve(lines, "Cost J under each activation", "J", log=worst > 20),
        panels.units("net", networks.DOMAIN, f"{networks.ACTIVATIONS[g]}: its weights' next step", experiment.legs),
        [
            panels.boundary("net", networks.DOMAIN, f"ŷ with {networks.ACTIVATIONS[g]}"),
            panels.bars("share", labels, ("activation", "%"), f"Flat answers, in %: g′ below {100 * flat:g} % of its largest"),
        ],
    ]
    return run, shown


def without_bend(experiment):
    """(run, panels): linear hidden layers, one line all the same. Arrays difference (K,), product (K, 3): W′, b′."""
    net, run = experiment.net, networks.make_run(experiment)
    examples, thetas = cached.dataset(experiment.data), run.arrays["theta"]
    pairs = [nn_core.multiply_out(net, nn_core.Parameters.from_vector(net, vector)) for vector in thetas]
    W, b = (np.array(part) for part in zip(*pairs, strict=True))
    own = np.concatenate([cache.Z[net.L] for _, cache in nn_core.forward_many(net, thetas, examples.X)])
    difference = np.abs(W @ examples.X + b - own).max(axis=(1, 2))
    run.arrays.update(product=np.hstack([W[:, 0], b[:, 0]]), difference=difference)
    run.nets["product"] = (nn_core.Network(n=(2, 1)), "product")
    shown = [
        panels.units("net", networks.DOMAIN, "What each unit answers: straight stripes, layer after layer"),
        panels.boundary("net", networks.DOMAIN, "ŷ of the network"),
        panels.boundary("product", networks.DOMAIN, "ŷ of σ(W′x + b′)"),
    ]
    return run, shown


def with_output(name):
    """The network of the regression with this output."""
    return nn_core.Network(n=(1, UNITS, 1), output=name, loss="squared_error")


def outputs(experiment):
    """(run, panels): plants that gained or lost cover, and the same network with three different outputs."""
    run = networks.make_run(experiment)
    for name in OUTPUTS:
        networks.add_twin(run, name, experiment._replace(net=with_output(name)))
    series = [("linear", "linear output", "class1"), ("sigmoid", "sigmoid output", "class0"), ("relu", "ReLU output", "blend")]
    costs = [(f"J {name}", label, role) for name, label, role in series]
    shown = [
        panels.fit(
            series,
            ((-1.05, 1.05), (-1.3, 1.3)),
            "Gained or lost cover: what three outputs can say",
            ("grazing x (scaled)", "change of cover y"),
            caption="J (linear output)",
        ),
        panels.curve(costs, "Cost J (squared error)", "J", log=True),
    ]
    return run, shown
