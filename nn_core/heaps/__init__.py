"""A network of one's own, that learns to tell two heaps of pictures apart.

`pictures.py` holds some of them out, `plan.py` says how it is to learn, `coordinates.py` makes that quick, `learning.py` does it.
`baselines.py` and `findings.py` say what it is worth, `own.py` is what is kept of it: names, numbers, answers, a file.
"""

from nn_core.heaps.own import Own, arrays_of, as_file, clean, read_own
from nn_core.heaps.pictures import Lesson, drawn_heaps, lesson, split, vectors
from nn_core.heaps.plan import Plan

__all__ = ["Lesson", "Own", "Plan", "arrays_of", "as_file", "clean", "drawn_heaps", "lesson", "read_own", "split", "vectors"]
