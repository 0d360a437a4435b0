"""The panels a live picture can combine: each takes names of the run's arrays and a title (assets/player/ draws them)."""

CLASSES = ("y = 1", "y = 0")  # what the legend calls the examples of class 1 and of class 0


def boundary(net, domain, title, axes=("x₁", "x₂"), classes=CLASSES, **more):
    """ŷ over the plane of the two inputs, with the line ŷ = 0.5 and the examples; `domain` is ((low, high), (low, high)).

    `more`: `normal` (for a single unit) adds the vector w and the lines ŷ = 0.1 and 0.9; `fresh` the examples "fresh X" (2, n)
    and "fresh Y" (n,), hollow; `before` names another network, whose line is drawn dashed; `marked` an array (K,): the example
    that is ringed, counted from 1, none at 0; `size` is the examples'.
    """
    known = {"net": net, "domain": domain, "title": title, "axes": axes, "x": "X", "y": "Y", "classes": classes}
    return {"kind": "boundary", **known, **more}


def units(net, domain, title, legs=()):
    """The network drawn as it is, every unit as a map of its activation over the plane, every weight as a line.

    With the `legs` of the run the lines tell how much each weight changes in the next step, else which sign it has.
    """
    return {"kind": "units", "net": net, "domain": domain, "title": title, "legs": legs}


ROLES = ("class1", "class0", "muted", "text", "blend", "deep1", "deep0")  # of lines: a colour and a pattern of dashes each
FRESH = {"class1": "fresh1", "class0": "fresh0"}  # the role of the line that tells of fresh examples, beside that of a run


def curve(series, title, y_title, log=False, x=None, x_title="step", shade=None, judged=None):
    """Lines over the steps, or over the array `x` (K,). `series` is a list of (array name, label, role), role one of `ROLES`,
    or of (array name, label, role, array name of an x (K,) of its own), to which `True` may be added: that line is drawn whole,
    whatever step is shown. An array (K, n) is a bundle of n thin lines.

    `shade` names an array of flags (K,): where they are set, the ground is shaded. `judged` names a network whose costs, while a
    hand sets it, stand as rings on the first two lines.
    """
    lines = [dict(zip(("array", "label", "role", "x", "whole"), line, strict=False)) for line in series]
    over = {"x": x, "x_title": x_title, "shade": shade, "judged": judged}
    return {"kind": "curve", "lines": lines, "title": title, "y_title": y_title, "log": log, **over}


def fit(series, domain, title, axes, loss="squared_error", caption="J", **more):
    """One input against one output: examples X, Y and what networks with one input answer. `series`: (net, label, role).

    The errors and the cost (`loss`, named `caption`) are those of the first network. `more`: `pick` names what dragging its line
    chooses (w and b of a single unit, as `hand` says); `looks` lets one choose the example to look at; `yes_no` says that Y holds
    0 and 1, called `classes` in the legend; `outside` is a remark on the answers below 0 and above 1, which are then shaded.
    """
    lines = [{"net": net, "label": label, "role": role} for net, label, role in series]
    told = {"title": title, "axes": axes, "caption": caption, "domain": domain, "loss": loss}
    return {"kind": "fit", "lines": lines, "x": "X", "y": "Y", "classes": CLASSES, **told, **more}


def hand(bounds, grain):
    """How the hand sets w and b in a picture: within `bounds`, ((low, high), (low, high)), in steps of `grain`."""
    return {"bounds": bounds, "grain": grain}


def machine(net, title, x="X", y="Y"):
    """A unit with one input as a machine, x → ·w → + b → g → ŷ, with the numbers of the example that is looked at."""
    return {"kind": "machine", "net": net, "title": title, "x": x, "y": y}


def across(net, reach, title, axes=("z = w·x + b", "ŷ = σ(z)"), classes=CLASSES):
    """A logistic regression seen across its boundary: the examples at their z, from −reach to reach, and the sigmoid."""
    return {"kind": "across", "net": net, "reach": reach, "title": title, "axes": axes, "x": "X", "y": "Y", "classes": classes}


