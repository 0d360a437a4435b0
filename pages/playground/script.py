"""The NumPy lines that a learner takes away: the same points, the same start, the same way, the same cost at the end."""

import numpy as np

from pages.playground import acts, table
from pages.ui import cached
from pages.ui.workers.trial import Edited

FORMULAS = {
    "x1": "x1",
    "x2": "x2",
    "x1x1": "x1 * x1",
    "x2x2": "x2 * x2",
    "x1x2": "x1 * x2",
    "sin1": "np.sin(4 * x1)",
    "sin2": "np.sin(4 * x2)",
}
G = {
    "tanh": ("np.tanh(Z)", "1 - A * A"),
    "sigmoid": ("1 / (1 + np.exp(-Z))", "A * (1 - A)"),
    "relu": ("np.maximum(Z, 0)", "(A > 0).astype(float)"),
    "leaky_relu": ("np.where(Z > 0, Z, 0.01 * Z)", "np.where(A > 0, 1, 0.01)"),
    "linear": ("Z", "np.ones_like(A)"),
}
SPREAD = {
    "zeros": "0 * W",
    "constant": "0 * W + scale",
    "random": "scale * W",
    "xavier": "scale * np.sqrt(2 / (n[l - 1] + n[l])) * W",
    "he": "scale * np.sqrt(2 / n[l - 1]) * W",
}
OUTPUT = {
    "sigmoid": "1 / (1 + np.exp(-Z))",
    "softmax": "np.exp(Z - Z.max(axis=0)) / np.exp(Z - Z.max(axis=0)).sum(axis=0)",
    "linear": "Z",
}
COST = {
    ("cross_entropy", "sigmoid"): "np.maximum(Z, 0) + np.log1p(np.exp(-np.abs(Z))) - Y * Z",
    ("cross_entropy", "softmax"): "Y * (Z.max(axis=0) + np.log(np.exp(Z - Z.max(axis=0)).sum(axis=0)) - Z)",
    ("squared_error", "sigmoid"): "(A - Y) ** 2",
    ("squared_error", "linear"): "(A - Y) ** 2",
}
LAST_DZ = {
    ("cross_entropy", "sigmoid"): "A[L] - Y",
    ("cross_entropy", "softmax"): "A[L] - Y",
    ("squared_error", "sigmoid"): "2 * (A[L] - Y) * A[L] * (1 - A[L])",
    ("squared_error", "linear"): "2 * (A[L] - Y)",
}
UPDATE = {
    "descent": ("theta = theta - alpha * gradient",),
    "momentum": ("v = 0.9 * v + gradient", "theta = theta - alpha * v"),
    "adam": (
        "t += 1",
        "v = 0.9 * v + 0.1 * gradient",
        "s = 0.999 * s + 0.001 * gradient ** 2",
        "theta = theta - alpha * (v / (1 - 0.9**t)) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)",
    ),
}
PENALTY = {
    "l2": "gradient = gradient + {size!r} * theta * is_weight",
    "l1": "gradient = gradient + {size!r} * np.sign(theta) * is_weight",
}


def script(v):
    """The trial as far as the step shown, as a program that needs NumPy only."""
    trial = table.trial_of(v)
    points, net = cached.split(trial.lot), trial.net
    ends = (net.loss, net.output)
    lines = [
        "import numpy as np",
        "",
        "# The points that the network learns from: x₁, x₂ and y",
        f"x1, x2 = np.array({np.round(points.raw, 12).tolist()})",
        f"Y = np.array({points.Y.tolist()})",
        f"X = np.stack([{', '.join(FORMULAS[name] for name in trial.lot.inputs)}])",
        *(
            [f"X = (X - np.array({points.shift.tolist()})[:, None]) / np.array({points.scale.tolist()})[:, None]"]
            * trial.lot.scaled
        ),
        "m = X.shape[1]",
        "",
        "# The network and its first weights",
        f"n = {list(net.n)}",
        "L = len(n) - 1",
        f"rng, scale = np.random.default_rng({trial.start.seed}), {trial.start.factor!r}",
        "parts, is_weight = [], []",
        "for l in range(1, L + 1):",
        f"    W = {'np.zeros' if trial.start.method in ('zeros', 'constant') else 'rng.standard_normal'}((n[l], n[l - 1]))",
        f"    W = {SPREAD[trial.start.method]}",
        "    parts += [W.ravel(), np.zeros(n[l])]",
        "    is_weight += [np.ones(W.size), np.zeros(n[l])]",
        "theta, is_weight = np.concatenate(parts), np.concatenate(is_weight)",
        *([f"theta[0] += {trial.start.nudge!r}"] if trial.start.nudge else []),
        "v, s, t = 0 * theta, 0 * theta, 0",
        "",
        *_functions(net, ends),
        *_way(v, trial),
        'print(f"J = {cost(forward(theta, X)):.10g}")',
    ]
    return "\n".join(lines) + "\n"


