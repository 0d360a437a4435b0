"""The room Train: a network of one's own, on drawn pictures or on one's own photos, watched while it learns."""

import numpy as np
import streamlit as st

from nn_core.heaps.findings import GAP
from pages.flower_lab import fared, heaps, learners, own, takeaway
from pages.flower_lab.learners import OWN, SETTINGS, hidden, plan_of
from pages.ui import cached
from pages.ui.frame import address, inside
from pages.ui.lesson import content, parts, readout, stage
from pages.ui.live import again, panels, player
from pages.ui.live.player import Run

__all__ = ["SETTINGS", "details", "hidden", "scene", "under"]
SLUG = learners.SLUG
FLOWERS = ("flower", "no flower")
WAY, ASKED, HALTED = "the learner's trainings on the way", "training asked for", "training halted"  # session-state keys
DONE = "the learner's last training"  # session-state key: (its key, the `Trained`), on photos of one's own
NEARLY_ALL, HALF = 0.85, 0.6  # shares of right answers, for the guesses


def key_of(v):
    """What tells this training from any other."""
    data = heaps.kept().version if v.data == OWN else (v.count, v.chance, learners.GROUND.get(v.data, ""))
    return plan_of(v), data


def names_of(v):
    """The names of both heaps, the one of y = 1 first."""
    return tuple(heaps.kept().names) if v.data == OWN else FLOWERS


def on_the_way(v):
    """How far the training has come, None where it has not begun."""
    if v.data == OWN:
        return st.session_state.setdefault(WAY, {}).get(key_of(v))
    return cached.drawn_course(*_drawn(v))


def wanted(v):
    """Whether it is to go on: on drawn pictures at once, on one's own photos when it was asked for."""
    if v.data == OWN:
        return not heaps.kept().lacking() and st.session_state.get(ASKED) == key_of(v)
    return st.session_state.get(HALTED) != key_of(v)


def trained(v):
    """The `Trained`, after a piece more of work where that is needed; None where it is not done, or not wanted."""
    done = st.session_state.get(DONE)
    if v.data == OWN and done and done[0] == key_of(v):
        return done[1]
    if not wanted(v):
        return None
    look = again.Piece().look if inside.in_visit() else lambda share: None
    try:
        if v.data != OWN:
            return cached.drawn_training(*_drawn(v), look)
        way = st.session_state.setdefault(WAY, {})
        for other in set(way) - {key_of(v)}:
            del way[other]
        found = cached.heap_training(plan_of(v), heaps.kept().pictures(), way, key_of(v), look)
        st.session_state[DONE] = key_of(v), found
        address.put(SLUG, step=0)
        player.begin(SLUG)
        return found
    except again.Later:
        return None


def _drawn(v):
    return plan_of(v), v.count, v.chance, learners.GROUND.get(v.data, "")


def scene(v):
    """The costs, the shares of right answers and the first weights, as far as it has come; before, the heaps."""
    say, found = content.phrases(SLUG)["train"], trained(v)
    if found:
        names = names_of(v)
        own.keep((key_of(v), names), found.own.named(names))
        run = make_run(v, found.seen, found)
        return stage.Shown(run, panels_of(v, run, say), told(v, run), [1.3, 1], happened=outcome(v, run), seconds=8)
    course = on_the_way(v)
    if course and course.seen:
        run = make_run(v, course.seen, None)
        if v.data == OWN:
            address.put(SLUG, step=run.last)  # who has pressed “Train” watches it
        return stage.Shown(run, panels_of(v, run, say), told(v, run), [1.3, 1], seconds=8)
    return waiting(v, say)


def waiting(v, say):
    """Before anything has been learned: the pictures that are there, up to nine of each heap."""
    if v.data == OWN:
        sheets = [[photo.pixels for photo in photos] for photos in heaps.kept().photos]
    else:
        pictures = fared.pictures_of(v)
        sheets = [[pixels.tobytes() for pixels in pictures.pixels[y == pictures.Y][:9]] for y in (1, 0)]
    arrays = {f"sheet {heap}": sheet_of(pixels[-9:]) for heap, pixels in enumerate(sheets)}
    counts = [len(pixels) for pixels in (heaps.kept().photos if v.data == OWN else sheets)]
    titles = [say["sheet"].format(name=name, count=count) for name, count in zip(names_of(v), counts, strict=True)]
    shown = [panels.picture(f"sheet {heap}", title) for heap, title in enumerate(titles)]
    sentence = say[heaps.kept().lacking() or "ready"] if v.data == OWN else say["begins"]
    return stage.Shown(Run(np.arange(1), arrays, aside={"trained": None}), shown, readout.every_step([sentence]))


