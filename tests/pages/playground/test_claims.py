"""What the playground's words say of runs is so over twenty seeds."""

import numpy as np
import pytest

import nn_core
from nn_core import Rule
from nn_core.findings import dead_units
from nn_core.limits import POINTED
from pages.playground import challenges, record, table
from pages.ui import cached
from pages.ui.lesson import content, stage
from tests.pages.conftest import values_of

SEEDS = range(20)


def in_scene(slug, step, **changes):
    """(values, trial, run) of a challenge's scene with each of the seeds."""
    scene = content.scenes(table.SLUG)[slug]
    for seed in SEEDS:
        meant = stage.meant_by(table.SETTINGS, scene) | changes | {"seed": seed, "step": step, "scene": slug}
        v = values_of(table.SLUG, **meant)
        trial = table.trial_of(v)
        yield v, trial, record.reach(trial, step, step).run


def test_all_four_units_are_dead_as_the_scene_opens_and_stay_so():
    for _, trial, run in in_scene("revive-the-dead", 500):
        for k in (1, -1):
            theta = nn_core.Parameters.from_vector(trial.net, run.arrays["theta"][k].copy())
            assert [len(units) for units in dead_units(trial.net, theta, cached.split(trial.lot).X).values()] == [4]


def test_four_layers_of_sigmoid_units_hardly_learn():
    for v, _, run in in_scene("deep-and-flat", 2000):
        assert challenges.fared(v, run).J > 0.69


def test_units_that_begin_all_zero_never_part():
    for _, _, run in in_scene("all-alike", 1000):
        W = run.arrays["theta"][:, :8].reshape(-1, 4, 2)
        assert (np.ptp(W, axis=1) == 0).all()


def test_a_large_network_learns_twenty_noisy_points_by_heart():
    ends = [
        challenges.fared(v, run)
        for v, _, run in in_scene("learn-by-heart", 1000, shape=((8, "tanh"),) * 2, rule="adam", alpha=0.03)
    ]
    assert all(end.J < 0.01 and end.fresh > 1 for end in ends)


@pytest.mark.parametrize("seed", SEEDS)
def test_adams_first_step_moves_every_weight_by_about_alpha(seed):
    net, data = nn_core.Network((2, 4, 1)), nn_core.make_dataset("circle", m=60, noise=0.1, seed=seed)
    state = nn_core.begin(nn_core.initialize(net, "xavier", seed=seed))
    _, after = nn_core.go_on(net, state, data.X, data.Y, Rule("adam", 0.01), 1)
    assert np.abs(after.vector - state.vector) == pytest.approx(0.01, rel=0.02)


def test_momentum_keeps_nine_tenths_of_its_last_move():
    net = nn_core.Network((1, 1), output="linear", loss="squared_error")
    flat = np.zeros((1, 5))  # x = 0: no gradient for w, so what moves it is what it remembers
    state = nn_core.begin(nn_core.initialize(net, "zeros"))._replace(
        moments=np.array([[1.0, 0.0], [0.0, 0.0]]), gatherer="momentum"
    )
    record_of, _ = nn_core.go_on(net, state, flat, flat, Rule("momentum", 0.1), 3)
    np.testing.assert_allclose(np.diff(record_of.vectors[:, 0]), [-0.09, -0.081, -0.0729])


def test_outputs_of_a_softmax_add_up_to_1():
    v = values_of(table.SLUG, data="three_spirals")
    trial = table.trial_of(v)
    theta = trial.start.parameters(trial.net)
    assert nn_core.predict(trial.net, theta, cached.split(trial.lot).X).sum(axis=0) == pytest.approx(1)


def test_the_words_name_how_many_points_a_link_can_hold():
    assert f"more than {POINTED} rows" in content.sections(table.SLUG)["Take it away"]
