"""One example walked through one unit, an arrow at a time: the numbers, the graph that shows them, the sentence of every step."""

import numpy as np

import nn_core
from pages.ui.lesson.readout import factor, show_number
from pages.ui.live import panels, player

NET = nn_core.Network(n=(2, 1))
FORWARD = ("given", "x1", "w1", "x2", "w2", "b", "a", "y", "L")  # what arrives at the steps 0, 1, 2, ...
STEPS = (*FORWARD, "da", "dz", "dw1", "dw2", "db", "dx1", "dx2")
AT = {name: step for step, name in enumerate(STEPS)}
SYMBOLS = {"w1": "w₁", "w2": "w₂", "b": "b", "x1": "x₁", "x2": "x₂"}
WHICH = {"w1": ("w", 0), "w2": ("w", 1), "b": ("b", 0), "x1": ("x", 0), "x2": ("x", 1)}  # as nn_core.chain names them


def engine_values(v):
    """(theta, x, y) of a page's values x1, x2, y, w1, w2, b, as the engine takes them."""
    theta = nn_core.Parameters({1: np.array([[v.w1, v.w2]])}, {1: np.array([[v.b]])})
    return theta, np.array([[v.x1], [v.x2]]), np.array([[float(v.y)]])


def after_step(v):
    """(parameters after one step, rounded as the address keeps them, the loss there)."""
    theta, x, y = engine_values(v)
    *_, last = nn_core.train(NET, theta, x, y, v.alpha, 1)
    return {"w1": last.vector[0], "w2": last.vector[1], "b": last.vector[2]}, last.cost


def every_number(v):
    """{name: number} of everything on the page: given, computed forward, computed backward."""
    back = nn_core.walk(NET, *engine_values(v))
    found = {name: float(getattr(v, name)) for name in ("x1", "x2", "w1", "w2", "b", "alpha")}
    found |= {"y": float(v.y), "z": back.z, "a": back.a, "L": back.L, "da": back.dL_da, "da_dz": back.da_dz, "dz": back.dz}
    found |= {"dw1": back.dw[0], "dw2": back.dw[1], "db": back.dz, "dx1": back.dx[0], "dx2": back.dx[1]}
    found |= {"w1x1": v.w1 * v.x1, "w2x2": v.w2 * v.x2, "after": after_step(v)[1]}
    return found


def texts(v, say):
    """{gap: text} for the page's phrases `say`: every number as it can be read, f_<name> as a factor, and the loss's formulas."""
    found = every_number(v)
    known = {name: show_number(value) for name, value in found.items()}
    known |= {f"f_{name}": factor(value) for name, value in found.items()}
    known |= {"y": str(v.y), "alpha": f"{v.alpha:g}", "da_size": show_number(abs(found["da"]))}
    known |= {"formula": say[f"loss{v.y}"], "dformula": say[f"dloss{v.y}"], "moves": "fall" if found["da"] < 0 else "rise"}
    known["rounded"] = say["rounded"].format(**known) if found["a"] == 1 else ""
    return known


def make_run(v):
    """The walk as a run of one step per arrow: an array for every number; z grows term by term."""
    found = every_number(v)
    arrays = {name: np.array([value]) for name, value in found.items()}
    z = np.full(len(STEPS), found["z"])
    z[: AT["b"]] = [0, 0, found["w1x1"], found["w1x1"], found["w1x1"] + found["w2x2"]]
    return player.Run(np.arange(len(STEPS)), arrays | {"z": z, "y": np.array([v.y])}, aside={"numbers": found})


def graph(v, say):
    """The panel: the graph with its numbers, and the line of every step."""
    known = texts(v, say)
    nodes = [_node(name, SYMBOLS[name], 0, i / 4, 0, AT[f"d{name}"]) for i, name in enumerate(("x1", "w1", "x2", "w2", "b"))]
    nodes += [
        _node("z", "z", 0.435, 0.5, AT["b"], AT["dz"], "z = w₁x₁ + w₂x₂ + b") | {"begins": AT["w1"]},
        _node("a", "a", 0.728, 0.5, AT["a"], AT["da"], "a = σ(z)"),
        {"name": "L", "label": "L", "x": 1, "y": 0.5, "value": "L", "forward": AT["L"], "formula": f"L = {known['formula']}"},
        {"name": "y", "label": "y", "x": 1, "y": 0, "value": "y", "forward": 0},
    ]
    factors = {"x1": "w1", "w1": "x1", "x2": "w2", "w2": "x2"}  # the derivative of a product by one factor is the other
    edges = []
    for name, symbol in SYMBOLS.items():
        local = [SYMBOLS[factors[name]], known[factors[name]]] if name in factors else ["1"]
        edges.append(_edge(name, "z", AT[name], AT[f"d{name}"], [f"∂z/∂{symbol}", *local]))
    edges += [
        _edge("z", "a", AT["a"], AT["dz"], ["da/dz", "a(1 − a)", known["da_dz"]]),
        _edge("a", "L", AT["L"], AT["da"], ["dL/da", known["dformula"], known["da"]]),
        {"from": "y", "to": "L", "forward": AT["y"]},
    ]
    return panels.graph(nodes, edges, "Forward to the loss, and back", _notes(known, factors), {"x": 0.385, "y": 0.94})


def _node(name, label, x, y, forward, backward, formula=None):
    node = {"name": name, "label": label, "x": x, "y": y, "value": name, "forward": forward}
    return node | {"slope": f"d{name}", "backward": backward} | ({"formula": formula} if formula else {})


def _edge(start, end, forward, backward, local):
    return {"from": start, "to": end, "forward": forward, "backward": backward, "local": local}


def _notes(known, factors):
    """For every step its line with symbols, its line with numbers, and the arrows of its path."""
    known = known | {"f_1": "1"}
    lines = {
        "w1": ("w₁x₁", "= {w1} · {f_x1} = {w1x1}"),
        "w2": ("w₂x₂", "= {w2} · {f_x2} = {w2x2}"),
        "b": ("z = w₁x₁ + w₂x₂ + b", "= {w1x1} + {f_w2x2} + {f_b} = {z}"),
        "a": ("a = σ(z)", "= 1/(1 + e⁻ᶻ) = {a}"),
        "L": ("L = {formula}", "= {L}"),
        "da": ("da = dL/da = {dformula}", "= {da}"),
        "dz": ("dz = da · da/dz", "= {da} · {f_da_dz} = {dz}"),
    }
    for name, symbol in SYMBOLS.items():
        last = "{f_" + factors.get(name, "1") + "}"
        lines[f"d{name}"] = (
            f"d{symbol} = da · da/dz · ∂z/∂{symbol}",
            "= {da} · {f_da_dz} · " + last + " = {d" + name + "}",
        )
    path = {name: [AT["da"], AT["dz"], AT[name]] for name in STEPS[AT["dw1"] :]} | {"dz": [AT["da"], AT["dz"]]}
    return [
        {"lines": [line.format(**known) for line in lines.get(name, ())], "path": path.get(name, [AT[name]])} for name in STEPS
    ]
