"""Files that arrive stay in memory, and there is an end to what may lie there."""

import asyncio

import pytest
from starlette.formparsers import MultiPartParser
from starlette.requests import Request

from nn_core.limits import ALL_UPLOADS_MB, ARCHIVE_MB, VISIT_UPLOADS_MB
from pages.ui.frame import uploads

MB = 1_000_000


def asked(length, held, path="/_stcore/upload_file/me/1", method="PUT"):
    """The status with which a file of so many bytes is answered; 204 where it is let through."""
    answers = []

    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": 204, "headers": []})

    async def send(message):
        answers.append(message)

    headers = [] if length is None else [(b"content-length", str(length).encode())]
    scope = {"type": "http", "method": method, "path": path, "headers": headers}
    asyncio.run(uploads.Uploads(app, lambda: held)(scope, None, send))
    return answers[0]["status"]


def test_a_visitor_may_have_so_much_and_no_more():
    left = 10 * MB
    held = {"me": VISIT_UPLOADS_MB * MB - left, "another": 5 * MB}
    assert asked(left, held) == 204
    assert asked(left + 1, held) == 413
    assert asked(left + 1, held, "/_stcore/upload_file/another/1") == 204
    assert asked(left + 1, held, "/below/a/path/_stcore/upload_file/me/1") == 413


def test_all_visitors_together_may_have_so_much_and_no_more():
    each = 300 * MB
    held = {str(k): each for k in range(ALL_UPLOADS_MB * MB // each)}
    assert asked(1, held) == 413
    held.popitem()
    assert asked(each, held) == 204


def test_a_file_whose_length_is_not_said_is_not_let_in():
    assert asked(None, {}) == 411
    assert asked("-5", {}) == 411


def test_everything_else_passes():
    assert asked(10**12, {}, method="DELETE") == 204
    assert asked(10**12, {}, path="/") == 204


@pytest.fixture
def in_memory(monkeypatch):
    """The server's way to take files."""
    monkeypatch.setattr(MultiPartParser, "spool_max_size", MultiPartParser.spool_max_size)
    uploads.stay_in_memory()


def test_a_file_as_large_as_may_be_is_not_written_to_a_disk_while_it_arrives(in_memory):
    boundary = b"--x"
    head = boundary + b'\r\nContent-Disposition: form-data; name="file"; filename="1.zip"\r\n\r\n'
    body = [head, *[bytes(MB)] * ARCHIVE_MB, b"\r\n" + boundary + b"--\r\n"]

    async def receive():
        return {"type": "http.request", "body": body.pop(0), "more_body": bool(body)}

    async def read():
        headers = [(b"content-type", b"multipart/form-data; boundary=x")]
        form = await Request({"type": "http", "method": "PUT", "path": "/", "headers": headers}, receive).form()
        file = form["file"].file
        size, rolled = file.seek(0, 2), file._rolled
        await form.close()
        return size, rolled

    assert asyncio.run(read()) == (ARCHIVE_MB * MB, False)
