"""What a page says and asks: its words by section, its scenes, questions and phrases, read from its own folder.

The sentences live in `pages/<page>/text.md` (cut by its `## ` headings), the questions in `questions.toml`. Neither ever writes
the number of a lesson: `[lesson:loss]` stands for the number that its place gives it. Nothing here knows of Streamlit.
"""

import re
import tomllib
import unicodedata
import zlib
from dataclasses import dataclass
from functools import cache

from pages.ui.frame.lessons import LESSONS
from pages.ui.lesson import readout

FILLERS = ("1", "0.500", "0")  # further answers where the mistakes happen to give the right number
FILLER_WHY = "That is not what the formula gives here: put the numbers in, one by one."


@dataclass(frozen=True)
class Answer:
    """One answer to a question: its text, whether it is right, and the explanation of that choice."""

    text: str
    why: str
    right: bool = False


@dataclass(frozen=True)
class Question:
    """A question with its answers; `name` keeps it apart from the others of the page."""

    name: str
    text: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Outcome:
    """One answer to a guess: its `text`, what to say if it is what `happened`, and whether it is `offered` as a guess."""

    text: str
    happened: str
    offered: bool = True


@dataclass(frozen=True)
class Guess:
    """What a learner is asked before something plays. `answers` is {name: Outcome}; `sums`: it can be worked out, so another
    answer is wrong and not only a wrong guess."""

    text: str
    answers: dict
    help: str | None = None
    sums: bool = False

    @property
    def offered(self):
        """{name: text} of the answers that can be chosen."""
        return {name: answer.text for name, answer in self.answers.items() if answer.offered}


@dataclass(frozen=True)
class Scene:
    """A step of the lesson's story: its name, what to look for, the settings that differ from the defaults, and its guess, or
    what `happened` where nothing is asked."""

    name: str
    look_for: str
    values: dict
    guess: Guess | None = None
    happened: str = ""
    free: tuple = ()  # the names of settings that one is to move in it

    @property
    def slug(self):
        """Its name in the address."""
        plain = unicodedata.normalize("NFKD", self.name.lower().replace("α", "alpha"))
        return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def numbered(text):
    """The text with every `[lesson:loss]` or `[Lesson:loss]` as that word with the lesson's number. KeyError for others."""
    return re.sub(r"\[([Ll]esson):([\w-]+)\]", lambda found: f"{found[1]} {_number(found[2])}", text)


def _number(slug):
    if slug not in LESSONS:
        raise KeyError(f"[lesson:{slug}]: no page has this address")
    if LESSONS[slug].place:
        raise KeyError(f"[lesson:{slug}]: this page is a place, no lesson, and has no number")
    return LESSONS[slug].number


@cache
def sections(slug):
    """{heading: Markdown} of a page's prose file."""
    text = numbered(LESSONS[slug].prose.read_text("utf-8"))
    parts = re.split(r"^## +(.+)$", text, flags=re.MULTILINE)
    return {heading.strip(): text.strip() for heading, text in zip(parts[1::2], parts[2::2], strict=True)}


@cache
def questions(slug):
    """The page's TOML file: "scenes" {slug: `Scene`}, "further" {name: `Guess`} of experiments below the picture, "phrases", and
    "questions", a list of `Question`."""
    table = tomllib.loads(numbered(LESSONS[slug].questions.read_text("utf-8")))
    asked = [
        Question(name, entry["text"], tuple(Answer(**answer) for answer in entry["answers"]))
        for name, entry in table.get("questions", {}).items()
    ]
    scenes = [_scene(name, entry) for name, entry in table.get("scenes", {}).items()]
    return {
        "scenes": {scene.slug: scene for scene in scenes},
        "further": {name: _guess(entry) for name, entry in table.get("further", {}).items()},
        "questions": asked,
        "phrases": table.get("phrases", {}),
    }


def _scene(name, entry):
    guess = _guess(entry["guess"]) if "guess" in entry else None
    return Scene(name, entry["look_for"], entry.get("set", {}), guess, entry.get("happened", ""), tuple(entry.get("free", ())))


def _guess(entry):
    answers = {name: Outcome(**answer) for name, answer in entry["answers"].items()}
    return Guess(**{**entry, "answers": answers})


def scenes(slug):
    """{slug: `Scene`} of a page, in their order; the first one is how the page opens."""
    return questions(slug)["scenes"]


def phrases(slug):
    """The page's short sentences with gaps, by name: for read-outs and questions computed from the screen."""
    return questions(slug)["phrases"]


def filled(slug, heading, values, **texts):
    """A section of the page's prose with its gaps filled: numbers by name, written for formulas, and texts as they are.

    {f_w} is the number w as a later part of a sum or product: in brackets if it is negative.
    """
    known = {name: readout.latex_number(value) for name, value in values.items()}
    known |= {f"f_{name}": readout.latex_factor(value) for name, value in values.items()}
    return sections(slug)[heading].format(**(known | texts))


def nearby(name, text, right, others, why_right, why_wrong):
    """A live `Question` whose answers are texts computed from the screen, in an order that gives nothing away.

    `others` are wrong texts, each with its own explanation from `why_wrong`; those equal to the right one are left out,
    and where fewer than two are left, plain numbers fill up.
    """
    wrong = {}
    for other, why in zip(others, why_wrong, strict=True):
        if other != right:
            wrong.setdefault(other, Answer(other, why))  # of equal texts the first mistake is the one to explain
    for other in FILLERS:
        if len(wrong) < 2 and other not in (right, *wrong):
            wrong[other] = Answer(other, FILLER_WHY)
    answers = sorted([Answer(right, why_right, right=True), *wrong.values()], key=lambda answer: zlib.crc32(answer.text.encode()))
    return Question(name, text, tuple(answers))


def unseen(questions, *texts):
    """The first of some live questions whose right answer stands neither in itself nor in what is on the page; None if all do."""
    seen = set().union(*map(readout.numbers_in, texts))
    for question in questions:
        right = next(readout.numbers_in(answer.text) for answer in question.answers if answer.right)
        if not right <= seen | readout.numbers_in(question.text):
            return question
    return None
