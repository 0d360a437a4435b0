"""What reading a file costs: computing time and the most memory, each file read in a process of its own.

    python -m tests.nn_core.reading.cost FILE ...

prints a line for each file: seconds, MB, and the sentence if it was refused.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from nn_core import PhotoError, read_photo
from tests.house import ROOT


class Cost(NamedTuple):
    """Seconds of computing, MB on top of what Python takes, the sentence of a refusal or "" and what went wrong otherwise."""

    seconds: float
    mb: float
    sentence: str


def cost_of(paths):
    """The `Cost` of each of these files, read one after the other by a fresh Python."""
    command = [sys.executable, "-m", __name__, *map(str, paths)]
    printed = subprocess.check_output(command, cwd=ROOT, text=True)
    fields = (line.split("\t") for line in printed.splitlines())
    return [Cost(float(seconds), float(mb), sentence) for seconds, mb, sentence in fields]


def resident():
    """The memory of this process, in MB."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _read(path):
    """Read one photo; its sentence goes to the pipe."""
    try:
        picture = read_photo(Path(path).read_bytes())
        return str(picture.info.get("warning", ""))
    except PhotoError as error:
        return str(error)


def main(paths):
    """Print a line for each file."""
    warm = _read(ROOT / "assets" / "icon.png")
    assert warm == "", warm
    before = resident()
    for path in paths:
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            os.write(writer, _read(path).encode())
            os._exit(0)
        os.close(writer)
        _, status, used = os.wait4(child, 0)
        sentence = os.fdopen(reader, encoding="utf-8").read() if status == 0 else f"ended with {status}"
        print(f"{used.ru_utime + used.ru_stime:.2f}\t{used.ru_maxrss * 1024 / 1e6 - before:.0f}\t{sentence}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
