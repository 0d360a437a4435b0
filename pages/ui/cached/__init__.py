"""The only place of caching: bounded wrappers round nn_core, keyed by frozen values.

A class that opens one link computes once. Short uncached work runs one at a time: threads that share the interpreter over small
NumPy calls only slow each other down. Longer work is done by the processes of `pages.ui.workers`. What is cached is read-only, so
nobody can change what others see.
"""

from pages.ui.cached.common import ONE_AT_A_TIME, TooMuch, frozen, within_limits, workers_busy
from pages.ui.cached.descents import descent, landscape, surface_named, unit_landscape, valley_map, valleys_reached
from pages.ui.cached.eyes import eyes_layers, eyes_learn, shuffled_answers
from pages.ui.cached.fresh import COUNT, fresh_examples, fresh_record
from pages.ui.cached.heaps import Pictures, Trained, drawn_course, drawn_heaps, drawn_training, heap_training
from pages.ui.cached.onward import arrived, judged_here, marks, pace_of, piece, piece_records, split
from pages.ui.cached.pictures import (
    drawing,
    drawn_examples,
    eyes_answer,
    eyes_model,
    flower_credits,
    flower_figures,
    flower_model,
    logistic_model,
    photo,
    picture_costs,
    picture_regression,
)
from pages.ui.cached.sweeping import Fared, groups_of, sweep, sweep_seconds
from pages.ui.cached.tables import keep_table, kept_table
from pages.ui.cached.trainings import (
    crowd,
    dataset,
    hidden_slopes,
    kinds,
    right_answers,
    seconds_a_step,
    steps_until_parted,
    training,
    unit_history,
)
from pages.ui.workers.experiment import RECORDED, Data, Experiment, Leg, Start, recorded_steps

__all__ = [
    "COUNT",
    "ONE_AT_A_TIME",
    "RECORDED",
    "Data",
    "Experiment",
    "Fared",
    "Leg",
    "Pictures",
    "Start",
    "TooMuch",
    "Trained",
    "arrived",
    "crowd",
    "dataset",
    "descent",
    "drawing",
    "drawn_course",
    "drawn_examples",
    "drawn_heaps",
    "drawn_training",
    "eyes_answer",
    "eyes_layers",
    "eyes_learn",
    "eyes_model",
    "flower_credits",
    "flower_figures",
    "flower_model",
    "fresh_examples",
    "fresh_record",
    "frozen",
    "groups_of",
    "heap_training",
    "hidden_slopes",
    "judged_here",
    "keep_table",
    "kept_table",
    "kinds",
    "landscape",
    "logistic_model",
    "marks",
    "pace_of",
    "photo",
    "picture_costs",
    "picture_regression",
    "piece",
    "piece_records",
    "recorded_steps",
    "right_answers",
    "seconds_a_step",
    "shuffled_answers",
    "split",
    "steps_until_parted",
    "surface_named",
    "sweep",
    "sweep_seconds",
    "training",
    "unit_history",
    "unit_landscape",
    "valley_map",
    "valleys_reached",
    "within_limits",
    "workers_busy",
]
