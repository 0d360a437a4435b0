"""Every sentence of a lesson that says something about a run, and what holds it.

The sentences are found in the prose, in what is said to have happened, in explanations and read-outs, by the words that runs are
spoken of with. Each is listed in `tests/pages/<lesson>/claims.toml`: a piece of it, enough to find it by, and what holds it:

    "lower than with ×1" = "20 of 20: test_with_times_30_the_sigmoid_ends_lower"   of so many seeds, shown by this test
    "the step is too long" = "any run: it follows from the formula"                no run could refute it
    "the cost is 0.21 then" = "one run: it speaks of the run on screen, test_…"    why one seed is enough, and the test

`.venv/bin/python -m tests.pages.sentences` prints the list, and what is not in it.
"""

import re
import tomllib
from pathlib import Path

from pages.ui.lesson import content

HERE = Path(__file__).parent
SPOKEN_OF = re.compile(
    r"\b(steps?|costs?|curves?|falls?|fell|rises?|ends?|ended|lower|higher|seeds?|draws?|drawn|converges?|diverges?|jumps?|creeps?"
    r"|faster|slower|sooner|mostly|for ever|parted|hardly|turns? up|by heart|learns? (more|less|faster|nothing)|fresh)\b",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"(?<=[.!?:])\**\s+(?=[A-ZÀ-Þ*\-\[$\"(])|\n\s*\n|\n- ")  # two sentences
GAP = re.compile(r"(?<![\^_\w}\\])\{[a-zA-Z_0-9 ]+\}")  # not the braces of a formula
HOLDS = re.compile(r"^(\d+ of \d+|any run|one run): (.+)$")


def cut(text):
    """The sentences of a text, without formulas that stand by themselves."""
    plain = re.sub(r"\$\$.*?\$\$", " ", text, flags=re.DOTALL)
    return [" ".join(part.split()) for part in BETWEEN.split(plain) if part.strip()]


def strings(table):
    """All texts of a nested table."""
    if isinstance(table, str):
        return [table]
    return [text for part in (table.values() if isinstance(table, dict) else table) for text in strings(part)]


def told(slug):
    """All texts of a lesson that may say something of a run. What one answer to a guess says first is held for all by
    `test_scenes.py`."""
    texts = list(content.sections(slug).values())
    for scene in content.scenes(slug).values():
        answers = scene.guess.answers.values() if scene.guess else ()
        texts += [scene.happened, *(" ".join(cut(answer.happened)[1:]) for answer in answers)]
    for question in content.questions(slug)["questions"]:
        texts += [answer.why for answer in question.answers]
    return texts + strings(content.phrases(slug))


def about_runs(slug):
    """The sentences of a lesson that speak of runs. Questions claim nothing, and what has gaps reads the run's own numbers."""
    found = dict.fromkeys(sentence for text in told(slug) for sentence in cut(text))
    claims = [sentence for sentence in found if not sentence.rstrip("*").endswith("?") and not GAP.search(sentence)]
    return [sentence for sentence in claims if SPOKEN_OF.search(sentence)]


def listed(slug):
    """{piece of a sentence: what holds it} of a lesson."""
    path = HERE / slug.replace("-", "_") / "claims.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def main():
    """Print every sentence with what holds it."""
    from tests.pages.conftest import NUMBERED

    for slug in NUMBERED:
        claims = listed(slug)
        print(f"\n{slug}")
        for sentence in about_runs(slug):
            held = next((how for piece, how in claims.items() if piece in sentence), "NOT LISTED")
            print(f"  {held:60.60}  {sentence}")


if __name__ == "__main__":
    main()