def _functions(net, ends):
    bends = [net.activation(l) for l in range(1, net.L)]
    lines = [
        "def layers(theta):",
        '    """W[l] and b[l] as views of all parameters."""',
        "    start = 0",
        "    for l in range(1, L + 1):",
    ]
    lines += [
        "        middle, end = start + n[l] * n[l - 1], start + n[l] * (n[l - 1] + 1)",
        "        yield l, theta[start:middle].reshape(n[l], n[l - 1]), theta[middle:end, None]",
        "        start = end",
        "",
        "",
        "def forward(theta, X):",
        "    A = {0: X}",
        "    for l, W, b in layers(theta):",
        "        Z = W @ A[l - 1] + b",
        *[f"        {'if' if l == 1 else 'elif'} l == {l}:\n            A[l] = {G[g][0]}" for l, g in enumerate(bends, 1)],
        f"    A[L] = {OUTPUT[net.output]}",
        "    A['Z'] = Z",
        "    return A",
        "",
        "",
        "def cost(A):",
        "    Z, A = A['Z'], A[L]",
        f"    return ({COST[ends]}).sum() / m",
        "",
        "",
        "def gradient_of(theta, X, Y):",
        "    A = forward(theta, X)",
        f"    dZ, slopes, found = {LAST_DZ[ends]}, {{}}, []",
        *[f"    slopes[{l}] = {G[g][1].replace('A', f'A[{l}]')}" for l, g in enumerate(bends, 1)],
        "    for l, W, b in reversed(list(layers(theta))):",
        "        found = [(dZ @ A[l - 1].T / X.shape[1]).ravel(), dZ.mean(axis=1), *found]",
        "        dZ = W.T @ dZ * slopes[l - 1] if l > 1 else None",
        "    return np.concatenate(found)",
        "",
        "",
    ]
    return lines


def _way(v, trial):
    """What happened, in order."""
    lines, step, before = ["step = 0"], 0, None
    for act in acts.until(v, v.step) if v.step else trial.past:
        if isinstance(act, Edited):
            lines += [f"theta[{at}] = {value!r}  # set by hand" for at, value in act.changes]
            continue
        pace, rule = act.pace, act.pace.rule
        lines += ["v, s, t = 0 * theta, 0 * theta, 0"] if before not in (None, rule.name) else []
        before, step = rule.name, step + act.steps
        batched = pace.batch and pace.batch < cached.split(trial.lot).X.shape[1]
        penalty = [PENALTY[rule.penalty].format(size=rule.strength)] if rule.penalty != "none" else []
        lines += [f"alpha = {rule.learning_rate!r}", f"while step < {step}:"]
        inside = _batch(pace.batch, trial.start.seed) if batched else ["gradient = gradient_of(theta, X, Y)"]
        lines += [f"    {line}" for line in (*inside, *penalty, *UPDATE[rule.name], "step += 1")]
    return lines


def _batch(size, seed):
    """The examples of a step follow from the seed and its number alone."""
    return [
        f"epoch, place = divmod(step, -(-m // {size}))",
        f"order = np.random.default_rng([{seed}, epoch]).permutation(m)[place * {size} : (place + 1) * {size}]",
        "gradient = gradient_of(theta, X[:, order], Y[:, order])",
    ]
