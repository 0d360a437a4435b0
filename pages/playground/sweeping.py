"""The sweep of one setting: chosen, pressed, on its way, stopped, and what it came to."""

from urllib.parse import urlencode

import streamlit as st

from nn_core.limits import SWEEP, SWEEP_SECONDS
from pages.playground import acts, sweeps, table, tell
from pages.ui import cached
from pages.ui.frame import address, fields
from pages.ui.lesson import content, parts
from pages.ui.lesson.readout import show_number
from pages.ui.live import again
from pages.ui.still.sweeps import sweep_curve

SLUG = table.SLUG
PRESSED = f"{SLUG} sweep pressed"  # session-state key: the trials of the sweep that was asked for
LABELS = {"factors": "by factors", "even": "evenly"}


@st.fragment
def section():
    """The whole of it. What is asked of it runs it alone; it also runs again where the picture rests."""
    v, say = address.values(SLUG, table.SETTINGS), content.phrases(SLUG)["sweep"]
    sweep = None if "sweep" in v.without else sweeps.chosen(v)
    if sweep is None:
        return
    parts.section(SLUG, "Sweep")
    _choices(v, sweep)
    address.save(SLUG, table.SETTINGS)
    with cached.within_limits():
        trials = sweeps.trials_of(v, sweep)
        seconds, too_long = sweeps.too_long(trials, sweep.steps)
        st.caption(_told(v, sweep, trials, seconds, say))
        wanted = (tuple(trials.values()), sweep.steps)
        on = st.session_state.get(PRESSED) == wanted
        left, right = st.columns([1, 3], vertical_alignment="center")
        fared = _swept(trials, sweep, right, say) if on else None
        if on and fared is None:
            left.button("Stop the sweep", key=f"{SLUG}.sweep stop", on_click=_press, args=(None,), width="stretch")
        else:
            how = {"type": "primary", "disabled": too_long or on, "on_click": _press, "args": (wanted,)}
            left.button("Sweep", key=f"{SLUG}.sweep press", width="stretch", **how)
        if too_long:
            right.caption(say["too_long"].format(limit=SWEEP_SECONDS))
        if fared is not None:
            _shown(v, sweep, trials, fared, say)


def _press(wanted):
    """A sweep is asked for; None: it rests, and what is done of it is kept."""
    st.session_state[PRESSED] = wanted


def _choices(v, sweep):
    """The controls; each change goes into the address."""
    kind, keys = sweeps.SWEPT[sweep.of], {part: f"{SLUG}.sweep.{part}" for part in sweep._fields}
    for part, value in sweep._asdict().items():
        st.session_state[keys[part]] = value
    whole = all(isinstance(limit, int) for limit in kind.limits)
    st.session_state[keys["low"]], st.session_state[keys["high"]] = (
        round(end) if whole else end for end in (sweep.low, sweep.high)
    )

    def taken():
        parts_now = {part: st.session_state[key] for part, key in keys.items()}
        low, high = sorted((float(parts_now["low"]), float(parts_now["high"])))
        if low < high:
            address.put(SLUG, sweep=sweep._replace(**parts_now | {"low": low, "high": high}))

    def turned():
        address.put(SLUG, sweep=sweeps.first(st.session_state[keys["of"]], v))

    what, low, high, count = st.columns([2, 1, 1, 2], vertical_alignment="bottom")
    names = sweeps.offered(v)
    what.selectbox("Setting", names, format_func=lambda of: sweeps.SWEPT[of].label, key=keys["of"], on_change=turned)
    for column, label, part, usual in zip((low, high), ("From", "To"), ("low", "high"), kind.range, strict=True):
        with column:
            fields.number_field(label, keys[part], kind.limits, usual, on_change=taken)
    count.slider("Values", 2, SWEEP, key=keys["count"], on_change=taken)
    spaced, steps, seeds = st.columns([2, 2, 2], vertical_alignment="bottom")
    how = {"key": keys["spaced"], "on_change": taken, "required": True, "format_func": LABELS.get}
    spaced.segmented_control("They lie", list(LABELS), disabled=sweep.low <= 0, **how)
    steps.select_slider("Steps of each", _with(sweeps.STEPS, sweep.steps), key=keys["steps"], on_change=taken)
    seeds.select_slider(
        "Seeds of each", _with(sweeps.SEEDS, sweep.seeds), key=keys["seeds"], on_change=taken, disabled=sweep.of == "seed"
    )


def _with(options, value):
    """The options, and a value that a link has brought."""
    return sorted({*options, value})


