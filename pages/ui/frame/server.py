"""The little that the web server does beyond Streamlit's own: what is settled once per process, and the app's address.

Streamlit's front end finds out where its server is by trying, and a link to a lesson makes it try a wrong address first (an
error in the console, and a lost moment). The page it is served in can simply say it. And a page that has just been opened writes
its settings into the address: that is no step of the visitor's, so Back must not stop there; nor may the link's #name be lost.
Whether one presents only the browser knows: the address keeps saying so, whatever settings are written into it.
"""

import asyncio
import gc
import importlib
import socket
from contextlib import asynccontextmanager, suppress

from starlette.middleware import Middleware
from streamlit import config

from pages.ui.frame import inside
from pages.ui.frame.lessons import LESSONS, PAGES
from pages.ui.frame.turnstile import Turnstile
from pages.ui.work import pool

UI = PAGES / "ui"
ADDRESS = """<script>
      const base = `${{location.origin}}/{base}`
      window.__streamlit = {{ BACKEND_BASE_URL: base, HOST_CONFIG_BASE_URL: base, MAIN_PAGE_BASE_URL: base }}
      const push = history.pushState.bind(history)
      history.pushState = (state, title, address) => {{
        const next = new URL(address ?? location.href, location.href)
        const here = next.pathname === location.pathname
        if (here && !next.hash) next.hash = location.hash
        const asked = new URLSearchParams(location.search)
        if (asked.has("present")) next.searchParams.set("present", asked.get("present"))
        else next.searchParams.delete("present")
        const bare = ![...asked.keys()].some((name) => !/^(present|embed)/.test(name))
        here && bare ? history.replaceState(state, title, next) : push(state, title, next)
      }}
    </script>
    <script"""


@asynccontextmanager
async def lifespan(_app):
    """Before the server answers: pages come from `app.py` only, all that they stand on is imported, and set aside from garbage
    collection, so that no collection walks through it again."""
    inside.pages_come_from_app()
    import_rooms()
    await asyncio.to_thread(pool.shared)
    send_at_once()
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


class SayAddress:
    """ASGI middleware: puts `ADDRESS` before the first script of every HTML page."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        """Pass everything through; of an answer in HTML collect the body, add the script and mend the length."""
        wants_page = scope["type"] == "http" and b"text/html" in dict(scope["headers"]).get(b"accept", b"")
        if not wants_page:
            return await self.app(scope, receive, send)
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        start, body = None, b""

        async def collect(message):
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if not message.get("more_body"):
                await send(self._mended(start, len(body := self._with_address(start, body))))
                await send({"type": "http.response.body", "body": body})

        return await self.app({**scope, "headers": plain}, receive, collect)

    @staticmethod
    def _with_address(start, body):
        base = config.get_option("server.baseUrlPath").strip("/")
        is_page = b"text/html" in dict(start["headers"]).get(b"content-type", b"")
        return body.replace(b"<script", ADDRESS.format(base=base and base + "/").encode(), 1) if is_page else body

    @staticmethod
    def _mended(start, length):
        kept = [(name, value) for name, value in start["headers"] if name.lower() not in (b"content-length", b"etag")]
        return {**start, "headers": [*kept, (b"content-length", str(length).encode())]}


MIDDLEWARE = [Middleware(Turnstile), Middleware(SayAddress)]
