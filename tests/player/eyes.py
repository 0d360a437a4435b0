"""What Python answers for networks with eyes and for single filters, for the tests under Node."""

import numpy as np

from nn_core.convolution import convolve
from nn_core.eyes import Eyes, forward, initialize
from nn_core.pooling import max_pool

SHAPES = (
    Eyes((3, 4, 5, 6, 1), (2, 1, 1), (False, True, False), size=(9, 14)),
    Eyes((1, 2, 1), (1,), (True,), size=(5, 7), centre=(0.3,)),
    Eyes(),
)


def networks():
    """Networks without γ, their parameters, a picture, and A[0..L−1], the mean and z that `nn_core.eyes` computes."""
    rng = np.random.default_rng(2)
    for eyes in SHAPES:
        theta = initialize(eyes, rng)
        theta.gamma.clear()
        theta = theta.from_vector(theta.to_vector().astype(np.float32).astype(float))
        for b in theta.b.values():
            b += np.float32(0.1)
        x = rng.random((eyes.n[0] * eyes.size[0] * eyes.size[1], 1)).astype(np.float32)
        cache = forward(eyes, theta, x.astype(float))
        spec = {"n": eyes.n, "stride": eyes.stride, "pools": eyes.pools, "size": eyes.size, "centre": eyes.centre}
        told = {"theta": theta.to_vector(), "x": x[:, 0], "mean": cache.mean[:, 0], "z": cache.Z[eyes.L][0]}
        A = [cache.A[l][..., 0] for l in range(eyes.L)]
        yield {"eyes": spec, **{name: values.tolist() for name, values in told.items()}} | {
            "shapes": [part.shape for part in A],
            "A": [part.ravel().tolist() for part in A],
        }


def filters():
    """Filters on maps of odd and even sizes, with both strides: what `convolve` and `max_pool` make of them."""
    rng = np.random.default_rng(3)
    for n, h, w in ((1, 5, 6), (3, 4, 7), (3, 1, 1)):
        A, W = rng.random((n, h, w)).astype(np.float32), rng.normal(size=(2, n, 3, 3)).astype(np.float32)
        told = {
            "A": A.ravel().tolist(),
            "shape": A.shape,
            "W": W.ravel().tolist(),
            "pooled": max_pool(A[..., None]).ravel().tolist(),
        }
        yield told | {"Z": [convolve(W, A[..., None], stride).ravel().tolist() for stride in (1, 2)]}
