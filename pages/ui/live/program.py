"""ES modules joined into one: what the browser gets of assets/player/.

A component of Streamlit takes one inline module, which cannot import files beside it. So Python follows the imports itself and
puts every module before those that need it. Of the language of modules it knows only

    import { a, b } from "./x.js";          (over several lines too)
    export function f … / export async function f … / export class C … / export const c = …
    export default function …               (in the entry, once)

and it refuses with a ValueError whatever else there is, and what would mean something else in one text than in many.
"""

import re
from dataclasses import dataclass

_IMPORT = re.compile(r'^import \{([^{}]*)\} from "(\.{1,2}/[^"\n]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?:(?:async )?function|class|const) ([\w$]+)", re.MULTILINE)
_DEFAULT = re.compile(r"^export default function\b", re.MULTILINE)
_DECLARED = re.compile(r"^(?:export )?(?:async )?(?:function\*? *|class |const |let |var )(\S[\w$]*)", re.MULTILINE)
_UNKNOWN = re.compile(r"^[ \t]*(?:import|export)\b.*|\bimport *\(.*|\bimport\.meta\b.*", re.MULTILINE)
_NAME = re.compile(r"[A-Za-z_$][\w$]*")


@dataclass(frozen=True)
class Module:
    """A module's file name, its text as it stands in the whole, and the names it imports (by path), exports and declares."""

    name: str
    text: str
    imports: dict
    exports: frozenset
    declares: frozenset


def program(entry, folder=None):
    """The module `entry`, all modules of `folder` and all that these import, as the text of one ES module.

    ValueError where a file is missing, an imported name is not exported, modules import each other in a circle, two of them
    declare the same name at their top level, or something stands there that is not known here.
    """
    modules = {}
    for path in [*(sorted(folder.glob("*.js")) if folder else ()), entry]:
        _follow(path.resolve(), modules, entry.resolve(), ())
    _check_names(modules)
    return "\n".join(module.text for module in modules.values())


def _follow(path, modules, entry, way):
    """Add a module to `modules` {path: Module}, after all that it imports; `way` are the modules that led to it."""
    if path in way:
        raise ValueError(f"modules import each other in a circle: {' → '.join(step.name for step in (*way, path))}")
    if path in modules:
        return
    if not path.is_file():
        raise ValueError(f"{way[-1].name if way else 'the program'} imports {path.name}, but there is no file {path}")
    module = read(path.name, path.read_text("utf-8"), is_entry=path == entry)
    for other in module.imports:
        _follow((path.parent / other).resolve(), modules, entry, (*way, path))
    for other, names in module.imports.items():
        source = modules[(path.parent / other).resolve()]
        if missing := [name for name in names if name not in source.exports]:
            raise ValueError(f"{module.name} imports {', '.join(missing)} from {other}, which does not export it")
    modules[path] = module


def read(name, source, is_entry=False):
    """The `Module` of a file's source; ValueError for what is not known here."""
    imports = {}
    for names, other in _IMPORT.findall(source):
        imports.setdefault(other, []).extend(_listed(name, names))
    text = _IMPORT.sub("", source)
    declares = [match[1] for match in _DECLARED.finditer(text)]
    if odd := [found for found in declares if not _NAME.fullmatch(found)]:
        raise ValueError(f"{name}: at the top level a declaration makes one name, not {odd[0]} …")
    exports = frozenset(_EXPORT.findall(text))
    bare = _EXPORT.sub(lambda match: match[0].removeprefix("export "), text)
    if unknown := _UNKNOWN.search(_DEFAULT.sub("", bare, count=1) if is_entry else bare):
        raise ValueError(f"{name}: this form of import or export is not known here: {unknown[0].strip()}")
    return Module(name, bare, imports, exports, frozenset(declares))


def _listed(name, names):
    """The names between the braces of an import."""
    listed = [one.strip() for one in names.split(",") if one.strip()]
    if odd := [one for one in listed if not _NAME.fullmatch(one)]:
        raise ValueError(f"{name}: this form of import is not known here: {{ {odd[0]} }}")
    return listed


def _check_names(modules):
    """In one text every name is declared once."""
    owners = {}
    for module in modules.values():
        for name in module.declares:
            if name in owners:
                raise ValueError(f"{owners[name]} and {module.name} both declare {name} at their top level")
            owners[name] = module.name
