"""Whatever is typed, uploaded or put into a link, it is shown as text or not at all: nothing of it becomes a part of the page."""

from urllib.parse import parse_qs, quote

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.ui.frame.lessons import HOME, LESSONS
from tests.browser import looks
from tests.browser.conftest import settle
from tests.browser.test_flower_lab import photo
from tests.load.visitor import Visitor

MARKUP = '<img src=x onerror="hit=1">'
LINKED = "[x](//evil.example)"
STRANGE = """() => [...document.querySelectorAll('img[src="x"], [onerror], a[href*="evil"], a[href^="javascript"]')].length
  || typeof hit !== 'undefined'"""


class Kept:
    """A socket that keeps what it hears."""

    def __init__(self, socket):
        self.socket, self.heard = socket, []

    def send(self, data):
        self.socket.send(data)

    def recv(self, timeout):
        self.heard.append(self.socket.recv(timeout=timeout))
        return self.heard[-1]


def visit(address, slug, query=""):
    """What the server tells a visitor of a page: (the names of the settings in its address, its elements as they are sent)."""
    with Visitor(address) as visitor:
        visitor.socket = Kept(visitor.socket)
        visitor.open("" if slug == HOME else slug, query)
        messages = [ForwardMsg.FromString(data) for data in visitor.socket.heard]
    names = {name for message in messages for name in parse_qs(message.page_info_changed.query_string, keep_blank_values=True)}
    return names, [message.delta.SerializeToString() for message in messages if message.WhichOneof("type") == "delta"]


@pytest.mark.parametrize("slug", LESSONS)
def test_no_part_of_a_link_comes_back_in_the_page(app_server, slug):
    names, _ = visit(app_server[0], slug)
    assert names or slug == HOME
    query = "&".join(f"{name}={quote('onerror=hit()' + LINKED)}" for name in sorted(names | {"present", "unknown"}))
    _, elements = visit(app_server[0], slug, query)
    assert len(elements) > 5
    assert [element for element in elements if b"onerror=hit" in element or b"evil.example" in element] == []


def test_what_is_typed_is_shown_as_text(open_page):
    page = open_page("/loss?scene=own")
    page.get_by_role("button", name="More settings").click()
    for typed in (MARKUP[:20], LINKED):
        page.get_by_label("Start b", exact=True).fill(typed)
        page.get_by_label("Start b", exact=True).press("Enter")
        page.get_by_text(f"“{typed}” is no number").wait_for()
        assert not page.evaluate(STRANGE)
    page = open_page("/notation")
    for typed in (MARKUP, LINKED):
        page.get_by_role("textbox").first.fill(typed)
        page.get_by_role("textbox").first.press("Enter")
        settle(page)
        assert not page.evaluate(STRANGE)


def test_the_name_of_a_file_is_shown_as_text(open_page):
    page = open_page("/flower-lab?source=upload")
    for content in (photo("flower.jpg"), b"no photo"):
        file = {"name": f"{MARKUP}{LINKED}.jpg".replace("/", "_"), "mimeType": "image/jpeg", "buffer": content}
        page.locator("input[type=file]").set_input_files(file)
        page.wait_for_timeout(1000)
        settle(page)
        assert not page.evaluate(STRANGE)
        assert "evil" not in looks.readout(page)
