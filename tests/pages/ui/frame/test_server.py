"""What the server settles once per process."""

import socket
import subprocess
import sys

from nn_core.limits import ARCHIVE_BYTES
from pages.ui.frame import server
from tests.house import ROOT

OPENED = """
import asyncio
from starlette.formparsers import MultiPartParser
from pages.ui.frame import server

async def opened():
    async with server.lifespan(None):
        print(MultiPartParser.spool_max_size)

asyncio.run(opened())
"""


def test_connections_send_small_messages_at_once():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server.send_at_once()
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as connection:
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_before_the_server_answers_it_is_settled_that_no_upload_is_written_to_a_disk():
    told = subprocess.run([sys.executable, "-c", OPENED], cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(told.stdout.split()[-1]) >= ARCHIVE_BYTES
