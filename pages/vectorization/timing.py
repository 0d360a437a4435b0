"""Loop against matrix product, timed on this server here and now: bounded in time and memory, one visitor at a time."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import streamlit as st

import nn_core
from pages.ui import cached
from pages.ui.frame import address, settings
from pages.ui.frame.settings import Setting
from pages.ui.lesson import content, parts, readout
from pages.ui.lesson.measure import Enough, measure_now
from pages.ui.still import figures

SIZES = (10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000)
SECONDS, AT_ONCE = 10.0, 3.0  # of computing: in all, and without letting others have a turn
MEMORY = 200_000_000  # bytes of X
CHUNK = 200_000  # numbers that the loop gets as plain Python lists at a time: they take four times the memory of an array
WIDTHS = {n: f"{n}" for n in (2, 10, 100, 1000, 7200)}
WIDTH = Setting("width", "Features n_x to measure with", 100, WIDTHS, widget="scale", below=True)


@dataclass(frozen=True)
class Timing:
    """Seconds of the loop and of the product for m examples, the largest difference between their results, and all time spent."""

    m: int
    loop: float
    product: float
    difference: float
    spent: float

    @property
    def ratio(self):
        """How many times faster the product is."""
        return self.loop / self.product


@dataclass(frozen=True)
class Measurement:
    """The measurement for n_x features, one m after the other, until it has had `Enough`. `say` are the page's phrases."""

    n_x: int
    say: dict
    clock: Callable = time.perf_counter

    def jobs(self):
        """{description: job} of all sizes, for `measure.measure_now`."""
        return {f"m = {m:,} examples …": lambda before, m=m: self.time(m, before) for m in SIZES}

    def time(self, m, before=()):
        """The `Timing` for m examples; raises `Enough`, with the reason, if that would go beyond a limit."""
        reason = self.beyond(m, before)
        if reason:
            raise Enough(reason)
        with cached.ONE_AT_A_TIME:
            began = self.clock()
            X, dZ = nn_core.many_examples(m, self.n_x, seed=0)
            product, (dw, _) = self.quickest(lambda: nn_core.average_as_product(X, dZ), 20 if X.size < 1e6 else 3)
            loop, looped = self.loop(X, dZ, began + SECONDS - sum(timing.spent for timing in before))
            return Timing(m, loop, product, float(np.abs(looped - dw[:, 0]).max()), self.clock() - began)

    def beyond(self, m, before):
        """Why m examples would be too many; "" if they are not."""
        numbers, spent, ahead = self.n_x * m, sum(timing.spent for timing in before), 0.0
        if before and numbers > 100_000:  # what small pieces take says little
            ahead = before[-1].spent * m / before[-1].m
        known = {"m": f"{m:,}", "size": f"{8 * numbers / 1e6:.0f}", "memory": f"{MEMORY / 1e6:.0f}"}
        known |= {"ahead": readout.show_number(ahead), "limit": f"{SECONDS:g}", "at_once": f"{AT_ONCE:g}"}
        if 8 * numbers > MEMORY:
            return self.say["memory"].format(**known)
        return self.say["time"].format(**known) if ahead > min(AT_ONCE, SECONDS - spent) else ""

    def loop(self, X, dZ, until):
        """(seconds, dw (n_x,)) of the loop over all examples.

        It gets them in chunks, as plain lists; making those is not timed. Has had `Enough` at the time `until`.
        """
        n_x, m = X.shape
        each = max(1, CHUNK // n_x)
        seconds, dw = 0.0, np.zeros(n_x)
        for start in range(0, m, each):
            if self.clock() > until:
                raise Enough(self.say["late"].format(m=f"{m:,}", limit=f"{SECONDS:g}"))
            examples, dz = X[:, start : start + each].T.tolist(), dZ[0, start : start + each].tolist()
            taken, (part, _) = self.quickest(lambda a=examples, b=dz: nn_core.average_in_loop(a, b), 5 if X.size < 1e6 else 1)
            seconds += taken
            dw += np.array(part) * (len(dz) / m)
        return seconds, dw

    def quickest(self, function, times):
        """(the shortest of several runs in seconds, the result): whatever else the machine did only ever adds time."""
        shortest = np.inf
        for _ in range(times):
            began = self.clock()
            result = function()
            shortest = min(shortest, self.clock() - began)
        return max(shortest, 1e-9), result


def show(slug, table):
    """The guess, the number of features, the button; once it was pressed two charts and what they say."""
    guess, say = parts.predict(slug, "timing"), content.phrases(slug)["timing"]
    settings.show_below(slug, table, WIDTH.name)
    address.save(slug, table)
    n_x = address.values(slug, table).width
    measured = measure_now(f"{slug}.timing", "Measure", Measurement(n_x, say).jobs(), about=n_x)
    if not measured:
        return
    timings, stopped, ago = measured
    m, mode = [timing.m for timing in timings], st.context.theme.type or "light"
    seconds = {say["loop"]: [timing.loop for timing in timings], say["product"]: [timing.product for timing in timings]}
    times, ratios = st.columns(2, gap="medium")
    times.plotly_chart(figures.growth(m, seconds, say["seconds"], mode), key=f"{slug}.times")
    ratio = {say["ratio"]: [timing.ratio for timing in timings]}
    ratios.plotly_chart(figures.growth(m, ratio, say["ratio"], mode), key=f"{slug}.ratios")
    parts.verdict(slug, "timing", guess, verdict(timings[-1].ratio))
    st.container(key="measured").markdown(f"{sentence(timings, n_x, ago, say)} {stopped}")


def verdict(ratio):
    """Which answer of the question came true."""
    return "same" if ratio < 3 else "ten" if ratio < 30 else "hundred"


def sentence(timings, n_x, ago, say):
    """What the largest m showed, and whether it was measured just now or before."""
    last = timings[-1]
    found = {"ratio": last.ratio, "loop": last.loop, "product": last.product}
    found["difference"] = max(timing.difference for timing in timings)
    shown = {name: readout.show_number(value) for name, value in found.items()}
    return say["now" if ago == "just now" else "before"].format(m=f"{last.m:,}", n_x=n_x, ago=ago, **shown)
