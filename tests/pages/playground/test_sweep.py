"""The sweep on the page: what it trains, what it shows, and that a link brings it with one press left."""

from urllib.parse import parse_qsl

import numpy as np
import pytest

from nn_core.limits import SWEEP, SWEEP_SECONDS, SWEEP_SEEDS, SWEEP_STEPS
from pages.playground import acts, record, sweeping, sweeps, table
from pages.playground.addresses import Sweep
from pages.ui import cached
from pages.ui.cached import Fared
from pages.ui.frame import address
from pages.ui.lesson import content
from pages.ui.live import again
from pages.ui.still.sweeps import sweep_curve
from pages.ui.workers.trial import Walked
from tests.pages.conftest import values_of

SETTING = table.NAMED["sweep"]
ALPHAS = Sweep("alpha", 0.01, 100.0, 5, "factors", 200, 3)


def with_sweep(**changes):
    """The page's values, and its sweep with these changes."""
    own = {name: changes.pop(name) for name in Sweep._fields if name in changes}
    v = values_of(table.SLUG, **changes)
    return v._replace(sweep=v.sweep._replace(**own))


def test_a_sweep_reads_back_from_the_address_and_nonsense_is_the_usual_one():
    for sweep in (ALPHAS, Sweep("units2", 1.0, 16.0, SWEEP, "even", SWEEP_STEPS, SWEEP_SEEDS)):
        assert SETTING.parse(SETTING.format(sweep)) == sweep
    wrong = ("", "alpha", "alpha~1~2~3", "alpha~1~1~5~even~100~1", "alpha~2~1~5~even~100~1", "alpha~0~1~25~even~100~1")
    wrong += ("alpha~0~1~1~even~100~1", "alpha~0~1~5~odd~100~1", "alpha~0~1~5~even~10001~1", "alpha~0~1~5~even~100~11")
    wrong += ("alpha~-1~1~5~even~100~1", "alpha~nan~1~5~even~100~1", "a|b~0~1~5~even~100~1", "💐~0~1~5~even~100~1")
    assert {SETTING.parse(text) for text in wrong} == {SETTING.default}


def test_values_lie_by_factors_or_evenly_and_are_those_that_the_setting_can_have():
    assert sweeps.values_of(ALPHAS) == (0.01, 0.1, 1.0, 10.0, 100.0)
    assert sweeps.values_of(ALPHAS._replace(low=1.0, high=3.0, spaced="even")) == (1.0, 1.5, 2.0, 2.5, 3.0)
    assert len(sweeps.values_of(ALPHAS._replace(count=SWEEP))) == SWEEP
    assert sweeps.values_of(ALPHAS._replace(of="units1", low=1, high=3, count=9)) == (1, 2, 3)
    batches = sweeps.values_of(ALPHAS._replace(of="batch", low=1, high=200, count=24))
    assert (batches[0], batches[-1]) == (1, 200)
    assert list(batches) == sorted({int(size) for size in batches})
    assert sweeps.values_of(ALPHAS._replace(of="noise", low=0, high=20, count=5)) == (0, 5, 10, 15, 20)  # 0 has no factor
    for of, kind in sweeps.SWEPT.items():
        low, high, _ = kind.limits
        for spaced in ("factors", "even"):
            values = sweeps.values_of(Sweep(of, low, high, SWEEP, spaced, 100, 1))
            assert 2 <= len(values) <= SWEEP and values == tuple(sorted(values))


@pytest.mark.parametrize("of", [of for of in sweeps.SWEPT if of not in {f"units{l}" for l in range(3, 11)}])
def test_every_setting_can_be_swept_from_its_start_and_each_value_opened(of):
    v = values_of(table.SLUG, step=300, past=(Walked(table.pace_of(values_of(table.SLUG)), 100),))
    sweep = sweeps.first(of, v)._replace(count=3, steps=20, seeds=2)
    trials = sweeps.trials_of(v, sweep)
    assert len(set(trials.values())) == len(trials) == len(sweeps.values_of(sweep)) * (1 if of == "seed" else 2)
    assert all(trial.past == () for trial in trials.values())
    assert all(one is None or np.isfinite(one).all() for one in cached.sweep(list(trials.values()), sweep.steps))
    for value in sweeps.values_of(sweep):
        told = dict(parse_qsl(sweeping.link_of(v, sweep, value).removeprefix("?")))
        read = {one.name: one.parse(told[one.name]) if one.name in told else one.default for one in table.SETTINGS}
        opened = address.values_of(*read)(**read)
        assert opened.step == sweep.steps and sweeps.present(opened, of) == value
        trial = table.trial_of(opened)
        assert trial._replace(pace=trial.pace._replace(every=1)) == trials[value, 0]


