"""A small proxy before the app: it strips what stands in front of an address, as a university's does, and its line can be cut."""

import socket
import threading
from contextlib import contextmanager, suppress
from socketserver import StreamRequestHandler, ThreadingTCPServer

LONGEST_HEAD = 65_536


class Line(ThreadingTCPServer):
    """What connects browsers with the server at `target`, (host, port); only paths below `prefix` lead there."""

    daemon_threads, block_on_close, request_queue_size = True, False, 64

    def __init__(self, target, prefix=""):
        super().__init__(("127.0.0.1", 0), Passing)
        self.target, self.prefix, self.whole, self.open = target, prefix, True, set()

    @property
    def address(self):
        """Where a browser finds the app, without a slash at the end."""
        return f"http://127.0.0.1:{self.server_address[1]}{self.prefix}"

    def cut(self):
        """Break every connection, and let nobody through until `mend`."""
        self.whole = False
        for connection in list(self.open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def mend(self):
        """The line is whole again."""
        self.whole = True


class Passing(StreamRequestHandler):
    """One connection: the head of its request is read and mended, everything after it is passed on as it comes."""

    def handle(self):
        """Connections are not used twice, so that every request comes by here."""
        head = b""
        while b"\r\n\r\n" not in head and len(head) < LONGEST_HEAD and (more := self.connection.recv(4096)):
            head += more
        if not self.server.whole or not head:
            return
        first, _, rest = head.partition(b"\r\n")
        method, path, version = first.split(b" ")
        prefix = self.server.prefix.encode()
        if not path.startswith(prefix + b"/"):
            self.wfile.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return
        if b"\r\nupgrade:" not in head.lower():
            rest = rest.replace(b"Connection: keep-alive", b"Connection: close")
        with socket.create_connection(self.server.target) as server:
            server.sendall(b" ".join((method, path.removeprefix(prefix), version)) + b"\r\n" + rest)
            self.server.open |= {self.connection, server}
            upward = threading.Thread(target=pump, args=(self.connection, server), daemon=True)
            upward.start()
            pump(server, self.connection)
            upward.join()
            self.server.open -= {self.connection, server}


def pump(source, drain):
    """Pass on what comes, until nothing comes any more."""
    with suppress(OSError):
        while piece := source.recv(65_536):
            drain.sendall(piece)
    for end in (source, drain):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


@contextmanager
def line_to(address, prefix=""):
    """A `Line` to the server at this address, with a thread of its own."""
    host, port = address.removeprefix("http://").split(":")
    with Line((host, int(port)), prefix) as line:
        threading.Thread(target=line.serve_forever, daemon=True).start()
        yield line
        line.cut()
        line.shutdown()
