"""The live questions: whatever one sets, they can be solved from what they say, and the answer does not stand there already.

A lesson joins with a row in `LESSONS`: settings to try, and a function that reckons the answer from the words of the question.
"""

import re

import numpy as np
import pytest

from pages.ui.lesson import readout
from tests.pages.conftest import page_module, settings_of, values_of


def given(text, *names):
    """The numbers that a question gives: "w = −0.2" for the name "w"."""
    found = [re.search(rf"(?<![\w⁾]){re.escape(name)} = ([-−]?[\d.]+(?:×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?)", text) for name in names]
    return [next(iter(readout.numbers_in(match[1]))) for match in found]


def neuron(v, text):
    """g(w x + b), or how far off it is."""
    w, b, x = given(text, "w", "b", "x")
    yhat = w * x + b if v.g == "linear" else max(0.0, w * x + b)
    return yhat - given(text, "y")[0] if "How far off" in text else yhat


def vectorization(v, text):
    """x · (a − y)."""
    j = re.search(r"x([₁₂₃₄₅₆]) =", text)[1]
    x, a, y = given(text, f"x{j}", "a", "y")
    return x * (a - y)


def logistic_regression(v, text):
    """σ(z) with another b."""
    (z,) = given(text, "z")
    way, size = re.search(r"(larger|smaller) by (\d+)", text).groups()
    return 1 / (1 + np.exp(-(z + float(size) * (1 if way == "larger" else -1))))


def computation_graph(v, text):
    """x dz, a parameter after a step, or z with another x."""
    if "larger by 1" in text:
        j = re.search(r"if x(.) were", text)[1]
        return sum(given(text, "z", f"w{j}"))
    name = re.search(r"What is (dw.|w.|b)(?: after one step)?\?", text)[1]
    (dz,) = given(text, "dz")
    x = given(text, f"x{name[-1]}")[0] if name != "b" else 1.0
    if name.startswith("d"):
        return x * dz
    before, alpha = given(text, name, "α")
    return before - alpha * x * dz


def image_to_vector(v, text):
    """band · 2400 + row · 60 + column."""
    row, column = (int(re.search(rf"{name} (\d+)", text)[1]) for name in ("row", "column"))
    colour = re.search(r"Which entry is (?:its|the) (\w+) value", text)[1]
    return ("red", "green", "blue").index(colour) * 2400 + (row + ("right below" in text)) * 60 + column


def deep_network(_v, text):
    """spread · √units · slope, or units · (inputs + 1)."""
    if "How many parameters" in text:
        n, k = (int(found) for found in re.findall(r"n\[\d+\] = (\d+)", text))
        return n * (k + 1)
    spread, slope = (
        next(iter(readout.numbers_in(re.search(rf"{name} ([\d.]+(?:×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?)", text)[1])))
        for name in ("spread", "slope")
    )
    (units,) = re.search(r"= (\d+) units there", text).groups()
    return spread * np.sqrt(int(units)) * slope


LESSONS = {  # slug: (what reckons the answer, the steps to try, settings besides those drawn at random)
    "neuron": (neuron, [0, 7, 100, 300], [{"w": 0.0, "b": 0.0}, {"g": "relu", "w": -1.0, "b": -0.2}, {"alpha": 1.0}, {"w": 0.0}]),
    "vectorization": (vectorization, [0, 1, 2, 5, 10], [{"m": 2, "n": 2}, {"m": 10, "n": 6}]),
    "logistic-regression": (logistic_regression, [0, 3, 100], [{"view": "picture"}, {"view": "two", "w1": 6.0, "w2": 6.0}]),
    "computation-graph": (
        computation_graph,
        [0, 10, 11, 12, 13, 15],
        [{"x2": 0.0}, {"x1": 0.0, "x2": 0.0}, {"x2": 1.0}, {"w1": 0.0, "w2": 0.0, "b": 0.0}],
    ),
    "deep-network": (
        deep_network,
        [0, 1, 3],
        [{"view": "blocks"}, {"view": "twins"}, {"layers": 20}, {"units": 64, "g": "tanh"}],
    ),
    "image-to-vector": (image_to_vector, [0, 59, 60, 2399, 2400, 4800, 5000, 7140, 7199, 1230, 3661], [{}]),
}
RANDOM = 25  # settings drawn at random for each lesson
HARD = {"computation-graph"}  # at the ends of the scale too few digits are left to ask anything


def drawn(slug, rng):
    """A page's values with everything that one can set drawn at random, on the grid of its control."""
    changes = {}
    for setting in settings_of(slug):
        if setting.widget == "hidden" or setting.below or setting.name in ("source", "picture", "width"):
            continue
        if setting.options is not None:
            changes[setting.name] = list(setting.options)[rng.integers(len(setting.options))]
        else:
            low, high, step = setting.bounds
            changes[setting.name] = setting.parse(f"{low + step * rng.integers(int((high - low) / step) + 1):.6f}")
    return changes


def tried():
    """(slug, changes, step) of every case."""
    for slug, (_, steps, special) in LESSONS.items():
        rng = np.random.default_rng(len(slug))
        for i, changes in enumerate([{}, *special, *(drawn(slug, rng) for _ in range(RANDOM))]):
            chosen = steps if i <= len(special) else [steps[int(rng.integers(len(steps)))]]
            for step in chosen:
                yield pytest.param(slug, changes, step, id=f"{slug} {i} {step}")


@pytest.mark.parametrize(("slug", "changes", "step"), list(tried()))
def test_the_live_question_can_be_solved_and_its_answer_does_not_stand_there_already(slug, changes, step, monkeypatch):
    page, v = page_module(slug), values_of(slug, **changes)
    shown = page.scene(v)
    v = v._replace(step=shown.run.recorded(step))
    question = page.live_question(v, shown)
    if question is None:
        assert slug in HARD
        return
    written = []
    monkeypatch.setattr(page.parts, "numbers", written.append)
    page.numbers(v, shown)
    (right,) = [answer for answer in question.answers if answer.right]
    values = [next(iter(readout.numbers_in(answer.text))) for answer in question.answers]
    assert len(set(values)) == len(values) >= 3
    (value,) = readout.numbers_in(right.text)
    seen = readout.numbers_in(" ".join([question.text, shown.readout.at(shown.run.index_of(v.step)), *written]))
    assert value not in seen
    reckoned = LESSONS[slug][0](v, question.text)
    assert min(values, key=lambda other: abs(other - reckoned)) == value
    assert reckoned == pytest.approx(value, rel=0.02, abs=1e-9)
    assert not any("{" in text for text in (question.text, *(answer.why for answer in question.answers)))


@pytest.mark.parametrize("slug", sorted(HARD))
def test_where_too_few_digits_are_left_is_rare(slug):
    page, rng = page_module(slug), np.random.default_rng(1)
    asked = []
    for _ in range(100):
        v = values_of(slug, **drawn(slug, rng))
        asked.append(page.live_question(v._replace(step=15), page.scene(v)))
    assert sum(question is None for question in asked) <= 5
