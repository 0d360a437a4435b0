"""Many visits, one after the other: does the server's memory stay as it is?

    python -m tests.load.soak [VISITS]

Each visit opens every page of the course in a session of its own and leaves. The server's memory (resident set, MB) is printed
every twelfth of the way; it judges nothing.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from pages.ui.frame.lessons import LESSONS
from tests.browser.conftest import serving
from tests.load.visitor import Visitor


def resident(process):
    """The memory of a process in MB."""
    status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1000


def main(visits=300):
    """Walk all pages, again and again."""
    with TemporaryDirectory() as folder, serving("app.py", Path(folder) / "log.txt") as server:
        print(f"{'visits':>8} {'MB':>8} {'ms a page':>10}", flush=True)
        print(f"{0:8} {resident(server.process):8.0f}", flush=True)
        taken = []
        for visit in range(1, visits + 1):
            with Visitor(server) as visitor:
                taken += [visitor.open(slug) for slug in LESSONS]
            if visit % max(1, visits // 12) == 0:
                taken.sort()
                print(f"{visit:8} {resident(server.process):8.0f} {1000 * taken[len(taken) // 2]:10.0f}", flush=True)
                taken = []


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
