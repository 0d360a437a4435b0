"""A replica says its name where a session begins, and nowhere else."""

import asyncio

import pytest

from pages.ui.frame.seat import Seat


def answers(kind, name):
    """What the server sends for a request of this kind."""
    sent = []

    async def streamlit(scope, receive, send):
        await send({"type": "websocket.accept", "headers": [(b"x", b"y")]})
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message):
        sent.append(message)

    asyncio.run(Seat(streamlit, name)({"type": kind}, None, send))
    return sent


def test_a_session_begins_with_the_name_of_its_replica():
    accepted, other = answers("websocket", "app-2")
    assert dict(accepted["headers"]) == {b"x": b"y", b"set-cookie": b"seat=app-2; Path=/; HttpOnly; SameSite=Lax"}
    assert other["headers"] == []


@pytest.mark.parametrize(("kind", "name"), [("http", "app-2"), ("websocket", "")])
def test_else_nothing_is_added(kind, name):
    assert answers(kind, name)[0]["headers"] == [(b"x", b"y")]


@pytest.mark.parametrize("name", ["a;b", "App", "a\r\nb", "ä"])
def test_a_name_that_is_none_is_refused(name):
    with pytest.raises(ValueError, match="PULSATILLA_SEAT"):
        Seat(None, name)
