"""The command line of the flower model: `train` makes it from a folder of photographs, `evaluate` measures it.

Both need a `manifest.csv` in that folder, described in `photos.py`. Progress goes to stderr, results to stdout.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from nn_core.flower.card import CATEGORIES, evaluate, make_card, worst, write_credits
from nn_core.flower.card_text import card_text
from nn_core.flower.model import SHIPPED, load_flower_model, save_flower_model
from nn_core.flower.photos import read_manifest
from nn_core.flower.training import Settings, train_flower_model

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
NUMBERS = [field for field in fields(Settings) if isinstance(field.default, int | float)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0, or 2 after a one-line error."""
    options = parser().parse_args(arguments)
    try:
        options.command(options)
    except (ValueError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


def parser() -> argparse.ArgumentParser:
    """The two commands with their options."""
    top = argparse.ArgumentParser(prog="python -m nn_core.flower", description="Train or evaluate the flower model.")
    commands = top.add_subparsers(required=True, metavar="train|evaluate")
    train = commands.add_parser("train", help="train the model and write it with its card and credits")
    train.add_argument("--photos", type=Path, required=True, metavar="DIR", help="folder with manifest.csv")
    train.add_argument("--out", type=Path, default=SHIPPED, metavar="FILE", help="the .npz file to write")
    train.add_argument("--hidden", type=int, nargs="+", default=Settings.hidden, help="units of the hidden layers")
    train.add_argument("--dropout", type=float, nargs="+", default=Settings.dropout, help="for inputs, hidden layers")
    for field in NUMBERS:
        name, kind = "--" + field.name.replace("_", "-"), type(field.default)
        train.add_argument(name, type=kind, default=field.default, help=f"default {field.default}")
    train.set_defaults(command=run_train)
    judge = commands.add_parser("evaluate", help="print how good a model is on val, test and source")
    judge.add_argument("--photos", type=Path, required=True, metavar="DIR", help="folder with manifest.csv")
    judge.add_argument("--model", type=Path, default=SHIPPED, metavar="FILE", help="the .npz file to judge")
    judge.set_defaults(command=run_evaluate)
    return top


def run_train(options: argparse.Namespace) -> None:
    """Train, save, load again what was saved, judge that, and write the card and the credits beside it."""
    if options.out.suffix != ".npz" or not options.out.parent.is_dir():
        raise ValueError(f"--out should be an .npz file in a folder that exists, not {options.out}")
    numbers = {field.name: getattr(options, field.name) for field in NUMBERS}
    settings = Settings(hidden=tuple(options.hidden), dropout=tuple(options.dropout), **numbers)
    photos = read_manifest(options.photos)
    splits = {split: [photo for photo in photos if photo.split == split] for split in ("train", "val")}
    model = train_flower_model(splits["train"], splits["val"], settings, tell)
    save_flower_model(options.out, model.net, model.theta)
    tell("judging the saved model")
    card_file = options.out.with_suffix(".json")
    card_file.unlink(missing_ok=True)
    model = load_flower_model(options.out)
    card = make_card(model, photos, settings, evaluate(model, photos))
    card_file.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    stem = options.out.stem.removesuffix("_model")
    credits_file = options.out.with_name(f"{stem}_credits.csv")
    write_credits(credits_file, photos)
    options.out.with_name(f"{stem}_card.md").write_text(card_text(card, credits_file.name), encoding="utf-8")
    tell(f"written: {options.out}, its card and its credits")


def run_evaluate(options: argparse.Namespace) -> None:
    """Print the measures and confusion matrix of each split, then the categories with the most mistakes."""
    photos = read_manifest(options.photos)
    results = evaluate(load_flower_model(options.model), photos, ("val", "test", "source"))
    if not results:
        raise ValueError(f"{options.photos} has no photos of the splits val, test, source")
    for split, r in results.items():
        c = r["confusion"]
        print(f"{split}: {r['photos']} photos, {r['flowers']} with a flower")
        shares = [
            f"{name.replace('_', ' ').replace('roc auc', 'ROC AUC')} {r[name]:.4f}"
            for name in ("accuracy", "balanced_accuracy", "roc_auc")
        ]
        print("  " + ", ".join(shares))
        print("                  answered flower  answered no flower")
        print(f"  flower          {c['true_positive']:15d}  {c['false_negative']:18d}")
        print(f"  no flower       {c['false_positive']:15d}  {c['true_negative']:18d}")
    print("worst categories:")
    for row in worst(results, tuple(results), count=10, at_least=1):
        name = CATEGORIES.get(row["category"], row["category"])
        print(f"  {row['split']:6s} {name:60s} {row['photos']:4d} photos  {100 * row['accuracy']:5.1f} % right")


def tell(sentence: str) -> None:
    """Progress, on stderr."""
    print(sentence, file=sys.stderr, flush=True)


def on_one_thread() -> int:
    """The whole command again in a process with one BLAS thread; returns its exit code.

    How a matrix product is shared out among threads changes its last digits, and thousands of steps make that another
    model. The number of threads has to be settled before NumPy loads, so this process cannot do it for itself.
    """
    single = dict.fromkeys(THREADS, "1")
    return subprocess.run([sys.executable, *sys.orig_argv[1:]], env={**os.environ, **single}).returncode


if __name__ == "__main__":
    sys.exit(main() if all(os.environ.get(name) == "1" for name in THREADS) else on_one_thread())
