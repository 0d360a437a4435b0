"""A page to measure: a 2-4-4-1 network with its boundary, every unit's map and the cost curve, and one slider."""

import streamlit as st

import nn_core
from pages.ui.cached import Data, Experiment, Leg, Start
from pages.ui.frame import address, settings
from pages.ui.frame.settings import Setting
from pages.ui.lesson import readout, stage
from pages.ui.live import panels, player
from pages.ui.runs import networks

SLUG = "live"
RATES = {0.3 + 0.01 * k: f"{0.3 + 0.01 * k:.2f}" for k in range(200)}
SETTINGS = (
    Setting("alpha", "Learning rate α", 0.3, RATES, widget="scale"),
    Setting("step", "step shown", 1000, bounds=(0, 20_000, 1), widget="hidden"),
)

st.set_page_config(layout="wide")
st.title("The live picture, measured")
player.mount()


@st.fragment
def experiment():
    """As on a lesson's page."""
    v = settings.show(SLUG, SETTINGS)
    net = nn_core.Network(n=(2, 4, 4, 1))
    run = networks.make_run(Experiment(net, Start("random", 0.8, 1), Data("xor", 200, 0.15, 0), (Leg(v.alpha, 1000),)))
    shown = [
        panels.units("net", networks.DOMAIN, "Units"),
        panels.boundary("net", networks.DOMAIN, "ŷ"),
        panels.curve([("J", "J", "class1")], "Cost J", "J"),
    ]
    told = readout.Readout("After {step} steps the cost is {J}.", {"step": run.steps, "J": run.arrays["J"]})
    player.play(SLUG, stage.Shown(run, shown, told))
    address.save(SLUG, SETTINGS)


experiment()
