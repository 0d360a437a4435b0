"""The flower lab in the browser: every kind of file gets an answer or one sentence, and nothing is lost."""

import io
import re
import struct
import zlib
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.browser import looks
from tests.nn_core.reading.test_archives import packed

SENTENCE = '[data-testid="stAlert"]'


def photo(name):
    """The bytes of one of scikit-learn's two sample photographs."""
    return (files("sklearn.datasets") / "images" / name).read_bytes()


def saved(image, **how):
    """An image as a file's bytes."""
    file = io.BytesIO()
    image.save(file, **how)
    return file.getvalue()


def huge_png_header():
    """A PNG that says it is 50,000 × 50,000 pixels, and holds none."""
    chunk = b"IHDR" + struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


def flower():
    """The sample flower, small."""
    return Image.open(io.BytesIO(photo("flower.jpg"))).resize((320, 214))


def rotated():
    """The sample flower lying on its side, with the EXIF mark that says so."""
    turned = flower().transpose(Image.Transpose.ROTATE_90)
    exif = turned.getexif()
    exif[0x0112] = 6
    return saved(turned, format="JPEG", exif=exif, quality=95)


GOOD = {
    "flower.jpg": lambda: photo("flower.jpg"),
    "china.jpg": lambda: photo("china.jpg"),
    "animated.gif": lambda: saved(
        flower().convert("P"), format="GIF", save_all=True, append_images=[Image.new("P", (320, 214), 3)] * 3
    ),
    "cmyk.jpg": lambda: saved(flower().convert("CMYK"), format="JPEG"),
    "sixteen-bit.png": lambda: saved(
        Image.fromarray(np.linspace(0, 65535, 60 * 40).astype(np.uint16).reshape(40, 60)), format="PNG"
    ),
    "palette.png": lambda: saved(flower().convert("P"), format="PNG", transparency=0),
    "rotated.jpg": rotated,
}
BAD = {
    "empty.jpg": lambda: b"",
    "text.jpg": lambda: b"This is no photo.\n" * 50,
    "truncated.jpg": lambda: photo("flower.jpg")[:4000],
    "huge.png": huge_png_header,
}


def upload(page, name, data):
    """Hand a file to the uploader and wait for the page."""
    page.locator('input[type="file"]').set_input_files({"name": name, "mimeType": "image/jpeg", "buffer": data})
    looks.settle(page)


def test_a_photo_that_lacks_its_last_bytes_is_answered_with_a_warning(open_page):
    page = open_page("/flower-lab?source=upload")
    upload(page, "cut.jpg", photo("flower.jpg")[:-500])
    answered(page)
    assert "last bytes of this photo are missing" in page.locator(SENTENCE).inner_text()
    assert not looks.has_trouble(page)


def answer(page):
    """The sentence with the network's answer."""
    return looks.readout(page)


def answered(page, name="your photo"):
    """Wait for the answer about the photo of this name."""
    page.wait_for_function(
        """(name) => {
      const said = document.querySelector('[data-testid="readout"]')?.textContent ?? "";
      return said.includes(name) && document.querySelector(".pul-says");
    }""",
        arg=name,
    )
    looks.settle(page)


def of_100(page):
    """Of 100 photos rated like this, so many are flowers."""
    return int(re.search(r"about (\d+) are flowers", answer(page)).group(1))


def verdict(page):
    """What the live picture says, as it is painted now."""
    return page.locator(".pul-says").inner_text()


def test_whatever_comes_is_answered_or_gets_one_sentence_and_the_server_stays_small(open_page, app_server):
    page, before = open_page("/flower-lab?source=upload"), _memory(_process(app_server))
    for name, make in GOOD.items():
        upload(page, name, make())
        answered(page, name if name != next(iter(GOOD)) else "your photo")
        assert 1 <= of_100(page) <= 99
        assert verdict(page) in ("Flower", "No flower", "I can't tell", "No plant in sight")
        assert page.locator(SENTENCE).count() == 0
    last, sentences = answer(page), []
    big = saved(Image.effect_noise((5000, 4900), 60).convert("RGB"), format="PNG", compress_level=1)[: 20 * 2**20]
    for name, data in {**{name: make() for name, make in BAD.items()}, "big.png": big}.items():
        upload(page, name, data)
        page.locator(SENTENCE).filter(has_not_text=sentences[-1] if sentences else "nothing yet").wait_for()
        sentences.append(page.locator(SENTENCE).inner_text().split("\n")[-1].strip())
        assert page.locator(SENTENCE).count() == 1
        assert answer(page) == last
        assert page.get_by_text("the answer is still the one about the picture before").is_visible()
    assert all(sentence[0].isupper() and sentence[-1] == "." for sentence in sentences)
    assert not looks.has_trouble(page)
    assert _memory(_process(app_server)) - before < 300


