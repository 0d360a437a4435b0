// The loop of training: initialize once, then forward, cost, backward, update, and forward again. One station is lit.

import { paintArrow, paintLine, paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";
import { mix } from "../theme.js";

register("stations", class StationsPanel extends Panel {
  draw(context, width, height, { theme, run, k }) {
    const { names, lines } = this.spec;
    const lit = run.arrays.station.values[k];
    const upright = width < 420;
    const size = upright ? 12 : Math.max(11, Math.min(15, width / 42));
    const room = height - size * 1.9 * Math.max(...lines.map((texts) => texts.length)); // for the stations, where they stand upright
    const [w, h] = upright ? [width - 40, room / names.length - 11] : [width / names.length - 18, size * 4.2];
    const centre = (i) => (upright ? [w / 2 + 2, h / 2 + 2 + i * (h + 11)] : [w / 2 + 4 + i * (w + 17), h / 2 + 26]);
    this.arrows(context, theme, names.length, centre, w, h, upright);
    names.forEach(([name, formula], i) => this.station(context, theme, name, formula, centre(i), w, h, size, i === lit));
    const [left, top] = upright ? [2, room + size] : [8, h + 26 + size * 2.6];
    lines[k].forEach((text, i) => {
      context.font = `${size * 1.15}px ${theme.font}`;
      const fit = Math.min(1, (width - left - 4) / context.measureText(text).width);
      paintText(context, theme, text, left, top + i * size * 2, { align: "left", size: size * 1.15 * fit });
    });
  }

  /** On to the next station; from the last one back to the second. */
  arrows(context, theme, count, centre, w, h, upright) {
    for (let i = 0; i + 1 < count; i++) {
      const [[x1, y1], [x2, y2]] = [centre(i), centre(i + 1)];
      if (upright) paintArrow(context, [x1, y1 + h / 2], [x2, y2 - h / 2], theme.muted, 1.5);
      else paintArrow(context, [x1 + w / 2 + 1, y1], [x2 - w / 2 - 1, y2], theme.muted, 1.5);
    }
    const [[x1, y1], [x2, y2]] = [centre(count - 1), centre(1)];
    const round = upright ? [[x1 + w / 2, y1], [x1 + w / 2 + 16, y1], [x1 + w / 2 + 16, y2]] : [[x1, y1 - h / 2], [x1, 8], [x2, 8]];
    paintLine(context, round, theme.muted, 1.5);
    if (upright) paintArrow(context, round[2], [x2 + w / 2 + 1, y2], theme.muted, 1.5);
    else paintArrow(context, round[2], [x2, y2 - h / 2 - 1], theme.muted, 1.5);
  }

  station(context, theme, name, formula, [x, y], w, h, size, lit) {
    context.beginPath();
    context.roundRect(x - w / 2, y - h / 2, w, h, 7);
    context.fillStyle = lit ? theme.class1 : mix(theme.background, theme.class1, 0.06);
    context.fill();
    context.strokeStyle = lit ? theme.class1 : theme.muted;
    context.lineWidth = lit ? 2.5 : 1;
    context.stroke();
    const color = lit ? theme.background : theme.text;
    if (h < size * 2.5) return paintText(context, theme, `${name}: ${formula}`, x, y, { size, color });
    paintText(context, theme, name, x, y - size * 0.75, { size, color });
    context.font = `${size * 0.9}px ${theme.font}`;
    const fit = Math.min(1, (w - 8) / context.measureText(formula).width);
    paintText(context, theme, formula, x, y + size * 0.8, { size: size * 0.9 * fit, color });
  }
});
