"""What the numbers put into formulas and sentences make of these: brackets stand round negative factors, and only round those."""

import re

import numpy as np
import pytest

from pages.ui.lesson import content
from tests.pages.conftest import page_module, values_of
from tests.pages.test_live_questions import LESSONS, drawn

# a bracket round nothing but a positive number; σ(2) is a function, dz⁽¹⁾ an example
POSITIVE = re.compile(r"(?<![\w{}σ⁾)])\(\s*\d+(?:\.\d+)?\s*\)")
BARE = re.compile(r"(?:\\cdot|[·+−]) ?[-−]\d")  # two signs that follow each other
ODD = re.compile(r"the one unit|(?<![\d.−-])1 (?:weights|units|examples|steps|kinds)\b|others are alike")


def written(slug, changes, step, monkeypatch):
    """What the page writes with these settings: the numbers, the read-out, the live question with its explanations."""
    page, v, texts = page_module(slug), values_of(slug, **changes), []
    shown = page.scene(v)
    v = v._replace(step=shown.run.recorded(step))
    monkeypatch.setattr(page.parts, "numbers", texts.append)
    page.numbers(v, shown)
    question = page.live_question(v, shown)
    asked = [question.text, *(answer.why for answer in question.answers)] if question else []
    return [*texts, shown.readout.at(shown.run.index_of(v.step)), *asked]


@pytest.mark.parametrize("slug", LESSONS)
def test_brackets_stand_round_negative_factors_only_whatever_is_set(slug, monkeypatch):
    rng, (_, steps, special) = np.random.default_rng(5), LESSONS[slug]
    for changes in [{}, *special, *(drawn(slug, rng) for _ in range(20))]:
        for step in (0, steps[-1], steps[len(steps) // 2]):
            for text in written(slug, changes, step, monkeypatch):
                for offence in (POSITIVE, BARE, ODD):
                    assert not offence.search(text), (changes, offence.search(text)[0], text)


@pytest.mark.parametrize("slug", LESSONS)
def test_no_sentence_counts_one_as_many(slug):
    said = " ".join([*content.sections(slug).values(), *map(str, content.phrases(slug).values())])
    assert not ODD.search(said)


@pytest.mark.parametrize(
    ("text", "offence"), [("2 · (0.5)", POSITIVE), ("w · −0.2", BARE), ("1 weights", ODD), (r"2 \cdot -1", BARE)]
)
def test_an_offence_is_found(text, offence):
    assert offence.search(text)
    assert not any(kind.search("2 · (−0.5) + σ(0.3) = (1, 12), 11 weights") for kind in (POSITIVE, BARE, ODD))
