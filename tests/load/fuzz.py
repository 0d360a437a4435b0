"""Many broken photos: does reading one ever fail with anything but its sentence, or take long or much memory?

    python -m tests.load.fuzz [MUTANTS] [SEED]

Ordinary files of every kind are changed by chance: bytes flipped, numbers in heads made huge, pieces cut out, doubled
or put in from another file. It prints, for each kind of file, how many were read and refused, and the longest time (of computing)
and the most memory that one of them took; a mutant that broke anything is kept in a folder, which is named. It judges nothing.
"""

import os
import sys
import time
from pathlib import Path
from tempfile import mkdtemp

import numpy as np
from PIL import Image

from nn_core import PhotoError, read_photo
from tests.nn_core.reading.cost import resident
from tests.nn_core.reading.files import KINDS, noisy, photo, saved, several
from tests.nn_core.reading.profiles import profile

MUTANTS = 20_000
BATCH = 50  # mutants for one process, whose memory is measured
HUGE = (0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)


def seeds():
    """{name: bytes} of the files that are changed."""
    made = {kind: [saved(photo(90, 60), kind), saved(noisy(400, 300), kind), saved(noisy(2000, 1500), kind)] for kind in KINDS}
    for kind in ("PNG", "GIF", "WEBP", "TIFF", "AVIF"):
        made[kind].append(several(kind))
    for kind in ("JPEG", "PNG", "WEBP", "TIFF", "AVIF"):
        made[kind].append(saved(photo(70, 50), kind, icc_profile=profile()))
    made["JPEG"] += [saved(noisy(900, 700), "JPEG", progressive=True), saved(photo(80, 60).convert("CMYK"), "JPEG")]
    made["TIFF"] += [saved(photo(80, 60), "TIFF", compression=how) for how in ("tiff_lzw", "tiff_deflate", "jpeg", "packbits")]
    made["TGA"].append(saved(noisy(400, 300), "TGA", compression="tga_rle"))
    made["WEBP"].append(saved(noisy(400, 300), "WEBP", lossless=True))
    made["PNG"].append(saved(Image.fromarray(np.arange(4800, dtype=np.uint16).reshape(60, 80)), "PNG"))
    made["PPM"] += [b"P3\n3 2\n255\n" + b"9 99 200 " * 6, b"P1 9 9 " + b"01 " * 81, b"P4 9 9\n" + bytes(range(18))]
    return {f"{kind} {number}": data for kind, files in made.items() for number, data in enumerate(files)}


def mutant(data, others, rng):
    """These bytes, changed in one to four ways."""
    file = bytearray(data)
    for _ in range(rng.integers(1, 5)):
        at = int(rng.integers(0, max(1, min(len(file), 200) if rng.random() < 0.5 else len(file))))
        way = rng.integers(0, 6)
        if way == 0 and file:
            file[at % len(file)] = rng.integers(0, 256)
        elif way == 1:
            size, order = int(rng.choice((1, 2, 4))), ("big", "little")[rng.integers(0, 2)]
            file[at : at + size] = (HUGE[rng.integers(0, len(HUGE))] % (1 << 8 * size)).to_bytes(size, order)
        elif way == 2:
            del file[at : at + int(rng.integers(1, 40))]
        elif way == 3:
            piece = bytes(file[at : at + int(rng.integers(1, 400))])
            file[at:at] = piece * int(rng.integers(1, 300))
        elif way == 4:
            other = others[rng.integers(0, len(others))]
            start = int(rng.integers(0, len(other)))
            file[at:at] = other[start : start + int(rng.integers(1, 500))]
        elif rng.random() < 0.3:
            del file[at:]
    return bytes(file)


def read_batch(files, keep):
    """Read these files in this process; returns how many were read, and the slowest's seconds. What breaks is kept."""
    read, slowest = 0, 0.0
    for number, data in enumerate(files):
        (keep / "current").write_bytes(data)
        start = time.process_time()
        try:
            read += read_photo(data).size == (60, 40)
        except PhotoError:
            pass
        except BaseException as error:
            (keep / f"{type(error).__name__}-{os.getpid()}-{number}").write_bytes(data)
        slowest = max(slowest, time.process_time() - start)
    return read, slowest


def in_a_process(files, keep):
    """`read_batch` in a process of its own: (read, seconds, MB); a process that dies leaves its file behind."""
    reader, writer = os.pipe()
    before = resident()
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # decoders talk
        os.write(writer, repr(read_batch(files, keep)).encode())
        os._exit(0)
    os.close(writer)
    _, status, used = os.wait4(child, 0)
    told = os.fdopen(reader).read()
    if status:
        (keep / "current").rename(keep / f"died-{status}-{child}")
        return 0, 0.0, 0.0
    read, slowest = map(float, told.strip("()").split(","))
    return int(read), slowest, used.ru_maxrss * 1024 / 1e6 - before


def main(mutants=MUTANTS, seed=0):
    """Change and read, kind by kind."""
    rng, made, keep = np.random.default_rng(seed), seeds(), Path(mkdtemp(prefix="fuzz-"))
    others, share = list(made.values()), -(-mutants // len(made))
    for data in others:
        if len(data) < 20_000:
            read_photo(data)  # once without measuring: decoders are loaded
    print(f"{'file':12} {'mutants':>8} {'read':>7} {'refused':>8} {'s':>6} {'MB':>6}", flush=True)
    worst = [0.0, 0.0]
    for name, data in made.items():
        left, read, seconds, mb = share, 0, 0.0, 0.0
        while left > 0:
            batch = [mutant(data, others, rng) for _ in range(min(BATCH, left))]
            got, slowest, most = in_a_process(batch, keep)
            left, read, seconds, mb = left - len(batch), read + got, max(seconds, slowest), max(mb, most)
        worst = [max(worst[0], seconds), max(worst[1], mb)]
        print(f"{name:12} {share:8} {read:7} {share - read:8} {seconds:6.2f} {mb:6.0f}", flush=True)
    (keep / "current").unlink(missing_ok=True)
    broken = sorted(path.name for path in keep.iterdir())
    print(f"{share * len(made)} mutants; worst: {worst[0]:.2f} s, {worst[1]:.0f} MB; {len(broken)} broke something")
    print(f"kept in {keep}: {', '.join(broken)}" if broken else "", end="\n" if broken else "")
    if not broken:
        keep.rmdir()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
