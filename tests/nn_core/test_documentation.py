"""How the engine explains itself: every example in a docstring runs, every public function has one, every type is told."""

import ast
import doctest
import importlib
import inspect
import io
import pkgutil
from pathlib import Path
from types import FunctionType, ModuleType

import numpy as np
import pytest

import nn_core

ROOM = Path(nn_core.__file__).parent
FILES = sorted(ROOM.rglob("*.py"))
NAMES = [found.name for found in pkgutil.walk_packages(nn_core.__path__, "nn_core.") if not found.name.endswith("__main__")]
MODULES = [nn_core, *map(importlib.import_module, NAMES)]
EXPORTED = sorted({node.module for node in ast.walk(ast.parse(inspect.getsource(nn_core))) if isinstance(node, ast.ImportFrom)})
SHORT = 10  # lines; a private function of more has its types told too
GIVEN = {"np": np, "nn_core": nn_core}  # what the examples take as given, beside their own file's names
EVERY_MODULE = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)


def wrong_examples(module):
    """What doctest has to say about a module's examples: "" if all are right."""
    told = io.StringIO()
    runner = doctest.DocTestRunner(verbose=False)
    for test in doctest.DocTestFinder().find(module, extraglobs=GIVEN):
        runner.run(test, out=told.write)
    return told.getvalue()


def without_example(module):
    """The public functions and methods of a module whose docstring has no example."""
    tests = {test.name: test for test in doctest.DocTestFinder(exclude_empty=False).find(module)}
    missing = []
    for name, thing in vars(module).items():
        if getattr(thing, "__module__", None) != module.__name__ or name.startswith("_"):
            continue
        methods = vars(thing).items() if isinstance(thing, type) else ()
        found = [name] if isinstance(thing, FunctionType) else [f"{name}.{key}" for key, part in methods if is_public(key, part)]
        missing += [path for path in found if not tests[f"{module.__name__}.{path}"].examples]
    return missing


def is_public(name, part):
    return isinstance(part, FunctionType) and not name.startswith("_") and part.__qualname__.endswith(f".{name}")


def without_types(source):
    """The functions of a source that leave the type of an argument or of the result open; short private ones may."""
    tree = ast.parse(source)
    inner = {
        id(node)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef)
        for node in ast.walk(outer)
        if node is not outer
    }
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and id(node) not in inner]
    return [node.name for node in functions if leaves_types_open(node) and not is_short_and_private(node)]


def leaves_types_open(function):
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs, *filter(None, (given.vararg, given.kwarg))]
    return function.returns is None or any(a.annotation is None and a.arg not in ("self", "cls") for a in named)


def is_short_and_private(function):
    private = function.name.startswith("_") and not function.name.endswith("__")
    return private and function.end_lineno - function.lineno < SHORT


def planted(*functions):
    """A module with nothing but these functions in it."""
    module = ModuleType("planted")
    for source in functions:
        exec(compile(source, "planted", "exec"), vars(module))
    return module


@EVERY_MODULE
def test_every_example_in_a_docstring_is_right(module):
    assert wrong_examples(module) == ""


@pytest.mark.parametrize("name", EXPORTED)
def test_every_public_function_of_the_modules_that_are_exported_has_an_example(name):
    assert without_example(importlib.import_module(name)) == []


def test_no_exported_function_is_overlooked():
    functions = {getattr(nn_core, name) for name in nn_core.__all__ if isinstance(getattr(nn_core, name), FunctionType)}
    assert {function.__module__ for function in functions} <= set(EXPORTED)
    assert all(">>>" in function.__doc__ for function in functions)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOM).as_posix())
def test_every_public_function_tells_its_types(file):
    assert without_types(file.read_text("utf-8")) == []


@EVERY_MODULE
def test_every_module_and_every_public_thing_in_it_has_a_docstring(module):
    own = [thing for thing in vars(module).values() if getattr(thing, "__module__", None) == module.__name__]
    things = [thing for thing in own if isinstance(thing, FunctionType | type) and not thing.__name__.startswith("_")]
    methods = [part for thing in things if isinstance(thing, type) for name, part in vars(thing).items() if is_public(name, part)]
    assert [thing for thing in (module, *things, *methods) if not thing.__doc__] == []


def test_a_wrong_example_is_found():
    right, wrong = (
        'def f():\n    """\n    >>> f()\n    1\n    """\n    return 1',
        'def g():\n    """\n    >>> g()\n    1\n    """\n    return 2',
    )
    assert wrong_examples(planted(right)) == ""
    assert "Expected:\n    1\nGot:\n    2" in wrong_examples(planted(right, wrong))


def test_a_function_or_method_without_example_is_found():
    assert without_example(planted('def f():\n    """No example."""', 'def g():\n    """>>> 1\n    1\n    """')) == ["f"]
    assert without_example(planted('class C:\n    """C."""\n    def f(self):\n        """No example."""')) == ["C.f"]


@pytest.mark.parametrize(
    "source",
    [
        "def f(x) -> int: ...",
        "def f(x: int): ...",
        "def f(*x) -> int: ...",
        "def f(*, x) -> int: ...",
        "class C:\n    @property\n    def f(self): ...",
        "def _f(x):\n" + "    x += 1\n" * SHORT,
    ],
)
def test_a_type_that_is_left_open_is_found(source):
    assert without_types(source) in (["f"], ["_f"])


@pytest.mark.parametrize("source", ["def f(x: int, *y: int) -> int:\n    def g(x): ...", "def _f(x):\n    return x"])
def test_a_short_private_function_and_one_within_another_need_no_types(source):
    assert without_types(source) == []
