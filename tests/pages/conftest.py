"""Pages are imported and run without a server here; Streamlit's hint about that is no news."""

import importlib
import logging
from pathlib import Path

import pytest
from streamlit.logger import get_logger

from pages.ui.frame import address
from pages.ui.frame.lessons import HOME, LESSONS
from pages.ui.lesson import content, stage

get_logger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel(logging.ERROR)

TOP = Path(__file__).parents[2]
NUMBERED = [slug for slug, lesson in LESSONS.items() if not lesson.place]
PLACES = [slug for slug in LESSONS if slug != HOME]


def page_module(slug):
    """The page's module, imported as it stands."""
    return importlib.import_module(f"pages.{slug.replace('-', '_')}.page")


def settings_of(slug):
    """The page's table of settings."""
    module = page_module(slug)
    return module.SETTINGS if hasattr(module, "SETTINGS") else module.flower.SETTINGS


def values_of(slug, **changes):
    """The page's frozen values: defaults with changes, in the first scene that they fit into, as the page would have it."""
    table = settings_of(slug)
    kind = address.values_of(*(setting.name for setting in table))
    if "scene" in kind._fields and "scene" not in changes:
        tried = (values_of(slug, **changes, scene=name) for name in content.scenes(slug))
        return next((v for v in tried if stage.fits(slug, table, v)), values_of(slug, **changes, scene=stage.OWN))
    return kind(*(changes.get(setting.name, setting.default) for setting in table))


def scene_named(slug, name):
    """The scene of a page that bears this name."""
    return next(scene for scene in content.scenes(slug).values() if scene.name == name)


@pytest.fixture
def visit():
    """A function that runs a page as a visitor's browser would ask for it, and gives the AppTest; no exception may show."""
    from streamlit.testing.v1 import AppTest

    def run(slug, query=None):
        app = AppTest.from_file(str(TOP / "app.py"), default_timeout=60)
        app.run()
        for name, value in (query or {}).items():
            app.query_params[name] = value
        app.switch_page(LESSONS[slug].file).run()
        assert not app.exception, app.exception
        return app

    return run
