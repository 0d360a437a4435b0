"""Why a network needs a bend: layers that bend nothing can be multiplied out to a single one.

With linear hidden units A[l] = Z[l] = W[l] A[l−1] + b[l], and a linear function of a linear function is linear again.
Source: lecture, "Activation functions".
"""

import numpy as np

from nn_core.network import Network, Parameters, check_shapes


def multiply_out(net: Network, theta: Parameters) -> tuple[np.ndarray, np.ndarray]:
    """W′ (n[L], n[0]) and b′ (n[L], 1) with Z[L] = W′ X + b′, for a network whose hidden units are all linear.

    W′ = W[L] ⋯ W[2] W[1] and b′ = W[L] ⋯ W[2] b[1] + ... + b[L]. Raises ValueError if a hidden unit bends its sum.

    Example:
        >>> net = nn_core.Network(n=(2, 3, 1), hidden="linear")
        >>> W, b = multiply_out(net, nn_core.initialize(net, "constant", scale=0.5))
        >>> W, b  # 3 units times 0.5 times 0.5
        (array([[0.75, 0.75]]), array([[0.]]))
    """
    check_shapes(net, theta)
    bent = [l for l in range(1, net.L) if net.activation(l) != "linear"]
    if bent:
        raise ValueError(f"only linear layers can be multiplied out, but layer {bent[0]} is {net.activation(bent[0])}")
    W, b = np.eye(net.n[0]), np.zeros((net.n[0], 1))
    for l in range(1, net.L + 1):
        W, b = theta.W[l] @ W, theta.W[l] @ b + theta.b[l]
    return W, b
