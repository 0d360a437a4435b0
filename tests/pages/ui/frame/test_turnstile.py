"""The turnstile: some are served at once, the others in the order in which they came, and nobody can stand in the way."""

import asyncio

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.ui.frame import turnstile
from pages.ui.frame.turnstile import Turnstile


def wish():
    message = BackMsg()
    message.rerun_script.query_string = ""
    return {"type": "websocket.receive", "bytes": message.SerializeToString()}


def end():
    message = ForwardMsg()
    message.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    return {"type": "websocket.send", "bytes": message.SerializeToString()}


class Server:
    """An app that serves each wish until it is told to end, and notes who is served and in what order."""

    def __init__(self):
        self.served, self.now, self.most, self.go_on = [], 0, 0, asyncio.Event()

    async def __call__(self, scope, receive, send):
        while (message := await receive())["type"] != "websocket.disconnect":
            if message.get("bytes") == wish()["bytes"]:
                self.served.append(scope["name"])
                self.now, self.most = self.now + 1, max(self.most, self.now + 1)
                await self.go_on.wait()
                self.now -= 1
                await send(end())


async def visit(app, name, messages):
    """One visitor with these messages; returns what was sent."""
    left, sent = list(messages), []

    async def receive():
        await asyncio.sleep(0)
        return left.pop(0) if left else {"type": "websocket.disconnect"}

    async def send(message):
        sent.append(message)

    await app({"type": "websocket", "name": name}, receive, send)
    return sent


def test_no_more_than_some_are_served_at_once_and_the_others_in_the_order_they_came(monkeypatch):
    monkeypatch.setattr(turnstile, "COUNTS_FOR", 100)

    async def school():
        server = Server()
        app = Turnstile(server)
        visits = [asyncio.create_task(visit(app, name, [wish()])) for name in range(12)]
        for _ in range(50):
            await asyncio.sleep(0)
        waiting = 12 - len(server.served)
        server.go_on.set()
        answers = await asyncio.gather(*visits)
        return server, waiting, answers

    server, waiting, answers = asyncio.run(school())
    assert server.most == turnstile.AT_ONCE and waiting == 12 - turnstile.AT_ONCE
    assert server.served == list(range(12)) and all(len(answer) == 1 for answer in answers)


def test_runs_that_take_long_soon_stand_in_nobodys_way(monkeypatch):
    monkeypatch.setattr(turnstile, "COUNTS_FOR", 0.01)

    async def school():
        server = Server()
        app = Turnstile(server)
        visits = [asyncio.create_task(visit(app, name, [wish()])) for name in range(10)]
        while len(server.served) < 10:  # nobody has been told to end
            await asyncio.sleep(0.01)
        server.go_on.set()
        await asyncio.gather(*visits)
        return app

    assert asyncio.run(school()).places._value == turnstile.AT_ONCE


def test_whoever_leaves_in_the_middle_gives_their_place_back():
    async def school():
        async def broken(scope, receive, send):
            await receive()
            raise ConnectionError

        app = Turnstile(broken)
        for name in range(10):
            try:
                await visit(app, name, [wish()])
            except ConnectionError:
                continue
        return app.places._value

    assert asyncio.run(school()) == turnstile.AT_ONCE


def test_other_messages_pass_at_once_and_so_does_nonsense():
    async def school():
        app, server = Turnstile(Server()), []
        app.places = asyncio.Semaphore(0)  # no place will ever be free
        for message in ({"type": "websocket.receive", "bytes": b"\xff\xff"}, {"type": "websocket.receive", "text": "hello"}):
            server += await visit(app, "one", [message])
        other = BackMsg()
        other.load_git_info = True
        return server + await visit(app, "two", [{"type": "websocket.receive", "bytes": other.SerializeToString()}])

    assert asyncio.run(asyncio.wait_for(school(), 10)) == []


def test_what_is_no_websocket_passes():
    async def school():
        seen = []

        async def app(scope, receive, send):
            seen.append(scope["type"])

        await Turnstile(app)({"type": "http"}, None, None)
        return seen

    assert asyncio.run(school()) == ["http"]
