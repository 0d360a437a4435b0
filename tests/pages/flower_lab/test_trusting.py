"""The Trust room: every number that it says is one of the figures, or follows from them."""

import re

import numpy as np
import pytest

from nn_core.flower import load_eyes
from pages.flower_lab import drawing_the_line, judged
from pages.flower_lab.trusting import VIEWS
from pages.ui.lesson import content
from tests.pages.conftest import page_module, scene_named, values_of
from tests.pages.flower_lab.told import EVERY, SLUG, numbers


def shown(**changes):
    """What the room shows with these values."""
    return page_module(SLUG).scene(values_of(SLUG, **{"room": "trust", **changes}))


@EVERY
@pytest.mark.parametrize("chart", VIEWS)
def test_every_network_on_all_photos_is_shown_by_finite_numbers_and_whole_sentences(network, split, chart):
    for rare in (1, 50):
        found = shown(chart=chart, trusted=network, judged=split, rare=rare)
        assert all(np.isfinite(np.asarray(array, float)).all() for array in found.run.arrays.values())
        assert len(found.run.steps) == 101
        for k in range(101):
            assert re.fullmatch(r"[A-Z][^{}]+\.", found.readout.at(k)), found.readout.at(k)
            assert not re.search(r"nan|None|\b1 (flowers|false alarms)\b", found.readout.at(k))


@EVERY
def test_at_one_half_the_sentence_counts_the_errors_of_the_confusion_matrix(network, split):
    found, wrong = judged.result(network, split), judged.result(network, split)["confusion"]
    counted = numbers(shown(trusted=network, judged=split).readout.at(judged.HALF))[:5]
    assert counted == [
        0.5,
        wrong["false_negative"],
        found["flowers"],
        wrong["false_positive"],
        found["photos"] - found["flowers"],
    ]


@EVERY
def test_the_thresholds_lie_on_the_roc_curve(network, split):
    found = judged.result(network, split)
    hits, alarms = judged.shares(found)
    for threshold, alarm, hit in found["roc"]:
        low, high = int(np.floor(100 * threshold - 0.01)), int(np.ceil(100 * threshold + 0.01))
        for shares, share in ((hits, hit), (alarms, alarm)):
            assert shares[min(high, 100)] - 1e-4 <= share <= shares[max(low, 0)] + 1e-4


def test_at_the_ends_everything_is_a_flower_or_nothing():
    first, last = (shown().readout.at(k) for k in (0, -1))
    assert "every photo is called a flower" in first
    assert "about 10 of 100 times" in first  # as many as there are flowers among the photos
    assert "never says “flower”" in last
    assert "of 100 times" not in last


@pytest.mark.parametrize("rare", [1, 10, 50])
def test_what_flower_is_worth_is_what_counting_ten_thousand_photos_gives(rare):
    found = judged.result("eyes", "test")
    hits, alarms = judged.shares(found)
    for k in (10, 50, 90):
        right, wrong = 100 * rare * hits[k], (10_000 - 100 * rare) * alarms[k]
        assert judged.worth(hits, alarms, rare)[k] == pytest.approx(right / (right + wrong))
        assert f"about {100 * right / (right + wrong):.0f} of 100 times" in shown(rare=rare).readout.at(k)


def test_without_a_false_alarm_nobody_says_what_flower_is_worth():
    _, alarms = judged.errors(judged.result("eyes", "source"))
    said = shown(judged="source").readout
    assert 0 in alarms[:-1]
    for k, count in enumerate(alarms):
        assert ("of 100 times" in said.at(k)) == bool(count)


@EVERY
def test_a_hundred_signs_are_shares_of_the_counts(network, split):
    run, found = shown(trusted=network, judged=split).run, judged.result(network, split)
    (missed, alarms), (flowers, others) = judged.errors(found), judged.classes(found)
    assert np.abs(run.arrays["found"] - 100 * (1 - missed / flowers)).max() <= 0.5
    assert np.abs(run.arrays["alarms"] - 100 * alarms / others).max() <= 0.5
    assert (run.arrays["yours found"] <= 10).all()
    assert (run.arrays["yours alarms"] <= 90).all()


