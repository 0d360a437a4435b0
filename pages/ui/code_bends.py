"""The scripts a learner takes away from the page on activation functions."""

import nn_core
from nn_core import activations
from pages.ui import bends, code_layers
from pages.ui.code import bundle


def bend(g, z):
    """g and g′ at one z."""
    return f"""{bundle(activations, g, f"{g}_prime")}


z = {z:.10g}
a = {g}(z)
print(f"g(z) = {{float(a):.3g}} and the slope g'(z) = {{float({g}_prime(z, a)):.3g}}")
"""


def outputs(start, data, legs):
    """The regression with a linear output."""
    net = nn_core.Network(n=(1, bends.UNITS, 1), output="linear", loss="squared_error")
    return code_layers.layers(net, start, data, legs)


def layers(g, depth, start, data, legs):
    """The race under one activation, or a network without any bend."""
    return code_layers.layers(bends.racer(g, depth), start, data, legs)
