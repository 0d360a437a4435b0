"""A page with every kind of panel, for the tests of the player."""

import numpy as np
import streamlit as st

import nn_core
from nn_core.flower import load_eyes
from pages.ui.cached import Data, Experiment, Leg, Start
from pages.ui.frame import address
from pages.ui.lesson import readout, stage
from pages.ui.live import legs, panels, player, sight, tallies
from pages.ui.runs import flower, networks

SLUG = "gallery"
TABLE = (*legs.HIDDEN,)
SHARPEN = [0, -1, 0, -1, 5, -1, 0, -1, 0]
EYES = {"n": (3, 4, 1), "fields": ((1, 1, 0), (3, 2, -1)), "map": 1}

st.set_page_config(layout="wide")
st.title("Every panel")
player.mount()
sight.mount(load_eyes())


WORDS = dict.fromkeys(("flower", "no flower", "can't tell", "no plant", "doubt", "before", "dense", "waiting", "kept"), "said")


def every_array():
    """A run with something for every panel to show."""
    net = nn_core.Network(n=(2, 4, 4, 1))
    run = networks.make_run(Experiment(net, Start("random", 0.8, 1), Data("xor", 200, 0.15, 0), (Leg(0.5, 100),)))
    K = len(run.steps)
    run.arrays["norms"] = np.abs(run.arrays["theta"][:, :3]) + 1e-3
    run.arrays["signs"] = run.arrays["theta"][:, :5]
    run.arrays["photo"] = np.arange(7200, dtype=np.uint16).reshape(40, 60, 3).astype(np.uint8)
    run.arrays["map"] = np.linspace(-1, 1, 2400).reshape(40, 60)
    run.arrays["bands"] = np.ascontiguousarray(run.arrays["photo"].transpose(2, 0, 1))
    run.arrays["weights"] = np.sin(np.arange(2400).reshape(1, 40, 60) * np.linspace(0.01, 0.02, K)[:, None, None])
    run.arrays["a"] = np.linspace(0, 1, K)
    run.arrays.update(
        x=run.arrays["X"][0, :20], y=run.arrays["Y"][:20], height=np.outer(range(-9, 10), range(-9, 10)), station=np.arange(K) % 3
    )
    run.nets.update(line=(nn_core.Network(n=(1, 1)), "signs"), unit=(nn_core.Network(n=(2, 1)), "norms"))
    run.arrays.update(since=np.maximum(3 - np.arange(K), 1), glow=np.linspace(0, 1, 4), W0=run.arrays["W"][0])
    run.arrays.update(powers=np.array([-np.inf, -3.0, 1.0]), theory=np.array([-5.0, -2.0, 1.0]))
    run.arrays["factors"] = np.tile([[0.9, -1.5]], (K, 1))
    run.arrays["tenths"] = np.arange(K) % 11
    run.arrays["row"] = np.minimum(np.arange(K), 4)
    run.arrays.update(A1=np.arange(48, dtype=np.uint8).reshape(4, 3, 4), W1=np.arange(108, dtype=np.uint8).reshape(4, 3, 3, 3))
    run.arrays.update(most1=np.linspace(0, 3, 4), mean=np.linspace(0, 1, 4), parts=np.linspace(-1, 1, 4))
    run.arrays.update(dict.fromkeys(("w", "a in", "z", "a out"), np.array([[1.0, -0.5], [-2.0, 0.3]])))
    return run


def a_graph():
    """The nodes and edges of a small computation graph."""
    nodes = [
        {"name": "x", "label": "x₁", "x": 0, "y": 0, "value": "a", "forward": 0, "slope": "a", "backward": 4},
        {"name": "z", "label": "z", "formula": "w₁x₁ + b", "x": 0.5, "y": 0.5, "value": "a", "forward": 1},
        {"name": "L", "label": "L", "formula": "−log z", "x": 1, "y": 0.5, "value": "a", "forward": 2},
    ]
    edges = [
        {"from": "x", "to": "z", "forward": 1, "backward": 4, "local": ["∂z/∂x₁", "w₁"]},
        {"from": "z", "to": "L", "forward": 2, "backward": 3, "local": ["dL/dz", "−1/z"]},
    ]
    return nodes, edges


def a_layer():
    """A layer as a matrix product."""
    parts = {
        name: {"array": array, "name": name, "shape": (2, 2), "dots": None}
        for name, array in (("W", "w"), ("A", "a in"), ("b", "w"), ("Z", "z"), ("out", "a out"))
    }
    return [parts | {"g": "σ"}]


