"""How often a claim about runs comes true: over twenty seeds, and at both ends of what one can set.

    >>> share("training", lambda v, shown: shown.run.arrays["J 0"][-1] < 0.1, ends=["units"])   # doctest: +SKIP
    0 of 40

`.venv/bin/python -m tests.pages.shares` prints for every scene of every lesson how often each answer to its guess came true.
"""

from collections import Counter
from itertools import product
from typing import NamedTuple

from pages.ui.lesson import content
from tests.pages.conftest import NUMBERED, page_module, scene_named, settings_of, values_of

SEEDS = 20


class Share(NamedTuple):
    """A claim that `held` so many times out of `of`; `failed` are the settings for which it did not."""

    held: int
    of: int
    failed: list

    def __str__(self):
        return f"{self.held} of {self.of}"


def over(slug, seeds=SEEDS, scene=None, ends=(), **changes):
    """(changes, values, what is shown) for every seed, and for both ends of the settings named in `ends`; the other settings are
    those of the `scene` (its name) and the `changes`. A page without chance is shown once."""
    table = {setting.name: setting for setting in settings_of(slug)}
    meant = {**scene_named(slug, scene).values, "scene": scene_named(slug, scene).slug} if scene else {}
    spans = [both_ends(table[name]) for name in ends]
    for seed in range(seeds) if "seed" in table else [None]:
        for chosen in product(*spans):
            given = {**meant, **changes, **({} if seed is None else {"seed": seed}), **dict(zip(ends, chosen, strict=True))}
            v = values_of(slug, **given)
            yield given, v, page_module(slug).scene(v)


def both_ends(setting):
    """The lowest and the highest value that one can set."""
    values = list(setting.options) if setting.options else setting.bounds[:2]
    return values[0], values[-1]


def share(slug, claim, **how):
    """The `Share` of runs for which `claim(values, shown)` holds; `how` as in `over`."""
    found = [(given, bool(claim(v, shown))) for given, v, shown in over(slug, **how)]
    return Share(sum(held for _, held in found), len(found), [given for given, held in found if not held])


def answers(slug, scene):
    """{answer: how often it came true, 0 to 1} of a scene's guess, over the seeds."""
    found = Counter(shown.happened for _, _, shown in over(slug, scene=scene.name))
    return {answer: count / found.total() for answer, count in found.items()}


def main():
    """Print the shares of all scenes."""
    for slug in NUMBERED:
        for scene in content.scenes(slug).values():
            if scene.guess:
                told = ", ".join(f"{answer} {100 * part:.0f} %" for answer, part in answers(slug, scene).items())
                print(f"{slug:22}{scene.name:24}{told}")


if __name__ == "__main__":
    main()
