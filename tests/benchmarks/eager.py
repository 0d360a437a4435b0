"""The same work in PyTorch's eager mode, where it is installed: as its tutorials write it, on one thread."""

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

torch.set_num_threads(1)


def model_of(theta, hidden):
    """A `torch.nn.Sequential` with these parameters; its outputs are logits."""
    layers = []
    for l in sorted(theta.W):
        kind = {"dtype": torch.from_numpy(theta.W[l]).dtype}
        layer = torch.nn.Linear(theta.W[l].shape[1], theta.W[l].shape[0], **kind)
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy(theta.W[l]))
            layer.bias.copy_(torch.from_numpy(theta.b[l][:, 0]))
        layers += [layer, torch.nn.Tanh() if hidden == "tanh" else torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def train(theta, X, Y, learning_rate, steps, hidden="tanh"):
    """The costs of all steps, the start's first, on all examples."""
    model, (X, Y) = model_of(theta, hidden), (torch.from_numpy(np.ascontiguousarray(part.T)) for part in (X, Y))
    optimizer, costs = torch.optim.SGD(model.parameters(), lr=learning_rate), []
    for step in range(steps + 1):
        optimizer.zero_grad()
        loss = cross_entropy(model(X), Y)
        costs.append(loss.item())
        if step < steps:
            loss.backward()
            optimizer.step()
    return costs


def train_on_batches(theta, X, Y, learning_rate, steps, batch_size, hidden, rng):
    """[the last cost, on all examples]."""
    model, (X, Y) = model_of(theta, hidden), (torch.from_numpy(np.ascontiguousarray(part.T)) for part in (X, Y))
    optimizer, done = torch.optim.SGD(model.parameters(), lr=learning_rate), 0
    while True:
        order = torch.from_numpy(rng.permutation(len(X)))
        for start in range(0, len(X), batch_size):
            if done == steps:
                with torch.no_grad():
                    return [cross_entropy(model(X), Y).item()]
            chosen = order[start : start + batch_size]
            optimizer.zero_grad()
            cross_entropy(model(X[chosen]), Y[chosen]).backward()
            optimizer.step()
            done += 1


def forward(theta, X, hidden="tanh"):
    """[the last output, the sum of all]: of every layer's outputs for the examples X."""
    A, outputs = torch.from_numpy(np.ascontiguousarray(X.T)), []
    with torch.no_grad():
        for layer in model_of(theta, hidden):
            A = layer(A)
            outputs.append(A)
    return torch.sigmoid(outputs[-1]).numpy().T


def cost_grid(w, b, x, y):
    """J of one sigmoid unit for every (w, b)."""
    w, b, x, y = map(torch.from_numpy, (w, b, x, y))
    with torch.no_grad():
        z = w[None, :, None] * x + b[:, None, None]
        return cross_entropy(z, y.expand_as(z), reduction="none").mean(dim=-1).numpy()


def himmelblau(w):
    return ((w[0] ** 2 + w[1] - 11) ** 2 + (w[0] + w[1] ** 2 - 7) ** 2) / 100


def rosenbrock(w):
    return (1 - w[0]) ** 2 / 100 + (w[1] - w[0] ** 2) ** 2


def descend(name, start, learning_rate, steps):
    """(steps + 1, k) costs of gradient descent from k starts (2, k) at once."""
    cost, w = {"himmelblau": himmelblau, "rosenbrock": rosenbrock}[name], torch.from_numpy(start.copy()).requires_grad_()
    optimizer, costs = torch.optim.SGD([w], lr=learning_rate), []
    for step in range(steps + 1):
        optimizer.zero_grad()
        J = cost(w)
        costs.append(J.detach().numpy())
        if step < steps:
            J.sum().backward()
            optimizer.step()
    return np.array(costs)
