"""Visitors who ask for the heaviest work there is, again and again, in a process of their own beside the learners'.

    python -m tests.load.heavy [--seconds 60] [--trainers 2] [--uploaders 1] ADDRESS ...

A trainer opens the lesson on training with twenty of the largest networks it allows, from other first weights each time; an
uploader sends the flower lab photos of nearly 20 MB, one every four seconds. Printed is how long these took; it judges nothing.
"""

import argparse
import sys
import threading
import time
from functools import partial
from statistics import median

from tests.load.uploads import large_photo, upload
from tests.load.visitor import Visitor

LARGEST = "view=runs&twin=seeds&layers=3&units=8&steps=3000&data=moons"


def train(visitor, turn):
    """Twenty of the largest networks."""
    return visitor.open("training", f"{LARGEST}&seed={21 * turn % 9900}")


def send(photos, visitor, turn):
    """A photo of nearly 20 MB."""
    if visitor.ear.uploader is None:
        visitor.open("flower-lab", "source=upload")
    return upload(visitor, photos[turn % len(photos)], f"{turn}.jpg")


def again_and_again(work, pause, address, first, until, taken, errors):
    """One visitor, until the time is over."""
    turn = first
    try:
        with Visitor(address, patience=180) as visitor:
            while time.monotonic() < until:
                turn += 1
                taken.append(work(visitor, turn))
                time.sleep(pause)
    except Exception as error:
        errors.append(f"{error!r:.300}")


def main():
    """Be all these visitors, then print."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.heavy")
    for name, default in (("seconds", 60), ("trainers", 2), ("uploaders", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("addresses", nargs="+")
    asked = parser.parse_args()
    photos = [large_photo(seed) for seed in range(2)] if asked.uploaders else []
    work = {
        "twenty of the largest trainings": (train, 0, asked.trainers),
        "the largest photo": (partial(send, photos), 4, asked.uploaders),
    }
    until, taken, errors, threads = time.monotonic() + asked.seconds, {name: [] for name in work}, [], []
    for name, (what, pause, count) in work.items():
        for k in range(count):
            address = asked.addresses[k % len(asked.addresses)]
            given = (what, pause, address, 1000 * k, until, taken[name], errors)
            threads.append(threading.Thread(target=again_and_again, args=given))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name, seconds in taken.items():
        if seconds:
            print(f"  {name}: {len(seconds)} times, median {median(seconds):.2f} s, worst {max(seconds):.2f} s")
    print(f"  errors of theirs: {len(errors)}", *errors, sep="\n    ", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
