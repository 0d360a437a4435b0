"""Every number and claim in its prose, computed again."""

import numpy as np
import pytest

import nn_core
from pages.ui import cached
from tests.pages.conftest import page_module, scene_named, values_of


def learned(**changes):
    """(run, read-out) of the lesson with these settings."""
    shown = page_module("neuron").scene(values_of("neuron", **changes))
    return shown.run, shown.readout


def preset(name):
    """The settings of a scene."""
    return scene_named("neuron", name).values


def test_there_are_24_plots():
    assert cached.dataset(page_module("neuron").DATA).X.shape == (1, 24)


@pytest.mark.parametrize("changes", [{}, {"w": -0.5, "b": 0.8, "steps": 1000}], ids=["as it opens", "from elsewhere"])
def test_a_straight_line_promises_less_than_nothing_for_dry_soil(changes):
    shown = page_module("neuron").scene(values_of("neuron", **changes))
    assert shown.readout.numbers["dry"][-1] < -0.05
    assert shown.happened == ("below" if not changes else None)


def test_the_ball_rolls_to_the_best_straight_line():
    run, _ = learned(w=-0.5, b=0.8, steps=1000)
    examples = cached.dataset(page_module("neuron").DATA)
    best = np.polyfit(examples.X[0], examples.Y[0], 1)
    assert run.arrays["theta"][-1] == pytest.approx(best, abs=0.01)


def test_with_a_bend_dry_soil_stays_bare_and_the_cost_ends_below_the_best_straight_lines():
    examples = cached.dataset(page_module("neuron").DATA)
    line = np.polyfit(examples.X[0], examples.Y[0], 1)
    best_line = np.mean((np.polyval(line, examples.X[0]) - examples.Y[0]) ** 2)
    run, told = learned(**preset("With a bend"))
    assert told.numbers["dry"][-1] == 0
    assert run.arrays["J"][-1] < 0.6 * best_line


def test_a_dead_neuron_does_not_move():
    run, told = learned(**preset("All z below 0"))
    assert np.ptp(run.arrays["theta"], axis=0).max() == 0
    assert told.at(-1).endswith("cannot learn.")


def test_with_alpha_1_each_step_overshoots_by_more_than_the_last():
    run, _ = learned(**preset("Too bold"))
    assert run.arrays["J"][-1] > 1e3
    assert (np.diff(run.arrays["J"][5:]) > 0).all()


def test_the_numbers_to_learn_are_counted_rightly():
    counts = {n: nn_core.Network(n=n).parameter_count for n in ((1, 1), (3, 1), (3, 3), (3, 3, 1), (2, 4, 1))}
    assert list(counts.values()) == [2, 4, 12, 16, 17]


def test_every_setting_at_either_end_gives_finite_numbers():
    for g in ("linear", "relu"):
        for w in (-2.0, 3.0):
            for b in (-1.5, 1.5):
                for alpha in (0.01, 1.0):
                    run, told = learned(g=g, w=w, b=b, alpha=alpha, steps=1000)
                    assert all(np.isfinite(array).all() for array in [*run.arrays.values(), *told.numbers.values()])
