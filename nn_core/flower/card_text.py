"""The model's card as a page to read, in Markdown; every number in it comes from the card's dict."""

from collections.abc import Iterable
from typing import Any

from nn_core.flower.card import REPORTED
from nn_core.flower.kinds import words_for

INTRODUCTION = """# The flower model's card

A dense neural network that answers one question about a photo: {question}
It was trained by this project's own NumPy engine (`python -m nn_core.flower train`) and belongs to a lesson: it shows
what a network *without* any idea of space can learn from 60 × 40 pixels, and what it cannot.

- Network: {n} units, {hidden} in the hidden layers, {output} at the end, {parameters:,} parameters.
- Input: {input}.
- Answer: {answer}.
"""

INTRODUCTION_WITH_EYES = """# The card of the network with eyes

A small convolutional network that answers one question about a photo: {question}
It was trained by this project's own NumPy engine (`python -m nn_core.flower train-eyes`). It gives the flower lab's answer,
beside the course's dense network, which cannot know which pixels are neighbours.

- Network: {n} maps and units, {parameters:,} parameters. Batch normalization is folded into the weights, which leaves
  {stored:,} numbers; the file holds {networks} such network(s), whose answers are averaged.
- Input: {input}.
- Answer: {answer}. "I can't tell" for p from {zone[0]:.2f} to {zone[1]:.2f}; "no plant in sight" where the probability of a
  plant is below {plant_threshold:.2f} and the answer is not "a flower".
"""

DENSE_TRAINING = """Augmented photos (cut, turned, mirrored, recoloured) on their principal components, which were then multiplied
into W[1]; mini-batches with as many flowers as other photos; AdamW, dropout, averaged parameters; one temperature on the
val split.
"""

EYES_TRAINING = """Augmented photos (cut, turned, mirrored, recoloured), of half of which some are grey, in other hues or framed;
mini-batches with as many flowers as other pictures, two of which are fields of plain colour; batch normalization, dropout,
AdamW; σ(a z + b) fitted on the val split, both classes weighing the same.
"""

LIMITS = """
## What it is for, and what not

For learning: try photos, see what the network sees, find out where it is wrong. It is not an instrument: it names no
species, has seen few of the world's flowers (mostly showy garden flowers of temperate regions), and must not
decide anything in earnest. It judges mainly by colour and coarse shape: a red thing in front of green may be
"a flower", a small or green flower may not. A photo in which a flower is only a small detail counts as no flower.
The probabilities suppose that half of the photos show a flower; with rarer flowers, more of the alarms are false.
"""


def card_text(card: dict[str, Any], credits_name: str) -> str:
    """The page for a card made by `make_card`; `credits_name` is the file that names the photographers."""
    model = card["model"] | {"n": " – ".join(map(str, card["model"]["n"]))}
    introduction = INTRODUCTION if "hidden" in model else INTRODUCTION_WITH_EYES
    parts = [introduction.format(question=card["question"], **model), _results(card), _confusion(card)]
    parts += [_failures(card), LIMITS, _training(card), _sources(card, credits_name)]
    return "".join(parts)


def _results(card: dict[str, Any]) -> str:
    rows = [
        (
            split,
            r["photos"],
            r["flowers"],
            *(f"{100 * r[name]:.1f} %" for name in ("accuracy", "balanced_accuracy")),
            f"{r['roc_auc']:.3f}",
            card["splits"][split]["use"],
        )
        for split, r in card["results"].items()
    ]
    head = ("split", "photos", "with a flower", "accuracy", "balanced accuracy", "ROC AUC", "used for")
    return "\n## How good it is\n\n" + table(head, rows) + "\nNo album is split between two of these sets.\n"


def _confusion(card):
    names = ("true_positive", "false_negative", "true_negative", "false_positive")
    rows = [(split, *(r["confusion"][name] for name in names)) for split, r in card["results"].items()]
    head = ("split", "flower, found", "flower, missed", "no flower, right", "no flower, called one")
    return "\n## Confusion matrices\n\n" + table(head, rows)


def _failures(card):
    rows = [_category(row["split"], row) for row in card["fails"]]
    text = "\n## Where it fails\n\nThe kinds of photo with the fewest right answers:\n\n"
    text += table(("split", "photos of", "flower?", "photos", "right"), rows)
    rows = [_category(s, row) for s in REPORTED for row in card["results"].get(s, {}).get("categories", ())]
    return text + "\nAll kinds:\n\n" + table(("split", "photos of", "flower?", "photos", "right"), rows)


def _category(split, row):
    return split, words_for(row["category"]), "yes" if row["label"] else "no", row["photos"], f"{100 * row['accuracy']:.0f} %"


def _training(card):
    rows = [(name.replace("_", " "), value) for name, value in card["training"].items()]
    text = "\n## How it was trained\n\n"
    text += DENSE_TRAINING if "hidden" in card["model"] else EYES_TRAINING
    return text + "\n" + table(("setting", "value"), rows)


def _sources(card, credits_name):
    rows = [(row["repository"], row["licence"], row["photos"], row["credit"]) for row in card["sources"]]
    text = "\n## The photographs\n\nThey are not part of this project; only the numbers trained on them are. "
    text += f"Licences as declared where the photos come from; every credit line is in `{credits_name}`.\n\n"
    text += table(("GitHub repository", "licence", "photos", "credit"), rows)
    return text + "\n" + table(("licence", "photos"), card["licences"].items())


def table(head: Iterable[str], rows: Iterable[Iterable]) -> str:
    """A Markdown table; vertical bars inside a cell are escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |\n" for line in lines)
