"""What all tests share, and `--quick`: the half without a browser."""

import os

for _threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")  # as app.py does; tests run beside a browser and a server

from hypothesis import settings  # noqa: E402  (after the threads are set)

settings.register_profile("house", deadline=None)  # no test is about how fast this machine is
settings.load_profile("house")


def pytest_addoption(parser):
    """One word for the tests that need no browser."""
    parser.addoption("--quick", action="store_true", help="only the tests that need no browser (as -m 'not browser')")


def pytest_configure(config):
    """`--quick` is one more condition on the marks."""
    if config.getoption("quick"):
        chosen = config.option.markexpr
        config.option.markexpr = f"({chosen}) and not browser" if chosen else "not browser"
