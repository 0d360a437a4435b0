// The whole picture as one SVG: every panel's drawing, and the words around it where they stand on the screen.

import { escapedText, VectorPen } from "./vectorpen.js";

const ROOM = 16; // pixels around it
const LINE = 20; // from one line of the words below to the next

/** The picture of a player as the text of an SVG file, with what is told of it below, and its address as a description. */
export function vectorSheet({ view: { theme }, grid, panels, readout }) {
  const box = grid.getBoundingClientRect();
  const [width, height] = [grid.scrollWidth, grid.scrollHeight];
  const shift = [ROOM - box.left + grid.scrollLeft, ROOM - box.top + grid.scrollTop];
  const words = wrapped(readout.textContent, width, theme);
  const [wide, high] = [width + 2 * ROOM, height + 2 * ROOM + LINE * (words.length + 0.5)].map(Math.ceil);
  const drawn = panels.map((panel) => drawingOf(panel, shift));
  const around = wordsOf(grid, shift);
  const below = words.map((line, i) => `<text x="${ROOM}" y="${ROOM + height + LINE * (i + 1)}" font-size="13" fill="${theme.text}">${escapedText(line)}</text>`);
  const ground = `<rect width="${wide}" height="${high}" fill="${theme.background}"/>`;
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" font-family="${escapedText(theme.font)}">`;
  const about = `<desc>${escapedText(location.href)}</desc>`;
  return { svg: [open, about, ground, ...drawn, ...around, ...below, "</svg>"].join("\n"), width: wide, height: high };
}

function drawingOf(panel, [dx, dy]) {
  const { left, top } = panel.canvas.getBoundingClientRect();
  const { clientWidth, clientHeight } = panel.canvas;
  if (!clientWidth || !clientHeight) return "";
  const [width, height] = [clientWidth / panel.type, clientHeight / panel.type];
  const pen = new VectorPen(width, height, left + dx, top + dy, panel.type);
  panel.draw(pen, width, height, panel.player.view);
  return pen.svg;
}

/** Captions, legends, what is chosen in a list and what tables say: all texts that can be seen, each line where it stands. */
function* wordsOf(root, shift) {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => (isLeft(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) yield* brokenLines(node, shift);
    else if (node.tagName === "svg") yield nestedSvg(node, shift);
    else if (node.tagName === "SELECT") yield wordAt(node.selectedOptions[0]?.text ?? "", node, node.getBoundingClientRect(), shift, 6);
    else if (node.className === "pul-scale") yield scaleOf(node, shift);
  }
}

/** What is no part of the picture: what can be pressed, and what is hidden. */
function isLeft(node) {
  if (node.nodeType === Node.TEXT_NODE) return !node.data.trim() || node.parentElement.closest("select, svg") !== null;
  return node.tagName === "BUTTON" || node.hidden || !node.getClientRects().length || node.classList.contains("pul-editor") || node.parentElement?.closest("svg");
}

/** The lines of a text as the browser broke them. */
function* brokenLines(node, shift) {
  const range = document.createRange();
  let line = null; // {from, to, rect}: where it begins and ends in the text, and its first letter on the screen
  for (let i = 0; i < node.data.length; i++) {
    range.setStart(node, i);
    range.setEnd(node, i + 1);
    const [rect] = range.getClientRects();
    if (!rect) continue;
    if (line && Math.abs(rect.top - line.rect.top) < 3) line.to = i + 1;
    else {
      if (line) yield wordAt(node.data.slice(line.from, line.to), node.parentElement, line.rect, shift);
      line = { from: i, to: i + 1, rect };
    }
  }
  if (line) yield wordAt(node.data.slice(line.from, line.to), node.parentElement, line.rect, shift);
}

function wordAt(text, element, rect, [dx, dy], indent = 0) {
  if (!rect || !text.trim()) return "";
  const { fontSize, fontWeight, color } = getComputedStyle(element);
  const size = parseFloat(fontSize);
  const [x, y] = [rect.left + dx + indent, rect.top + dy + rect.height / 2 + 0.35 * size];
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" font-weight="${fontWeight}" fill="${color}" xml:space="preserve">${escapedText(text.replace(/\s/g, " "))}</text>`;
}

function nestedSvg(svg, [dx, dy]) {
  const { left, top } = svg.getBoundingClientRect();
  return `<g transform="translate(${(left + dx).toFixed(1)} ${(top + dy).toFixed(1)})">${svg.innerHTML}</g>`;
}

/** The bar of colours in a legend. */
function scaleOf(bar, [dx, dy]) {
  const { left, top, width, height } = bar.getBoundingClientRect();
  const colors = getComputedStyle(bar).backgroundImage.match(/rgba?\([^)]*\)|#[0-9a-f]+/gi) ?? [];
  const part = width / Math.max(1, colors.length - 1);
  const id = `pul-bar-${Math.round(left)}-${Math.round(top)}`;
  const stops = colors.map((color, i) => `<stop offset="${(i * part) / width}" stop-color="${color}"/>`).join("");
  return `<linearGradient id="${id}">${stops}</linearGradient><rect x="${left + dx}" y="${top + dy}" width="${width}" height="${height}" fill="url(#${id})"/>`;
}

/** A text in lines no wider than the picture. */
function wrapped(text, width, theme) {
  const pen = new VectorPen(0, 0);
  pen.font = `13px ${theme.font}`;
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.at(-1) && pen.measureText(longer).width > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
