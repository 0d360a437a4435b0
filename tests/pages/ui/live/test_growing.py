"""A run that goes on is sent once: what the browser has already does not travel again, and what travels takes half the room."""

import json

import numpy as np
import pytest

import nn_core
from pages.ui.live import growing, player

NET = nn_core.Network(n=(2, 4, 1))


def a_run(since=None):
    """A run of ten recorded steps, of which the browser has those up to `since`."""
    theta = np.random.default_rng(1).normal(size=(10, NET.parameter_count))
    arrays = {"theta": theta, "J": np.linspace(1, 0, 10), "X": np.zeros((2, 10))}
    return player.Run(np.arange(10) * 5, arrays, {"net": (NET, "theta")}, grows=growing.Growth("a", ("J",), since))


def header_of(run):
    """The header and the number of bytes of what is sent."""
    data = player.pack(run, {}, {"readout.J": run.arrays["J"]}, (0, 0), {}, 0)
    length = int.from_bytes(data[:4], "little")
    return json.loads(data[4 : 4 + length]), len(data)


def test_only_the_steps_that_the_browser_lacks_are_sent():
    header, _ = header_of(a_run(since=20))
    shapes = {entry["name"]: entry["shape"] for entry in header["arrays"]}
    assert shapes == {"steps": [5], "theta": [5, NET.parameter_count], "J": [5], "readout.J": [5]}
    assert header["grows"]["since"] == 20


def test_panels_and_choices_that_the_browser_knows_are_not_told_again():
    for since, told in ((None, {"panels", "knobs", "page"}), (20, {"page"})):
        run = a_run(since)
        data = player.pack(run, {"panels": [], "knobs": [], "page": "loss"}, {}, (0, 0), {}, 0)
        header = json.loads(data[4 : 4 + int.from_bytes(data[:4], "little")])
        assert {"panels", "knobs", "page"} & set(header) == told


def test_a_run_that_is_new_is_sent_whole():
    header, _ = header_of(a_run())
    assert {entry["name"]: entry["shape"][0] for entry in header["arrays"]} == {
        "steps": 10,
        "theta": 10,
        "J": 10,
        "X": 2,
        "readout.J": 10,
    }


def test_a_run_of_a_lesson_says_that_it_does_not_grow():
    run = player.Run(np.arange(2), {"theta": np.zeros((2, NET.parameter_count))}, {"net": (NET, "theta")})
    header, _ = header_of(player.Run(run.steps, run.arrays | {"J": np.zeros(2)}, run.nets))
    assert header["grows"] is None


@pytest.mark.parametrize("size", [1e-6, 1.0, 1e30])
def test_packed_numbers_are_known_to_the_65534th_part_of_what_their_column_spans(size):
    values = size * np.random.default_rng(2).normal(size=(300, 25))
    found = growing.unpacked(growing.packed(values), values.shape)
    assert (np.abs(found - values) <= np.ptp(values, axis=0) / 65_533 + 1e-6 * np.abs(values).max(axis=0)).all()


def test_what_a_run_begins_with_is_not_lost_where_it_ends_beyond_all_bounds():
    theta = np.random.default_rng(1).normal(size=(40, NET.parameter_count))
    theta[-1] = 1e30
    arrays = {"theta": theta, "J": np.zeros(40)}
    run = player.Run(np.arange(40), arrays, {"net": (NET, "theta")}, grows=growing.Growth("a", ()))
    (sent,) = (one for one in header_of(run)[0]["arrays"] if one["name"] == "theta")
    assert sent["type"] == "float32"
    assert growing.can_be_packed(theta[:-1])


def test_a_number_that_never_changes_is_packed_without_loss():
    assert (growing.unpacked(growing.packed(np.full((7, 3), 0.25)), (7, 3)) == 0.25).all()


def test_no_steps_at_all_can_be_packed():
    assert growing.unpacked(growing.packed(np.zeros((0, 4))), (0, 4)).shape == (0, 4)


def test_three_hundred_steps_of_six_layers_of_eight_units_stay_below_235_kilobytes():
    net = nn_core.Network(n=(2, *[8] * 6, 1))
    theta = np.random.default_rng(3).normal(size=(301, net.parameter_count))
    run = player.Run(np.arange(301), {"theta": theta}, {"net": (net, "theta")}, grows=growing.Growth("a", (), 0))
    assert header_of(player.Run(run.steps, run.arrays | {"J": theta[:, 0]}, run.nets, grows=run.grows))[1] < 235_000
