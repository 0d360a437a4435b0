"""The playground in the browser: it plays on, it is changed on the way and by hand, and the address brings all of it back."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.browser import looks

QUICK = "every=100"  # steps a picture: the film is short


def path_of(page):
    """The address of a page, without its server."""
    return page.url[page.url.index("/playground") :]


def asked(page, condition):
    """Wait until the address fulfils a condition on its query, `q`, and the page is at rest."""
    page.wait_for_function(f"() => {{ const q = new URL(location.href).searchParams; return {condition}; }}")
    looks.settle(page)


def shown(page, condition):
    """Wait until the picture fulfils a condition on what it says of itself, `d`."""
    page.wait_for_function(f"() => {{ const d = document.querySelector('[data-testid=player]').dataset; return {condition}; }}")


def number(page, name):
    """The step shown, or how many there are."""
    return int(looks.player(page).get_attribute(f"data-{name}"))


def button(page, name):
    """A button of the page."""
    return page.get_by_role("button", name=name, exact=True)


def knob(page, label, option):
    """Choose something above the picture."""
    page.locator(".pul-knob").filter(has_text=label).locator("select").select_option(label=option)


def end_by_key(page):
    """To the last step there is, which the address follows; gives it."""
    page.get_by_label("Scrub bar").press("End")
    step = looks.player(page).get_attribute("data-step")
    asked(page, f"q.get('step') === '{step}'")
    return int(step)


def legend(page, panel):
    """What stands under a panel."""
    return page.locator(f".pul-{panel}").inner_text()


def test_it_plays_on_past_the_end_of_what_was_trained(open_page):
    page = open_page(f"/playground?{QUICK}")
    first = number(page, "steps")
    page.get_by_label("Speed").select_option("4")
    button(page, "Play").click()
    page.evaluate("""() => {
      const player = document.querySelector('[data-testid="player"]');
      window.stood = 0;
      const look = () => (window.stood += player.dataset.playing !== "true");
      new MutationObserver(look).observe(player, { attributes: true });
    }""")
    shown(page, f"d.playing === 'true' && Number(d.step) > {first} && Number(d.steps) > Number(d.step)")
    before = number(page, "step")
    shown(page, f"Number(d.step) > {before}")
    assert page.evaluate("window.stood") == 0
    button(page, "Pause").click()
    shown(page, "d.playing === 'false'")
    looks.settle(page)


def test_reset_equals_reset(open_page):
    page = open_page("/playground?every=10")
    told = []
    for _ in range(2):
        button(page, "Play").click()
        shown(page, "Number(d.step) >= 100")
        button(page, "Pause").click()
        looks.press(page, "Reset")
        assert number(page, "step") == 0
        start = looks.readout(page)
        for _ in range(5):
            button(page, "Step forward").click()
        assert number(page, "step") == 50
        told.append((start, looks.readout(page)))
        looks.press(page, "Reset")
    assert told[0] == told[1]
    assert told[0][0] != told[0][1]


def test_another_rate_while_it_plays_goes_on_from_there(open_page):
    page = open_page("/playground?every=10")
    button(page, "Play").click()
    shown(page, "Number(d.step) >= 100")
    before = number(page, "step")
    knob(page, "Learning rate", "1")
    page.wait_for_function("() => new URL(location.href).searchParams.get('past')")
    taken = int(looks.query(page)["past"].split("~")[0])
    assert taken >= before
    shown(page, f"d.playing === 'true' && Number(d.step) > {taken}")
    assert "run before" in legend(page, "curve")
    button(page, "Pause").click()
    looks.settle(page)
    assert looks.query(page)["past"].startswith(f"{taken}~0.3")
    assert looks.query(page)["alpha"] == "1"


def test_scrubbed_back_another_rate_is_a_branch_and_both_curves_stay(open_page):
    page = open_page("/playground?every=10")
    end = end_by_key(page)
    page.get_by_label("Scrub bar").press("Home")
    page.get_by_label("Scrub bar").press("ArrowRight")
    asked(page, "q.get('step') === '10'")
    knob(page, "Learning rate", "1")
    asked(page, "q.get('kept') && q.get('past') === '10~0.3~0~10'")
    assert end > number(page, "step") == 10
    assert "α = 0.3" in legend(page, "curve")


def test_the_network_is_built_on_the_drawing_and_a_link_brings_it_along(open_page):
    page = open_page("/playground")
    for name, shape in (("Add a unit to layer [1]", "5t-2t"), ("Take the last hidden layer away", "5t")):
        button(page, name).click()
        asked(page, f"q.get('shape') === '{shape}'")
    button(page, "input x₁²").click()
    asked(page, "q.get('inputs') === 'x1-x2-x1x1' || q.get('inputs').split('-').length === 3")
    end_by_key(page)
    other = open_page(path_of(page))
    assert looks.query(other) == looks.query(page)
    assert looks.readout(other) == looks.readout(page)


def test_a_weight_is_set_by_keyboard_at_once_and_undo_takes_it_back(open_page):
    page = open_page("/playground")
    before = looks.readout(page)
    page.locator(".pul-tile").first.focus()
    for key in ("ArrowRight", "Enter", "Enter"):
        page.keyboard.press(key)
    page.locator(".pul-editor").wait_for()
    heard = page.evaluate("pulsatillaTraffic.sent")
    page.keyboard.press("Control+A")
    page.keyboard.type("4")
    assert "set by hand" in looks.readout(page)
    assert page.evaluate("pulsatillaTraffic.sent") == heard
    asked(page, "q.get('past') === 'e~0~4'")
    assert looks.readout(page) != before
    looks.press(page, "Undo")
    asked(page, "q.get('past') === ''")
    assert looks.readout(page) == before


def test_a_place_of_the_landscape_becomes_the_network(open_page):
    page = open_page("/playground?step=100")
    knob(page, "Landscape", "two weights")  # of a run that goes on: another panel, the same place
    page.wait_for_selector(".pul-terrain canvas")
    assert number(page, "step") == 100
    before = looks.readout(page)
    canvas = page.locator(".pul-terrain canvas")
    box = canvas.bounding_box()
    canvas.click(position={"x": box["width"] * 0.7, "y": box["height"] * 0.3})
    asked(page, "/_e~[0-9]+~/.test(q.get('past'))")
    assert number(page, "step") == 100
    assert looks.readout(page) != before
    assert looks.readout(open_page(path_of(page))) == looks.readout(page)


def test_the_landscape_is_turned_and_a_place_of_it_is_taken_by_keyboard(open_page):
    page = open_page("/playground?step=100&terrain=path_solid")
    canvas = page.locator(".pul-terrain canvas")
    seen = [canvas.screenshot()]
    button(page, "Turn to the right").press("Enter")
    seen.append(canvas.screenshot())
    canvas.drag_to(canvas, source_position={"x": 60, "y": 60}, target_position={"x": 120, "y": 70})
    seen.append(canvas.screenshot())
    assert len(set(seen)) == 3
    assert "past" not in looks.query(page) or not looks.query(page)["past"]  # a drag turns, and is no press
    cross = page.locator(".pul-terrain .pul-cross")
    before = looks.readout(page)
    cross.press("Shift+ArrowUp")
    cross.press("Enter")
    asked(page, "/_e~[0-9]+~/.test(q.get('past'))")
    assert looks.readout(page) != before and number(page, "step") == 100
    for kind in ("PNG", "SVG"):
        with page.expect_download() as taken:
            button(page, f"Save this picture as {kind}").click()
        assert taken.value.suggested_filename == f"playground-step-100.{kind.lower()}"
        content = Path(taken.value.path()).read_bytes()
        assert content.startswith(b"\x89PNG" if kind == "PNG" else b"<svg")
        if kind == "PNG":
            assert Image.open(BytesIO(content)).width > 1500
        else:
            assert looks.readout(page)[:30] in content.decode()


def test_points_of_ones_own_are_clicked_and_survive_a_reload(open_page):
    page = open_page("/playground?data=own&draw=1")
    canvas = page.locator(".pul-plane canvas")
    box = canvas.bounding_box()
    canvas.click(position={"x": box["width"] * 0.4, "y": box["height"] * 0.25})
    asked(page, "(q.get('points') ?? '').split(';').length === 3 && q.get('points').endsWith(',1')")
    knob(page, "A click", "add y = 0")
    asked(page, "q.get('draw') === '0'")
    canvas.click(position={"x": box["width"] * 0.75, "y": box["height"] * 0.6})
    asked(page, "(q.get('points') ?? '').split(';').length === 4 && q.get('points').endsWith(',0')")
    points, told = looks.query(page)["points"], looks.readout(page)
    page.reload()
    looks.settle(page)
    assert (looks.query(page)["points"], looks.readout(page)) == (points, told)


def test_a_danish_table_is_taken_and_a_word_in_it_is_named(open_page):
    page = open_page("/playground")
    button(page, "Points of your own").click()
    for third, name in (("0,5;to;1", "bad.csv"), ("0,5;-1,25;1", "good.csv")):
        text = f"bredde;højde;art\n-0,5;0,75;0\n{third}\n1,5;-0,5;1\n"
        page.locator('input[type="file"]').set_input_files({"name": name, "mimeType": "text/csv", "buffer": text.encode()})
        looks.settle(page)
        if name == "bad.csv":
            page.get_by_text("Row 3, column “højde”: “to” is no number.").wait_for()
    button(page, "Take these 3 points").click()
    asked(page, "q.get('points') === '-0.5,0.75,0;0.5,-1.25,1;1.5,-0.5,1' && q.get('names') === 'bredde~højde~art'")


def test_a_challenge_that_is_solved_says_so(open_page):
    scene = "/playground?scene=three-clouds&data=three_blobs&shape=none&noise=10"
    assert looks.told_kind(open_page(f"{scene}&alpha=0.01&step=0")) == "task"
    page = open_page(f"{scene}&alpha=1&step=500")
    assert looks.told_kind(page) == "solved"
    assert "Solved at step 500" in looks.story(page).inner_text()
    page.goto(page.url.replace("alpha=1", "alpha=0.01").replace("step=500", "step=0"))  # another try, in the same browser
    looks.settle(page)
    assert looks.told_kind(page) == "task"
    assert page.locator("[data-scene='three-clouds'][data-solved]").count() == 1
    page.get_by_role("link", name="open it").click()
    page.wait_for_function("() => document.querySelector('[data-testid=story]')?.dataset.kind === 'solved'")
    assert looks.query(page)["step"] == "500"


SIGNS = """async () => {
  const engine = await pulsatillaEngine.promise;
  const svg = engine.sheet(document.querySelector('[data-testid="player"]'));
  return (svg.match(/①/g) ?? []).length;
}"""


def test_what_is_found_is_pointed_out_in_the_picture_as_long_as_it_is_so(open_page):
    page = open_page("/playground?shape=4l")
    assert page.get_by_text("① ").count() == 1
    assert page.evaluate(SIGNS) == 4  # units that do not bend
    page.locator(".pul-layer select").first.select_option("tanh")
    asked(page, "q.get('shape') === '4t'")
    assert page.get_by_text("① ").count() == 0
    assert page.evaluate(SIGNS) == 0


def test_a_set_of_points_is_chosen_by_its_picture_with_the_keyboard(open_page):
    page = open_page("/playground")
    button(page, "Data: see them all").press("Enter")
    assert page.evaluate("document.activeElement.value") == "circle"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    asked(page, "q.get('data') === 'xor'")
    assert page.evaluate("getComputedStyle(document.querySelector('.pul-sign')).backgroundImage").startswith(
        'url("data:image/png'
    )
    assert not looks.has_trouble(page)


def test_nonsense_in_every_parameter_opens_the_default(open_page):
    told = looks.readout(page := open_page("/playground"))
    names = [name for name in looks.query(page) if name != "scene"]
    assert len(names) > 20
    other = open_page("/playground?" + "&".join(f"{name}=~%00%E2%98%83" for name in names))
    assert looks.readout(other) == told
    assert not looks.has_trouble(other)


def test_a_run_that_overflows_says_where_it_ends(open_page):
    page = open_page("/playground?data=wave&shape=4r&alpha=1000000&step=100000")
    end_by_key(page)
    assert "It ends here" in looks.readout(page)
    assert not looks.has_trouble(page)
