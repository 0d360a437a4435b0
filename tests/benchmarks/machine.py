"""What kind of machine a figure was measured on."""

import os
import platform
from datetime import date
from pathlib import Path

import numpy as np


def machine():
    """One line: processors, their kind, Python, NumPy, the day."""
    kind = platform.machine()
    about = Path("/proc/cpuinfo")
    if about.exists():
        named = [line.split(":", 1)[1].strip() for line in about.read_text("utf-8").splitlines() if line.startswith("model name")]
        kind = f"{named[0]} ({kind})" if named else kind
    version = f"Python {platform.python_version()}, NumPy {np.__version__}"
    return f"{os.cpu_count()} processors, {kind}, {platform.system()}, {version}, {date.today():%Y-%m-%d}"
