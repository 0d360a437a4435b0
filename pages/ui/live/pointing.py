"""What the text below a picture speaks of is pointed out in the picture, under the same sign, as long as that step is shown."""

import streamlit as st

from pages.ui.frame.lessons import ASSETS

SIGNS = "①②③④⑤⑥⑦⑧⑨"

_POINTER = st.components.v2.component(
    "pulsatilla_pointer", js=(ASSETS / "player" / "pointer.js").read_text("utf-8"), isolate_styles=False
)


def point_out(slug, places):
    """Mark places of the page's picture, one of `SIGNS` each: a list of dicts with `units` ((layer, unit), ...), unit counted
    from 0; `inputs` (their numbers, counted from 0); a `step` of the run. Once, in the fragment that tells about the picture."""
    state = st.session_state.get(("player", slug), {})
    run_id, _ = state.get("sent", (None, None))
    marks = [{"sign": sign, **place} for sign, place in zip(SIGNS, places, strict=False)]
    _POINTER(key=f"{slug} pointer", data={"run": run_id, "step": state.get("step"), "marks": marks})
