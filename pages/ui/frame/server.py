"""The little that the web server does beyond Streamlit's own: what is settled once per process, before it answers."""

import gc
import importlib
from contextlib import asynccontextmanager

from starlette.middleware import Middleware

from pages.ui.frame import inside, journal
from pages.ui.frame.doorway import Doorway
from pages.ui.frame.lessons import LESSONS, PAGES
from pages.ui.frame.seat import Seat

UI = PAGES / "ui"
MIDDLEWARE = [Middleware(Doorway), Middleware(Seat)]


@asynccontextmanager
async def lifespan(_app):
    """Before the server answers: errors are logged plainly, pages come from `app.py` only, and all that they stand on is imported
    and set aside from garbage collection, so that no collection walks through it again."""
    journal.keep_plain()
    inside.pages_come_from_app()
    import_rooms()
    gc.collect()
    gc.freeze()
    yield


def import_rooms():
    """Import whatever the pages import; the pages themselves run for visitors only."""
    for lesson in LESSONS.values():
        for file in sorted(lesson.folder.glob("*.py")):
            if file.stem != "page":
                importlib.import_module(f"pages.{file.parent.name}.{file.stem}")
    for room in sorted(UI.rglob("*.py")):
        if room.stem != "__init__":
            importlib.import_module(".".join(("pages", *room.relative_to(UI.parent).with_suffix("").parts)))
