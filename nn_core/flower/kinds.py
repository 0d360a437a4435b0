"""What the photographs show, by the categories of their manifest: in words, in coarse groups, and whether it is a plant.

A category is a name of `KINDS`, alone or with the species behind it ("houseplant_basil"). Where a category does not say
whether there is a plant (a park, a fire, a wallpaper), `plant` is None.
"""

from typing import NamedTuple

import numpy as np

from nn_core.flower.photos import Photo


class Kind(NamedTuple):
    """Words for the card, the group it is counted with, and whether a plant is its subject."""

    words: str
    group: str
    plant: bool | None


KINDS = {
    "biologybook": Kind("pictures of a biology book", "mixed", None),
    "cactus": Kind("cacti, with and without flowers", "cactus", True),
    "cal_flower": Kind("flowers of Caltech 101", "flower", True),
    "cal_object": Kind("things and animals of Caltech 101", "object", False),
    "cal_plant": Kind("plants without flowers of Caltech 101", "tree", True),
    "clothing": Kind("clothes", "object", False),
    "field_plant": Kind("crops and weeds in the field", "leaf", True),
    "fire": Kind("fires", "landscape", None),
    "gardenflower": Kind("garden flowers", "flower", True),
    "gardenplant": Kind("garden plants", "leaf", True),
    "grocery_fruit": Kind("fruit in a shop", "fruit", True),
    "grocery_packages": Kind("packages in a shop", "object", False),
    "grocery_vegetables": Kind("vegetables in a shop", "fruit", True),
    "houseplant": Kind("houseplants", "leaf", True),
    "landscape": Kind("forests, mountains and other landscapes", "landscape", None),
    "leaf_coffee": Kind("coffee leaves", "leaf", True),
    "monkey": Kind("monkeys", "animal", False),
    "nativeplant": Kind("native plants of an unseen collection", "flower", True),
    "park": Kind("parks", "landscape", None),
    "plant": Kind("plants", "leaf", True),
    "plantid_flower": Kind("flowering plants of an unseen collection", "flower", True),
    "plantid_plant": Kind("leaves, grasses, trees and fruits of an unseen collection", "leaf", True),
    "seedling": Kind("seedlings", "leaf", True),
    "tf_bgcrop": Kind("parts of flower photos without the flower", "mixed", None),
    "tf_daisy": Kind("daisies", "flower", True),
    "tf_dandelion": Kind("dandelions", "flower", True),
    "tf_roses": Kind("roses", "flower", True),
    "tf_scene": Kind("scenes without flowers", "landscape", None),
    "tf_sunflowers": Kind("sunflowers", "flower", True),
    "tf_tulips": Kind("tulips", "flower", True),
    "trash": Kind("litter", "object", False),
    "travel": Kind("pictures of journeys", "mixed", None),
    "tree_bark": Kind("bark", "tree", True),
    "tree_flower": Kind("flowers of trees", "flower", True),
    "tree_fruit": Kind("fruits of trees", "fruit", True),
    "tree_fruit_or_seed": Kind("fruits and seeds of trees", "fruit", True),
    "tree_full": Kind("whole trees", "tree", True),
    "tree_leaf": Kind("leaves of trees", "leaf", True),
    "tree_tree": Kind("trees", "tree", True),
    "wallpaper": Kind("wallpapers", "mixed", None),
    "wildflower": Kind("wild flowers", "flower", True),
    "wildplant": Kind("wild plants of Central Europe", "leaf", True),
}
GROUPS = ("flower", "leaf", "tree", "fruit", "cactus", "animal", "object", "landscape", "mixed")


def kind_name(category: str) -> str:
    """The name in `KINDS` that a category begins with, or the category itself where none does.

    Example:
        >>> [kind_name(category) for category in ("tree_fruit", "houseplant_basil", "nativeplant Wild geranium", "disc")]
        ['tree_fruit', 'houseplant', 'nativeplant', 'disc']
    """
    name = category.strip()
    while name not in KINDS:
        cut = max(name.rfind(" "), name.rfind("_"))
        if cut < 0:
            return category
        name = name[:cut]
    return name


def words_for(category: str) -> str:
    """A category in words.

    Example:
        >>> words_for("trash")
        'litter'
    """
    name = kind_name(category)
    return KINDS[name].words if name in KINDS else name


def group_of(category: str) -> str:
    """The coarse group that a category is counted with, "mixed" where none is known.

    Example:
        >>> group_of("cactus_habit"), group_of("disc")
        ('cactus', 'mixed')
    """
    name = kind_name(category)
    return KINDS[name].group if name in KINDS else "mixed"


def shows_plant(photo: Photo) -> float:
    """1 if the photo shows a plant, 0 if it does not, NaN where its category does not say. A flower is a plant, wherever."""
    kind = KINDS.get(kind_name(photo.category))
    if photo.label == 1:
        return 1.0
    return np.nan if kind is None or kind.plant is None else float(kind.plant)
