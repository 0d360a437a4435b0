"""What is computed beside the server: a limit that is reached is a sentence on the page, and nothing is lost."""

import pytest

import nn_core
from pages.ui import cached
from pages.ui.cached import common
from pages.ui.workers import pool


class Failing:
    """A pool in which every job fails."""

    def __init__(self, why):
        self.why = why

    def run(self, *_asked):
        raise pool.Failed(self.why)


@pytest.mark.parametrize("why", common.SENTENCES)
def test_a_limit_that_is_reached_is_told_on_the_page_and_a_second_try_works(visit, monkeypatch, why):
    monkeypatch.setattr(pool, "shared", lambda: Failing(why))
    page = visit("initialization", {"init": "random", "seed": f"{7000 + list(common.SENTENCES).index(why)}"})
    assert not page.exception and [warning.value for warning in page.warning] == [common.SENTENCES[why]]
    monkeypatch.undo()
    next(button for button in page.button if button.label == "Try again").click().run()
    assert not page.exception and not page.warning and page.session_state["initialization.init"] == "random"


def test_each_way_to_fail_has_its_sentence():
    assert set(common.SENTENCES) == {"time", "memory", "busy", "broken"}
    assert all(text.endswith(".") and ":" in text for text in common.SENTENCES.values())


def test_what_failed_is_computed_when_it_is_asked_for_again(monkeypatch):
    asked = cached.Experiment(
        nn_core.Network((2, 4, 1)),
        cached.Start("he", seed=77),
        cached.Data("xor", 200, 0.1, 0),
        (cached.Leg(0.5, 2000),),
    )
    monkeypatch.setattr(pool, "shared", lambda: Failing("broken"))
    with pytest.raises(cached.TooMuch):
        cached.training(asked)
    monkeypatch.undo()
    assert cached.training(asked)[0][-1] == 2000
