"""Where the values of settings live: in the session while a page is open, in the address so that a link opens them again.

What an address gets wrong falls back to the default (`Setting.parse`). Coming back to a page finds it as it was left, and what
pages share is the same on all of them.
"""

from collections import namedtuple
from functools import cache

import streamlit as st

from pages.ui.frame import inside

MEMORY = "settings of pages"  # session-state key: {slug: query of the page's last run}
WINDOW = {"present"}  # what an address says of the window, not of the experiment: it stays
SHARED = "settings of the visit"  # session-state key: the query of the settings that all pages share


def key_of(slug, name):
    """The session-state key of a page's setting."""
    return f"{slug}.{name}"


@cache
def values_of(*names):
    """The class of a page's values: frozen, hashable, one field per setting."""
    return namedtuple("Values", names)


def load(slug, settings):
    """Bring session state in line with the address: on opening the page, and when the browser goes back or forward."""
    memory = st.session_state.setdefault(MEMORY, {})
    fresh = any(key_of(slug, setting.name) not in st.session_state for setting in settings)
    if not fresh and not inside.came_by_history():
        return
    query = st.query_params.to_dict()
    known = {setting.name for setting in settings}
    if not known & set(query):
        visit = st.session_state.get(SHARED, {})
        chosen = {setting.name: visit[setting.name] for setting in settings if setting.shared and setting.name in visit}
        query = memory.get(slug, {}) | chosen  # coming back to a page without a link: as it was left
    for setting in settings:
        text = query.get(setting.name)
        st.session_state[key_of(slug, setting.name)] = setting.default if text is None else setting.parse(text)


def values(slug, settings):
    """The present values as a frozen, hashable object with one field per setting."""
    kind = values_of(*(setting.name for setting in settings))
    return kind(*(st.session_state[key_of(slug, setting.name)] for setting in settings))


def shared_values(settings):
    """The values of shared settings as they were chosen last, on whichever page; the defaults before that."""
    visit = st.session_state.get(SHARED, {})
    kind = values_of(*(setting.name for setting in settings))
    return kind(*(setting.parse(visit[setting.name]) if setting.name in visit else setting.default for setting in settings))


def put(slug, **changes):
    """Set settings from outside their controls. Only in callbacks, or for hidden settings."""
    for name, value in changes.items():
        st.session_state[key_of(slug, name)] = value


def save(slug, settings):
    """Write every setting into the address bar, if it does not hold them already."""
    query = {setting.name: setting.format(st.session_state[key_of(slug, setting.name)]) for setting in settings}
    st.session_state[MEMORY][slug] = query
    st.session_state.setdefault(SHARED, {}).update({setting.name: query[setting.name] for setting in settings if setting.shared})
    asked = st.query_params.to_dict()
    query = query | {name: asked[name] for name in WINDOW & set(asked)}
    if asked != query:
        st.query_params.from_dict(query)
