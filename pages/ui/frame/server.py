"""The little that the web server does beyond Streamlit's own: what is settled once per process, before it answers."""

import asyncio
import gc
import importlib
import socket
import sys
from contextlib import asynccontextmanager, suppress

from starlette.middleware import Middleware

from pages.ui.frame import inside, journal, uploads
from pages.ui.frame.doorway import Doorway
from pages.ui.frame.lessons import LESSONS, PAGES
from pages.ui.frame.seat import Seat
from pages.ui.frame.turnstile import Turnstile
from pages.ui.workers import pool

UI = PAGES / "ui"
MIDDLEWARE = [Middleware(Doorway), Middleware(Seat), Middleware(uploads.Uploads), Middleware(Turnstile)]


@asynccontextmanager
async def lifespan(_app):
    """Before the server answers: errors are logged plainly, pages come from `app.py` only, and all that they stand on is imported
    and set aside from garbage collection, so that no collection walks through it again."""
    journal.keep_plain()
    inside.pages_come_from_app()
    uploads.stay_in_memory()
    import_rooms()
    await asyncio.to_thread(pool.shared)
    send_at_once()
    sys.setswitchinterval(0.001)
    gc.collect()
    gc.freeze()
    yield
    pool.close_shared()


def send_at_once():
    """Let the server's connections send small messages at once. Otherwise each waits until the browser has acknowledged the one
    before, which it puts off for 40 milliseconds: with every move, on the fastest line too (Nagle's algorithm).

    The connections inherit it from the sockets that listen, which nothing leads to from here but the list of all objects.
    """
    for thing in gc.get_objects():
        if isinstance(thing, socket.socket) and thing.family in (socket.AF_INET, socket.AF_INET6):
            with suppress(OSError):  # closed, or none that carries a stream
                thing.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def import_rooms():
    """Import whatever the pages import; the pages themselves run for visitors only.

    pandas comes with Streamlit, which imports it where it first meets an array: two visitors at once would find half of it.
    """
    importlib.import_module("pandas")
    for lesson in LESSONS.values():
        for file in sorted(lesson.folder.glob("*.py")):
            if file.stem != "page":
                importlib.import_module(f"pages.{file.parent.name}.{file.stem}")
    for room in sorted(UI.rglob("*.py")):
        if room.stem not in ("__init__", "worker"):
            importlib.import_module(".".join(("pages", *room.relative_to(UI.parent).with_suffix("").parts)))
