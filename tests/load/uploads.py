"""A visitor who uploads photos, as a browser does: the server is asked where to, the file is put there, the page hears of it."""

import io
import urllib.request

import numpy as np
from PIL import Image
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

BOUNDARY = "a-line-between-two-parts"


def large_photo(seed=0, megabytes=19.5):
    """A JPEG of about the largest size and the most pixels that are let in."""
    rng = np.random.default_rng(seed)
    noise = rng.integers(0, 256, size=(300, 400, 3), dtype=np.uint8)
    picture = Image.fromarray(noise).resize((6000, 4000))
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=95)
    return file.getvalue() + b"\0" * max(0, int(megabytes * 1e6) - file.tell())


def token(address):
    """The server's word against forged requests, as its cookie has it."""
    with urllib.request.urlopen(f"{address}/_stcore/health", timeout=30) as answer:
        cookies = answer.headers.get_all("Set-Cookie") or []
    return next((cookie.split(";")[0].split("=", 1)[1] for cookie in cookies if cookie.startswith("_streamlit_xsrf=")), "")


def where_to(visitor, name):
    """(file id, address to put it to) that the server gives for a file."""
    message = BackMsg()
    message.file_urls_request.request_id = name
    message.file_urls_request.file_names.append(name)
    message.file_urls_request.session_id = visitor.ear.session
    visitor.socket.send(message.SerializeToString())
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(visitor.socket.recv(timeout=visitor.patience))
        if answer.WhichOneof("type") == "file_urls_response":
            return answer.file_urls_response.file_urls[0]


def upload(visitor, data, name="photo.jpg"):
    """Choose a file in the page's uploader; the seconds until the page has dealt with it."""
    urls, word = where_to(visitor, name), token(visitor.address)
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="{name}"\r\nContent-Type: image/jpeg\r\n\r\n'
    request = urllib.request.Request(
        f"{visitor.address}/{urls.upload_url.lstrip('/')}",
        data=head.encode() + data + f"\r\n--{BOUNDARY}--\r\n".encode(),
        method="PUT",
        headers={
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Cookie": f"_streamlit_xsrf={word}",
            "X-Xsrftoken": word,
        },
    )
    with urllib.request.urlopen(request, timeout=visitor.patience):
        pass
    message = BackMsg()
    uploader = visitor.ear.uploader
    message.rerun_script.fragment_id, message.rerun_script.query_string = uploader.fragment, visitor.ear.address
    state = message.rerun_script.widget_states.widgets.add()
    state.id = uploader.id
    state.file_uploader_state_value.uploaded_file_info.add(file_id=urls.file_id, name=name, size=len(data), file_urls=urls)
    return visitor.ask(message.SerializeToString())[1]
