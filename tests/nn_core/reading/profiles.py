"""Colour profiles (ICC) made by hand: Display P3, as phones write it, and broken ones."""

import struct

P3 = {  # where its red, green and blue lie in XYZ under the light D50
    b"rXYZ": (0.51512, 0.24120, -0.00105),
    b"gXYZ": (0.29198, 0.69225, 0.04189),
    b"bXYZ": (0.15710, 0.06657, 0.78407),
    b"wtpt": (0.96420, 1.00000, 0.82491),
}
SRGB_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def fixed(*numbers):
    """Numbers as 16.16 fixed-point."""
    return struct.pack(f">{len(numbers)}i", *(round(number * 65_536) for number in numbers))


def profile(colours=P3, curve=SRGB_CURVE):
    """A display's profile: three colours, and one curve for all of them."""
    text = "made by hand".encode("utf-16-be")
    words = b"mluc" + struct.pack(">IIIHHII", 0, 1, 12, 0x656E, 0x5553, len(text), 28) + text
    curved = b"para" + struct.pack(">IHH", 0, 3, 0) + fixed(*curve)
    tags = {b"desc": words, b"cprt": words, b"rTRC": curved, b"gTRC": curved, b"bTRC": curved}
    tags |= {name: b"XYZ " + bytes(4) + fixed(*place) for name, place in colours.items()}
    listed, body = struct.pack(">I", len(tags)), b""
    for name, content in tags.items():
        listed += name + struct.pack(">II", 132 + 12 * len(tags) + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    head = struct.pack(">I4sI4s4s4s", 132 + 12 * len(tags) + len(body), bytes(4), 0x04000000, b"mntr", b"RGB ", b"XYZ ")
    head += bytes(12) + b"acsp" + bytes(28) + fixed(*P3[b"wtpt"]) + bytes(48)
    return head + listed + body
