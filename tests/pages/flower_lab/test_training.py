"""The room Train: what it trains, shows and says; what is taken along gives the same answers; what is kept of photos."""

import re

import numpy as np
import pytest
import streamlit as st

from nn_core.heaps import Plan, as_file, clean, read_own, split
from nn_core.heaps.findings import Facts, Outcome, findings
from nn_core.limits import HEAP_LEAST, HEAP_MOST, HEAP_SECONDS
from pages.flower_lab import course, fared, heaps, learners, own, script, takeaway, training, watching
from pages.ui import cached
from pages.ui.cached import heaps as work
from pages.ui.lesson import content
from pages.ui.live import again, player
from pages.ui.workers.jobs import JOBS
from tests.pages.conftest import page_module, values_of
from tests.pages.scripts import last_number, printed

SLUG = "flower-lab"
SAY = content.phrases(SLUG)
SCENES = {name: scene for name, scene in content.scenes(SLUG).items() if scene.values.get("room") == "train"}
QUICK = {"room": "train", "count": 20, "epochs": 10}
NETS = {
    "logistic regression": {},
    "four layers": {"net": "4", "units": 8, "more": 4, "bend": "leaky_relu"},
    "batches, L2, versions": {"net": "1", "units": 4, "batch": 16, "decay": 0.3, "vary": "on"},
    "eyes": {"net": "eyes", "rate": 0.02},
    "run away": {"net": "2", "rate": 3.0, "epochs": 200},
}
EVERY_NET = pytest.mark.parametrize("net", NETS)


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """The workers' jobs are done here, and nothing of a visit is left from the test before."""
    monkeypatch.setattr(work, "work", lambda job, arguments, arrays, about: JOBS[job](**arguments, **arrays))
    monkeypatch.setattr(st, "session_state", {})


def values(net="logistic regression", **changes):
    """The page's values, of a quick training."""
    return values_of(SLUG, **QUICK | NETS.get(net, {"net": net}) | changes)


@EVERY_NET
def test_the_picture_is_finite_small_and_told_in_whole_sentences(net):
    shown = training.scene(values(net))
    arrays = shown.run.arrays
    assert all(np.isfinite(array).all() for array in arrays.values())
    header = {"panels": shown.panels, "readout": shown.readout.header()}
    assert len(player.pack(shown.run, header, shown.readout.arrays(), (0, 0), {}, 0)) < 250_000
    for k in range(len(shown.run.steps)):
        assert re.fullmatch(r"After [^{}]+\.", shown.readout.at(k))
    assert ("ran away" in shown.readout.at(-1)) == (net == "run away")
    assert arrays["frame"].max() == len(arrays["weights"]) - 1
    assert 40 <= len(shown.run.steps) <= 45 or values(net).epochs < 40 or net == "run away"


def test_the_first_weights_become_a_picture():
    weights = training.scene(values(count=50, epochs=200)).run.arrays["weights"].astype(float)
    assert np.abs(weights[-1] - 128).mean() > 2 * np.abs(weights[0] - 128).mean()


def test_another_unit_shows_other_weights_and_no_more_than_there_are():
    every = (values_of(SLUG, **QUICK, net="1", units=2, unit=unit) for unit in (1, 2, 8))
    shown = [training.scene(v).run.arrays["weights"] for v in every]
    assert not np.array_equal(shown[0], shown[1])
    assert np.array_equal(shown[1], shown[2])


def test_the_plan_leaves_out_what_is_hidden():
    for net in ("0", "1", "2", "eyes"):
        plan = learners.plan_of(values_of(SLUG, room="train", net=net))
        for name in learners.hidden(values_of(SLUG, room="train", net=net)):
            other = {"units": 2, "more": 2, "bend": "tanh", "start": "zeros", "batch": 16, "decay": 0.1, "unit": 2, "count": 50}
            assert learners.plan_of(values_of(SLUG, room="train", net=net, **{name: other[name]})) == plan
    assert learners.plan_of(values_of(SLUG, room="train", net="2", units=64)).layers == (64, 16)


def test_in_pieces_it_is_the_same_training_and_where_it_was_left_it_goes_on():
    pictures, plan, way, pieces = cached.drawn_heaps(20, 0), Plan(layers=(8,), alpha=0.01, epochs=400), {}, []
    whole = cached.heap_training(plan, pictures, {}, "key")

    def enough(share):
        pieces.append(share)
        raise again.Later

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pages.ui.workers.heaps.HEAP_PIECE_MS", 0)
        for _ in range(100):
            try:
                found = cached.heap_training(plan, pictures, way, "key", enough if len(pieces) < 30 else lambda share: None)
                break
            except again.Later:
                assert way["key"].share == pieces[-1]
    assert pieces[0] == 0
    assert len(pieces) == 30
    assert way == {}
    np.testing.assert_array_equal(found.seen["J"], whole.seen["J"])
    np.testing.assert_array_equal(found.own.theta.W[1], whole.own.theta.W[1])


