"""What is taken away tells what the picture showed."""

import csv
import io
import json

import numpy as np
import pytest

import nn_core
from pages.playground import record, table, takeaway
from pages.ui import cached
from tests.pages.conftest import values_of
from tests.pages.scripts import printed

V = values_of(table.SLUG, step=500, rule="adam", alpha=0.03, batch=10)


@pytest.fixture(scope="module")
def run():
    """The run that is shown."""
    return record.reach(table.trial_of(V), 500, 500).run


def test_the_weights_give_the_cost_that_was_shown(run):
    trial = table.trial_of(V)
    points = cached.split(trial.lot)
    with np.load(io.BytesIO(takeaway.as_npz(V, run))) as found:
        theta = nn_core.Parameters({l: found[f"W{l}"] for l in (1, 2, 3)}, {l: found[f"b{l}"] for l in (1, 2, 3)})
    J = nn_core.cost(trial.net, nn_core.forward(trial.net, theta, points.X), points.Y)
    assert pytest.approx(run.arrays["J"][run.index_of(500)], rel=1e-12) == J


def test_the_json_holds_the_same_numbers(run):
    told = json.loads(takeaway.as_json(V, run))
    assert (told["n"], told["step"], told["inputs"]) == ([2, 4, 2, 1], 500, ["x1", "x2"])
    assert told["weights"] == {name: part.tolist() for name, part in takeaway.weights(V, run).items()}


def test_the_table_has_a_row_for_each_recorded_step(run):
    rows = list(csv.DictReader(io.StringIO(takeaway.as_csv(run))))
    assert [int(row["step"]) for row in rows] == run.steps.tolist()
    assert float(rows[-1]["fresh cost"]) == run.arrays["J fresh"][-1]


def test_the_notebook_runs_and_prints_the_cost(run, tmp_path):
    book = json.loads(takeaway.notebook(V))
    code = [cell["source"] for cell in book["cells"] if cell["cell_type"] == "code"]
    assert printed("\n".join(code), tmp_path) == f"J = {run.arrays['J'][run.index_of(500)]:.10g}\n"
