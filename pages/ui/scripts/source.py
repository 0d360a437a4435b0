"""The engine's own lines, cut from its source so that what a script takes from here cannot drift from the app."""

import ast
import importlib
import inspect
import re
from functools import cache

EXAMPLE = re.compile(r'\n\n( +)Example:\n(?:\1 +.*\n)+(?:\1(?="""))?')  # of a docstring


@cache
def _parts(module):
    """{name: (source, names it uses)} of everything a module defines at its top, and the lines of its imports.

    What it takes from other modules of the engine comes first, as if it stood there itself.
    """
    text = inspect.getsource(module)
    parts, imports = {}, {}
    for node in ast.parse(text).body:
        used = _names(node)
        first = min([node.lineno, *(mark.lineno for mark in getattr(node, "decorator_list", []))])
        source = "\n".join(text.splitlines()[first - 1 : node.end_lineno])
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            parts[node.name] = (source, used)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            for target in getattr(node, "targets", None) or [node.target]:
                if isinstance(target, ast.Name):
                    parts[target.id] = (source, used)
        elif isinstance(node, ast.ImportFrom) and node.module.startswith("nn_core."):
            for whole, found in zip((parts, imports), _parts(importlib.import_module(node.module)), strict=True):
                whole.update(found)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                imports[alias.asname or alias.name] = (getattr(node, "module", None), alias)
    return parts, imports


def bundle(module, *names):
    """The source of `names` and of all they need of the engine, in the module's order, after the imports they need.

    The runnable examples of their docstrings stay behind: they speak of this project's own packages.
    """
    parts, imports = _parts(module)
    needed = _needed(parts, names)
    used = set().union(*(parts[name][1] for name in needed))
    lines = [_import(*imports[name]) for name in sorted(used & set(imports)) if name != "np"]
    sources = [EXAMPLE.sub("", source) for name, (source, _) in parts.items() if name in needed]
    return "\n\n\n".join(["\n".join([*lines, "import numpy as np"]), *dict.fromkeys(sources)])


def _needed(parts, names):
    """The names, and all that they use, among the module's parts."""
    needed, waiting = set(), list(names)
    while waiting:
        name = waiting.pop()
        if name in parts and name not in needed:
            needed.add(name)
            waiting.extend(parts[name][1])
    return needed


def names_in(expression):
    """The names that an expression's source uses."""
    return _names(ast.parse(expression))


def _names(tree):
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def _import(module, alias):
    name = alias.name if alias.asname is None else f"{alias.name} as {alias.asname}"
    return f"import {name}" if module is None else f"from {module} import {name}"


def call_arguments(module, function, first):
    """The source of the arguments of the call `function(first, ...)` in a module, e.g. of one row of a table."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        is_call = isinstance(node, ast.Call) and getattr(node.func, "id", None) == function
        if is_call and node.args and getattr(node.args[0], "value", None) == first:
            return [ast.unparse(argument) for argument in node.args]
    raise KeyError(f"{function}({first!r}, ...) is not in {module.__name__}")
