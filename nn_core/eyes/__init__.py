"""A network with eyes: layers of sliding filters, then one ordinary unit. An outlook beyond the lecture.

`network.py` says what it is made of, `propagation.py` is the file to read: forward and backward as in `nn_core/propagation.py`.
"""

from nn_core.eyes.network import Eyes, Filters, initialize
from nn_core.eyes.propagation import FAST, READABLE, Cache, Tools, backward, forward, without_normalization

__all__ = ["FAST", "READABLE", "Cache", "Eyes", "Filters", "Tools", "backward", "forward", "initialize", "without_normalization"]
