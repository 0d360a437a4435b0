"""One filter slides over the learner's picture: step k of the run is the place where its window stands, row by row."""

import numpy as np

from pages.convolution import filters
from pages.ui.lesson import readout
from pages.ui.live import panels, player
from pages.ui.runs import flower

ROWS, COLUMNS = 40, 60


def make_run(v):
    """Array "photo": the picture's bytes by band. The browser slides the filter itself; "Z" (2400,) is what Python tells."""
    picture, W = flower.chosen(v)[0], filters.chosen(v)
    Z, photo = filters.map_of(W, picture), np.ascontiguousarray(np.asarray(picture).transpose(2, 0, 1))
    return player.Run(np.arange(ROWS * COLUMNS), {"photo": photo}, aside={"Z": Z, "W": W, "picture": picture})


def shown(v, run):
    """(panels, widths): the picture with the window, the products, the map."""
    numbers = run.aside["W"].ravel().tolist()
    parts = {"picture": "Your picture, and the window", "products": "Under the window · filter", "map": "Z: the map"}
    return [panels.sliding("photo", numbers, part, title, pick="filter") for part, title in parts.items()], [1.05, 1.2, 1.05]


def told(say, v, run):
    """The place, and the sum there."""
    row, column = (grid.ravel().astype(np.uint8) for grid in np.indices((ROWS, COLUMNS)))
    count = "nine" if len(run.aside["W"]) == 1 else "27"
    return readout.Readout(say["text"].replace("{count}", count), {"row": row, "column": column, "z": run.aside["Z"].ravel()})


def outcome(v, run):
    """What the filter makes of a patch where all pixels are alike, of the picture's contrast, or of white and violet."""
    W, Z, picture = run.aside["W"], run.aside["Z"], run.aside["picture"]
    match v.scene:
        case "one-filter-slides":
            flat = float(W.sum())
            return "zero" if abs(flat) < 1e-9 else "bright" if flat > 0 else "dark"
        case "blur":
            inside = filters.seen(picture, 1)[0, 1:-1, 1:-1, 0]
            return "softer" if roughness(Z[1:-1, 1:-1]) < roughness(inside) else "sharper"
        case "find-violet":
            white, violet, green = (float(W.sum(axis=(1, 2)) @ colour) for colour in COLOURS.values())
            return "violet" if violet > max(white, green, 0.1) else "white" if white >= violet else "green"
    return None


COLOURS = {"white": (1.0, 1.0, 1.0), "violet": (0.5, 0.3, 0.65), "green": (0.35, 0.6, 0.2)}  # red, green and blue of each


def roughness(values):
    """How much neighbours differ, in the mean."""
    return np.mean([np.abs(np.diff(values, axis=axis)).mean() for axis in (0, 1)])
