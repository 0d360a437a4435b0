"""A run that goes on while it plays: what the browser has is not sent again, and parameters travel in less than half the room.

The browser asks for more before its picture arrives at the end (assets/player/growing.js). What it gets is the same run, longer,
of which only the steps beyond `since` are sent; it puts them behind those it has, and thins out old ones.
"""

from dataclasses import dataclass

import numpy as np

WIDEST = 100  # of a column's span: its numbers are then known to 0.002
BITS = 15  # of a packed number: with 16 a network of 400 parameters needs more than 250 kB for five seconds of play
LEVELS = 2**BITS - 1  # of it, between the lowest and the highest of its column


@dataclass(frozen=True)
class Growth:
    """`lineage` names the run whatever its length; the browser has its steps up to `since` (None: nothing yet); a run that is
    `done` has no more steps. `along` are the names of the run's arrays that have a row for each recorded step."""

    lineage: str
    along: tuple[str, ...]
    since: int | None = None
    done: bool = False


def cut(run, arrays, read_off):
    """(the arrays that are sent, what the header tells about them); `read_off` are those of the read-out, by name."""
    grows = run.grows
    thetas = [theta for _, theta in run.nets.values()]
    along = ["steps", *thetas, *(name for name in grows.along if name in arrays), *read_off]
    told = {"lineage": grows.lineage, "along": along, "done": grows.done, "packed": thetas, "since": grows.since}
    if grows.since is None:
        return arrays, told
    fresh = run.steps > grows.since
    return {name: np.asarray(arrays[name])[fresh] for name in along}, told


def without_known(header, grows):
    """What is told of a run whose beginning the browser has: its panels and choices are those it knows."""
    return header if grows.since is None else {name: told for name, told in header.items() if name not in ("panels", "knobs")}


def can_be_packed(values):
    """Whether numbers (K, P) are still known well enough when they are packed: not where one of them runs away, for then its
    first values would be lost between the levels."""
    return not len(values) or bool(np.ptp(values, axis=0).max() <= WIDEST)


def packed(values):
    """(K, P) numbers as bytes: P lowest and P highest ones as float32, then every number as its place between them, in `BITS`
    bits, the first one first, without gaps.

    A number is known to 1/65 534 of what its column spans: what is drawn is the same, in less than half the room.
    """
    low, high = (ends.astype("<f4") for ends in (values.min(axis=0, initial=np.inf), values.max(axis=0, initial=-np.inf)))
    if not len(values):
        low, high = np.zeros_like(low), np.zeros_like(high)
    span = np.where(high > low, high.astype(float) - low, 1.0)
    places = np.rint(np.clip((values - low) / span, 0, 1) * LEVELS).astype(">u2")
    bits = np.unpackbits(places.reshape(-1, 1).view(np.uint8), axis=1)[:, -BITS:]
    return low.tobytes() + high.tobytes() + np.packbits(bits).tobytes()


def unpacked(data, shape):
    """The inverse of `packed`, as the browser reads it: float32 of this shape."""
    P = shape[-1]
    ends = np.frombuffer(data, "<f4", 2 * P).astype(float)
    bits = np.unpackbits(np.frombuffer(data, np.uint8, offset=8 * P), count=BITS * shape[0] * P).reshape(*shape, BITS)
    places = bits @ (1 << np.arange(BITS)[::-1])
    return (ends[:P] + places / LEVELS * (ends[P:] - ends[:P])).astype(np.float32)
