"""One table per page drives its controls, its address and its presets.

A page lists its `Setting`s. `show` draws the controls and returns the values as one frozen object; where the values live, and how
they get into the address, says `address.py`.
"""

import time
from dataclasses import dataclass

import streamlit as st

from pages.ui.frame.address import key_of, load, put, values
from pages.ui.frame.fields import number, number_field

STALE = 5  # seconds for which a browser may still answer with a slider's place of before


@dataclass(frozen=True)
class Setting:
    """One adjustable thing, `name` in the address and in code.

    `options` is a dict value -> label (a choice), or `bounds` is (low, high, step) for a number (with None as
    default: it may be left empty). `widget` is "select", "segmented",
    "scale" (a slider over the options), "slider", "number", or "hidden" (in the address only, set by the picture).
    """

    name: str
    label: str
    default: object
    options: dict | None = None
    bounds: tuple | None = None
    widget: str = "select"
    help: str | None = None
    more: bool = False  # stands behind the button "More settings"
    below: bool = False  # stands in a section of its own, not beside the picture: `show_below` draws it there
    beside: bool = False  # stands in one row with the setting before it
    looks: bool = False  # changes only what is looked at, not what happens
    rewind: bool | dict = False  # a change of it shows the run's start again: it is the start that it sets (or sets all this)
    at_most: str | None = None  # the name of a setting whose value it cannot exceed
    shared: bool = False  # what is chosen on one page stands on every page that has it, for the whole visit

    @property
    def free(self):
        """Whether it may change without leaving the scene: what is only looked at, the learner's own flower, and chance."""
        return self.widget == "hidden" or self.below or self.shared or self.looks or self.name == "seed"

    @property
    def rewound(self):
        """What a change of it sets besides."""
        return self.rewind if isinstance(self.rewind, dict) else {"step": 0} if self.rewind else {}

    def parse(self, text):
        """The value an address means by `text`; the default if it is nonsense or out of range."""
        if self.options is not None:
            return next((value for value in self.options if self.format(value) == text), self._nearest(text))
        low, high, step = self.bounds
        found = number(text)
        if found is None or not low <= found <= high:
            return self.default
        found = low + round((found - low) / step) * step
        return int(found) if isinstance(self.default, int) else float(f"{min(found, high):.10g}")

    def _nearest(self, text):
        """For numeric options: the option nearest to a number within their range; else the default."""
        found, values = number(text), list(self.options)
        if found is None or not all(isinstance(value, (int, float)) for value in values):
            return self.default
        return min(values, key=lambda value: abs(value - found)) if min(values) <= found <= max(values) else self.default

    def format(self, value):
        """The value as it stands in an address."""
        return "" if value is None else f"{value:.10g}" if isinstance(value, float) else str(value)

    def nearest(self, value):
        """The value that its slider can show, nearest to a number."""
        low, high, step = self.bounds
        return float(f"{low + round((min(max(value, low), high) - low) / step) * step:.10g}")

    def draw(self, slug, learned=()):
        """Draw the control under the session-state key that holds its value; one that shows what was `learned`, under its own."""
        shown = {"key": key_of(slug, self.name), "help": self.help}
        if self.name in learned:
            shown |= {"key": learned_key(slug, self.name), "on_change": start_there, "args": (slug, self.name)}
        elif self.rewind:
            shown |= {"on_change": put, "args": (slug,), "kwargs": self.rewound}
        if self.options is not None:
            options, label = list(self.options), self.options.get
            if self.widget == "scale":
                st.select_slider(self.label, options, format_func=label, **shown)
            elif self.widget == "segmented":
                st.segmented_control(self.label, options, format_func=label, required=True, **shown)
            else:
                st.selectbox(self.label, options, format_func=label, **shown)
        elif self.widget == "number":
            rewound = {"on_change": lambda: put(slug, **self.rewound)} if self.rewind else {}
            number_field(self.label, key_of(slug, self.name), self.bounds, self.default, self.help, **rewound)
        elif self.widget == "slider":
            low, high, step = self.bounds
            high = st.session_state[key_of(slug, self.at_most)] if self.at_most else high
            st.slider(self.label, low, high, step=step, **shown)


def learned_key(slug, name):
    """The session-state key of a slider that shows what has become of its setting."""
    return f"{key_of(slug, name)}.learned"


