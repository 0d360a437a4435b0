"""The script a learner takes away from the page on pictures as vectors."""

import base64
import zlib


def read_like_a_book(pixels, k):
    """The picture (7200 bytes, packed into one line of text), the reading in three loops and in one line, and what entry k is."""
    packed = base64.b64encode(zlib.compress(pixels, 9)).decode()
    return f"""import base64
import zlib

import numpy as np

# The picture itself: 40 rows, 60 columns, 3 bands, every value from 0 to 255 (packed, so that it fits on one line)
packed = "{packed}"
picture = np.frombuffer(zlib.decompress(base64.b64decode(packed)), dtype=np.uint8).reshape(40, 60, 3)

# The reading head: band by band, in each band row by row, in each row from left to right
numbers = []
for band in range(3):
    for row in range(40):
        for column in range(60):
            numbers.append(picture[row, column, band] / 255)
x = np.array(numbers).reshape(7200, 1)

# The same without a loop: the bands first, then everything in one column
assert np.array_equal(x, picture.transpose(2, 0, 1).reshape(7200, 1) / 255)
print("x.shape =", x.shape)

# Entry k, and back to its place in the picture
k = {k}
band, row, column = k // 2400, k % 2400 // 60, k % 60
assert k == band * 2400 + row * 60 + column
print(f"k = {{k}}: band {{band}}, row {{row}}, column {{column}}")
print(f"x[{{k}}, 0] = {{x[k, 0]:.3g}}")
"""
