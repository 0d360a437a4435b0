"""An error is one line in the log: its kind and its place. What a learner typed or uploaded is not in it."""

import io
import logging

import pytest

from pages.ui.frame import journal, settings
from tests.browser.conftest import serving
from tests.load.visitor import Visitor

SECRET = "Anna's holiday.jpg"
PAGE = f"""
import streamlit as st
from pages.ui.frame import inside, server

app = st.App(__file__, lifespan=server.lifespan, middleware=server.MIDDLEWARE)
if inside.in_visit():
    raise ValueError({SECRET!r} + st.query_params["name"])
"""


@pytest.fixture
def log():
    """A logger with `keep_plain`, and what it has written."""
    before, written = logging.getLogRecordFactory(), io.StringIO()
    logger, handler = logging.getLogger("test of the journal"), logging.StreamHandler(written)
    logger.addHandler(handler)
    logger.propagate = False
    journal.keep_plain()
    yield logger, written
    logging.setLogRecordFactory(before)
    logger.removeHandler(handler)


def test_an_exception_is_one_line_with_its_kind_and_its_way_through_the_house(log):
    logger, written = log
    try:
        settings.Setting(SECRET, SECRET, 1.0, bounds=SECRET).parse("1")
    except ValueError:
        logger.exception("It went wrong with %s", SECRET)
    (line,) = written.getvalue().splitlines()
    assert line.startswith("It went wrong with %s: ValueError at tests/pages/ui/frame/test_journal.py:")
    assert "pages/ui/frame/settings.py:" in line
    assert SECRET not in line


def test_what_is_no_exception_is_written_as_it_is(log):
    logger, written = log
    logger.warning("%d of %d", 1, 2)
    logger.error("nothing is wrong", exc_info=True)
    assert written.getvalue().splitlines()[0] == "1 of 2"


def test_a_page_that_fails_neither_shows_nor_logs_what_it_was_given(tmp_path):
    script, log = tmp_path / "app.py", tmp_path / "log.txt"
    script.write_text(PAGE)
    options = ["--client.showErrorDetails=none", "--logger.enableRich=false"]
    failure = pytest.raises(AssertionError)
    with serving(str(script), log, more=options) as address, Visitor(address) as visitor, failure as shown:
        visitor.open(query="name=Bert")
    errors = [line for line in log.read_text().splitlines() if "ValueError" in line]
    assert len(errors) == 1
    assert "app.py:7" in errors[0]
    for told in (log.read_text(), str(shown.value)):
        assert not any(word in told for word in ("Traceback", "Anna", "Bert"))