def show_learned(slug, settings, learned):
    """Let the sliders of `learned` stand where these numbers are, as far as they reach; remember where they stood until now.

    A browser that was asked something at the same moment may still answer with the old place: that is no move of the learner's.
    """
    state, now = st.session_state.setdefault(("learned", slug), {"shown": {}, "left": []}), time.monotonic()
    state["left"] = [entry for entry in state["left"] if entry[0] > now - STALE]
    state["shown"] = {}
    for setting in settings:
        if setting.name in learned:
            key, value = learned_key(slug, setting.name), setting.nearest(learned[setting.name])
            if key in st.session_state and st.session_state[key] != value:
                state["left"].append((now, setting.name, st.session_state[key]))
            st.session_state[key] = state["shown"][setting.name] = value


def start_there(slug, name):
    """A slider that shows what was learned was moved: from there on, a new start. What lay behind counts no more."""
    state, value = st.session_state[("learned", slug)], st.session_state[learned_key(slug, name)]
    late = any(entry[1:] == (name, value) and entry[0] > time.monotonic() - STALE for entry in state["left"])
    if late or value == state["shown"].get(name):
        return
    if st.session_state[key_of(slug, "step")]:
        put(slug, past=(), step=0)
    state["shown"][name] = value
    put(slug, **state["shown"])


def show(slug, settings, hidden=lambda values: (), learned=None):
    """Draw the controls of all settings but the hidden ones, and return the values.

    `hidden` gives the names of the settings that make no sense with the present values. A table with a "seed" gets a button for
    other random numbers. `learned` is {name: number} of sliders that show it, as far as they reach, and not their setting: where
    a run has led what they set. Moving one of them starts from all that they show (`start_there`).
    """
    load(slug, settings)
    learned = learned or {}
    show_learned(slug, settings, learned)
    for setting in settings:
        if setting.at_most:
            key = key_of(slug, setting.name)
            st.session_state[key] = min(st.session_state[key], st.session_state[key_of(slug, setting.at_most)])
    without = hidden(values(slug, settings))
    drawn = [setting for setting in settings if setting.widget != "hidden" and not setting.below and setting.name not in without]
    for setting in settings:
        key = key_of(slug, setting.name)
        if setting not in drawn:
            st.session_state[key] = st.session_state[key]  # keeps the value of a control that is not drawn
    for row in rows(setting for setting in drawn if not setting.more):
        draw_row(slug, row, learned)
    if any(setting.more for setting in drawn):
        with st.popover("More settings", width="stretch"):
            for setting in drawn:
                if setting.more:
                    setting.draw(slug)
    seeds = [setting for setting in settings if setting.name == "seed"]
    if seeds:
        new_start(slug, seeds[0].rewound, disabled="seed" in without)
    return values(slug, settings)


def show_below(slug, settings, *names):
    """Draw the controls of some settings that stand `below`, side by side; `save` is still to be called."""
    below = [setting for setting in settings if setting.name in names]
    for column, setting in zip(st.columns(len(below), gap="medium"), below, strict=True):
        with column:
            setting.draw(slug)


def draw_row(slug, row, learned=()):
    """Draw one control alone, or several side by side, on a phone too (assets/page.css)."""
    if len(row) == 1:
        row[0].draw(slug, *([learned] if row[0].name in learned else ()))
        return
    with st.container(key=f"row {slug} {row[0].name}"):
        for column, setting in zip(st.columns(len(row), gap="small"), row, strict=True):
            with column:
                setting.draw(slug)


def rows(settings):
    """The settings as they stand in rows: each alone, or `beside` those before it."""
    found = []
    for setting in settings:
        if setting.beside and found:
            found[-1].append(setting)
        else:
            found.append([setting])
    return found


def new_start(slug, rewound, disabled=False):
    """A button for other random numbers, the next value of the setting "seed", which sets what is `rewound` too; `disabled` where
    chance plays no part."""
    following = (st.session_state[key_of(slug, "seed")] + 1) % 10_000
    act = {"on_click": put, "args": (slug,), "kwargs": {"seed": following, **rewound}}
    st.button("New start", key=f"{slug}.new start", disabled=disabled, width="stretch", **act)


def apply(slug, settings, changes):
    """A button's callback: the defaults with these changes. What pages share stays, unless the changes are about it."""
    meant = [setting for setting in settings if setting.name in changes or not setting.shared]
    put(slug, **{setting.name: changes.get(setting.name, setting.default) for setting in meant})
