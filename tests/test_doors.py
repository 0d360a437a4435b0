"""The doors of the house are shut, and what finds the offences against its rules (tests/house.py) finds them."""

from pathlib import PurePosixPath

import pytest

from pages.ui.frame.lessons import LESSONS
from tests.house import (
    DOORS,
    ROOT,
    folders_and_slugs_that_differ,
    house,
    long_functions,
    offences,
    source_files,
    strangers_at_the_top,
    too_long,
)


@pytest.mark.parametrize("rule", DOORS)
def test_every_file_keeps_the_rule(rule):
    sources = {path: source for path, source in source_files().items() if path.endswith(".py")}
    assert {path: found for path, source in sources.items() if (found := offences(rule, path, source))} == {}


@pytest.mark.parametrize("rule", DOORS)
def test_every_rule_holds_somewhere(rule):
    assert any(DOORS[rule][0](PurePosixPath(path)) for path in source_files())


def test_no_source_file_is_too_long():
    assert [path for path, source in source_files().items() if too_long(source)] == []


def test_no_function_is_too_long():
    sources = {path: source for path, source in source_files().items() if path.endswith(".py")}
    assert {path: found for path, source in sources.items() if (found := long_functions(source))} == {}


def test_at_the_top_stands_only_what_the_plan_names():
    assert strangers_at_the_top(house()) == []


def test_every_page_has_an_address_and_every_address_a_page():
    folders = [path.parent.name for path in (ROOT / "pages").glob("*/page.py")]
    assert folders_and_slugs_that_differ(folders, LESSONS) == []
    others = {path.name for path in (ROOT / "pages").iterdir() if path.is_dir() and path.name != "__pycache__"} - {"ui"}
    assert sorted(others) == sorted(folders)


def test_every_lesson_has_a_file_that_computes_its_claims_again():
    folders = [lesson.folder.name for lesson in LESSONS.values() if not lesson.place]
    assert [name for name in folders if not (ROOT / "tests/pages" / name / "test_claims.py").exists()] == []


PAGE, ENGINE, FLOWER, PARTS = "pages/loss/page.py", "nn_core/losses.py", "nn_core/flower/model.py", "pages/ui/lesson/parts.py"
PLANTED = {  # offences against each rule, in the order of DOORS, and where they are planted
    "strangers": {
        ENGINE: ["import streamlit", "from plotly import io", "from PIL import Image", "from pages.ui import cached"],
        FLOWER: ["def f():\n    import scipy.special as special"],
    },
    "loud": {
        "pages/ui/frame/lessons.py": ["import streamlit as st", "from streamlit.runtime import exists"],
        "pages/ui/still/figures.py": ["from pages.ui.frame.settings import show", "from pages.ui.live import player"],
        "pages/ui/lesson/content.py": ["import streamlit as st", "from pages.ui.lesson import parts"],
    },
    "other lesson": {
        PAGE: [
            "import pages.flower_lab.page",
            "from pages import flower_lab",
            "from pages.network.pictures import one_pass",
            "from . import pictures",
        ],
        "pages/loss/pictures.py": ["from pages.neuron import page"],
    },
    "lesson in the workshop": {PARTS: ["from pages import home", "from pages.loss.pictures import DATA"]},
    "up the stairs": {
        "pages/ui/cached/trainings.py": ["from pages.ui.runs import networks"],
        "pages/ui/frame/settings.py": ["from pages.ui.live import player", "from pages.ui import cached"],
        "pages/ui/workers/pool.py": ["from pages.ui.frame import inside"],
        "pages/ui/live/player.py": ["from pages.ui.lesson.stage import Scene", "from pages.ui.runs import networks"],
        "pages/ui/runs/networks.py": ["from pages.ui.lesson import content"],
    },
    "figure": {
        PAGE: ["go.Figure()", "import plotly.express"],
        "pages/loss/pictures.py": ["from plotly.graph_objects import Figure"],
    },
    "chance": {
        PAGE: ["np.random.default_rng(0)", "import random"],
        "pages/loss/pictures.py": ["from numpy import random"],
    },
    "cache": {
        PAGE: ["@st.cache_data\ndef f(): ..."],
        PARTS: ["f = st.cache_resource(max_entries=3)(f)"],
        "app.py": ["from streamlit import cache_data as keep"],
    },
    "private": {
        PARTS: ["from streamlit.runtime.scriptrunner import get_script_run_ctx"],
        "app.py": ["import streamlit.runtime.pages_manager"],
    },
    "global state": {
        ENGINE: ["np.random.seed(0)", "W = np.random.rand(2, 2)", "import random", "import numpy.random as chance"],
        "pages/ui/cached/trainings.py": ["from numpy.random import normal"],
    },
    "pickle": {FLOWER: ["np.load(f, allow_pickle=True)", "np.load(f, allow_pickle=trusted)", "import pickle"]},
    "text as code": {PARTS: ["eval(text)"], PAGE: ["x = [exec(text)]"]},
}
ALLOWED = [
    ("nn_core/pictures.py", "import io\nfrom PIL import Image\nimport numpy as np\nrng = np.random.default_rng(0)\n"),
    ("nn_core/flower/model.py", "import numpy as np\nnp.load(f, allow_pickle=False)\n"),
    ("pages/loss/page.py", "import streamlit as st\nfrom pages.loss import pictures\nfrom pages.ui.frame.lessons import HOME\n"),
    ("pages/ui/cached/trainings.py", "@st.cache_data(max_entries=3)\ndef f(): ...\n"),
    ("pages/ui/still/figures.py", "import plotly.graph_objects as go\nfrom pages.ui.still import theme\ngo.Figure()\n"),
    ("pages/ui/lesson/content.py", "from pages.ui.frame.lessons import LESSONS\nfrom pages.ui.lesson import readout\n"),
    ("pages/ui/frame/inside.py", "from streamlit.runtime.scriptrunner import get_script_run_ctx\n"),
]


@pytest.mark.parametrize(("rule", "planted"), list(zip(DOORS, PLANTED.values(), strict=True)), ids=PLANTED)
def test_every_planted_offence_is_found(rule, planted):
    assert [source for path, sources in planted.items() for source in sources if not offences(rule, path, source)] == []


@pytest.mark.parametrize(("path", "source"), ALLOWED)
def test_what_is_allowed_is_let_through(path, source):
    assert [offences(rule, path, source) for rule in DOORS] == [[]] * len(DOORS)


def test_one_line_too_many_is_found():
    assert [too_long("\n" * lines) for lines in (299, 300)] == [False, True]


def test_a_function_of_51_lines_is_found():
    assert long_functions("def f():" + "\n    x = 1" * 49) == []
    assert long_functions("def f():" + "\n    x = 1" * 50) == ["f"]


def test_a_stranger_at_the_top_is_found():
    files = ["app.py", ".ci/run", ".gitignore", "nn_core/x.py", "notes.txt", "scripts/run.py", "README.md"]
    assert strangers_at_the_top(files) == ["notes.txt", "scripts"]


def test_a_page_without_an_address_and_an_address_without_a_page_are_found():
    assert folders_and_slugs_that_differ(["home", "flower_lab"], ["home", "flower-lab"]) == []
    assert folders_and_slugs_that_differ(["home", "extra"], ["home", "flower-lab"]) == ["extra", "flower_lab"]
