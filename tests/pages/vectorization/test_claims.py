"""Every number and every claim in its prose, computed again; and the measurement keeps its limits."""

import numpy as np
import pytest

import nn_core
from pages.ui.lesson import content, readout
from pages.ui.lesson.measure import Enough
from pages.vectorization import timing
from tests.pages.conftest import page_module, scene_named, values_of

SLUG = "vectorization"
SAY = content.phrases(SLUG)["timing"]


def scene(**changes):
    """The page's scene."""
    return page_module(SLUG).scene(values_of(SLUG, **changes))


def test_the_default_run_ends_equal_to_rounding():
    shown = scene()
    assert shown.happened in ("rounding", "same")
    assert shown.run.arrays["difference"][-1] < 1e-15
    assert shown.run.arrays["difference"][0] > 0.1


@pytest.mark.parametrize("seed", range(0, 40, 3))
@pytest.mark.parametrize(("m", "n"), [(2, 2), (6, 3), (10, 6)])
def test_the_differences_are_about_the_last_digit_whatever_the_numbers(m, n, seed):
    shown = scene(m=m, n=n, seed=seed)
    assert shown.run.last == m
    assert shown.run.arrays["difference"][-1] < 1e-15
    assert all(np.isfinite(array).all() for array in shown.run.arrays.values())


def test_each_step_adds_the_term_that_is_shown():
    arrays = scene(m=8, n=5, seed=2).run.arrays
    np.testing.assert_allclose(np.diff(arrays["dw"], axis=0), arrays["term"][1:] / 8, atol=1e-15)
    np.testing.assert_array_equal(arrays["i"], np.arange(9))


def test_the_read_out_tells_the_loop_the_product_and_the_difference():
    shown = scene()
    X, _, _, _, _, dZ = page_module(SLUG).setup(values_of(SLUG))
    looped, _ = nn_core.average_in_loop(X.T.tolist(), dZ[0].tolist())
    said = shown.readout.at(6)
    assert said.startswith(f"After 6 of 6 examples the loop has dw₁ = {readout.show_number(looped[0])}")
    assert readout.show_number(shown.run.arrays["difference"][6]) in said
    assert shown.readout.at(1).startswith("After 1 of 6 examples")
    assert "the loop still runs" in shown.readout.at(5)


def test_the_first_examples_move_the_sum_and_only_the_last_one_reaches_the_product():
    set_up = scene_named(SLUG, "Ten examples").values
    difference = scene(**set_up).run.arrays["difference"]
    assert (difference[:-1] > 1e-3).all()
    assert difference[-1] < 1e-15


def test_the_mean_does_not_grow_with_the_number_of_examples():
    X, Y, w, b = nn_core.few_examples(50, 3, 0)
    dZ = nn_core.ACTIVATIONS["sigmoid"].g(w.T @ X + b) - Y
    once, often = (nn_core.average_as_product(np.tile(X, times), np.tile(dZ, times))[0] for times in (1, 100))
    np.testing.assert_allclose(once, often, rtol=1e-12)


def test_a_number_keeps_about_16_digits():
    assert np.finfo(float).precision in (15, 16)
    assert 1.0 + 1e-16 == 1.0
    assert 1.0 + 1e-15 != 1.0


@pytest.mark.parametrize(("m", "seed"), [(2, 0), (6, 0), (10, 3)])
def test_the_boundary_is_moved_by_one_step_with_what_is_added_up_so_far(m, seed):
    shown = scene(m=m, n=2, seed=seed)
    arrays, found = shown.run.arrays, shown.run.aside["averaged"]
    assert shown.panels[-1]["kind"] == "boundary"
    np.testing.assert_array_equal(arrays["after"][0], arrays["before"][0])
    dw, db = nn_core.average_as_product(found.X, found.dZ)
    np.testing.assert_allclose(arrays["after"][-1], [*(found.w - dw)[:, 0], found.b - db], atol=1e-15)
    net = nn_core.Network(n=(2, 1))
    (_, trained) = nn_core.train(net, nn_core.Parameters({1: found.w.T}, {1: np.array([[found.b]])}), found.X, found.Y, 1.0, 1)
    np.testing.assert_allclose(arrays["after"][-1], trained.vector, atol=1e-12)


def test_the_bars_are_dw_and_db_so_far_and_without_a_plane_nothing_but_it_is_missing():
    shown = scene(m=7, n=5, seed=1)
    np.testing.assert_array_equal(shown.run.arrays["sums"][:, :5], shown.run.arrays["dw"][..., 0])
    np.testing.assert_array_equal(shown.run.arrays["sums"][:, 5], shown.run.arrays["db"])
    kinds = [panel["kind"] for entry in shown.panels for panel in (entry if isinstance(entry, list) else [entry])]
    assert kinds == ["matrix", "matrix", "matrix", "matrix", "bars", "matrix"]
    assert not shown.run.nets


