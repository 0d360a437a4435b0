"""A few workers beside the server, which share what would hold up everybody: one job each at a time, within limits.

A visitor whose job waits or runs may think better of it, or go: then it is ended. A worker that was ended, that ran into a
limit or that broke is replaced by a new one. Where no processes can be started the jobs are done right here, one at a time.
"""

import atexit
import contextlib
import heapq
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from nn_core.limits import WAITING, WORKERS
from pages.ui.workers import jobs, wire

TOP = Path(__file__).parents[3]
LOOK_EVERY = 0.02  # seconds between two looks at whether a job is still wanted
PER_SECOND = 10.0  # a job of a second is due ten seconds from now, one of a hundredth in a tenth
PATIENCE = 0.3  # a job younger than this is not worth ending: a new worker takes as long to start
STARTS_WITHIN = 20.0  # seconds


class Limit(NamedTuple):
    """What a job may take: seconds of the processor, seconds in all once it runs, bytes of memory beyond the worker's own."""

    processor: float
    in_all: float
    memory: int


class Failed(Exception):  # noqa: N818 (an outcome, told to the visitor in a sentence of the page)
    """A job that gave no result: `why` is "time", "memory", "busy" or "broken"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Refused(Exception):  # noqa: N818
    """A job that found its data wrong: the name of the error it raised, and its sentence."""

    def __init__(self, kind: str, sentence: str) -> None:
        super().__init__(sentence)
        self.kind, self.sentence = kind, sentence


class Worker:
    """One process, with a thread that listens to it."""

    def __init__(self, module: str) -> None:
        threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pages.ui.workers.worker", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=TOP,
            env={**os.environ, **threads},
        )
        self.answers = queue.SimpleQueue()
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()
        self.ready = False

    def _listen(self) -> None:
        answer = True
        while answer:
            try:
                answer = wire.receive(self.process.stdout)
            except (wire.Broken, OSError, ValueError):
                answer = None
            self.answers.put(answer)

    def ask(self, header: dict, arrays: dict, limit: Limit, look: Callable[[], object]) -> tuple[dict, dict]:
        """The answer to one job; `look` may raise to end the waiting."""
        began = time.monotonic()
        wire.send(self.process.stdin, header, arrays)
        while True:
            with contextlib.suppress(queue.Empty):
                answer = self.answers.get(timeout=LOOK_EVERY)
                if answer is None:
                    raise Failed("time" if self._ran_out_of_time() else "broken")
                if not self.ready and answer[0].get("ready"):
                    self.ready, began = True, time.monotonic()
                    continue
                return answer
            taken = time.monotonic() - began
            if taken > (limit.in_all if self.ready else STARTS_WITHIN):
                raise Failed("time")
            if taken > PATIENCE:
                look()

    def _ran_out_of_time(self) -> bool:
        """Whether the system ended the process because its seconds of the processor were used up."""
        with contextlib.suppress(subprocess.TimeoutExpired, AttributeError):  # Windows has no such signal
            return self.process.wait(timeout=1) == -signal.SIGXCPU
        return False

    def end(self) -> None:
        """End the process, whatever it does, and wait for it."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()
        self.listener.join(timeout=1)


class Place:
    """A place in the line: `due` is when its job should be done, `worker` holds the one it was given, once it is its turn."""

    def __init__(self, due: float) -> None:
        self.due, self.turn, self.worker = due, threading.Event(), []

    def __lt__(self, other: "Place") -> bool:
        return self.due < other.due


class Pool:
    """`count` workers, for the table `JOBS` of a module."""

    def __init__(self, count: int = WORKERS, module: str = jobs.__name__) -> None:
        self.module, self.line, self.free = module, [], []
        self.lock, self.alive, self.open = threading.Lock(), set(), True
        for _ in range(count):
            self._give(self._start())

    def run(
        self,
        job: str,
        arguments: dict,
        arrays: dict[str, np.ndarray],
        limit: Limit,
        look: Callable[[], object] = lambda: None,
        about: float = 0.1,
    ) -> tuple[dict, dict[str, np.ndarray]]:
        """What the job tells, and its arrays. `look` is called now and then while it waits or runs: if it raises, the job ends.

        `about` is how many seconds the job will take: a short one is let past long ones, but none waits for ever.
        Raises `Refused` where the job found its data wrong, `Failed` where it gave no result.
        """
        worker = self._take(look, time.monotonic() + PER_SECOND * about)
        if worker is None:
            return self._here(job, arguments, arrays)
        header = {"job": job, "arguments": arguments, "seconds": limit.processor, "memory": limit.memory}
        fit = False
        try:
            told, results = worker.ask(header, arrays, limit, look)
            fit = True
        except OSError:
            raise Failed("broken") from None
        finally:
            self._give(worker if fit else self._replace(worker))
        if told.get("error") == "memory":
            raise Failed("memory")
        if "error" in told:
            raise Refused(told["error"], told["sentence"])
        return told["told"], results

    @property
    def busy(self) -> bool:
        """Whether no worker is free."""
        return not self.free

    def _take(self, look: Callable[[], object], due: float) -> Worker | None:
        """The next free worker, when it is one's turn."""
        with self.lock:
            if self.free:
                return self.free.pop()
            if len(self.line) >= WAITING:
                raise Failed("busy")
            place = Place(due)
            heapq.heappush(self.line, place)
        try:
            while not place.turn.wait(LOOK_EVERY):
                look()
        except BaseException:
            with self.lock:
                if place in self.line:
                    self.line.remove(place)
                    heapq.heapify(self.line)
            if place.worker:
                self._give(*place.worker)
            raise
        return place.worker[0]

    def _give(self, worker: Worker | None) -> None:
        """A worker is free: it is given to the first in line."""
        with self.lock:
            if not self.line:
                self.free.append(worker)
                return
            place = heapq.heappop(self.line)
            place.worker.append(worker)
            place.turn.set()

    def _here(self, job: str, arguments: dict, arrays: dict) -> tuple[dict, dict]:
        """The job without a worker: no more at a time than there would be workers."""
        try:
            return jobs.JOBS[job](**arguments, **arrays)
        except ValueError as refused:
            raise Refused(type(refused).__name__, str(refused)) from None
        finally:
            self._give(None)

    def _start(self) -> Worker | None:
        with contextlib.suppress(OSError, RuntimeError):
            worker = Worker(self.module)
            with self.lock:
                self.alive.add(worker)
            return worker
        return None

    def _replace(self, worker: Worker) -> Worker | None:
        worker.end()
        with self.lock:
            self.alive.discard(worker)
        return self._start() if self.open else None

    def close(self) -> None:
        """End all workers."""
        self.open = False
        with self.lock:
            alive, self.alive = self.alive, set()
        for worker in alive:
            worker.end()


_SHARED = []  # the process's one pool, once somebody has asked for it
_OPENING = threading.Lock()


def shared() -> Pool:
    """The pool of this process."""
    with _OPENING:
        if not _SHARED:
            _SHARED.append(Pool())
            atexit.register(close_shared)
        return _SHARED[0]


def close_shared() -> None:
    """End the workers of this process."""
    with _OPENING:
        while _SHARED:
            _SHARED.pop().close()
