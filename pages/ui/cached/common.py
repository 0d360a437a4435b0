"""What all cached work shares: one thing at a time, a pool for what would take long, read-only results."""

import threading

import cachetools
import numpy as np

from pages.ui.frame import inside
from pages.ui.work import pool

ONE_AT_A_TIME = threading.Lock()
BESIDE = 0.002  # seconds: what takes longer is done beside the server, where it holds up nobody
LIMIT = pool.Limit(
    processor=60, in_all=90, memory=500_000_000
)  # of one piece of work; the largest that the controls allow takes a third


def remembered(at_most):
    """A decorator that keeps a function's last `at_most` results, for everybody; while one is computed, others wait for it.

    As `st.cache_resource`, but its arguments are compared as Python compares them: to hash them in Streamlit's way takes longer
    than many a picture.
    """
    return cachetools.cached(cachetools.LRUCache(at_most), condition=threading.Condition())


def beside(job: str, arguments: dict, **arrays: np.ndarray) -> dict[str, np.ndarray]:
    """The arrays that a job of the pool gives, read-only. It ends when the visitor has gone, or asks for something else."""
    _, results = pool.shared().run(job, arguments, arrays, LIMIT, inside.end_if_asked)
    return results


def frozen(array):
    """The same array, read-only."""
    array.flags.writeable = False
    return array
