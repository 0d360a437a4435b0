"""What a careful learner would write in plain NumPy: the loops that the engine is measured beside."""

import numpy as np


def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))


def relu(Z):
    return np.maximum(0, Z)


def bends(hidden):
    """(g, g′ told from a) of the hidden layers."""
    return (np.tanh, lambda A: 1 - A**2) if hidden == "tanh" else (relu, lambda A: (A > 0).astype(A.dtype))


def forward(W, b, X, hidden="tanh"):
    """{l: A[l]}; a sigmoid output."""
    L, (g, _) = len(W), bends(hidden)
    A = {0: X}
    for l in range(1, L):
        A[l] = g(W[l] @ A[l - 1] + b[l])
    A[L] = sigmoid(W[L] @ A[L - 1] + b[L])
    return A


def cross_entropy(A, Y):
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))


def backward(W, A, Y, hidden="tanh"):
    """(dW, db) for a sigmoid output with cross-entropy."""
    L, m, (_, slope) = len(W), Y.shape[1], bends(hidden)
    dZ, dW, db = A[L] - Y, {}, {}
    for l in range(L, 0, -1):
        dW[l] = dZ @ A[l - 1].T / m
        db[l] = np.sum(dZ, axis=1, keepdims=True) / m
        if l > 1:
            dZ = (W[l].T @ dZ) * slope(A[l - 1])
    return dW, db


def train(W, b, X, Y, learning_rate, steps, hidden="tanh"):
    """The costs of all steps, the start's first, on all examples."""
    W, b, A = dict(W), dict(b), forward(W, b, X, hidden)
    costs = [cross_entropy(A[len(W)], Y)]
    for _ in range(steps):
        dW, db = backward(W, A, Y, hidden)
        for l in W:
            W[l], b[l] = W[l] - learning_rate * dW[l], b[l] - learning_rate * db[l]
        A = forward(W, b, X, hidden)
        costs.append(cross_entropy(A[len(W)], Y))
    return costs


def train_on_batches(W, b, X, Y, learning_rate, steps, batch_size, hidden, rng):
    """[the last cost, on all examples]: each step sees the next batch of an order shuffled anew for every epoch."""
    W, b, done, m = dict(W), dict(b), 0, X.shape[1]
    while True:
        order = rng.permutation(m)
        for start in range(0, m, batch_size):
            if done == steps:
                return [cross_entropy(forward(W, b, X, hidden)[len(W)], Y)]
            chosen = order[start : start + batch_size]
            dW, db = backward(W, forward(W, b, X[:, chosen], hidden), Y[:, chosen], hidden)
            for l in W:
                W[l], b[l] = W[l] - learning_rate * dW[l], b[l] - learning_rate * db[l]
            done += 1


def cost_grid(w, b, x, y):
    """J of one sigmoid unit for every (w, b): (len(b), len(w)), a row for each b."""
    J = np.empty((len(b), len(w)))
    for i, at in enumerate(b):
        yhat = sigmoid(w[:, None] * x + at)
        J[i] = -np.mean(y * np.log(yhat) + (1 - y) * np.log(1 - yhat), axis=1)
    return J


def himmelblau(w):
    return ((w[0] ** 2 + w[1] - 11) ** 2 + (w[0] + w[1] ** 2 - 7) ** 2) / 100


def himmelblau_gradient(w):
    p, q = w[0] ** 2 + w[1] - 11, w[0] + w[1] ** 2 - 7
    return np.array([4 * w[0] * p + 2 * q, 2 * p + 4 * w[1] * q]) / 100


def rosenbrock(w):
    return (1 - w[0]) ** 2 / 100 + (w[1] - w[0] ** 2) ** 2


def rosenbrock_gradient(w):
    return np.array([(w[0] - 1) / 50 - 4 * w[0] * (w[1] - w[0] ** 2), 2 * (w[1] - w[0] ** 2)])


SURFACES = {"himmelblau": (himmelblau, himmelblau_gradient), "rosenbrock": (rosenbrock, rosenbrock_gradient)}


def descend(name, start, learning_rate, steps):
    """(steps + 1, k) costs of gradient descent from k starts (2, k) at once."""
    (cost, gradient), w = SURFACES[name], start
    costs = [cost(w)]
    for _ in range(steps):
        w = w - learning_rate * gradient(w)
        costs.append(cost(w))
    return np.array(costs)
