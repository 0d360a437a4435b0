"""How one's own network fared: findings, baselines, the confusion matrix, and the photos it gets most wrong."""

import numpy as np
import streamlit as st

from nn_core.flower.judging import confusion
from nn_core.heaps import vectors
from pages.flower_lab import heaps, learners
from pages.ui import cached
from pages.ui.frame.fields import plain
from pages.ui.lesson import content, parts, readout
from pages.ui.runs import flower

SLUG = "flower-lab"
WORST = 8
TABLE_ONLY = 0.75  # of the plants elsewhere: who has looked at the plants knows more of them


def show(v, found, names):
    """All of it, about the end of the run."""
    say = content.phrases(SLUG)["fared"]
    parts.section(SLUG, "What is to be said of it")
    st.markdown("\n".join(f"- {sentence}" for sentence in findings(v, found, names)) or say["nothing"])
    left, right = st.columns(2, gap="large")
    left.markdown(baselines(found, say))
    right.markdown(matrix(found, names, say))
    worst(v, found, names, say)


def findings(v, found, names):
    """The findings in sentences; of drawn pictures on a table also how it fares elsewhere."""
    say = content.phrases(SLUG)["findings"]
    sentences = [sentence(finding, say[named(finding, v)], names) for finding in found.findings]
    if v.data == "table":
        shares = {"held": percent(found.seen["held_right"][-1]), "there": percent(elsewhere(v, found))}
        sentences.insert(0, say["elsewhere"].format(**shares))
    return sentences


def named(finding, v):
    """The name of its sentence: units that all begin with zeros need no other α, but another start."""
    alike = v.start == "zeros" and v.net not in ("0", "eyes")
    return "zeros" if finding.name == "little" and alike else finding.name


def pictures_of(v):
    """The pictures of both heaps, as `cached.Pictures`."""
    if v.data == learners.OWN:
        return heaps.kept().pictures()
    return cached.drawn_heaps(v.count, v.chance, learners.GROUND.get(v.data, ""))


def sentence(finding, text, names):
    """A finding with its numbers: shares in %, a heap by its name."""
    gaps = {name: percent(value) if isinstance(value, float) else value for name, value in finding.numbers.items()}
    gaps |= {"times": f"{finding.numbers['times']:.2g}"} if "times" in gaps else {}
    return text.format(**gaps | ({"heap": plain(names[gaps["heap"]])} if "heap" in gaps else {}))


def percent(share):
    """A share as it stands in a sentence."""
    return f"{100 * share:.0f} %"


def elsewhere(v, found):
    """The share of right answers to the pictures held out, with the flowers where the others lie."""
    there = cached.drawn_heaps(v.count, v.chance, "elsewhere")
    p = found.own.answers(vectors(there.pixels[found.held]))
    return float(np.mean((p > 0.5) == there.Y[found.held]))


def looked_at(v, found):
    """What a network that learned from flowers on a table has looked at."""
    return "table" if elsewhere(v, found) < TABLE_ONLY else "plants"


def baselines(found, say):
    """A table: the network beside what one gets without it, on what was held out."""
    rows = {"network": found.seen["held_right"][-1], **found.baselines}
    lines = [say["heads"], "|---|---:|", *(f"| {say['rows'][name]} | {percent(share)} |" for name, share in rows.items())]
    return "\n".join(lines)


def matrix(found, names, say):
    """The confusion matrix of what was held out."""
    counts = confusion(found.Y[found.held], found.p[found.held])
    first, second = map(plain, names)
    return say["matrix"].format(first=first, second=second, **counts)


def worst(v, found, names, say):
    """The pictures held out that it gets most wrong; where none is wrong, those it is least sure of."""
    losses = np.abs(found.p - found.Y)[found.held]
    wrong = int(np.sum((found.p > 0.5)[found.held] != (found.Y == 1)[found.held]))
    order = found.held[np.argsort(-losses, kind="stable")][: min(WORST, wrong or 4)]
    pictures = pictures_of(v)
    st.markdown(say["worst" if wrong else "none_wrong"].format(wrong=wrong, held=len(found.held)))
    captions = [say["caption"].format(name=names[1 - found.Y[i]], first=names[0], p=readout.sure(found.p[i])) for i in order]
    st.html(flower.thumbnails([pictures.pixels[i].tobytes() for i in order], captions, 120))
