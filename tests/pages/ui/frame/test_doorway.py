"""What the server says of the address it was asked for, and what it never repeats."""

import asyncio

import pytest
from streamlit import config

from pages.ui.frame import doorway

PAGE = b"<html><head><script>first()</script></head></html>"


def ask(path, answer=PAGE, status=200, more=(), accept=b"text/html"):
    """(status, headers, body) that a browser gets when Streamlit answers so."""
    sent = []

    async def streamlit(scope, receive, send):
        headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", b"50"), (b"etag", b'"x"'), *more]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        for piece, more_comes in ((answer[:10], True), (answer[10:], False)):
            await send({"type": "http.response.body", "body": piece, "more_body": more_comes})

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "headers": [(b"accept", accept)]}
    asyncio.run(doorway.Doorway(streamlit)(scope, None, send))
    return sent[0]["status"], dict(sent[0]["headers"]), b"".join(message["body"] for message in sent[1:])


@pytest.mark.parametrize(("path", "own"), [("/", 0), ("/neuron", 1), ("/no-such", 1)])
def test_a_page_is_told_how_many_parts_of_its_address_are_the_app_s(path, own):
    status, headers, body = ask(path)
    assert status == 200
    assert f'<script data-own="{own}">'.encode() in body
    assert body.index(b"data-own") < body.index(b"first()")
    assert headers[b"content-length"] == str(len(body)).encode()
    assert b"etag" not in headers


@pytest.mark.parametrize(("path", "own"), [("/our/course/", 0), ("/our/course/neuron", 1)])
def test_a_path_of_the_app_s_own_does_not_count(monkeypatch, path, own):
    monkeypatch.setattr(config, "get_option", {"server.baseUrlPath": "/our/course"}.get)
    assert f'data-own="{own}"'.encode() in ask(path)[2]


@pytest.mark.parametrize(("path", "home"), [("/a/b", "../"), ("/a/b/c", "../../"), ("/neuron/<b>/x", "../../")])
def test_from_nowhere_a_link_leads_home_and_nothing_asked_is_repeated(path, home):
    status, headers, body = ask(path)
    assert status == 404
    assert body == doorway.LOST.replace("{home}", home).encode()
    assert headers[b"content-length"] == str(len(body)).encode()


def test_a_slash_at_the_end_is_taken_off_without_naming_what_stands_in_front():
    status, headers, _ = ask("/neuron/", b"", 301, [(b"location", b"/neuron?w=1")])
    assert (status, headers[b"location"]) == (301, b"../neuron?w=1")


def test_what_is_no_page_passes_unchanged():
    assert ask("/a/b", accept=b"*/*")[2] == PAGE