def sheet_of(pictures):
    """Up to nine pictures (7200 bytes each) in three rows, with grey lines between: (124, 184, 3) in bytes."""
    sheet = np.full((124, 184, 3), 128, np.uint8)
    for i, pixels in enumerate(pictures):
        row, column = 42 * (i // 3), 62 * (i % 3)
        sheet[row : row + 40, column : column + 60] = np.frombuffer(pixels, np.uint8).reshape(40, 60, 3)
    return sheet


def make_run(v, seen, found):
    """The run: costs, and shares of right answers in %, of both parts; what is `found` at the end stands aside."""
    arrays = {"J": seen["J"], "held J": seen["held_J"], "right": 100 * seen["right"], "held right": 100 * seen["held_right"]}
    if found:
        arrays |= {name: np.full(len(seen["step"]), 100 * found.baselines[name]) for name in ("larger", "colour")}
        unit = min(v.unit if int(v.net != "eyes" and v.net) else 1, found.frames.shape[1])
        arrays |= {"weights": np.ascontiguousarray(found.frames[:, unit - 1]), "frame": found.frame_of}
    return Run(seen["step"], arrays, aside={"trained": found})


def panels_of(v, run, say):
    """Costs and right answers above each other, the first weights beside them."""
    titles, lines, x = say["titles"], say["lines"], say["epoch" if v.net == "eyes" else "step"]
    costs = [("J", lines["learned"], "class1"), ("held J", lines["held"], "class0")]
    right = [("right", lines["learned"], "class1"), ("held right", lines["held"], "class0")]
    if run.aside["trained"]:
        right += [("larger", lines["larger"], "muted", None, True), ("colour", lines["colour"], "text", None, True)]
    shown = [panels.curve(costs, titles["J"], "J", x_title=x), panels.curve(right, titles["right"], "%", x_title=x)]
    if not run.aside["trained"]:
        return [shown[:1], shown[1:]]
    title = titles["filters" if v.net == "eyes" else "unit" if int(v.net) else "weights"]
    return [shown, panels.picture("weights", title.format(unit=v.unit, name=names_of(v)[0]), frame="frame")]


def told(v, run):
    """Costs and shares of right answers at each step."""
    say, K = content.phrases(SLUG)["train"], len(run.steps)
    after = say["after_epochs" if v.net == "eyes" else "after_steps"]
    stopped = bool(run.aside["trained"] and run.aside["trained"].outcome.stopped)
    ended = (("", say["ran_away"]), ((np.arange(K) == K - 1) & stopped).astype(int))
    numbers = {"step": run.steps, **{name: run.arrays[name] for name in ("J", "held J")}}
    numbers |= {name: np.rint(run.arrays[name]).astype(int) for name in ("right", "held right")}
    return readout.Readout(after, numbers, {"ended": ended, "steps": readout.counted(run.steps)})


def outcome(v, run):
    """The answer to the scene's guess: how much of what was held out is right, by heart or not, or what it looked at."""
    guess = getattr(content.scenes(SLUG).get(v.scene), "guess", None)
    found = run.aside["trained"]
    if not guess:
        return None
    held = found.seen["held_right"][-1]
    share = "most" if held > NEARLY_ALL else "some" if held > HALF else "half"
    heart = "by_heart" if found.seen["right"][-1] - held > GAP else "understood"
    looked = fared.looked_at(v, found) if v.data == "table" else None
    return next(name for name in (looked, share, heart) if name in guess.answers)


def under(v, shown):
    """New start; while it learns, how far it is and a way to stop it; where it waits, a way to begin."""
    say = content.phrases(SLUG)["train"]
    if v.data == OWN:
        st.caption(say["below"])
    if shown.run.aside["trained"]:
        _finished(v)
        learners.new_start(v)
    elif wanted(v):
        course = on_the_way(v)
        share = course.share if course else 0.0
        st.progress(share, say["progress"].format(share=round(100 * share)) + (say["waits"] if cached.workers_busy() else ""))
        st.button(say["stop"], key=f"{SLUG}.stop training", on_click=halt, args=(v,), width="stretch")
        st.session_state[f"{SLUG}.learning"] = True
        again.ask_again(f"{SLUG} training")
    elif v.data != OWN or not heaps.kept().lacking():
        label = say["go_on" if on_the_way(v) else "train"]
        st.button(label, key=f"{SLUG}.train", type="primary", on_click=begin, args=(v,), width="stretch")


def _finished(v):
    """The training has just come to its end: what stands below the picture tells of it, too."""
    if st.session_state.pop(f"{SLUG}.learning", False):
        st.rerun()


def begin(v):
    """A training is asked for, or goes on."""
    st.session_state[ASKED] = key_of(v)
    st.session_state.pop(HALTED, None)


def halt(v):
    """It rests; how far it has come is kept."""
    st.session_state[HALTED] = key_of(v)
    st.session_state.pop(ASKED, None)


def details(v, shown):
    """The photos, and what is to be said of the network that has learned from them."""
    if v.data == OWN:
        heaps.section()
    found = shown.run.aside["trained"]
    scene = content.scenes(SLUG).get(v.scene)
    if found and not (scene and scene.guess and shown.run.index_of(v.step) < len(shown.run.steps) - 1):
        fared.show(v, found, names_of(v))
        takeaway.show(v, found, names_of(v))
    takeaway.bring_back()
    if v.net != "eyes":
        parts.section(SLUG, "How it learns so fast")
    parts.check(SLUG)
