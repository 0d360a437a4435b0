"""How many codes a lossless WebP brings along: a forged one has 65,536, which would take hundreds of MB to lay out.

The pixels may be cut into squares that have codes of their own. How small the squares are is told behind the transforms, which
are small pictures themselves: so these are read past here, without keeping what they show.
"""

from nn_core.reading.sentences import DAMAGED, TOO_MANY_PARTS, PhotoError

MAX_SQUARES = 5000  # Google's own encoder makes at most 2600
MAX_SYMBOLS = 150_000  # of all transforms: a third of a second
ORDER = (17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)  # in which the lengths of lengths are told
PREDICTOR, COLOUR, GREEN, PALETTE = range(4)  # the kinds of transforms
LITERALS, LENGTHS, DISTANCES = 256, 24, 40  # the symbols of each kind


class Bits:
    """The bits of a file, read one after the other, the lowest of each byte first."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at, self.symbols = data, 0, 0

    def read(self, count: int) -> int:
        """The next bits as a number; zeros behind the end. At most 25."""
        value = self.peek(count)
        self.at += count
        return value

    def peek(self, count: int) -> int:
        """The next bits, without going on."""
        start = self.at >> 3
        return int.from_bytes(self.data[start : start + 4], "little") >> (self.at & 7) & ((1 << count) - 1)

    def symbol(self, code: tuple[int, list[tuple[int, int]]]) -> int:
        """The next symbol of a code made by `_code`."""
        width, table = code
        length, symbol = table[self.peek(width)]
        if length > width:
            raise PhotoError(DAMAGED)
        self.at += length
        return symbol


def check_codes(data: bytes, width: int, height: int) -> None:
    """Raise PhotoError if this lossless picture (behind its head of five bytes) has too many codes, or is broken."""
    bits, seen = Bits(data), set()
    while bits.read(1):
        kind = bits.read(2)
        if kind in seen:
            raise PhotoError(DAMAGED)
        seen.add(kind)
        if kind in (PREDICTOR, COLOUR):
            side = bits.read(3) + 2
            _skip_picture(bits, _shrunk(width, side) * _shrunk(height, side))
        elif kind == PALETTE:
            colours = bits.read(8) + 1
            _skip_picture(bits, colours)
            width = _shrunk(width, 3 if colours <= 2 else 2 if colours <= 4 else 1 if colours <= 16 else 0)
    if bits.read(1):
        bits.read(4)  # how many colours are remembered
    if bits.read(1):
        side = bits.read(3) + 2
        if _shrunk(width, side) * _shrunk(height, side) > MAX_SQUARES:
            raise PhotoError(TOO_MANY_PARTS)


def _shrunk(length: int, halvings: int) -> int:
    return -(-length >> halvings)


def _skip_picture(bits: Bits, pixels: int) -> None:
    """Read past a small picture. Raises PhotoError if it has too many symbols."""
    remembered = 1 << bits.read(4) if bits.read(1) else 0
    green, *others = (_code(bits, count) for count in (LITERALS + LENGTHS + remembered, LITERALS, LITERALS, LITERALS))
    distance = _code(bits, DISTANCES)
    while pixels > 0:
        bits.symbols += 1
        if bits.symbols > MAX_SYMBOLS:
            raise PhotoError(TOO_MANY_PARTS)
        symbol = bits.symbol(green)
        if symbol < LITERALS:
            for code in others:
                bits.symbol(code)
            pixels -= 1
        elif symbol < LITERALS + LENGTHS:
            pixels -= _number(bits, symbol - LITERALS)
            _number(bits, bits.symbol(distance))
        else:
            pixels -= 1


def _number(bits: Bits, prefix: int) -> int:
    """A length or distance: small ones are their prefix, larger ones have more bits."""
    if prefix < 4:
        return prefix + 1
    more = (prefix - 2) >> 1
    return ((2 + (prefix & 1)) << more) + bits.read(more) + 1


def _code(bits: Bits, count: int) -> tuple[int, list[tuple[int, int]]]:
    """The code of `count` symbols that comes next, as (bits to look at, (length, symbol) for each value of them)."""
    lengths = [0] * count
    if bits.read(1):
        two, long = bits.read(1), bits.read(1)
        symbols = [bits.read(8 if long else 1)] + ([bits.read(8)] if two else [])
        for symbol in symbols:
            lengths[symbol % count] = 1
        return _table(lengths)
    lengths_of_lengths = [0] * len(ORDER)
    for place in ORDER[: bits.read(4) + 4]:
        lengths_of_lengths[place] = bits.read(3)
    inner = _table(lengths_of_lengths)
    told = 2 + bits.read(2 + 2 * bits.read(3)) if bits.read(1) else count
    symbol, before = 0, 8
    while symbol < count and told > 0:
        told -= 1
        length = bits.symbol(inner)
        if length < 16:
            lengths[symbol], symbol, before = length, symbol + 1, length or before
            continue
        size, first = {16: (2, 3), 17: (3, 3), 18: (7, 11)}[length]
        repeated = min(first + bits.read(size), count - symbol)
        lengths[symbol : symbol + repeated] = [before if length == 16 else 0] * repeated
        symbol += repeated
    return _table(lengths)


def _table(lengths: list[int]) -> tuple[int, list[tuple[int, int]]]:
    """For each value of the next bits: how many of them are a symbol, and which; a single symbol takes none."""
    used = [symbol for symbol, length in enumerate(lengths) if length]
    if len(used) < 2:
        return 0, [(0, used[0] if used else 0)]
    width = max(lengths)
    table, code = [(width + 1, 0)] * (1 << width), 0
    for length in range(1, width + 1):
        for symbol in used:
            if lengths[symbol] == length:
                first = int(f"{code:0{length}b}"[::-1], 2)
                table[first :: 1 << length] = [(length, symbol)] * len(range(first, 1 << width, 1 << length))
                code += 1
        code <<= 1
    return width, table