def every_panel(K):
    """One of each kind, and all parts of those that have several."""
    chosen, notes = {"layer": 1, "unit": 0, "example": 1}, [{"lines": ["this happens"], "path": []} for _ in range(101)]
    return [
        panels.units("net", networks.DOMAIN, "units"),
        panels.units("net", networks.DOMAIN, "moves", (Leg(0.5, 100),)),
        panels.boundary("net", networks.DOMAIN, "boundary"),
        [panels.curve([("J", "J", "class1")], "curve", "J"), panels.path("W", ((-3, 3), (-3, 3)), "path", ("w₁", "w₂"))],
        [
            panels.bars("norms", ["1", "2", "3"], ("layer", "size"), "bars", log=True),
            panels.bars("signs", ["a", "b", "c", "d", "e"], ("unit", "w"), "signed bars"),
        ],
        panels.factors("factors", ["w₁", "w₂"], "factors"),
        panels.matrix("W", "matrix", row="row", decimals=1),
        [panels.picture("photo", "photo"), panels.picture("weights", "weights"), panels.picture("weights", "few", frame="row")],
        panels.graph(*a_graph(), "graph", notes, {"x": 0.5, "y": 0.95}),
        *(panels.reading("bands", part, f"reading: {part}") for part in ("bands", "zoom", "vector")),
        panels.fit([("line", "ŷ", "class1")], ((-1.5, 1.5), (-1, 1)), "fit", ("x", "y"), pick="line", looks=True)
        | {"x": "x", "y": "y"},
        panels.machine("line", "machine", "x", "y"),
        panels.across("unit", 4, "across"),
        panels.stations([("a", "W"), ("b", "Z"), ("c", "J")], [[f"line {i}"] for i in range(K)], "stations"),
        panels.layers(a_layer(), chosen, ["light", "water"], "layers", pick="unit"),
        panels.product(a_layer(), chosen, [(0, "z = ...")], "product", pick="unit"),
        panels.sizes((8, 9, 20, 4), "sizes", since="since", glow="glow"),
        panels.bars(
            "powers", ["1", "2", "3"], ("layer", "size"), "bars", powers=True, line="theory", line_label="theory", since="since"
        ),
        panels.blocks(2, [{"part": part, "layer": 1} for part in ("", "Z", "A", "dZ", *["dW"] * K)], "blocks"),
        panels.equation(
            [[panels.term("W0", "W", (4, 2), mark="row"), "·", panels.term("W0", "Wᵀ", (2, 4), True)]] * K, "equation"
        ),
        panels.chord("height", networks.DOMAIN, ((-1, -1), (1, 1)), "chord"),
        panels.board("net", networks.DOMAIN, "board", ("x1", "x2", "x1x2")),
        [panels.plane("net", networks.DOMAIN, "plane"), panels.score("net", "score")],
        [panels.terrain("net", "path", "terrain")],
        [panels.eraser("photo", "eraser", (("map", "a map"),)), panels.verdict("photo", "verdict", WORDS, 0.3)],
        [
            panels.photo(flower.data_uri(flower.as_image(bytes(range(240)) * 30)), "photo"),
            panels.sight("photo", "sight", ["step"] * K),
        ],
        *(panels.sliding("bands", SHARPEN, part, f"sliding: {part}", pick="filter") for part in ("picture", "products", "map")),
        *(panels.pooling("bands", SHARPEN * 3, part, f"pooling: {part}") for part in ("map", "four", "pooled")),
        *(panels.maps(EYES, part, f"maps: {part}", pick="map") for part in ("tiles", "map", "filter", "seen")),
        tallies.tally([tallies.group(["{found} found"], 60, 40, "tenths", "tenths", (5, 15))], "tally"),
        *(panels.trace("net", f"trace of a {of}", of, 0.5, ["a note"]) for of in ("step", "weight")),
    ]


@st.fragment
def experiment():
    """One run, all panels."""
    address.load(SLUG, TABLE)
    run = every_array()
    told = readout.Readout("Step {step}: J is {J}.", {"step": run.steps, "J": run.arrays["J"]})
    player.play(SLUG, stage.Shown(run, every_panel(len(run.steps)), told, [1, 1, 1]))
    address.save(SLUG, TABLE)


experiment()
