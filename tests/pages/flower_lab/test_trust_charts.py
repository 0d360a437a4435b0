"""The Trust room below its picture: charts and words about kinds, failures and sources are those of the figures."""

from itertools import product

import numpy as np
import pytest

from pages.flower_lab import charts, failures, judged, kinds, origins
from pages.ui import cached
from pages.ui.lesson import content
from tests.pages.flower_lab.told import EVERY, SLUG, numbers

SAY = content.phrases(SLUG)


@EVERY
def test_the_charts_sentences_are_those_of_the_figures(network, split):
    one, say = judged.result(network, split), SAY["charts"]
    all_three = {name: judged.result(name, split) for name in judged.NETWORKS}
    assert numbers(charts.roc_told(all_three, say["roc"])) == [round(100 * r["roc_auc"], 1) for r in all_three.values()] + [50]
    p, photos, share, off = numbers(charts.calibration_told(one, say["calibration"]))[:4]
    row = next(row for row in one["calibration"] if row[2] == photos and abs(row[0] - p) < 0.006)
    assert abs(100 * row[1] - share) <= 0.5
    assert all(abs(a - b) <= abs(row[0] - row[1]) for a, b, count in one["calibration"] if count >= charts.MANY)
    assert off == round(100 * one["calibration_error"], 1)
    assert ("too much" in charts.calibration_told(one, say["calibration"])) == (row[0] > row[1])
    right, counted = one["confusion"], numbers(charts.confusion_told(one, say["confusion"]))
    assert counted[:4] == [right["true_positive"], one["flowers"], right["true_negative"], one["photos"] - one["flowers"]]
    told = numbers(charts.risk_told(all_three, network, say["risk"]))
    assert round(100 * judged.mistakes(one) / one["photos"], 1) in told
    assert ("told" not in one) or round(100 * (1 - one["told_right"]), 1) in told


@EVERY
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_chart_is_drawn_from_finite_numbers_and_its_axes_have_names(network, split, mode):
    drawn = charts.drawn(network, split, mode)
    assert [name for name, *_ in drawn] == list(SAY["charts"])
    assert charts.drawn(network, split, mode) is drawn  # drawn once, for everybody
    for _, sentence, figure in drawn:
        assert sentence.startswith("**") and sentence.endswith(".") and "{" not in sentence
        assert figure.layout.xaxis.title.text
        for trace in figure.data:
            values = trace.z if trace.type == "heatmap" else trace.x if trace.type == "bar" else trace.y
            assert len(values) > 0
            assert np.isfinite(np.asarray(values, float)).all()


@EVERY
def test_the_kinds_hold_all_photos_and_all_mistakes(network, split):
    found = judged.result(network, split)
    rows = kinds.rows(split)
    counts = [networks[network] for _, networks in rows]
    assert np.sum(counts, axis=0).tolist() == [judged.mistakes(found), found["photos"]]
    assert all(f"({photos})" in name for (name, _), (_, photos) in zip(rows, counts, strict=True))
    kind = max((row for row in rows if row[1][network][1] >= kinds.FEW), key=lambda row: np.divide(*row[1][network]))
    sentence = kinds.told(rows, network, SAY["charts"]["kinds"])
    assert kind[0].rsplit(" (", 1)[0] in sentence
    assert numbers(sentence)[:2] == list(kind[1][network][::-1])


@EVERY
def test_the_worst_kinds_are_named_with_their_counts(network, split):
    found = judged.result(network, split)
    wrong = sorted((kinds.wrong_in(row) for row in found["kinds"]), reverse=True)
    lines = failures.listed(network, split, SAY["failures"])
    assert 1 <= len(lines) <= 4
    assert [numbers(line.split("**")[-1])[0] for line in lines] == [count for count in wrong[:4] if count]


def test_mistakes_were_looked_at_for_all_photos_that_are_offered():
    assert set(SAY["failures"]["seen"]) == set(judged.SPLITS)
    assert "val" not in judged.SPLITS  # it chose the settings: no proof


def test_why_a_dense_network_cannot_do_better_is_told_with_the_figures():
    text, cards = failures.why_dense(), (cached.flower_model().card, cached.eyes_model().card)
    told = numbers(text)
    for card in cards:
        assert card["model"]["parameters"] in told
    for name in ("eyes", "dense"):
        test, source = (judged.result(name, split) for split in ("test", "source"))
        for share in (test["balanced_accuracy"], source["balanced_accuracy"], test["grey"]):
            assert round(100 * share, 1) in told
    eyes, dense = (judged.result(name, "test") for name in ("eyes", "dense"))
    assert dense["balanced_accuracy"] < eyes["balanced_accuracy"]
    assert abs(dense["grey"] - 0.5) < 0.06 < eyes["grey"] - 0.5


def test_all_photographs_are_counted_by_source_and_licence():
    table, splits = origins.table(), cached.eyes_model().card["splits"]
    photos = table["photos"]
    assert sum(photos) == sum(split["photos"] for split in splits.values())
    assert list(photos) == sorted(photos, reverse=True)
    told = numbers(origins.photos_told())
    sources = len(set(next(iter(table.values()))))
    assert told == [sum(photos), sources, splits["train"]["photos"], splits["val"]["photos"], sum(photos) - sum(told[2:4])]


@pytest.mark.parametrize("file", origins.CARDS.values())
def test_a_card_stands_two_levels_below_the_page(file):
    assert origins.card_text(file).startswith("### ")


def test_the_table_of_scores_is_that_of_the_figures():
    lines = judged.scores().split("\n")[2:]
    for line, (network, split) in zip(lines, product(judged.NETWORKS, judged.SPLITS), strict=True):
        found, right = judged.result(network, split), judged.result(network, split)["confusion"]
        counts = [found["photos"], round(100 * found["balanced_accuracy"]), round(found["roc_auc"], 2)]
        counts += [right["true_positive"], found["flowers"], right["true_negative"], found["photos"] - found["flowers"]]
        assert numbers(line) == counts
