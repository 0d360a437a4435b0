"""How fast is the engine, beside plain NumPy and beside PyTorch's eager mode?

    python -m tests.benchmarks.core [--rounds 9] [W1 W2 ...]

Every row is done in turn by a plain loop (`plain.py`), by the engine and, where it is installed, by PyTorch
(`eager.py`; it is no dependency of the app), all on one thread. Printed are the ratios of their processor times, each the
median over the rounds. The program ends with an error if they do not reach the same numbers; it judges no speed.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

for _threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")  # before NumPy loads, as app.py does

import numpy as np  # noqa: E402

import nn_core  # noqa: E402
from nn_core.landscapes import unit_cost_grid  # noqa: E402
from tests.benchmarks import plain  # noqa: E402
from tests.benchmarks.machine import machine  # noqa: E402

try:
    from tests.benchmarks import eager
except ImportError:
    eager = None


class Work(NamedTuple):
    """One row: what is done, and the same by the engine, the plain loop and PyTorch; each returns numbers to compare.

    `times` is how much of the work the engine does where the others do it once.
    """

    what: str
    engine: Callable
    plain: Callable
    eager: Callable
    agree: float = 1e-9
    times: int = 1


def example(n, m, hidden="tanh", kind="float64"):
    """A network with its start and m examples of two classes that a curve parts, in one type of number."""
    net = nn_core.Network(n, hidden=hidden)
    X = np.random.default_rng(0).normal(size=(n[0], m)).astype(kind)
    theta = nn_core.initialize(net, "xavier", seed=1)
    theta = nn_core.Parameters(*({l: part[l].astype(kind) for l in part} for part in (theta.W, theta.b)))
    return net, theta, X, (X[:1] * X[-1:] > 0).astype(kind)


def training(n, m, steps, hidden="tanh", kind="float64", alpha=0.1, agree=1e-9):
    """Full-batch steps, the cost recorded at each."""
    net, theta, X, Y = example(n, m, hidden, kind)
    return Work(
        f"{'-'.join(map(str, n))} {hidden}, m = {m}, {steps} steps" + (", float32" if kind == "float32" else ""),
        lambda: [snapshot.cost for snapshot in list(nn_core.train(net, theta, X, Y, alpha, steps))],
        lambda: plain.train(theta.W, theta.b, X, Y, alpha, steps, hidden),
        lambda: eager.train(theta, X, Y, alpha, steps, hidden),
        agree,
    )


def batches(n, m, steps, batch, hidden, kind, alpha, agree):
    """Mini-batches of the same order for all three; the cost on all examples at the end."""
    net, theta, X, Y = example(n, m, hidden, kind)
    order = {"batch_size": batch, "hidden": hidden}
    return Work(
        f"the same, batches of {batch}" + (", float32" if kind == "float32" else ""),
        lambda: [list(nn_core.train(net, theta, X, Y, alpha, steps, batch, seed=0, record_every=steps))[-1].cost],
        lambda: plain.train_on_batches(theta.W, theta.b, X, Y, alpha, steps, **order, rng=np.random.default_rng(0)),
        lambda: eager.train_on_batches(theta, X, Y, alpha, steps, **order, rng=np.random.default_rng(0)),
        agree,
    )


def maps(kind, agree):
    """Every unit of W2's network over a grid."""
    net, theta, *_ = example((2, 8, 8, 8, 8, 1), 1, kind=kind)
    X = np.stack(np.meshgrid(np.linspace(-2, 2, 100), np.linspace(-2, 2, 100))).reshape(2, -1).astype(kind)
    return Work(
        "all units' maps, 100×100" + (", float32" if kind == "float32" else ""),
        lambda: nn_core.forward(net, theta, X).A[net.L],
        lambda: plain.forward(theta.W, theta.b, X)[net.L],
        lambda: eager.forward(theta, X),
        agree,
    )


def cost_grid():
    """J of a sigmoid unit over (w, b)."""
    rng, grid = np.random.default_rng(0), np.linspace(-6, 6, 200)
    x = rng.normal(size=100)
    y = (x + rng.normal(size=100) > 0).astype(float)
    return Work(
        "cost of (w, b), 200×200, m = 100",
        lambda: unit_cost_grid("cross_entropy", grid, grid, x, y),
        lambda: plain.cost_grid(grid, grid, x, y),
        lambda: eager.cost_grid(grid, grid, x, y),
    )


