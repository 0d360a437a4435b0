"""The room Ask: the photo, the picture the network saw, its answer with its doubt, and the way to it."""

from dataclasses import replace

import numpy as np

from nn_core.eyes import forward
from nn_core.flower import EyesModel
from nn_core.flower.occlusion import COARSE, FINE
from pages.flower_lab import mistakes, own, several, summing
from pages.ui import cached
from pages.ui.frame.settings import Setting
from pages.ui.lesson import content, parts, readout, stage
from pages.ui.live import panels
from pages.ui.live.player import Run
from pages.ui.runs import flower

SLUG = "flower-lab"
LOOKS = {"as-it-is": "as they are", "grey": "taken away", "yellow": "a plain yellow field"}
YELLOW = (235, 205, 60)
COLOURS = Setting("colours", "Colours", "as-it-is", LOOKS, widget="select")
LAYERS = 6  # steps: the picture, four layers of maps, the sum, the probability
PICTURE = (several.Several(**vars(flower.NARROW[0])), flower.NARROW[1])
WAYS = {"eyes": "the network with eyes", "logistic": "logistic regression"}
WAY = Setting("way", "The way through", "eyes", WAYS, rewind=True)
SETTINGS = (*PICTURE, COLOURS, WAY)
BRIGHTNESS = (0.299, 0.587, 0.114)  # of red, green and blue, to the eye (ITU-R BT.601)


def hidden(v):
    """The controls that make no sense with these values."""
    return flower.hidden(v)


def under(v, shown):
    """Nothing more is set here."""


def scene(v):
    """The photo, what the network sees of it, and what it says."""
    say, run = content.phrases(SLUG), make_run(v)
    widths = [1.25, 1] if v.way == "eyes" else [1.25, 1, 0.4]
    return stage.Shown(run, panels_of(v, run, say), told(v, run), widths, happened=outcome(v, run), seconds=9)


def told(v, run):
    """The read-out: the answer, about which picture; where it is to be guessed, only at the end."""
    if v.way == "logistic":
        return summing.told(run)
    say, answer = content.phrases(SLUG), run.aside["answer"]
    said = say["says"]["no plant" if answer.no_plant else answer.verdict]
    said = said.format(name=run.aside["name"], of_100=answer.of_100)
    on_its_way = say["on_its_way"].format(name=run.aside["name"], layers=LAYERS)
    seen = (run.steps == run.last) if guessed(v) else np.ones_like(run.steps)
    return readout.Readout("{said}", {"step": run.steps}, {"said": ((on_its_way, said), seen.astype(int))})


def outcome(v, run):
    """The answer to the scene's guess."""
    names = {"flower": "flower", "no flower": "none", "can't tell": "unsure"}
    return names[run.aside["answer"].verdict]


def details(v, shown):
    """What tells about the answer."""
    told = not guessed(v) or shown.run.index_of(v.step) == len(shown.run.steps) - 1
    if told:
        several.table()
    parts.section(SLUG, "Reading the picture", "Wrong?")
    if told:
        mistakes.asked(shown.run)
    parts.source(EyesModel.answer, forward)


def pixels_of(v):
    """(the picture that is asked about (40, 60, 3), its name)."""
    picture, name = flower.chosen(v)
    pixels = np.asarray(picture)
    if v.colours == "yellow":
        return np.broadcast_to(np.uint8(YELLOW), pixels.shape).copy(), "a plain yellow field"
    if v.colours == "grey":
        grey = np.rint(pixels @ np.array(BRIGHTNESS)).astype(np.uint8)
        return np.repeat(grey[..., None], 3, axis=2), f"{name.rstrip(',')} without colours"
    return pixels, name


def make_run(v):
    """The run of a picture: a step for every layer, or for every row of numbers that logistic regression adds up; how much each
    part mattered; the answers stand aside."""
    pixels, name = pixels_of(v)
    answer, dense, mattered = cached.eyes_answer(pixels.tobytes(), own=flower.is_photo(v))
    arrays = {"picture": pixels, "fine": mattered[FINE], "coarse": mattered[COARSE]}
    aside = {"name": name.rstrip(","), "answer": answer, "dense": dense, "pixels": pixels}
    run = Run(np.arange(LAYERS + 1), {}) if v.way == "eyes" else summing.make_run(pixels)
    return replace(run, arrays=run.arrays | arrays, aside=run.aside | aside)


def guessed(v):
    """Whether the scene asks what the network will say."""
    scene = content.scenes(SLUG).get(v.scene)
    return bool(scene and scene.guess)


def panels_of(v, run, say):
    """The picture to paint over with the answer below it, the photo, and the way of the picture through the network."""
    source, note = flower.photo_shown(v)
    mattered = (("fine", say["mattered"]["fine"]), ("coarse", say["mattered"]["coarse"]))
    words = say["verdict"] | {"waiting": say["waiting"], "kept": say["kept"], "own": says_own(run.aside["pixels"], say)}
    seen = panels.photo(source, say["titles"]["photo"], note)
    if v.way == "eyes":
        further = [[seen, panels.sight("picture", say["titles"]["sight"], say["captions"])]]
    else:
        curve, added = summing.panels_of()
        further = [[seen, curve], added]
    return [
        [
            panels.eraser("picture", say["titles"]["eraser"], mattered),
            panels.verdict("picture", say["titles"]["verdict"], words, run.aside["dense"], guessed(v)),
        ],
        *further,
    ]


def says_own(pixels, say):
    """What the learner's own network says of a picture, in a sentence; "" where there is none."""
    network = own.kept()
    if network is None:
        return ""
    with cached.ONE_AT_A_TIME:
        p = network.predict(pixels)
    name, sure = (network.names[0], p) if p > 1 / 2 else (network.names[1], 1 - p)
    return say["own"].format(name=name, p=readout.sure(sure))
