"""The live picture: Python's side of the player component.

A `Run` is what moves: the recorded steps of a training or a descent, as arrays. A page names the panels it wants and hands
both to `play`; the browser (assets/player/) draws every step by itself and reports back only where the picture rests.
"""

import hashlib
import json
from dataclasses import dataclass, field

import numpy as np
import streamlit as st

from pages.ui.frame.address import key_of
from pages.ui.frame.lessons import ASSETS
from pages.ui.live import growing
from pages.ui.live.program import program

PLAYER = ASSETS / "player"
LIMIT = 3e38  # float32 ends there: larger numbers are sent as this one

# Sent once per session; the player itself is then only a few words that call it.
_ENGINE = st.components.v2.component(
    "pulsatilla_engine",
    js=program(PLAYER / "engine.js", PLAYER / "panels"),
    css=(PLAYER / "player.css").read_text("utf-8"),
    isolate_styles=False,
)
_PLAYER = st.components.v2.component(
    "pulsatilla_player",
    html='<div data-testid="player" class="pulsatilla" tabindex="0" role="group" aria-label="Live picture"></div>',
    js=(PLAYER / "mount.js").read_text("utf-8"),
    isolate_styles=False,
)
_FOLLOWER = st.components.v2.component(
    "pulsatilla_follower",
    js=(PLAYER / "follow.js").read_text("utf-8"),
    isolate_styles=False,
)


@dataclass(frozen=True)
class Run:
    """The recorded steps of one run, (K,), and all arrays that panels and read-out draw on.

    `nets` maps a name to (Network, name of the (K, parameter_count) array with its parameters at every recorded step); `more`
    says of a network what else the browser needs to know. What only Python needs in order to tell about the run stands `aside`:
    it is not sent to the browser. A run with `grows` is the beginning of one that goes on while it plays.
    """

    steps: np.ndarray
    arrays: dict
    nets: dict = field(default_factory=dict)
    aside: dict = field(default_factory=dict)
    more: dict = field(default_factory=dict)
    grows: growing.Growth | None = None

    def index_of(self, step):
        """The recorded index nearest below or at `step`."""
        return max(0, int(np.searchsorted(self.steps, step, side="right")) - 1)

    def recorded(self, step):
        """The recorded step nearest below or at `step`."""
        return int(self.steps[self.index_of(step)])

    @property
    def last(self):
        """The last recorded step."""
        return int(self.steps[-1])


@dataclass(frozen=True)
class Rest:
    """Where the picture rests: the step, its recorded index, and whether the run ends there."""

    step: int
    index: int
    at_end: bool


def mount():
    """Send the browser the player's program. Once per page, before the first `play`, outside of fragments."""
    _ENGINE(key="pulsatilla engine")


def play(slug, shown, on_pick=None, story=None, on_scene=None):
    """Draw the page's `stage.Shown` and return where it rests, a `Rest`. The page's hidden setting "step" follows the picture.

    A picture that rested at the end of its run also rests at the end of the next one. Of what is shown, `columns` are relative
    widths, as a rule one for each entry of `panels` (further entries make further rows); an entry may be a list of panels that
    stand one above the other; `seconds` is how long the whole run plays at speed 1 (else as long as its steps take); `plays`
    says that it begins to play by itself when the page is opened. `on_pick` is {what: function}: it is called, before the page
    runs again, with the numbers (or words) that were chosen in a panel with pick=what, by name. `story` is what the player
    tells besides the read-out (`stage.story`); `on_scene` is called with the name of a scene that was chosen in its strip.
    """
    key, state = _key(slug), st.session_state.setdefault(("player", slug), {})
    run, panels = shown.run, shown.panels
    turn = follow_browser(slug, run)
    step = st.session_state[key_of(slug, "step")]
    placed = [
        {**panel, "column": i} for i, entry in enumerate(panels) for panel in (entry if isinstance(entry, list) else [entry])
    ]
    columns = shown.columns or [1] * len(panels)
    header = {"panels": placed, "readout": shown.readout.header(), "columns": columns, "seconds": shown.seconds}
    header |= {"page": slug, "plays": shown.plays, "knobs": shown.knobs}
    turns = (turn, state.get("begin", 0))
    data = pack(run, header, shown.readout.arrays(), turns, state, run.index_of(step), story)

    def picked():
        for what, values in not_heard(st.session_state[key]["picked"], state):
            if what in (on_pick or {}):
                on_pick[what](**values)

    def chosen():
        on_scene(st.session_state[key]["scene"])

    _PLAYER(key=key, data=data, on_rest_change=lambda: None, on_picked_change=picked, on_scene_change=chosen)
    return Rest(step, run.index_of(step), step >= run.last > 0)


def holds_run(slug):
    """Whether the browser has told of the picture that is there, and nothing else has set its step: it has what it was sent."""
    state = st.session_state.get(("player", slug), {})
    return resting(slug) is not None and st.session_state[key_of(slug, "step")] == state.get("step")


def not_heard(choices, state):
    """(what, values) of the browser's choices that are news, in their order; it says them again until it sees them `heard`."""
    for choice in choices:
        if choice["at"] > state.get("heard", 0):
            state["heard"] = choice["at"]
            yield choice["what"], {name: _as_chosen(value) for name, value in choice["values"].items()}


