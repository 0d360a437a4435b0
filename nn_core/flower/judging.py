"""How good are the answers? The measures for a yes/no question, from the probabilities and the truth.

All take Y and Yhat of shape (1, m) or (m,): Y is 0 or 1, Yhat the predicted probability of class 1; the answer is
"1" where Yhat > 1/2. Two guesses that know nothing score the same, 1/2, in balanced accuracy and ROC AUC, however
many more examples one class has.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike


def confusion(Y: ArrayLike, Yhat: ArrayLike) -> dict[str, int]:
    """How many examples of each kind: {"true_positive", "false_negative", "true_negative", "false_positive"}."""
    Y, Yhat = _flat(Y, Yhat)
    truth, answer = Y == 1, Yhat > 0.5
    return {
        "true_positive": int(np.sum(truth & answer)),
        "false_negative": int(np.sum(truth & ~answer)),
        "true_negative": int(np.sum(~truth & ~answer)),
        "false_positive": int(np.sum(~truth & answer)),
    }


def accuracy(Y: ArrayLike, Yhat: ArrayLike) -> float:
    """The share of right answers: (TP + TN) / m."""
    Y, Yhat = _flat(Y, Yhat)
    return float(np.mean((Yhat > 0.5) == (Y == 1)))


def balanced_accuracy(Y: ArrayLike, Yhat: ArrayLike) -> float:
    """The mean of the two classes' shares of right answers: (TP/(TP+FN) + TN/(TN+FP)) / 2.

    Raises ValueError unless both classes are there.
    """
    Y, Yhat = _both_classes(Y, Yhat)
    return float((np.mean(Yhat[Y == 1] > 0.5) + np.mean(Yhat[Y == 0] <= 0.5)) / 2)


def roc_auc(Y: ArrayLike, Yhat: ArrayLike) -> float:
    """The area under the ROC curve: how often a random flower is given a higher ŷ than a random other picture.

    With the ranks r of ŷ (equal ones share their mean rank): (Σ r over class 1 − n₁ (n₁+1)/2) / (n₁ n₀).
    Raises ValueError unless both classes are there. Source: Mann and Whitney 1947; Hanley and McNeil 1982.
    """
    Y, Yhat = _both_classes(Y, Yhat)
    _, group, count = np.unique(Yhat, return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2)[group]
    n1, n0 = int(np.sum(Y == 1)), int(np.sum(Y == 0))
    return float((rank[Y == 1].sum() - n1 * (n1 + 1) / 2) / (n1 * n0))


def judge(Y: ArrayLike, Yhat: ArrayLike) -> dict[str, Any]:
    """All measures of one set of examples: counts, shares (0..1) and the confusion matrix, as a dict."""
    Y, Yhat = _flat(Y, Yhat)
    return {
        "photos": len(Y),
        "flowers": int(np.sum(Y == 1)),
        "accuracy": accuracy(Y, Yhat),
        "balanced_accuracy": balanced_accuracy(Y, Yhat),
        "roc_auc": roc_auc(Y, Yhat),
        "confusion": confusion(Y, Yhat),
    }


def by_category(Y: ArrayLike, Yhat: ArrayLike, categories: Sequence[str]) -> list[dict[str, Any]]:
    """A row for each category, worst first: {"category", "label", "photos", "accuracy"}.

    A category with both labels gives two rows.
    """
    Y, Yhat = _flat(Y, Yhat)
    categories = np.asarray(categories)
    rows = []
    for category, label in sorted({(str(c), int(y)) for c, y in zip(categories, Y, strict=True)}):
        chosen = (categories == category) & (label == Y)
        right = accuracy(Y[chosen], Yhat[chosen])
        rows.append({"category": category, "label": label, "photos": int(chosen.sum()), "accuracy": right})
    return sorted(rows, key=lambda row: row["accuracy"])


def _flat(Y, Yhat):
    Y, Yhat = np.asarray(Y, dtype=float), np.asarray(Yhat, dtype=float)
    if Y.shape != Yhat.shape or Y.size == 0:
        raise ValueError(f"Y and Yhat should have the same shape and not be empty, got {Y.shape} and {Yhat.shape}")
    if not np.isin(Y, (0, 1)).all() or np.isnan(Yhat).any():
        raise ValueError("Y should hold only 0 and 1, and Yhat no NaN")
    return Y.ravel(), Yhat.ravel()


def _both_classes(Y, Yhat):
    Y, Yhat = _flat(Y, Yhat)
    if Y.min() == Y.max():
        raise ValueError(f"both classes are needed, but every y is {Y[0]:.0f}")
    return Y, Yhat
