"""The walk “Add a lesson” of CONTRIBUTING.md, followed to the letter in a copy of the project: it makes a lesson that works."""

import re
import shutil
import subprocess
import sys

import pytest

from tests.house import ROOT, house

FENCED = re.compile(r"^`([^`]+)`([^\n]*)\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TOY = "parabola"
TESTS = ["-m", "pytest", "-n", "0", "-v", "-x", "tests/test_doors.py", "tests/pages", "-k", f"{TOY} or doors"]


def walk():
    """[(path, what is said of it, block)] of the walk, in its order."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    return FENCED.findall(re.search(r"^## Add a lesson$(.*?)^## A change of look", text, re.MULTILINE | re.DOTALL)[1])


PLACES = [path for path, _, _ in walk()]


def with_lines(text, said, block):
    """The text of a file with a block above the row, or below the heading, that is named in `said`."""
    lines = text.splitlines(keepends=True)
    if below := re.search(r"below `([^`]+)`", said):
        at = lines.index(f"{below[1]}\n") + 2  # after the heading's empty line
    else:
        row = re.search(r"above the row of `([^`]+)`", said)[1]
        at = next(number for number, line in enumerate(lines) if line.strip() == f'"{row}",') - 1
    return "".join([*lines[:at], block, *lines[at:]])


def follow(copy, without=""):
    """Copy the project and do there what the walk says, but for the block of the file `without`."""
    for file in house():
        (copy / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, copy / file)
    for path, said, block in walk():
        if path != without:
            file = copy / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(with_lines(file.read_text("utf-8"), said, block) if file.exists() else block, "utf-8")


def run(copy, *command):
    """Run Python in the copy; (whether all went well, what was printed)."""
    ran = subprocess.run([sys.executable, *command], cwd=copy, capture_output=True, text=True)
    return ran.returncode == 0, ran.stdout + ran.stderr


def test_the_walk_makes_a_lesson_that_passes_what_every_lesson_must(tmp_path):
    follow(tmp_path)
    went_well, said = run(tmp_path, *TESTS)
    assert went_well, said
    for name in ("every_lesson_has_the_same_parts", "both_ends_of_every_control", "every_sign_of_a_lessons_formulas"):
        assert re.search(rf"test_.*{name}.*\[{TOY}\] PASSED", said), name
    for check in (["check"], ["format", "--check"]):
        went_well, said = run(tmp_path, "-m", "ruff", *check, *(path for path in PLACES if path.endswith(".py")))
        assert went_well, said
    text = (tmp_path / "CHANGELOG.md").read_text("utf-8")
    assert text.index("## [Unreleased]") < text.index(f"/{TOY}") < text.index("## [0.1.0]")


@pytest.mark.parametrize("without", PLACES[:-1])
def test_a_walk_that_leaves_out_a_place_makes_no_lesson(tmp_path, without):
    follow(tmp_path, without)
    assert not run(tmp_path, *TESTS)[0]


def test_the_walk_has_six_places_at_most_and_writes_no_number_of_a_lesson():
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert 3 <= len(re.findall(r"^\*\*\d\. ", text, re.MULTILINE)) <= 6
    assert {"/".join(path.split("/")[:3]) for path in PLACES} == {
        *(f"pages/{TOY}/{file}" for file in ("page.py", "text.md", "questions.toml")),
        *("pages/ui/frame", f"tests/pages/{TOY}", "CHANGELOG.md"),
    }
    assert not re.search(r"\blesson \d", text)
