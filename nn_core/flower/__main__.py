"""The command line of the flower models: `train` and `train-eyes` make them from photographs, `evaluate` measures them.

All need a folder with a `manifest.csv`, described in `photos.py`. Progress goes to stderr, results to stdout.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import Field, fields
from pathlib import Path

from nn_core.flower.card import evaluate, make_card, worst, write_credits
from nn_core.flower.card_text import card_text
from nn_core.flower.eyes import save_eyes
from nn_core.flower.eyes_training import EyesSettings, train_eyes
from nn_core.flower.figures import SHIPPED, load_any, make_figures, table
from nn_core.flower.kinds import words_for
from nn_core.flower.model import save_flower_model
from nn_core.flower.photos import Photo, read_manifest
from nn_core.flower.training import Settings, train_flower_model

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


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
    """The commands with their options."""
    top = argparse.ArgumentParser(prog="python -m nn_core.flower", description="Train or evaluate the flower models.")
    commands = top.add_subparsers(required=True, metavar="train|train-eyes|evaluate")
    train = commands.add_parser("train", help="train the dense network and write it with its card and credits")
    train.add_argument("--hidden", type=int, nargs="*", default=Settings.hidden, help="units of the hidden layers, if any")
    train.add_argument("--dropout", type=float, nargs="+", default=Settings.dropout, help="for inputs, hidden layers")
    eyes = commands.add_parser("train-eyes", help="train the network with eyes and write it with its card and credits")
    for command, settings, run, out in ((train, Settings, run_train, "dense"), (eyes, EyesSettings, run_train_eyes, "eyes")):
        command.add_argument("--photos", type=Path, required=True, metavar="DIR", help="folder with manifest.csv")
        command.add_argument("--out", type=Path, default=SHIPPED[out], metavar="FILE", help="the .npz file to write")
        for field in numbers(settings):
            name, kind = "--" + field.name.replace("_", "-"), type(field.default)
            command.add_argument(name, type=kind, default=field.default, help=f"default {field.default}")
        command.set_defaults(command=run)
    judge = commands.add_parser("evaluate", help="print how good the models are on val, test, source and source2")
    judge.add_argument("--photos", type=Path, required=True, metavar="DIR", help="folder with manifest.csv")
    judge.add_argument("--model", type=Path, metavar="FILE", help="one .npz file to judge, not all that are shipped")
    judge.add_argument("--out", type=Path, metavar="FILE", help="a .json file to write the figures to")
    judge.set_defaults(command=run_evaluate)
    return top


def numbers(settings: type) -> list[Field]:
    """The settings that are one number each."""
    return [field for field in fields(settings) if isinstance(field.default, int | float)]


def run_train(options: argparse.Namespace) -> None:
    """Train the dense network, save it, and judge what was saved."""
    given = {field.name: getattr(options, field.name) for field in numbers(Settings)}
    settings = Settings(hidden=tuple(options.hidden), dropout=tuple(options.dropout), **given)
    photos, splits = photos_for(options)
    model = train_flower_model(splits["train"], splits["val"], settings, tell)
    save_flower_model(options.out, model.net, model.theta)
    write_card(options.out, photos, settings)


def run_train_eyes(options: argparse.Namespace) -> None:
    """Train the network with eyes, save it, and judge what was saved."""
    settings = EyesSettings(**{field.name: getattr(options, field.name) for field in numbers(EyesSettings)})
    photos, splits = photos_for(options)
    save_eyes(options.out, train_eyes(splits["train"], splits["val"], settings, tell))
    write_card(options.out, photos, settings)


def photos_for(options: argparse.Namespace) -> tuple[list[Photo], dict[str, list[Photo]]]:
    """All photos, and those of train and val. Raises ValueError where the model could not be written afterwards."""
    if options.out.suffix != ".npz" or not options.out.parent.is_dir():
        raise ValueError(f"--out should be an .npz file in a folder that exists, not {options.out}")
    photos = read_manifest(options.photos)
    return photos, {split: [photo for photo in photos if photo.split == split] for split in ("train", "val")}


def write_card(out: Path, photos: list[Photo], settings: Settings | EyesSettings) -> None:
    """Load the saved model, judge it, and write its card as JSON and as a page, and the credits."""
    tell("judging the saved model")
    card_file = out.with_suffix(".json")
    card_file.unlink(missing_ok=True)
    model = load_any(out)
    card = make_card(model, photos, settings, evaluate(model, photos))
    card_file.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    stem = out.stem.removesuffix("_model")
    credits_file = out.with_name(f"{stem.removesuffix('_eyes').removesuffix('_logistic')}_credits.csv")
    write_credits(credits_file, photos)
    out.with_name(f"{stem}_card.md").write_text(card_text(card, credits_file.name), encoding="utf-8")
    tell(f"written: {out}, its card and its credits")


def run_evaluate(options: argparse.Namespace) -> None:
    """Print the figures of each model and split, then the kinds with the most mistakes."""
    photos = read_manifest(options.photos)
    models = {name: load_any(path) for name, path in ({"model": options.model} if options.model else SHIPPED).items()}
    figures = make_figures(models, photos)
    print(table(figures))
    for name, splits in figures["models"].items():
        print(f"worst kinds, {name}:")
        results = {split: {"categories": f["kinds"]} for split, f in splits.items()}
        for row in worst(results, tuple(results), count=10, at_least=1):
            right = f"{row['photos']:4d} photos  {100 * row['accuracy']:5.1f} % right"
            print(f"  {row['split']:8s} {words_for(row['category']):60s} {right}")
    if options.out:
        options.out.write_text(json.dumps(figures, ensure_ascii=False) + "\n", encoding="utf-8")


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
