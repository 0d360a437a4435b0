"""The player on a page of its own, without Streamlit: a run is packed by Python as ever, and what the picture says is kept.

For panels of which a page needs all of an experiment to be there; here a network is enough.
"""

import base64
import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from pages.ui.lesson.readout import Readout
from pages.ui.live.player import PLAYER, pack
from pages.ui.live.program import program

PAGE = """<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Alone</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/player.css">
<style>:root { --st-font: sans-serif; --st-background-color: #ffffff; --st-text-color: #26222e; --st-border-color: #cccccc;
  --st-secondary-background-color: #f4f1f8; --st-primary-color: #6b3fa0; --st-button-radius: 8px; }</style>
<h1>A picture alone</h1><div data-testid="player" class="pulsatilla" tabindex="0" role="group" aria-label="Live picture"></div>
<script type="module">
  import run from "/program.js";
  run();
  const engine = await pulsatillaEngine.promise;
  window.picked = [];
  const told = (name, value) => name === "picked" && (picked = [...value]);
  const root = document.querySelector(".pulsatilla");
  window.show = (text) => engine.show(root, Uint8Array.from(atob(text), (c) => c.charCodeAt(0)), () => {}, told);
</script>"""


def handler():
    """What answers a browser's questions."""
    files = {
        "/": ("text/html", PAGE),
        "/program.js": ("text/javascript", program(PLAYER / "engine.js", PLAYER / "panels")),
        "/player.css": ("text/css", (PLAYER / "player.css").read_text("utf-8")),
    }

    class Files(BaseHTTPRequestHandler):
        def do_GET(self):
            kind, text = files[self.path]
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_):
            """Nothing is written down."""

    return Files


@contextmanager
def serving_alone():
    """The address of the page."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler()) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def show(page, run, panels, nets=None, index=0):
    """Draw a `player.Run`, resting at an index; `nets` are what the browser is told of its networks besides, by name."""
    told = Readout("", {}).header()
    placed = [{**panel, "column": i} for i, panel in enumerate(panels)]
    header = {"panels": placed, "readout": told, "columns": [1] * len(placed), "seconds": None, "page": "alone", "plays": False}
    block = pack(run, header, {}, (0, 0), {}, index)
    page.evaluate("(text) => show(text)", base64.b64encode(with_nets(block, nets or {})).decode())
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def with_nets(block, nets):
    """A packed run in which more is told of its networks."""
    end = 4 + int.from_bytes(block[:4], "little")
    header = json.loads(block[4:end])
    header["nets"] = {name: told | nets.get(name, {}) for name, told in header["nets"].items()}
    head = json.dumps(header).encode()
    head += b" " * (-len(head) % 4)
    return len(head).to_bytes(4, "little") + head + block[end:]


def picked(page):
    """What hands have asked for: a list of (what, values)."""
    return [(told["what"], told["values"]) for told in page.evaluate("picked")]
