// Canvas, colours and maps: what all panels paint with.

/** The theme's colours, read from Streamlit's variables on the player's element. */
function readTheme(root) {
  const style = getComputedStyle(root);
  const read = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
  const theme = {
    class1: read("--st-violet-color", "#6b3fa0"),
    class0: read("--st-orange-color", "#b86e00"),
    text: read("--st-text-color", "#26222e"),
    background: read("--st-background-color", "#ffffff"),
    font: read("--st-font", "sans-serif"),
  };
  theme.blend = mix(theme.class1, theme.class0, 0.5);
  theme.deep1 = mix(theme.class1, theme.text, 0.5);
  theme.deep0 = mix(theme.class0, theme.text, 0.5);
  theme.muted = mix(theme.text, theme.background, 0.5);
  theme.grid = mix(theme.text, theme.background, 0.85);
  theme.scale = divergingScale(theme);
  return theme;
}

function rgb(color) {
  const hex = color.replace("#", "");
  if (/^[0-9a-f]{6}/i.test(hex)) return [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16));
  return (color.match(/[\d.]+/g) ?? [128, 128, 128]).slice(0, 3).map(Number);
}

/** The colour at a share `t` of the way from one to the other. */
function mix(from, to, t) {
  const [a, b] = [rgb(from), rgb(to)];
  return `rgb(${a.map((value, i) => Math.round(value + (b[i] - value) * t)).join(", ")})`;
}

/** 256 colours from class 0 over the background to class 1, as packed pixels. */
function divergingScale({ class0, class1, background }) {
  const scale = new Uint32Array(256);
  for (let i = 0; i < 256; i++) {
    const t = i / 127.5 - 1;
    const [r, g, b] = rgb(mix(background, t < 0 ? class0 : class1, 0.72 * Math.abs(t)));
    scale[i] = (255 << 24) | (b << 16) | (g << 8) | r;
  }
  return scale;
}

/** 256 shades from a pale violet (low) to the background (high), as packed pixels. */
function shadeScale(theme) {
  theme.shades ??= Uint32Array.from({ length: 256 }, (_, i) => {
    const [r, g, b] = rgb(mix(theme.class1, theme.background, 0.62 + 0.38 * (i / 255)));
    return (255 << 24) | (b << 16) | (g << 8) | r;
  });
  return theme.shades;
}

/** Paint G×G values (first row lowest) into a rectangle; `low` and `high` are the ends of the colour scale. */
function paintMap(context, values, G, low, high, scale, x, y, width, height) {
  paintMap.canvas ??= document.createElement("canvas");
  const canvas = paintMap.canvas;
  if (canvas.width !== G) canvas.width = canvas.height = G;
  const pen = canvas.getContext("2d");
  const image = pen.createImageData(G, G);
  const pixels = new Uint32Array(image.data.buffer);
  const factor = 255 / (high - low);
  for (let row = 0; row < G; row++) {
    const from = (G - 1 - row) * G;
    for (let column = 0; column < G; column++) {
      const index = (values[from + column] - low) * factor;
      pixels[row * G + column] = scale[index > 0 ? (index < 255 ? index | 0 : 255) : 0];
    }
  }
  pen.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.drawImage(canvas, x, y, width, height);
}

/** The ends of the colour scale for one unit's activations, so that 0 (for a sigmoid: one half) stays neutral. */
function scaleEnds(activation, values) {
  if (activation === "sigmoid") return [0, 1];
  if (activation === "tanh") return [-1, 1];
  let size = 0;
  for (const value of values) if (Math.abs(value) > size) size = Math.abs(value);
  return [-(size || 1), size || 1];
}

/** An example: class 1 a round violet dot, class 0 a square amber one; both outlined, so that they show on any ground. */
function paintExample(context, theme, x, y, isClass1, size = 3.2) {
  context.beginPath();
  if (isClass1) context.arc(x, y, size, 0, 2 * Math.PI);
  else context.rect(x - size * 0.9, y - size * 0.9, size * 1.8, size * 1.8);
  context.fillStyle = isClass1 ? theme.class1 : theme.class0;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = theme.background;
  context.stroke();
}

