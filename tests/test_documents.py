"""What README, CONTRIBUTING and the checks name is there: every path, command, option and link, and the README's example runs."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.house import ROOT

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
TOYS = ("parabola", "BEFORE", "AFTER")  # what the walk of CONTRIBUTING.md makes
NOT_OURS = ("-r", "-k", "-m", "-q", "--pip", "--python", "--without-pip")  # options of Python's own tools
ENDINGS = r"\.(?:py|md|toml|txt|npz|png|yml|yaml|json|css|js)"


def read(name):
    """A document of the house."""
    return (ROOT / name).read_text("utf-8")


def spans(text):
    """What stands in backticks on one line, and the indented lines of commands."""
    without_blocks = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"`([^`\n]+)`", without_blocks) + re.findall(r"^    (\S.*)$", without_blocks, flags=re.MULTILINE)


def missing_paths(text):
    """The paths of files and folders that are not there; bare names may stand anywhere in the house."""
    named = {part for span in spans(text) for part in re.findall(rf"[\w./-]*/[\w./-]*|[\w.-]+{ENDINGS}(?![\w/])", span)}
    named |= set(re.findall(r"\]\((?!\w+:)([^)]+)\)", text))
    named = {path for path in named if not path.startswith((".venv", "/", "//")) and not any(toy in path for toy in TOYS)}
    rooms = [ROOT / room for room in ("nn_core", "pages", "tests", "assets", "deploy")]
    known = {path.name for room in rooms for path in room.rglob("*")} | {"manifest.csv"}  # the photographs' own
    return sorted(path for path in named if not (ROOT / path).exists() and path not in known)


def missing_modules(text):
    """The modules behind `python -m` that cannot be imported, and the programs of the virtual environment that are not there."""
    modules = [name for name in re.findall(r"python3? -m ([\w.]+)", text) if name != "pip"]  # not in .venv: it is lent
    programs = [name for name in re.findall(r"\.venv/bin/([\w-]+)", text) if not (Path(sys.executable).parent / name).exists()]
    return [name for name in modules if importlib.util.find_spec(name) is None] + programs


def missing_options(text):
    """The options of the house's own commands that their source does not know; pytest's are asked of pytest."""
    wrong = []
    for command in spans(text):
        module = re.search(r"python -m ([\w.]+)", command)
        options = [option for option in re.findall(r"(?<![\w-])--?[a-z][\w-]*", command) if option not in NOT_OURS]
        if module and options and module[1] not in ("venv", "pip"):
            source = "tests/conftest.py" if module[1] == "pytest" else importlib.util.find_spec(module[1]).origin
            program = (ROOT / source).parent.glob("__main__.py") if source.endswith("__init__.py") else [ROOT / source]
            known = "\n".join(path.read_text("utf-8") for path in program)
            wrong += [option for option in options if f'"{option}"' not in known]
    return wrong


@pytest.mark.parametrize("name", DOCUMENTS)
def test_everything_that_is_named_is_there(name):
    text = read(name)
    assert missing_paths(text) == []
    assert missing_modules(text) == []
    assert missing_options(text) == []


PLANTED = {
    "a file": (missing_paths, "see `pages/loss/pages.py`", ["pages/loss/pages.py"]),
    "a bare name": (missing_paths, "see `loss.toml`", ["loss.toml"]),
    "a folder": (missing_paths, "in `tests/soak/`", ["tests/soak/"]),
    "a picture": (missing_paths, "![it](assets/old.png)", ["assets/old.png"]),
    "a file in a command": (missing_paths, "    .venv/bin/streamlit run main.py", ["main.py"]),
    "a module": (missing_modules, "    .venv/bin/python -m tests.browser.photograph", ["tests.browser.photograph"]),
    "a program": (missing_modules, "    .venv/bin/streamlet run app.py", ["streamlet"]),
    "an option": (missing_options, "    .venv/bin/python -m pytest -q --fast", ["--fast"]),
    "an option of ours": (missing_options, "`python -m tests.browser.portraits take A --wide 3`", ["--wide"]),
}


@pytest.mark.parametrize(("find", "text", "missing"), PLANTED.values(), ids=PLANTED)
def test_what_is_named_and_is_not_there_is_found(find, text, missing):
    assert find(text) == missing


def test_the_readme_begins_with_a_picture_of_the_app():
    assert read("README.md").splitlines()[2].startswith("![")
    assert "(assets/app.png)" in read("README.md").splitlines()[2]
    assert (ROOT / "assets/app.png").stat().st_size <= 200_000


def test_the_example_of_the_readme_learns():
    (example,) = re.findall(r"^```python\n(.*?)^```", read("README.md"), flags=re.MULTILINE | re.DOTALL)
    ran = subprocess.run([sys.executable, "-W", "error", "-c", example], cwd=ROOT, capture_output=True, text=True, check=True)
    costs = [float(line.split()[1]) for line in ran.stdout.splitlines()]
    assert costs[-1] < costs[0] / 2


def test_the_check_of_every_change_is_the_one_that_anybody_can_run():
    assert os.access(ROOT / ".ci/run", os.X_OK)
    assert re.search(r"^ +- run: \.ci/run$", read(".github/workflows/check.yml"), flags=re.MULTILINE)


def test_known_gaps_in_what_the_app_stands_on_are_looked_for_at_every_change_and_every_week():
    workflow = yaml.safe_load(read(".github/workflows/check.yml"))
    (audit,) = (step["run"] for step in workflow["jobs"]["audit"]["steps"] if "pip-audit" in step.get("run", ""))
    assert set(re.findall(r"requirements\S*", audit)) == {path.name for path in ROOT.glob("requirements*.txt")}
    assert {"push", "pull_request", "schedule"} <= set(workflow[True])  # YAML reads “on” as a truth


def test_the_hooks_run_what_the_check_runs():
    hooks = re.findall(r"^ +entry: (.+)$", read(".pre-commit-config.yaml"), flags=re.MULTILINE)
    checks = re.findall(r"^\.venv/bin/(?!python).+$", read(".ci/run"), flags=re.MULTILINE)
    assert hooks == checks != []
    tools = {hook.split()[0].removeprefix(".venv/bin/") for hook in hooks}
    assert tools <= set(re.findall(r"^([\w-]+)[>=]", read("requirements-dev.txt"), flags=re.MULTILINE))


def test_the_hooks_ask_for_nothing_from_elsewhere():
    assert set(re.findall(r"^ +(?:- )?(?:repo|language): (.+)$", read(".pre-commit-config.yaml"), flags=re.MULTILINE)) == {
        "local",
        "system",
    }


def test_the_changelog_keeps_its_form():
    headings = re.findall(r"^##+ (.+)$", read("CHANGELOG.md"), flags=re.MULTILINE)
    releases = [heading for heading in headings if heading[0] == "["]
    assert releases[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", release) for release in releases[1:])
    assert set(headings) - set(releases) <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
