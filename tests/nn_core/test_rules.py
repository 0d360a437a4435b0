"""Every rule and every penalty is the formula written by hand, alone and side by side."""

import numpy as np
import pytest

from nn_core.rules import PENALTIES, RULES, Rule, Vectors, update
from tests.nn_core.rule_formulas import steps_by_formula

WEIGHTS = np.array([1.0, 1.0, 0.0, 1.0, 0.0])  # the third and the last are b
START = np.array([0.5, -0.3, 0.2, 0.0, -0.7])
GRADIENTS = np.random.default_rng(0).normal(size=(30, 5))


def by_hand(rule, theta=START, gradients=GRADIENTS):
    """The parameters after each step, with the formulas of the papers."""
    return steps_by_formula(rule, theta, lambda theta, t: gradients[t - 1], WEIGHTS, len(gradients))


def played(rules, theta, gradients=GRADIENTS):
    """The parameters after each step of `update`, which works where they stand."""
    at = Vectors(theta.copy(), np.empty_like(theta), np.zeros((2, *theta.shape)), WEIGHTS)
    factor, calls = update(rules, at)
    for gradient in gradients:
        at.change[...] = np.reshape(factor, np.shape(factor) + (1,) * (theta.ndim - np.ndim(factor))) * gradient
        for call in calls:
            call()
        yield at.theta.copy()


@pytest.mark.parametrize("penalty", PENALTIES)
@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_its_formula(name, penalty):
    rule = Rule(name, 0.05, beta=0.8, beta2=0.95, penalty=penalty, strength=0.3)
    np.testing.assert_allclose(list(played(rule, START)), list(by_hand(rule)), rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("penalty", PENALTIES)
@pytest.mark.parametrize("name", RULES)
def test_rules_side_by_side_are_the_rules_alone(name, penalty):
    rules = [Rule(name, a, beta=b, beta2=0.9 + b / 20, penalty=penalty, strength=a) for a, b in ((0.1, 0.9), (0.02, 0.5), (0, 0))]
    together = np.array(list(played(rules, np.stack([START, -START, 2 * START]))))
    for s, theta in enumerate((START, -START, 2 * START)):
        np.testing.assert_allclose(together[:, s], list(by_hand(rules[s], theta)), rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("penalty", ["l1", "l2"])
def test_without_a_gradient_a_penalty_draws_the_weights_to_zero_and_leaves_b(penalty):
    *_, theta = played(Rule("descent", 0.1, penalty=penalty, strength=0.5), START, np.zeros((200, 5)))
    assert (np.abs(theta[WEIGHTS == 1]) < 0.051).all() and np.array_equal(theta[WEIGHTS == 0], START[WEIGHTS == 0])


def test_adams_first_step_is_alpha_whatever_the_size_of_the_gradient():
    gradient = np.array([1e3, -1.0, 1e-3, 1e5, -10.0])
    (theta,) = played(Rule("adam", 0.01), START, gradient[None])
    np.testing.assert_allclose(theta - START, -0.01 * np.sign(gradient), rtol=1e-4)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"name": "newton"}, "newton.*descent, momentum, adam"),
        ({"penalty": "l3"}, "l3.*none, l1, l2"),
        ({"learning_rate": -1}, "learning_rate.*-1"),
        ({"learning_rate": np.nan}, "learning_rate.*nan"),
        ({"strength": np.inf}, "strength.*inf"),
        ({"beta": 1.0}, r"beta .*1\.0"),
        ({"beta2": -0.1}, r"beta2 .*-0\.1"),
    ],
)
def test_an_impossible_rule_is_refused_in_words_that_name_the_mistake(wrong, says):
    with pytest.raises(ValueError, match=says):
        Rule(**wrong)


def test_rules_of_two_kinds_do_not_work_side_by_side():
    at = Vectors(np.stack([START, START]), np.zeros((2, 5)), np.zeros((2, 2, 5)), WEIGHTS)
    with pytest.raises(ValueError, match="one name and one penalty"):
        update([Rule("descent"), Rule("adam")], at)