def test_a_zip_of_photos_is_read_all_are_told_of_and_each_can_be_asked_about(open_page):
    plants = {"meadow/flower.jpg": photo("flower.jpg"), "town/china.jpg": photo("china.jpg"), "../../etc/passwd": b"root"}
    page = open_page("/flower-lab?source=upload")
    upload(
        page,
        "plants.zip",
        packed(plants | {f"noise/{k}.jpg": saved(Image.effect_noise((90, 60), 9 * k), format="JPEG") for k in (1, 2)}),
    )
    page.get_by_text("Of 4 photos:").wait_for()
    assert "passwd" in page.locator(SENTENCE).inner_text()
    answered(page, "flower.jpg")
    assert "says “flower”" in answer(page)
    looks.choose(page, "Photo asked about", "4: china.jpg")
    answered(page, "china.jpg")
    assert "says “flower”" not in answer(page)
    page.reload()
    looks.settle(page)
    assert page.get_by_text("Of 4 photos:").count() == 0  # nothing outlives the visit
    assert not looks.has_trouble(page)


def test_a_photo_on_its_side_is_turned_and_answered_like_the_upright_one(open_page):
    shown = []
    for data in (saved(flower(), format="JPEG", quality=95), rotated()):
        page = open_page("/flower-lab?source=upload")
        upload(page, "photo.jpg", data)
        answered(page)
        shown.append(of_100(page))
    assert shown[0] == pytest.approx(shown[1], abs=5)


def test_the_camera_is_offered_and_a_drawn_picture_needs_no_file(open_page):
    page = open_page("/flower-lab?picture=daisy-2")
    assert "daisy, 2" in answer(page)
    looks.choose(page, "Picture", "camera")
    page.locator('[data-testid="stCameraInput"]').wait_for()


def test_painted_over_the_flower_is_gone_and_comes_back_with_undo(open_page):
    page = open_page("/flower-lab?source=upload")
    upload(page, "flower.jpg", photo("flower.jpg"))
    answered(page)
    assert "says “flower”" in answer(page)
    assert (verdict(page), page.locator(".pul-photo canvas").is_visible()) == ("Flower", True)
    canvas = page.locator(".pul-eraser canvas")
    box = canvas.bounding_box()
    canvas.scroll_into_view_if_needed()
    page.get_by_role("button", name="broad brush").click()
    before = page.locator(".pul-aside").inner_text()
    for row in range(5):
        y = box["height"] * (row + 0.5) / 5
        canvas.drag_to(
            canvas, source_position={"x": box["width"] * 0.15, "y": y}, target_position={"x": box["width"] * 0.85, "y": y}
        )
    assert verdict(page) != "Flower"
    assert page.locator(".pul-aside").inner_text() != before
    assert "says “flower”" in answer(page)  # of the photo itself nothing has changed
    page.get_by_role("button", name="the picture as it was").click()
    assert (verdict(page), page.locator(".pul-aside").inner_text()) == ("Flower", before)
    page.get_by_label("What mattered").select_option("coarse")
    page.get_by_role("button", name="paint with yellow").click()
    page.get_by_role("button", name="a whole field of this colour").click()
    assert verdict(page) in ("No flower", "No plant in sight")
    cross = page.locator(".pul-eraser .pul-cross")
    cross.press("Delete")
    assert verdict(page) == "Flower"
    assert not looks.has_trouble(page)


def test_a_wrong_answer_is_named_and_nothing_of_it_is_kept(open_page):
    page = open_page("/flower-lab?picture=pasque-flower-1")
    page.locator('[data-testid="stRadio"] label').filter(has_text="no flower").click()
    page.get_by_text("a false alarm").wait_for()
    page.reload()
    looks.settle(page)
    assert page.get_by_text("a false alarm").count() == 0


def _process(app_server):
    """The number of the server's process."""
    port = app_server[0].rsplit(":")[-1]
    return next(int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit() and port in _command_line(entry))


def _command_line(entry):
    try:
        return (entry / "cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return ""


def _memory(pid):
    """The most memory the process ever held, in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024
