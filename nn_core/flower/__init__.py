"""The shipped flower models: does a photo show a flower in bloom? A dense network, and one with eyes.

`model.py` and `eyes.py` load them, predict and explain, `files.py` guards the door, `doubt.py` says what an answer is worth.
`photos.py`, `kinds.py`, `augmentation.py`, `variations.py`, `components.py`, `adamw.py`, `training.py`, `eyes_training.py` and
`finishing.py` made them; `judging.py`, `curves.py`, `card.py` and `figures.py` say how good they are.
`python -m nn_core.flower` runs the last two groups.
"""

from nn_core.flower.eyes import Answer, EyesModel
from nn_core.flower.eyes import load as load_eyes
from nn_core.flower.model import FlowerModel, load_flower_model

__all__ = ["Answer", "EyesModel", "FlowerModel", "load_eyes", "load_flower_model"]
