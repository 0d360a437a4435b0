"""Every number and every claim in its prose, computed again."""

import numpy as np
import pytest

import nn_core
from pages.image_to_vector import pictures
from pages.ui import cached
from pages.ui.live import player
from pages.ui.runs import flower
from tests.pages.conftest import page_module, scene_named, values_of

SLUG = "image-to-vector"


def values(**changes):
    """The page's values."""
    return values_of(SLUG, **changes)


def preset(name):
    """The settings of a scene."""
    return scene_named(SLUG, name).values


def x_of(picture):
    """The vector of a drawn picture."""
    return nn_core.picture_to_vector(flower.as_image(cached.drawing(picture)))[:, 0]


def test_x_has_3_times_40_times_60_entries_and_one_column():
    assert nn_core.N_X == 3 * 40 * 60 == 7200
    assert x_of("daisy-1")[:, None].shape == (7200, 1)
    assert 40 * 60 == 2400


def test_the_green_value_of_the_first_pixel_comes_behind_the_whole_red_page():
    assert nn_core.entry_of(0, 0, 0) == 0
    assert nn_core.entry_of(1, 0, 0) == 2400
    assert {nn_core.pixel_of(k)[0] for k in range(2400)} == {0}
    assert page_module(SLUG).scene(values()).happened == "page"


@pytest.mark.parametrize("picture", ["pasque-flower-1", "fern-3"])
def test_every_read_out_tells_the_value_of_its_pixel(picture):
    scene, pixels = page_module(SLUG).scene(values(picture=picture)), np.asarray(flower.chosen(values(picture=picture))[0])
    for k in (0, 59, 60, 2399, 2400, 3245, 7199):
        band, row, column = nn_core.pixel_of(k)
        value = page_module(SLUG).readout.show_number(pixels[row, column, band] / 255)
        colour = ("red", "green", "blue")[band]
        assert f"k = {k} of x is {value}: the {colour} value of the pixel in row {row} and column {column}," in scene.readout.at(
            k
        )


def test_the_run_records_every_entry_and_stays_small():
    run = page_module(SLUG).scene(values()).run
    np.testing.assert_array_equal(run.steps, np.arange(7200))
    np.testing.assert_array_equal(run.arrays["x"].ravel() / 255, x_of("pasque-flower-1"))


def test_a_run_is_sent_in_less_than_60_kilobytes():
    page = page_module(SLUG)
    scene = page.scene(values())
    header = {"panels": scene.panels, "readout": scene.readout.header()}
    assert len(player.pack(scene.run, header, scene.readout.arrays(), (0, 0), {}, 0)) < 60_000


def test_the_next_row_is_60_entries_further_and_the_next_band_2400():
    k = preset("One pixel down")["step"]
    band, row, column = nn_core.pixel_of(k)
    assert row == 20
    assert nn_core.entry_of(band, row + 1, column) - k == 60
    assert nn_core.entry_of(band + 1, row, column) - k == 2400


def test_red_ends_with_entry_2399_and_green_begins_at_the_top_left():
    assert preset("Where red ends")["step"] == 2399
    assert nn_core.pixel_of(2399) == (0, 39, 59)
    assert nn_core.pixel_of(2400) == (1, 0, 0)


def test_white_is_1_in_all_three_bands():
    set_up = preset("White")
    assert (x_of(set_up["picture"])[[set_up["step"] + 2400 * band for band in range(3)]] == 1).all()


def test_yellow_has_much_red_much_green_and_little_blue():
    set_up = preset("Yellow")
    band, row, column = nn_core.pixel_of(set_up["step"])
    red, green, blue = (x_of(set_up["picture"])[nn_core.entry_of(other, row, column)] for other in range(3))
    assert band == 2
    assert min(red, green) > 0.8
    assert blue < 0.2


@pytest.mark.parametrize(("picture", "place"), [("pasque-flower-1", 0), ("daisy-3", 0), ("leaves-2", 1), ("sky-1", 1)])
def test_five_pictures_are_columns_and_the_learners_stands_where_y_fits(picture, place):
    images, own, X = pictures.examples(values(picture=picture))
    assert X.shape == (7200, 5)
    assert pictures.Y.shape == (1, 5)
    assert pictures.Y.tolist() == [[1, 0, 0, 1, 0]]
    assert own == place
    np.testing.assert_array_equal(X[:, place], x_of(picture))
    assert len({image.tobytes() for image in images}) == 5
    assert (">>> X.shape\n(7200, 5)\n>>> y\narray([[1, 0, 0, 1, 0]])\n>>> y.shape\n(1, 5)") in pictures.shapes(X)


def test_the_other_columns_show_what_their_y_says():
    kinds = {1: pictures.FLOWERS, 0: pictures.OTHERS}
    for y, names in kinds.items():
        assert all(flower.is_flower(values(picture=name)) is bool(y) for name in names)


# The shuffle test


def costs(seed, shuffle, **changes):
    """The cost curve of the page's training."""
    page = page_module(SLUG)
    return cached.picture_costs(page.NET, seed, shuffle=shuffle, **{**page.TRAINING, **changes})


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("shuffle", [1, 7])
def test_shuffled_pictures_are_learned_with_the_same_cost_to_rounding(seed, shuffle):
    plain, shuffled = costs(seed, None), costs(seed, shuffle)
    assert np.abs(plain - shuffled).max() < 1e-12
    assert plain[-1] < plain[0] - 0.2


def test_other_first_weights_go_down_alike_but_not_on_the_same_line():
    plain, other = costs(1, None), costs(2, 1)
    assert 0.01 < np.abs(plain - other).max() < 0.5
    assert other[-1] < other[0] - 0.2


def test_in_a_training_that_jumps_to_and_fro_rounding_can_grow():
    pairs = [(costs(1, None, learning_rate=rate), costs(1, 1, learning_rate=rate)) for rate in (0.003, 0.005, 0.03)]
    assert any((np.diff(plain) > 0).any() for plain, _ in pairs)
    assert max(np.abs(plain - shuffled).max() for plain, shuffled in pairs) > 1e-9


def test_half_of_the_100_drawn_pictures_are_flowers():
    X, Y = cached.drawn_examples(*page_module(SLUG).TRAINING["data"])
    assert X.shape == (7200, 100)
    assert Y.sum() == 50
    assert page_module(SLUG).NET.n == (7200, 8, 1)


# The question from the screen
