"""The number of a lesson is never written: it follows from the lesson's place in the table, wherever it is mentioned."""

import re
import tomllib

import pytest

from pages.home import entrance
from pages.ui.frame import lessons
from pages.ui.frame.lessons import HOME, LESSONS
from pages.ui.lesson import content
from tests.house import ROOT
from tests.pages.conftest import NUMBERED

SMALL = "one|two|three|four|five|six|seven|eight|nine"
LARGE = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty"
ORDINAL = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
WRITTEN = re.compile(  # which lesson it is, or how many there are
    rf"""(?<![a-z])(?: lessons?[\s_]+(?:\d+|{SMALL}|{LARGE})(?![a-z])
                   | (?:\d+|{LARGE})\s+(?:lessons|pages)\b
                   | (?:{ORDINAL})\s+lesson\b )""",
    re.IGNORECASE | re.VERBOSE,
)
MENTION = re.compile(r"\[lessons?\b.*?(?:\]|$)", re.IGNORECASE | re.MULTILINE)  # however it is written
NAMES = re.compile(r"\[lesson:", re.IGNORECASE)  # in a file of code, where brackets are everywhere
MADE = {"assets/flower_card.md"}  # written by a program, about something else


def written_numbers(text):
    """The numbers of lessons that a text writes down."""
    return [found[0] for found in WRITTEN.finditer(text)]


def mistaken_mentions(text):
    """The mentions of a text that name no lesson."""
    right = {f"[{word}:{slug}]" for word in ("lesson", "Lesson") for slug in NUMBERED}
    return [found for found in MENTION.findall(text) if found not in right]


def texts(*rooms):
    """{path below the top folder: text} of everything that is read in these rooms."""
    found = [path for room in rooms for path in (ROOT / room).rglob("*") if path.suffix in {".py", ".js", ".css", ".md", ".toml"}]
    named = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in found}
    return {path: text for path, text in named.items() if path not in MADE}


def prose():
    """{path: text} of what `content` reads: the words and questions of every page."""
    files = [file for lesson in LESSONS.values() for file in (lesson.prose, lesson.questions)]
    return {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in files}


def test_no_file_writes_the_number_of_a_lesson():
    assert {path: found for path, text in texts("pages", "nn_core", "assets").items() if (found := written_numbers(text))} == {}


def test_no_test_does_so_either():
    others = {path: text for path, text in texts("tests").items() if path != "tests/pages/ui/lesson/test_content.py"}
    assert {path: found for path, text in others.items() if (found := written_numbers(text))} == {}


@pytest.mark.parametrize(
    "planted",
    [
        *("see lesson 4", "Lesson 11: blocks", "lessons 3 and 4", "lesson\n12", "lesson seven", "def test_lesson_4():"),
        *("twelve lessons", "12 lessons", "15 pages", "the third lesson"),
    ],
)
def test_a_written_number_is_found(planted):
    assert written_numbers(f"First words. {planted} and more.")


@pytest.mark.parametrize(
    "fine", ["[lesson:loss] shows it", "of one lesson or of all", 'lesson = "loss"', "a lesson has 3 questions"]
)
def test_other_numbers_are_let_through(fine):
    assert written_numbers(fine) == []


def test_every_mention_names_a_lesson():
    assert {path: found for path, text in prose().items() if (found := mistaken_mentions(text))} == {}
    assert sum(len(MENTION.findall(text)) for text in prose().values()) > 5


@pytest.mark.parametrize(
    "planted", ["[lesson:losses]", "[lesson:flower-lab]", "[Lesson: loss]", "[lesson loss]", "[lessons:loss]"]
)
def test_a_mention_that_names_none_is_found(planted):
    assert mistaken_mentions(f"as in {planted}.") == [planted]


def test_a_mention_stands_only_where_it_is_read():
    elsewhere = {path: text for path, text in texts("pages", "nn_core", "assets").items() if path not in prose()}
    explaining = {"pages/ui/lesson/content.py"}
    assert {path for path, text in elsewhere.items() if NAMES.search(text)} <= explaining
    symbols = tomllib.loads(LESSONS["notation"].questions.read_text("utf-8"))["symbols"]
    assert MENTION.findall(str(symbols)) == []  # the table of symbols is read as it is


