"""The room Train in the browser: drawn pictures learned to more than nine of ten, and a ZIP of one's own from the drop to Ask."""

import io
import re
import zipfile

import numpy as np

from nn_core.drawings import draw_picture
from nn_core.heaps import as_file, read_own
from tests.browser import looks

ALERTS = '[data-testid="stAlert"]'
OWN = "/flower-lab?room=train&scene=own&data=own&net=2&units=64&batch=16&rate=0.01&vary=on&epochs=1000"
EYES = "/flower-lab?room=train&scene=with-eyes&net=eyes&count=500&rate=0.02&epochs=40&chance=3"  # pictures nobody else asks for
PATIENCE = 60_000  # ms: for work of a few seconds on a machine with much to do


def two_folders(n=12):
    """A ZIP with two folders of drawn pictures as photos, something that is none, and a path that leads elsewhere."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for kind in ("leaves", "poppy"):
            for seed in range(n):
                photo = io.BytesIO()
                draw_picture(kind, seed).resize((240, 160)).save(photo, "JPEG", quality=90)
                archive.writestr(f"../../mine/{kind}/{seed}.jpg", photo.getvalue())
        archive.writestr("mine/poppy/notes.jpg", b"no photo")
    return file.getvalue()


def pixels(page):
    """The numbers of the canvas that shows the first weights."""
    return page.locator(".pul-panels canvas").last.evaluate("canvas => canvas.toDataURL()")


def bring(page, label, name, data):
    """Hand a file to the uploader with this label."""
    place = page.get_by_test_id("stFileUploader").filter(has_text=label).locator('input[type="file"]')
    place.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})


def taken(page, name):
    """The bytes of a file that a button of this name gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return download.value.path().read_bytes()


def test_with_eyes_it_can_be_stopped_and_gets_more_than_nine_of_ten_drawn_pictures_right_that_it_never_saw(open_page):
    page = open_page(EYES, app=False)  # it is at rest only when all is learned
    page.get_by_role("button", name="Stop training").click(timeout=PATIENCE)
    looks.press(page, "Go on")
    page.wait_for_function("document.querySelector('[data-testid=\"player\"]').dataset.steps === '40'", timeout=PATIENCE)
    looks.settle(page)
    assert page.get_by_text("on what was held out", exact=True).count() == 0  # it is to be guessed
    before = pixels(page)
    looks.play_to_the_end(page)
    assert pixels(page) != before
    assert int(re.search(r"held out, (\d+) % right", looks.readout(page)).group(1)) > 90
    page.get_by_text("on what was held out", exact=True).wait_for()
    assert "Nearly all" in page.locator(".pul-story").inner_text()
    assert not looks.has_trouble(page)


def test_a_zip_of_ones_own_is_trained_taken_along_and_brought_back(open_page):
    page = open_page(OWN, 390, 844)
    assert "Each heap needs two photos" in looks.readout(page)
    bring(page, "Or one ZIP", "mine.zip", two_folders())
    page.get_by_text("12 photos of “poppy”").wait_for(timeout=PATIENCE)
    assert "notes.jpg: This file is not a photo" in page.locator(ALERTS).inner_text()
    assert [page.get_by_label(f"Name of heap {heap}").input_value() for heap in (1, 2)] == ["leaves", "poppy"]

    looks.press(page, "Train")
    page.get_by_text("on what was held out", exact=True).wait_for(timeout=PATIENCE)
    page.get_by_text("Too few").first.wait_for()
    looks.settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    data = taken(page, "my_network.npz")
    assert read_own(data).names == ("leaves", "poppy")
    told = re.search(r"p\(leaves\) = (0\.\d{6})", page.get_by_text("the script prints").inner_text()).group(1)
    assert "12 of “leaves” and 12 of “poppy”" in taken(page, "my_network.md").decode()
    compile(taken(page, "my_network.py"), "my_network.py", "exec")

    bring(page, "Bring a network back", "broken.npz", data[:2000])
    page.get_by_text("is not a network of one").wait_for()
    other = as_file(read_own(data).named(("blade", "bloom")))
    bring(page, "Bring a network back", "mine.npz", other)
    back = page.get_by_text("It is back")
    back.wait_for()
    assert float(re.search(r"p\(blade\) = (0\.\d{6})", back.inner_text()).group(1)) == float(told)
    grey = np.full((40, 60, 3), 128, np.uint8)
    assert abs(read_own(other).predict(grey) - float(told)) < 1e-6
    assert not looks.has_trouble(page)


CAMERA = """() => {
  navigator.mediaDevices.getUserMedia = async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
    const pen = canvas.getContext("2d");
    let k = 0;
    setInterval(() => { // a new colour all the time
      pen.fillStyle = `hsl(${(k++ * 17) % 360} 80% ${30 + (k % 40)}%)`;
      pen.fillRect(0, 0, 640, 480);
    }, 40);
    return canvas.captureStream(25);
  };
}"""


def test_the_cameras_button_takes_one_photo_and_held_it_takes_many_up_to_twenty(open_page):
    page = open_page("/flower-lab?room=train&data=own")
    page.get_by_text("Camera", exact=True).click()
    button = page.locator(".pul-burst button")
    page.evaluate("() => (navigator.mediaDevices.getUserMedia = async () => { throw new Error(); })")
    button.click()
    page.locator(".pul-burst p").filter(has_text="Browsers let a page use the camera only").wait_for()
    page.evaluate(CAMERA)
    button.click()
    page.get_by_role("button", name="Take a photo; hold for twenty").wait_for()
    page.wait_for_function("document.querySelector('.pul-burst video').videoWidth === 640")
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_text("1 photo of “pasque flower”").wait_for()
    page.get_by_test_id("stRadio").get_by_text("crocus", exact=True).click()
    looks.settle(page)
    button.hover()
    page.mouse.down()
    page.locator(".pul-burst p").filter(has_text="20 taken").wait_for()
    page.mouse.up()
    page.get_by_text(re.compile(r"^(1\d|20) photos of “crocus”")).wait_for()  # one of two alike is left out
    assert not looks.has_trouble(page)
