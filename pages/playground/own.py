"""Points of one's own, from a file or from what was pasted: the learner names the columns."""

import streamlit as st

from nn_core.limits import POINTED, TABLE_ROWS, UPLOAD_MB
from pages.playground import table
from pages.playground.sheet import SheetError, read_sheet, table_of
from pages.ui import cached
from pages.ui.frame import address
from pages.ui.frame.fields import plain

SLUG = table.SLUG
BROUGHT = "playground table"  # session-state key: the table of this visit, longer than an address


def remind(v):
    """The table of this visit is there again, should the server have let it go; where it is gone, a sentence says so."""
    brought = st.session_state.get(BROUGHT)
    if brought is not None:
        cached.keep_table(brought)
    if v.data == table.OWN and v.table and cached.kept_table(v.table) is None:
        st.warning(
            "This link means a table that is too long for an address: bring its file again, below.", icon=":material/table:"
        )


def bring(v, _shown):
    """The place for a table: a file or some pasted rows, and which columns are meant."""
    remind(v)
    with st.popover("Points of your own", width="stretch"):
        st.markdown(f"A table with two inputs and a label, up to {TABLE_ROWS} rows; or choose “A click” above the picture.")
        given = st.file_uploader("A CSV file", type=["csv", "txt", "tsv"], key=f"{SLUG}.file", max_upload_size=UPLOAD_MB)
        pasted = st.text_area("or rows, pasted", key=f"{SLUG}.pasted", height=90, max_chars=400_000)
        data = given.getvalue() if given is not None else pasted.encode()
        if not data.strip():
            return
        try:
            sheet = read_sheet(data)
            columns = _columns(sheet)
            real = st.toggle("The label is a number to be told", key=f"{SLUG}.real")
            found = table_of(sheet, *columns, real=real)
        except SheetError as wrong:
            st.warning(plain(str(wrong)), icon=":material/table:")
            return
        st.button(f"Take these {len(found.points)} points", on_click=take, args=(found,), type="primary", width="stretch")


def _columns(sheet):
    labels = ("First input", "Second input", "What is to be told")
    chosen = [st.selectbox(label, sheet.names, index=i, key=f"{SLUG}.column.{i}") for i, label in enumerate(labels)]
    if len(set(chosen)) < len(chosen):
        raise SheetError("Choose three different columns.")
    return chosen


def take(found):
    """The points of a table are learned from now: in the address if they are few, else by their name."""
    few = len(found.points) <= POINTED
    if not few:
        st.session_state[BROUGHT] = found
        cached.keep_table(found)
    where = {"points": found.points, "table": ""} if few else {"points": (), "table": found.digest}
    address.put(SLUG, data=table.OWN, names=found.names, **where, **table.OVER)


def hide(v):
    """For teachers: which controls the link hides."""
    key = f"{SLUG}.hide"
    with st.popover("For teachers", width="stretch"):
        st.markdown("Hide what would only distract; the link then opens the page like this.")
        if key not in st.session_state or st.session_state.get(f"{key}.shown") != v.without:
            st.session_state[key] = list(v.without)
        st.session_state[f"{key}.shown"] = v.without
        st.multiselect("Hidden", list(table.HIDEABLE), format_func=table.HIDEABLE.get, key=key, on_change=_hidden, args=(key,))


def _hidden(key):
    chosen = st.session_state[key]
    address.put(SLUG, without=tuple(name for name in table.HIDEABLE if name in chosen))
