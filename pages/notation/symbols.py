"""The symbols of the course: one table (the page’s questions.toml), searched, and written lesson by lesson."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

import streamlit as st

from pages.ui.frame.address import key_of
from pages.ui.frame.lessons import LESSONS
from pages.ui.frame.settings import Setting

SLUG = "notation"
LONGEST = 40  # characters of a search


@dataclass(frozen=True)
class Symbol:
    """A row of the table; `sign`, `seen` and `uses` as LaTeX, `names` what one may look for, `lesson` a slug."""

    sign: str
    names: tuple
    means: str
    shape: str
    code: str
    lesson: str
    seen: tuple = ()
    uses: tuple = ()


@cache
def table():
    """All symbols, in the order in which the lessons bring them."""
    rows = tomllib.loads(LESSONS[SLUG].questions.read_text("utf-8"))["symbols"]
    return tuple(
        Symbol(**{name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}) for row in rows
    )


def plain(text):
    """How words are compared: small letters, any layer's number as l, no signs of Markdown and LaTeX."""
    return re.sub(r"\[\d\]", "[l]", re.sub(r"[`$\\{}^]", "", text.casefold()))


def fits(symbol, word):
    """Whether a search word means this symbol: the beginning of a word in its row; very short words must be one of its names."""
    names = [plain(name) for name in symbol.names]
    if word in names or any(word in name.split() for name in names):
        return True
    told = " ".join([*names, plain(symbol.means), plain(symbol.code)])
    return len(word) > 2 and any(part.startswith(word) for part in [*told.split(), *re.split(r"[^a-zα-ω_]+", told)])


def found(search, lesson="all"):
    """The symbols that fit every word of a search, of one lesson or of all."""
    words = plain(search).split()
    return [symbol for symbol in table() if lesson in ("all", symbol.lesson) and all(fits(symbol, word) for word in words)]


@dataclass(frozen=True)
class Search(Setting):
    """A setting that holds what is searched for. A link whose words find nothing opens the whole table."""

    def parse(self, text):
        """The words of an address, if they find anything."""
        return text if len(text) <= LONGEST and found(text) else self.default

    def draw(self, slug):
        """The search box."""
        st.text_input(
            self.label, max_chars=LONGEST, key=key_of(slug, self.name), help=self.help, placeholder="alpha, slope, W[l], np.exp …"
        )


def groups(symbols):
    """{slug of a lesson: its symbols}, in the table's order."""
    grouped = {}
    for symbol in symbols:
        grouped.setdefault(symbol.lesson, []).append(symbol)
    return grouped


def markdown(symbols, head):
    """Symbols as a Markdown table below the names of its columns."""
    rows = [head, ["---"] * len(head)]
    rows += [[f"${symbol.sign}$".replace("|", r"\vert "), symbol.means, symbol.shape, symbol.code] for symbol in symbols]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