/** A line through points [[x, y], ...]. */
function paintLine(context, points, color, width = 2, dash = []) {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.strokeStyle = color;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.stroke();
  context.setLineDash([]);
}

/** An arrow from one point to another, given in pixels. */
function paintArrow(context, [x1, y1], [x2, y2], color, width = 2.5) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (!(length > 3)) return;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const head = Math.min(6 + width * 1.2, length / 2);
  const stop = Math.min(length, 1e4);
  const [ex, ey] = [x1 + ux * stop, y1 + uy * stop];
  paintLine(context, [[x1, y1], [ex - ux * head, ey - uy * head]], color, width);
  context.beginPath();
  context.moveTo(ex, ey);
  context.lineTo(ex - ux * head - uy * head * 0.6, ey - uy * head + ux * head * 0.6);
  context.lineTo(ex - ux * head + uy * head * 0.6, ey - uy * head - ux * head * 0.6);
  context.closePath();
  context.fillStyle = color;
  context.fill();
}

/** Text at a point; `align` and `base` as canvas names them; a `halo` of background keeps it readable on top of lines. */
function paintText(context, theme, text, x, y, { align = "center", base = "middle", size = 12, color = theme.text, halo = false } = {}) {
  context.font = `${size}px ${theme.font}`;
  context.textAlign = align;
  context.textBaseline = base;
  if (halo) {
    context.strokeStyle = theme.background;
    context.lineWidth = 4;
    context.lineJoin = "round";
    context.strokeText(text, x, y);
  }
  context.fillStyle = color;
  context.fillText(text, x, y);
}

/** A figure with a caption and a canvas that fits its width; `draw` is called with the sharp, cleared context. */
class Panel {
  constructor(parent, spec) {
    this.element = document.createElement("figure");
    this.element.className = `pul-panel pul-${spec.kind}`;
    this.caption = document.createElement("figcaption");
    this.canvas = document.createElement("canvas");
    this.canvas.setAttribute("role", "img");
    this.legend = document.createElement("p");
    this.legend.className = "pul-legend";
    this.element.append(this.caption, this.canvas, this.legend);
    parent.append(this.element);
    this.retitle(spec);
  }

  /** Take over the description that came with a new run of the same kind. */
  retitle(spec) {
    this.spec = spec;
    this.caption.textContent = spec.title;
    this.canvas.setAttribute("aria-label", spec.title);
  }

  /** The legend under the picture: [label, colour, dash] per line; nothing for a single line. */
  explain(rows) {
    const key = JSON.stringify(rows);
    if (key === this.explained) return;
    this.explained = key;
    const entries = rows.map(([label, color, dash]) => {
      const entry = document.createElement("span");
      entry.innerHTML = `<svg width="26" height="6" aria-hidden="true"><path d="M0 3h26" stroke="${color}" stroke-width="3" stroke-dasharray="${dash}"/></svg>`;
      entry.append(label);
      return entry;
    });
    this.legend.replaceChildren(...(rows.length > 1 ? entries : []));
  }

  /** Paint index k of the run; `ghost` is the run before, or null. */
  show(run, k, theme, ghost) {
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight];
    if (!width || !height) return;
    const sharp = window.devicePixelRatio || 1;
    if (this.canvas.width !== Math.round(width * sharp) || this.canvas.height !== Math.round(height * sharp)) {
      this.canvas.width = Math.round(width * sharp);
      this.canvas.height = Math.round(height * sharp);
    }
    const context = this.canvas.getContext("2d");
    context.setTransform(sharp, 0, 0, sharp, 0, 0);
    context.clearRect(0, 0, width, height);
    this.draw(context, width, height, run, k, theme, ghost);
  }
}