def test_a_training_that_takes_too_long_is_stopped_and_says_so(monkeypatch):
    monkeypatch.setattr(work, "HEAP_SECONDS", 0)
    monkeypatch.setattr("pages.ui.workers.heaps.HEAP_PIECE_MS", 0)
    run = watching.make_run(values(), cached.heap_training(Plan(epochs=400), cached.drawn_heaps(20, 0), {}, "key"))
    assert run.last < 400
    assert "a training may compute for 60 seconds" in watching.told(values(), run).at(-1)
    assert HEAP_SECONDS == 60


# The scenes


@pytest.mark.parametrize("name", SCENES)
def test_what_happens_in_a_scene_of_this_room_is_one_of_its_answers(name):
    if "eyes" in name:
        return  # `test_training_claims.py` does it, with fewer steps
    scene = SCENES[name]
    assert page_module(SLUG).scene(values_of(SLUG, **scene.values, scene=name)).happened in scene.guess.answers


def test_the_numbers_in_the_scenes_words_are_those_of_their_heaps():
    counted = {}
    for name, scene in SCENES.items():
        v = values_of(SLUG, **scene.values)
        counted[name] = [len(part) for part in split(np.arange(v.count) % 2, 0)]
    assert counted["train-your-own"] == counted["a-hidden-layer"] == counted["one-table"] == [150, 50]
    assert counted["with-eyes"][1] == 124
    assert counted["learned-by-heart"] == [38, 12]
    assert 460_000 < learners.plan_of(values_of(SLUG, **SCENES["learned-by-heart"].values)).net.parameter_count < 461_500


# What is said of it


@EVERY_NET
def test_everything_below_the_picture_is_whole(net):
    v = values(net)
    found = course.trained(v)
    text = [*fared.findings(v, found, ("a|b", "c*d")), takeaway.card(v, found, ("a", "b"))]
    text += [fared.baselines(found, SAY["fared"]), fared.matrix(found, ("a|b", "c*d"), SAY["fared"])]
    assert not [one for one in text if re.search(r"[{}]|nan|inf\b", one)]
    assert "a\\|b" in text[-1]


def test_every_finding_has_its_sentence():
    bad = Outcome(0.7, 0.69, 1.0, 0.7, 20, 6, stopped=False)
    every = findings(Facts((150, 20), (0.9, 0.8), 0.75, 0.95), bad)
    every += findings(Facts((50, 50), (0.0, 0.0), 0.75, 0.5), bad._replace(right=0.7, J=0.3))
    every += findings(Facts((50, 50), (0.0, 0.0), 0.5, 0.5), bad._replace(stopped=True))
    assert {one.name for one in every} == set(SAY["findings"]) - {"elsewhere", "zeros"}
    told = [fared.sentence(one, SAY["findings"][one.name], ("rose", "lily")) for one in every]
    assert not [one for one in told if "{" in one]
    assert any("“rose” is right most of the time" in one and "7.5 times" in one for one in told)
    assert any("80 % of the photos of “lily”" in one for one in told)


def test_the_confusion_matrix_and_the_worst_are_counted_on_what_is_held_out():
    found = course.trained(values(count=50, epochs=100))
    text = fared.matrix(found, ("flower", "other"), SAY["fared"])
    counts = [int(number) for number in re.findall(r"\| (\d+) ", text)]
    assert sum(counts) == len(found.held)
    assert counts[1] + counts[2] == found.outcome.wrong == round(len(found.held) * (1 - found.seen["held_right"][-1]))


# What is taken along


@pytest.mark.parametrize("net", [net for net in NETS if net != "run away"])
def test_the_file_comes_back_with_the_same_answers_and_the_script_prints_them(net, tmp_path, monkeypatch):
    v = values(net)
    its = course.trained(v).own.named(("pasque flower", "crocus"))
    back = read_own(as_file(its))
    pixels = cached.drawn_heaps(20, 7).pixels
    assert [back.predict(one) for one in pixels] == pytest.approx([its.predict(one) for one in pixels], abs=1e-6)
    monkeypatch.chdir(tmp_path)
    (tmp_path / takeaway.FILE).write_bytes(as_file(its))
    np.save(tmp_path / "picture.npy", pixels[0])
    assert last_number(printed(script.LINES, tmp_path)) == pytest.approx(its.predict(takeaway.GREY), abs=2e-9)
    asked = script.LINES.replace("sys.argv[2]", "'picture.npy'").replace("len(sys.argv) > 2", "True")
    assert last_number(printed(asked, tmp_path)) == pytest.approx(its.predict(pixels[0]), abs=2e-9)


