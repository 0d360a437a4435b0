"""`pytest --quick` runs what needs no browser, and all of that."""

import subprocess
import sys

import pytest

from tests.house import ROOT


def collected(*options):
    """The tests that pytest finds with these options, in two small folders: {path::name}."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "--collect-only", *options]
    ran = subprocess.run([*command, "tests/browser/test_home.py", "tests/pages/home"], cwd=ROOT, capture_output=True, text=True)
    return {line for line in ran.stdout.splitlines() if "::" in line}


@pytest.mark.parametrize("more", [(), ("-k", "every")], ids=["alone", "with other choices"])
def test_quick_leaves_out_the_browser_and_nothing_else(more):
    every, quick = collected(*more), collected("--quick", *more)
    assert any("tests/browser/" in name for name in every)
    assert quick == {name for name in every if "tests/browser/" not in name} != set()


def test_quick_adds_to_a_choice_of_marks():
    assert collected("--quick", "-m", "browser") == set()
