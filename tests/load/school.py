"""A school at once: many learners who move sliders, while some train the largest networks and one uploads the largest photos.

    python -m tests.load.school [--learners 200] [--seconds 60] [--trainers 2] [--uploaders 1] [--page PAGE] [ADDRESS ...]

Every learner has a session of their own over Streamlit's websocket, opens a lesson and moves a slider every four seconds; one of
three has random numbers of their own, so that nothing they ask for was computed before. Printed are the seconds from a move to
the new picture, for those who ask what was asked before and for the others, what the server takes of the processor and of the
memory, and every error. Without an ADDRESS it starts the app itself; several addresses are taken in turn. It judges nothing.
"""

import argparse
import asyncio
import os
import random
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.benchmarks.machine import machine
from tests.browser.conftest import serving
from tests.load import speech
from tests.load.soak import resident

LESSONS = {  # a page in a view, and the slider that is moved
    "initialization?init=random": "Learning rate",
    "network?view=xor": "Hidden units",
    "training": "Learning rate",
    "loss": "Learning rate",
    "gradient-descent": "Learning rate",
    "logistic-regression?view=two": "Bias b",
    "neuron": "Weight w",
    "activations": "Learning rate",
    "deep-network": "Layers L",
}
EVERY = 4.0  # seconds between two moves of a learner


class School:
    """What was measured: seconds to the picture, by kind of learner, and what went wrong."""

    def __init__(self, every=EVERY):
        self.taken, self.errors, self.opened, self.broken = {"cached": [], "own": []}, [], [], []
        self.every = every
        self.over = self.counting = False


async def learner(school, address, page, label, number, seed):
    """One learner, until it is over. Where the connection breaks they come back with the address that they have."""
    kind = "cached" if seed is None else "own"
    slug, _, query = page.partition("?")
    query += "" if seed is None else f"&seed={seed}"
    dice, ear = random.Random(number), speech.Ear()
    server = {"uri": f"ws://{urlsplit(address).netloc}/_stcore/stream", "subprotocols": ["streamlit"], "max_size": None}
    server |= {"origin": address, "ping_interval": None, "additional_headers": {"Cookie": f"browser=learner{number}"}}
    await asyncio.sleep(dice.uniform(0, max(school.every, 1)))
    while not school.over:
        try:
            async with connect(**server) as socket:
                school.opened.append(await ask(socket, ear, speech.open_page(slug, ear.address or query)))
                slider = next(found for name, found in ear.sliders.items() if label in name)
                while not school.over:
                    await asyncio.sleep(dice.uniform(0.5, 1.5) * school.every)
                    taken = await ask(socket, ear, speech.move(slider, dice.choice(slider.values), ear.address))
                    if school.counting:
                        school.taken[kind].append(taken)
        except (ConnectionClosed, OSError, InvalidStatus) as away:
            school.broken.append(f"{page}: {away!r:.100}")
            await asyncio.sleep(0.5)
        except (AssertionError, TimeoutError, StopIteration) as error:
            school.errors.append(f"{page}: {error!r:.200}")
            return


async def ask(socket, ear, message):
    """The seconds from a message to the new picture; waits until the run has ended."""
    ear.picture_came, ear.ended, came, began = False, False, None, time.monotonic()
    await socket.send(message)
    while not ear.ended:
        ear.hear(await asyncio.wait_for(socket.recv(), 120))
        if ear.picture_came and came is None:
            came = time.monotonic() - began
    return came or time.monotonic() - began


def share(taken, part):
    """The value below which this part lies; nothing if there is none."""
    return sorted(taken)[min(len(taken) - 1, int(part * len(taken)))] if taken else float("nan")


def used(process):
    """Seconds of the processor that a process and those it started and still runs have used."""
    total = 0.0
    for pid in [process.pid, *children(process.pid)]:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
        total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total


