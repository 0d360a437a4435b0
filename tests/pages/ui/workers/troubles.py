"""Jobs that behave badly, for the tests of the pool."""

import os
import sys
import time

import numpy as np


def double(numbers):
    print("a stray word")
    sys.stderr.write("")
    return {"pid": os.getpid()}, {"doubled": 2 * numbers}


def spin(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return {}, {}


def sleep(seconds):
    time.sleep(seconds)
    return {"pid": os.getpid()}, {}


def swell(size):
    return {"size": len(bytearray(size))}, {}


def crash():
    os._exit(3)


def refuse():
    raise ValueError("Such a number there is not.")


def kinds():
    return {}, {name: np.zeros((2, 3), name) for name in ("uint8", "bool", "int64", "float32", "float64")} | {"none": np.zeros(0)}


JOBS = {job.__name__: job for job in (double, spin, sleep, swell, crash, refuse, kinds)}