def test_the_network_that_is_shown_answers_and_one_brought_back_is_not_pushed_out_by_looking_again():
    v = values()
    training.scene(v)
    first = own.kept()
    assert first.names == course.FLOWERS
    other = first.named(("a", "b"))
    own.bring(other)
    training.scene(v)
    assert own.kept() is other
    training.scene(values(chance=1))
    second = own.kept()
    assert second.names == course.FLOWERS
    training.scene(v)  # the first one again: it answers, not the one that was shown in between
    grey = takeaway.GREY
    assert own.kept().predict(grey) == first.predict(grey) != second.predict(grey)


def test_of_units_that_began_with_zeros_no_other_rate_is_asked_for_but_another_start():
    for net, start in (("1", "zeros"), ("4", "zeros"), ("1", "random"), ("0", "zeros")):
        v = values(net=net, start=start, rate=0.001)
        text = " ".join(fared.findings(v, training.scene(v).run.aside["trained"], ("a", "b")))
        assert ("began as zeros" in text) == (net != "0" and start == "zeros")
        assert ("larger α" in text) == (start == "random")


def test_before_it_has_learned_the_pictures_are_counted_and_one_that_was_stopped_is_said_to_rest():
    v = values(count=50)
    begins = watching.waiting(v, SAY["train"])
    assert [panel["title"] for panel in begins.panels] == ["flower: 25", "no flower: 25"]
    own = watching.waiting(values(data="own"), SAY["train"])
    assert [panel["title"] for panel in own.panels] == [f"{name}: none yet, bring some below" for name in heaps.NAMES]
    course.halt(v)
    rests = watching.waiting(v, SAY["train"])
    assert ("begins" in begins.readout.at(0), "rests" in rests.readout.at(0)) == (True, True)


def test_where_there_are_fewer_units_than_asked_for_the_last_one_is_shown_under_its_own_name():
    (_, shown) = training.scene(values(net="1", units=2, unit=8)).panels
    assert "unit 2" in str(shown)
    assert "unit 8" not in str(shown)


# One's own photos


def pixels_of(n, seed=0):
    """n different pictures' bytes."""
    return [bytes(one) for one in np.random.default_rng(seed).integers(0, 256, (n, 7200)).astype(np.uint8)]


def test_heaps_take_photos_until_they_are_full_and_each_only_once():
    mine = heaps.Heaps()
    photos = pixels_of(HEAP_MOST + 2)
    for i, pixels in enumerate(photos):
        mine.add(i % 2, f"{i}.jpg", pixels)
    mine.add(0, "again.jpg", photos[0])
    assert (sum(map(len, mine.photos)), mine.beyond, mine.twice) == (HEAP_MOST, 2, 1)
    mine.empty(0)
    assert [len(photos) for photos in mine.photos] == [0, HEAP_MOST // 2]


def test_what_is_lacking_is_said_until_there_is_enough():
    mine = heaps.Heaps()
    assert mine.lacking() == "two_each"
    for i, pixels in enumerate(pixels_of(HEAP_LEAST - 1)):
        mine.add(int(i > 6), "", pixels)
    assert mine.lacking() == "more"
    mine.add(1, "", pixels_of(1, seed=9)[0])
    assert mine.lacking() == ""
    assert mine.pictures().pixels.shape == (HEAP_LEAST, 40, 60, 3)
    assert mine.pictures().Y.tolist() == [1] * 7 + [0] * 3
    assert {"two_each", "more", "ready"} <= set(SAY["train"])


def test_two_folders_are_two_heaps_and_a_third_is_left_out():
    mine = heaps.Heaps()
    for folder, pixels in zip(("crocus", "crocus", "lily", "rose <b>", "lily"), pixels_of(5), strict=True):
        mine.add_from(folder, "photo.jpg", pixels)
    assert (mine.names, [len(photos) for photos in mine.photos], mine.strange) == (["lily", "crocus"], [2, 2], 1)
    mine.rename(0, " <i> ")
    mine.rename(1, "i")
    assert mine.names == ["i", "crocus"]
    assert clean("x" * 99) == "x" * 30


def test_own_photos_are_trained_when_it_is_asked_for_and_kept_in_the_visit_alone():
    mine, v = heaps.kept(), values(data="own")
    assert training.scene(v).readout.at(0) == SAY["train"]["two_each"]
    for i, pixels in enumerate(pixels_of(12)):
        mine.add(i % 2, f"{i}.jpg", pixels)
    shown = training.scene(v)
    assert (shown.readout.at(0), shown.run.aside["trained"]) == (SAY["train"]["ready"], None)
    course.begin(v)
    before = len(work._ON_THE_WAY)
    found = training.scene(v).run.aside["trained"]
    assert found.outcome.held == 4
    assert (len(work._ON_THE_WAY), own.kept().names) == (before, tuple(mine.names))
    mine.add(0, "more.jpg", pixels_of(1, seed=5)[0])
    assert training.scene(v).run.aside["trained"] is None
