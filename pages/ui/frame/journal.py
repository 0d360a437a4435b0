"""What the server writes down: a line for each error, of which kind it is and where in the code; nothing of whom, or with what.

What an error says of itself may hold what was typed or uploaded, so that is left out.
"""

import logging
import traceback

from pages.ui.frame.lessons import PAGES

ROOT = PAGES.parent


def keep_plain():
    """From now on whatever is logged about an exception, by whomever, is one plain line."""
    make = logging.getLogRecordFactory()

    def record(*given, **more):
        entry = make(*given, **more)
        if entry.exc_info and entry.exc_info[1] is not None:
            entry.msg, entry.args, entry.exc_info = f"{entry.msg}: {place(entry.exc_info[1])}".replace("\n", " "), None, None
        return entry

    logging.setLogRecordFactory(record)


def place(error):
    """The kind of an exception and its way through the house: `ValueError at app.py:20 > pages/loss/page.py:7`."""
    steps = [(ROOT.joinpath(step.filename), step.lineno) for step in traceback.extract_tb(error.__traceback__)]
    own = [f"{file.relative_to(ROOT).as_posix()}:{line}" for file, line in steps if is_ours(file)]
    last = [f"{steps[-1][0].name}:{steps[-1][1]}"] if steps and not is_ours(steps[-1][0]) else []
    return f"{type(error).__name__} at {' > '.join(own + last) or 'an unknown place'}"


def is_ours(file):
    """Whether a file is one of the house, not of a package it uses."""
    return file.is_relative_to(ROOT) and not any(part.startswith(".") for part in file.relative_to(ROOT).parts)
