"""The room Train: a network of one's own, on drawn pictures or on one's own photos, watched while it learns."""

from pages.flower_lab import asking

SLUG = asking.SLUG
SETTINGS = ()


def hidden(v):
    """Nothing."""
    return set()


def under(v, shown):
    """Nothing more is set here."""


def scene(v):
    """TO BE BUILT: the picture of this room."""
    return asking.scene(v)


def details(v, shown):
    """TO BE BUILT."""
