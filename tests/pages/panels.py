"""Which panels Python can make: tests hold the browser's to them."""

import inspect

from pages.ui.live import panels, tallies

MODULES = (panels, tallies)


def makers():
    """The functions that make a panel; each makes the kind of its own name."""
    found = [pair for module in MODULES for pair in inspect.getmembers(module, inspect.isfunction)]
    return {name for name, make in found if f'"kind": "{name}"' in inspect.getsource(make)}
