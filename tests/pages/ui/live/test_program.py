"""How the browser's modules become one text: what they need stands before them, and what would go wrong there is refused."""

import pytest

from pages.ui.live.program import program

REFUSED = {
    "a circle": (
        {
            "main.js": 'import { a } from "./a.js";\n',
            "a.js": 'import { b } from "./b.js";\nexport const a = 1;\n',
            "b.js": 'import { a } from "./a.js";\nexport const b = 2;\n',
        },
        "in a circle: main.js → a.js → b.js → a.js",
    ),
    "a missing file": ({"main.js": 'import { a } from "./a.js";\n'}, "main.js imports a.js, but there is no file"),
    "a name that is not exported": (
        {"main.js": 'import { a, b, c } from "./a.js";\n', "a.js": "export const a = 1;\nconst b = 2;\nfunction c() {}\n"},
        "main.js imports b, c from ./a.js, which does not export it",
    ),
    "a name declared twice": (
        {"main.js": 'import { a } from "./a.js";\nconst size = a;\n', "a.js": "function size() {}\nexport const a = 1;\n"},
        "a.js and main.js both declare size",
    ),
    "an import of everything": ({"main.js": 'import * as a from "./a.js";\n'}, "not known here: import * as a"),
    "an import without names": ({"main.js": 'import "./a.js";\n'}, 'not known here: import "./a.js";'),
    "a default import": ({"main.js": 'import a from "./a.js";\n'}, "not known here: import a from"),
    "an import under another name": ({"main.js": 'import { a as b } from "./a.js";\n'}, "not known here: { a as b }"),
    "an import of a package": ({"main.js": 'import { a } from "a";\n'}, "not known here"),
    "an import while it runs": ({"main.js": 'const a = await import("./a.js");\n'}, "not known here"),
    "an import that is indented": ({"main.js": '  import { a } from "./a.js";\n'}, "not known here"),
    "the address of a module": ({"main.js": "const here = import.meta.url;\n"}, "not known here"),
    "an export of a list": ({"main.js": "const a = 1;\nexport { a };\n"}, "not known here: export { a }"),
    "an export of another module's": ({"main.js": 'export * from "./a.js";\n'}, "not known here: export *"),
    "an export that can change": ({"main.js": "export let a = 1;\n"}, "not known here: export let a"),
    "a default of a module that is not the entry": (
        {"main.js": 'import { a } from "./a.js";\n', "a.js": "export const a = 1;\nexport default function () {}\n"},
        "a.js: this form of import or export is not known here",
    ),
    "two defaults": (
        {"main.js": "export default function () {}\nexport default function () {}\n"},
        "not known here: export default",
    ),
    "several names at once": ({"main.js": "const [a, b] = [1, 2];\n"}, "makes one name"),
    "names taken from an object": ({"main.js": "const { a } = window;\n"}, "makes one name"),
}


def joined(folder, files, panels=None):
    """The program of these files, {name: text}; the entry is main.js."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return program(folder / "main.js", panels and folder / panels)


def test_every_module_stands_once_and_before_those_that_need_it(tmp_path):
    text = joined(
        tmp_path,
        {
            "main.js": 'import { a } from "./a.js";\nimport { b } from "./b.js";\nexport default function () { a(b); }\n',
            "a.js": 'import {\n  b,\n  c,\n} from "./b.js";\n// uses both\nexport function a() { return b + c; }\n',
            "b.js": "export const b = 1;\nexport const c = 2;\n",
        },
    )
    assert [line for line in text.splitlines() if line] == [
        "const b = 1;",
        "const c = 2;",
        "// uses both",
        "function a() { return b + c; }",
        "export default function () { a(b); }",
    ]


def test_all_modules_of_a_folder_come_with_what_they_need(tmp_path):
    text = joined(
        tmp_path,
        {
            "main.js": 'import { all } from "./registry.js";\nexport default function () { return all; }\n',
            "registry.js": "export const all = [];\n",
            "panels/two.js": 'import { all } from "../registry.js";\nall.push(2);\n',
            "panels/one.js": 'import { all } from "../registry.js";\nimport { extra } from "../extra.js";\nall.push(extra);\n',
            "extra.js": "export const extra = 1;\n",
        },
        "panels",
    )
    lines = [line for line in text.splitlines() if line]
    assert lines[:4] == ["const all = [];", "const extra = 1;", "all.push(extra);", "all.push(2);"]


@pytest.mark.parametrize(("files", "message"), REFUSED.values(), ids=REFUSED)
def test_what_would_go_wrong_in_one_text_is_refused(tmp_path, files, message):
    with pytest.raises(ValueError) as refused:
        joined(tmp_path, files)
    assert message in str(refused.value)


def test_names_within_functions_are_nobodys_business(tmp_path):
    files = {
        "main.js": 'import { a } from "./a.js";\nexport default function () {\n  const { size } = a;\n}\n',
        "a.js": "const size = 1;\nexport const a = { size };\n",
    }
    assert "const { size } = a;" in joined(tmp_path, files)
