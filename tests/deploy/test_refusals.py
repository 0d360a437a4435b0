"""What comes from another site is refused: a photo without the page's own token, and a live connection from elsewhere."""

import urllib.error
import urllib.request

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.browser.conftest import serving


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with serving("app.py", tmp_path_factory.mktemp("refusals") / "log.txt") as address:
        yield address


def test_a_photo_without_the_token_of_the_page_is_refused(address):
    request = urllib.request.Request(f"{address}/_stcore/upload_file/session/file", data=b"x", method="PUT")
    with pytest.raises(urllib.error.HTTPError, match="403") as refused:
        urllib.request.urlopen(request)
    refused.value.close()


def test_a_live_connection_from_another_site_is_refused(address):
    stream = f"{address.replace('http', 'ws')}/_stcore/stream"
    with pytest.raises(InvalidStatus, match="403"), connect(stream, subprotocols=["streamlit"], origin="https://evil.example"):
        pass
    with connect(stream, subprotocols=["streamlit"], origin=str(address)) as connection:
        assert connection.subprotocol == "streamlit"


def test_no_file_beside_the_app_can_be_asked_for(address):
    for path in ("/app.py", "/.streamlit/config.toml", "/static/../../app.py", "/%2e%2e/app.py", "/media/../app.py"):
        try:
            with urllib.request.urlopen(address + path) as answer:
                text = answer.read()
        except urllib.error.HTTPError as refused:
            text = refused.read()
        assert b"open_door" not in text
        assert b"maxUploadSize" not in text
