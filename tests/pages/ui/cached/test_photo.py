"""A photo is read by a worker: the same picture, the same sentences, and one that takes too long keeps nobody."""

import io

import numpy as np
import pytest
from PIL import Image

import nn_core
from nn_core import limits
from nn_core.limits import VIEW_SIDE
from nn_core.reading.sentences import DAMAGED, TOO_MUCH, TOO_SLOW
from pages.ui import cached
from pages.ui.cached import common, pictures
from pages.ui.lesson import content
from pages.ui.runs import flower
from pages.ui.workers import pool
from tests.pages.conftest import page_module, values_of


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


def test_what_is_made_of_a_visitors_own_picture_is_kept_in_the_visit_and_of_a_drawn_one_for_everybody(monkeypatch):
    made, visit = [], {}
    monkeypatch.setattr(common.st, "session_state", visit)

    @common.remembered_apart(4)
    def twice(pixels):
        made.append(pixels)
        return pixels + pixels

    assert [twice(b"own", own=True) for _ in range(2)] == [b"ownown"] * 2
    assert made == [b"own"]
    visit.clear()  # the visit has ended
    twice(b"own", own=True)
    assert made == [b"own", b"own"]
    visit.clear()
    twice(b"drawn")
    assert visit == {}
    twice(b"drawn")
    assert made == [b"own", b"own", b"drawn"]
    for k in range(50):
        twice(str(k).encode(), own=True)
    (kept,) = visit.values()
    assert len(kept) == limits.OWN_KEPT


@pytest.mark.parametrize("slug", ["flower-lab", "convolution"])
def test_no_cache_for_everybody_holds_a_photo(monkeypatch, slug):
    photo = np.random.default_rng(3).integers(0, 256, 7200, dtype=np.uint8).tobytes()
    monkeypatch.setattr(common.st, "session_state", {flower.KEPT: photo, flower.SHOWN: b""})
    for scene in content.scenes(slug).values():
        page_module(slug).scene(values_of(slug, **scene.values | {"source": "upload"}, scene=scene.slug))
    asked_of = (cached.eyes_answer, cached.eyes_layers, cached.shuffled_answers)
    assert [key for function in asked_of for key in function.for_all.cache if photo in key] == []
    assert any(photo in key for kept in common.st.session_state.values() if not isinstance(kept, bytes) for key in kept)
