"""The learner's one flower: chosen once, it stays for the visit, and other pages can ask for it."""

import pytest
from PIL import Image

from pages.ui import cached
from pages.ui.frame import address, settings
from pages.ui.frame.settings import Setting
from pages.ui.runs import flower
from tests.pages.conftest import values_of


def drawn(name):
    """The drawn picture of that name, as its bytes."""
    return cached.drawing(name)


def test_the_values_of_a_page_mean_a_picture_and_its_name():
    picture, name = flower.chosen(values_of("flower-lab", picture="daisy-2"))
    assert (picture.size, picture.mode, name) == ((60, 40), "RGB", "the drawn picture “daisy, 2”")
    assert picture.tobytes() == drawn("daisy-2")


def test_before_any_choice_the_flower_is_a_drawn_one():
    picture, _ = flower.chosen()
    assert picture.tobytes() == drawn("pasque-flower-1")


def test_a_link_cannot_carry_a_photo_so_a_drawn_picture_stands_in_and_says_so(visit):
    app = visit("flower-lab", {"source": "upload", "picture": "poppy-1"})
    assert "links do not carry photos" in app.caption[0].value
    picture, name = flower.chosen(values_of("flower-lab", source="upload", picture="poppy-1"))
    assert picture.tobytes() == drawn("poppy-1")
    assert name.endswith("until there is a photo,")


def test_what_is_chosen_on_one_page_is_in_the_visits_store(visit):
    app = visit("flower-lab", {"picture": "tulip-3"})
    assert app.session_state[address.SHARED] == {"source": "drawn", "picture": "tulip-3"}


def test_followed_settings_are_the_same_ones_without_a_control():
    pairs = list(zip(flower.SETTINGS, flower.FOLLOWED, strict=True))
    assert all(followed.widget == "hidden" and followed.shared for _, followed in pairs)
    assert all((own.name, own.default, own.options) == (other.name, other.default, other.options) for own, other in pairs)


def test_drawn_flowers_and_other_drawings_are_told_apart():
    assert flower.is_flower(values_of("flower-lab", picture="umbel-1")) is True
    assert flower.is_flower(values_of("flower-lab", picture="leaves-2")) is False


def test_a_preset_leaves_the_learners_choice_unless_it_is_about_it(monkeypatch):
    table = (Setting("m", "m", 1, bounds=(1, 9, 1)), *flower.SETTINGS)
    changed = {}
    monkeypatch.setattr(settings, "put", lambda slug, **changes: changed.update(changes))
    settings.apply("x", table, {"m": 3})
    assert changed == {"m": 3}
    settings.apply("x", table, {"picture": "fern-1"})
    assert changed == {"m": 1, "picture": "fern-1"}


def test_a_picture_comes_back_from_its_bytes():
    assert isinstance(flower.as_image(bytes(7200)), Image.Image)


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://school.example/flower-lab", True),
        ("http://localhost:8501/flower-lab?source=camera", True),
        ("http://127.0.0.1:8501", True),
        ("http://192.168.1.5:8501/flower-lab", False),
        ("http://localhost.example/", False),
        ("", False),
    ],
)
def test_where_a_browser_lets_no_page_use_the_camera_the_page_says_so(url, may):
    assert flower.lets_use_the_camera(url) is may


def test_thumbnails_hold_their_pictures_and_mean_nothing_but_their_text():
    html = flower.thumbnails([bytes(7200)] * 2, ["<b>crocus</b> & co", ""], 66)
    assert html.count("data:image/jpeg;base64,") == 2
    assert "<b>" not in html
    assert html.count("<figcaption>") == 1
