"""How fast does `nn_core.train` learn, beside the plain NumPy loop a careful learner would write?

    python -m tests.benchmarks.core [--steps 1000] [--repeats 15]

Both record the cost at every step, as the pages do. They take turns, so that a busy machine slows both alike; the
table shows medians. The program ends with an error if the two do not end at the same cost.
"""

import argparse
import math
import os
import sys
import time

for _threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")  # before NumPy loads, as app.py does

import numpy as np  # noqa: E402

import nn_core  # noqa: E402

WORKLOADS = {  # n, m
    "W1": ((2, 4, 2, 1), 200),
    "W2": ((2, 8, 8, 8, 8, 1), 300),
    "W3": ((3, 4, 1), 5),
}
LEARNING_RATE = 0.1


def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))


def plain_loop(W, b, X, Y, learning_rate, steps):
    """tanh layers, a sigmoid output, cross-entropy; the cost of every step, the start's first."""
    L, m, costs = len(W), X.shape[1], []
    W, b = dict(W), dict(b)
    for step in range(steps + 1):
        A = {0: X}
        for l in range(1, L):
            A[l] = np.tanh(W[l] @ A[l - 1] + b[l])
        A[L] = sigmoid(W[L] @ A[L - 1] + b[L])
        costs.append(-np.mean(Y * np.log(A[L]) + (1 - Y) * np.log(1 - A[L])))
        if step == steps:
            return costs
        dZ, dW, db = A[L] - Y, {}, {}
        for l in range(L, 0, -1):
            dW[l] = dZ @ A[l - 1].T / m
            db[l] = np.sum(dZ, axis=1, keepdims=True) / m
            if l > 1:
                dZ = (W[l].T @ dZ) * (1 - A[l - 1] ** 2)
        for l in range(1, L + 1):
            W[l] = W[l] - learning_rate * dW[l]
            b[l] = b[l] - learning_rate * db[l]
    return costs


def engine(net, theta, X, Y, learning_rate, steps):
    """The costs of the same run by the engine; all snapshots are kept, as a page keeps them."""
    return [snapshot.cost for snapshot in list(nn_core.train(net, theta, X, Y, learning_rate, steps, record_every=1))]


def make_workload(n, m):
    """A network with its start and m examples of two classes that a curve parts."""
    net = nn_core.Network(n, hidden="tanh")
    X = np.random.default_rng(0).normal(size=(n[0], m))
    return net, nn_core.initialize(net, "xavier", seed=1), X, (X[:1] * X[1:2] > 0).astype(float)


def seconds(function, *arguments):
    start = time.perf_counter()
    result = function(*arguments)
    return time.perf_counter() - start, result


def compare(n, m, steps, repeats):
    """(median seconds of the plain loop, of the engine, largest relative difference of their costs)."""
    net, theta, X, Y = make_workload(n, m)
    times, difference = {"plain": [], "engine": []}, 0.0
    for _ in range(repeats):
        plain, plain_costs = seconds(plain_loop, theta.W, theta.b, X, Y, LEARNING_RATE, steps)
        fast, fast_costs = seconds(engine, net, theta, X, Y, LEARNING_RATE, steps)
        times["plain"].append(plain)
        times["engine"].append(fast)
        difference = max(difference, abs(plain_costs[-1] - fast_costs[-1]) / plain_costs[-1])
        if len(plain_costs) != len(fast_costs) or not math.isfinite(difference):
            difference = math.inf
    return float(np.median(times["plain"])), float(np.median(times["engine"])), difference


def main():
    parser = argparse.ArgumentParser(description="nn_core.train beside a plain NumPy loop")
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--repeats", type=int, default=15)
    options = parser.parse_args()
    print(f"{options.steps} full-batch steps, cost at every step, median of {options.repeats}")
    print(f"{'':4}{'network':14}{'m':>5}{'plain ms':>11}{'nn_core ms':>12}{'plain/nn_core':>15}{'same cost':>11}")
    same = True
    for name, (n, m) in WORKLOADS.items():
        plain, fast, difference = compare(n, m, options.steps, options.repeats)
        same &= difference < 1e-9
        size, agree = "-".join(map(str, n)), "yes" if difference < 1e-9 else f"NO {difference:.0e}"
        print(f"{name:4}{size:14}{m:5}{1e3 * plain:11.1f}{1e3 * fast:12.1f}{plain / fast:15.2f}{agree:>11}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
