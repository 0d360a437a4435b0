"""What the player sends: one block that reads back exactly, small enough for a phone."""

import inspect
import json
import re

import numpy as np

from pages.ui.cached import Data, Experiment, Leg, Start
from pages.ui.lesson import readout
from pages.ui.live import player
from pages.ui.runs import networks
from tests.pages.conftest import page_module, values_of
from tests.pages.panels import MODULES, makers

TYPES = {"float32": "<f4", "int32": "<i4", "uint16": "<u2", "uint8": "u1"}


def unpack(block):
    """(header, arrays) of a packed run, as the browser reads it."""
    length = int.from_bytes(block[:4], "little")
    header = json.loads(block[4 : 4 + length])
    body = block[4 + length :]
    arrays = {
        entry["name"]: np.frombuffer(body, TYPES[entry["type"]], int(np.prod(entry["shape"])), entry["offset"]).reshape(
            entry["shape"]
        )
        for entry in header["arrays"]
    }
    return header, arrays


def initialization(**changes):
    """The initialization page's block with these settings."""
    shown = page_module("initialization").scene(values_of("initialization", **changes))
    run, told = shown.run, shown.readout
    return run, told, player.pack(run, {"panels": [], "readout": told.header()}, told.arrays(), (0, 0), {}, 3)


def test_every_maker_of_a_panel_has_a_module_that_registers_it_and_every_module_a_maker():
    modules = {path.stem: path.read_text("utf-8") for path in (player.PLAYER / "panels").glob("*.js")}
    registered = {name: re.findall(r'^register\("(\w+)", class', text, re.MULTILINE) for name, text in modules.items()}
    assert registered == {name: [name] for name in makers()}
    assert set().union(*(re.findall(r'"kind": "(\w+)"', inspect.getsource(module)) for module in MODULES)) == makers()


def test_a_block_reads_back_as_it_was_packed():
    run, told, block = initialization(init="random")
    header, arrays = unpack(block)
    assert header["show"] == 3
    np.testing.assert_array_equal(arrays["steps"], run.steps)
    np.testing.assert_allclose(arrays["theta"], run.arrays["theta"], rtol=1e-6)
    assert header["nets"]["net"] == {
        "n": [2, 4, 1],
        "activations": ["tanh", "sigmoid"],
        "loss": "cross_entropy",
        "theta": "theta",
    }
    assert header["readout"]["text"] == told.text
    assert all(entry["offset"] % 4 == 0 for entry in header["arrays"])


def test_numbers_too_large_for_the_browser_are_held_and_never_nan():
    run = player.Run(np.arange(3), {"a": np.array([np.nan, 1e300, -np.inf])})
    _, arrays = unpack(player.pack(run, {}, {}, (0, 0), {}, 0))
    assert np.isfinite(arrays["a"]).all()


def test_a_2_4_4_1_run_of_a_thousand_steps_stays_below_60_kilobytes():
    from nn_core import Network

    data = Data("xor", 200, 0.15, 0)
    run = networks.make_run(Experiment(Network(n=(2, 4, 4, 1)), Start("random", 0.5, 1), data, (Leg(0.5, 1000),)))
    assert len(player.pack(run, {}, {}, (0, 0), {}, 0)) < 60_000


def test_equal_runs_have_equal_names_and_the_shown_step_changes_only_with_the_run_or_the_turn():
    run, _, _ = initialization()
    state = {}
    first = player.pack(run, {}, {}, (0, 0), state, 5)
    assert player.pack(run, {}, {}, (0, 0), state, 9) == first
    moved = unpack(player.pack(run, {}, {}, (1, 0), state, 9))[0]
    assert moved["show"] == 9
    assert moved["id"] == unpack(first)[0]["id"]


def test_a_choice_that_is_said_again_is_made_once_and_in_its_order():
    state = {}
    first, second = ({"at": at, "what": "weight", "values": {"at": at, "name": "b"}} for at in (7, 8))
    assert list(player.not_heard([first, second], state)) == [("weight", {"at": at, "name": "b"}) for at in (7.0, 8.0)]
    assert list(player.not_heard([second], state)) == []
    run, _, _ = initialization()
    assert unpack(player.pack(run, {}, {}, (0, 0), state, 0))[0]["heard"] == 8


def test_an_index_is_the_nearest_recorded_step_below():
    run = player.Run(np.array([0, 1, 4, 9]), {})
    assert [run.index_of(step) for step in (0, 1, 3, 4, 8, 9, 100)] == [0, 1, 1, 2, 2, 3, 3]


def test_numbers_are_shown_with_three_digits():
    shown = {
        0: "0",
        0.5: "0.500",
        12.345: "12.3",
        0.693147: "0.693",
        123456: "1.23×10⁵",
        -1e-7: "−1.00×10⁻⁷",
        12345.6: "12346",
        99950: "1.00×10⁵",
    }
    for number, text in shown.items():
        assert readout.show_number(number) == text


def test_a_readout_fills_phrases_first_and_then_numbers():
    told = readout.Readout(
        "After {steps} J is {J}.", {"step": np.array([0, 1]), "J": np.array([0.5, 2.0])}, {"steps": readout.counted([0, 1])}
    )
    assert told.at(0) == "After 0 steps J is 0.500."
    assert told.at(1) == "After 1 step J is 2.00."


def test_brackets_stand_round_negative_factors_only_and_a_probability_near_1_tells_what_is_missing():
    assert [readout.latex_factor(value) for value in (0.6, -0.6)] == ["0.600", "(-0.600)"]
    assert readout.probability(1 - 3.4e-7) == "1 − 3.40×10⁻⁷"
    assert [readout.probability(value) for value in (1.0, 0.9, 0.0)] == ["1.00", "0.900", "0"]
    assert readout.latex_probability(1 - 3.4e-7) == r"1 - 3.40\cdot 10^{-7}"
