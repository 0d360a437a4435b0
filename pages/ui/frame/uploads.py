"""Files on their way from a browser: they stay in memory, never on a disk, and there is an end to what may lie there.

Streamlit keeps a file until its visitor takes it away or goes; that there are limits for one visitor and for all is settled here.
"""

from starlette.formparsers import MultiPartParser
from streamlit import runtime

from nn_core.limits import ALL_UPLOADS_MB, ARCHIVE_MB, VISIT_UPLOADS_MB
from pages.ui.frame import inside

ROUTE = "/_stcore/upload_file/"
MB = 1_000_000
TOO_MUCH = b"There are too many files here just now: take some of them away, or wait a moment, and try again."


def stay_in_memory():
    """What is larger than a megabyte would be written to a temporary file while it arrives."""
    MultiPartParser.spool_max_size = 2 * ARCHIVE_MB * MB


def held():
    """{session: bytes} of the files that visitors have here."""
    files = runtime.get_instance().uploaded_file_mgr.file_storage
    return {session: sum(len(file.data) for file in list(its.values())) for session, its in list(files.items())}


class Uploads:
    """ASGI middleware: a file that would be too much beside those that are here already is refused before it arrives."""

    def __init__(self, app, held=held):
        self.app, self.held = app, held

    async def __call__(self, scope, receive, send):
        """Pass everything through but such files. How long a file is, a browser says first."""
        if scope["type"] != "http" or scope["method"] != "PUT" or ROUTE not in scope["path"]:
            return await self.app(scope, receive, send)
        length = dict(scope["headers"]).get(b"content-length", b"")
        if not length.isdigit():
            return await refuse(send, 411, b"How long is this file?")
        session, held = scope["path"].split(ROUTE)[1].split("/")[0], self.held()
        if held.get(session, 0) + int(length) > VISIT_UPLOADS_MB * MB or sum(held.values()) + int(length) > ALL_UPLOADS_MB * MB:
            return await refuse(send, 413, TOO_MUCH)
        return await self.app(scope, receive, send)


async def refuse(send, status, sentence):
    """Answer with a status and a sentence."""
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(sentence)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": sentence})


def let_go(files):
    """Files of an uploader have been read: the server lets go of them at once, not when their visitor leaves."""
    if runtime.exists():
        for file in files:
            runtime.get_instance().uploaded_file_mgr.remove_file(inside.session(), file.file_id)
