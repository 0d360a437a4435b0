"""The experiment of a lesson: its controls beside its picture, on every page in the same way.

A page describes with a `Shown` what the present values mean: the run, the panels that show it, and the sentence that tells about
it. `show` does the rest: the strip of scenes, controls, picture, the address. What is shown is computed once: what stands below
the picture tells about the same (`at_rest`).
"""

from dataclasses import dataclass
from typing import NamedTuple

import streamlit as st

from pages.ui import cached
from pages.ui.frame import address, inside, progress, settings
from pages.ui.frame.settings import Setting
from pages.ui.lesson import content, parts, readout
from pages.ui.live import legs, player

OWN = "own"  # the scene of a learner who has left the scenes: an experiment of their own
KEPT = "shown now"  # session-state key: the `Kept` of the page that is open


class Judged(NamedTuple):
    """How a task stands at the step shown: whether it is `solved`, and a sentence about it. Of a solution, by what it is better
    than others (numbers, the smaller the better, the first one first), how it is
    called where the learner's best is told, and the query of an address that opens it again."""

    solved: bool
    text: str
    measure: tuple = ()
    best: str = ""
    query: str = ""


@dataclass(frozen=True)
class Shown:
    """What there is to see: a `player.Run`, its panels (`pages.ui.live.panels`) and its `readout.Readout`.

    `columns`, `seconds`, `plays` and `knobs` are handed to `player.play`. `legs` are those of a run that one can go on from.
    `happened` is the answer to the scene's guess that is true of the whole run; None where nothing was asked. Where a scene sets
    a task, `judged` tells how it stands. The `strip` names the scenes that are offered; None: all of the page.
    """

    run: player.Run
    panels: list
    readout: object
    columns: list | None = None
    legs: tuple | None = None
    happened: str | None = None
    seconds: float | None = None
    plays: bool = False
    knobs: tuple = ()
    judged: Judged | None = None
    strip: tuple | None = None


class Kept(NamedTuple):
    """What a page shows, and what it was made for (`_shaping`)."""

    slug: str
    values: tuple
    shown: Shown


def scene_setting(slug):
    """The hidden setting "scene" of a page: the name of one of its scenes, or `OWN`."""
    names = {name: scene.name for name, scene in content.scenes(slug).items()}
    return Setting("scene", "scene", next(iter(names)), names | {OWN: "own experiment"}, widget="hidden")


def mount_and_mark(slug):
    """Bring the player's program to the browser, and mark the lesson as begun. Once per page, outside of fragments."""
    player.mount()
    progress.keep(slug)


def show(slug, table, scene, hidden=lambda values: (), under=lambda values, shown: None, on_pick=None, below=None, learned=None):
    """Controls and picture. `scene(values)` gives what is `Shown`, `under(values, shown)` draws what else stands under the
    controls, `below(rest)` what stands there and tells, or sets, where the picture rests.

    `hidden` and `on_pick` as in `settings.show` and `player.play`. `learned(values, shown)` gives {name: (K,) array} for
    sliders that set where the run starts, and show what has become of it at the step where the picture rests.
    Returns (values, shown, rest).
    """
    _open_scene(slug, table)
    now = _learned(slug, table, scene, learned) if learned else {}
    with st.container(key="experiment"):
        controls, picture = st.columns([1, 4.6], gap="medium")
        with controls:
            settings.show(slug, table, hidden, now)
            values = _in_scene(slug, table)
            address.put(slug, scene=values.scene)
            kept = st.session_state.get(KEPT)
            made = learned and kept and kept[:2] == (slug, _shaping(table, values))  # `_learned` has just computed it
            shown = kept.shown if made else _made(scene, values)
            st.session_state[KEPT] = Kept(slug, _shaping(table, values), shown)
            under(values, shown)
            if now and values.step:
                st.caption(_told_of(table, now))
        with picture:
            rest = player.play(slug, shown, on_pick, story(slug, values, shown), lambda name: enter(slug, table, name))
        with controls:
            if shown.legs:
                legs.buttons(slug, shown.legs, rest)
            if below:
                below(rest)
    address.save(slug, table)
    return values, shown, rest


def _made(scene, values):
    """What the values mean; where a limit is in the way, the page says so and ends there."""
    with cached.within_limits():
        return scene(values)


def _learned(slug, table, scene, learned):
    """{name: number} of what has been learned where the picture rests; what is shown is kept for `show`."""
    values = _in_scene(slug, table)
    shown = _made(scene, values)
    player.follow_browser(slug, shown.run)
    values = _in_scene(slug, table)
    st.session_state[KEPT] = Kept(slug, _shaping(table, values), shown)
    index = shown.run.index_of(values.step)
    return {name: getattr(values, name) if index == 0 else float(array[index]) for name, array in learned(values, shown).items()}


