"""The Ask room: what is asked about, what is said of it, and how often the network is wrong in this way."""

import json

import numpy as np
import pytest

from nn_core.drawings import FLOWER_KINDS, KINDS, draw_picture
from nn_core.flower import load_eyes
from pages.flower_lab import asking, mistakes
from pages.ui import cached
from pages.ui.lesson import content, stage
from pages.ui.live import sight
from pages.ui.runs import flower
from tests.pages.conftest import page_module, values_of

SLUG = "flower-lab"
SAY = content.phrases(SLUG)


SCENES = {slug: scene for slug, scene in content.scenes(SLUG).items() if "room" not in scene.values}  # of this room


def shown(**changes):
    """What the page shows with these values."""
    return page_module(SLUG).scene(values_of(SLUG, **changes))


@pytest.mark.parametrize("picture", list(flower.DRAWN)[::7])
@pytest.mark.parametrize("colours", asking.LOOKS)
def test_every_picture_is_answered_in_a_whole_sentence(picture, colours):
    found = shown(picture=picture, colours=colours)
    for k in (0, asking.LAYERS):
        assert "{" not in found.readout.at(k)
        assert found.readout.at(k).endswith(".")
    assert found.run.arrays["picture"].shape == (40, 60, 3)
    assert all(np.isfinite(found.run.arrays[name]).all() for name in ("fine", "coarse"))


def test_without_colours_every_pixel_is_as_bright_as_before():
    before, _ = asking.pixels_of(values_of(SLUG))
    grey, name = asking.pixels_of(values_of(SLUG, colours="grey"))
    assert (np.ptp(grey, axis=2) == 0).all()
    assert np.abs(grey[..., 0] - before @ np.array(asking.BRIGHTNESS)).max() <= 0.5
    assert name.endswith("without colours")


@pytest.mark.parametrize("picture", list(flower.DRAWN)[::4])
def test_of_a_picture_without_colours_nothing_is_said_of_plants(picture):
    assert not shown(picture=picture, colours="grey").run.aside["answer"].no_plant


def test_a_plain_yellow_field_fools_the_dense_network_and_not_the_one_with_eyes():
    run = shown(colours="yellow").run
    assert run.aside["answer"].p < 0.1
    assert run.aside["dense"] > 0.9


def test_the_outcome_of_every_guess_is_one_of_its_answers():
    for slug, scene in SCENES.items():
        if scene.guess:
            assert shown(**scene.values, scene=slug).happened in scene.guess.answers


def test_where_it_is_to_be_guessed_nothing_tells_the_answer_before_the_end():
    for slug, scene in SCENES.items():
        found = shown(**scene.values, scene=slug)
        verdict = next(panel for panel in found.panels[0] if panel["kind"] == "verdict")
        about = f"about {found.run.aside['answer'].of_100} are flowers"
        assert verdict["guessed"] == bool(scene.guess)
        assert [about in found.readout.at(k) for k in (0, asking.LAYERS)] == [not scene.guess, True]


def test_the_captions_of_the_layers_name_their_maps_and_sizes():
    A = load_eyes().layers(asking.pixels_of(values_of(SLUG))[0]).A
    captions = SAY["captions"]
    assert len(captions) == asking.LAYERS + 1
    for l, caption in enumerate(captions[: len(A)]):
        n, high, wide, _ = A[l].shape
        assert {0: "60 × 40", 1: "sixteen filters"}.get(l, f"{n} maps of {wide} × {high}") in caption
    assert A[1].shape[0] == 16
    assert f"each of the {A[4].shape[0]} maps" in captions[5]


def test_the_drawn_pictures_are_rated_as_the_text_says():
    model, right = load_eyes(), {True: 0, False: 0}
    for kind in KINDS:
        said = [model.answer(np.asarray(draw_picture(kind, seed))).verdict == "flower" for seed in range(1, 21)]
        right[kind in FLOWER_KINDS] += sum(said)
    text = content.sections(SLUG)["Reading the picture"]
    assert f"{right[True]} of the {20 * len(FLOWER_KINDS)} flowers" in text
    assert f"{right[False]} of the {20 * (len(KINDS) - len(FLOWER_KINDS))} others" in text


