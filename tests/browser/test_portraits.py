"""The tools that take pictures of the app: what they take, and that a difference is named."""

import numpy as np
from PIL import Image

from pages.ui.frame.lessons import HOME, LESSONS
from tests.browser import picture, portraits


def portrait(folder, name, pixels, words):
    """A page's picture and words as `take` keeps them."""
    folder.mkdir(exist_ok=True)
    Image.fromarray(pixels).save(folder / f"{name}.png")
    (folder / f"{name}.txt").write_text(words, "utf-8")


def size(file):
    """Width and height of a picture."""
    with Image.open(file) as image:
        return image.size


def test_every_page_and_every_view_is_taken():
    addresses = list(portraits.every_page())
    assert {address.split("?")[0].strip("/") or HOME for address in addresses} == set(LESSONS)
    assert len({portraits.name_of(address) for address in addresses}) == len(addresses)
    assert {"/loss?view=surface&step=30000", "/loss?view=curve&step=30000", "/loss?view=one&step=30000"} <= set(addresses)


def test_what_differs_is_named_and_what_is_equal_is_not(tmp_path):
    plain, spotted = np.zeros((4, 6, 3), np.uint8), np.zeros((4, 6, 3), np.uint8)
    spotted[1, 2] = 9
    before, after = tmp_path / "before", tmp_path / "after"
    for folder, pixels, words in ((before, plain, "one\ntwo"), (after, spotted, "one\nthree")):
        portrait(folder, "same", plain, "words")
        portrait(folder, "changed", pixels, words)
    portrait(before, "gone", plain, "")
    portrait(before, "wider", plain, "")
    portrait(after, "wider", np.zeros((4, 7, 3), np.uint8), "")
    assert list(portraits.compare(before, after)) == [
        "changed: 1 pixels differ, by 9 of 255 at most",
        "changed: − two",
        "changed: + three",
        "gone: missing",
        "wider: size (6, 4) became (7, 4)",
    ]


def test_a_page_is_taken_from_the_running_app(chromium, app_server, tmp_path):
    portraits.take(chromium, app_server[0], tmp_path, ["/loss?view=one&step=98"])
    (kept,) = tmp_path.glob("*.png")
    assert size(kept)[0] > 600
    assert "For ŷ = 0.99" in kept.with_suffix(".txt").read_text("utf-8")


def test_the_picture_of_the_readme_is_taken_from_the_running_app(chromium, app_server, tmp_path):
    picture.keep(picture.shot(chromium, app_server[0]), tmp_path / "app.png")
    for file in (tmp_path / "app.png", picture.FILE):
        assert size(file) == (picture.WIDTH, picture.HEIGHT)
        assert file.stat().st_size <= 200_000