def children(pid):
    """The processes that a process started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()]


async def hold(asked, addresses, servers):
    """Run the school; print what came of it."""
    school, lessons = School(asked.every), {asked.page: LESSONS.get(asked.page, "")} if asked.page else LESSONS
    before = [resident(server.process) for server in servers]
    pages = list(lessons.items())
    learners = [
        asyncio.create_task(
            learner(school, addresses[k % len(addresses)], *pages[k % len(pages)], k, None if k % 3 or asked.cached else k)
        )
        for k in range(asked.learners)
    ]
    await asyncio.sleep(max(3 * asked.every, 6))  # all have opened their page
    heavy = start_heavy(asked, addresses)
    await asyncio.sleep(asked.warm)
    school.counting, cpu, began = True, [used(server.process) for server in servers], time.monotonic()
    own = time.process_time()
    await asyncio.sleep(asked.seconds)
    school.counting, spent = False, time.monotonic() - began
    own = time.process_time() - own
    cpu = [used(server.process) - now for server, now in zip(servers, cpu, strict=True)]
    after = [resident(server.process) for server in servers]
    school.over = True
    await asyncio.gather(*learners)
    print(f"the learners themselves took {own / spent:.2f} processors")
    if heavy:
        await asyncio.to_thread(heavy.wait)
    tell(school, asked, spent, cpu, [now - then for now, then in zip(after, before, strict=True)])
    return school


def start_heavy(asked, addresses):
    """Those who train and upload, in a process of their own: what they do here must not slow the learners down."""
    if not asked.trainers + asked.uploaders:
        return None
    numbers = (f"--{name}={getattr(asked, name)}" for name in ("trainers", "uploaders"))
    seconds = f"--seconds={asked.warm + asked.seconds}"
    return subprocess.Popen([sys.executable, "-m", "tests.load.heavy", seconds, *numbers, *addresses])


def tell(school, asked, spent, cpu, grown):
    """Print it."""
    everyone = school.taken["cached"] + school.taken["own"]
    print(f"{asked.learners} learners, {len(everyone)} moves in {spent:.0f} s; milliseconds to the new picture:")
    for name, taken in (("all", everyone), ("asked before", school.taken["cached"]), ("not yet computed", school.taken["own"])):
        told = "  ".join(
            f"{what} {1000 * share(taken, part):.0f}" for what, part in (("median", 0.5), ("p95", 0.95), ("worst", 1))
        )
        print(f"  {name:17} {told}")
    print(f"  opening a page: median {1000 * share(school.opened, 0.5):.0f}, p95 {1000 * share(school.opened, 0.95):.0f}")
    for seconds, more in zip(cpu, grown, strict=True):
        print(f"  server and workers: {seconds / spent:.2f} processors, {more / max(asked.learners, 1):.2f} MB a learner")
    print(f"  connections that broke: {len(school.broken)}", *sorted(set(school.broken))[:3], sep="\n    ")
    print(f"  errors: {len(school.errors)}", *sorted(set(school.errors))[:9], sep="\n    ")


def main():
    """Hold the school at the addresses given, or at a server of its own."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.school")
    for name, default in (("learners", 200), ("seconds", 60), ("trainers", 2), ("uploaders", 1), ("warm", 8)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--every", type=float, default=EVERY, help="seconds between two moves of a learner")
    parser.add_argument("--page", help="only this page, such as initialization?init=random")
    parser.add_argument("--cached", action="store_true", help="all ask for what others ask for too")
    parser.add_argument("addresses", nargs="*")
    asked = parser.parse_args()
    print(machine())
    with TemporaryDirectory() as folder, ExitStack() as open_doors:
        servers = [] if asked.addresses else [open_doors.enter_context(serving("app.py", Path(folder) / "log.txt"))]
        asyncio.run(hold(asked, asked.addresses or [str(server) for server in servers], servers))
        log = "" if asked.addresses else (Path(folder) / "log.txt").read_text("utf-8")
        print(f"  lines in the server's log: {len(log.splitlines())}", *log.splitlines()[-3:], sep="\n    ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