def test_of_about_one_photo_in_five_it_cannot_tell_and_of_one_in_three_from_elsewhere():
    results = cached.flower_figures()["models"]["eyes"]
    assert 0.15 < 1 - results["val"]["told"] < 0.25
    strange = [results[split] for split in ("source", "source2")]
    untold = sum((1 - one["told"]) * one["photos"] for one in strange) / sum(one["photos"] for one in strange)
    assert 0.3 < untold < 0.37


def test_the_read_out_is_what_the_model_says():
    v = values_of(SLUG, picture="tree-2")
    answer = load_eyes().answer(np.asarray(flower.chosen(v)[0]))
    assert f"about {answer.of_100} are flowers" in page_module(SLUG).scene(v).readout.at(0)


@pytest.mark.parametrize(
    ("verdict", "truth", "said"),
    [
        ("flower", "flower", "right"),
        ("flower", "other", "wrong_other"),
        ("no flower", "flower", "wrong_flower"),
        ("no flower", "other", "right"),
        ("can't tell", "flower", "unsure"),
        ("can't tell", "other", "unsure"),
    ],
)
def test_a_mistake_is_named_by_what_the_picture_is(verdict, truth, said):
    say = SAY["mistakes"]
    assert mistakes.sentence(verdict, truth, "", say) == say[said]
    for group, (photos, wrong) in mistakes.groups_of(truth).items():
        told = mistakes.sentence(verdict, truth, group, say)
        assert f"{photos} photos of this kind ({group})" in told
        assert 0 <= wrong <= photos


def test_what_was_said_of_one_picture_is_not_taken_for_another(visit):
    def truth():
        return next(choice for choice in app.radio if choice.label == SAY["mistakes"]["truth"])

    app = visit(SLUG)
    truth().set_value("other")
    app.run()
    assert any("false alarm" in text.value for text in app.markdown)
    next(box for box in app.selectbox if box.label == "Drawn picture").set_value("daisy-2")
    app.run()
    assert not app.exception
    assert truth().value == ""
    assert not any("a **false alarm**" in text.value for text in app.markdown)


def test_the_kinds_hold_all_test_photographs_and_all_mistakes():
    result = cached.flower_figures()["models"]["eyes"][mistakes.JUDGED]
    flowers, others = mistakes.groups_of("flower"), mistakes.groups_of("other")
    assert sum(photos for photos, _ in flowers.values()) == result["flowers"]
    assert sum(photos for photos, _ in (flowers | others).values()) == result["photos"]
    assert sum(wrong for _, wrong in flowers.values()) == result["confusion"]["false_negative"]
    assert sum(wrong for _, wrong in others.values()) == result["confusion"]["false_positive"]


def test_the_block_for_the_browser_holds_every_parameter():
    model = load_eyes()
    data = sight.packed(model)
    length = int.from_bytes(data[:4], "little")
    header = json.loads(data[4 : 4 + length])
    numbers = np.frombuffer(data, "<f4", offset=4 + length)
    assert (numbers == np.concatenate([net.to_vector() for net in model.nets])).all()
    assert (header["count"], len(header["plant"]["W"])) == (len(model.nets), 128 * len(model.nets))


def test_a_drawn_picture_says_that_there_is_no_larger_one():
    source, note = flower.photo_shown(values_of(SLUG))
    assert source.startswith("data:image/png;base64,")
    assert "drawn by code" in note


@pytest.mark.parametrize("room", ["train", "trust"])
def test_in_another_room_no_scene_of_this_one_is_told(room):
    for name in SCENES:
        assert not stage.fits(SLUG, page_module(SLUG).SETTINGS, values_of(SLUG, room=room, scene=name))
