"""Fresh examples: made by the same rule, never learned from, and honestly counted."""

import numpy as np
import pytest

import nn_core
from pages.ui import cached
from pages.ui.cached import Data, Experiment, Leg, Start

MOONS = Data("moons", 60, 0.15, 0)


def test_fresh_examples_are_other_ones_of_the_same_kind():
    learned, fresh = cached.dataset(MOONS), cached.fresh_examples(MOONS)
    assert (fresh.name, fresh.X.shape, fresh.Y.shape) == ("moons", (2, cached.COUNT), (1, cached.COUNT))
    assert not set(map(tuple, learned.X.T)) & set(map(tuple, fresh.X.T))
    assert fresh.X.mean(axis=1) == pytest.approx(cached.dataset(MOONS._replace(m=5000, seed=3)).X.mean(axis=1), abs=0.06)


def test_the_record_tells_of_every_recorded_step_what_the_engine_says():
    net = nn_core.Network(n=(2, 3, 1))
    experiment = Experiment(net, Start("xavier", 1.0, 2), MOONS, (Leg(0.5, 300), Leg(0.1, 50)))
    steps, vectors, _ = cached.training(experiment)
    costs, right = cached.fresh_record(experiment)
    fresh = cached.fresh_examples(MOONS)
    assert costs.shape == right.shape == steps.shape
    for i in (0, 100, len(steps) - 1):
        theta = nn_core.Parameters.from_vector(net, vectors[i])
        yhat = nn_core.predict(net, theta, fresh.X)
        assert costs[i] == pytest.approx(-np.mean(np.log(np.where(fresh.Y > 0.5, yhat, 1 - yhat))))
        assert right[i] == np.count_nonzero((yhat > 0.5) == (fresh.Y > 0.5))