def descents():
    """Twenty starts at once, on two surfaces one after the other."""
    starts, rates = np.random.default_rng(0).uniform(-1.5, 1.5, size=(2, 20)), {"himmelblau": 0.5, "rosenbrock": 0.02}

    def each(descend):
        return np.stack([descend(name, starts, alpha, 200) for name, alpha in rates.items()])

    return Work(
        "20 starts × 200 steps, two surfaces",
        lambda: each(lambda name, *how: nn_core.descend(nn_core.SURFACES[name], *how).cost),
        lambda: each(plain.descend),
        lambda: each(eager.descend),
    )


def together(count=24, steps=300):
    """Many seeds of W1 together; the others train one of them."""
    net, _, X, Y = example((2, 4, 2, 1), 200)
    starts = [nn_core.initialize(net, "xavier", seed=seed) for seed in range(count)]
    first = starts[0]
    return Work(
        f"{count} runs of W1 together, per run",
        lambda: nn_core.train_together(net, starts, X, Y, 0.1, steps)[0].costs,
        lambda: plain.train(first.W, first.b, X, Y, 0.1, steps),
        lambda: eager.train(first, X, Y, 0.1, steps),
        times=count,
    )


PHOTO = (7200, 64, 16, 1), 512, 50
WORKS = {
    "W1": lambda: training((2, 4, 2, 1), 200, 1000),
    "W2": lambda: training((2, 8, 8, 8, 8, 1), 300, 300),  # after some 400 steps a rounding decides where it goes
    "W3": lambda: training((3, 4, 1), 5, 1000),
    "W4": lambda: training(*PHOTO, "relu", "float64", 0.01, 1e-8),
    "W4 f32": lambda: training(*PHOTO, "relu", "float32", 0.01, 1e-2),
    "W4b": lambda: batches(*PHOTO, 64, "relu", "float64", 0.01, 1e-8),
    "W4b f32": lambda: batches(*PHOTO, 64, "relu", "float32", 0.01, 1e-2),
    "W5": lambda: training((7200, 1), 512, 100, alpha=0.001),
    "W6": lambda: maps("float64", 1e-9),
    "W6 f32": lambda: maps("float32", 1e-4),
    "W7": cost_grid,
    "W7p": descents,
    "W8": together,
}


def seconds(function):
    """(processor seconds, what it returned)."""
    start = time.process_time()
    result = function()
    return time.process_time() - start, np.asarray(result)


def compare(work, rounds):
    """({name: processor seconds of each round}, largest relative difference between what they return)."""
    names = ["engine", "plain", *(["eager"] if eager else [])]
    taken, difference = {name: [] for name in names}, 0.0
    for _ in range(rounds):
        results = {}
        for name in names:
            spent, results[name] = seconds(getattr(work, name))
            taken[name].append(spent / (work.times if name == "engine" else 1))
        for name in names[1:]:
            apart = np.abs(results[name] - results["engine"]) / np.maximum(np.abs(results["engine"]), 1e-3)
            difference = max(difference, float(apart.max()))
    return taken, difference


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.core")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("only", nargs="*")
    asked = parser.parse_args()
    print(machine())
    print(f"processor time on one thread, ratios and their median over {asked.rounds} rounds", flush=True)
    print(f"{'':8}{'work':46}{'engine ms':>10}{'÷ plain':>9}{'÷ PyTorch':>11}   same numbers")
    same = True
    for name, make in WORKS.items():
        if asked.only and name.split()[0] not in asked.only:
            continue
        work = make()
        taken, difference = compare(work, asked.rounds)
        ratios = [np.median(np.divide(taken[other], taken["engine"])) for other in ("plain", "eager") if other in taken]
        told = "".join(f"{ratio:{width}.2f}" for ratio, width in zip(ratios, (9, 11), strict=False)) + " " * (
            11 if not eager else 0
        )
        agree = "yes" if difference <= work.agree else f"NO, {difference:.0e} apart"
        same &= difference <= work.agree
        print(f"{name:8}{work.what:46}{1e3 * np.median(taken['engine']):10.2f}{told}   {agree}", flush=True)
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
