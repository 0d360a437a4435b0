// What the network with eyes says: in words, and as a place between "no flower" and "flower", with what it cannot tell between.

import { answerTo, pixelsIn, sight } from "../flower/known.js";
import { probability } from "../flower/model.js";
import { paintLine, paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";

register("verdict", class VerdictPanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec, player);
    this.words = document.createElement("div");
    this.words.className = "pul-verdict";
    this.words.setAttribute("aria-live", "polite");
    this.canvas.after(this.words);
  }

  draw(context, width, height, view) {
    const before = view.run.arrays[this.spec.picture].values;
    const kept = this.spec.guessed && !view.reveals; // a guess comes first, then the run
    const now = kept ? null : answerTo(pixelsIn(view, this.spec.picture));
    if (now) this.scale(context, view.theme, width, now, answerTo(before));
    this.tell(kept, now, now && pixelsIn(view, this.spec.picture) !== before ? answerTo(before) : null);
  }

  /** The line from 0 to 1, the zone of doubt, where the picture stood, and where it stands now. */
  scale(context, theme, width, now, before) {
    const { zone: [low, high] } = sight().doubt;
    const [left, right, y] = [14, width - 14, 40];
    const x = (p) => left + p * (right - left);
    context.fillStyle = theme.grid;
    context.fillRect(x(low), y - 9, x(high) - x(low), 18);
    paintLine(context, [[left, y], [x(low), y]], theme.class0, 6);
    paintLine(context, [[x(high), y], [right, y]], theme.class1, 6);
    paintText(context, theme, "no flower", left, y + 24, { align: "left", size: 12, color: theme.quiet });
    paintText(context, theme, "flower", right, y + 24, { align: "right", size: 12, color: theme.quiet });
    paintText(context, theme, "I can't tell", x((low + high) / 2), y + 24, { size: 12, color: theme.quiet });
    if (before && before !== now) {
      context.beginPath();
      context.arc(x(before.p), y, 6, 0, 2 * Math.PI);
      context.strokeStyle = theme.muted;
      context.lineWidth = 2;
      context.stroke();
    }
    context.beginPath();
    context.moveTo(x(now.p), y + 4);
    context.lineTo(x(now.p) - 9, y - 16);
    context.lineTo(x(now.p) + 9, y - 16);
    context.closePath();
    context.fillStyle = theme.text;
    context.fill();
    paintText(context, theme, probability(now.p), Math.max(left + 22, Math.min(right - 22, x(now.p))), y - 26, { size: 14 });
  }

  tell(kept, now, before) {
    const { words, dense } = this.spec;
    const lines = now ? [
      [words[now.noPlant ? "no plant" : now.verdict], "pul-says"],
      [words.doubt.replace("{of_100}", now.of100), ""],
      [words[before ? "before" : "dense"].replace("{p}", probability(before ? before.p : dense)), "pul-aside"],
      ...(words.own && !before ? [[words.own, "pul-aside pul-own"]] : []),
    ] : [[words[kept ? "kept" : "waiting"], ""]];
    const key = JSON.stringify(lines);
    if (key === this.told) return;
    this.told = key;
    this.words.replaceChildren(...lines.map(([text, className]) => Object.assign(document.createElement("p"), { textContent: text, className })));
  }
});
