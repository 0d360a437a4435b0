// Of four neighbours the largest: a filter's map after ReLU, in squares of four, the chosen square, and what is left of all.
// The picture is moved to the right by as many pixels as the run's index says.

import { listenForArrows } from "../arrows.js";
import { pooled } from "../eyes.js";
import { mapOf, filterShown, seenBy } from "../filter.js";
import { showNumber } from "../format.js";
import { paintArrow, paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { bySign, imageOf, largestOf, paintFrame, placeImage } from "../pixels.js";
import { register } from "../registry.js";
import { mix } from "../theme.js";

register("pooling", class PoolingPanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec, player);
    if (spec.part === "four") return;
    this.canvas.classList.add("pul-pick");
    this.canvas.addEventListener("click", (event) => this.choose(this.squareAt?.(...this.at(event))));
    listenForArrows(this.canvas, (down, right) => {
      const [i, j] = this.square(player.view);
      this.choose([i + down, j + right]);
    });
  }

  choose(square) {
    if (!square) return;
    const { h, w } = this.maps(this.player.view).small;
    this.player.lookAt("square", [Math.max(0, Math.min(h - 1, square[0])), Math.max(0, Math.min(w - 1, square[1]))]);
  }

  /** The map after ReLU and the pooled one, of the picture as it stands. */
  maps(view) {
    const numbers = filterShown(view, this.spec);
    return view.keep(this, "maps", [numbers, view.k], () => {
      const large = mapOf(numbers, seenBy(numbers, view.run.arrays[this.spec.photo], view.k));
      for (let i = 0; i < large.values.length; i++) if (large.values[i] < 0) large.values[i] = 0; // ReLU
      return { large, small: pooled(large), most: largestOf(large.values) };
    });
  }

  /** The square that is looked at: the one pressed, else that of the largest number. */
  square(view) {
    const { small } = this.maps(view);
    const at = small.values.indexOf(largestOf(small.values));
    return view.looksAt("square") ?? [Math.floor(at / small.w), at % small.w];
  }

  draw(context, width, height, view) {
    this[this.spec.part](context, width, height, view, this.maps(view), this.square(view));
  }

  map(context, width, height, view, { large, most }, square) {
    this.image(context, width, height, view, large, most, square, 2);
  }

  pooled(context, width, height, view, { small, most }, square) {
    this.image(context, width, height, view, small, most, square, 1);
  }

  /** A map, and the square of so many places a side that is looked at. */
  image(context, width, height, view, { values, h, w }, most, [i, j], side) {
    const image = view.keep(this, "image", [values, view.theme], () => imageOf(h, w, bySign(values, view.theme, most)));
    const { left, top, scale } = placeImage(context, image, 3, 3, width - 6, height - 6);
    context.strokeStyle = view.theme.grid;
    context.strokeRect(left, top, w * scale, h * scale);
    paintFrame(context, left + j * side * scale, top + i * side * scale, side * scale, side * scale);
    this.squareAt = (x, y) => {
      const place = [Math.floor((y - top) / scale / side), Math.floor((x - left) / scale / side)];
      return place[0] < 0 || place[1] < 0 || place[0] >= h / side || place[1] >= w / side ? undefined : place;
    };
  }

  /** The four numbers of the square, the largest framed, and an arrow to what is left. */
  four(context, width, height, view, { large, most }, [i, j]) {
    const { theme } = view;
    const cell = Math.min(width / 2.2, (height - 60) / 3.2, 84);
    const [left, top] = [width / 2 - cell, 22];
    const four = [0, 1, 2, 3].map((n) => large.values[(2 * i + (n >> 1)) * large.w + 2 * j + (n % 2)]);
    const best = four.indexOf(Math.max(...four));
    paintText(context, theme, `rows ${2 * i}, ${2 * i + 1}; columns ${2 * j}, ${2 * j + 1}`, width / 2, 9, { size: 11, color: theme.quiet });
    const number = (value, x, y) => {
      context.fillStyle = mix(theme.background, theme.class1, most ? (0.6 * value) / most : 0);
      context.fillRect(x + 1, y + 1, cell - 2, cell - 2);
      context.strokeStyle = theme.grid;
      context.lineWidth = 1;
      context.strokeRect(x + 1, y + 1, cell - 2, cell - 2);
      paintText(context, theme, showNumber(value), x + cell / 2, y + cell / 2, { size: Math.min(15, cell / 3.4) });
    };
    four.forEach((value, n) => number(value, left + (n % 2) * cell, top + (n >> 1) * cell));
    const ringed = [left + (best % 2) * cell, top + (best >> 1) * cell];
    paintFrame(context, ringed[0] + 2, ringed[1] + 2, cell - 4, cell - 4);
    paintArrow(context, [width / 2, top + 2 * cell + 4], [width / 2, top + 2 * cell + 28], theme.text, 2);
    number(four[best], width / 2 - cell / 2, top + 2 * cell + 32);
  }
});