def test_the_boundarys_numbers_are_in_the_read_out():
    shown = scene()
    dw = shown.run.arrays["dw"]
    assert f"dw₂ = {readout.show_number(dw[4, 1, 0])}" in shown.readout.at(4)


def test_with_ten_examples_the_sum_comes_close_only_near_its_end_whatever_the_seed():
    ends = [scene(**scene_named(SLUG, "Ten examples").values, scene="ten-examples", seed=seed).happened for seed in range(40)]
    assert ends.count("late") >= 38


# The measurement


class Clock:
    """A clock that goes on by so much with every look at it."""

    def __init__(self, tick):
        self.now, self.tick = 0.0, tick

    def __call__(self):
        self.now += self.tick
        return self.now


def until_enough(measured):
    """(the timings, why it stopped or "") of a measurement over all sizes."""
    timings = []
    try:
        for m in timing.SIZES:
            timings.append(measured.time(m, timings))
    except Enough as sentence:
        return timings, str(sentence)
    return timings, ""


def test_the_product_is_faster_for_many_examples_and_both_give_the_same():
    timings, stopped = until_enough(timing.Measurement(10, SAY))
    assert [one.m for one in timings] == list(timing.SIZES)
    assert stopped == ""
    assert timings[-1].ratio > 3
    assert max(one.difference for one in timings) < 1e-14


def test_no_piece_begins_that_would_take_more_memory_than_the_limit():
    measured = timing.Measurement(7200, SAY)
    assert 8 * 7200 * 3000 <= timing.MEMORY < 8 * 7200 * 10_000
    assert measured.beyond(3000, ()) == ""
    with pytest.raises(Enough, match="10,000: X would take 576 MB of memory, and the limit is 200 MB"):
        measured.time(10_000)


def test_a_slow_server_stops_before_the_limit_and_says_where():
    measured = timing.Measurement(7200, SAY, clock=Clock(0.05))
    timings, stopped = until_enough(measured)
    assert timings
    assert sum(one.spent for one in timings) <= timing.SECONDS
    assert "It stopped before m =" in stopped
    assert "10 s in all" in stopped


def test_a_piece_that_takes_longer_than_foreseen_is_ended_at_the_limit():
    measured = timing.Measurement(7200, SAY, clock=Clock(2.0))
    with pytest.raises(Enough, match="It stopped within m = 1,000: the limit is 10 s of computing in all"):
        measured.time(1000)


def test_a_piece_that_would_take_too_long_does_not_begin():
    measured, spent = timing.Measurement(1000, SAY), [timing.Timing(1000, 0.5, 0.01, 0.0, 1.0)]
    assert measured.beyond(1000, spent) == ""
    assert "about 10.0 s more" in measured.beyond(10_000, spent)
    tired = [timing.Timing(300, 1, 1, 0.0, 8.5), *spent]
    assert "10 s in all" in measured.beyond(1000, tired)
    assert measured.beyond(10, tired) == ""


def test_the_verdict_is_about_the_ratio():
    assert [timing.verdict(ratio) for ratio in (0.5, 2.9, 3, 29, 30, 1000)] == [
        "same",
        "same",
        "ten",
        "ten",
        "hundred",
        "hundred",
    ]
    assert set(content.questions(SLUG)["further"]["timing"].answers) == {"same", "ten", "hundred"}


def test_what_is_shown_again_is_not_called_measured_now():
    timings = [timing.Timing(100, 0.5, 0.01, 1e-15, 0.6)]
    assert timing.sentence(timings, 10, "just now", SAY).startswith("Measured just now with n_x = 10")
    again = timing.sentence(timings, 10, "3 min ago", SAY)
    assert again.startswith("Not measured anew, this was 3 min ago")
    assert "**50.0 times** as fast" in again


def test_measuring_shows_two_charts_and_a_sentence_and_a_rerun_says_that_it_is_not_new(visit, monkeypatch):
    monkeypatch.setattr(timing, "SIZES", (10, 30))
    app = visit(SLUG, {"width": "2"})
    app.button(key=f"{SLUG}.timing.start").click().run()
    assert not app.exception
    assert any("Measured just now with n_x = 2: for m = 30 examples" in text.value for text in app.markdown)
    app.run()
    assert any("Not measured anew, this was less than a minute ago" in text.value for text in app.markdown)
