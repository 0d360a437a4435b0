"""The script a learner takes away from the page on activation functions: one bend at one z."""

from pages.ui.scripts.formulas import definitions


def bend(g, z):
    """g and g′ at one z."""
    return f"""import numpy as np


{definitions(g)}


z = {z:.10g}
a = {g}(z)
print(f"g(z) = {{float(a):.3g}} and the slope g'(z) = {{float({g}_prime(z, a)):.3g}}")
"""
