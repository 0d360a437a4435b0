"""The settings of the room Train, and the plan that they mean."""

import streamlit as st

from nn_core.heaps import Plan
from nn_core.heaps.learning import SHOWN
from nn_core.limits import HEAP_EPOCHS, HEAP_LAYERS, HEAP_UNITS
from pages.ui.frame import address
from pages.ui.frame.settings import Setting
from pages.ui.runs import networks

SLUG = "flower-lab"
OWN, DRAWN = "own", {"drawn": "drawn pictures", "table": "drawn, flowers on a table"}
GROUND = {"table": "table"}  # what the drawn flowers lie on
UNITS = {n: f"{n}" for n in (2, 4, 8, 16, 32, HEAP_UNITS)}
NETS = {"0": "logistic regression", "1": "1 hidden layer"}
NETS |= {f"{n}": f"{n} hidden layers" for n in range(2, HEAP_LAYERS + 1)} | {"eyes": "small eyes"}
STARTS = {"xavier": "Xavier", "he": "He", "random": "random × 0.01", "zeros": "zeros"}
RATES = {rate: f"{rate:g}" for rate in (0.0003, 0.001, 0.003, 0.01, 0.02, 0.03, 0.1, 0.3, 1.0, 3.0)}
EPOCHS = {n: f"{n}" for n in (10, 20, 40, 100, 200, 400, HEAP_EPOCHS)}
SETTINGS = (
    Setting("data", "It learns from", "drawn", {**DRAWN, OWN: "my own photos"}, rewind=True),
    Setting("count", "Pictures", 200, {n: f"{n}" for n in (20, 50, 100, 200, 500)}, widget="scale", rewind=True),
    Setting("net", "Network", "0", NETS, rewind=True),
    Setting("units", "Units of the first layer", 16, UNITS, widget="scale", rewind=True),
    Setting("more", "Units of each further layer", 16, UNITS, widget="scale", rewind=True),
    Setting("rate", "Learning rate α", 0.003, RATES, widget="scale", rewind=True),
    Setting("epochs", "Epochs", 200, EPOCHS, widget="scale", rewind=True),
    Setting("unit", "Unit shown", 1, bounds=(1, SHOWN, 1), widget="slider", looks=True),
    Setting("bend", "Activation g of the hidden units", "relu", networks.HIDDEN, more=True, rewind=True),
    Setting("start", "First weights", "xavier", STARTS, more=True, rewind=True),
    Setting("batch", "Pictures of a step", 0, {0: "all", 16: "16", 32: "32", 64: "64"}, more=True, rewind=True),
    Setting("decay", "L2: λ", 0.0, {0.0: "none", 0.03: "0.03", 0.1: "0.1", 0.3: "0.3", 1.0: "1"}, more=True, rewind=True),
    Setting(
        "vary",
        "More versions of each picture",
        "off",
        {"off": "off", "on": "mirrored and moved"},
        widget="segmented",
        more=True,
        rewind=True,
    ),
    Setting("chance", "seed", 0, bounds=(0, 9999, 1), widget="hidden"),
)


def hidden(v):
    """What makes no sense with these values."""
    deep = int(v.net) if v.net != "eyes" else 0
    without = {"count"} if v.data == OWN else set()
    without |= set() if deep else {"units", "bend", "unit"}
    without |= set() if deep > 1 else {"more"}
    return without | ({"start", "batch", "decay"} if v.net == "eyes" else set())


def plan_of(v):
    """The `Plan` that the values mean; what is hidden plays no part."""
    if v.net == "eyes":
        return Plan(eyes=True, alpha=v.rate, epochs=v.epochs, varied=v.vary == "on", seed=v.chance)
    deep = int(v.net)
    layers = (v.units, *[v.more] * (deep - 1)) if deep else ()
    how = {"start": v.start, "alpha": v.rate, "batch": v.batch, "strength": v.decay, "epochs": v.epochs, "seed": v.chance}
    return Plan(layers=layers, varied=v.vary == "on", **({"hidden": v.bend} if deep else {}), **how)


def new_start(v):
    """A button for other first weights and another part held out; of drawn pictures, for other pictures."""
    following = {"chance": (v.chance + 1) % 10_000, "step": 0}
    st.button("New start", key=f"{SLUG}.new start", on_click=address.put, args=(SLUG,), kwargs=following, width="stretch")