def _told(v, sweep, trials, seconds, say):
    """How many networks these are, which values, how long they compute, and whether they have one shape."""
    values = sweeps.values_of(sweep)
    about = "less than a second" if seconds < 1 else f"about {seconds:.0f} s"
    told = say["costs"].format(networks=len(trials), values=len(values), listed=_listed(values), about=about)
    shapes = len({(group.trials[0].net, group.batch) for group in cached.groups_of(list(trials.values()), sweep.steps)})
    return told + (say["in_turn"] if shapes > 1 else "")


def _listed(values):
    """Values in a sentence; of many the first ones and the last."""
    written = [f"{value:g}" for value in values]
    return ", ".join(written if len(written) <= 6 else [*written[:3], "…", written[-1]])


def _swept(trials, sweep, place, say):
    """What the sweep came to; None while it is on its way, which a bar shows."""
    bar, piece = place.empty(), again.Piece()

    def progress(share):
        told = say["progress"].format(share=f"{100 * share:.0f}", networks=len(trials))
        bar.progress(share, told + (say["waits"] if cached.workers_busy() else ""))
        piece.look(share)

    try:
        fared = cached.sweep(list(trials.values()), sweep.steps, progress)
    except again.Later:
        again.ask_again(f"{SLUG} sweep")
        return None
    bar.empty()
    return fared


def _shown(v, sweep, trials, fared, say):
    """The curve of results, its words, its table, and what to do with it."""
    fresh = cached.split(next(iter(trials.values())).lot).fresh_X.shape[1] > 0
    found = sweeps.found_of(sweep, trials, fared, fresh)
    label, cost = sweeps.SWEPT[sweep.of].label, say["fresh" if fresh else "training"]
    by_factors, present = sweep.spaced == "factors" and sweep.low > 0, sweeps.present(v, sweep.of)
    present = present if present is not None and sweep.low <= present <= sweep.high else None
    results = [(one.value, one.costs, one.lost) for one in found]
    titles = (label, f"{cost} after {sweep.steps} steps")
    mode = st.context.theme.type or "light"
    st.plotly_chart(sweep_curve(results, present, by_factors, titles, mode), key=f"{SLUG}.swept", config={"displaylogo": False})
    best = sweeps.best_of(found)
    st.markdown(_in_words(sweep, found, best, label, cost, say))
    if best:
        _use(v, sweep, best, label)
    with st.expander(say["table"]):
        st.markdown("\n".join([say["heads"].format(label=label, cost=cost), *(_row(v, sweep, one) for one in found)]))


def _in_words(sweep, found, best, label, cost, say):
    """The best value, and what was lost."""
    told = say["none"]
    if best:
        known = {"label": label, "value": f"{best.value:g}", "cost": cost, "median": show_number(best.median)}
        known |= {"low": show_number(best.costs[0]), "high": show_number(best.costs[-1])}
        told = say["best" if len(best.costs) > 1 else "best_alone"].format(**known)
    lost = [one for one in found if one.lost]
    if lost:
        where = _listed([one.value for one in lost])
        told += say["lost"].format(count=sum(one.lost for one in lost), label=label, where=where)
    return told


def _use(v, sweep, best, label):
    """A button for the best value: what may change on the way goes on from the step shown, anything else begins anew."""
    changes = sweeps.changes_of(v, sweep.of, best.value)
    on_the_way = set(changes) <= set(acts.LIVE)
    how = f"Go on from step {v.step}" if on_the_way and v.step else "Begin anew"
    if st.button(f"{how} with {label} = {best.value:g}", key=f"{SLUG}.sweep use", on_click=use, args=(changes,)):
        st.rerun()


def use(changes):
    """Try a value of a sweep; the present run stays beside."""
    v = address.values(SLUG, table.SETTINGS)
    if v.step and not set(changes) <= set(acts.LIVE):
        address.put(SLUG, **acts.keep(v, v.step))
    tell.remedy(changes)


def link_of(v, sweep, value):
    """The address of a trial of the sweep, from the page itself."""
    its = sweeps.opened(v, sweep, value)
    return "?" + urlencode((*table.query_of(its), ("step", its.step)))


def _row(v, sweep, one):
    """A line of the table."""
    costs = [show_number(cost) for cost in (one.median, *one.costs[:1], *one.costs[-1:])] if len(one.costs) else ["–"] * 3
    if one.median == float("inf"):
        costs[0] = "–"
    right = f"{100 * one.right:.0f} %" if len(one.costs) and table.task_of(v) != "real number" else "–"
    numbers = f"{one.value:g} | {costs[0]} | {costs[1]} to {costs[2]} | {right} | {one.lost}"
    return f"| {numbers} | [open]({link_of(v, sweep, one.value)}) |"
