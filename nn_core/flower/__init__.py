"""The shipped flower model: a dense network that answers whether a photo shows a flower in bloom.

`model.py` loads it, predicts and explains; `photos.py`, `augmentation.py`, `components.py` and `training.py` made it;
`judging.py` and `card.py` say how good it is. `python -m nn_core.flower` runs the last two groups.
"""

from nn_core.flower.model import FlowerModel, load_flower_model

__all__ = ["FlowerModel", "load_flower_model"]
