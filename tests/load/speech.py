"""What a browser and the server say to each other over Streamlit's websocket, without a browser.

`Ear` keeps what a visitor must know of all that the server sends: which sliders there are, when the live picture came, when the
run of the page ended, and whether anything went wrong.
"""

from typing import NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PICTURE = "pulsatilla_player"


class Slider(NamedTuple):
    """A slider on the page: its id, the fragment it stands in, and what it can be set to: numbers, or the labels of a choice."""

    id: str
    fragment: str
    values: list[float] | list[str]


class Ear:
    """What one visitor has heard."""

    def __init__(self):
        self.bytes, self.sliders, self.uploader, self.address, self.session = 0, {}, None, "", ""
        self.picture_came = self.ended = False

    def hear(self, data):
        """Take in one message of the server's. Raises AssertionError where the page shows an error."""
        answer = ForwardMsg()
        self.bytes += len(data)
        answer.ParseFromString(data)
        kind = answer.WhichOneof("type")
        if kind == "delta":
            self._look_at(answer.delta)
        elif kind == "page_info_changed":
            self.address = answer.page_info_changed.query_string
        elif kind == "new_session":
            self.session = answer.new_session.initialize.session_id or self.session
        elif kind == "script_finished":
            self.ended = True

    def _look_at(self, delta):
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise AssertionError(element.exception.message)
        if kind == "slider":
            found = element.slider
            count = 1 + round((found.max - found.min) / found.step)
            values = list(found.options) or [found.min + k * found.step for k in range(count)]
            self.sliders[found.label] = Slider(found.id, delta.fragment_id, values)
        elif kind == "file_uploader":
            self.uploader = Slider(element.file_uploader.id, delta.fragment_id, [])
        elif kind == "bidi_component" and element.bidi_component.component_name.endswith(PICTURE):
            self.picture_came = True


def open_page(slug="", query=""):
    """The message that opens a page by its address, as a link does."""
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.page_name = slug
    return message.SerializeToString()


def move(slider, value, query=""):
    """The message that a moved slider sends."""
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.fragment_id = slider.fragment
    state = message.rerun_script.widget_states.widgets.add()
    state.id = slider.id
    (state.string_array_value if isinstance(value, str) else state.double_array_value).data.append(value)
    return message.SerializeToString()
