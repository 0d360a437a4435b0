"""The few private names of Streamlit that the app stands on, each behind one of ours: here and nowhere else.

A newer Streamlit may move them. `tests/pages/ui/frame/test_inside.py` then says which one is gone and what is lost without it.
"""

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx


def in_visit():
    """Whether this code runs for a visitor, not in the server's own import of the file."""
    return get_script_run_ctx(suppress_warning=True) is not None


def came_by_history():
    """Whether the visitor came to this address by the browser's Back or Forward."""
    return bool(getattr(get_script_run_ctx(suppress_warning=True), "is_history_navigation", False))


def in_fragment():
    """Whether only fragments of the page run, not the whole of it."""
    return bool(getattr(get_script_run_ctx(suppress_warning=True), "fragment_ids_this_run", None))


def pages_come_from_app():
    """Pages are those that `app.py` names, also for the first visitor who opens a link; files in `pages/` are no pages."""
    PagesManager.uses_pages_directory = False


def end_if_asked():
    """End this run of the page here, if its visitor has gone or has asked for something else meanwhile."""
    context = get_script_run_ctx(suppress_warning=True)
    if context is not None:
        context.yield_check()


def session():
    """The id of the session that this code runs for; None in the server's own."""
    return getattr(get_script_run_ctx(suppress_warning=True), "session_id", None)


def tells_of_session(data):
    """The id of the session that these bytes, a message to a browser, begin; None where they tell of something else."""
    message = ForwardMsg()
    if _kind(message, data) != "new_session":
        return None
    return message.new_session.initialize.session_id


def asks_for_run(data):
    """Whether these bytes, a message from a browser, ask for a run of the page."""
    return _kind(BackMsg(), data) == "rerun_script"


def tells_of_end(data):
    """Whether these bytes, a message to a browser, say that a run of the page has ended."""
    return _kind(ForwardMsg(), data) == "script_finished"


def _kind(message, data):
    try:
        message.MergeFromString(data)
    except DecodeError:
        return None
    return message.WhichOneof("type")
