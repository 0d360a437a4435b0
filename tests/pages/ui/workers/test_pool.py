"""The workers beside the server: right answers, and none of the troubles a job can make reaches another visitor."""

import io
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

import nn_core
from pages.ui.workers import pool, wire
from pages.ui.workers.experiment import Data, Experiment, Leg, Start, as_numbers, from_numbers, learn
from pages.ui.workers.pool import Failed, Limit, Pool, Refused
from tests.pages.ui.workers import troubles

ROOMY = Limit(processor=20, in_all=30, memory=400_000_000)
XOR = Experiment(
    nn_core.Network((2, 4, 1), ("relu",)), Start("he", None, 1), Data("xor", 60, 0.1, 0), (Leg(0.5, 300), Leg(1.0, 50))
)


@pytest.fixture(scope="module")
def troubled():
    with_troubles = Pool(2, troubles.__name__)
    yield with_troubles
    with_troubles.close()


def fails(troubled, job, arguments, limit, look=lambda: None):
    with pytest.raises(Failed) as failed:
        troubled.run(job, arguments, {}, limit, look)
    return failed.value.why


def still_works(troubled):
    answers = [troubled.run("double", {}, {"numbers": np.arange(3)}, ROOMY) for _ in range(4)]
    return all(answer["doubled"].tolist() == [0, 2, 4] for _, answer in answers)


def test_a_training_by_the_pool_is_the_training_here():
    ours = Pool(1)
    try:
        _, results = ours.run("training", {"experiment": as_numbers(XOR)}, {}, ROOMY)
    finally:
        ours.close()
    assert all(np.array_equal(*pair) for pair in zip(results.values(), learn(XOR), strict=True))


@pytest.mark.parametrize(
    "start", [Start("he", None, 1), Start("given", numbers=(0.1, -2.0, 1e-9, 5.0, 0.0, 1 / 3, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8))]
)
@pytest.mark.parametrize("hidden", ["tanh", ("relu",)])
def test_an_experiment_travels_as_it_is(start, hidden):
    experiment = XOR._replace(start=start, net=nn_core.Network((2, 4, 1), hidden))
    assert from_numbers(as_numbers(experiment)) == experiment and hash(from_numbers(as_numbers(experiment))) == hash(experiment)


def test_what_a_job_prints_does_not_get_into_its_answer_and_arrays_keep_their_type(troubled):
    assert still_works(troubled)
    _, arrays = troubled.run("kinds", {}, {}, ROOMY)
    assert {name: (array.dtype.name, array.shape) for name, array in arrays.items() if name != "none"} == {
        name: (name, (2, 3)) for name in ("uint8", "bool", "int64", "float32", "float64")
    }
    assert arrays["none"].size == 0


def test_a_job_that_takes_too_much_of_the_processor_is_ended(troubled):
    assert fails(troubled, "spin", {"seconds": 60}, ROOMY._replace(processor=0.2)) == "time"
    assert still_works(troubled)


def test_a_job_that_takes_too_long_is_ended(troubled):
    assert fails(troubled, "sleep", {"seconds": 60}, ROOMY._replace(in_all=0.3)) == "time"
    assert still_works(troubled)


@pytest.mark.skipif(sys.platform != "linux", reason="the size of a process is limited on Linux")
def test_a_job_that_wants_too_much_memory_is_refused_it(troubled):
    assert fails(troubled, "swell", {"size": 500_000_000}, ROOMY._replace(memory=100_000_000)) == "memory"
    assert troubled.run("swell", {"size": 50_000_000}, {}, ROOMY._replace(memory=100_000_000))[0] == {"size": 50_000_000}


def test_a_job_that_crashes_and_one_that_refuses_its_data_are_told_apart(troubled):
    assert fails(troubled, "crash", {}, ROOMY) == "broken"
    with pytest.raises(Refused, match="Such a number there is not") as refused:
        troubled.run("refuse", {}, {}, ROOMY)
    assert refused.value.kind == "ValueError"
    assert still_works(troubled)


def test_a_job_whose_visitor_has_gone_is_ended_and_the_next_visitor_is_served(troubled):
    class GoneError(Exception):
        pass

    def look():
        raise GoneError

    began = time.monotonic()
    with pytest.raises(GoneError):
        troubled.run("sleep", {"seconds": 60}, {}, ROOMY._replace(in_all=100), look)
    assert time.monotonic() - began < 30 and still_works(troubled)


def test_twenty_visitors_at_once_get_each_their_own_answer(troubled):
    def ask(k):
        told, answer = troubled.run("double", {}, {"numbers": np.full(1000, k)}, ROOMY)
        return told["pid"], int(answer["doubled"][0]), int(answer["doubled"][-1])

    with ThreadPoolExecutor(20) as visitors:
        answers = list(visitors.map(ask, range(60)))
    assert [answer[1:] for answer in answers] == [(2 * k, 2 * k) for k in range(60)]
    assert len({pid for pid, *_ in answers}) <= 2


