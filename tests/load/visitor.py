"""A visitor without a browser: one session over Streamlit's own websocket, that opens pages and moves sliders.

It speaks what the browser speaks (`speech.py`), hears everything the server answers, and draws nothing.
"""

import time
from contextlib import ExitStack
from urllib.parse import urlsplit

from websockets.sync.client import connect

from tests.load import speech


class Visitor:
    """A session of the app at `address`; use it in a `with`."""

    def __init__(self, address: str, patience: float = 60.0):
        self.address, self.patience, self.ear = str(address), patience, speech.Ear()

    def __enter__(self):
        self.open_door = ExitStack()
        server = f"ws://{urlsplit(self.address).netloc}/_stcore/stream"
        self.socket = self.open_door.enter_context(
            connect(server, subprotocols=["streamlit"], max_size=None, origin=self.address)
        )
        return self

    def __exit__(self, *_):
        self.open_door.close()

    def open(self, slug: str = "", query: str = "") -> float:
        """Open a page by its address, as a link does; the seconds until its script has ended."""
        return self.ask(speech.open_page(slug, query))[1]

    def slider(self, label: str = "") -> speech.Slider:
        """The first slider with this in its label."""
        return next(slider for name, slider in self.ear.sliders.items() if label in name)

    def move(self, slider: speech.Slider, value: float | str) -> tuple[float, float, int]:
        """Move a slider; (seconds until the new picture has come, until the run has ended, bytes heard)."""
        before = self.ear.bytes
        return *self.ask(speech.move(slider, value, self.ear.address)), self.ear.bytes - before

    def ask(self, message: bytes) -> tuple[float | None, float]:
        """Send a message; the seconds until a new picture has come, if one has, and until the run has ended."""
        self.ear.picture_came = self.ear.ended = False
        began, picture = time.monotonic(), None
        self.socket.send(message)
        while not self.ear.ended:
            self.ear.hear(self.socket.recv(timeout=self.patience))
            if self.ear.picture_came and picture is None:
                picture = time.monotonic() - began
        return picture, time.monotonic() - began
