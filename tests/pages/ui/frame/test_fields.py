"""What one types into a number field is taken, corrected in sight, or refused with one sentence; never quietly something else."""

import pytest

from pages.ui.frame import fields
from pages.ui.frame.settings import Setting

WHOLE, FINE = (0, 9999, 1), (-10.0, 10.0, 0.01)


@pytest.mark.parametrize(
    ("typed", "bounds", "value", "said"),
    [
        ("0,5", FINE, 0.5, ""),
        ("0.5", FINE, 0.5, ""),
        (" −3 ", FINE, -3.0, ""),
        ("", FINE, 2.0, "Empty: the usual value, 2, is taken."),
        ("99", FINE, 10.0, "From −10 to 10: 99 became 10."),
        ("-1e9", FINE, -10.0, "From −10 to 10: −1000000000 became −10."),
        ("abc", FINE, 7.0, "“abc” is no number: 7 is kept."),
        ("nan", FINE, 7.0, "“nan” is no number: 7 is kept."),
        ("1.5", WHOLE, 2, "1.5 became 2, the nearest there is."),
        ("12", WHOLE, 12, ""),
    ],
)
def test_what_is_typed_is_taken_corrected_or_refused(typed, bounds, value, said):
    found = fields.read(typed, bounds, 7.0, 2.0)
    assert found == (value, said)
    assert type(found[0]) is type(value)


def test_an_empty_field_can_mean_none():
    assert fields.read("", FINE, 3.0, None) == (None, "")
    assert fields.write(None) == ""


def test_an_address_takes_a_decimal_comma():
    ranged = Setting("w", "w", 0.0, bounds=(-1.0, 1.0, 0.01))
    assert ranged.parse("0,25") == 0.25
    assert Setting("alpha", "α", 0.1, {0.01: "", 0.03: "", 0.1: ""}).parse("0,03") == 0.03


def test_a_field_shows_what_became_of_what_was_typed(visit):
    app = visit("computation-graph")
    field = app.text_input(key="computation-graph.w1.typed")
    field.set_value("0,25").run()
    assert app.session_state["computation-graph.w1"] == 0.25
    app.text_input(key="computation-graph.w1.typed").set_value("77").run()
    assert app.session_state["computation-graph.w1"] == 10
    assert any("From −10 to 10: 77 became 10." in caption.value for caption in app.caption)
    app.text_input(key="computation-graph.w1.typed").set_value("").run()
    assert app.session_state["computation-graph.w1"] == 0.9


def test_a_start_outside_of_the_surface_is_said(visit):
    app = visit("gradient-descent", {"w1": "5"})
    assert any("w₁ = 5 lies outside of this surface" in caption.value for caption in app.caption)


def test_what_was_typed_is_shown_as_text_and_never_as_a_link_or_a_picture():
    assert fields.plain("“[x](//a.b) :red[y] <b>$z$” is no number") == (r"“\[x\]\(\/\/a\.b\) \:red\[y\] \<b\>\$z\$” is no number")
