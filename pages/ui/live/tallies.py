"""The panel that counts photos, a sign for each; drawn by assets/player/panels/tally.js."""


def group(lines, flowers, others, found, alarms, unsure=(0, 0)):
    """So many `flowers` and `others`: arrays `found` and `alarms` (K,) of whole numbers, how many of each are called flowers.

    `lines` stand above, with gaps {found}, {missed}, {alarms}, {passed} and {said} (called a flower, rightly or not). The signs
    from `unsure[0]` up to `unsure[1]`, counted from 0, are photos of which the network cannot tell.
    """
    known = {"lines": lines, "flowers": flowers, "others": others, "found": found, "alarms": alarms}
    return known | {"unsure": unsure}


def tally(groups, title):
    """A hundred photos in each of the groups, as `group` gives them: which are called flowers at every step."""
    return {"kind": "tally", "groups": groups, "title": title}
