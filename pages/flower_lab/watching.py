"""What the room Train shows: the heaps, a training under way, and one that is done, with the first weights as pictures."""

import numpy as np

from pages.flower_lab import course, fared, heaps
from pages.flower_lab.learners import OWN, SLUG
from pages.ui.frame import address
from pages.ui.lesson import content, readout, stage
from pages.ui.live import panels
from pages.ui.live.player import Run

LINES, EMPTY = 128, 165  # greys: between the places for pictures, and of one that is empty
UNITS = {"J": "J", "right": "%"}  # of the two panels of curves


def waiting(v, say):
    """Before anything has been learned: the pictures that are there, up to nine of each heap."""
    if v.data == OWN:
        sheets = [[photo.pixels for photo in photos] for photos in heaps.kept().photos]
        sentence = say[heaps.kept().lacking() or "ready"]
    else:
        pictures = fared.pictures_of(v)
        sheets = [[pixels.tobytes() for pixels in pictures.pixels[y == pictures.Y]] for y in (1, 0)]
        sentence = say["begins" if course.wanted(v) else "rests"]
    arrays = {f"sheet {heap}": sheet_of(pixels[-9:]) for heap, pixels in enumerate(sheets)}
    titles = [
        say["sheet" if its else "no_sheet"].format(name=name, count=len(its))
        for name, its in zip(course.names_of(v), sheets, strict=True)
    ]
    shown = [panels.picture(f"sheet {heap}", title) for heap, title in enumerate(titles)]
    return stage.Shown(Run(np.arange(1), arrays, aside={"trained": None}), shown, readout.every_step([sentence]))


def sheet_of(pictures):
    """Nine places for pictures (7200 bytes each) in three rows, with grey lines between: (124, 184, 3) in bytes."""
    sheet = np.full((124, 184, 3), LINES, np.uint8)
    for i in range(9):
        row, column = 42 * (i // 3), 62 * (i % 3)
        shown = np.frombuffer(pictures[i], np.uint8).reshape(40, 60, 3) if i < len(pictures) else EMPTY
        sheet[row : row + 40, column : column + 60] = shown
    return sheet


def under_way(v, seen, say):
    """What is seen of a training that is not done, as far as it has come: who has pressed “Train” watches it."""
    arrays = {f"{name} so far": values for name, values in measured(seen).items()} | {"at": seen["step"]}
    run = Run(seen["step"], arrays, aside={"trained": None})
    address.put(SLUG, step=run.last)
    how = {"x": "at", "x_title": say["epoch" if v.net == "eyes" else "step"]}
    shown = [panels.curve(lines_of(part, say, " so far"), say["titles"][part], unit, **how) for part, unit in UNITS.items()]
    return stage.Shown(run, shown, told(v, run, " so far"))


def make_run(v, found):
    """The run: costs and shares of right answers, baselines, and the first weights; what was `found` stands aside."""
    arrays = measured(found.seen)
    arrays |= {name: np.full(len(found.frame_of), 100 * found.baselines[name]) for name in ("larger", "colour")}
    unit = min(v.unit, found.frames.shape[1])  # there may be fewer than can be asked for
    arrays |= {"weights": np.ascontiguousarray(found.frames[:, unit - 1]), "frame": found.frame_of}
    return Run(found.seen["step"], arrays, aside={"trained": found, "unit": unit})


def measured(seen):
    """Costs, and shares of right answers in %, of both parts."""
    return {"J": seen["J"], "held J": seen["held_J"], "right": 100 * seen["right"], "held right": 100 * seen["held_right"]}


def lines_of(part, say, so_far=""):
    """The two lines of a panel, "J" or "right"."""
    named = ((part, "learned", "class1"), (f"held {part}", "held", "class0"))
    return [(array + so_far, say["lines"][label], role) for array, label, role in named]


def panels_of(v, run, say):
    """Costs and right answers above each other, the first weights beside them."""
    titles, lines, x = say["titles"], say["lines"], say["epoch" if v.net == "eyes" else "step"]
    series = {part: lines_of(part, say) for part in UNITS}
    series["right"] += [("larger", lines["larger"], "muted", None, True), ("colour", lines["colour"], "text", None, True)]
    shown = [panels.curve(series[part], titles[part], unit, x_title=x) for part, unit in UNITS.items()]
    title = titles["filters" if v.net == "eyes" else "unit" if int(v.net) else "weights"]
    return [shown, panels.picture("weights", title.format(unit=run.aside["unit"], name=course.names_of(v)[0]), frame="frame")]


def told(v, run, so_far=""):
    """Costs and shares of right answers at each step."""
    say, K = content.phrases(SLUG)["train"], len(run.steps)
    after = say["after_epochs" if v.net == "eyes" else "after_steps"]
    found = run.aside["trained"]
    how = (1 if found.outcome.stopped else 2 if found.late else 0) if found else 0
    ended = (("", say["ran_away"], say["ran_out"]), np.where(np.arange(K) == K - 1, how, 0))
    numbers = {"step": run.steps, **{name: run.arrays[name + so_far] for name in ("J", "held J")}}
    numbers |= {name: np.rint(run.arrays[name + so_far]).astype(int) for name in ("right", "held right")}
    return readout.Readout(after, numbers, {"ended": ended, "steps": readout.counted(run.steps)})
