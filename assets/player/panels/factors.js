// What one step multiplies the distance from the lowest point by, a bar for each axis of a bowl: 1 − αλ, never above 1.

import { showNumber, showTick } from "../format.js";
import { clipTo, paintArrow, paintLine, paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";
import { mix } from "../theme.js";

const LOW = -2;
const HIGH = 1;
const ZONES = [[-2, -1, "flies out"], [-1, 0, "zig-zags"], [0, 1, "comes closer"]];

register("factors", class FactorsPanel extends Panel {
  draw(context, width, height, view) {
    const { spec } = this;
    const { theme, run, k, reveals } = view;
    const { values, shape } = run.arrays[spec.values];
    const edge = { left: 12, right: width - 12, top: 20, bottom: height - 20 };
    const x = (value) => edge.left + ((value - LOW) / (HIGH - LOW)) * (edge.right - edge.left);
    this.zones(context, theme, x, edge);
    const high = (edge.bottom - edge.top) / spec.labels.length;
    spec.labels.forEach((label, i) => {
      const value = values[k * shape[1] + i];
      const top = edge.top + i * high;
      if (reveals) this.bar(context, theme, value, x, top + high * 0.72, Math.min(12, high * 0.4), edge);
      const text = `${label}: 1 − αλ = ${reveals ? showNumber(value) : "?"}`;
      paintText(context, theme, text, (edge.left + edge.right) / 2, top + high * 0.28, { size: 12, halo: true });
    });
  }

  /** The ground, what a factor means where it lies, and the marks at −2, −1, 0 and 1. */
  zones(context, theme, x, edge) {
    for (const [low, high, word] of ZONES) {
      if (high === -1) {
        context.fillStyle = mix(theme.background, theme.class0, 0.2);
        context.fillRect(x(low), edge.top, x(high) - x(low), edge.bottom - edge.top);
      }
      paintText(context, theme, word, (x(low) + x(high)) / 2, edge.top - 10, { size: 11, color: theme.quiet });
    }
    for (let value = LOW; value <= HIGH; value++) {
      paintLine(context, [[x(value), edge.top], [x(value), edge.bottom]], value === 0 ? theme.text : theme.muted, value === 0 ? 1.5 : 1);
      paintText(context, theme, showTick(value), x(value), edge.bottom + 11, { size: 11, color: theme.quiet });
    }
  }

  /** A bar from 0; one that reaches beyond the frame ends in an arrow. */
  bar(context, theme, value, x, y, thick, edge) {
    const color = value < 0 ? theme.class0 : theme.class1;
    clipTo(context, { left: edge.left, right: edge.right, top: y - thick, bottom: y + thick });
    context.fillStyle = color;
    const [from, to] = [Math.min(0, value), Math.max(0, value)].map((end) => x(Math.max(LOW, end)));
    context.fillRect(from, y - thick / 2, Math.max(2, to - from), thick);
    context.restore();
    if (value < LOW) paintArrow(context, [x(LOW) + 14, y], [x(LOW) - 8, y], color, thick / 2);
  }
});
