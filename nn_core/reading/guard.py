"""What holds for every kind of photo: how large it may be, and a file that ends the reading when it takes too long."""

import time
from io import BytesIO

from PIL import Image

from nn_core.limits import DECODED_BYTES, PIXELS, READ_SECONDS
from nn_core.reading.sentences import TOO_SLOW, PhotoError, refuse_size

MAX_ASKED = 4  # times its own size that a file may be asked for: a forged one points at the same bytes again and again


class GuardedFile(BytesIO):
    """The bytes of a file for a decoder, as long as the decoder keeps within bounds.

    Most decoders fetch a file piece by piece. Each piece is refused with a PhotoError once half the seconds for a photo are
    over (or another `share` of them; the rest is for the piece at hand and for shrinking), or once the file was handed out
    several times over.
    """

    def __init__(self, data: bytes, share: float = 1 / 2) -> None:
        super().__init__(data)
        self._until = time.thread_time() + READ_SECONDS * share
        self._left = MAX_ASKED * len(data) + 1_000_000

    def read(self, size: int | None = -1) -> bytes:
        """The next `size` bytes. Raises PhotoError when it is too late or too much."""
        data = super().read(size)
        self._left -= len(data)
        if self._left < 0 or time.thread_time() > self._until:
            raise PhotoError(TOO_SLOW)
        return data


def check_size(width: int, height: int, bytes_per_pixel: float, most: float = PIXELS) -> None:
    """Raise PhotoError if a picture of this size has too many pixels, or would take too much memory to decode."""
    most = min(most, DECODED_BYTES / bytes_per_pixel)
    if width * height > most:
        refuse_size(width, height, most)


def open_guarded(data: bytes, kind: str) -> Image.Image:
    """The picture in these bytes, not decoded yet; only Pillow's decoder of this kind may touch them."""
    return Image.open(GuardedFile(data), formats=(kind,))
