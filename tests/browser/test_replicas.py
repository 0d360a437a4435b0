"""Two replicas behind nginx with the configuration of `deploy/`: one dies, both are renewed, and no learner loses a picture."""

import base64
import hashlib
import re
from contextlib import ExitStack
from urllib.request import Request, urlopen

import pytest

from pages.ui.frame.lessons import HOME, LESSONS
from tests.browser import looks
from tests.browser.conftest import REQUIRED, settle
from tests.browser.test_flower_lab import answered, photo
from tests.browser.test_sessions import AWAY, ICON, LINK, Server, experiment, said, wait_until_back
from tests.deploy import nginx

NAMES = ("app-1", "app-2")
FILE = {"name": "flower.jpg", "mimeType": "image/jpeg", "buffer": photo("flower.jpg")}


@pytest.fixture(scope="module")
def replicas(tmp_path_factory):
    """(address of nginx, {name: `Server`}) of two replicas that can be ended and started anew."""
    if nginx.PROGRAM is None and not REQUIRED:
        pytest.skip("no nginx on this machine")
    folder = tmp_path_factory.mktemp("replicas")
    with ExitStack() as stack:
        servers = {name: Server(stack, folder / f"{name}.txt", seat=name) for name in NAMES}
        places = {name: server.address.removeprefix("http://") for name, server in servers.items()}
        (folder / "nginx").mkdir()
        yield stack.enter_context(nginx.before(places, folder / "nginx")), servers


def seat(page):
    """The replica that holds the session of this page."""
    return next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "seat")


def upload(page):
    page.locator("input[type=file]").set_input_files(FILE)
    answered(page)
    settle(page)


def test_what_a_browser_may_do_with_a_page_is_said_and_fits_the_page(replicas):
    answer = urlopen(Request(f"{replicas[0]}/neuron", headers={"Accept": "text/html"}))
    inline = re.findall(r"<script(?![^>]*src=)[^>]*>(.*?)</script>", answer.read().decode(), flags=re.DOTALL)
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in inline}
    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert set(policy["script-src"].split()) == {"'self'", "blob:", *hashes}
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Permissions-Policy"].startswith("camera=(self), microphone=()")
    assert "nginx/" not in answer.headers["Server"]


def test_every_page_does_all_it_does_within_what_it_may(replicas, open_page):
    page = open_page("/", at=replicas[0])
    for slug in LESSONS:
        if slug != HOME:
            page.goto(f"{replicas[0]}/{slug}")
            settle(page)
            assert LESSONS[slug].heading in page.locator("h1").inner_text()
    page.goto(f"{replicas[0]}/gradient-descent?relief=shown&scene=own")  # a landscape in three dimensions
    page.locator(".stPlotlyChart canvas").first.wait_for()
    settle(page)
    page.goto(f"{replicas[0]}/flower-lab?source=upload")
    settle(page)
    upload(page)


def test_a_replica_dies_and_its_learner_goes_on_at_the_other(replicas, open_page):
    address, servers = replicas
    page = open_page(LINK, at=address, expected=[*AWAY, ICON])
    first, before = seat(page), experiment(page)
    servers[first].kill()
    wait_until_back(page)
    assert seat(page) != first
    assert experiment(page) == before
    assert "was away" in said(page)[0]
    looks.slider(page, "Hidden units").press("ArrowRight")
    settle(page)
    assert looks.query(page)["units"] == "5"
    servers[first].start()


def test_while_replicas_are_renewed_one_by_one_nobody_loses_a_picture(replicas, open_page):
    address, servers = replicas
    pages = [open_page(LINK, at=address, expected=[*AWAY, ICON]) for _ in range(3)]
    lab = open_page("/flower-lab?source=upload", at=address, expected=[*AWAY, ICON])
    upload(lab)
    before = [experiment(page) for page in pages]
    for server in servers.values():
        server.stop()
        server.start()
        for page in (*pages, lab):
            wait_until_back(page)
    assert [experiment(page) for page in pages] == before
    assert "choose it again" in said(lab)[0]
    upload(lab)  # comes to the replica that holds the session, also when the one from before is there again
    assert lab.locator(".pul-says").inner_text() == "Flower"
