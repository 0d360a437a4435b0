"""The script a learner takes away from the page on logistic regression: a picture's sum added up."""

import numpy as np


def added_up(rows, bias):
    """The sum w·x + b of a picture, row by row, and σ of it, as a script that prints ŷ."""
    return f"""import numpy as np

# w_k x_k for the 60 pixels and 3 bands of each of the picture's 40 rows, added up row by row
rows = np.array({np.round(rows, 6).tolist()})
b = {bias:.6f}

z = rows.sum() + b
yhat = 1 / (1 + np.exp(-z))
print(f"z = {{z:.3f}}, so the probability of a flower is {{yhat:.3g}}")
"""
