"""The doors of the house are shut, and what finds the offences against its rules (tests/house.py) finds them."""

from itertools import combinations
from pathlib import PurePosixPath
from statistics import median

import pytest

from pages.ui.frame.lessons import LESSONS
from tests.house import (
    DOORS,
    ROOT,
    house,
    is_page,
    long_functions,
    offences,
    pages_and_slugs_that_differ,
    shared_runs,
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
    assert [path for path, source in source_files().items() if too_long(path, source)] == []


def test_half_of_all_files_have_at_most_120_lines():
    assert median(source.count("\n") for path, source in source_files().items() if not path.startswith("tests/")) <= 120


def test_no_function_is_too_long():
    sources = {path: source for path, source in source_files().items() if path.endswith(".py")}
    assert {path: found for path, source in sources.items() if (found := long_functions(source))} == {}


def test_no_two_pages_share_six_lines():
    pages = {path: source for path, source in source_files().items() if is_page(PurePosixPath(path)) and path.endswith(".py")}
    assert [(one, other) for one, other in combinations(pages, 2) if shared_runs(pages[one], pages[other])] == []


def test_at_the_top_stands_only_what_the_plan_names():
    assert strangers_at_the_top(house()) == []


def test_every_page_has_an_address_and_every_address_a_page():
    stems = [path.stem for path in (ROOT / "pages").glob("*.py") if path.stem != "__init__"]
    assert pages_and_slugs_that_differ(stems, LESSONS) == []


PAGE, ENGINE, FLOWER, PROSE = "pages/home.py", "nn_core/losses.py", "nn_core/flower/model.py", "pages/ui/prose.py"
PLANTED = {  # offences against each rule, in the order of DOORS, and where they are planted
    "strangers": {
        ENGINE: ["import streamlit", "from plotly import io", "from PIL import Image", "from pages.ui import cached"],
        FLOWER: ["def f():\n    import scipy.special as special"],
    },
    "loud": {
        "pages/ui/lessons.py": ["import streamlit as st", "from streamlit.runtime import exists"],
        "pages/ui/figures.py": ["from pages.ui.settings import show"],
    },
    "other page": {
        PAGE: [
            "import pages.flower_lab",
            "from pages import flower_lab",
            "from pages.flower_lab import SLUG",
            "from . import flower_lab",
        ],
        PROSE: ["from pages import home"],
    },
    "figure": {PAGE: ["go.Figure()", "import plotly.express", "from plotly.graph_objects import Figure"]},
    "chance": {PAGE: ["np.random.default_rng(0)", "import random", "from numpy import random"]},
    "cache": {
        PAGE: ["@st.cache_data\ndef f(): ..."],
        PROSE: ["f = st.cache_resource(max_entries=3)(f)"],
        "app.py": ["from streamlit import cache_data as keep"],
    },
    "global state": {
        ENGINE: ["np.random.seed(0)", "W = np.random.rand(2, 2)", "import random", "import numpy.random as chance"],
        "pages/ui/cached/trainings.py": ["from numpy.random import normal"],
    },
    "pickle": {FLOWER: ["np.load(f, allow_pickle=True)", "np.load(f, allow_pickle=trusted)", "import pickle"]},
    "text as code": {PROSE: ["eval(text)"], PAGE: ["x = [exec(text)]"]},
}
ALLOWED = [
    ("nn_core/pictures.py", "import io\nfrom PIL import Image\nimport numpy as np\nrng = np.random.default_rng(0)\n"),
    ("nn_core/flower/model.py", "import numpy as np\nnp.load(f, allow_pickle=False)\n"),
    ("pages/home.py", "import streamlit as st\nfrom pages.ui import cached\nfrom pages.ui.lessons import HOME\n"),
    ("pages/ui/cached/trainings.py", "@st.cache_data(max_entries=3)\ndef f(): ...\n"),
    ("pages/ui/figures.py", "import plotly.graph_objects as go\nfrom pages.ui import theme\ngo.Figure()\n"),
]


@pytest.mark.parametrize(("rule", "planted"), list(zip(DOORS, PLANTED.values(), strict=True)), ids=PLANTED)
def test_every_planted_offence_is_found(rule, planted):
    assert [source for path, sources in planted.items() for source in sources if not offences(rule, path, source)] == []


@pytest.mark.parametrize(("path", "source"), ALLOWED)
def test_what_is_allowed_is_let_through(path, source):
    assert [offences(rule, path, source) for rule in DOORS] == [[]] * len(DOORS)


def test_one_line_too_many_is_found():
    for path, most in (
        ("pages/home.py", 150),
        ("pages/ui/prose.py", 299),
        ("nn_core/losses.py", 299),
        ("assets/player/run.js", 299),
    ):
        assert [too_long(path, "\n" * lines) for lines in (most, most + 1)] == [False, True]


def test_a_function_of_51_lines_and_a_run_of_six_lines_are_found():
    assert long_functions("def f():" + "\n    x = 1" * 49) == []
    assert long_functions("def f():" + "\n    x = 1" * 50) == ["f"]
    six = "a\nb\n\n  c\nd\ne\nf\n"
    assert shared_runs("x\n" + six, "y\n" + six.replace("  ", "\t"))
    assert not shared_runs(six, six.replace("f", "g"))


def test_a_stranger_at_the_top_is_found():
    files = ["app.py", ".ci/run", ".gitignore", "nn_core/x.py", "notes.txt", "scripts/run.py", "README.md"]
    assert strangers_at_the_top(files) == ["notes.txt", "scripts"]


def test_a_page_without_an_address_and_an_address_without_a_page_are_found():
    assert pages_and_slugs_that_differ(["home", "flower_lab"], ["home", "flower-lab"]) == []
    assert pages_and_slugs_that_differ(["home", "extra"], ["home", "flower-lab"]) == ["extra", "flower_lab"]
