"""Every number and claim in its prose, computed again."""

import numpy as np
import pytest

import nn_core
from pages.training import pictures, runs
from pages.ui import cached
from tests.pages.conftest import page_module, scene_named, values_of
from tests.pages.shares import share

PAGE = page_module("training")


def scene(**changes):
    """The lesson's scene with these settings."""
    return PAGE.scene(values_of("training", **changes))


def preset(name):
    """The settings of a scene."""
    return scene_named("training", name).values


def shapes(**changes):
    """What the curves of the compared runs look like, in one word each."""
    v = values_of("training", **changes)
    return [runs.shape_of_curve(config, v.data, v.steps) for config in PAGE.compared(v)]


def test_the_twin_with_ten_times_the_rate_ends_lower():
    assert str(share("training", lambda _, shown: shown.happened == "lower")) == "20 of 20"


def curve(alpha, seed):
    """The shape of the first run's cost curve with another α, and its end (the mean of its last tenth) by its start."""
    config = runs.Config(alpha, 1, 4, "tanh", "he", seed)
    *_, costs = cached.training(runs.experiment_of(config, "circle", 500))
    return runs.shape_of_curve(config, "circle", 500), costs[-len(costs) // 10 :].mean() / costs[0]


@pytest.mark.parametrize(
    ("alpha", "word", "least"),
    [
        (0.005, "creeps", 17),
        (0.2, "falls", 20),
        (1.0, "falls", 20),
        (5.0, "jumps", 19),
        (20.0, "overshoots", 20),
        (50.0, "overshoots", 20),
    ],
)
def test_the_curves_are_called_by_what_they_are_from_too_small_to_far_too_large(alpha, word, least):
    found = [curve(alpha, seed) for seed in range(20)]
    assert sum(shape == word for shape, _ in found) >= least
    if word == "creeps":
        assert all(end > 0.8 for _, end in found)
    if word == "jumps":
        assert all(end < 0.5 for _, end in found)  # it may still get low
    if word == "overshoots":
        assert all(end > 1 for _, end in found)


def test_alpha_10_jumps_over_twenty_seeds():
    assert str(share("training", lambda _, shown: shown.happened == "jumps", scene="α = 1 and 10")) == "20 of 20"


def test_one_layer_more_needs_fewer_steps_to_the_same_cost():
    fewer = share("training", lambda _, shown: shown.run.arrays["J 1"][-1] < shown.run.arrays["J 0"][-1], scene="Deeper")
    assert str(fewer) == "19 of 20"


def test_a_run_from_zero_stays_where_it_is():
    stays = share("training", lambda _, shown: np.ptp(shown.run.arrays["J 1"]) < 0.01, scene="All weights zero")
    learns = share("training", lambda _, shown: shown.run.arrays["J 0"][-1] < 0.5, scene="All weights zero")
    assert (str(stays), str(learns)) == ("20 of 20", "20 of 20")


def test_the_seed_alone_makes_a_difference():
    for seed in range(20):
        run = scene(**{**preset("Only chance"), "seed": seed}).run
        every = np.column_stack([run.arrays["J 0"], run.arrays["J seeds"]])
        assert every.shape[1] == 20
        assert np.ptp(every, axis=1).max() > 0.1


@pytest.mark.parametrize("twin", [name for name, (_, changes) in runs.TWINS.items() if changes])
def test_a_twin_differs_in_exactly_one_thing(twin):
    config = runs.Config(0.05, 1, 4, "tanh", "he", 1)
    assert len(runs.differences([config, runs.twin_of(config, twin)])) == 1


def test_runs_are_labelled_by_what_differs():
    one, two = runs.Config(0.05, 1, 4, "tanh", "he", 1), runs.Config(0.5, 2, 4, "tanh", "he", 1)
    assert runs.labels([one, two]) == ["α = 0.05, 1 hidden layer", "α = 0.5, 2 hidden layers"]
    assert runs.labels([one]) == ["α = 0.05"]


def test_kept_runs_stand_in_the_address_and_nonsense_means_none():
    pile = next(setting for setting in PAGE.SETTINGS if setting.name == "pile")
    kept = (runs.Config(0.5, 1, 4, "leaky_relu", "he", 1), runs.Config(0.005, 3, 8, "tanh", "zeros", 9999))
    assert pile.parse(pile.format(kept)) == kept
    assert pile.parse(pile.format((kept[0], kept[0]))) == kept[:1]
    for nonsense in (
        "x",
        "1~2~3",
        "0.5~1~4~magic~he~1",
        "0.5~99~4~tanh~he~1",
        "nan~1~4~tanh~he~1",
        "_".join(["0.5~1~4~tanh~he~1"] * 9),
    ):
        assert pile.parse(nonsense) == ()


def test_only_the_update_moves_the_weights():
    run = scene(view="walk").run
    moved = np.abs(np.diff(run.arrays["theta"], axis=0)).max(axis=1) > 0
    np.testing.assert_array_equal(moved, run.arrays["station"][1:] == 4)


def test_the_walk_is_gradient_descent():
    v = values_of("training", view="walk", alpha=0.5)
    run = PAGE.scene(v).run
    net, start, data, _ = PAGE.setup(v)
    examples = nn_core.make_dataset(data.name, m=data.m, noise=data.noise, seed=data.seed)
    theta = nn_core.initialize(net, start.method, scale=start.scale, seed=start.seed)
    costs = [s.cost for s in nn_core.train(net, theta, examples.X, examples.Y, 0.5, pictures.WALKED)]
    np.testing.assert_allclose(run.arrays["J"][run.arrays["station"] == 4], costs[1:])


def test_seconds_are_measured_and_grow_along_the_run():
    run = scene(against="seconds", steps=100).run
    assert run.arrays["seconds 0"][0] == 0
    assert (np.diff(run.arrays["seconds 0"]) > 0).all()


def test_every_setting_at_either_end_gives_finite_numbers():
    for alpha in (0.005, 5.0):
        for twin in runs.TWINS:
            shown = scene(alpha=alpha, twin=twin, layers=3, units=8, g="relu")
            assert all(np.isfinite(array).all() for array in shown.run.arrays.values())


def learned_by_heart(seed, **changes):
    """The cost on fresh examples in the scene, (K,), with other settings."""
    v = values_of("training", **{**preset("Learned by heart"), "seed": seed, **changes})
    return PAGE.scene(v).run.arrays["J fresh net"]


def test_the_fresh_curve_turns_up_from_every_start_and_less_in_a_smaller_network():
    large, small = ([learned_by_heart(seed, **changes) for seed in range(20)] for changes in ({}, {"layers": 1, "units": 3}))
    turned, barely = ([fresh[-1] / fresh.min() for fresh in runs] for runs in (large, small))
    assert min(turned) > 1.5 and np.median(turned) > 2
    assert np.median(barely) == pytest.approx(4 / 3, abs=0.06) and max(barely) < 1.5
    assert all(0 < fresh.argmin() < len(fresh) - 1 for fresh in large)


def test_more_examples_leave_less_to_learn_by_heart():
    def turned(m, seed):
        v = values_of("training", **{**preset("Learned by heart"), "seed": seed})
        experiment = PAGE.setup(v)
        fresh, _ = cached.fresh_record(experiment._replace(data=experiment.data._replace(m=m)))
        return fresh[-1] / fresh.min()

    for seed in range(5):
        assert turned(1000, seed) < 1.25 < 1.5 < turned(120, seed)
