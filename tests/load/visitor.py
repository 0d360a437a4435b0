"""A visitor without a browser: one session over Streamlit's own websocket, that opens pages and moves controls.

It speaks what the browser speaks (streamlit.proto), hears everything the server answers, and draws nothing.
"""

import time
from contextlib import ExitStack
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect


class Visitor:
    """A session of the app at `address`; use it in a `with`."""

    def __init__(self, address: str, patience: float = 60.0):
        self.address, self.patience, self.heard = str(address), patience, 0

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
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = slug
        return self._ask(message)

    def _ask(self, message):
        began = time.monotonic()
        self.socket.send(message.SerializeToString())
        while True:
            answer = ForwardMsg()
            data = self.socket.recv(timeout=self.patience)
            self.heard += len(data)
            answer.ParseFromString(data)
            kind = answer.WhichOneof("type")
            if kind == "delta" and answer.delta.new_element.WhichOneof("type") == "exception":
                raise AssertionError(answer.delta.new_element.exception.message)
            if kind == "script_finished":
                return time.monotonic() - began
