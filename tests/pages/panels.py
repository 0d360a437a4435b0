"""Which panels Python can make: tests hold the browser's to them."""

import inspect

from pages.ui.live import panels


def makers():
    """The functions of panels.py that make a panel; each makes the kind of its own name."""
    found = inspect.getmembers(panels, inspect.isfunction)
    return {name for name, make in found if f'"kind": "{name}"' in inspect.getsource(make)}
