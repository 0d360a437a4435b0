// A computation graph: values flow along the arrows forward, derivatives come back; each appears at its own step.

import { showNumber } from "../format.js";
import { paintArrow, paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";
import { mix } from "../theme.js";

register("graph", class GraphPanel extends Panel {
  draw(context, width, height, { theme, run, k, step }) {
    this.upright = width < 560; // from top to bottom where there is no room from left to right
    const size = this.upright ? Math.max(10, Math.min(12, width / 31)) : Math.max(11, Math.min(17, height / 22, width / 60));
    const boxes = Object.fromEntries(this.spec.nodes.map((node) => [node.name, this.box(node, width, height, size)]));
    const pen = { context, theme, run, k, step, size };
    for (const edge of this.spec.edges) this.arrows(pen, edge, boxes[edge.from], boxes[edge.to]);
    for (const node of this.spec.nodes) this.node(pen, node, boxes[node.name]);
    for (const edge of this.spec.edges) if (step >= edge.backward) this.local(pen, edge, boxes[edge.from], boxes[edge.to]);
    this.note(pen, width, height);
  }

  /** Where a node stands, in pixels: its centre and half its width and height. */
  box({ x, y, formula }, width, height, size) {
    const lines = formula ? 3 : this.upright ? 4 : 2;
    const narrow = this.upright && !formula;
    const w = narrow ? Math.min(size * 6.2, width / 5 - 5) : size * (formula ? Math.max(9.2, formula.length * 0.56 + 1.2) : 8.4);
    const h = size * (lines * 1.35 + 0.6);
    const [across, down] = this.upright ? [y, x] : [x, y];
    const far = this.upright ? height - size * 6.1 : height - h;
    const centre = [w / 2 + 2 + across * (width - w - 4), (this.upright ? size * 3.1 : h / 2 + 1) + down * (far - 2)];
    return { centre, w: w / 2, h: h / 2, narrow };
  }

  /** The two ends of an edge, on the borders of its boxes; those that meet at one side of a box keep apart. */
  ends(from, to, aside) {
    const [[x1, y1], [x2, y2]] = [from.centre, to.centre];
    const spread = (distance, room) => Math.max(-room, Math.min(room, distance * 0.22));
    const level = this.upright ? Math.abs(y2 - y1) < to.h : Math.abs(x2 - x1) > to.w;
    if (level) return [[x1 + from.w + 2, y1 + aside], [x2 - to.w - 2, y2 + spread(y1 - y2, to.h * 0.7) + aside]];
    const way = Math.sign(y2 - y1);
    const shift = this.upright ? spread(x1 - x2, to.w * 0.7) : x1 - x2;
    return [[x1 + aside, y1 + way * (from.h + 2)], [x2 + shift + aside, y2 - way * (to.h + 2)]];
  }

  /** The arrow forward, violet once it is walked, and beside it the amber one back. The one just walked is thick. */
  arrows({ context, theme, step }, edge, from, to) {
    const back = edge.backward !== undefined;
    const [start, end] = this.ends(from, to, back ? -3.5 : 0);
    const lit = step >= edge.forward;
    paintArrow(context, start, end, lit ? theme.class1 : theme.grid, step === edge.forward ? 4.5 : lit ? 2 : 1.5);
    if (!back || step < edge.backward) return;
    const [top, bottom] = this.ends(from, to, 3.5);
    const onPath = this.spec.notes?.[step]?.path?.includes(edge.backward);
    paintArrow(context, bottom, top, theme.class0, step === edge.backward || onPath ? 4.5 : 2);
  }

  /** A box with the node's formula, its value and, once it came back, its derivative. */
  node({ context, theme, run, k, step, size }, node, { centre: [x, y], w, h }) {
    const [forward, back] = [step >= node.forward, step >= node.backward];
    const fresh = step === node.backward ? theme.class0 : step === node.forward && step > 0 ? theme.class1 : null;
    context.beginPath();
    context.roundRect(x - w, y - h, 2 * w, 2 * h, 6);
    context.fillStyle = mix(theme.background, fresh ?? theme.class1, fresh ? 0.22 : 0.05);
    context.fill();
    context.strokeStyle = fresh ?? theme.muted;
    context.lineWidth = fresh ? 2 : 1;
    context.stroke();
    const read = (name) => {
      const { values } = run.arrays[name];
      const value = values[values.length > 1 ? k : 0];
      return values instanceof Float32Array ? showNumber(value) : String(value);
    };
    const value = forward ? read(node.value) : step >= node.begins ? `${read(node.value)} + …` : "";
    const said = (name, number) => (this.upright && !node.formula ? [name, number] : [`${name} = ${number}`]);
    const lines = node.formula ? [[node.formula, theme.text, 0.95]] : value ? [] : [[node.label, theme.text, 1]];
    if (value) for (const text of node.formula ? [`= ${value}`] : said(node.label, value)) lines.push([text, theme.class1, 1]);
    if (back) for (const text of said(`d${node.label}`, read(node.slope))) lines.push([text, theme.class0, 1]);
    lines.forEach(([text, color, scale], i) => {
      context.font = `${size * scale}px ${theme.font}`;
      const fit = Math.min(1, (2 * w - 6) / context.measureText(text).width); // very large and very small numbers are long
      paintText(context, theme, text, x, y + (i - (lines.length - 1) / 2) * size * 1.35, { size: size * scale * fit, color });
    });
  }

  /** The local derivative of an arrow: along it where there is room for one line, else in several lines beside it. */
  local({ context, theme, step, size }, edge, from, to) {
    const [[x1, y1], [x2, y2]] = this.ends(from, to, 0);
    const parts = edge.local.map((part, i) => (i ? `= ${part}` : part));
    const [whole, color] = [parts.join(" "), step === edge.backward ? theme.class0 : theme.text];
    const look = { size: size * 0.95, color, halo: true };
    const stack = (x, y) => parts.forEach((text, i) => paintText(context, theme, text, x, y + i * size * 1.25, look));
    context.font = `${look.size}px ${theme.font}`;
    if (this.upright && !from.narrow) paintText(context, theme, whole, x1 + 12, (y1 + y2) / 2, { ...look, align: "left" });
    else if (this.upright) stack(x1, y1 + size * 1.3);
    else if (context.measureText(whole).width > x2 - x1 - 14) {
      look.size *= Math.min(1, (x2 - x1) / Math.max(...parts.map((text) => context.measureText(text).width)));
      stack((x1 + x2) / 2, (y1 + y2) / 2 - size * (1.25 * parts.length - 0.1));
    } else {
      context.save();
      context.translate(x1 + 0.38 * (x2 - x1), y1 + 0.38 * (y2 - y1));
      context.rotate(Math.atan2(y2 - y1, x2 - x1));
      paintText(context, theme, whole, 0, -6 - size * 0.65, { ...look, halo: false });
      context.restore();
    }
  }

  /** The line of the present step, in the room that the graph leaves below; on a narrow screen the read-out says it alone. */
  note({ context, theme, step, size }, width, height) {
    const note = this.spec.notes?.[step];
    if (!note || this.upright) return;
    const { x, y } = this.spec.room;
    note.lines.forEach((text, i) => {
      const at = y * height - (note.lines.length - 1 - i) * size * 1.6;
      paintText(context, theme, text, x * width, at, { size: size * 1.2, align: "left" });
    });
  }
});
