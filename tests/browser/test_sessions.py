"""Whatever happens to the connection or the server: the same experiment comes back by itself, and what is lost is said."""

from contextlib import ExitStack

import pytest

from tests.browser import looks
from tests.browser.conftest import serving, settle
from tests.browser.proxy import line_to
from tests.browser.test_flower_lab import answered, photo

AWAY = ["WebSocket onclose", "ERR_", "reaching server endpoint", "not responding", "failed:"]  # what a console says of it
AWAY += ["Cannot send rerun"]  # the picture came to its end meanwhile: that is told as soon as the connection is back
ICON = "404"  # a server that starts anew has the page's icon only once the page has run
LINK = "/initialization?init=random&seed=3&alpha=0.5&past=0.1x300&step=700&scene=own"
CONNECTED = """(is) => (document.querySelector('[data-testid="stApp"]').dataset.testConnectionState === "CONNECTED") === is"""


class Server:
    """The app on a port of its own; it can be started anew there."""

    def __init__(self, stack, log, *options, seat=""):
        self.stack, self.log, self.options, self.port = stack, log, options, None
        self.environment = {"PULSATILLA_SEAT": seat}
        self.start()

    def start(self):
        self.address = self.stack.enter_context(
            serving("app.py", self.log, port=self.port, more=self.options, environment=self.environment)
        )
        self.port = int(self.address.rsplit(":", 1)[1])

    def kill(self):
        """End it as a power cut does."""
        self.address.process.kill()
        self.address.process.wait()

    def stop(self):
        """End it as a new version does."""
        self.address.process.terminate()
        self.address.process.wait(timeout=30)


@pytest.fixture
def server(tmp_path):
    """A function that starts a server of the test's own; it outlives the test's pages."""
    with ExitStack() as stack:
        yield lambda *options: Server(stack, tmp_path / "log.txt", *options)


@pytest.fixture
def line(app_server):
    """A line to the app that can be cut."""
    with line_to(app_server[0]) as line:
        yield line


def wait_until_back(page):
    """Until the connection is there and everything has been asked and answered once more."""
    page.wait_for_function(CONNECTED, arg=True)
    page.wait_for_timeout(500)
    settle(page)


def said(page):
    return page.locator(".pul-reunion").all_inner_texts()


def experiment(page):
    """All that makes the experiment: every setting, the step, and the sentence about it."""
    return looks.query(page), looks.readout(page)


def test_a_server_that_starts_anew_in_the_middle_of_a_run_loses_nothing(server, open_page):
    app = server()
    page = open_page(LINK.replace("step=700", "step=0"), at=app.address, expected=[*AWAY, ICON])
    before = looks.query(page)
    assert before["past"] == "0.1x300"
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("() => Number(document.querySelector('[data-testid=player]').dataset.step) > 50")
    app.kill()
    app.start()
    wait_until_back(page)
    page.wait_for_function("() => new URL(location.href).searchParams.get('step') === '1300'")
    settle(page)
    assert {**looks.query(page), "step": "0"} == before
    assert "was away" in said(page)[0]
    assert "photo" not in said(page)[0]
    looks.slider(page, "Hidden units").press("ArrowRight")
    settle(page)
    assert looks.query(page)["units"] == "5"
    assert "all 5 hidden units" in looks.readout(page)


def test_half_a_minute_without_network_is_forgotten_when_it_is_over(line, open_page):
    page = open_page("/flower-lab?source=upload", at=line.address, expected=AWAY)
    file = {"name": "flower.jpg", "mimeType": "image/jpeg", "buffer": photo("flower.jpg")}
    page.locator("input[type=file]").set_input_files(file)
    answered(page)
    settle(page)
    before = looks.query(page), looks.told(page)
    line.cut()
    page.wait_for_function(CONNECTED, arg=False)
    assert page.locator("input[type=file]").is_disabled()
    page.wait_for_timeout(30_000)
    line.mend()
    wait_until_back(page)
    assert (looks.query(page), looks.told(page)) == before
    assert page.get_by_role("dialog").count() == 0
    assert said(page) == []
    looks.choose(page, "Picture", "drawn")
    assert "the drawn picture" in looks.told(page)


def test_after_a_long_pause_the_experiment_is_there_and_the_lost_photo_is_named(server, open_page):
    app = server("--server.disconnectedSessionTTL=1")
    with line_to(app.address) as line:
        page = open_page("/flower-lab?source=upload", at=line.address, expected=AWAY)
        other = open_page(LINK, at=line.address, expected=AWAY)
        before = experiment(other)
        file = {"name": "flower.jpg", "mimeType": "image/jpeg", "buffer": photo("flower.jpg")}
        page.locator("input[type=file]").set_input_files(file)
        answered(page)
        settle(page)
        line.cut()
        page.wait_for_timeout(4000)
        line.mend()
        wait_until_back(other)
        assert experiment(other) == before
        wait_until_back(page)
        assert "choose it again" in said(page)[0]
        assert "No photo yet" in page.locator(".stMainBlockContainer").inner_text()
        page.locator("input[type=file]").set_input_files(file)
        answered(page)
        page.close()
        other.close()


def test_two_tabs_of_one_browser_do_not_disturb_each_other(line, open_page):
    one = open_page(LINK, at=line.address, expected=AWAY)
    other = one.context.new_page()
    other.goto(f"{line.address}/neuron?scene=own&w=1.5")
    settle(other)
    before = experiment(one), experiment(other)
    looks.slider(other, "Weight w").press("ArrowRight")
    settle(other)
    assert experiment(one) == before[0]
    moved = experiment(other)
    assert moved != before[1]
    line.cut()
    one.wait_for_function(CONNECTED, arg=False)
    line.mend()
    for page in (one, other):
        wait_until_back(page)
    assert (experiment(one), experiment(other)) == (before[0], moved)
    looks.slider(one, "Hidden units").press("ArrowRight")
    settle(one)
    assert looks.query(one)["units"] == "5"
    assert experiment(other) == moved
