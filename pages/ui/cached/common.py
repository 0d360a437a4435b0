"""What all cached work shares: one thing at a time, a pool for what would take long, read-only results."""

import functools
import threading
from contextlib import contextmanager

import cachetools
import numpy as np
import streamlit as st

from nn_core.limits import OWN_KEPT, WAITING, WORK_IN_ALL, WORK_MB, WORK_SECONDS
from pages.ui.frame import inside, turnstile
from pages.ui.workers import pool
from pages.ui.workers.jobs import JOBS

ONE_AT_A_TIME = threading.Lock()
BESIDE = 0.002  # seconds: what takes longer is done beside the server, where it holds up nobody
LIMIT = pool.Limit(WORK_SECONDS, WORK_IN_ALL, 1_000_000 * WORK_MB)


def remembered(at_most, size=None, of=None):
    """A decorator that keeps a function's last results, for everybody; while one is computed, others wait for it.

    `at_most` so many are kept or, where `size` tells how large one is, so many that their sizes stay below. The first `of`
    arguments (all, unless given) say which result it is; the others follow from them.

    As `st.cache_resource`, but its arguments are compared as Python compares them: to hash them in Streamlit's way takes longer
    than many a picture.
    """
    key = cachetools.keys.hashkey
    named = key if of is None else lambda *arguments: key(*arguments[:of])
    return cachetools.cached(cachetools.LRUCache(at_most, size), named, condition=threading.Condition())


def remembered_apart(at_most):
    """As `remembered`, for what is made of pictures: called with `own=True`, for a visitor's own one, a result is kept in their
    visit only, and ends with it."""

    def decorate(function):
        for_all = remembered(at_most)(function)

        @functools.wraps(function)
        def asked(*arguments, own=False):
            if not own:
                return for_all(*arguments)
            kept = st.session_state.setdefault(f"made of own pictures: {function.__name__}", cachetools.LRUCache(OWN_KEPT))
            if arguments not in kept:
                kept[arguments] = function(*arguments)
            return kept[arguments]

        asked.for_all = for_all
        return asked

    return decorate


class TooMuch(Exception):  # noqa: N818 (no error: a limit was reached)
    """Work that gave no result; its message is a sentence for the learner: what happened, what to do."""


SENTENCES = {  # why a job of the pool failed
    "time": f"This took more than {WORK_SECONDS} seconds, and was stopped: choose fewer steps, layers or units.",
    "memory": f"This took more than {WORK_MB} MB, and was stopped: choose fewer steps, layers or units.",
    "busy": f"More than {WAITING} pieces of work are waiting here just now: wait a moment, then try again.",
    "broken": "This piece of work was interrupted: try again.",
}


@contextmanager
def within_limits():
    """For what may reach a limit: then there is its sentence and a button to try again, and the run of the page ends here."""
    try:
        yield
    except TooMuch as enough:
        st.warning(str(enough), icon=":material/hourglass_disabled:")
        if st.button("Try again"):
            st.rerun()
        st.stop()


def work(job: str, arguments: dict, arrays: dict, about: float) -> tuple[dict, dict[str, np.ndarray]]:
    """What a job tells, and its arrays: a short one is done here, one that takes long in the pool. Raises TooMuch as `beside`."""
    if about < BESIDE:
        with ONE_AT_A_TIME:
            return JOBS[job](**arguments, **arrays)
    return _in_pool(job, arguments, arrays, about)


def beside(job: str, arguments: dict, about: float) -> dict[str, np.ndarray]:
    """The arrays that a job of the pool gives, read-only; raises TooMuch where there is no result."""
    return _in_pool(job, arguments, {}, about)[1]


def _in_pool(job, arguments, arrays, about):
    try:
        return ask_pool(job, arguments, arrays, LIMIT, about)
    except pool.Failed as failed:
        raise TooMuch(SENTENCES[failed.why]) from None


def ask_pool(job: str, arguments: dict, arrays: dict, limit: pool.Limit, about: float) -> tuple[dict, dict[str, np.ndarray]]:
    """`Pool.run` for a visitor: others are served meanwhile, and it ends when the visitor has gone or asks for something else."""
    turnstile.step_aside()
    return pool.shared().run(job, arguments, arrays, limit, inside.end_if_asked, about)


def workers_busy() -> bool:
    """Whether who asks the pool now has to wait."""
    return pool.shared().busy


def frozen(array):
    """The same array, read-only."""
    array.flags.writeable = False
    return array
