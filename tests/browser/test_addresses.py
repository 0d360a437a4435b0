"""The app opens wherever it is put, at the root, below a path, behind a proxy that strips one; and nowhere is no dead end."""

from contextlib import ExitStack

import pytest

from tests.browser import looks
from tests.browser.conftest import serving, settle
from tests.browser.proxy import line_to

LINK = "/neuron?scene=free&w=1.5"
STRIPPED = ("/user/anna/proxy/8501", "/neuron")  # the second is called like a page
OWN = "our/course"


@pytest.fixture
def behind(app_server):
    """A function from a prefix to the address of a proxy that strips it; it stays until the pages are closed."""
    with ExitStack() as lines:
        yield lambda prefix: lines.enter_context(line_to(app_server[0], prefix)).address


@pytest.fixture(scope="module")
def below_a_path(tmp_path_factory):
    """The address of the app served below a path of its own."""
    log = tmp_path_factory.mktemp("below") / "log.txt"
    with serving("app.py", log, more=[f"--server.baseUrlPath={OWN}"]) as address:
        yield f"{address}/{OWN}"


def visit(page, address):
    """From a deep link through the course and home again, as a learner goes."""
    assert "One neuron" in page.locator("h1").inner_text()
    assert looks.query(page)["w"] == "1.5"
    page.locator(".stMainBlockContainer").get_by_role("link", name="A photo is a vector").last.click()
    page.wait_for_url(f"{address}/image-to-vector?**")
    settle(page)
    page.go_back()
    page.wait_for_url(f"{address}/neuron?**")
    settle(page)
    assert looks.query(page)["w"] == "1.5"
    page.get_by_role("link", name="Pulsatilla").first.click()
    page.wait_for_url(f"{address}/")
    settle(page)
    assert "Pulsatilla" in page.locator("h1").inner_text()


@pytest.mark.parametrize("prefix", STRIPPED)
def test_behind_a_proxy_that_strips_a_path_every_link_opens(behind, open_page, prefix):
    address = behind(prefix)
    visit(open_page(LINK, at=address), address)


def test_below_a_path_of_its_own_every_link_opens(open_page, below_a_path):
    visit(open_page(LINK, at=below_a_path), below_a_path)


def test_a_slash_at_the_end_of_a_link_does_no_harm(behind, open_page):
    address = behind("/course")
    page = open_page("/neuron/?w=1.5", at=address)
    assert page.url.startswith(f"{address}/neuron?")
    assert looks.query(page)["w"] == "1.5"


@pytest.mark.parametrize("path", ["/a/b", "/neuron/x/y?w=1", "/a/<script>alert(1)</script>/b"])
def test_an_address_that_leads_nowhere_has_a_way_home(behind, open_page, path):
    address = behind("/course")
    page = open_page(path, at=address, expected=["404"], app=False)
    assert page.get_by_role("heading").inner_text() == "Nothing grows here"
    assert page.locator("script").count() == 0
    page.get_by_role("link", name="Go home").click()
    settle(page)
    assert page.url == f"{address}/"
    assert "Pulsatilla" in page.locator("h1").inner_text()


def test_a_page_that_is_not_there_says_so_and_shows_home(open_page):
    page = open_page("/no-such-lesson", expected=["does not seem to exist"])
    assert page.get_by_text("Page not found").is_visible()
    assert "Pulsatilla" in page.locator("h1").inner_text()
