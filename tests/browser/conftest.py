"""The app started as the README says, and a headless Chromium that looks at it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.browser.alone import serving_alone

TOP = Path(__file__).parents[2]
REQUIRED = os.environ.get("BROWSER_TESTS") == "required"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
PATIENCE = 180_000  # ms: a busy machine is slow, and no test is about how fast one is
HASTE = ("GL Driver Message", "willReadFrequently")  # a browser without a graphics card on how fast it paints
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser():
    """The path of a Chromium on this machine, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def pytest_collection_modifyitems(items):
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def pytest_terminal_summary(terminalreporter):
    """One line for all browser tests that were skipped."""
    skipped = [report for report in terminalreporter.stats.get("skipped", ()) if "tests/browser/" in report.nodeid]
    if skipped:
        terminalreporter.write_line(
            f"{len(skipped)} browser tests were skipped: there is no Chromium, or no nginx, on this machine."
        )


def free_port():
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Address(str):
    """The address of a server that a test started; `process` is the server itself."""

    process: subprocess.Popen


@contextmanager
def serving(script, log, top=TOP, port=None, more=(), environment=None):
    """Run a Streamlit script below a checkout's top folder on a free port of this machine; gives its address, and ends it."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.address=127.0.0.1", f"--server.port={port}", *more]
    base = "".join(f"/{word.partition('=')[2]}" for word in more if word.startswith("--server.baseUrlPath="))
    with log.open("a") as out:
        environment = {**os.environ, "PYTHONPATH": str(top), **(environment or {})}
        process = subprocess.Popen(command, cwd=top, env=environment, stdout=out, stderr=subprocess.STDOUT)
    try:
        wait_until_up(f"http://127.0.0.1:{port}{base}/_stcore/health", process, log)
        address = Address(f"http://127.0.0.1:{port}")
        address.process = process
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_until_up(address, process, log, patience=180):
    """Return when the server answers; RuntimeError with its log if it ends or takes too long."""
    until = time.monotonic() + patience
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the server did not start:\n{log.read_text()}")


@contextmanager
def app_and_browser():
    """(address of the running app, headless Chromium), for programs that are no tests."""
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory() as folder, sync_playwright() as playwright, serving("app.py", Path(folder) / "log.txt") as address:
        browser = playwright.chromium.launch(executable_path=find_browser(), headless=True, args=FLAGS)
        yield address, browser
        browser.close()


@pytest.fixture(scope="session")
def app_server(tmp_path_factory):
    """(address, log file) of the running app; the log must stay free of errors."""
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with serving("app.py", log) as address:
        yield address, log


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium, for all tests; each test gets an empty profile of its own from `open_page`.

    Without a Chromium all browser tests are skipped here, unless BROWSER_TESTS is "required".
    """
    from playwright.sync_api import sync_playwright

    path = find_browser()
    if path is None and not REQUIRED:
        pytest.skip("no Chromium on this machine")
    assert path is not None, "browser tests are required, but there is no Chromium on this machine"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def alone():
    """The address of a page with the player alone, without the app (tests/browser/alone.py)."""
    with serving_alone() as address:
        yield address


@pytest.fixture
def open_page(chromium, app_server):
    """A function that opens an address of the app in a fresh profile; at the end no page may have complained.

    `open_page("/initialization?init=zeros", width=390, height=844, dark=True)` waits until the app is at rest. `at` is another
    address of the app; `expected` are words of complaints that belong to the test; without `app` none opens at the address.
    """
    address, log = app_server
    contexts, complaints, known, allowed = [], [], [address], [*HASTE]

    def watch(page):
        page.on("console", lambda message: complaints.append(message.text) if is_complaint(message) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: None if "failed:" in allowed else complaints.append(f"failed: {request.url}"))
        page.on("request", lambda request: None if is_local(request.url) else complaints.append(f"from elsewhere: {request.url}"))

    def is_complaint(message):
        return message.type in ("error", "warning") and not any(word in message.text for word in allowed)

    def is_local(url):
        return url.startswith((*known, *(place.replace("http", "ws") for place in known), "blob:", "data:"))

    def open_it(path="/", width=1366, height=768, dark=False, at=address, expected=(), app=True, **more):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", **more
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(LISTEN)
        page = context.new_page()
        watch(page)
        known.append(at)
        allowed.extend(expected)
        page.goto(at + path)
        if app:
            settle(page)
        return page

    logged = log.stat().st_size
    yield open_it
    for context in contexts:
        context.close()
    assert not complaints, complaints
    said = log.read_text()[logged:]
    assert not any(word in said for word in ("Traceback", "Error", "Warning")), said


LISTEN = """(() => {
  const traffic = (window.pulsatillaTraffic = { sent: 0, heard: 0 });
  const Real = window.WebSocket;
  window.WebSocket = class extends Real {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", () => (traffic.heard = performance.now()));
    }
    send(data) {
      traffic.sent = performance.now();
      super.send(data);
    }
  };
})()"""
IDLE = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const { sent, heard } = window.pulsatillaTraffic ?? { sent: 0, heard: 0 };
  const unanswered = sent > heard && performance.now() - sent < 30_000;
  const busy = unanswered || app?.dataset.testScriptState !== "notRunning"
    || !document.querySelector(".stMainBlockContainer h1") || document.querySelector('[data-testid="stSkeleton"]');
  const since = Math.max(window.idleSince ?? 0, sent, heard);
  if (busy) window.idleSince = undefined;
  else window.idleSince ??= performance.now();
  return !busy && performance.now() - Math.max(window.idleSince, since) > 350;
}"""


def settle(page, timeout=PATIENCE):
    """Wait until the app has been at rest for a moment: what was asked is answered, no script runs, nothing is loading."""
    page.evaluate("window.idleSince = undefined")
    page.wait_for_function(IDLE, timeout=timeout)
