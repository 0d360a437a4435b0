"""The engine room: neural networks in NumPy. The imports below are the public names, in reading order.

The examples in the docstrings take `import numpy as np`, `import nn_core` and the names of their own file as given; a test
runs them all.
"""

# ruff: noqa: I001 (reading order, not the alphabet's)
from nn_core.activations import ACTIVATIONS
from nn_core.losses import LOSSES
from nn_core.classes import softmax
from nn_core.network import INITIALIZATIONS, Network, Parameters, initialize, usual_scale
from nn_core.symmetry import distinct_units, twins
from nn_core.propagation import Cache, backward, cost, forward, predict
from nn_core.training import Record, Snapshot, train, train_together
from nn_core.rules import RULES, Rule
from nn_core.onward import State, begin, go_on, sweep
from nn_core.many import forward_many
from nn_core.convolution import convolve, convolve_back
from nn_core.pooling import max_pool, mean_over_picture
from nn_core.averaging import average_as_product, average_in_loop, few_examples, many_examples, running_average
from nn_core.checking import central_differences, gradient_check, numerical_gradient
from nn_core.chain import Chain, measured_slope, nudged, walk
from nn_core.riddle import Riddle, make_riddle
from nn_core.diagnosis import curve_shape, gradient_norms, largest_difference, saturated_share
from nn_core.findings import all_linear, dead_units, dwarfed, overfit_since, saturated_units, twin_units
from nn_core.curvature import sharpness
from nn_core.growing import growing_examples, growing_weights
from nn_core.multiplying_out import multiply_out
from nn_core.depth import WayBack, backward_factors, name_passage, predicted_norms, way_back
from nn_core.surfaces import SURFACES, Surface
from nn_core.descent import Descent, basins, descend, outcome, valley
from nn_core.landscapes import LANDSCAPES
from nn_core.datasets import DATASETS, TABLES, Dataset, make_dataset
from nn_core.functions import CURVES
from nn_core.inputs import INPUTS, derive
from nn_core.pictures import (
    N_X,
    eight_numbers,
    entry_of,
    picture_to_vector,
    pixel_of,
    pixel_order,
    vector_to_picture,
)
from nn_core.reading import PhotoError, read_photo

__all__ = [
    "ACTIVATIONS",
    "CURVES",
    "DATASETS",
    "INITIALIZATIONS",
    "INPUTS",
    "LANDSCAPES",
    "LOSSES",
    "N_X",
    "RULES",
    "SURFACES",
    "TABLES",
    "Cache",
    "Chain",
    "Dataset",
    "Descent",
    "Network",
    "Parameters",
    "PhotoError",
    "Record",
    "Riddle",
    "Rule",
    "Snapshot",
    "State",
    "Surface",
    "WayBack",
    "all_linear",
    "average_as_product",
    "average_in_loop",
    "backward",
    "backward_factors",
    "basins",
    "begin",
    "central_differences",
    "convolve",
    "convolve_back",
    "cost",
    "curve_shape",
    "dead_units",
    "derive",
    "descend",
    "distinct_units",
    "dwarfed",
    "eight_numbers",
    "entry_of",
    "few_examples",
    "forward",
    "forward_many",
    "go_on",
    "gradient_check",
    "gradient_norms",
    "growing_examples",
    "growing_weights",
    "initialize",
    "largest_difference",
    "make_dataset",
    "make_riddle",
    "many_examples",
    "max_pool",
    "mean_over_picture",
    "measured_slope",
    "multiply_out",
    "name_passage",
    "nudged",
    "numerical_gradient",
    "outcome",
    "overfit_since",
    "picture_to_vector",
    "pixel_of",
    "pixel_order",
    "predict",
    "predicted_norms",
    "read_photo",
    "running_average",
    "saturated_share",
    "saturated_units",
    "sharpness",
    "softmax",
    "sweep",
    "train",
    "train_together",
    "twin_units",
    "twins",
    "usual_scale",
    "valley",
    "vector_to_picture",
    "walk",
    "way_back",
]
