// What the network with eyes makes of a picture, layer by layer: bands, maps, their means, z, and the answer.

import { answerTo, pixelsIn, sight } from "../flower/known.js";
import { probability } from "../flower/model.js";
import { makeCanvas } from "../map.js";
import { paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";
import { rgb } from "../theme.js";

register("sight", class SightPanel extends Panel {
  draw(context, width, height, view) {
    this.explain([[this.spec.captions[view.k]]]);
    const model = sight();
    if (!model) return;
    const { way } = answerTo(pixelsIn(view, this.spec.picture));
    const L = model.eyes.n.length - 1;
    if (view.k < L) this.maps(context, width, height, view, way.A[view.k]);
    else this.sum(context, width, height, view, way, model);
  }

  /** All maps of a layer as tiles, the larger a number the more violet. */
  maps(context, width, height, view, { values, n, h, w }) {
    const columns = Math.max(1, Math.min(n, Math.ceil(Math.sqrt((n * width * h) / (height * w)))));
    const side = Math.min(width / columns, (height / Math.ceil(n / columns)) * (w / h));
    const sheet = view.keep(this, "sheet", [values, view.theme, columns], () => sheetOfMaps(values, n, h, w, columns, view.theme));
    context.imageSmoothingEnabled = false;
    context.drawImage(sheet, 0, 0, side * columns, (side * columns * sheet.height) / sheet.width);
  }

  /** What each map adds to z, as bars from the largest down, then z and σ(z). */
  sum(context, width, height, { theme, k }, { mean, z }, { eyes, nets }) {
    const L = eyes.n.length - 1;
    const theta = nets[0];
    const W = theta.subarray(theta.length - eyes.n.slice(1).reduce((all, units) => all + units, 0) - eyes.n[L - 1]);
    const parts = Array.from(mean, (a, i) => W[i] * a).toSorted((one, other) => other - one);
    const most = Math.max(...parts.map(Math.abs), 1e-9);
    const wide = width / parts.length;
    const middle = height * 0.42;
    parts.forEach((part, i) => {
      const high = (part / most) * middle * 0.9;
      context.fillStyle = part > 0 ? theme.class1 : theme.class0;
      context.fillRect(i * wide, part > 0 ? middle - high : middle, Math.max(1, wide - 1), Math.abs(high));
    });
    const b = theta.at(-1);
    const words = [`Σ w·a = ${(z - b).toFixed(2)}`, `b = ${b.toFixed(2)}`, `z = ${z.toFixed(2)}`];
    if (k > L) words.push(`σ(z): ${probability(1 / (1 + Math.exp(-z)))}`);
    words.forEach((text, i) => paintText(context, theme, text.replaceAll("-", "−"), ((i % 2) + 0.5) * (width / 2), height - 36 + 22 * Math.floor(i / 2), { size: 14 }));
  }
});

/** Maps side by side on one small canvas, a pixel between them. */
function sheetOfMaps(values, n, h, w, columns, theme) {
  const canvas = makeCanvas(columns * (w + 1), Math.ceil(n / columns) * (h + 1));
  const pen = canvas.getContext("2d");
  const [from, to] = [rgb(theme.background), rgb(theme.class1)];
  for (let k = 0; k < n; k++) {
    const map = values.subarray(k * h * w, (k + 1) * h * w);
    let [low, high] = [Infinity, -Infinity];
    for (const value of map) [low, high] = [Math.min(low, value), Math.max(high, value)];
    const image = pen.createImageData(w, h);
    for (let i = 0; i < h * w; i++) {
      const share = (map[i] - low) / (high - low || 1);
      image.data.set([...from.map((part, c) => part + share * (to[c] - part)), 255], 4 * i);
    }
    pen.putImageData(image, (k % columns) * (w + 1), Math.floor(k / columns) * (h + 1));
  }
  return canvas;
}
