"""The jobs of the playground: what `nn_core` finds, told as it travels, and counts that are counted again here."""

import json
from dataclasses import asdict

import numpy as np
import pytest

import nn_core
from nn_core.eyes import Eyes
from nn_core.eyes.learning import learn
from pages.ui.cached import common, eyes
from pages.ui.workers import jobs
from pages.ui.workers.pool import Limit, Pool

NETS = {
    "circle": nn_core.Network((2, 4, 1), ("relu",)),
    "three_blobs": nn_core.Network((2, 4, 3), "tanh", "softmax"),
    "ripples": nn_core.Network((2, 4, 1), "tanh", "linear", "squared_error"),
}
RULE = {"name": "adam", "learning_rate": 0.05, "penalty": "l2", "strength": 0.001}
HOW = {"steps": 60, "batch_size": 10, "record_every": 10}
EVERY_SET = pytest.mark.parametrize("name", NETS)


def examples(name, fresh=50):
    data, other = (nn_core.make_dataset(name, m, 0.1, seed) for m, seed in ((40, 0), (fresh or 1, 1)))
    return {"X": data.X, "Y": data.Y, "fresh_X": other.X[:, :fresh], "fresh_Y": other.Y[:, :fresh]}


def go_on(name, state, net=None, **changed):
    arrays = {"vector": state.vector, "moments": state.moments} | examples(name, changed.pop("fresh", 50))
    told = {"net": asdict(net or NETS[name]), "rule": RULE, "step": state.step, "seed": 3} | HOW | changed
    return jobs.onward(**json.loads(json.dumps(told)), **arrays)


def counted(net, vectors, X, Y):
    """How many are right, and J, of each network: one by one."""
    right, costs = [], []
    for vector in vectors:
        cache = nn_core.forward(net, nn_core.Parameters.from_vector(net, vector), X)
        pairs = list(zip(cache.A[net.L].T.tolist(), Y.T.tolist(), strict=True))
        of_classes = sum(np.argmax(a) == np.argmax(y) for a, y in pairs)
        by_side = sum((a[0] > 0.5) == (y[0] == 1) for a, y in pairs)
        right.append({"softmax": of_classes, "sigmoid": by_side, "linear": 0}[net.output])
        costs.append(nn_core.cost(net, cache, Y))
    return right, costs


def start(name):
    return nn_core.begin(nn_core.initialize(NETS[name], "xavier", seed=2))


@EVERY_SET
def test_going_on_gives_what_the_engine_gives_and_counts_what_is_right(name):
    told, found = go_on(name, start(name))
    given = examples(name)
    record, state = nn_core.go_on(NETS[name], start(name), given["X"], given["Y"], nn_core.Rule(**RULE), seed=3, **HOW)
    for part in ("steps", "costs", "vectors"):
        assert np.array_equal(found[part], getattr(record, part))
    assert np.array_equal(found["vector"], state.vector) and np.array_equal(found["moments"], state.moments)
    assert told.pop("seconds") > 0
    assert told == {"step": 60, "stopped": False, "reason": None, "born": 0, "gatherer": "adam"}
    right, costs = counted(NETS[name], record.vectors, given["X"], given["Y"])
    fresh_right, fresh_costs = counted(NETS[name], record.vectors, given["fresh_X"], given["fresh_Y"])
    assert found["right"].tolist() == right and found["fresh_right"].tolist() == fresh_right
    np.testing.assert_allclose(found["costs"], costs, rtol=1e-12)
    np.testing.assert_allclose(found["fresh_costs"], fresh_costs, rtol=1e-12)
    assert name == "ripples" or right[-1] > right[0]


def test_twice_half_as_many_steps_are_the_steps_through_the_pipe_too():
    ours, limit = Pool(1), Limit(processor=20, in_all=30, memory=400_000_000)
    given, state = examples("three_blobs"), start("three_blobs")
    told, arrays = {"step": 0}, {"vector": state.vector, "moments": state.moments}
    fixed = {"net": asdict(NETS["three_blobs"]), "rule": RULE, "seed": 3, "batch_size": 7, "record_every": 10}
    try:
        for _ in range(2):
            again = {part: told[part] for part in ("step", "born", "gatherer") if part in told}
            told, found = ours.run("onward", fixed | again | {"steps": 25}, given | arrays, limit)
            arrays = {part: found[part] for part in ("vector", "moments")}
    finally:
        ours.close()
    _, whole = jobs.onward(**fixed, step=0, steps=50, **given, vector=state.vector, moments=state.moments)
    assert all(np.array_equal(arrays[part], whole[part]) for part in arrays) and told["step"] == 50


