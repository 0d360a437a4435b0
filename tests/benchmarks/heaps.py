"""How long does a network of one's own take to learn from 500 photos, 64-16-1, 200 epochs? With every photo in every step, in
batches, with L2 and more versions, with eyes; and for comparison the plain training with 7200 inputs.

    python -m tests.benchmarks.heaps [--photos 500] [--epochs 200]

Printed are seconds of processor time on one thread, from the pixels to the network with its findings. It judges no speed.
"""

import argparse
import os
import sys
import time

for _threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")  # before NumPy loads, as app.py does

import nn_core  # noqa: E402
from nn_core.heaps import Plan, drawn_heaps, lesson  # noqa: E402
from nn_core.heaps.learning import first_weights  # noqa: E402
from pages.ui.cached import heaps  # noqa: E402
from pages.ui.workers.jobs import JOBS  # noqa: E402
from tests.benchmarks.machine import machine  # noqa: E402


def plans(epochs):
    """{name: plan}."""
    common = {"layers": (64, 16), "alpha": 0.01, "epochs": epochs}
    return {
        "every step sees all": Plan(**common),
        "batches of 32": Plan(**common, batch=32),
        "batches of 32, L2, more versions": Plan(**common, batch=32, strength=0.1, varied=True),
        "with eyes, 40 epochs": Plan(eyes=True, alpha=0.02, epochs=40),
    }


def plain(pictures, plan):
    """The same training of the network with 7200 inputs, a tenth of its epochs."""
    pixels, Y = pictures
    whole = lesson(pixels, Y, plan.seed)
    X = whole.X[:, : whole.k] - whole.X[:, : whole.k].mean(axis=1, keepdims=True)
    steps = plan.epochs // 10 * plan.steps_an_epoch(whole.k)
    state = nn_core.begin(first_weights(plan))
    nn_core.go_on(plan.net, state, X / X.std(), whole.Y[:, : whole.k], plan.rule, steps, plan.batch, plan.seed, steps)


def seconds(work):
    """What it takes, and what it gives."""
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.heaps")
    parser.add_argument("--photos", type=int, default=500)
    parser.add_argument("--epochs", type=int, default=200)
    given = parser.parse_args()
    print(machine())
    heaps.work = lambda job, arguments, arrays, about: JOBS[job](**arguments, **arrays)  # here, not in a worker
    pictures = heaps.Pictures(*drawn_heaps(given.photos, 0))
    taken = {}
    for name, plan in plans(given.epochs).items():
        taken[name], found = seconds(lambda plan=plan: heaps.heap_training(plan, pictures, {}, "key"))
        right = f"{100 * found.seen['right'][-1]:.0f} % and {100 * found.seen['held_right'][-1]:.0f} % right"
        print(f"{name:36}{taken[name]:8.2f} s   {right}", flush=True)
    name = "batches of 32"
    tenth, _ = seconds(lambda: plain(pictures, plans(given.epochs)[name]))
    print(f"{name + ', 7200 inputs, a tenth':36}{tenth:8.2f} s   the whole {10 * tenth / taken[name]:.1f} times as long")
    return 0


if __name__ == "__main__":
    sys.exit(main())
