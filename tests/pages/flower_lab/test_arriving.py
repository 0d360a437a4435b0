"""Many photos at once: a queue that is read in pieces, in which one bad file costs one sentence."""

import io

import numpy as np
import pytest
from PIL import Image

import nn_core
from nn_core import limits
from nn_core.heaps import Own
from nn_core.limits import ASKED_KEPT
from nn_core.reading import sentences
from pages.flower_lab import arriving, asking, burst, own, several
from pages.flower_lab.arriving import Arriving
from pages.ui.lesson import content
from pages.ui.runs import flower
from tests.nn_core.reading.test_archives import packed
from tests.pages.conftest import page_module, values_of


class File(io.BytesIO):
    """A file as the uploader gives it."""

    def __init__(self, name, data):
        super().__init__(data)
        self.name, self.file_id = name, f"{name} {len(data)}"


def jpeg(colour="purple"):
    """A small photo, as bytes."""
    file = io.BytesIO()
    Image.new("RGB", (90, 60), colour).save(file, "JPEG")
    return file.getvalue()


def taken(*files, most=ASKED_KEPT):
    """(the photos that could be read, with whether each was the first, and what there is said of the others)."""
    state, photos = Arriving(), []
    state.add(files, most)
    while state.queue:
        state.read_next(lambda photo, first: photos.append((photo, first)))
    assert state.read == state.total
    return photos, state.said


def test_files_and_zips_are_read_in_order_with_the_names_of_their_folders():
    archive = packed({"crocus/1.jpg": jpeg("gold"), "pasque/2.jpg": jpeg()})
    photos, said = taken(File("0.jpg", jpeg("red")), File("all.zip", archive))
    assert [(photo.folder, photo.name, first) for photo, first in photos] == [
        ("", "0.jpg", True),
        ("crocus", "1.jpg", False),
        ("pasque", "2.jpg", False),
    ]
    assert {len(photo.pixels) for photo, _ in photos} == {7200}
    assert said == []
    red, gold, _ = (np.frombuffer(photo.pixels, np.uint8).reshape(-1, 3).mean(axis=0) for photo, _ in photos)
    assert red[1] < 30 < gold[1]


def test_each_file_that_cannot_be_read_gets_a_sentence_with_its_name_and_the_others_are_read():
    files = [File("a.jpg", b"no photo"), File("b.zip", b"PK\x03\x04"), File("c.jpg", jpeg()), File("d[1](x).pdf", b"%PDF-1.4")]
    photos, said = taken(*files)
    assert [(photo.name, first) for photo, first in photos] == [("c.jpg", True)]
    assert said == [
        f"b\\.zip: {sentences.NO_ARCHIVE}",
        f"a\\.jpg: {sentences.UNKNOWN}",
        "d\\[1\\]\\(x\\)\\.pdf: This is a PDF document, which cannot be opened here: save it as JPEG, then choose that file.",
    ]


def test_a_name_that_is_too_long_for_a_screen_is_cut():
    ((photo, _),), said = taken(File("x" * 200 + ".jpg", jpeg()), File("y" * 200 + ".jpg", b"no photo"))
    assert len(photo.name) == 60
    assert said == [f"{'y' * 60}: {sentences.UNKNOWN}"]


def test_of_a_single_file_the_sentence_alone_is_said():
    assert taken(File("a.jpg", b"no photo"))[1] == [sentences.UNKNOWN]


def test_more_photos_than_are_kept_are_left_out_and_counted():
    photos, said = taken(*(File(f"{k}.jpg", jpeg()) for k in range(7)), most=4)
    assert [photo.name for photo, _ in photos] == ["0.jpg", "1.jpg", "2.jpg", "3.jpg"]
    assert said == ["Only 4 photos are kept here at a time: 3 more were left out."]


def test_files_that_come_while_others_are_read_are_read_too_and_none_twice():
    state, photos = Arriving(), []
    files = [File("0.jpg", jpeg()), File("1.jpg", jpeg())]
    state.add(files, 9)
    state.read_next(lambda photo, first: photos.append(photo.name))
    state.add([*files, File("2.jpg", jpeg())], 9)
    while state.queue:
        state.read_next(lambda photo, first: photos.append(photo.name))
    assert photos == ["0.jpg", "1.jpg", "2.jpg"]
    assert (state.read, state.total) == (3, 3)


def test_stopped_it_says_how_many_are_left_out():
    state = Arriving()
    state.add([File(f"{k}.jpg", jpeg()) for k in range(3)], 9)
    state.read_next(lambda photo, first: None)
    state.stop()
    assert not state.queue
    assert state.said == ["Stopped: 2 photos were left out."]


