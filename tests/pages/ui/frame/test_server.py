"""What the server settles once per process."""

import socket

from pages.ui.frame import server


def test_connections_send_small_messages_at_once():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server.send_at_once()
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as connection:
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
