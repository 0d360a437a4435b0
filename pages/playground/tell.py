"""What stands below the picture and tells about it: findings with their remedies, and the trials laid side by side."""

from typing import NamedTuple

import numpy as np
import streamlit as st

from pages.playground import acts, found, table, takeaway
from pages.playground.differences import COLUMNS, differing
from pages.playground.pictures import Kept
from pages.playground.script import script
from pages.ui.frame import address
from pages.ui.lesson import content
from pages.ui.lesson.readout import show_number
from pages.ui.live import pointing

SLUG = table.SLUG
ORDERS = {
    "fresh": "fresh cost",
    "steps": "steps to a fresh cost",
    "seconds": "seconds to a fresh cost",
    "kept": "the order in which they were kept",
}
TARGETS = {target: f"{target:g}" for target in (0.5, 0.3, 0.2, 0.1, 0.05, 0.01)}


def findings_shown(v, run):
    """What stands out at the step shown, each with a remedy to try from here."""
    st.subheader("What stands out", anchor=False)
    say = content.phrases(SLUG)["found"]
    here = found.findings_of(v, run, say)
    if not here:
        st.caption(say["nothing"])
    pointing.point_out(SLUG, [one.place for one in here])
    for sign, one in zip(pointing.SIGNS, here, strict=False):
        words, button = st.columns([3, 1], vertical_alignment="center")
        words.markdown(f"{sign} {one.said}")
        if one.remedy:
            key = f"{SLUG}.remedy.{one.name}.{one.said}"
            button.button(one.remedy, key=key, on_click=remedy, args=(one.changes,), width="stretch")


def remedy(changes):
    """Try a remedy: what may change on the way branches off at the step shown, anything else begins anew."""
    v = address.values(SLUG, table.SETTINGS)
    if "edit" in changes:
        for at, value in changes["edit"]:
            v = v._replace(**acts.edit(v, at, value, v.step))
        address.put(SLUG, past=v.past)
    elif set(changes) <= set(acts.LIVE):
        past = acts.until(v, v.step)
        address.put(SLUG, **acts.keep(v, v.step), **changes, past=past)
    else:
        address.put(SLUG, **changes)


def compared(v, run):
    """The present run and those that were kept, in a table; sorted by what one asks for."""
    say = content.phrases(SLUG)["compare"]
    if not v.kept:
        st.caption(say["empty"])
        return
    left, right = st.columns(2)
    order = left.selectbox("Sorted by", list(ORDERS), format_func=ORDERS.get, key=f"{SLUG}.order")
    target = right.selectbox("A fresh cost of", list(TARGETS), format_func=TARGETS.get, index=2, key=f"{SLUG}.target")
    shown = run.steps <= max(v.step, 1)
    n = max(1, run.arrays["fresh X"].shape[1])
    share = run.arrays["fresh right"][shown][-1] / n
    here = (run.steps, run.arrays["J"], run.arrays["J fresh"])
    present = Kept(say["present"], *(part[shown] for part in here), share, run.aside["seconds"][shown], v)
    every = [present, *run.aside["kept"]]
    columns = differing([one.values for one in every])
    rows = sorted((_row(one, columns, target) for one in every), key=KEYS[order])
    heads = "".join(f" {COLUMNS[name][0]} |" for name in columns)
    rule = "|---|" + "---|" * len(columns) + "---:|" * 6
    st.markdown("\n".join([say["heads"].format(differs=heads, target=f"{target:g}"), rule, *map(_written, rows)]))
    st.caption(say["seconds"])


def taken_away(v, run):
    """Files to take away: each is made when it is asked for."""
    files = {
        "Script": ("trial.py", lambda: script(v)),
        "Notebook": ("trial.ipynb", lambda: takeaway.notebook(v)),
        "Weights (.npz)": ("weights.npz", lambda: takeaway.as_npz(v, run)),
        "Weights (JSON)": ("weights.json", lambda: takeaway.as_json(v, run)),
        "The run (CSV)": ("run.csv", lambda: takeaway.as_csv(run)),
    }
    for column, (label, (name, make)) in zip(st.columns(len(files)), files.items(), strict=True):
        column.download_button(label, make, file_name=name, key=f"{SLUG}.{name}", on_click="ignore", width="stretch")


class Row(NamedTuple):
    """A line of the table: a label, what differs, how far the trial went, its costs there, the share of right ones, and the first
    recorded step, and seconds of training, with a fresh cost as low as asked for (infinite: none)."""

    label: str
    differs: list
    steps: int
    cost: float
    fresh: float
    share: float
    first: float
    seconds: float


KEYS = {
    "fresh": lambda row: row.fresh,
    "steps": lambda row: row.first,
    "seconds": lambda row: row.seconds,
    "kept": lambda row: 0,
}


def _row(one, columns, target):
    low = np.flatnonzero(one.fresh <= target)
    first, seconds = (float(part[low[0]]) if len(low) else np.inf for part in (one.steps, one.seconds))
    differs = [COLUMNS[name][1](one.values) for name in columns]
    return Row(one.label, differs, int(one.steps[-1]), float(one.costs[-1]), float(one.fresh[-1]), one.right, first, seconds)


def _written(row):
    reached = "not reached | –" if row.first == np.inf else f"{row.first:.0f} | {show_number(row.seconds)}"
    numbers = f"{row.steps} | {show_number(row.cost)} | {show_number(row.fresh)} | {100 * row.share:.0f} % | {reached}"
    return " | ".join(["", row.label, *row.differs, numbers, ""]).strip()
