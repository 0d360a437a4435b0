// A pen that writes SVG with the words of a canvas: all panels can paint with it what they paint on the screen.

import { makeCanvas } from "../map.js";

const UPWARD = { middle: 0.35, bottom: -0.2, top: 0.8, alphabetic: 0 }; // of the type's size: where a line of text stands
const ANCHORS = { center: "middle", right: "end", end: "end" };
const STATE = {
  fillStyle: "#000000", strokeStyle: "#000000", lineWidth: 1, globalAlpha: 1, font: "10px sans-serif",
  textAlign: "start", textBaseline: "alphabetic", lineJoin: "miter", lineCap: "butt",
};

let clips = 0; // a name of its own for every one

const digits = (number) => String(Math.round(number * 100) / 100);

/** Text as SVG writes it. */
export function escapedText(text) {
  return String(text).replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
}

export class VectorPen {
  /** Paints what a canvas of this size would show, with its upper left corner at x, y and everything `scale` times as large. */
  constructor(width, height, x = 0, y = 0, scale = 1) {
    this.vector = true;
    this.parts = [];
    this.#state = { ...STATE, matrix: [scale, 0, 0, scale, x, y], clip: null, dash: [] };
    this.measure = makeCanvas(1, 1).getContext("2d");
    this.rect(0, 0, width, height);
    this.clip();
    Object.assign(this, STATE);
  }

  #state;
  #saved = [];
  #path = "";

  /** What was painted, as elements. */
  get svg() {
    return this.parts.join("\n");
  }

  save() {
    const styles = Object.fromEntries(Object.keys(STATE).map((name) => [name, this[name]]));
    this.#saved.push({ ...this.#state, ...styles });
  }

  restore() {
    const saved = this.#saved.pop();
    if (!saved) return;
    this.#state = saved;
    for (const name of Object.keys(STATE)) this[name] = saved[name];
  }