def test_a_run_that_leaves_the_range_tells_its_last_finite_step_and_why():
    theta = nn_core.initialize(NETS["ripples"], "xavier")
    told, found = go_on("ripples", nn_core.begin(theta), rule={"name": "descent", "learning_rate": 1e6}, steps=500)
    assert told["stopped"] and told["step"] == found["steps"][-1] < 500
    what, l = json.loads(json.dumps(told["reason"]))
    assert what in ("Z", "dW", "W") and l in (1, 2)
    assert all(np.isfinite(part).all() for part in found.values())


def test_without_fresh_examples_nothing_is_counted_of_them():
    _, found = go_on("circle", start("circle"), fresh=0)
    assert not found["fresh_right"].any() and not found["fresh_costs"].any() and found["right"].any()


@EVERY_SET
@pytest.mark.parametrize("own", [False, True])
def test_a_sweep_in_two_pieces_gives_of_each_run_what_going_on_gives(name, own):
    states = [nn_core.begin(nn_core.initialize(NETS[name], "xavier", seed=seed)) for seed in range(3)]
    rates, seeds = (0.01, 0.1, 1e9), [3, 3, 4]
    rules = [{"name": "descent", "learning_rate": rate} for rate in rates]
    given = examples(name)
    stacked = {part: np.stack([array] * 3) for part, array in given.items()} if own else given
    now = {"vectors": np.array([s.vector for s in states]), "moments": np.stack([s.moments for s in states], axis=1)}
    for step in (0, 10):
        told, now = jobs.sweep(asdict(NETS[name]), rules, step, 10, 7, seeds, **stacked, **now)
        found, now = now, {part: now[part] for part in ("vectors", "moments")}
    assert told == {} and not found["stopped"][:2].any()
    for k, state in enumerate(states[:2]):
        _, alone = go_on(name, state, rule=rules[k], seed=seeds[k], steps=20, batch_size=7, record_every=20)
        for part in ("costs", "fresh_costs", "right", "fresh_right"):
            assert found[part][k] == pytest.approx(alone[part][-1], rel=1e-9)
        np.testing.assert_allclose(found["vectors"][k], alone["vector"], rtol=1e-9)


def test_of_a_sweep_the_runs_that_leave_the_range_are_told_and_the_others_go_on():
    states = [start("ripples")] * 2
    arrays = {"vectors": np.array([s.vector for s in states]), "moments": np.stack([s.moments for s in states], axis=1)}
    rules = [{"name": "descent", "learning_rate": rate} for rate in (1e6, 0.01)]
    _, found = jobs.sweep(asdict(NETS["ripples"]), rules, 0, 500, None, [1, 1], **examples("ripples"), **arrays)
    assert found["stopped"].tolist() == [True, False]
    assert all(np.isfinite(part).all() for part in found.values()) and found["fresh_costs"][1] > 0


def test_what_is_wrong_is_refused_in_a_sentence():
    with pytest.raises(ValueError, match="unknown name 'newton'"):
        go_on("circle", start("circle"), rule={"name": "newton"})


def test_a_network_with_eyes_learns_beside_the_server_as_it_does_here():
    described = Eyes((3, 2, 1), (1,), (False,), size=(4, 4))
    X = np.repeat(np.float32([[0.2, 0.8, 0.3, 0.7]]), 48, axis=0)
    Y = np.array([[0.0, 1.0, 0.0, 1.0]])
    told, found = jobs.JOBS["eyes"](json.loads(json.dumps(asdict(described))), 40, 0, X, Y, X, Y)
    assert found["costs"].tolist() == [J for J, _ in learn(described, X, Y, 40)]
    assert told == {"right": 1.0}
    assert eyes.ABOUT >= common.BESIDE  # so it is a worker's