def test_only_the_network_with_eyes_has_photos_of_which_it_cannot_tell():
    for split in judged.SPLITS:
        found = judged.result("eyes", split)
        for (start, end), (below, unsure, above) in zip(drawing_the_line.unsure_among_100(found), found["verdicts"], strict=True):
            photos = below + unsure + above
            assert (start, end) == (round(100 * above / photos), round(100 * (above + unsure) / photos))
        unsure = sum(row[1] for row in found["verdicts"])
        assert 1 - unsure / found["photos"] == pytest.approx(found["told"], abs=1e-4)
    assert drawing_the_line.unsure_among_100(judged.result("dense", "test")) == ((0, 0), (0, 0))
    zone = load_eyes().doubt.zone
    assert (
        shown().run.arrays["found"][int(100 * zone[1]) + 1]
        <= drawing_the_line.unsure_among_100(judged.result("eyes", "test"))[0][0]
    )


@EVERY
def test_the_surest_come_first_and_all_photos_last(network, split):
    found, one = shown(chart="surest", trusted=network, judged=split), judged.result(network, split)
    assert found.run.steps.tolist() == list(range(101))
    assert found.run.arrays[network][-1] == pytest.approx(100 * judged.mistakes(one) / one["photos"], abs=0.01)
    assert numbers(found.readout.at(100))[:3] == [100, one["photos"], judged.mistakes(one)]
    assert ("unsure" in found.run.arrays) == (network == "eyes")


@pytest.mark.parametrize("split", judged.SPLITS)
def test_where_the_shade_begins_it_is_as_often_wrong_as_outside_of_its_zone(split):
    run, one = shown(chart="surest", judged=split).run, judged.result("eyes", split)
    first = int(np.argmax(run.arrays["unsure"]))
    assert first == pytest.approx(100 * one["told"], abs=1)
    assert run.arrays["eyes"][first] == pytest.approx(100 * (1 - one["told_right"]), abs=1)


SCENES = {name: scene for name, scene in content.scenes(SLUG).items() if scene.values.get("room") == "trust"}


def test_what_happens_in_every_scene_is_an_answer_that_could_be_guessed():
    ended = {name: shown(**scene.values, scene=name).happened for name, scene in SCENES.items()}
    assert ended == {
        "where-to-draw-the-line": "more",
        "rare-flowers": "seldom",
        "surest-photos-first": "third",
        "a-place-it-never-saw": "thrice",
    }
    assert all(ended[name] in scene.guess.offered for name, scene in SCENES.items())


def test_the_scenes_say_what_was_counted():
    test, strange = judged.result("eyes", "test"), judged.result("eyes", "source2")
    missed, alarms = judged.errors(test)

    def said(name):
        scene = scene_named(SLUG, name)
        return scene.guess.answers[shown(**scene.values, scene=scene.slug).happened].happened

    assert numbers(said("Where to draw the line")) == [0.5, missed[50], alarms[50], 0.1, missed[10], alarms[10]]
    sure = judged.worth(*judged.shares(test), 1)[50]
    assert numbers(said("Rare flowers"))[:3] == [round(100 * sure), 100, 99]
    risk = {round(100 * share): 100 * (1 - right) for share, right in test["risk"]}
    assert numbers(said("Surest photos first")) == [round(risk[100], 1), round(risk[80], 1)]
    shares = [round(100 * judged.mistakes(one) / one["photos"]) for one in (strange, test)]
    assert numbers(said("A place it never saw")) == [judged.mistakes(strange), strange["photos"], *shares]
    look_for = scene_named(SLUG, "A place it never saw").look_for
    assert numbers(look_for) == [0.5, missed[50], test["flowers"], alarms[50], test["photos"] - test["flowers"]]


def test_the_question_on_rare_flowers_is_rightly_answered():
    question = next(question for question in content.questions(SLUG)["questions"] if question.name == "rare")
    assert f"about {100 * judged.worth(0.9, 0.1, 1):.0f} of" in next(answer.text for answer in question.answers if answer.right)


@pytest.mark.parametrize("query", [{"trusted": "logistic", "judged": "source2", "step": "100"}, {"chart": "surest"}])
def test_the_room_opens_with_its_charts_and_questions(visit, query):
    app = visit(SLUG, {"room": "trust", "scene": "own", **query})
    assert len(app.get("plotly_chart")) == 5
    assert len(app.radio) == len(content.questions("flower-lab")["questions"])
    assert len(app.dataframe) == 1


@pytest.mark.parametrize("scene", SCENES)
def test_where_a_guess_waits_the_figures_are_folded(visit, scene):
    app = visit(SLUG, {"scene": scene})
    assert app.session_state[f"{SLUG}.room"] == "trust"
    assert any("guess and play first" in expander.label for expander in app.expander)