  #moved([a, b, c, d, e, f]) {
    const [A, B, C, D, E, F] = this.#state.matrix;
    this.#state.matrix = [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F];
  }

  translate(x, y) {
    this.#moved([1, 0, 0, 1, x, y]);
  }

  scale(x, y) {
    this.#moved([x, 0, 0, y, 0, 0]);
  }

  rotate(angle) {
    this.#moved([Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]);
  }

  getTransform() {
    const [a, b, c, d, e, f] = this.#state.matrix;
    return { a, b, c, d, e, f };
  }

  beginPath() {
    this.#path = "";
  }

  moveTo(x, y) {
    this.#path += `M${digits(x)} ${digits(y)}`;
  }

  lineTo(x, y) {
    this.#path += `${this.#path ? "L" : "M"}${digits(x)} ${digits(y)}`;
  }

  closePath() {
    this.#path += "Z";
  }

  rect(x, y, w, h) {
    this.#path += `M${digits(x)} ${digits(y)}h${digits(w)}v${digits(h)}h${digits(-w)}Z`;
  }

  roundRect(x, y, w, h, r) {
    const corner = (dx, dy) => `a${r} ${r} 0 0 1 ${digits(dx)} ${digits(dy)}`;
    const sides = `h${digits(w - 2 * r)}${corner(r, r)}v${digits(h - 2 * r)}${corner(-r, r)}h${digits(2 * r - w)}${corner(-r, -r)}v${digits(2 * r - h)}`;
    this.#path += `M${digits(x + r)} ${digits(y)}${sides}${corner(r, -r)}Z`;
  }

  arc(x, y, r, from, to) {
    const at = (angle) => [x + r * Math.cos(angle), y + r * Math.sin(angle)];
    const turn = (angle) => `A${digits(r)} ${digits(r)} 0 ${Math.abs(to - from) > Math.PI ? 1 : 0} 1 ${at(angle).map(digits).join(" ")}`;
    this.lineTo(...at(from));
    if (Math.abs(to - from) < 2 * Math.PI - 1e-6) this.#path += turn(to);
    else for (const angle of [from + Math.PI, from]) this.#path += `A${digits(r)} ${digits(r)} 0 0 1 ${at(angle).map(digits).join(" ")}`;
  }

  setLineDash(dash) {
    this.#state.dash = dash;
  }

  fill() {
    this.#paint(`path d="${this.#path}" fill="${this.fillStyle}"`);
  }

  stroke() {
    const { dash } = this.#state;
    const dashed = dash.length ? ` stroke-dasharray="${dash.join(" ")}"` : "";
    this.#paint(`path d="${this.#path}" fill="none" stroke="${this.strokeStyle}" stroke-width="${digits(this.lineWidth)}" stroke-linejoin="${this.lineJoin}"${dashed}`);
  }

  fillRect(x, y, w, h) {
    this.#paint(`rect x="${digits(x)}" y="${digits(y)}" width="${digits(w)}" height="${digits(h)}" fill="${this.fillStyle}"`);
  }

  strokeRect(x, y, w, h) {
    this.beginPath();
    this.rect(x, y, w, h);
    this.stroke();
  }

  /** A pen that writes never has to wipe: its paper is new. */
  clearRect() {}

  clip() {
    const name = `pul-clip-${(clips += 1)}`;
    const within = this.#state.clip ? ` clip-path="url(#${this.#state.clip})"` : "";
    this.parts.push(`<clipPath id="${name}"${within}><path d="${this.#path}"${this.#transform}/></clipPath>`);
    this.#state.clip = name;
  }

  measureText(text) {
    this.measure.font = this.font;
    return this.measure.measureText(text);
  }

  fillText(text, x, y) {
    this.#write(text, x, y, `fill="${this.fillStyle}"`);
  }

  strokeText(text, x, y) {
    this.#write(text, x, y, `fill="none" stroke="${this.strokeStyle}" stroke-width="${digits(this.lineWidth)}" stroke-linejoin="${this.lineJoin}"`);
  }

  #write(text, x, y, style) {
    const [, weight, size, family] = this.font.match(/^(.*?)([\d.]+)px\s+(.*)$/) ?? ["", "", "12", "sans-serif"];
    const anchor = ANCHORS[this.textAlign] ? ` text-anchor="${ANCHORS[this.textAlign]}"` : "";
    const bold = /bold|[6-9]00/.test(weight) ? ' font-weight="bold"' : "";
    const down = y + (UPWARD[this.textBaseline] ?? 0) * size;
    this.#paint(`text x="${digits(x)}" y="${digits(down)}" font-size="${size}" font-family="${escapedText(family)}"${anchor}${bold} ${style}`, escapedText(text));
  }

  /** Part of an image in a rectangle, or all of it; what is painted of pixels stays made of pixels. */
  drawImage(image, ...places) {
    const [sx, sy, sw, sh, x, y, w, h] = places.length === 8 ? places : [0, 0, image.width, image.height, ...places];
    const part = makeCanvas(sw, sh);
    part.getContext("2d").drawImage(image, sx, sy, sw, sh, 0, 0, sw, sh);
    const smooth = this.imageSmoothingEnabled === false ? ' style="image-rendering: pixelated"' : "";
    const size = `width="${digits(w ?? sw)}" height="${digits(h ?? sh)}"`;
    this.#paint(`image x="${digits(x)}" y="${digits(y)}" ${size} preserveAspectRatio="none"${smooth} href="${part.toDataURL()}"`);
  }

  get #transform() {
    return ` transform="matrix(${this.#state.matrix.map((number) => Math.round(number * 1e4) / 1e4).join(" ")})"`;
  }

  #paint(what, content) {
    const pale = this.globalAlpha < 1 ? ` opacity="${digits(this.globalAlpha)}"` : "";
    const name = what.split(" ", 1)[0];
    const element = `<${what}${this.#transform}${pale}${content === undefined ? "/>" : `>${content}</${name}>`}`;
    this.parts.push(this.#state.clip ? `<g clip-path="url(#${this.#state.clip})">${element}</g>` : element);
  }
}
