// Forward and backward through a deep network as blocks: the row above goes forward and keeps Z in the cache, the row below comes back.

import { paintArrow, paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";
import { mix } from "../theme.js";

register("blocks", class BlocksPanel extends Panel {
  draw(context, width, height, view) {
    const { theme, k } = view;
    const { count: L, steps } = this.spec;
    const now = steps[k];
    const count = Math.max(1, Math.min(L, Math.floor((width - 90) / 132)));
    const first = Math.max(1, Math.min(L - count + 1, (now.layer || 1) - Math.floor(count / 2)));
    const gap = (width - 90) / count;
    const size = Math.max(10.5, Math.min(15, gap / 12, height / 11));
    const since = view.keep(this, "since", [], () => this.firsts());
    const pen = { context, theme, size, now, k, since, w: gap * 0.46, h: size * 1.55, up: size * 1.55 + 2, down: height - size * 4.1, right: width - 34 };
    const at = (l) => 46 + (l - first + 0.5) * gap;
    for (let l = first; l < first + count; l++) this.layer(pen, l, at(l), gap);
    this.ends(pen, first, first + count - 1, at);
  }

  /** Whether a part of layer l is being computed (2), is there already (1), or is still to come (0). */
  state({ now, k, since }, part, l) {
    if (now.part === part && now.layer === l) return 2;
    return since.get(`${part}[${l}]`) < k ? 1 : 0;
  }

  /** The index at which each part of each layer is computed first. */
  firsts() {
    const since = new Map();
    this.spec.steps.forEach(({ part, layer }, k) => since.has(`${part}[${layer}]`) || since.set(`${part}[${layer}]`, k));
    return since;
  }

  /** Both blocks of a layer, the cache between them, the arrows that lead on. */
  layer(pen, l, x, gap) {
    const { w, h, up, down, size, context, theme } = pen;
    const [Z, A, dZ, dW] = ["Z", "A", "dZ", "dW"].map((part) => this.state(pen, part, l));
    this.block(pen, x, up, [`W[${l}], b[${l}]`, `Z[${l}]`], Z, theme.class1);
    this.arrow(pen, [x + w / 2, up], [Math.min(x + gap - w / 2, pen.right), up], `A[${l}]`, A, theme.class1);
    this.arrow(pen, [x, up + h], [x, down - h], "", Z && 1, theme.muted);
    paintText(context, theme, "cache", x + 5, (up + down) / 2, { size: size * 0.85, align: "left", color: theme.quiet });
    this.block(pen, x, down, [`W[${l}]`, `dZ[${l}]`], dZ, theme.class0);
    if (l > 1) this.arrow(pen, [x - w / 2, down], [Math.max(4, x - gap + w / 2), down], `dA[${l - 1}]`, this.state(pen, "dA", l - 1), theme.class0);
    this.arrow(pen, [x, down + h], [x, down + h + size * 1.1], "", dW, theme.class0);
    const color = dW ? theme.class0 : theme.muted;
    paintText(context, theme, `dW[${l}], db[${l}]`, x, down + h + size * 1.75, { size: dW === 2 ? size * 1.1 : size * 0.95, color });
  }

  /** What comes in from the left, and what comes back from the right: beyond the last layer, from ŷ and the cost. */
  ends(pen, first, last, at) {
    const { context, theme, size, w, up, down, right } = pen;
    const into = first === 1 ? 1 : Math.min(1, this.state(pen, "A", first - 1));
    this.arrow(pen, [4, up], [at(first) - w / 2, up], first === 1 ? "X = A[0]" : `A[${first - 1}]`, into, theme.class1);
    this.arrow(pen, [right, down], [at(last) + w / 2, down], `dA[${last}]`, this.state(pen, "dA", last), theme.class0);
    if (last < this.spec.count) return;
    const known = this.state(pen, "A", last) > 0;
    const x = right + 14;
    paintText(context, theme, "ŷ", x, up, { size, color: known ? theme.text : theme.quiet });
    paintText(context, theme, "J", x, down, { size, color: known ? theme.text : theme.quiet });
    paintArrow(context, [x, up + size], [x, down - size], known ? theme.text : theme.grid, 1.5);
  }

  block({ context, theme, w, h, size }, x, y, lines, state, color) {
    context.beginPath();
    context.roundRect(x - w / 2, y - h, w, 2 * h, 6);
    context.fillStyle = state === 2 ? color : mix(theme.background, color, state ? 0.22 : 0.04);
    context.fill();
    context.strokeStyle = state ? color : theme.muted;
    context.lineWidth = state === 2 ? 2.5 : 1;
    context.stroke();
    lines.forEach((text, i) => {
      const look = { size: size * (i ? 1 : 0.88), color: state === 2 ? theme.background : i ? theme.text : theme.quiet };
      paintText(context, theme, text, x, y + (i - 0.5) * size * 1.4, look);
    });
  }

  arrow({ context, theme, size }, start, end, label, state, color) {
    paintArrow(context, start, end, state ? color : theme.grid, state === 2 ? 4 : 1.8);
    if (!label) return;
    const look = { size: state === 2 ? size * 1.15 : size, color: state ? color : theme.quiet, halo: true };
    paintText(context, theme, label, (start[0] + end[0]) / 2, start[1] - size * 0.95, look);
  }
});