@pytest.mark.parametrize(
    ("slug", "why"), [("losses", "no page has this address"), ("flower-lab", "is a place, no lesson"), (HOME, "is a place")]
)
def test_what_is_no_lesson_is_refused_by_name(slug, why):
    with pytest.raises(KeyError, match=rf"\[lesson:{slug}\].*{why}"):
        content.numbered(f"We saw it in [lesson:{slug}].")


@pytest.fixture
def move(monkeypatch):
    """A function that moves a lesson to another place in the course, counted from 0; the table is as before at the end."""
    before = dict(LESSONS)

    def arrange(table):
        LESSONS.clear()
        LESSONS.update(table)
        for kept in (*vars(content).values(), entrance.minutes):
            getattr(kept, "cache_clear", int)()

    def moved(slug, place):
        course = [other for other in NUMBERED if other != slug]
        course.insert(place, slug)
        places = [other for other in before if before[other].place]
        order = [HOME, *course, *(other for other in places if other != HOME)]
        monkeypatch.setattr(lessons, "TABLE", tuple(before[other] for other in order))
        arrange({other: before[other] for other in order})
        return course

    yield moved
    arrange(before)


def expected(text, course):
    """The text with its mentions replaced one by one, by counting."""
    for number, slug in enumerate(course, start=1):
        text = text.replace(f"[lesson:{slug}]", f"lesson {number}").replace(f"[Lesson:{slug}]", f"Lesson {number}")
    return text


MOVES = {"the last lesson comes first": (NUMBERED[-1], 0), "the first one comes last": (NUMBERED[0], len(NUMBERED) - 1)}
MOVES |= {"a lesson moves down by one": (NUMBERED[3], 4)}


@pytest.mark.parametrize(("slug", "place"), MOVES.values(), ids=MOVES)
def test_every_mention_follows_a_lesson_that_is_moved(move, slug, place):
    course = move(slug, place)
    for path, text in prose().items():
        assert content.numbered(text) == expected(text, course), path
    for page, lesson in LESSONS.items():
        right = expected(lesson.prose.read_text("utf-8"), course)
        assert all(section in right for section in content.sections(page).values())
        assert not MENTION.search(repr(content.questions(page)))


@pytest.mark.parametrize(("slug", "place"), MOVES.values(), ids=MOVES)
def test_headings_and_neighbours_follow(move, slug, place):
    course = move(slug, place)
    assert [lesson.heading for lesson in lessons.course()] == [f"{n}. {LESSONS[one].title}" for n, one in enumerate(course, 1)]
    pages = list(LESSONS)
    for before, page, after in zip([None, *pages], pages, [*pages[1:], None], strict=False):
        assert [other and other.slug for other in lessons.neighbours(page)] == [before, after]


def links(app):
    """[(label, the page it leads to)] of the links on a page."""
    return [(link.proto.label, link.proto.page) for link in app.get("page_link")]


def shown(app):
    """All Markdown of a page."""
    return "\n".join(text.value for text in app.markdown)


def test_the_pages_show_the_new_numbers(move, visit):
    course = move(NUMBERED[-1], 0)
    first, second = course[:2]
    home = links(visit(HOME))
    assert ("Start with lesson 1", first) in home
    assert [label for label, _ in home if label[:2] == "**"][: len(course)] == [f"**{LESSONS[slug].heading}**" for slug in course]
    app = visit(first)
    assert app.title[0].value == f"1. {LESSONS[first].title}"
    assert (f"Next: 2. {LESSONS[second].title}", second) in links(app)


@pytest.mark.parametrize("page", [slug for slug in LESSONS if MENTION.search(LESSONS[slug].prose.read_text("utf-8"))])
def test_the_prose_on_the_page_shows_the_new_numbers(move, visit, page):
    course = move(NUMBERED[-1], 0)
    app = visit(page)
    assert not MENTION.search(shown(app))
    numbers = set(re.findall(r"[Ll]esson \d+", expected(LESSONS[page].prose.read_text("utf-8"), course)))
    assert any(number in shown(app) for number in numbers)
