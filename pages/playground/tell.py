"""What stands below the picture and tells about it: findings with their remedies, and the trials laid side by side."""

import numpy as np
import streamlit as st

from pages.playground import acts, found, table, takeaway
from pages.playground.script import script
from pages.ui.frame import address
from pages.ui.lesson import content
from pages.ui.lesson.readout import show_number
from pages.ui.live import pointing

SLUG = table.SLUG
ORDERS = {"fresh": "fresh cost", "steps": "steps to the fresh cost below", "kept": "the order in which they were kept"}
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
    rows = [_row(say["present"], run.steps[shown], run.arrays["J"][shown], run.arrays["J fresh"][shown], share, target)]
    rows += [_row(one.label, one.steps, one.costs, one.fresh, one.right, target) for one in run.aside["kept"]]
    keys = {"fresh": lambda row: row[3], "steps": lambda row: row[5], "kept": lambda row: 0}
    rows.sort(key=keys[order])
    head = say["heads"].format(target=f"{target:g}")
    st.markdown("\n".join([head, "|---|---:|---:|---:|---:|---:|", *map(_written, rows)]))


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


def _row(label, steps, costs, fresh, share, target):
    """(label, steps, costs at the end, share of right ones, first recorded step with a fresh cost as low as asked for)."""
    low = np.flatnonzero(fresh <= target)
    return label, int(steps[-1]), float(costs[-1]), float(fresh[-1]), share, int(steps[low[0]]) if len(low) else np.inf


def _written(row):
    label, steps, J, fresh, share, first = row
    reached = "not reached" if first == np.inf else f"{first}"
    return f"| {label} | {steps} | {show_number(J)} | {show_number(fresh)} | {100 * share:.0f} % | {reached} |"
