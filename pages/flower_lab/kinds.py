"""The photos a network was judged by, kind by kind: how many of each it took for the other class."""

from nn_core.flower.kinds import GROUPS, words_for
from pages.flower_lab import judged

FEW = 10  # photos: of fewer, a share says little


def wrong_in(row):
    """How many photos of a category are wrong."""
    return round(row["photos"] * (1 - row["accuracy"]))


def counted(network, split):
    """{(label, group): (wrong, photos)}, flowers first, each class in the order of `GROUPS`."""
    found = {}
    for row in judged.result(network, split)["kinds"]:
        wrong, photos = found.get((row["label"], row["group"]), (0, 0))
        found[row["label"], row["group"]] = (wrong + wrong_in(row), photos + row["photos"])
    return dict(sorted(found.items(), key=lambda item: (-item[0][0], GROUPS.index(item[0][1]))))


def rows(split):
    """[(kind, {network: (wrong, photos)})] for the groups of both classes, flowers first."""
    by_network = {network: counted(network, split) for network in judged.NETWORKS}
    found = [(kind, {network: its[kind] for network, its in by_network.items()}) for kind in by_network["eyes"]]
    return [(name_of(*kind, counts), counts) for kind, counts in found]


def name_of(label, group, counts):
    """What a group of one class is called, with the number of its photos."""
    name = "flowers" if label and group == "flower" else f"{group}, {'in flower' if label else 'no flower'}"
    return f"{name} ({counts['eyes'][1]})"


def told(rows, network, say):
    """The kind with the largest share of wrong answers, and what the other networks do with it."""
    many = [row for row in rows if row[1][network][1] >= FEW]
    kind, counts = max(many, key=lambda row: row[1][network][0] / row[1][network][1])
    known = {"kind": kind.rsplit(" (", 1)[0], "network": judged.NAMES[network], "photos": counts[network][1]}
    others = [f"{judged.NAMES[name]} {counts[name][0]}" for name in judged.NETWORKS if name != network]
    return say["text"].format(**known, wrong=counts[network][0], others=", ".join(others))


def most_mistakes(network, split, count=4):
    """[(what the photos show, whether these are flowers, wrong, photos)] of the categories with the most mistakes."""
    found = sorted(judged.result(network, split)["kinds"], key=wrong_in, reverse=True)[:count]
    return [(words_for(row["category"]), row["label"] == 1, wrong_in(row), row["photos"]) for row in found if wrong_in(row)]
