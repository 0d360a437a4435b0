"""What a browser gets before the app runs: where the app lives, or a way home from an address that leads nowhere.

The app works at any address, also behind a proxy that puts something in front: `assets/address.js` finds out in the browser, and
all the server says is how many parts of the address were its own. Nothing of what was asked for is written into a page.
"""

from streamlit import config

from pages.ui.frame.lessons import ASSETS

ADDRESS = (ASSETS / "address.js").read_text("utf-8")
LOST = (ASSETS / "lost.html").read_text("utf-8")


def parts_of(scope):
    """How many parts the asked path has below the app's own `server.baseUrlPath`: none at home, one on a page."""
    path = (scope.get("raw_path") or scope["path"].encode()).split(b"?")[0].decode("latin-1").strip("/")
    base = config.get_option("server.baseUrlPath").strip("/")
    return len([part for part in path.removeprefix(base).split("/") if part])


def opened(page, parts):
    """An HTML page of Streamlit's (bytes), with `ADDRESS` before its first script."""
    return page.replace(b"<script", f'<script data-own="{parts}">{ADDRESS}</script>\n    <script'.encode(), 1)


def lost(parts):
    """The page (bytes) for an address of so many parts that leads nowhere."""
    return LOST.replace("{home}", "../" * (parts - 1)).encode()


class Doorway:
    """ASGI middleware: opens every HTML page at the place it was asked for."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        """Pass everything through; of an answer in HTML collect the body and change it."""
        wants_page = scope["type"] == "http" and b"text/html" in dict(scope["headers"]).get(b"accept", b"")
        if not wants_page:
            return await self.app(scope, receive, send)
        plain = [(name, value) for name, value in scope["headers"] if name not in (b"accept-encoding", b"range")]
        start, body = None, b""

        async def collect(message):
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if not message.get("more_body"):
                changed, answer = answered(start, body, parts_of(scope), scope["path"])
                await send(changed)
                await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else answer})

        return await self.app({**scope, "headers": plain}, receive, collect)


def answered(start, body, parts, path):
    """(start message, body) that the browser gets for Streamlit's own; `path` is the one that was asked for."""
    headers = dict(start["headers"])
    if start["status"] == 301 and path.endswith("/"):
        page, *query = headers[b"location"].partition(b"?")
        return with_headers(start, location=b"../" + page.rsplit(b"/", 1)[-1] + b"".join(query)), body
    if b"text/html" not in headers.get(b"content-type", b""):
        return start, body
    if parts > 1:
        start, body = {**start, "status": 404}, lost(parts)
    else:
        body = opened(body, parts)
    return with_headers(start, **{"content-length": str(len(body)).encode()}), body


def with_headers(start, **changed):
    """A start message with these headers in place of the old ones; what named the old body goes."""
    replaced = {name.replace("_", "-").encode() for name in changed} | {b"etag", b"last-modified"}
    kept = [(name, value) for name, value in start["headers"] if name.lower() not in replaced]
    return {**start, "headers": [*kept, *((name.encode(), value) for name, value in changed.items())]}
