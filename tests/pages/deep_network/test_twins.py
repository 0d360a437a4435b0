"""What a deep network and its shallow twin learn, and what is left of it on fresh examples: over twenty seeds."""

import numpy as np
import pytest

from pages.deep_network import pictures
from pages.ui import cached
from tests.pages.conftest import page_module, scene_named, values_of

SLUG = "deep-network"
PAGE = page_module(SLUG)


def over_twenty_seeds(name):
    """What is shown of a preset, for twenty seeds."""
    return [PAGE.scene(values_of(SLUG, **{**scene_named(SLUG, name).values, "seed": seed})).run for seed in range(20)]


def at_end(runs, name):
    """The last value of an array of each run, (20,)."""
    return np.array([{**run.arrays, **run.aside}[name][-1] for run in runs])


def test_with_tanh_the_deep_one_learns_the_petals_by_heart():
    runs = over_twenty_seeds("Shallow beside deep")
    assert (at_end(runs, "J") < at_end(runs, "J shallow")).all()
    assert (at_end(runs, "J fresh net") > 1.05 * at_end(runs, "J fresh shallow")).all()
    turned = {
        net: np.array([run.arrays[f"J fresh {net}"][-1] / run.arrays[f"J fresh {net}"].min() for run in runs])
        for net in ("net", "shallow")
    }
    assert np.median(turned["net"]) > 2
    assert (turned["net"] > turned["shallow"]).all()
    assert np.median(at_end(runs, "right deep")) >= 118  # nearly all its own
    assert np.median(at_end(runs, "fresh deep")) == pytest.approx(880, abs=8)
    assert np.median(at_end(runs, "fresh shallow")) == pytest.approx(900, abs=8)


def test_in_the_spiral_the_deep_one_is_ahead_on_fresh_points_too():
    runs = over_twenty_seeds("The spiral")
    assert (at_end(runs, "J fresh net") < 0.95 * at_end(runs, "J fresh shallow")).all()
    deep, shallow = at_end(runs, "fresh deep"), at_end(runs, "fresh shallow")
    assert np.median(deep) > 880 and deep.min() > 740
    assert 480 < np.median(shallow) < 600
    assert (deep > shallow + 100).all()


@pytest.mark.parametrize("seed", range(1, 5))
def test_deep_and_shallow_fare_alike_on_other_draws_of_the_points(seed):
    for data, noise, alpha, lower in (("petals", 0.1, 0.5, "shallow"), ("spiral", 0.05, 0.2, "deep")):
        drawn, legs = cached.Data(data, 120, noise, seed), (cached.Leg(alpha, 3000),)
        costs = {}
        for name, net in zip(("deep", "shallow"), pictures.twins(4, "tanh"), strict=True):
            trainings = [cached.Experiment(net, cached.Start("xavier", 1.0, first), drawn, legs) for first in range(3)]
            costs[name] = np.mean([cached.fresh_record(training)[0][-1] for training in trainings])
        assert min(costs, key=costs.get) == lower