def test_photos_that_are_there_already_are_read_too_and_a_new_lot_forgets_what_was_said():
    state, photos = Arriving(), []
    state.put([("camera 1", jpeg()), ("camera 2", b"no photo")])
    while state.queue:
        state.read_next(lambda photo, first: photos.append((photo.name, first)))
    assert (photos, len(state.said)) == ([("camera 1", True)], 1)
    state.put([("camera 3", jpeg())])
    assert (state.said, state.total) == ([], 1)


@pytest.mark.parametrize(
    "given",
    [None, 5, "text", [None], ["?"], ["a" * (limits.SHOT_LETTERS + 4)], [{"x": 1}], [["aGk="]]],
)
def test_what_is_no_photo_of_a_camera_is_left_out(given):
    assert burst.decoded(given) == []


def test_of_a_burst_no_more_photos_are_taken_than_may_be():
    assert burst.decoded(["aGk=", "!", *["aGk="] * 40]) == [b"hi"] * (limits.SHOTS - 1)


def photos(count):
    """So many photos, in a visit of their own."""
    state, visit = {}, []
    for k in range(count):
        pixels = np.full(7200, k % 256, np.uint8).tobytes()
        visit.append(arriving.Photo("", f"{k}.jpg", pixels, b"view"))
    return state, visit


def test_the_first_of_those_that_came_together_is_asked_about_and_the_oldest_leave(monkeypatch):
    state, some = photos(ASKED_KEPT + 5)
    monkeypatch.setattr(several.st, "session_state", state)
    for k, photo in enumerate(some[:3]):
        several.take(photo, first=k == 0)
    assert (state[several.CHOSEN], state[flower.KEPT]) == (0, some[0].pixels)
    for k, photo in enumerate(some[3:]):
        several.take(photo, first=k == 0)
    kept = [photo.name for photo, _ in several.kept()]
    assert (len(kept), kept[0], kept[-1]) == (ASKED_KEPT, "5.jpg", f"{ASKED_KEPT + 4}.jpg")
    assert (state[several.CHOSEN], state[flower.NAME]) == (0, "5.jpg")  # the one asked about, 3.jpg, has left
    (said,) = state.pop(f"{several.SLUG}.photos arriving").said
    assert said == f"Only {ASKED_KEPT} photos are kept here at a time: the first ones have left."
    several._forget()
    assert state == {}


@pytest.mark.parametrize(("b", "said"), [(3, "“grey”: 0.95"), (-3, "“white”: 0.95"), (9, "“grey”: over 0.99")])
def test_the_learners_own_network_answers_beside_the_others(monkeypatch, b, said):
    net = nn_core.Network((7200, 1))
    network = Own(("grey", "white"), net, nn_core.initialize(net, "zeros"))
    network.theta.b[1][:] = b
    monkeypatch.setattr(own.st, "session_state", {own.KEPT: ("a key", network)})
    pixels = np.zeros((40, 60, 3), np.uint8)
    assert asking.says_own(pixels, content.phrases("flower-lab")) == f"Your own network says {said}."


def test_all_photos_with_what_is_said_of_each_stand_in_a_table(visit):
    app = visit("flower-lab", {"source": "upload"})
    assert not app.dataframe
    for k, photo in enumerate(photos(3)[1]):
        app.session_state[several.PHOTOS] = [] if k == 0 else app.session_state[several.PHOTOS]
        answer = several.cached.eyes_model().answer(np.frombuffer(photo.pixels, np.uint8).reshape(40, 60, 3))
        app.session_state[several.PHOTOS].append((photo, answer))
    app.session_state[several.CHOSEN] = 1
    app.run()
    assert not app.exception
    assert list(app.dataframe[0].value["file"]) == ["0.jpg", "1.jpg", "2.jpg"]
    assert "Of 3 photos:" in " ".join(text.value for text in app.markdown)
    assert next(box for box in app.selectbox if box.label == "Photo asked about").value == 1
    net = nn_core.Network((7200, 1))
    network = Own(("grey", "white"), net, nn_core.initialize(net, "zeros"))
    network.theta.b[1][:] = 2
    app.session_state[own.KEPT] = ("a key", network)
    app.run()
    assert list(app.dataframe[0].value["your network: “grey”"]) == [0.88] * 3
    words = page_module("flower-lab").scene(values_of("flower-lab")).panels[0][1]["words"]
    assert words["own"] == ""  # outside of the visit there is none
