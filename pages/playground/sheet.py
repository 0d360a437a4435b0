"""Points of one's own from a file or from what was pasted: a table with columns, as spreadsheets write them.

A comma, a semicolon or a tab stands between the columns; numbers have a point or, as a Danish spreadsheet writes them, a comma.
What cannot be read gets one sentence that names row and column. Nothing is evaluated.
"""

import csv
import math
from typing import NamedTuple

from nn_core.limits import TABLE_ROWS, UPLOAD_BYTES, UPLOAD_MB
from pages.playground.addresses import NAMED
from pages.ui.workers.trial import CLASSES, Table

SEPARATORS = (";", "\t", ",")
LARGEST = 1e9  # of a number: the square of a larger one leaves what one can compute with
LONGEST = 2_000  # characters of a line


class SheetError(ValueError):
    """A table that cannot be read; its message is the sentence for the learner."""


class Sheet(NamedTuple):
    """The columns' names, the rows as texts, and the line of the file in which each row stands."""

    names: tuple[str, ...]
    rows: list[list[str]]
    lines: list[int]


def read_sheet(data: bytes) -> Sheet:
    """The table in the bytes of a file. Raises SheetError."""
    if len(data) > UPLOAD_BYTES:
        raise SheetError(f"The file has more than {UPLOAD_MB} MB: keep the columns and rows that matter.")
    text = _decoded(data)
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        raise SheetError("There is nothing in it: a table needs a row for each point, and three columns.")
    if len(lines) > TABLE_ROWS + 1:
        raise SheetError(f"There are {len(lines)} rows, and at most {TABLE_ROWS} can be learned from here: keep fewer.")
    for number, line in lines:
        if len(line) > LONGEST:
            raise SheetError(f"Row {number} is longer than {LONGEST} characters: this is no table of points.")
    separator = _separator(lines[0][1])
    rows = [[cell.strip() for cell in next(csv.reader([line], delimiter=separator), [])] for _, line in lines]
    numbers = [number for number, _ in lines]
    headed = all(_number(cell, separator) is None for cell in rows[0][:2])
    names = rows[0] if headed else [f"column {k + 1}" for k in range(len(rows[0]))]
    rows, numbers = (rows[1:], numbers[1:]) if headed else (rows, numbers)
    if len(names) < 3:
        raise SheetError(f"There are {len(names)} columns, and three are needed: two inputs and what is to be told.")
    if not rows:
        raise SheetError("There are names of columns, but no rows below them.")
    for number, row in zip(numbers, rows, strict=True):
        if len(row) != len(names):
            raise SheetError(f"Row {number} has {len(row)} columns, and the first has {len(names)}.")
    return Sheet(_unlike(names), [[_plain(cell, separator) for cell in row] for row in rows], numbers)


def table_of(sheet: Sheet, first: str, second: str, label: str, real: bool = False) -> Table:
    """The points of two columns as inputs and one as what is to be told: numbers, if `real`, else two or three classes."""
    places = [sheet.names.index(name) for name in (first, second, label)]
    inputs = [[_needed(sheet, k, place) for k in range(len(sheet.rows))] for place in places[:2]]
    if real:
        y, labels = [_needed(sheet, k, places[2]) for k in range(len(sheet.rows))], ()
    else:
        y, labels = _classes([row[places[2]] for row in sheet.rows], label)
    task = "real number" if real else "classes" if len(labels) == CLASSES else "yes/no"
    return Table(tuple(zip(*inputs, y, strict=True)), (first, second, label), task, labels)


def _classes(cells, name):
    """(numbers, names) of classes: 0 and 1 as they are, other words in their order."""
    labels = tuple(sorted(set(cells)))
    if len(labels) < 2:
        raise SheetError(f"In the column “{name}” everything is “{cells[0]}”: there must be two or three classes.")
    if len(labels) > CLASSES:
        shown = ", ".join(f"“{one}”" for one in labels[:4])
        raise SheetError(
            f"In the column “{name}” there are {len(labels)} classes ({shown}, …), and at most {CLASSES} can be told."
        )
    return [float(labels.index(cell)) for cell in cells], labels


def _needed(sheet, k, place):
    cell, where = sheet.rows[k][place], f"Row {sheet.lines[k]}, column “{sheet.names[place]}”"
    if not cell:
        raise SheetError(f"{where}: the cell is empty, and a number is needed.")
    value = _number(cell, ",")
    if value is None:
        raise SheetError(f"{where}: “{cell[:20]}” is no number.")
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise SheetError(f"{where}: “{cell[:20]}” is no number that one can compute with (up to {LARGEST:g}).")
    return value


def _decoded(data):
    for code in ("utf-8-sig", "utf-16", "latin-1"):
        if code == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            text = data.decode(code)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise SheetError("This is no text: save the table as CSV, then try again.")


def _separator(line):
    """What stands between the columns of a line: the sign that makes most of them, a semicolon before a comma."""
    return max(SEPARATORS, key=lambda sign: (sign in line and sign != ",", line.count(sign)))


def _plain(cell, separator):
    """A cell with a decimal comma, where no comma stands between the columns, with a point."""
    return cell.replace(",", ".") if separator != "," and _number(cell, separator) is not None else cell


def _number(cell, separator):
    """The number in a cell; None where there is none."""
    text = cell.replace("−", "-")
    try:
        return float(text.replace(",", ".") if separator != "," else text)
    except ValueError:
        return None


def _unlike(names):
    """Names of columns that can be told apart, none empty."""
    found = []
    for k, name in enumerate(names, 1):
        plain = name[:NAMED] or f"column {k}"
        found.append(plain if plain not in found else f"{plain} ({k})")
    return tuple(found)
