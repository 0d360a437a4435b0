"""Every number and claim in its prose, computed again."""

import numpy as np
import pytest

import nn_core
from pages.ui import cached
from pages.ui.lesson import readout
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


@pytest.mark.parametrize("w", [-2.0, 0.0, 3.0])
@pytest.mark.parametrize("b", [-1.5, 0.3, 1.5])
def test_wherever_the_hand_leaves_it_it_ends_at_the_best_line(w, b):
    run, _ = learned(**{**preset("By hand"), "w": w, "b": b})
    assert run.arrays["J"][-1] == pytest.approx(page_module("neuron").best_line_cost(), rel=1e-6)


def test_where_no_z_is_above_0_it_says_so_and_z_may_be_0():
    for w, b in ((0.0, 0.0), (1.0, -1.5)):
        run, told = learned(g="relu", w=w, b=b)
        assert np.ptp(run.arrays["theta"], axis=0).max() == 0
        assert "All z are 0 or less" in told.at(0)
    _, told = learned(g="relu", w=1.0, b=-0.5)
    assert "No z is above" not in told.at(0)


def test_what_is_told_while_one_drags_is_what_is_told_when_it_rests():
    _, told = learned(w=-0.3, b=0.7)
    hand = told.hand
    values = {"w": -0.3, "b": 0.7, "J": told.numbers["J"][0], "dry": told.numbers["dry"][0]}
    assert set(hand["gaps"]) == set(values)
    text = hand["text"]
    for gap, value in values.items():
        text = text.replace("{" + gap + "}", readout.show_number(value))
    assert text == told.at(0)


def test_the_machine_runs_with_the_parameters_of_the_picture():
    shown = page_module("neuron").scene(values_of("neuron"))
    machine, _ = shown.panels[2]
    assert (machine["kind"], machine["net"]) == ("machine", "net")
    assert shown.run.arrays["X"].shape == (1, 24)


def slider(app, name):
    """The slider of w or b: it shows what was learned."""
    return app.slider(key=f"neuron.{name}.learned")


def test_the_sliders_stand_where_w_and_b_were_learned_to_and_a_link_keeps_the_start(visit):
    app = visit("neuron", {"step": "300"})
    run, _ = learned()
    w, b = run.arrays["theta"][-1]
    assert (slider(app, "w").value, slider(app, "b").value) == (pytest.approx(w, abs=0.005), pytest.approx(b, abs=0.005))
    assert (app.session_state["neuron.w"], app.session_state["neuron.b"]) == (0.2, 0.6)
    assert any("stand where they were learned to" in caption.value for caption in app.caption)


def test_a_slider_that_is_moved_after_learning_starts_from_what_was_learned(visit):
    app = visit("neuron", {"step": "300", "past": "0.1x300"})
    b = slider(app, "b").value
    slider(app, "w").set_value(1.5).run()
    assert not app.exception
    state = app.session_state
    assert (state["neuron.w"], state["neuron.b"], state["neuron.step"], state["neuron.past"]) == (1.5, b, 0, ())
    assert slider(app, "w").value == 1.5
    assert not any("learned to" in caption.value for caption in app.caption)


def test_at_the_start_the_sliders_set_the_start_and_keep_what_lies_behind(visit):
    app = visit("neuron", {"past": "0.5x100"})
    slider(app, "b").set_value(-0.4).run()
    assert (app.session_state["neuron.b"], app.session_state["neuron.w"]) == (-0.4, 0.2)
    assert len(app.session_state["neuron.past"]) == 1


def test_what_no_slider_can_show_is_told(visit):
    app = visit("neuron", {"alpha": "1", "steps": "100", "step": "100"})
    assert slider(app, "w").value in (-2.0, 3.0)
    assert any("as far as their sliders reach (w = " in caption.value for caption in app.caption)


def test_a_browser_that_answers_late_with_the_old_places_has_moved_nothing(visit):
    app = visit("neuron")
    app.session_state["neuron.step"] = 300
    app.run()
    b = slider(app, "b").value
    assert slider(app, "w").value > 0.6
    slider(app, "w").set_value(0.2)  # where both stood before
    slider(app, "b").set_value(0.6)
    app.run()
    state = app.session_state
    assert (state["neuron.w"], state["neuron.b"], state["neuron.step"]) == (0.2, 0.6, 300)
    w = slider(app, "w").value
    assert slider(app, "b").value == b
    app.session_state["neuron.w.learned"] = 0.2
    slider(app, "w").set_value(w)  # and then with the place where it is to stand
    app.run()
    assert (state["neuron.w"], state["neuron.step"]) == (0.2, 300)
    slider(app, "w").set_value(1.2)
    slider(app, "b").set_value(0.6)  # late again, while w is really moved
    app.run()
    assert (state["neuron.w"], state["neuron.b"], state["neuron.step"]) == (1.2, b, 0)
