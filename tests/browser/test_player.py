"""The live picture: its keys and controls, and that the browser computes what Python computes."""

import numpy as np
import pytest

import nn_core
from pages.ui.lesson.readout import show_number
from tests.browser import looks


def test_the_browser_writes_numbers_as_python_does(open_page):
    page = open_page("/initialization")
    rng = np.random.default_rng(0)
    numbers = [
        0,
        1,
        -1,
        0.5,
        9.995,
        99.95,
        999.5,
        99999,
        100000,
        0.001,
        0.0009994,
        1e-300,
        -1.5e300,
        1 / 3,
        12.345,
        0.03125,
        0.5625,
        2.125,
        1.5 / 1024,
    ]
    numbers += (rng.choice([-1, 1], 300) * 10 ** rng.uniform(-30, 30, 300)).tolist()
    shown = page.evaluate(
        "async (numbers) => { const e = await pulsatillaEngine.promise; return numbers.map(e.showNumber); }", numbers
    )
    assert shown == [show_number(number) for number in numbers]


@pytest.mark.parametrize("hidden", ["sigmoid", "tanh", "relu", "leaky_relu", "linear"])
@pytest.mark.parametrize(("output", "loss"), [("sigmoid", "cross_entropy"), ("linear", "squared_error")])
def test_the_browsers_forward_pass_is_nn_cores(open_page, hidden, output, loss):
    page = open_page("/initialization")
    net = nn_core.Network(n=(2, 5, 3, 1), hidden=hidden, output=output, loss=loss)
    theta = nn_core.initialize(net, "random", scale=1.5, seed=3)
    X = np.random.default_rng(1).uniform(-2, 2, (2, 50))
    spec = {"n": net.n, "activations": [net.activation(l) for l in range(1, net.L + 1)]}
    computed = page.evaluate(
        """async ([net, theta, X]) => { const e = await pulsatillaEngine.promise;
                                        return [...e.forward(net, theta, X).at(-1)[0]]; }""",
        [spec, theta.to_vector().tolist(), X.tolist()],
    )
    np.testing.assert_allclose(computed, nn_core.predict(net, theta, X)[0], rtol=1e-4, atol=1e-5)


def test_keys_and_buttons_move_the_picture(open_page):
    page = open_page("/initialization?init=random")
    root = looks.player(page)
    root.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => new URL(location.href).searchParams.get('step') === '2'")
    page.keyboard.press("ArrowLeft")
    assert root.get_attribute("data-step") == "1"
    page.keyboard.press(" ")
    page.wait_for_function("() => Number(document.querySelector('[data-testid=player]').dataset.step) > 20")
    assert root.get_attribute("data-playing") == "true"
    page.keyboard.press(" ")
    assert root.get_attribute("data-playing") == "false"
    page.keyboard.press("Home")
    assert root.get_attribute("data-step") == "0"
    for name, step in (("Step forward", "1"), ("Step forward", "2"), ("Step back", "1"), ("Reset", "0")):
        page.get_by_role("button", name=name, exact=True).click()
        assert root.get_attribute("data-step") == step
    page.get_by_label("Scrub bar").fill("100")
    assert int(root.get_attribute("data-step")) >= 100
    looks.settle(page)


def test_play_pressed_twice_pauses_and_at_the_end_begins_anew(open_page):
    page = open_page("/initialization?init=random&step=1000")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("() => Number(document.querySelector('[data-testid=player]').dataset.step) < 500")
    page.get_by_role("button", name="Pause", exact=True).click()
    assert looks.player(page).get_attribute("data-playing") == "false"
    looks.settle(page)


def test_reduced_motion_goes_to_the_end_at_once(open_page):
    page = open_page("/initialization", reduced_motion="reduce")
    page.get_by_role("button", name="Play", exact=True).click()
    assert looks.player(page).get_attribute("data-step") == "1000"
    looks.settle(page)


def test_the_picture_is_mounted_once_and_its_data_not_sent_again_while_it_rests(open_page):
    page = open_page("/initialization?init=random")
    page.evaluate("document.querySelector('[data-testid=player]').marked = true")
    received = []
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    client.on("Network.webSocketFrameReceived", lambda event: received.append(len(event["response"]["payloadData"]) * 3 // 4))
    page.get_by_label("Scrub bar").fill("50")
    page.wait_for_function("() => new URL(location.href).searchParams.get('step') !== '0'")
    looks.settle(page)
    assert page.evaluate("document.querySelector('[data-testid=player]').marked") is True
    assert 0 < sum(received) < 45_000
