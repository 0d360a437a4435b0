"""The private names of Streamlit that the app stands on are there. If one fails after an upgrade, this says what to do."""

import importlib

import pytest
from streamlit.runtime.scriptrunner import ScriptRunContext

from pages.ui.frame import inside

NAMES = {  # module, name: what is lost without it, and where to look for another way
    ("streamlit.runtime.scriptrunner", "get_script_run_ctx"): "app.py cannot tell a visit from the server's own import: "
    "look for a public way to ask whether a script runs, or keep the navigation in a file that only st.App runs",
    ("streamlit.runtime.pages_manager", "PagesManager"): "the first visitor who opens a link gets the folder `pages/` as pages: "
    "see whether st.App(app.py) with st.navigation does without it by now, then drop pages_come_from_app",
}
FIELDS = {
    "is_history_navigation": "Back and Forward no longer bring settings back: compare the address with the one saved last",
    "fragment_ids_this_run": "a measurement no longer lets the learner in between its pieces: see inside.in_fragment",
}


@pytest.mark.parametrize(("module", "name"), NAMES)
def test_a_private_name_is_still_there(module, name):
    assert hasattr(importlib.import_module(module), name), NAMES[module, name]


@pytest.mark.parametrize("field", FIELDS)
def test_the_context_of_a_run_still_tells(field):
    assert field in {*ScriptRunContext.__dataclass_fields__}, FIELDS[field]


def test_pages_come_from_app_sets_what_streamlit_reads():
    from streamlit.runtime.pages_manager import PagesManager

    assert hasattr(PagesManager, "uses_pages_directory"), NAMES["streamlit.runtime.pages_manager", "PagesManager"]
    inside.pages_come_from_app()
    assert PagesManager.uses_pages_directory is False


def test_outside_a_visit_nothing_runs():
    assert (inside.in_visit(), inside.came_by_history(), inside.in_fragment()) == (False, False, False)