def chord(surface, domain, ends, title, axes=("along the chord", "J")):
    """The surface (array `surface`) along the straight chord between two points of its domain, `ends`, and the chord itself."""
    return {"kind": "chord", "surface": surface, "domain": domain, "chord": ends, "title": title, "axes": axes}


def path(points, domain, title, axes, marks=(), pick="", **behind):
    """Points that move in a plane: array `points` (K, k, 2), drawn with the trail they leave and, if it is one, its next step.

    `marks` are (x, y, label); `pick` names what a click chooses (x and y). `behind` names arrays to draw behind them:
    `surface` (G, G) as contours, `valleys` (R, 2) runs of codes (code, length) of a square map, explained by a `legend`
    ((codes, label), ...): 0 thrown out, 1 in none, 2 and more the valleys; `line` (G, 2) the curve a ball rolls on, `slope`
    (K, k) its tangent. `chord` are the ends ((x, y), (x, y)) of a chord that can be dragged, chosen as "chord"; the ball
    `follows` a network with two parameters while these are set by hand, in whichever panel (as `hand` says).
    """
    known = {"points": points, "domain": domain, "title": title, "axes": axes, "marks": marks, "pick": pick}
    return {"kind": "path", **known, **behind}


def bars(values, labels, axes, title, log=False, **more):
    """A bar for each of n labels, such as the gradient's size in every layer: array `values` (K, n), or (n,) if it never changes.

    `more`: `powers` for values that are powers of ten, log10 of the sizes (−∞ is a size of 0); `role` their colour; `line`
    names an array (n,) drawn beside the bars as a line called `line_label`; `since` names an array (K,): the first label, counted
    from 1, that is shown yet; `span` (low, high) is what the axis of powers spans, so that two panels can have the same.
    """
    return {"kind": "bars", "values": values, "labels": labels, "axes": axes, "title": title, "log": log, **more}


def factors(values, labels, title):
    """What a step multiplies the distance from a bowl's lowest point by, a bar for each axis: array `values` (K, n) of 1 − αλ."""
    return {"kind": "factors", "values": values, "labels": labels, "title": title}


def sizes(n, title, since="", glow=""):
    """A network drawn with its sizes `n` = (n[0], ..., n[L]), however deep.

    `since` names an array (K,): the layers from there to the last are filled, as much as the array `glow` (L + 1,) says, 0..1.
    """
    return {"kind": "sizes", "n": n, "title": title, "since": since, "glow": glow}


def blocks(count, steps, title):
    """Forward and backward through `count` layers as two rows of blocks. `steps` says for every recorded step which `part` is
    computed ("Z", "A", "dA", "dZ", "dW", or "" for none) in which `layer`."""
    return {"kind": "blocks", "count": count, "steps": steps, "title": title}


def term(array, label, shape, turned=False, mark=""):
    """A matrix in an `equation`: `array` (rows, columns), of which the beginning may be enough; `shape` as it is in full, and
    as it stands there if it is `turned` (transposed). `mark` frames its first "row", "column" or "cell"."""
    more = {name: value for name, value in (("turned", turned), ("mark", mark)) if value}
    return {"array": array, "label": label, "shape": shape, **more}


def equation(steps, title):
    """What is computed at every recorded step, written out: a list of signs such as "=" and of `term`s."""
    return {"kind": "equation", "steps": steps, "title": title}


def matrix(values, title, column="", row="", decimals=None):
    """A matrix with its numbers and its shape: array `values` (K, rows, columns), or (rows, columns) if it never changes.

    `column`, `row` name arrays (K,) of whole numbers: which one is framed at each step, counted from 1; none at 0. The numbers
    have so many `decimals`, else three digits.
    """
    return {"kind": "matrix", "values": values, "title": title, "mark": {"column": column, "row": row}, "decimals": decimals}


def picture(values, title, until=None, frame=None):
    """Pixels: `values` names a photo (rows, columns, 3) in bytes or numbers (rows, columns), such as weights; (K, ...) moves.

    `until` names an array (K,): how many rows have been reached; the others are pale. `frame` names an array (K,): which of fewer
    pictures belongs to a step.
    """
    return {"kind": "picture", "values": values, "title": title, "until": until, "frame": frame}


