"""What the tests of the room Trust share: every network on all photos, and the numbers that a sentence tells."""

import re
from itertools import product

import pytest

from pages.flower_lab import judged

SLUG = "flower-lab"
EVERY = pytest.mark.parametrize(("network", "split"), list(product(judged.NETWORKS, judged.SPLITS)))


def numbers(sentence):
    """All numbers of a sentence."""
    return [float(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", sentence)]
