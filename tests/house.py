"""The rules of the house and what finds the offences: who may import whom, what a lesson may not do, how long things may be.

All of it is read from the source, which is not run.
"""

import ast
import subprocess
import sys
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[1]
TOP = {"app.py", "README.md", "LICENSE", "pyproject.toml", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"}
TOP |= {"requirements.txt", "requirements-dev.txt", "requirements-heic.txt"}
ROOMS = {"nn_core", "pages", "assets", "tests", "deploy"}
STAIRS = (
    "lesson",
    "runs",
    "live",
    "scripts",
    "still",
    "cached",
    "frame",
    "workers",
)  # the rooms of the workshop, from the top: none looks up
QUIET = {"pages.ui.still", "pages.ui.workers", "pages.ui.lesson.content", "pages.ui.lesson.readout", "pages.ui.frame.lessons"}
CODE = {".py", ".js", ".css"}
GENERATORS = {"default_rng", "Generator", "SeedSequence", "BitGenerator", "PCG64"}  # the rest of np.random has one state for all


def imports(tree):
    """The dotted names a file imports: `from a.b import c` as a.b.c, `from . import c` as .c."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            yield from (base + ("." if node.module else "") + alias.name for alias in node.names)


def dotted(node):
    """a.b.c of an expression, "" if it is not one of that kind."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def used_names(tree):
    """Every dotted name in the file, as written, and every import."""
    yield from imports(tree)
    yield from (dotted(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute | ast.Name))


def starts_with(name, *modules):
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def is_lesson(path):
    """Whether this is a file of a page's own folder."""
    return len(path.parts) == 3 and path.parts[0] == "pages" and path.parts[1] != "ui"


def is_quiet(path):
    """Whether this file of the workshop knows nothing of Streamlit."""
    name = ".".join(path.with_suffix("").parts)
    return starts_with(name, *QUIET)


def in_engine(path):
    return path.parts[0] == "nn_core"


def in_pages(path):
    return path.parts[0] == "pages"


def outside_the_cache(path):
    return path.parts[0] in ("pages", "app.py") and path.parent != PurePosixPath("pages/ui/cached")


def in_workshop(path):
    return path.parts[:2] == ("pages", "ui")


def in_a_room(path):
    return in_workshop(path) and len(path.parts) == 4


def outside_the_one_file(path):
    return path.parts[0] in ("pages", "app.py") and path != PurePosixPath("pages/ui/frame/inside.py")


def in_app(path):
    return path.parts[0] in ("nn_core", "pages", "app.py")


def strangers_in_the_engine_room(path, tree):
    pillow = path.parts[1] in ("flower", "reading") or path.name in ("pictures.py", "brush.py", "drawings.py")
    known = {"numpy", "nn_core", "PIL"} if pillow else {"numpy", "nn_core"}
    return [name for name in imports(tree) if name[0] != "." and name.split(".")[0] not in known | sys.stdlib_module_names]


def streamlit_in_a_quiet_file(path, tree):
    """Streamlit itself, or a file of the workshop that is not quiet."""
    inside = [name.split(".") for name in imports(tree) if starts_with(name, "pages.ui")]
    loud = [".".join(name) for name in inside if not QUIET & {".".join(name[:length]) for length in range(3, len(name) + 1)}]
    return loud + [name for name in imports(tree) if starts_with(name, "streamlit")]


def other_lessons(path, tree):
    """A lesson's folder that is not this file's own; relative imports hide where they lead."""
    own = f"pages.{path.parts[1]}"
    abroad = [name for name in imports(tree) if starts_with(name, "pages") and not starts_with(name, "pages.ui", own)]
    return abroad + [name for name in imports(tree) if name[0] == "."]


def lessons_in_the_workshop(path, tree):
    return [name for name in imports(tree) if starts_with(name, "pages") and not starts_with(name, "pages.ui")]


def up_the_stairs(path, tree):
    """Imports of a room that stands above this file's own in `STAIRS`."""
    room = path.parts[2]
    if room not in STAIRS:
        return []
    above = STAIRS[: STAIRS.index(room)]
    return [name for name in imports(tree) if starts_with(name, *(f"pages.ui.{other}" for other in above))]


def private_streamlit(path, tree):
    """What Streamlit does not offer openly: everything in its packages below the top one."""
    return [name for name in imports(tree) if name.startswith("streamlit.") and name.count(".") > 1]


def figures_made_in_a_page(path, tree):
    return [name for name in used_names(tree) if starts_with(name, "plotly", "go.Figure")]


def chance_in_a_page(path, tree):
    return [name for name in used_names(tree) if starts_with(name, "np.random", "numpy.random", "random")]


def caching(path, tree):
    return [name for name in used_names(tree) if name.startswith(("st.cache", "streamlit.cache"))]


def one_random_state_for_all(path, tree):
    modules = [name for name in imports(tree) if starts_with(name, "random") or name == "numpy.random"]
    calls = [name.split(".") for name in used_names(tree) if name.startswith(("np.random.", "numpy.random."))]
    return modules + [".".join(call) for call in calls if call[2] not in GENERATORS]


def pickles(path, tree):
    keywords = [node for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "allow_pickle"]
    loose = [f"allow_pickle={ast.unparse(node.value)}" for node in keywords if ast.unparse(node.value) != "False"]
    return loose + [name for name in imports(tree) if name.split(".")[0] in ("pickle", "cloudpickle", "dill", "joblib", "shelve")]


def text_run_as_code(path, tree):
    calls = (dotted(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [name for name in calls if name in ("eval", "exec", "builtins.eval", "builtins.exec")]


DOORS = {  # the rule: where it holds, and what finds the offences
    "nn_core imports the standard library, NumPy and, for pictures and the flower, Pillow": (
        in_engine,
        strangers_in_the_engine_room,
    ),
    "pictures that stand still, what a lesson says and the table of pages know nothing of Streamlit": (
        is_quiet,
        streamlit_in_a_quiet_file,
    ),
    "no lesson enters another's folder": (is_lesson, other_lessons),
    "the workshop imports no lesson": (in_workshop, lessons_in_the_workshop),
    "no room of the workshop looks up the stairs": (in_a_room, up_the_stairs),
    "a lesson makes no figure": (is_lesson, figures_made_in_a_page),
    "a lesson draws no random numbers": (is_lesson, chance_in_a_page),
    "only pages/ui/cached caches": (outside_the_cache, caching),
    "private names of Streamlit stand in one file": (outside_the_one_file, private_streamlit),
    "nobody uses the one random state for all": (in_app, one_random_state_for_all),
    "nobody pickles": (in_app, pickles),
    "nobody runs text as code": (in_app, text_run_as_code),
}


def offences(rule, path, source):
    """What in this source, at this path, breaks the rule; nothing where the rule does not hold."""
    holds, find = DOORS[rule]
    path = PurePosixPath(path)
    return sorted(set(find(path, ast.parse(source)))) if holds(path) else []


def too_long(source):
    return source.count("\n") >= 300


def long_functions(source):
    """The functions of more than 50 lines."""
    nodes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return [node.name for node in nodes if node.end_lineno - node.lineno >= 50]


def strangers_at_the_top(files):
    """Of these paths those that stand at the top and are not of the house; dot-files are free."""
    tops = {PurePosixPath(file).parts for file in files}
    return sorted({t[0] for t in tops if t[0][0] != "." and t[0] not in (ROOMS if len(t) > 1 else TOP)})


def folders_and_slugs_that_differ(folders, slugs):
    return sorted(set(folders) ^ {slug.replace("-", "_") for slug in slugs})


def house():
    """The files of the house below the top folder: what git keeps, or all that is no cache where there is no git."""
    try:
        git = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
        listed = git.stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        listed = []
    kept = [file for file in listed if file and (ROOT / file).is_file()]
    every = (path.relative_to(ROOT) for path in ROOT.glob("[!.]*/**/*") if "__pycache__" not in path.parts and path.is_file())
    return kept or [path.name for path in ROOT.iterdir() if path.is_file()] + [path.as_posix() for path in every]


def source_files():
    """{path below the top folder: text} of all code there is, kept by git or not yet."""
    found = [path for room in ("nn_core", "pages", "assets", "tests") for path in (ROOT / room).rglob("*") if path.suffix in CODE]
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in [ROOT / "app.py", *found]}
