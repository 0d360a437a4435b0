"""The panels a live picture can combine: each takes names of the run's arrays and a title (assets/player/ draws them)."""


def boundary(net, domain, title, x="X", y="Y", axes=("x₁", "x₂")):
    """ŷ over the plane of the two inputs, with the line ŷ = 0.5 and the examples; `domain` is ((low, high), (low, high))."""
    return {"kind": "boundary", "net": net, "domain": domain, "title": title, "x": x, "y": y, "axes": axes}


def units(net, domain, title):
    """The network drawn as it is, every unit as a map of its activation over the plane, every weight as a line."""
    return {"kind": "units", "net": net, "domain": domain, "title": title}


def curve(series, title, y_title, log=False):
    """Lines over the steps. `series` is a list of (array name, label, role), role one of class1, class0, muted."""
    lines = [{"array": name, "label": label, "role": role} for name, label, role in series]
    return {"kind": "curve", "lines": lines, "title": title, "y_title": y_title, "log": log}


def path(points, domain, title, axes, marks=(), pick="", **behind):
    """Points that move in a plane: array `points` (K, k, 2), drawn with the trail they leave and, if it is one, its next step.

    `marks` are (x, y, label); `pick` names what a click chooses (x and y). `behind` names arrays to draw behind them:
    `surface` (G, G) as contours, `valleys` (V, V) whole numbers as areas, `line` (G, 2) the curve a ball rolls on, `slope`
    (K, k) its tangent.
    """
    known = {"points": points, "domain": domain, "title": title, "axes": axes, "marks": marks, "pick": pick}
    return {"kind": "path", **known, **behind}


def bars(values, labels, axes, title, log=False):
    """A bar for each of n labels, such as the gradient's size in every layer: array `values` (K, n)."""
    return {"kind": "bars", "values": values, "labels": labels, "axes": axes, "title": title, "log": log}


def matrix(values, title):
    """A matrix with its numbers and its shape: array `values` (K, rows, columns), or (rows, columns) if it never changes."""
    return {"kind": "matrix", "values": values, "title": title}


def picture(values, title):
    """Pixels: `values` names a photo (rows, columns, 3) in bytes or numbers (rows, columns), such as weights; (K, ...) moves."""
    return {"kind": "picture", "values": values, "title": title}


def graph(nodes, edges, title):
    """A computation graph of `edges` (name, name) between `nodes`, each a dict with name, label, and x and y (0..1).

    A node's `value` is the name of an array (K,) or (1,), shown from the step `forward` on; where a derivative comes back,
    `slope` and `backward` likewise.
    """
    return {"kind": "graph", "nodes": nodes, "edges": edges, "title": title}


def reading(values, part, title):
    """A picture read like a book into x: `values` names the bytes of x as (bands, rows, columns), the run's index is the entry.

    `part` is "bands" (the picture and its colour bands; a click there goes to the pixel's entry), "zoom" (the numbers around the
    reading head) or "vector" (the end of x that is being written).
    """
    return {"kind": "reading", "values": values, "part": part, "title": title}
