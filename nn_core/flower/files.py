"""Model files from outside: arrays in an .npz, read without pickle, within limits, before a number of them is believed.

Nothing in such a file is executed. What is wrong with one is told in one sentence.
"""

import io
import zipfile
from math import prod
from pathlib import Path
from typing import BinaryIO

import numpy as np

from nn_core.limits import MODEL_BYTES, UNPACKED_BYTES

HEADERS = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}


def read_arrays(file: Path | bytes, what: str = "flower model") -> dict[str, np.ndarray]:
    """{name: array} of an .npz file, or of the bytes of one, that should be a `what`.

    Raises ValueError for a file that is missing, too large, no .npz, damaged, or that would not fit the memory.
    """
    in_memory = isinstance(file, bytes)
    if not in_memory and not file.is_file():
        raise ValueError(f"there is no {what} at {file}")
    if (len(file) if in_memory else file.stat().st_size) > MODEL_BYTES:
        raise ValueError(f"{_name(file)} is larger than {MODEL_BYTES // 1_000_000} MB, so it is not a {what}")
    try:
        with io.BytesIO(file) if in_memory else file.open("rb") as opened:
            _check_sizes(opened)
            opened.seek(0)
            with np.load(opened, allow_pickle=False) as arrays:
                return {name: arrays[name] for name in arrays.files}
    except zipfile.BadZipFile:
        raise refusal(file, what, ValueError("it is no .npz, or was copied only in part")) from None
    except Exception as error:
        raise refusal(file, what, error) from None


def refusal(file: Path | bytes, what: str, error: Exception) -> ValueError:
    """The sentence that says why a file is no such model."""
    reason = " ".join(str(error).split()) or type(error).__name__
    return ValueError(f"{_name(file)} is not a {what}: {reason}")


def _name(file):
    return "the file" if isinstance(file, bytes) else file.name


def _check_sizes(opened: BinaryIO) -> None:
    """Raise ValueError if the entries, or the arrays that their headers promise, are too large together."""
    with zipfile.ZipFile(opened) as archive:
        entries, promised = archive.infolist(), 0
        size = sum(entry.file_size for entry in entries)
        if size > UNPACKED_BYTES:
            raise ValueError(f"it would unpack to {size} bytes")
        for entry in entries:
            with archive.open(entry) as file:
                version = np.lib.format.read_magic(file)
                if version not in HEADERS:
                    raise ValueError(f"{entry.filename} is an array of an unknown version")
                shape, _, kind = HEADERS[version](file)
                if kind.hasobject:
                    raise ValueError(f"{entry.filename} holds objects, and only numbers are read here")
                promised += prod(shape) * kind.itemsize
        if promised > UNPACKED_BYTES:
            raise ValueError(f"its arrays would take {promised} bytes")


def check_numbers(name: str, array: np.ndarray, shape: tuple[int, ...] | None = None, dimensions: int = 2) -> None:
    """Raise ValueError unless these are finite floating-point numbers, of this shape or of so many dimensions."""
    if array.dtype not in (np.float16, np.float32, np.float64):
        raise ValueError(f"{name} should hold floating-point numbers, not {array.dtype}")
    if shape is not None and array.shape != shape:
        raise ValueError(f"{name} should have shape {shape}, got {array.shape}")
    if shape is None and array.ndim != dimensions:
        raise ValueError(f"{name} should have {dimensions} dimensions, not {array.ndim}")
    if not np.isfinite(array).all():
        raise ValueError(f"{name} holds numbers that are not finite")
