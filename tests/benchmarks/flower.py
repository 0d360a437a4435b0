"""How much does an answer of the flower lab cost, with its maps, and a step of training the network with eyes?

    python -m tests.benchmarks.flower [--rounds 9]

Printed are milliseconds of processor time on one thread, the median over the rounds. It judges no speed.
"""

import argparse
import os
import sys
import time

for _threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")  # before NumPy loads, as app.py does

import numpy as np  # noqa: E402

from nn_core.activations import sigmoid  # noqa: E402
from nn_core.drawings import draw_picture  # noqa: E402
from nn_core.eyes import Eyes, backward, forward, initialize  # noqa: E402
from nn_core.flower import load_eyes, load_flower_model  # noqa: E402
from nn_core.flower.occlusion import what_mattered  # noqa: E402
from nn_core.pictures import picture_to_vector  # noqa: E402
from tests.benchmarks.machine import machine  # noqa: E402


def works():
    """{what is done: the function that does it}."""
    eyes, dense = load_eyes(), load_flower_model()
    picture = np.asarray(draw_picture("daisy", 0))
    x = picture_to_vector(picture)
    theta, X = initialize(Eyes(), 0, np.float32), np.random.default_rng(0).random((7200, 64), dtype=np.float32)

    def step():
        cache = forward(Eyes(), theta, X)
        backward(Eyes(), theta, cache, sigmoid(cache.Z[5]) - np.float32(0.5))

    def everything():
        eyes.answer(picture), eyes.explain(x), dense.predict(x), what_mattered(dense.log_odds, x)

    return {
        "the network with eyes: an answer": lambda: eyes.answer(picture),
        "the network with eyes: maps at two scales": lambda: eyes.explain(x),
        "the network with eyes: all layers of a picture": lambda: eyes.layers(picture),
        "the dense network: an answer": lambda: dense.predict(x),
        "the dense network: maps at two scales": lambda: what_mattered(dense.log_odds, x),
        "all that the lab asks about a picture": everything,
        "a training step of 64 pictures": step,
    }


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.flower")
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    print(machine())
    for what, work in works().items():
        work()
        taken = []
        for _ in range(rounds):
            start = time.process_time()
            work()
            taken.append(time.process_time() - start)
        print(f"{what:50}{1000 * np.median(taken):9.1f} ms", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
