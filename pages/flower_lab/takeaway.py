"""What is taken away of one's own network: its file, its card, a script that needs NumPy alone; and how it is brought back."""

import numpy as np
import streamlit as st

from nn_core.eyes import Eyes
from nn_core.heaps import as_file, read_own
from nn_core.limits import MODEL_MB
from pages.flower_lab import fared, own
from pages.flower_lab.script import LINES
from pages.ui.frame import uploads
from pages.ui.frame.fields import plain
from pages.ui.lesson import content, parts
from pages.ui.lesson.readout import show_number

SLUG = "flower-lab"
FILE, CARD, SCRIPT = "my_network.npz", "my_network.md", "my_network.py"
GREY = np.full((40, 60, 3), 128, np.uint8)  # a picture that anyone has: by its answer a network can be told
BROUGHT = "the file brought back"  # session-state key: a sentence about it, and whether it was refused


def show(v, found, names):
    """Three files."""
    its = found.own.named(names)
    parts.section(SLUG, "Take it along")
    st.markdown(content.phrases(SLUG)["takeaway"]["check"].format(p=f"{its.predict(GREY):.6f}", name=plain(names[0])))
    text = card(v, found, names)
    files = ((FILE, lambda: as_file(its)), (CARD, text), (SCRIPT, LINES))
    for column, (name, data) in zip(st.columns(3), files, strict=True):
        column.download_button(name, data, name, key=f"{SLUG}.{name}", on_click="ignore", width="stretch")
    with st.expander(content.phrases(SLUG)["takeaway"]["card"]):
        st.markdown(text.replace("# ", "##### ", 1).replace("\n## ", "\n###### "))


def bring_back():
    """An uploader for a network of before; from then on it is the one that answers in Ask."""
    say, turn = content.phrases(SLUG)["takeaway"], f"{SLUG}.network turn"
    key = f"{SLUG}.network.{st.session_state.setdefault(turn, 0)}"
    file = st.file_uploader(say["bring"], type="npz", key=key, max_upload_size=MODEL_MB)
    if file is not None:
        try:
            brought = read_own(file.getvalue())
            own.bring(brought)
            st.session_state[BROUGHT] = is_back(brought, say), False
        except ValueError as refused:
            sentence = plain(str(refused))
            st.session_state[BROUGHT] = f"{sentence[0].upper()}{sentence[1:]}.", True
        uploads.let_go([file])
        st.session_state[turn] += 1
        st.rerun()
    sentence, refused = st.session_state.get(BROUGHT, ("", False))
    if sentence:
        show_it, icon = (st.error, ":material/broken_image:") if refused else (st.success, ":material/check:")
        show_it(sentence, icon=icon)


def is_back(brought, say):
    """What there is to say of a network that was brought back."""
    first, second = map(plain, brought.names)
    return say["back"].format(first=first, second=second, net=described(brought.net), p=f"{brought.predict(GREY):.6f}")


def described(net):
    """A network in a few words."""
    if isinstance(net, Eyes):
        return "a network with eyes, " + "–".join(map(str, net.n))
    return ("logistic regression, " if net.L == 1 else "a dense network, ") + "–".join(map(str, net.n))


def card(v, found, names):
    """The card, in Markdown: what it learned from, how good it is, when not to trust it. All of it is measured."""
    say = content.phrases(SLUG)["card"]
    counts, run = found.facts.counts, found.outcome
    data = {"own": say["own"], "table": say["table"], "drawn": say["drawn"]}[v.data]
    warnings = fared.findings(v, found, names)
    numbers = {
        "first": names[0],
        "second": names[1],
        "net": described(found.own.net),
        "data": data,
        "n1": counts[0],
        "n0": counts[1],
        "held": run.held,
        "right": fared.percent(run.right),
        "held_right": fared.percent(found.seen["held_right"][-1]),
        "wrong": run.wrong,
        "J": show_number(run.J),
        "larger": fared.percent(found.baselines["larger"]),
        "colour": fared.percent(found.baselines["colour"]),
        "rim": fared.percent(found.baselines["rim"]),
        "p": f"{found.own.predict(GREY):.6f}",
        "warnings": "\n".join(f"- {warning}" for warning in [*warnings, say["always"]]),
        "settings": settings(v),
    }
    return say["text"].format(**numbers)


def settings(v):
    """The learner's settings in a line."""
    told = {"α": f"{v.rate:g}", "epochs": v.epochs, "seed": v.chance, "versions of a picture": v.vary}
    if v.net != "eyes":
        told |= {"first weights": v.start, "pictures of a step": v.batch or "all", "λ of L2": f"{v.decay:g}"}
    if v.net not in ("0", "eyes"):
        told["g"] = v.bend
    return ", ".join(f"{name} {value}" for name, value in told.items())
