"""Which of several replicas holds a session: it says its name in a cookie, by which what stands before it finds it again.

A photo goes to the server by another way than what the learner does, and must come to the same replica (deploy/nginx/nginx.conf).
"""

import os
import re

NAME = os.environ.get("PULSATILLA_SEAT", "")


class Seat:
    """ASGI middleware: names the replica to every browser that begins a session with it; without a name it does nothing."""

    def __init__(self, app, name=NAME):
        if not re.fullmatch(r"[a-z0-9-]*", name):
            raise ValueError("PULSATILLA_SEAT is a name of small letters, digits and hyphens")
        self.app, self.cookie = app, f"seat={name}; Path=/; HttpOnly; SameSite=Lax".encode() if name else None

    async def __call__(self, scope, receive, send):
        """Pass everything through; where a session begins, with the cookie."""
        if scope["type"] != "websocket" or self.cookie is None:
            return await self.app(scope, receive, send)

        async def named(message):
            if message["type"] == "websocket.accept":
                message = {**message, "headers": [*message.get("headers", ()), (b"set-cookie", self.cookie)]}
            await send(message)

        return await self.app(scope, receive, named)