def graph(nodes, edges, title, notes=None, room=None):
    """A computation graph. `nodes` are dicts with name, label, x and y (0..1) and, where it is computed, its `formula`.

    A node's `value` is the name of an array (K,) or (1,), shown from the step `forward` on (from `begins` on as an unfinished
    sum); where a derivative comes back, `slope` and `backward` likewise. `edges` are dicts with from, to, the step `forward` at
    which the arrow is walked and, where the way leads back too, `backward` and `local`: the local derivative as parts of an
    equation, ["∂z/∂w", "x", "0.800"]. `notes` has for every step its `lines`, written at `room` (x, y, 0..1), and the `path`
    to mark: the `backward` of its arrows.
    """
    more = {"notes": notes, "room": room} if notes else {}
    return {"kind": "graph", "nodes": nodes, "edges": edges, "title": title, **more}


def reading(values, part, title):
    """A picture read like a book into x: `values` names the bytes of x as (bands, rows, columns), the run's index is the entry.

    `part` is "bands" (the picture and its colour bands; a click there goes to the pixel's entry), "zoom" (the numbers around the
    reading head) or "vector" (the end of x that is being written).
    """
    return {"kind": "reading", "values": values, "part": part, "title": title}


def stations(names, lines, title):
    """The loop of training as a row of stations: array "station" (K,) says which one is lit.

    `names` are (name, formula) of the stations; all but the first are walked again and again. `lines` has for every recorded
    step what is computed there, a list of texts.
    """
    return {"kind": "stations", "names": names, "lines": lines, "title": title}


def layers(layers, chosen, names, title, pick=""):
    """A network drawn with the numbers of one example, as they come with the steps 1, 2, 3, ... (z[1], a[1], z[2], ...).

    `layers` has for each layer a dict of parts W, A (what comes in), b, Z and out, and g, what the bend is called; a part is
    {"array", "name", "shape", "dots"}: a two-dimensional array of the run and the shape that is meant. Where that is larger,
    `dots` ("rows" or "columns") stand before the last one shown. `chosen` is {"layer": 1.., "unit": 0.., "example": 0..}; a click
    on a unit chooses another one, sent as `pick` with the step shown. `names` stand beside the inputs.
    """
    return {"kind": "layers", "layers": layers, "chosen": chosen, "names": names, "title": title, "pick": pick}


def product(layers, chosen, note, title, pick=""):
    """The layer at work as matrices with their numbers and shapes: W · A + b = Z, then g; arguments as in `layers`.

    A click on a row or a column chooses its unit or its example. `note` are (step, HTML): lines shown from that step on.
    """
    return {"kind": "product", "layers": layers, "chosen": chosen, "note": note, "title": title, "pick": pick}


def terrain(net, by, title, solid=False):
    """The cost over two directions of a network's parameters, with the way of the run: a press chooses others.

    `by` is "weights" (two parameters: the one chosen, and the one that moved most) or "path" (the main directions of the way).
    It is seen from above or, if `solid`, as a thing that can be turned.
    """
    return {"kind": "terrain", "net": net, "by": by, "title": title, "solid": solid}


def board(net, domain, title, inputs_offered=(), most_layers=6, most_units=8, hidden=()):
    """The playground's network, every unit a map, every weight a line, with a hand on all of it.

    By its buttons there are up to `most_layers` hidden layers of up to `most_units`; more are drawn if they are there. `hidden`
    names what is out of reach: "inputs", "layers" (and their units), "bend" (the activations), "weights". What a hand does comes
    back as "input", "layers", "units", "bend" and "weight", each with the step shown.
    """
    reach = {"inputs_offered": inputs_offered, "most_layers": most_layers, "most_units": most_units, "hidden": hidden}
    return {"kind": "board", "net": net, "domain": domain, "title": title, **reach}