def _as_chosen(value):
    """A number as it was chosen in the browser, or a word."""
    return value if isinstance(value, str) else float(value)


def resting(slug):
    """The step at which the browser says that its picture rests; None before it has said anything."""
    rest = (st.session_state.get(_key(slug)) or {}).get("rest")
    return int(rest["step"]) if rest else None


def follow(name):
    """Called in a fragment of its own: it runs again whenever the picture shows something new and rests.

    So the picture itself need not wait for the text that tells about it.
    """
    _FOLLOWER(key=f"{name} follows", on_heard_change=lambda: None)


def play_button(slug, label):
    """A button that lets the picture play: to begin with, or once more."""
    st.button(label, key=f"{slug}.{label}", on_click=begin, args=(slug,), type="primary", width="stretch")


def begin(slug):
    """Let the picture play as soon as it is drawn next. Only in callbacks."""
    state = st.session_state.setdefault(("player", slug), {})
    state["begin"] = state.get("begin", 0) + 1


def stay(slug):
    """Let the picture rest at its step although the run is about to grow longer (else it would follow the run's end)."""
    st.session_state.setdefault(("player", slug), {})["last"] = None


def _key(slug):
    """The component's key."""
    return f"{slug} player"


def follow_browser(slug, run):
    """Bring the setting "step" in line with the browser; returns how often it was set from elsewhere (a link, a preset).

    `play` does so; before it, for controls that tell of the step at which the picture rests.
    """
    key, state = _key(slug), st.session_state.setdefault(("player", slug), {})
    name = key_of(slug, "step")
    step, rest = st.session_state[name], (st.session_state.get(key) or {}).get("rest")
    if rest is None:  # a new page, or one come back to: the browser counts its rests anew
        state["rest"] = None
    if step != state.get("step", step):  # set from elsewhere since the last run of the page
        state["turn"] = state.get("turn", 0) + 1
        state["rest"] = rest
    elif rest and rest != state.get("rest"):
        step, state["rest"] = int(rest["step"]), rest
    elif step > 0 and step == state.get("last") and not run.grows:
        step = run.last
    step = int(run.steps[run.index_of(min(step, run.last))])
    st.session_state[name] = state["step"] = step
    state["last"] = run.last
    return state.get("turn", 0)


def pack(run, header, more_arrays, turns, state, index, story=None):
    """One binary block: the length of the header (uint32), the header (JSON), then every array, each padded to 4 bytes.

    Floating-point arrays travel as float32, whole numbers as uint16 where they fit, else int32, bytes as uint8; little-endian.
    The header's `show` is the index to begin with; it only changes with the run or with `turns` (turn, begin), so that
    a picture the browser has already is not sent again (what was sent is kept in `state`). The `story` told round the picture
    is no part of the run.
    """
    table, chunks, offset, places = [], [], 0, {}
    arrays = {"steps": run.steps, **run.arrays, **more_arrays}
    grown = {}
    if run.grows:
        arrays, grown = growing.cut(run, arrays, more_arrays)
        header = growing.without_known(header, run.grows)
    for name, array in arrays.items():
        kind, array, data = _as_sent(np.asarray(array), packed=name in grown.get("packed", ()))
        chunk = data + b"\0" * (-len(data) % 4)
        if chunk not in places:  # an array under a second name is sent once
            places[chunk] = offset
            chunks.append(chunk)
            offset += len(chunk)
        table.append({"name": name, "type": kind, "shape": array.shape, "offset": places[chunk]})
    body = b"".join(chunks)
    nets = {
        name: {"n": net.n, "activations": [net.activation(l) for l in range(1, net.L + 1)], "loss": net.loss, "theta": theta}
        | run.more.get(name, {})
        for name, (net, theta) in run.nets.items()
    }
    header = {**header, "nets": nets, "arrays": table, "grows": grown or None}
    header["id"] = hashlib.blake2s(json.dumps(header).encode() + body).hexdigest()
    if state.get("sent") != (header["id"], turns):
        state["sent"], state["show"] = (header["id"], turns), index
    turn, begin = turns
    now = {"turn": turn, "begin": begin, "show": state["show"], "story": story, "heard": state.get("heard", 0)}
    head = json.dumps({**header, **now}).encode()
    head += b" " * (-len(head) % 4)
    return len(head).to_bytes(4, "little") + head + body


def _as_sent(array, packed=False):
    """(type, the array, its bytes) as they travel; `packed` ones (K, P) in less than half the room where they
    can be (`growing.packed`)."""
    if packed and growing.can_be_packed(array):
        return "packed", array, growing.packed(np.clip(array, -LIMIT, LIMIT))
    if array.dtype == np.uint8:
        return "uint8", array, array.tobytes()
    if np.issubdtype(array.dtype, np.integer) or array.dtype == bool:
        if array.size and array.min() >= 0 and array.max() < 2**16:
            return "uint16", array, array.astype("<u2").tobytes()
        return "int32", array, array.astype("<i4").tobytes()
    return "float32", array, np.clip(np.nan_to_num(array), -LIMIT, LIMIT).astype("<f4").tobytes()
