"""How many epochs a second does a training that goes on make? (The playground: 500 points, one core.)

    python -m tests.benchmarks.onward [--seconds 2]

Every epoch is recorded, its cost included, and every stretch begins where the one before ended, as the playground asks for them.
"""

import argparse
import os
import time

for _threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")  # before NumPy loads, as app.py does

import nn_core  # noqa: E402
from tests.benchmarks.machine import machine  # noqa: E402

POINTS, EPOCHS = 500, 50  # of one stretch
NETS = {"2-4-2-1": (2, 4, 2, 1), "2-8×6-1": (2, *[8] * 6, 1)}
AIMS = {("2-4-2-1", 10): 200, ("2-8×6-1", 10): 100, ("2-4-2-1", None): 2000, ("2-8×6-1", None): 800}


def epochs_a_second(n, batch_size, rule, seconds):
    """Of the processor's seconds."""
    net, data = nn_core.Network(n), nn_core.make_dataset("circle", m=POINTS)
    state, epochs = nn_core.begin(nn_core.initialize(net, "xavier")), 0
    steps = -(-POINTS // batch_size) if batch_size else 1  # of one epoch
    start = time.process_time()
    while time.process_time() - start < seconds:
        _, state = nn_core.go_on(net, state, data.X, data.Y, rule, EPOCHS * steps, batch_size, record_every=steps)
        epochs += EPOCHS
    return epochs / (time.process_time() - start)


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.onward")
    parser.add_argument("--seconds", type=float, default=2.0)
    seconds = parser.parse_args().seconds
    print(machine())
    print(f"epochs a second, {POINTS} points, stretches of {EPOCHS} epochs")
    print(f"{'':10}{'batch':>6}{'aim':>8}" + "".join(f"{name:>10}" for name in ("descent", "momentum", "adam", "with L2")))
    rules = [nn_core.Rule(name, 0.01) for name in ("descent", "momentum", "adam")]
    rules.append(nn_core.Rule("descent", 0.01, penalty="l2", strength=0.001))
    for (name, batch_size), aim in AIMS.items():
        speeds = [epochs_a_second(NETS[name], batch_size, rule, seconds) for rule in rules]
        print(f"{name:10}{batch_size or 'full':>6}{aim:>8}" + "".join(f"{speed:10.0f}" for speed in speeds), flush=True)


if __name__ == "__main__":
    main()
