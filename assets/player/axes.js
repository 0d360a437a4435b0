// Axes with ticks and labels, and lines of equal height.

/** Round tick values between low and high, about `count` of them. */
function niceTicks(low, high, count = 4) {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((candidate) => candidate >= rough * 0.999);
  const ticks = [];
  for (let tick = Math.ceil(low / step) * step; tick <= high + step * 1e-9; tick += step) ticks.push(Math.abs(tick) < step * 1e-9 ? 0 : tick);
  return ticks;
}

/** Powers of ten between low and high, thinned to about `count`. */
function logTicks(low, high, count = 5) {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  const every = Math.max(1, Math.ceil((last - first + 1) / count));
  const ticks = [];
  for (let power = first; power <= last; power += every) ticks.push(10 ** power);
  return ticks.length > 1 ? ticks : [low, high];
}

/** Whole powers between low and high, themselves given as powers of ten, thinned to about `count`. */
function powerTicks(low, high, count = 5) {
  const [first, last] = [Math.ceil(low), Math.floor(high)];
  const every = Math.max(1, Math.ceil((last - first + 1) / count));
  return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, i) => last - i * every);
}

/** A frame with ticks; gives back the functions x(value), y(value) → pixels and the frame's edges. `powers`: y holds powers of ten. */
function paintAxes(context, theme, width, height, { xRange, yRange, xTitle, yTitle, log = false, powers = false, square = false, labels: names }) {
  const yTicks = powers ? powerTicks(...yRange) : log ? logTicks(...yRange) : niceTicks(...yRange);
  const written = (tick) => showTick(powers ? 10 ** tick : tick);
  context.font = `11px ${theme.font}`;
  const labels = Math.max(...yTicks.map((tick) => context.measureText(written(tick)).width));
  const edge = { left: labels + 26, right: width - 14, top: 8, bottom: height - 34 };
  if (square) {
    const side = Math.min(edge.right - edge.left, edge.bottom - edge.top);
    edge.right = edge.left + side;
    edge.bottom = edge.top + side;
  }
  const warp = log ? Math.log10 : (value) => value;
  const [yLow, yHigh] = yRange.map(warp);
  const x = (value) => edge.left + ((value - xRange[0]) / (xRange[1] - xRange[0])) * (edge.right - edge.left);
  const y = (value) => edge.bottom - ((warp(value) - yLow) / (yHigh - yLow)) * (edge.bottom - edge.top);
  for (const tick of yTicks) {
    paintLine(context, [[edge.left, y(tick)], [edge.right, y(tick)]], theme.grid, 1);
    paintText(context, theme, written(tick), edge.left - 6, y(tick), { align: "right", size: 11, color: theme.muted });
  }
  const xTicks = names ? names.map((_, i) => i + 1) : niceTicks(...xRange, width > 300 ? 5 : 4);
  for (const tick of xTicks) {
    paintLine(context, [[x(tick), edge.bottom], [x(tick), edge.bottom + 4]], theme.muted, 1);
    paintText(context, theme, names ? names[tick - 1] : showTick(tick), x(tick), edge.bottom + 12, { size: 11, color: theme.muted });
  }
  paintLine(context, [[edge.left, edge.top], [edge.left, edge.bottom], [edge.right, edge.bottom]], theme.muted, 1);
  paintText(context, theme, xTitle, (edge.left + edge.right) / 2, edge.bottom + 32, { base: "bottom" });
  context.save();
  context.translate(edge.left - labels - 16, (edge.top + edge.bottom) / 2);
  context.rotate(-Math.PI / 2);
  paintText(context, theme, yTitle, 0, 0);
  context.restore();
  return { x, y, edge };
}

/** Clip what is painted next to the frame; undo with context.restore(). */
function clipTo(context, edge) {
  context.save();
  context.beginPath();
  context.rect(edge.left, edge.top, edge.right - edge.left, edge.bottom - edge.top);
  context.clip();
}

/** Pieces of the line where the G×G grid (first row lowest) has the value `level`, as [x1, y1, x2, y2] in grid units 0..G−1. */
function isoline(values, G, level) {
  const pieces = [];
  const share = (a, b) => (level - a) / (b - a);
  for (let row = 0; row < G - 1; row++) {
    for (let column = 0; column < G - 1; column++) {
      const i = row * G + column;
      const [a, b, c, d] = [values[i], values[i + 1], values[i + G + 1], values[i + G]];
      const cut = [];
      if (a < level !== b < level) cut.push(column + share(a, b), row);
      if (b < level !== c < level) cut.push(column + 1, row + share(b, c));
      if (d < level !== c < level) cut.push(column + share(d, c), row + 1);
      if (a < level !== d < level) cut.push(column, row + share(a, d));
      for (let j = 0; j + 3 < cut.length; j += 4) pieces.push(cut.slice(j, j + 4));
    }
  }
  return pieces;
}

/** Paint an isoline; `toX`, `toY` turn grid units into pixels. */
function paintIsoline(context, values, G, level, toX, toY, color, width) {
  context.beginPath();
  for (const [x1, y1, x2, y2] of isoline(values, G, level)) {
    context.moveTo(toX(x1), toY(y1));
    context.lineTo(toX(x2), toY(y2));
  }
  context.strokeStyle = color;
  context.lineWidth = width;
  context.stroke();
}
