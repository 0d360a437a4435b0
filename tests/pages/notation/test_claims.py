"""The table of symbols: it has all that the lessons' formulas use, its code runs and has the shapes it names."""

import ast
import functools
import operator
import re
from itertools import pairwise

import numpy as np
import pytest

import nn_core
from nn_core import activations
from pages.notation import symbols
from pages.ui.frame.lessons import LESSONS
from tests.pages.conftest import NUMBERED, page_module

TABLE = symbols.table()
BUILT = [symbol for symbol in TABLE if symbol.lesson in LESSONS]
TYPESETTING = {  # commands that arrange a formula and mean nothing by themselves, and signs everybody knows
    *(r"\frac", r"\tfrac", r"\left", r"\right", r"\big", r"\begin", r"\end", r"\underbrace", r"\quad", r"\qquad", r"\text"),
    *(r"\cdot", r"\cdots", r"\ldots", r"\to", r"\approx", r"\sqrt", r"\times", r"\square", r"\lVert", r"\rVert"),
}
PLAIN = {"c", "r"} | set("jl")  # rows, columns, and letters that only count: explained with the sign they stand at


def used(latex):
    """The letters and commands of a formula that mean something."""
    latex = re.sub(r"\\(text|begin|end|mathrm)\{[^{}]*\}", " ", latex)
    commands = set(re.findall(r"\\[A-Za-z]+", latex))
    letters = set(re.findall(r"[A-Za-z]", re.sub(r"\\[A-Za-z]+", " ", latex)))
    return (commands - TYPESETTING) | letters


def prose_of(slug):
    """All that a lesson says, with its formulas as a browser gets them: gaps emptied, doubled braces single."""
    said = [LESSONS[slug].questions.read_text("utf-8")]
    for section in re.split(r"^## ", LESSONS[slug].prose.read_text("utf-8"), flags=re.MULTILINE):
        filled = section.startswith("Numbers") or "{{" in section
        said.append(re.sub(r"(?<!\{)\{\w+\}(?!\})", " ", section).replace("{{", "{").replace("}}", "}") if filled else section)
    return "\n".join(said)


@pytest.mark.parametrize("slug", NUMBERED)
def test_every_sign_of_a_lessons_formulas_is_in_the_table(slug):
    explained = set().union(*(used(symbol.sign) | set(symbol.uses) for symbol in TABLE)) | PLAIN
    formulas = re.findall(r"\$\$?([^$]+)\$\$?", prose_of(slug))
    assert formulas
    assert set().union(*map(used, formulas)) - explained == set()


@pytest.mark.parametrize("symbol", BUILT, ids=[f"{symbol.lesson}: {symbol.sign}" for symbol in BUILT])
def test_the_lesson_that_is_named_has_the_symbol(symbol):
    assert any(sign in prose_of(symbol.lesson) for sign in symbol.seen or (symbol.sign,))


def test_the_order_of_the_symbols_is_the_courses():
    order = [slug for slug in symbols.groups(TABLE) if slug in LESSONS]
    assert order == [slug for slug in NUMBERED if slug in order]  # a lesson may do with the signs of those before it
    changes = sum(one.lesson != two.lesson for one, two in pairwise(TABLE))
    assert len(symbols.groups(TABLE)) == 1 + changes


def surroundings():
    """Everything that a name in the table may mean, for a network 3 – 4 – 2 and 5 examples."""
    net = nn_core.Network(n=(3, 4, 2))
    theta = nn_core.initialize(net, "xavier", seed=0)
    X, Y, rng = np.ones((3, 5)), np.ones((2, 5)), np.random.default_rng(0)
    cache = nn_core.forward(net, theta, X)
    known = {name: getattr(nn_core, name) for name in nn_core.__all__} | {"activations": activations, "np": np, "rng": rng}
    known |= {"net": net, "theta": theta, "cache": cache, "Z": cache.Z, "A": cache.A, "X": X, "Y": Y[:1], "x": X[:, :1]}
    known |= {
        "W": theta.W[1],
        "w": np.ones((3, 1)),
        "b": 0.5,
        "z": 1.0,
        "a": 0.5,
        "y": 1,
        "dw": 0.1,
        "m": 5,
        "dZ": np.ones((1, 5)),
    }
    return known | {"l": 1, "i": 0, "learning_rate": 0.1}


def codes(symbol):
    return [code for code in re.findall(r"`([^`]+)`", symbol.code) if code not in ("=", "*", "[l]")]


def meant(code):
    """What a name or an expression of the table gives."""
    known = surroundings() | {"name": "cross_entropy" if code.startswith("LOSSES") else "tanh"}
    return worked_out(ast.parse(code, mode="eval").body, known)


OPERATORS = {ast.MatMult: operator.matmul, ast.Div: operator.truediv, ast.USub: operator.neg}


