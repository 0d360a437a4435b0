"""One process, then two behind nginx with the configuration of `deploy/`: how much more do two carry, and what if one dies?

    python -m tests.load.replicas [--learners 40] [--seconds 30]

First the learners move their sliders without a pause, so that the moves a second are what the server can do. Then, behind
nginx, they move as people do, and one of the two replicas is killed: those it served come back, to the other one, with the
address they have. It judges nothing.
"""

import argparse
import asyncio
import signal
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

from tests.benchmarks.machine import machine
from tests.browser.conftest import serving
from tests.deploy import nginx
from tests.load import school

ALIKE = {"trainers": 0, "uploaders": 0, "page": "initialization?init=random", "cached": True, "warm": 4}


def moves_a_second(asked, address, servers):
    """How many moves the servers behind an address answer a second, of learners who never rest."""
    how = SimpleNamespace(**ALIKE, learners=asked.learners, seconds=asked.seconds, every=0.0)
    found = asyncio.run(school.hold(how, [address], servers))
    return len(found.taken["cached"]) / asked.seconds


def kill_one(asked, address, servers):
    """Learners at their own pace; one replica dies in the middle."""
    how = SimpleNamespace(**ALIKE, learners=asked.learners, seconds=asked.seconds, every=school.EVERY)

    async def run():
        held = asyncio.create_task(school.hold(how, [address], servers[:1]))
        await asyncio.sleep(12 + how.warm + asked.seconds / 3)
        servers[1].process.send_signal(signal.SIGKILL)
        return await held

    found = asyncio.run(run())
    print(f"killed one of two: {len(found.broken)} connections broke, {len(found.errors)} learners did not get their page back")


def main():
    """One, two, and one of two killed."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.replicas")
    parser.add_argument("--learners", type=int, default=40)
    parser.add_argument("--seconds", type=int, default=30)
    asked = parser.parse_args()
    print(machine())
    with TemporaryDirectory() as folder:
        top = Path(folder)
        with serving("app.py", top / "one.txt") as one:
            alone = moves_a_second(asked, str(one), [one])
        with ExitStack() as stack:
            servers = [stack.enter_context(serving("app.py", top / f"app-{k}.txt")) for k in (1, 2)]
            places = {f"app-{k}": str(server).removeprefix("http://") for k, server in enumerate(servers, start=1)}
            (top / "nginx").mkdir()
            address = stack.enter_context(nginx.before(places, top / "nginx"))
            both = moves_a_second(asked, address, servers)
            print(f"one process: {alone:.0f} moves a second; two behind nginx: {both:.0f}, {both / alone:.2f} times as many")
            kill_one(asked, address, servers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
