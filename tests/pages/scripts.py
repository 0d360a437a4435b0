"""Runs a script as a learner would elsewhere: in a process of its own, with NumPy and nothing of this project."""

import re
import subprocess
import sys

ALONE = """
import builtins, sys
real = builtins.__import__
def only(name, *args, **kwargs):
    if name.split(".")[0] in ("nn_core", "pages", "streamlit", "plotly", "PIL", "scipy", "pandas"):
        raise ImportError(f"{name} is not NumPy")
    return real(name, *args, **kwargs)
builtins.__import__ = only
sys.path = [place for place in sys.path if place not in ("", ".")]
exec(compile(sys.stdin.read(), "the learner's script", "exec"), {"__name__": "__main__"})
"""


def printed(script, tmp_path):
    """What the script prints in a process of its own, where nothing but NumPy and the standard library can be imported."""
    done = subprocess.run(
        [sys.executable, "-I", "-W", "error", "-c", ALONE], input=script, capture_output=True, text=True, cwd=tmp_path, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def last_number(text):
    """The last number of a text."""
    return float(re.findall(r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?", text)[-1])
