"""The scripts that a learner takes away: each does what one view shows, with NumPy alone."""

import base64
import zlib

import numpy as np

HEAD = """import base64
import zlib

import numpy as np


def unpacked(text, kind, shape):
    return np.frombuffer(zlib.decompress(base64.b64decode(text)), dtype=kind).reshape(shape)


# The picture: 40 rows, 60 columns, 3 bands, every value from 0 to 255 (packed, so that it fits on one line)
packed = "{picture}"
picture = unpacked(packed, np.uint8, (40, 60, 3)) / 255
"""
CONVOLVE = """

def convolve(W, A, stride=1):
    \"\"\"Every filter W (n, bands, 3, 3) at every place of A (bands, rows, columns); outside all is 0.\"\"\"
    rows, columns = A.shape[1:]
    padded = np.pad(A, ((0, 0), (1, 1), (1, 1)))
    Z = 0
    for u in range(3):
        for v in range(3):
            Z = Z + np.tensordot(W[:, :, u, v], padded[:, u : u + rows : stride, v : v + columns : stride], axes=1)
    return Z

"""
FILTER = """
# The filter, and what it sees: the brightness, or the three bands
W = np.array({numbers}).reshape(1, {bands}, 3, 3)
A = picture.transpose(2, 0, 1)
if W.shape[1] == 1:
    A = A.mean(axis=0, keepdims=True)
"""


def pack(array):
    """An array's bytes as one line of text."""
    return base64.b64encode(zlib.compress(np.ascontiguousarray(array).tobytes(), 9)).decode()


def head(picture):
    """The imports and the picture."""
    return HEAD.format(picture=pack(np.asarray(picture)))


def filtered(run):
    """The filter, its numbers as they are."""
    W = run.aside["W"]
    return FILTER.format(numbers=W.ravel().tolist(), bands=len(W))


def slide(v, run):
    """The map, and its number at the place shown, or at the last one."""
    place = v.step or run.last
    return f"""{head(run.aside["picture"])}{CONVOLVE}{filtered(run)}
Z = convolve(W, A)[0]
row, column = {place // 60}, {place % 60}
print("Z.shape =", Z.shape)
print(f"Z[{{row}}, {{column}}] = {{Z[row, column]:.3g}}")
"""


def pool(v, run):
    """By how much the pooled map changes when the picture moves."""
    by = v.step or run.last
    return f"""{head(run.aside["picture"])}{CONVOLVE}{filtered(run)}

def max_pool(A):
    \"\"\"The largest of each 2 x 2 square.\"\"\"
    return np.maximum(np.maximum(A[:, ::2, ::2], A[:, ::2, 1::2]), np.maximum(A[:, 1::2, ::2], A[:, 1::2, 1::2]))


def pooled(A):
    return max_pool(np.maximum(convolve(W, A), 0))


by = {by}
moved = A[:, :, np.maximum(np.arange(60) - by, 0)]
change = np.abs(pooled(moved) - pooled(A)).sum() / np.abs(pooled(A)).sum()
print(f"The picture moved by {{by}} pixels, and the pooled map changed by this many percent:")
print(round(100 * change))
"""


def dense(v, run):
    """The sum of a dense unit, in two orders."""
    rows, W = v.step or run.last, run.aside["W"]
    largest = float(np.abs(W).max())
    return f"""import base64
import zlib

import numpy as np


def unpacked(text, kind):
    return np.frombuffer(zlib.decompress(base64.b64decode(text)), dtype=kind)


# The picture's 7200 numbers, the unit's 7200 weights, and the order of the shuffled pixels (packed)
x = unpacked("{pack(np.rint(255 * run.aside["x"]).astype(np.uint8))}", np.uint8) / 255
w = unpacked("{pack(np.rint(32767 * W / largest).astype(np.int16))}", np.int16) / 32767 * {largest}
places = unpacked("{pack(run.aside["order"][:2400].astype(np.uint16))}", np.uint16)
order = np.concatenate([places, places + 2400, places + 4800])  # the same places in each of the three bands

products = (w * x)[order].reshape(3, 40, 60)  # the picture and the weights shuffled alike
print(f"As it is: {{(w * x).sum():.3g}}")
print(f"Shuffled, after {rows} rows of 40: {{products[:, :{rows}].sum():.3g}}")
"""


def count(v, run):
    """Both counts."""
    n = v.step or v.maps
    return f"""n = {n}  # maps of 20 x 30 places
filters = n * (3 * 3 * 3 + 1)  # each filter: 3 x 3 weights in each of 3 bands, and b
dense = n * 20 * 30 * (7200 + 1)  # each place of each map: a unit with 7200 weights, and b
print("dense units:", dense)
print("filters:", filters)
"""


def layers(v, run):
    """The first layer of the trained network; the others would not fit into a script."""
    theta, eyes = run.aside["theta"], run.aside["eyes"]
    return f"""{head(run.aside["picture"])}{CONVOLVE}
# The 16 filters of the trained network's first layer, and their b (packed); the layers above have 97,000 numbers more
W = unpacked("{pack(theta.W[1])}", np.float32, (16, 3, 3, 3))
b = unpacked("{pack(theta.b[1])}", np.float32, (16, 1, 1))
centre = np.array({list(eyes.centre)}).reshape(3, 1, 1)

Z = convolve(W, picture.transpose(2, 0, 1) - centre, stride=2) + b
A = np.maximum(Z, 0)
print("A[1].shape =", A.shape)
print(f"The largest number of map {int(v.map)} is {{A[{min(int(v.map), 16) - 1}].max():.3g}}")
"""


def shuffle(v, run):
    """The picture with so much of it shuffled: NumPy's own shuffle does as well."""
    share = run.arrays["share"][v.step or run.last] / 100
    return f"""{head(run.aside["picture"])}
rng, share = np.random.default_rng({v.seed}), {share:g}
moved, places = rng.permutation(2400)[: round(share * 2400)], np.arange(2400)
places[np.sort(moved)] = moved
shuffled = picture.reshape(2400, 3)[places].reshape(40, 60, 3)

# What a network that only knows how often each colour appears would see has not changed
print("The mean colour before and after:", picture.mean(axis=(0, 1)).round(3), shuffled.mean(axis=(0, 1)).round(3))
print(f"Shuffled, in percent: {{100 * share:g}}")
"""


SCRIPTS = {"slide": slide, "pool": pool, "dense": dense, "count": count, "layers": layers, "shuffle": shuffle}
