"""The browser's modules by themselves: linted, and their pure parts tested under Node with Python's own numbers beside them.

Node comes with Playwright's Python package; nothing of this is needed to run the app.
"""

import base64
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import nn_core
from pages.ui.lesson import readout
from pages.ui.live import growing, player
from tests.player import eyes, flower, playground

TOP = Path(__file__).parents[2]
REQUIRED = os.environ.get("BROWSER_TESTS") == "required"
NAMES = {"float32": "Float32Array", "int32": "Int32Array", "uint16": "Uint16Array", "uint8": "Uint8Array"}


def find_node():
    """The path of a Node, or None: Playwright's own, else this machine's."""
    try:
        import playwright
    except ImportError:
        return shutil.which("node")
    return shutil.which("node", path=Path(playwright.__file__).parent / "driver") or shutil.which("node")


def find_linter():
    """The path of oxlint, or None: beside this Python, else this machine's."""
    return shutil.which("oxlint", path=Path(sys.executable).parent) or shutil.which("oxlint")


def tool(path, name):
    """The tool's path; the test is skipped where there is none, unless browser tests are required."""
    if path is None and not REQUIRED:
        pytest.skip(f"no {name} on this machine")
    assert path is not None, f"browser tests are required, but there is no {name} on this machine"
    return path


def networks():
    """Networks with every activation, their inputs and nn_core's answers."""
    X = np.random.default_rng(1).uniform(-2, 2, (2, 50))
    for hidden in nn_core.ACTIVATIONS:
        for output, loss in (("sigmoid", "cross_entropy"), ("linear", "squared_error")):
            net = nn_core.Network(n=(2, 5, 3, 2), hidden=hidden, output=output, loss=loss)
            theta = nn_core.initialize(net, "random", scale=1.5, seed=3)
            spec = {"n": net.n, "activations": [net.activation(l) for l in range(1, net.L + 1)], "loss": loss}
            cache = nn_core.forward(net, theta, X)
            Y = (X[:1] * X[1:] > 0).repeat(2, axis=0).astype(float)
            numbers = {"X": X, "yhat": cache.A[net.L], "Y": Y}
            told = {name: values.tolist() for name, values in numbers.items()}
            gradient = nn_core.backward(net, theta, cache, Y).to_vector().tolist()
            yield {"net": spec, "theta": theta.to_vector().tolist(), "gradient": gradient, **told}


def numbers():
    """Numbers of all sizes, and how Python writes them."""
    rng = np.random.default_rng(0)
    some = [0, 1, -1, 9.995, 99.95, 999.5, 99999, 1e5, 0.001, 0.0009994, 1e-300, -1.5e300, 1 / 3, 0.03125, 2.125]
    some += (rng.choice([-1, 1], 300) * 10 ** rng.uniform(-30, 30, 300)).tolist()
    return [(number, readout.show_number(number)) for number in some]


def block():
    """A packed run: its bytes, what is in it, and the sentences that Python says of it."""
    kinds = {"float32": [0.5, -3e38, 1e-30], "int32": [-1, 70000, 0], "uint16": [0, 1, 65535], "uint8": np.uint8([0, 128, 255])}
    arrays = {kind: np.array(values).reshape(3, 1) for kind, values in kinds.items()}
    steps = np.array([0, 1, 40])
    told = readout.Readout(
        "After {steps} J is {J}.", {"steps": steps, "J": np.float32([0.5, 1e-9, 123456])}, {"steps": readout.counted(steps)}
    )
    sent = player.pack(player.Run(steps, arrays), {"readout": told.header()}, told.arrays(), (0, 0), {}, 2)
    wanted = {kind: {"values": np.array(kinds[kind], kind).tolist(), "shape": [3, 1], "type": NAMES[kind]} for kind in kinds}
    return {
        "block": base64.b64encode(sent).decode(),
        "arrays": wanted,
        "show": 2,
        "sentences": [told.at(k) for k in range(3)],
    }


def grown_block():
    """A packed run that goes on: its bytes, and its parameters as the browser reads them."""
    net = nn_core.Network(n=(2, 3, 1))
    theta = np.random.default_rng(7).normal(size=(9, net.parameter_count))
    run = player.Run(np.arange(9), {"theta": theta}, {"net": (net, "theta")}, grows=growing.Growth("a", ()))
    sent = player.pack(run, {}, {}, (0, 0), {}, 0)
    read = growing.unpacked(growing.packed(theta), theta.shape)
    return {"grown": base64.b64encode(sent).decode(), "theta": read.ravel().tolist()}


def test_the_linter_finds_nothing():
    linter = tool(find_linter(), "oxlint")
    found = subprocess.run([linter, "--deny-warnings", "assets", "tests"], cwd=TOP, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout + found.stderr


def test_the_linter_finds_a_name_that_is_not_imported(tmp_path):
    linter = tool(find_linter(), "oxlint")
    planted = tmp_path / "planted.js"
    planted.write_text("export function shown(value) {\n  return showNumber(value);\n}\n", "utf-8")
    rules = ["--config", str(TOP / ".oxlintrc.json"), "--deny-warnings"]
    found = subprocess.run([linter, *rules, str(planted)], capture_output=True, text=True)
    assert found.returncode != 0
    assert "showNumber" in found.stdout


def test_the_modules_do_what_their_tests_under_node_say(tmp_path):
    node = tool(find_node(), "Node")
    fixture = tmp_path / "fixture.json"
    told = {"networks": list(networks()), "playground": list(playground.networks()), "numbers": numbers()}
    told |= block() | grown_block() | {"flower": flower.fixture()}
    told |= {"eyes": list(eyes.networks()), "filters": list(eyes.filters())}
    fixture.write_text(json.dumps(told), "utf-8")
    tests = sorted(str(path.relative_to(TOP)) for path in Path(__file__).parent.glob("*.test.js"))
    environment = {**os.environ, "PLAYER_FIXTURE": str(fixture)}
    ran = subprocess.run([node, "--test", *tests], cwd=TOP, capture_output=True, text=True, env=environment)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "skipped 0" in ran.stdout
