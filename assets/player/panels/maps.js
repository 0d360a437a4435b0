// A network with eyes at work: all maps of the layer that the step shows, the chosen one large, its filter, and where in the picture
// it found most. Steps: the picture, its layers of filters, the mean of each of the last maps, the answer.

import { listenForArrows } from "../arrows.js";
import { showNumber } from "../format.js";
import { paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { BAND_COLOURS, bySign, imageOf, largestOf, packedColour, paintFrame, photoColours, placeImage } from "../pixels.js";
import { register } from "../registry.js";

register("maps", class MapsPanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec, player);
    if (spec.part !== "tiles") return;
    this.canvas.classList.add("pul-pick");
    this.canvas.addEventListener("click", (event) => this.choose(this.tileAt?.(...this.at(event))));
    listenForArrows(this.canvas, (down, right) => this.choose(this.chosenMap(player.view).map + down * this.columns + right));
  }

  /** The layer whose maps are shown, how many it has, and which of them is chosen. */
  chosenMap(view) {
    const { n } = this.spec.eyes;
    const layer = Math.min(view.k, n.length - 2);
    return { layer, count: n[layer], map: Math.min(n[layer] - 1, view.get("map", this.spec.eyes.map)), step: view.k };
  }

  choose(map) {
    const { player, spec } = this;
    const { count } = this.chosenMap(player.view);
    if (map === undefined || map < 0 || map >= count) return;
    player.set("map", map);
    player.pick(spec.pick, { number: map, step: player.view.step });
  }

  draw(context, width, height, view) {
    const at = this.chosenMap(view);
    this[this.spec.part](context, width, height, view, at);
  }

  /** The numbers of a map as an image: of the picture a band, else violet, by its own largest number. */
  image(view, { layer }, map) {
    return view.keep(this, `image ${layer} ${map}`, [view.theme], () => {
      const { values, shape: [, h, w] } = view.run.arrays[layer ? `A${layer}` : "photo"];
      const own = values.subarray(map * h * w, (map + 1) * h * w);
      if (layer) return imageOf(h, w, bySign(own, view.theme, 255));
      return imageOf(h, w, (i) => packedColour(...[0, 1, 2].map((band) => (band === map ? own[i] : 0))));
    });
  }

  tiles(context, width, height, view, at) {
    const last = this.spec.eyes.n.length - 2;
    if (at.step > last) this.bars(context, width, height, view, at, at.step === last + 1 ? "mean" : "parts");
    else this.grid(context, width, height, view, at);
  }

  grid(context, width, height, view, { layer, count, map }) {
    const { width: w, height: h } = this.image(view, { layer }, 0);
    const fits = (columns) => Math.min(width / columns / w, height / Math.ceil(count / columns) / h);
    let columns = 1;
    for (let tried = 2; tried <= count; tried++) if (fits(tried) > fits(columns)) columns = tried;
    const scale = fits(columns);
    const [wide, high] = [scale * w, scale * h];
    const gap = Math.min(3, wide / 10);
    this.columns = columns;
    for (let i = 0; i < count; i++) {
      const [x, y] = [(i % columns) * wide, Math.floor(i / columns) * high];
      context.strokeStyle = view.theme.grid;
      context.lineWidth = 1;
      context.strokeRect(x + gap / 2, y + gap / 2, wide - gap, high - gap);
      placeImage(context, this.image(view, { layer }, i), x + gap / 2, y + gap / 2, wide - gap, high - gap);
      if (i === map) paintFrame(context, x + gap / 2 + 1, y + gap / 2 + 1, wide - gap - 2, high - gap - 2);
    }
    this.tileAt = (x, y) => {
      const [i, j] = [Math.floor(y / high), Math.floor(x / wide)];
      return j < columns && i * columns + j < count ? i * columns + j : undefined;
    };
  }

  /** A bar for each of the last maps: its mean, or what it adds to z. */
  bars(context, width, height, view, { count, map }, name) {
    const { theme } = view;
    const { values } = view.run.arrays[name];
    const [most, wide] = [largestOf(values) || 1, width / count];
    const [top, bottom] = [22, height - 6];
    const [high, deep] = [Math.max(0, ...values), Math.min(0, ...values)];
    const long = (most * (bottom - top)) / (high - deep || 1);
    const low = top + (high / most) * long;
    this.columns = count;
    for (let i = 0; i < count; i++) {
      const size = (values[i] / most) * long;
      context.fillStyle = size < 0 ? theme.class0 : theme.class1;
      context.globalAlpha = i === map ? 1 : 0.6;
      context.fillRect(i * wide, Math.min(low, low - size), Math.max(1, wide - 0.7), Math.abs(size));
      context.globalAlpha = 1;
    }
    const x = Math.max(50, Math.min(width - 50, (map + 0.5) * wide));
    paintText(context, theme, `map ${map + 1}: ${showNumber(values[map])}`, x, 9, { size: 12, halo: true });
    this.tileAt = (px) => Math.max(0, Math.min(count - 1, Math.floor(px / wide)));
  }

  map(context, width, height, view, at) {
    const { theme } = view;
    const most = at.layer ? this.strongest(view, at).value : 0;
    const name = at.layer ? `map ${at.map + 1} of ${at.count}, up to ${showNumber(most)}` : `the ${BAND_COLOURS[at.map]} band`;
    placeImage(context, this.image(view, at, at.map), 0, 17, width, height - 18);
    paintText(context, theme, name, width / 2, 8, { size: 11, color: theme.quiet });
  }

  /** Where the chosen map has its largest number, and how large it is. */
  strongest(view, { layer, map }) {
    return view.keep(this, `most ${layer} ${map}`, [], () => {
      const { values, shape: [, h, w] } = view.run.arrays[`A${layer}`];
      const own = values.subarray(map * h * w, (map + 1) * h * w);
      const at = own.indexOf(largestOf(own));
      return { row: Math.floor(at / w), column: at % w, value: view.run.arrays[`most${layer}`].values[map] };
    });
  }

  /** The picture, and framed in it what the place sees at which the map is largest. */
  seen(context, width, height, view, at) {
    const { values, shape: [, h, w] } = view.run.arrays.photo;
    const image = view.keep(this, "photo", [], () => imageOf(h, w, photoColours(values, h * w)));
    const { left, top, scale } = placeImage(context, image, 2, 2, width - 4, height - 4);
    if (!at.layer) return;
    const [side, step, start] = this.spec.eyes.fields[at.layer];
    const { row, column, value } = this.strongest(view, at);
    if (value <= 0) {
      paintText(context, view.theme, "nothing found", left + (w * scale) / 2, top + 12, { halo: true });
      return;
    }
    context.save();
    context.beginPath();
    context.rect(left - 2, top - 2, w * scale + 4, h * scale + 4);
    context.clip();
    paintFrame(context, left + (start + column * step) * scale, top + (start + row * step) * scale, side * scale, side * scale);
    context.restore();
  }

  /** The chosen map's filter: 3 × 3 weights for each map below it, violet above 0, amber below. Of the picture, the first to look at it. */
  filter(context, width, height, view, chosen) {
    const { theme } = view;
    const [layer, map] = chosen.layer ? [chosen.layer, chosen.map] : [1, 0];
    const { values, shape: [, below] } = view.run.arrays[`W${layer}`];
    const own = Float32Array.from(values.subarray(map * below * 9, (map + 1) * below * 9), (value) => value - 128);
    const most = largestOf(own);
    const columns = layer === 1 ? 1 : Math.max(1, Math.round(Math.sqrt((below * width) / (height - 18))));
    const side = Math.min(width / columns, (height - 18) / Math.ceil(below / columns));
    const left = (width - columns * side) / 2;
    const what = chosen.layer ? `3 × 3 for ${layer === 1 ? "each band" : `${below} maps below`}` : "the first that will look";
    paintText(context, theme, what, width / 2, 8, { size: 11, color: theme.quiet });
    for (let c = 0; c < below; c++) {
      const [x, y] = [left + (c % columns) * side, 18 + Math.floor(c / columns) * side];
      const image = imageOf(3, 3, bySign(own.subarray(9 * c, 9 * c + 9), theme, most));
      placeImage(context, image, x + 1, y + 1, side - 3, side - 3);
      context.strokeStyle = theme.grid;
      context.strokeRect(x + 1, y + 1, side - 3, side - 3);
      if (layer === 1) paintText(context, theme, BAND_COLOURS[c][0].toUpperCase(), x - 9, y + side / 2, { size: 11 });
    }
  }
});