def test_a_full_line_says_so(troubled, monkeypatch):
    monkeypatch.setattr(pool, "WAITING", 0)
    with ThreadPoolExecutor(2) as visitors:
        busy = [visitors.submit(troubled.run, "sleep", {"seconds": 1}, {}, ROOMY) for _ in range(2)]
        while troubled.free:
            time.sleep(0.01)
        assert fails(troubled, "double", {}, ROOMY) == "busy"
        assert all(job.result() for job in busy)


def test_short_jobs_are_let_past_long_ones_and_none_waits_for_ever():
    ours, done = Pool(1, troubles.__name__), []

    def ask(name, about):
        ours.run("sleep", {"seconds": 0.2}, {}, ROOMY, about=about)
        done.append(name)

    try:
        with ThreadPoolExecutor(8) as visitors:
            visitors.submit(ask, "first", 0.1)
            while ours.free:
                time.sleep(0.001)
            for name, about in (("long", 5.0), ("short", 1.0), ("shorter", 0.1)):
                visitors.submit(ask, name, about)
                while name not in done and len(ours.line) < ["long", "short", "shorter"].index(name) + 1:
                    time.sleep(0.001)
        assert done == ["first", "shorter", "short", "long"]
        assert pool.Place(1.0) < pool.Place(2.0)  # whoever has waited long is due before all who come later
    finally:
        ours.close()


def test_whoever_leaves_the_line_gives_their_turn_to_the_next():
    ours = Pool(1, troubles.__name__)

    def leave():
        raise KeyboardInterrupt

    try:
        with ThreadPoolExecutor(3) as visitors:
            busy = visitors.submit(ours.run, "sleep", {"seconds": 0.3}, {}, ROOMY)
            while ours.free:
                time.sleep(0.001)
            with pytest.raises(KeyboardInterrupt):
                ours.run("double", {}, {"numbers": np.arange(3)}, ROOMY, leave)
            assert ours.line == [] and busy.result()
        assert still_works(ours)
    finally:
        ours.close()


def test_without_processes_the_work_is_done_here_one_at_a_time(monkeypatch):
    def no_process(*_arguments, **_settings):
        raise OSError("no processes here")

    monkeypatch.setattr(subprocess, "Popen", no_process)
    here = Pool(1)
    _, results = here.run("training", {"experiment": as_numbers(XOR)}, {}, ROOMY)
    assert np.array_equal(results["costs"], learn(XOR)[2])
    with pytest.raises(Refused, match="empty"):
        here.run("read_photo", {}, {"data": np.zeros(0, np.uint8)}, ROOMY)
    assert here.run("training", {"experiment": as_numbers(XOR)}, {}, ROOMY)


def test_closing_ends_every_worker_and_leaves_no_process_behind():
    ours = Pool(2, troubles.__name__)
    processes = [worker.process for worker in ours.alive]
    ours.run("double", {}, {"numbers": np.arange(3)}, ROOMY)
    ours.close()
    assert [process.poll() is not None for process in processes] == [True, True]


def test_a_worker_ends_by_itself_when_the_server_has_gone():
    worker = pool.Worker(troubles.__name__)
    worker.process.stdin.close()
    assert worker.process.wait(timeout=30) == 0
    worker.end()


def test_the_pool_of_the_process_is_one_and_can_be_closed_and_opened_again():
    first = pool.shared()
    assert pool.shared() is first
    pool.close_shared()
    assert pool.shared() is not first
    pool.close_shared()


@pytest.mark.parametrize(
    "frame", [b"\x01", wire.LENGTHS.pack(5, 0) + b"{}", wire.LENGTHS.pack(2, 0) + b"{}", wire.LENGTHS.pack(2, 2**60) + b"{}"]
)
def test_what_is_no_frame_is_called_broken(frame):
    with pytest.raises(wire.Broken):
        wire.receive(io.BytesIO(frame))


def test_a_pipe_that_was_closed_is_no_frame_at_all():
    assert wire.receive(io.BytesIO(b"")) is None


@pytest.mark.parametrize("array", [np.array(["word"]), np.array([None]), np.zeros(2, complex)])
def test_only_numbers_travel(array):
    with pytest.raises(ValueError, match="travel"):
        wire.send(io.BytesIO(), {}, {"array": array})


def test_no_thread_is_left_listening_to_a_worker_that_was_ended():
    before = threading.active_count()
    ours = Pool(2, troubles.__name__)
    ours.close()
    assert threading.active_count() == before