def test_the_result_of_a_value_is_that_of_its_trial_on_the_page():
    v, sweep = values_of(table.SLUG), ALPHAS._replace(low=0.1, high=1.0, count=2)
    trials = sweeps.trials_of(v, sweep)
    fared = dict(zip(trials, cached.sweep(list(trials.values()), 200), strict=True))
    for value in sweeps.values_of(sweep):
        run = record.reach(table.trial_of(sweeps.opened(v, sweep, value)), 200, 200).run
        assert fared[value, 0].fresh == pytest.approx(run.arrays["J fresh"][run.index_of(200)], rel=1e-6)


def test_what_means_nothing_or_is_hidden_is_not_offered():
    v = values_of(table.SLUG)
    assert {"alpha", "units1", "units2", "depth", "m"} <= set(sweeps.offered(v))
    assert "units3" not in sweeps.offered(v)
    assert not {"m", "noise", "drawn"} & set(sweeps.offered(v._replace(data="own")))
    hidden = v._replace(without=("alpha", "layers", "penalty"))
    assert not {"alpha", "units1", "depth", "strength"} & set(sweeps.offered(hidden))
    assert sweeps.chosen(hidden).of == "scale"
    assert sweeps.chosen(with_sweep(of="units9")).of == "alpha"
    assert sweeps.chosen(with_sweep(of="noise", low=0.0, high=900.0)).high == 50
    every = v._replace(without=tuple(table.HIDEABLE))
    assert sweeps.chosen(every).of == "seed"


def fared(*fresh):
    """Runs that came to these fresh costs; None for those whose numbers became too large."""
    return [None if cost is None else Fared(0.1, cost, 0.9, 0.8) for cost in fresh]


def test_the_best_value_has_the_lowest_cost_in_the_middle_and_lost_runs_count_as_the_worst():
    sweep = ALPHAS._replace(low=1.0, high=100.0, count=3)
    trials = {(value, seed): None for seed in range(3) for value in (1.0, 10.0, 100.0)}
    found = sweeps.found_of(sweep, trials, fared(0.5, 0.1, 0.01, 0.4, 0.2, None, 0.6, 0.3, None))
    assert [one.median for one in found] == [0.5, 0.2, np.inf]
    assert [one.lost for one in found] == [0, 0, 2]
    assert sweeps.best_of(found).value == 10.0
    assert sweeps.best_of(sweeps.found_of(sweep, trials, fared(*[None] * 9))) is None


@pytest.mark.parametrize(
    ("found", "wide"),
    [
        ([(1.0, np.array([0.1, 0.2]), 1), (10.0, np.array([]), 3)], False),
        ([(1.0, np.array([0.1]), 0), (10.0, np.array([90.0]), 0)], True),
        ([(1.0, np.array([]), 3)], False),
        ([(1.0, np.array([0.0]), 0), (2.0, np.array([5.0]), 0)], False),
    ],
)
def test_the_curve_has_a_band_dots_and_crosses_at_the_upper_edge_and_no_number_that_is_none(found, wide):
    figure = sweep_curve(found, 3.0, True, ("α", "cost"), "light")
    traces = {trace.name: trace for trace in figure.data}
    assert len(traces["a run"].x) == sum(len(costs) for _, costs, _ in found)
    numbers = [value for trace in figure.data for value in (*trace.x, *trace.y)]
    assert np.isfinite(numbers).all()
    lost = [value for value, _, count in found if count]
    assert list(traces["too large"].x) == lost if lost else "too large" not in traces
    if lost:
        assert min(traces["too large"].y) > max(traces["a run"].y, default=0)
    assert (figure.layout.yaxis.type == "log") is wide and figure.layout.xaxis.type == "log"


def test_words_and_table_tell_of_what_was_lost_and_never_of_a_number_that_is_none():
    say, v = content.phrases(table.SLUG)["sweep"], values_of(table.SLUG)
    sweep = ALPHAS._replace(low=1.0, high=100.0, count=3, seeds=1)
    keys = {(value, 0): None for value in (1.0, 10.0, 100.0)}
    for costs, best in (((0.5, 0.1, None), "α = 10"), ((None, None, None), "Of no value")):
        found = sweeps.found_of(sweep, keys, fared(*costs))
        told = sweeping._in_words(sweep, found, sweeps.best_of(found), "α", "fresh cost", say)
        rows = [sweeping._row(v, sweep, one) for one in found]
        assert best in told and "became too large" in told
        assert not any(word in text for text in (told, *rows) for word in ("nan", "inf", "∞", "{"))


