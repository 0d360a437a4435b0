"""The script that a learner takes away with a network of their own: it reads the file and answers, with NumPy alone."""

LINES = '''"""Ask your own network about a picture of 60 x 40 pixels. It needs NumPy only.

    python my_network.py [my_network.npz [picture.npy]]

picture.npy holds the numbers of a picture, (40, 60, 3) of uint8. From a photo you get it with Pillow:
    np.save("picture.npy", np.asarray(Image.open("photo.jpg").convert("RGB").resize((60, 40))))
Without one it is asked about a plain grey picture.
"""

import json
import sys

import numpy as np

ACTIVATIONS = {
    "relu": lambda Z: np.maximum(Z, 0),
    "leaky_relu": lambda Z: np.where(Z > 0, Z, 0.01 * Z),
    "tanh": np.tanh,
    "sigmoid": lambda Z: 1 / (1 + np.exp(-Z)),
    "linear": lambda Z: Z,
}
CENTRE = np.array([0.47, 0.45, 0.38])[:, None, None]  # what a network with eyes takes off the three bands
STRIDE, POOLS = (2, 1, 1), (True, True, False)  # of its layers of filters


def dense(W, b, g, picture):
    """Z[l] = W[l] A[l-1] + b[l], A[l] = g(Z[l]), up to z."""
    A = picture.transpose(2, 0, 1).reshape(-1, 1)
    for l in range(1, len(W)):
        A = g(W[l] @ A + b[l])
    return W[len(W)] @ A + b[len(W)]


def eyes(W, b, picture):
    """3 x 3 filters slide over the maps, ReLU, of four neighbours perhaps the largest; then the mean of each map."""
    A = picture.transpose(2, 0, 1) - CENTRE
    for l in range(1, len(W)):
        s, padded = STRIDE[l - 1], np.pad(A, ((0, 0), (1, 1), (1, 1)))
        rows, columns = A.shape[1:]
        Z = b[l][:, :, None]
        for u in range(3):
            for v in range(3):
                Z = Z + np.tensordot(W[l][:, :, u, v], padded[:, u : u + rows : s, v : v + columns : s], axes=1)
        A = np.maximum(Z, 0)
        if POOLS[l - 1]:
            n, rows, columns = A.shape
            A = A[:, : rows // 2 * 2, : columns // 2 * 2].reshape(n, rows // 2, 2, columns // 2, 2).max(axis=(2, 4))
    return W[len(W)] @ A.mean(axis=(1, 2))[:, None] + b[len(W)]


arrays = np.load(sys.argv[1] if len(sys.argv) > 1 else "my_network.npz", allow_pickle=False)
about = json.loads(arrays["about"].tobytes().decode())
L = len(about["n"]) - 1
W, b = ({l: arrays[f"{kind}{l}"].astype(float) for l in range(1, L + 1)} for kind in "Wb")
picture = np.load(sys.argv[2], allow_pickle=False) if len(sys.argv) > 2 else np.full((40, 60, 3), 128)
assert picture.shape == (40, 60, 3), "the picture should have 40 rows, 60 columns and 3 bands"
z = eyes(W, b, picture / 255) if about["eyes"] else dense(W, b, ACTIVATIONS[about["hidden"]], picture / 255)
p = 1 / (1 + np.exp(-z.item()))
print(f"the probability of “{about['names'][0]}”, not “{about['names'][1]}”:")
print(f"{p:.9f}")
'''
