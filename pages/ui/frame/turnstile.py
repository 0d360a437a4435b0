"""A turnstile before the pages: of all who move something at once, a few are served at a time, the others wait in line.

A page is run by Python threads, and these share one interpreter. If fifty run at once, each waits for forty-nine at every
turn, and so does the loop that carries what they say; one after the other, all are done sooner. A run that takes long (it
waits for a worker, or for its visitor) soon counts no more, so nobody can stand in the way.
"""

import asyncio
from contextlib import suppress

from pages.ui.frame import inside

AT_ONCE = 3  # runs: while one waits, for memory or for a worker, another goes on
COUNTS_FOR = 0.25  # seconds: a run that takes longer is no longer counted
SHORT = 400  # bytes: the message that a run has ended is shorter
INSIDE = {}  # {session: the `Visitor`} of those who are connected


class Turnstile:
    """ASGI middleware: holds back a visitor's wish to run the page until it is their turn."""

    def __init__(self, app):
        self.app, self.places = app, asyncio.Semaphore(AT_ONCE)

    async def __call__(self, scope, receive, send):
        """Pass everything through, in turn."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        visitor = Visitor(self.places, asyncio.get_running_loop())

        async def receive_in_turn():
            message = await receive()
            if is_wish(message):
                await visitor.enter()
            return message

        async def send_and_look(message):
            await send(message)
            if is_end(message):
                visitor.leave()
            elif visitor.session is None:
                visitor.is_known_as(session_begun(message))

        try:
            await self.app(scope, receive_in_turn, send_and_look)
        finally:
            visitor.leave()
            INSIDE.pop(visitor.session, None)


def step_aside():
    """Called by a run that is going to wait for something else: somebody else may use its place meanwhile, and keep it."""
    visitor = INSIDE.get(inside.session())
    if visitor is not None:
        with suppress(RuntimeError):  # the server is ending
            visitor.loop.call_soon_threadsafe(visitor.leave)


class Visitor:
    """One connection: it holds a place while its page runs, but not for long."""

    def __init__(self, places, loop):
        self.places, self.loop, self.clock, self.session = places, loop, None, None

    def is_known_as(self, session):
        """From now on `step_aside` finds this visitor."""
        if session:
            self.session = session
            INSIDE[session] = self

    async def enter(self):
        """Wait for a place; who has one already keeps it."""
        if self.clock is None:
            await self.places.acquire()
            self.clock = self.loop.call_later(COUNTS_FOR, self.leave)

    def leave(self):
        """Give the place to the next in line."""
        if self.clock is not None:
            self.clock.cancel()
            self.clock = None
            self.places.release()


def is_wish(message):
    """Whether a message from a browser asks for a run of the page."""
    data = message.get("bytes") if message["type"] == "websocket.receive" else None
    return bool(data) and inside.asks_for_run(data)


def session_begun(message):
    """The session that a message to a browser begins; None where it tells of something else."""
    data = message.get("bytes") if message["type"] == "websocket.send" else None
    return inside.tells_of_session(data) if data else None


def is_end(message):
    """Whether a message to a browser says that a run has ended."""
    data = message.get("bytes") if message["type"] == "websocket.send" else None
    return bool(data) and len(data) <= SHORT and inside.tells_of_end(data)
