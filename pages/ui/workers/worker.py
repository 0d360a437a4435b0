"""A worker: a process that does one job after the other, within limits, until the server closes the pipe.

    python -m pages.ui.workers.worker [MODULE]

MODULE holds the table `JOBS` (`pages.ui.workers.jobs` if not named). Jobs come through standard input, answers go through
standard output; whatever else is printed goes to standard error.
"""

import importlib
import os
import sys
from pathlib import Path

from pages.ui.workers import wire

try:
    import resource
except ImportError:  # no such thing on Windows: there only the server's own clock limits a job
    resource = None

STATM = Path("/proc/self/statm")  # on Linux only: elsewhere memory has no limit of its own
POLITE = 19  # so much the server comes first


def main(module: str = "pages.ui.workers.jobs") -> None:
    """Do what is asked, one job after the other."""
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    if hasattr(os, "nice"):
        os.nice(POLITE)
    jobs = importlib.import_module(module).JOBS
    wire.send(answers, {"ready": True}, {})
    while asked := wire.receive(questions):
        header, arrays = asked
        limit(header["seconds"], header["memory"])
        try:
            told, results = jobs[header["job"]](**header["arguments"], **arrays)
            wire.send(answers, {"told": told}, results)
        except MemoryError:
            wire.send(answers, {"error": "memory"}, {})
        except ValueError as refused:
            wire.send(answers, {"error": type(refused).__name__, "sentence": str(refused)}, {})
        unlimit()


def limit(seconds: float, memory: int) -> None:
    """From now on so many seconds of the processor and so many bytes more than now: beyond, the system ends the process, or
    refuses the memory."""
    if resource:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _set(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + seconds) + 1)
        if STATM.exists():
            _set(resource.RLIMIT_AS, _size() + memory)


def unlimit() -> None:
    """No limits between two jobs."""
    if resource:
        for what in (resource.RLIMIT_CPU, resource.RLIMIT_AS):
            _set(what, resource.getrlimit(what)[1])


def _set(what: int, soft: int) -> None:
    resource.setrlimit(what, (soft, resource.getrlimit(what)[1]))


def _size() -> int:
    """The address space that is in use, in bytes."""
    return int(STATM.read_text("utf-8").split()[0]) * resource.getpagesize()


if __name__ == "__main__":
    try:
        main(*sys.argv[1:2])
    except (BrokenPipeError, KeyboardInterrupt, wire.Broken):
        sys.exit(0)