def worked_out(node, known):
    """What an expression gives, step by step: names, numbers, attributes, places, products and calls; nothing else is known."""
    part = functools.partial(worked_out, known=known)
    match node:
        case ast.Constant():
            return node.value
        case ast.Name():
            return known[node.id]
        case ast.Attribute():
            return getattr(part(node.value), node.attr)
        case ast.Subscript():
            return part(node.value)[part(node.slice)]
        case ast.Tuple():
            return tuple(map(part, node.elts))
        case ast.List():
            return list(map(part, node.elts))
        case ast.Slice(lower=None, upper=None, step=None):
            return slice(None)
        case ast.BinOp():
            return OPERATORS[type(node.op)](part(node.left), part(node.right))
        case ast.UnaryOp():
            return OPERATORS[type(node.op)](part(node.operand))
        case ast.Call(keywords=[]):
            return part(node.func)(*map(part, node.args))
    raise AssertionError(f"an expression that is not known here: {ast.dump(node)}")


@pytest.mark.parametrize("symbol", TABLE, ids=[f"{symbol.lesson}: {symbol.sign}" for symbol in TABLE])
def test_every_name_in_code_means_something(symbol):
    for code in codes(symbol):
        assert meant(code) is not None


def test_learning_rate_is_what_train_calls_it():
    assert "learning_rate" in nn_core.train.__code__.co_varnames


SHAPES = {"$(n_x, 1)$": (3, 1), "$(n_x, m)$": (3, 5), "$(1, m)$": (1, 5), "$(n^{[l]}, 1)$": (4, 1), "$(n^{[l]}, m)$": (4, 5)}
SHAPES |= {"$(n^{[l]}, n^{[l-1]})$": (4, 3), "$(n_x, m) \\cdot (m, 1)$": (3, 1), "$(1, n_x) \\cdot (n_x, 1)$": (1, 1)}


def test_what_the_code_gives_has_the_shape_in_the_table():
    checked = 0
    for symbol in TABLE:
        for code in codes(symbol):
            value = meant(code)
            if symbol.shape in SHAPES and isinstance(value, np.ndarray):
                assert value.shape == SHAPES[symbol.shape], symbol.sign
                checked += 1
            if symbol.shape == "whole number" and not callable(value):
                assert int(value) == value
    assert checked >= 8


def test_gradients_have_the_shapes_of_what_they_belong_to():
    known = surroundings()
    gradient = nn_core.backward(known["net"], known["theta"], known["cache"], np.ones((2, 5)))
    assert [gradient.W[l].shape for l in (1, 2)] == [known["theta"].W[l].shape for l in (1, 2)]
    linear = nn_core.Network(n=(3, 4, 2), hidden="linear")
    assert [part.shape for part in nn_core.multiply_out(linear, known["theta"])] == [(2, 3), (2, 1)]


@pytest.mark.parametrize(
    ("search", "sign"),
    [
        ("alpha", r"\alpha"),
        ("α", r"\alpha"),
        ("learning rate", r"\alpha"),
        ("sigma", r"\sigma(z)"),
        ("hat", r"\hat{y}"),
        ("slope", "g'(z)"),
        ("W[1]", "W^{[l]}"),
        ("w[L]", "W^{[l]}"),
        ("np.exp", "e^{-z}"),
        ("forward", r"Z^{[l]},\; A^{[l]}"),
        ("weights layer", "W^{[l]}"),
        ("PARTIAL", r"\frac{\partial J}{\partial w}"),
        ("X", "X"),
    ],
)
def test_a_sign_a_word_a_greek_letter_and_a_name_in_code_are_found(search, sign):
    found = [symbol.sign for symbol in symbols.found(search)]
    assert sign in found
    assert len(found) < len(TABLE) / 3


def test_a_letter_finds_itself_and_not_every_word_with_it():
    assert all("k" in symbol.names or "k" in " ".join(symbol.names).split() for symbol in symbols.found("k"))
    assert symbols.found("qqq") == []


def test_an_address_whose_words_find_nothing_or_are_too_long_opens_the_whole_table():
    search = page_module("notation").SETTINGS[0]
    assert search.parse("alpha") == "alpha"
    assert [search.parse(text) for text in ("qqq", "alpha " * 20, "")] == ["", "", ""]


def readout_of(app):
    return next(text.value for text in app.markdown if re.match(r"(All|None of the|\d+ of) ", text.value))


def test_the_page_says_how_many_are_shown(visit):
    count = len(TABLE)
    assert readout_of(visit("notation")) == f"All {count} symbols of the course are shown."
    assert readout_of(visit("notation", {"q": "learning"})) == f"1 of {count} symbols is shown."
    of_lesson = len([symbol for symbol in TABLE if symbol.lesson == "network"])
    assert readout_of(visit("notation", {"lesson": "network"})) == f"{of_lesson} of {count} symbols are shown."
    app = visit("notation")
    app.text_input[0].set_value("qqq").run()
    assert readout_of(app).startswith(f"None of the {count} symbols")
