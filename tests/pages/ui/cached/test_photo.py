"""A photo is read by a worker: the same picture, the same sentences, and one that takes too long keeps nobody."""

import io

import numpy as np
import pytest
from PIL import Image

import nn_core
from nn_core.limits import VIEW_SIDE
from nn_core.reading.sentences import DAMAGED, TOO_MUCH, TOO_SLOW
from pages.ui import cached
from pages.ui.cached import common, pictures
from pages.ui.workers import pool


def jpeg(size=(320, 200)):
    file = io.BytesIO()
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (*size[::-1], 3), dtype=np.uint8)).save(file, "JPEG")
    return file.getvalue()


def test_a_worker_reads_what_the_engine_reads():
    small, view, warning = cached.photo(jpeg())
    assert (small, warning) == (nn_core.read_photo(jpeg()).tobytes(), None)
    assert max(Image.open(io.BytesIO(view)).size) <= VIEW_SIDE


def test_a_warning_comes_along():
    cut = jpeg()[:-2000]
    assert cached.photo(cut)[2] == nn_core.read_photo(cut).info["warning"] != ""


@pytest.mark.parametrize("data", [b"", b"no photo", b"%PDF-1.4", jpeg()[:300], bytes(20_000_001)])
def test_a_file_that_cannot_be_read_has_the_engines_own_sentence(data):
    with pytest.raises(nn_core.PhotoError) as by_engine:
        nn_core.read_photo(data)
    with pytest.raises(nn_core.PhotoError) as by_worker:
        cached.photo(data)
    assert str(by_worker.value) == str(by_engine.value)


def test_the_largest_photo_there_may_be_is_read_within_the_workers_limits():
    file = io.BytesIO()
    Image.fromarray(np.zeros((5000, 7000, 3), dtype=np.uint8)).save(file, "JPEG")
    padded = file.getvalue() + bytes(19_900_000 - file.tell())
    assert cached.photo(padded)[0] == bytes(7200)


@pytest.mark.parametrize(
    ("why", "says"), [("time", TOO_SLOW), ("memory", TOO_MUCH), ("busy", common.SENTENCES["busy"]), ("broken", DAMAGED)]
)
def test_what_a_worker_could_not_do_is_a_sentence_too(monkeypatch, why, says):
    def fails(*_asked, **_how):
        raise pool.Failed(why)

    monkeypatch.setattr(pictures, "ask_pool", fails)
    with pytest.raises(nn_core.PhotoError) as told:
        cached.photo(jpeg())
    assert str(told.value) == says