def plane(net, domain, title, axes=("x₁", "x₂"), classes=("y = 0", "y = 1"), draw=None):
    """The playground's plane: ŷ, or what the unit that is looked at answers, with axes, numbers and the examples of the run.

    `classes` are the words for class 0, 1 and, where there is a third, 2. With `draw`, a class, clicks add points of it, drags
    move them, and a double click takes one away: all of them come back as "points", a list in words. Without it a click asks what
    ŷ is there. Examples "fresh X", "fresh Y" are shown when they are looked at.
    """
    words = {"title": title, "axes": axes, "classes": classes}
    return {"kind": "plane", "net": net, "domain": domain, **words, "draw": draw}


def trace(net, title, of, alpha, notes=()):
    """One example walked through a network by hand: `of` a "step" in its four phases, or the chain rule of one "weight".

    The example and the weight are those that are looked at. `alpha` is the learning rate of the step; `notes` are sentences
    that stand below.
    """
    return {"kind": "trace", "net": net, "title": title, "of": of, "alpha": alpha, "notes": notes}


def photo(source, title, note=""):
    """A photo as it came: `source` is an address that holds it; `note` is said of it."""
    return {"kind": "photo", "source": source, "title": title, "note": note}


def eraser(picture, title, mattered=()):
    """A picture that can be painted over: array `picture` (40, 60, 3) of bytes. `mattered` are (array (40, 60), label): how much
    each part mattered, laid over the picture when it is asked for."""
    return {"kind": "eraser", "picture": picture, "title": title, "mattered": mattered}


def verdict(picture, title, words, dense, guessed=False):
    """What the network with eyes says of the picture, as painted: `words` are its sentences by name, `dense` is the probability
    that the dense network gives to the picture as it was. Where it is to be `guessed`, it is kept back until the run is seen."""
    return {"kind": "verdict", "picture": picture, "title": title, "words": words, "dense": dense, "guessed": guessed}


def sight(picture, title, captions):
    """What the network with eyes makes of the picture, layer by layer, a step each: `captions` has a sentence for every step."""
    return {"kind": "sight", "picture": picture, "title": title, "captions": captions}


def score(net, title, classes=("y = 0", "y = 1")):
    """How many examples are right and what the others are taken for, and J, at the step shown: of "X", "Y" and the fresh ones."""
    return {"kind": "score", "net": net, "title": title, "classes": classes}


def sliding(photo, numbers, part, title, pick=""):
    """A 3 × 3 filter that slides over a picture, place by place: the run's index is the place, row by row.

    `photo` names the picture's bytes (3, rows, columns); `numbers` are the filter's: 9 for the brightness, 27 for the three
    bands. `part` is "picture" (with the window), "products" (what is under the window, times the filter, whose numbers can be
    changed: they come back as `pick` with `numbers` as an address has them, and the step shown) or "map" (as far as it is made).
    A press on a place goes there.
    """
    return {"kind": "sliding", "photo": photo, "numbers": numbers, "part": part, "title": title, "pick": pick}


def pooling(photo, numbers, part, title):
    """A filter's map after ReLU, of a picture moved to the right by as many pixels as the run's index says, and the map pooled.

    Arguments as in `sliding`; `part` is "map" (in squares of four: press one), "four" (the chosen square, and its largest
    number) or "pooled".
    """
    return {"kind": "pooling", "photo": photo, "numbers": numbers, "part": part, "title": title}


def maps(eyes, part, title, pick=""):
    """A network with eyes at work on "photo" (3, rows, columns), a layer at each step; then the mean, then the answer.

    Its maps are the arrays A1, A2, ... (n, h, w) and its filters W1, W2, ... (n, n', 3, 3) in bytes; 255 is a map's own largest
    number, most1, most2, ... (n,) what that is; "mean" and "parts" (n,) are the mean of each of the last maps and what it adds to
    z. `eyes` has `n`, `fields` ((side, step, start) of what a place sees of the picture, for each layer) and the `map` that is
    chosen, from 0. `part` is "tiles" (all maps: a press chooses one, sent as `pick` with the step shown), "map", "filter" or
    "seen" (where in the picture it found most).
    """
    return {"kind": "maps", "eyes": eyes, "part": part, "title": title, "pick": pick}