def _told_of(table, now):
    """What the sliders show, and which of them cannot show it."""
    beyond = [
        f"{setting.label.split()[-1]} = {readout.show_number(now[setting.name])}"
        for setting in table
        if setting.name in now and not setting.bounds[0] <= now[setting.name] <= setting.bounds[1]
    ]
    *names, last = [setting.label.split()[-1] for setting in table if setting.name in now]
    told = f"{', '.join(names)} and {last} stand where they were learned to"
    told += f", as far as their sliders reach ({', '.join(beyond)})." if beyond else "."
    return f"{told} Move one: a new start from there."


def _open_scene(slug, table):
    """A link that names a scene and no more opens it as the strip does."""
    opened, query = address.key_of(slug, "scene") not in st.session_state, st.query_params.to_dict()
    address.load(slug, table)
    if opened and {setting.name for setting in table} & set(query) == {"scene"}:
        scene = content.scenes(slug).get(st.session_state[address.key_of(slug, "scene")])
        if scene:
            address.put(slug, **meant_by(table, scene))


def _in_scene(slug, table):
    """The page's values; of a scene whose settings have been changed it is no longer the scene."""
    values = address.values(slug, table)
    return values if values.scene == OWN or fits(slug, table, values) else values._replace(scene=OWN)


def meant_by(table, scene):
    """{name: value} of a scene's settings; what is written as text stands there as in an address."""
    named = {setting.name: setting for setting in table}
    return {name: named[name].parse(value) if isinstance(value, str) else value for name, value in scene.values.items()}


def fits(slug, table, values):
    """Whether the values are still those of their scene, but for what one may do within it (`Setting.free`, `Scene.free`)."""
    scene = content.scenes(slug)[values.scene]
    meant = meant_by(table, scene)
    free = {"step", *scene.free}
    bound = [setting for setting in table if setting.name not in free and (setting.name in meant or not setting.free)]
    return all(getattr(values, setting.name) == meant.get(setting.name, setting.default) for setting in bound)


def enter(slug, table, name):
    """A scene was chosen: its settings, from the start. Without a guess to wait for, it plays."""
    scene = content.scenes(slug).get(name)
    if scene:
        settings.apply(slug, table, {"step": 0, **meant_by(table, scene), "scene": name})
        if scene.guess is None and not scene.free:  # nothing to wait for: no answer, nothing to be set by hand
            player.begin(slug)


def story(slug, values, shown):
    """What the player tells besides the read-out: the strip of scenes, and of the present one what to look for, its guess and
    what happened."""
    scenes = content.scenes(slug)
    offered = [{"slug": name, "name": scenes[name].name} for name in shown.strip or scenes]
    strip = {"scenes": offered, "scene": values.scene}
    if values.scene == OWN:
        return strip
    scene = scenes[values.scene]
    told = {"look_for": scene.look_for, "happened": scene.happened, "guess": None, "still": "step" in scene.values}
    if scene.guess:
        answers = [{"name": name, "text": text} for name, text in scene.guess.offered.items()]
        told["guess"] = {"text": scene.guess.text, "help": scene.guess.help, "sums": scene.guess.sums, "answers": answers}
        if shown.happened in scene.guess.answers:
            told |= {"happened": scene.guess.answers[shown.happened].happened, "truth": shown.happened}
    if shown.judged:
        told["judged"] = shown.judged._asdict()
    return strip | told


def at_rest(slug, table, scene):
    """For the fragment that tells about the picture: it runs again when the picture rests. Returns (values, what is shown).

    It is what the picture shows. Where the values have changed since, the whole page runs once more.
    """
    player.follow(slug)
    values = _in_scene(slug, table)
    kept = st.session_state.get(KEPT)
    if kept is None or kept[:2] != (slug, _shaping(table, values)):
        if inside.in_fragment():
            st.rerun()  # a control was moved at the same moment, and this part alone was asked to run: the picture must follow
        kept = st.session_state[KEPT] = Kept(slug, _shaping(table, values), _made(scene, values))
    asked = content.scenes(slug).get(values.scene)
    parts.fold_numbers(asked is not None and asked.guess is not None and values.step == asked.values.get("step", 0))
    return values, kept.shown


def _shaping(table, values):
    """The values that shape the picture: not the step at which it rests, nor what stands in a section below."""
    return tuple(value for setting, value in zip(table, values, strict=True) if setting.name != "step" and not setting.below)
