"""Three pictures: one feature, two features, and a photo's 7200 numbers added up."""

import numpy as np

import nn_core
from nn_core.activations import sigmoid
from pages.ui import cached
from pages.ui.cached import Data
from pages.ui.live import panels, player
from pages.ui.runs import networks

SEEDS, PLANTS = Data("seedlings"), Data("flowering", 60, 0.12, 4, scaled=True)
WEIGHTS = ((-6.0, 6.0), (-6.0, 6.0))  # what the hand can set w and b to
GRAIN = 0.1  # and how finely
CAME_UP, IN_BLOOM = ("came up", "did not"), ("in bloom", "in bud")
PLANE = ((-2.6, 2.6), (-2.6, 2.6))  # of the two features, each with mean 0 and standard deviation 1
ROWS = 40  # of a picture; two steps more: b is added, and σ answers


def best_line(data):
    """(w, b) of the straight line with the smallest squared error on a set with one input."""
    return tuple(np.polyfit(data.X[0], data.Y[0], 1).tolist())


def one_feature(experiment):
    """(run, panels): seeds that came up or not against moisture, the sigmoid and the best straight line."""
    line = nn_core.Network(n=(1, 1), output="linear", loss="squared_error")
    run = networks.make_run(experiment)
    run.arrays.update(
        points=run.arrays["theta"][:, None],
        surface=cached.unit_landscape(experiment.net, SEEDS, WEIGHTS),
        line=np.tile(best_line(cached.dataset(SEEDS)), (len(run.steps), 1)),
    )
    run.nets["line"] = (line, "line")
    by_hand = {"follows": "net", "hand": panels.hand(WEIGHTS, GRAIN)}
    shown = [
        panels.fit(
            [("net", "ŷ = σ(w x + b)", "class1"), ("line", "the best straight line", "muted")],
            ((-2.2, 2.2), (-0.35, 1.35)),
            "Did the seed come up? ŷ against moisture",
            ("soil moisture x (standardized)", "ŷ = P(y = 1 | x)"),
            loss="cross_entropy",
            yes_no=True,
            classes=CAME_UP,
            outside="no probability",
        ),
        panels.path("points", WEIGHTS, "Cost J: drag the ball", ("w", "b"), pick="ball", surface="surface", **by_hand),
        panels.curve([("J", "J", "class1")], "Cost J", "J"),
    ]
    return run, shown


def two_features(experiment):
    """(run, panels): plants in bud or in bloom by petal length and width; the boundary, and the sigmoid across it."""
    run = networks.make_run(experiment)
    z = run.arrays["theta"][:, :2] @ run.arrays["X"] + run.arrays["theta"][:, 2:]
    run.arrays["z"] = z
    axes = ("petal length x₁ (scaled)", "petal width x₂ (scaled)")
    shown = [
        panels.boundary("net", PLANE, "ŷ over the two features", axes=axes, classes=IN_BLOOM, normal=True),
        [
            panels.across("net", float(np.clip(np.abs(z).max(), 4, 12)), "Seen across the boundary", classes=IN_BLOOM),
            panels.curve([("J", "J", "class1")], "Cost J", "J"),
        ],
    ]
    return run, shown


def the_sum(image):
    """(run, panels): w·x added up row by row for a picture, then b, then σ. Arrays sum (43,) and yhat (43,)."""
    W, b = cached.picture_regression()
    products = contributions(image)
    rows = products.sum(axis=1)
    steps = np.arange(ROWS + 3)
    added = np.concatenate([[0.0], np.cumsum(rows)])[np.minimum(steps, ROWS)] + np.where(steps > ROWS, b, 0.0)
    arrays = {
        "photo": np.asarray(image),
        "weights": W.reshape(3, ROWS, -1).sum(axis=0),
        "products": products,
        "until": np.minimum(steps, ROWS),
        "sum": added,
        "yhat": sigmoid(added),
    }
    shown = [
        [panels.picture("photo", "x: the picture"), panels.picture("weights", "w: learned, 3 bands added")],
        panels.picture("products", "w·x: what each pixel adds to z", until="until"),
        panels.curve([("sum", "the sum so far", "class1")], "Added up so far", "sum"),
    ]
    return player.Run(steps, arrays, aside={"rows": rows, "b": b}), shown


def contributions(image):
    """w_k x_k of each pixel, its three bands added: (40, 60); their sum is wᵀx."""
    W, _ = cached.picture_regression()
    return (W * nn_core.picture_to_vector(image).T).reshape(3, ROWS, -1).sum(axis=0)
