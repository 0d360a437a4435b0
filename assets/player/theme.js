// Colours: the theme's, what lies between them, and the scales that maps are painted with.

const READ = {
  class1: ["--st-violet-color", "#6b3fa0"],
  class0: ["--st-orange-color", "#b86e00"],
  text: ["--st-text-color", "#26222e"],
  background: ["--st-background-color", "#ffffff"],
  font: ["--st-font", "sans-serif"],
  type: ["--pul-type", "1"], // how much larger than usual everything in the pictures is
};
// A line's pattern of dashes belongs to its role, as its colour does.
export const DASHES = { class1: [], class0: [7, 4], muted: [2, 3], text: [12, 3], blend: [10, 3, 2, 3], deep1: [2, 2], deep0: [8, 2, 2, 2, 2, 2], fresh1: [1.5, 3], fresh0: [1.5, 3] };

/** The theme read from Streamlit's variables on the player's element; the one `before` itself where nothing changed. */
export function readTheme(root, before = null) {
  const style = getComputedStyle(root);
  const own = Object.entries(READ).map(([name, [variable, otherwise]]) => [name, style.getPropertyValue(variable).trim() || otherwise]);
  const read = matchMedia("(forced-colors: active)").matches ? Object.entries(forced(root, Object.fromEntries(own))) : own;
  return before && read.every(([name, value]) => before[name] === value) ? before : makeTheme(Object.fromEntries(read));
}

const CLEAR = 3; // times as bright, or as dark, as the ground: what graphics need to be seen

/** Where the reader's system forces its colours, words and ground have those; the classes keep theirs as far as they can be seen. */
function forced(root, own) {
  const probe = document.createElement("i");
  root.append(probe);
  const [text, background] = ["CanvasText", "Canvas"].map((name) => {
    probe.style.color = name;
    return mix(getComputedStyle(probe).color, "#000000", 0);
  });
  probe.remove();
  const [class1, class0] = [own.class1, own.class0].map((color) => readable(color, text, background));
  return { ...own, text, background, class1, class0 };
}

/** A colour, as much nearer to that of the text as it takes to be seen on the ground. */
export function readable(color, text, background) {
  const shares = Array.from({ length: 11 }, (_, i) => i / 10);
  return mix(color, text, shares.find((share) => contrast(mix(color, text, share), background) >= CLEAR) ?? 1);
}

/** How many times as bright the brighter of two colours is, by the rule of the W3C. */
export function contrast(one, other) {
  const [dark, bright] = [brightness(one), brightness(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

function brightness(color) {
  const [r, g, b] = rgb(color).map((value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The theme of these colours, with those in between and the scales. */
export function makeTheme(read) {
  const { class1, class0, text, background } = read;
  return {
    ...read,
    blend: mix(class1, class0, 0.5),
    class2: mix(text, background, 0.25), // where there is a third class
    fresh1: class1,
    fresh0: class0,
    deep1: mix(class1, text, 0.5),
    deep0: mix(class0, text, 0.5),
    muted: mix(text, background, 0.5),
    quiet: mix(text, background, 0.28), // words that stand back, and can still be read from the last row
    grid: mix(text, background, 0.85),
    scale: divergingScale(read),
    shades: shadeScale(read),
  };
}

/** Red, green and blue, 0 to 255, of #rrggbb or rgb(r, g, b). */
export function rgb(color) {
  const hex = color.replace("#", "");
  if (/^[0-9a-f]{6}/i.test(hex)) return [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16));
  return (color.match(/[\d.]+/g) ?? [128, 128, 128]).slice(0, 3).map(Number);
}

/** The colour at a share `t` of the way from one to the other. */
export function mix(from, to, t) {
  const [a, b] = [rgb(from), rgb(to)];
  return `rgb(${a.map((value, i) => Math.round(value + (b[i] - value) * t)).join(", ")})`;
}

/** A colour as a packed pixel. */
function pixel(color) {
  const [r, g, b] = rgb(color);
  return (255 << 24) | (b << 16) | (g << 8) | r;
}

/** 256 colours from class 0 over the background to class 1, as packed pixels. */
function divergingScale({ class0, class1, background }) {
  return Uint32Array.from({ length: 256 }, (_, i) => {
    const t = i / 127.5 - 1;
    return pixel(mix(background, t < 0 ? class0 : class1, 0.72 * Math.abs(t)));
  });
}

/** 256 shades from a pale violet (low) to the background (high), as packed pixels. */
function shadeScale({ class1, background }) {
  return Uint32Array.from({ length: 256 }, (_, i) => pixel(mix(class1, background, 0.62 + 0.38 * (i / 255))));
}
