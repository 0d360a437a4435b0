"""What a hand does to a trial, as changes of the page's settings: each function takes the present values, gives {name: value}."""

import numpy as np

from nn_core import INPUTS
from nn_core.limits import ACTS, EDITS, KEPT_TRIALS, POINTED, TRIAL_LAYERS, TRIAL_UNITS
from pages.playground import table
from pages.playground.addresses import LARGEST
from pages.ui import cached
from pages.ui.workers.trial import Edited, Walked, labels_of, learned_places

NEW_UNITS = 4  # of a layer that is added
LIVE = ("alpha", "batch", "rule", "penalty", "strength", "every")  # settings that may change on the way


def until(v, step):
    """What lies behind when the trial is taken up at `step`: legs shortened or dropped, the present one as far as it came."""
    past, at = [], 0
    for act in (*v.past, Walked(table.pace_of(v), max(0, step - table.trial_of(v).behind))):
        if isinstance(act, Edited):
            if at > step:
                break
            past.append(act)
            continue
        taken = min(act.steps, step - at)
        at += act.steps
        if taken > 0:
            same = past and isinstance(past[-1], Walked) and past[-1].pace == act.pace
            past[-1:] = [Walked(act.pace, past[-1].steps + taken)] if same else [*past[-1:], Walked(act.pace, taken)]
    return tuple(past)


def turn(v, name, text, step, seen):
    """A choice above the picture: from the step shown on it counts; a run that had gone further is kept beside."""
    setting = table.NAMED[name]
    value = setting.parse(text)
    if name == "data":
        return {"data": value, **table.OVER, "points": () if value == table.OWN else v.points}
    if name not in LIVE:
        return {name: value}
    past = until(v, int(step))
    if len(past) > ACTS:
        return {}
    kept = keep(v, seen) if seen > step and value != getattr(v, name) else {}
    return {name: value, "past": past, "step": int(step), **kept}


def edit(v, at, value, step):
    """A weight or bias was set by hand at the step shown. Numbers set there before, with no step between, become one act."""
    past = until(v, int(step))
    changes = {int(at): float(value)}
    if past and isinstance(past[-1], Edited):
        past, changes = past[:-1], dict(past[-1].changes) | changes
    if len(past) >= ACTS:
        return {}
    return {"past": (*past, Edited(tuple(sorted(changes.items())))), "step": int(step)}


def place(v, text, step):
    """A place of the landscape was pressed: all its parameters, "at~value~at~value", are set as by hand."""
    words = text.split("~")
    try:
        changes = tuple((int(at), float(value)) for at, value in zip(words[::2], words[1::2], strict=True))
    except ValueError:
        return {}
    if not 0 < len(changes) <= EDITS or not all(abs(value) <= LARGEST for _, value in changes):
        return {}
    past = until(v, int(step))
    return {"past": (*past, Edited(changes)), "step": int(step)} if len(past) < ACTS else {}


def undo(v):
    """The last act is taken back: numbers set by hand, or a change of the pace; a leg before it goes on."""
    past = list(v.past)
    if not past:
        return {}
    act = past.pop()
    back = table.trial_of(v._replace(past=tuple(past))).behind
    if isinstance(act, Edited):
        return {"past": tuple(past), "step": back}
    rule = act.pace.rule
    pace = {
        "alpha": rule.learning_rate,
        "batch": act.pace.batch,
        "rule": rule.name,
        "penalty": rule.penalty,
        "every": act.pace.every,
    }
    pace |= {"strength": rule.strength} if rule.penalty != "none" else {}
    return {"past": tuple(past), "step": back + act.steps, **pace}


def units(v, layer, count):
    """A hidden layer (1, 2, ...) gets so many units; with none it is gone."""
    shape, place = list(v.shape), int(layer) - 1
    if not 0 <= place < len(shape):
        return {}
    count = min(int(count), TRIAL_UNITS)
    shape[place : place + 1] = [(count, shape[place][1])] if count > 0 else []
    return {"shape": tuple(shape), **table.OVER}


def layers(v, count):
    """So many hidden layers; new ones bend as the last one does."""
    count, shape = min(max(int(count), 0), TRIAL_LAYERS), v.shape
    bend = shape[-1][1] if shape else "tanh"
    return {"shape": (*shape[:count], *[(NEW_UNITS, bend)] * (count - len(shape))), **table.OVER}


def bend(v, layer, g):
    """A hidden layer bends with another activation."""
    shape, place = list(v.shape), int(layer) - 1
    if not 0 <= place < len(shape) or g not in table.ACTIVATIONS:
        return {}
    shape[place] = (shape[place][0], g)
    return {"shape": tuple(shape), **table.OVER}


def switch(v, name):
    """An input is taken, or left out; one stays."""
    names = tuple(one for one in INPUTS if (one in v.inputs) != (one == name))
    return {"inputs": names, **table.OVER} if names else {}


def draw(v, text):
    """Points were set, moved or taken away in the plane, which has those that are learned from: those held back stay, in sight.
    Of more than an address can carry the last ones are kept."""
    setting, points = table.NAMED["points"], cached.split(table.trial_of(v).lot)
    before, fresh = (_listed(setting, *those) for those in ((points.raw, points.Y), (points.fresh_raw, points.fresh_Y)))
    late = set(fresh) - set(before)  # points of a quick hand that does not know yet that they are held back
    learned = [part for part in text.split(";") if part and part not in late]
    known = len(before)
    found = setting.parse(";".join(_placed(v.share, learned[:known], fresh, learned[known:])))
    return {"points": found, "data": table.OWN, "table": "", "fresh": "on", **table.OVER} if found else {}


def _listed(setting, raw, Y):
    """Points as they stand in an address, one text each."""
    return [setting.format([(*place, label)]) for place, label in zip(raw.T, labels_of(Y), strict=True)]


def _placed(share, learned, fresh, added):
    """Points in places of their side, so that each stays what it is: learned from, or fresh; "" where nothing stands. Those that
    were `added` take the first free places, whichever side these have."""
    is_learned = learned_places(share, POINTED)
    places = np.full(POINTED, "", dtype=object)
    for side, points in ((is_learned, learned), (~is_learned, fresh)):
        room = np.flatnonzero(side)
        points = points[-len(room) :]
        places[room[: len(points)]] = points
    for point in added:
        free = np.flatnonzero(places == "")
        if not len(free):
            places[is_learned] = np.roll(places[is_learned], -1)  # the oldest leaves
            free = np.flatnonzero(is_learned)[-1:]
        places[free[0]] = point
    return places.tolist()


def keep(v, seen):
    """The present trial stays to compare with; the oldest leaves when there are too many."""
    trial = (*table.query_of(v), ("step", str(int(seen))))
    return {"kept": (*(one for one in v.kept if one != trial), trial)[-KEPT_TRIALS:]}