def press(app, label):
    """Press a button of the page and let it run."""
    next(button for button in app.button if button.label == label).click()
    app.run()
    assert not app.exception, app.exception


def labels(app):
    """The buttons there are."""
    return [button.label for button in app.button]


LINK = {"sweep": "alpha~0.1~1~2~factors~50~2", "step": "20"}


def test_a_link_opens_the_sweep_with_one_press_left_and_the_best_value_goes_on_from_here(visit):
    app = visit(table.SLUG, LINK)
    assert any("4 networks" in part.value for part in app.caption)
    assert not any("lowest fresh cost" in part.value for part in app.markdown)
    press(app, "Sweep")
    for _ in range(20):
        if any("lowest fresh cost" in part.value for part in app.markdown):
            break
        app.run()
    use = next(label for label in labels(app) if label.startswith("Go on from step 20 with learning rate α"))
    press(app, use)
    assert app.query_params["past"] and app.query_params["kept"]
    assert "".join(app.query_params["alpha"]) == use.split()[-1]


def test_a_sweep_that_is_stopped_rests_and_goes_on_when_it_is_pressed_again(visit, monkeypatch):
    monkeypatch.setattr(again, "A_PIECE", -1.0)  # one piece a run at most
    app = visit(table.SLUG, LINK | {"sweep": "depth~0~4~5~even~100~1"})
    press(app, "Sweep")
    assert "Stop the sweep" in labels(app) and "Sweep" not in labels(app)
    press(app, "Stop the sweep")
    assert "Sweep" in labels(app) and "Stop the sweep" not in labels(app)
    monkeypatch.setattr(again, "A_PIECE", 30.0)
    press(app, "Sweep")
    assert any("lowest fresh cost" in part.value for part in app.markdown)


def test_a_sweep_that_would_take_too_long_cannot_be_pressed_and_says_why(visit):
    app = visit(table.SLUG, {"sweep": "seed~1~24~24~even~10000~10", "shape": "16t-16t-16t-16t", "m": "5000"})
    assert next(button for button in app.button if button.label == "Sweep").disabled
    assert any(f"More than {SWEEP_SECONDS} s" in part.value for part in app.caption)


def test_a_teacher_can_hide_the_sweep(visit):
    app = visit(table.SLUG, {"without": "sweep"})
    assert "Sweep" not in labels(app) and "Sweep" not in [part.value for part in app.subheader]


def test_a_value_that_begins_anew_keeps_the_run_beside(visit):
    app = visit(table.SLUG, {"sweep": "noise~0~50~2~even~50~1", "step": "20"})
    press(app, "Sweep")
    press(app, next(label for label in labels(app) if label.startswith("Begin anew with noise")))
    kept, step = ("".join(app.query_params[name]) for name in ("kept", "step"))
    assert kept and step == "0"


def test_what_may_change_on_the_way_goes_on_and_a_penalty_is_chosen_with_its_size():
    v = values_of(table.SLUG, step=50)
    assert set(sweeps.changes_of(v, "strength", 0.1)) <= set(acts.LIVE)
    assert sweeps.changes_of(v, "strength", 0.1)["penalty"] == "l2"
    assert sweeps.changes_of(v._replace(penalty="l1"), "strength", 0.1)["penalty"] == "l1"


def test_while_all_workers_are_busy_the_bar_says_so(visit, monkeypatch):
    monkeypatch.setattr(again, "A_PIECE", -1.0)
    monkeypatch.setattr(cached, "workers_busy", lambda: True)
    app = visit(table.SLUG, LINK | {"sweep": "share~10~90~4~even~60~1"})
    press(app, "Sweep")
    assert "Others are being served" in app.get("progress")[0].proto.text


def test_without_fresh_points_the_training_cost_is_told():
    sweep = ALPHAS._replace(low=1.0, high=10.0, count=2, seeds=1)
    found = sweeps.found_of(sweep, {(1.0, 0): None, (10.0, 0): None}, [Fared(0.2, 0, 1, 0), Fared(0.1, 0, 0.5, 0)], False)
    assert sweeps.best_of(found).value == 10.0 and [one.right for one in found] == [1, 0.5]
