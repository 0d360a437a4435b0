"""Every limit stands in one place with its reason, and what the app offers keeps to it."""

import re
import tomllib

import pytest

from nn_core import limits
from pages.ui.runs import networks
from tests.house import ROOT
from tests.pages.conftest import PLACES, settings_of

NUMBERS = {name: value for name, value in vars(limits).items() if name.isupper()}
MOST = {  # what these settings count
    "layers": limits.LAYERS,
    "depth": limits.LAYERS,
    "units": limits.UNITS,
    "n1": limits.UNITS,
    "m": limits.POINTS,
    "steps": limits.STEPS,
}


def test_every_limit_has_its_reason_beside_it():
    lines = (ROOT / "nn_core/limits.py").read_text("utf-8").splitlines()
    assert [line for line in lines if "=" in line and "#" not in line and "UPLOAD_MB *" not in line] == []
    assert all(isinstance(value, int) and value > 0 for value in NUMBERS.values())


def test_the_browser_is_told_the_same_size_of_a_file():
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))
    assert config["server"]["maxUploadSize"] == limits.ARCHIVE_MB


@pytest.mark.parametrize("slug", PLACES)
def test_what_a_page_offers_keeps_to_the_limits(slug):
    for setting in settings_of(slug):
        if setting.name in MOST:
            most = max(setting.options) if setting.options else setting.bounds[1]
            assert most <= (limits.TABLE_ROWS if (slug, setting.name) == ("playground", "m") else MOST[setting.name]), (
                setting.name
            )


def test_the_longest_run_that_can_be_chosen_is_the_limit():
    assert max(networks.STEPS) == limits.STEPS


def test_no_cache_keeps_more_than_the_limit():
    files = (ROOT / "pages/ui/cached").glob("*.py")
    kept = [
        int(number) for file in files for number in re.findall(r"(?:max_entries=|@remembered\()(\d+)", file.read_text("utf-8"))
    ]
    assert kept and max(kept) <= limits.CACHED_RUNS
