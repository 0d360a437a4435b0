"""The flower lab's network with eyes, sent to the browser once per visit: there it answers while one paints."""

import json

import streamlit as st

from nn_core.flower.eyes import COLOURLESS
from pages.ui.frame.lessons import ASSETS

_SIGHT = st.components.v2.component(
    "pulsatilla_sight", js=(ASSETS / "player" / "sight.js").read_text("utf-8"), isolate_styles=False
)


def mount(model):
    """Send a network, an `nn_core.flower.EyesModel`. Once per page, outside of fragments, after the player's program."""
    _SIGHT(key="pulsatilla sight", data=packed(model))


def packed(model):
    """One binary block: the length of the header (uint32), the header (JSON), then all parameters of every network, float32."""
    eyes, probe, doubt = model.eyes, model.probe, model.doubt
    header = {
        "eyes": {"n": eyes.n, "stride": eyes.stride, "pools": eyes.pools, "size": eyes.size, "centre": eyes.centre},
        "plant": {"W": probe.W.ravel().tolist(), "b": float(probe.b.ravel()[0]), "threshold": probe.threshold},
        "doubt": {"zone": doubt.zone.tolist(), "edges": doubt.edges.tolist(), "counts": doubt.counts.tolist()},
        "colourless": COLOURLESS,
        "count": len(model.nets),
    }
    head = json.dumps(header).encode()
    head += b" " * (-len(head) % 4)
    return len(head).to_bytes(4, "little") + head + b"".join(net.to_vector().astype("<f4").tobytes() for net in model.nets)
