// How lines of a trace are written: every factor as its symbol above its number, so that a product can be read and checked.

import { showNumber } from "../format.js";

const shown = (value) => `<b>${showNumber(value)}</b>`;

/** A factor: its symbol, its number, and a frame where the chain breaks or hardly holds. */
function writtenFactor({ name, value, remark }) {
  return `<span class="pul-factor${remark ? " pul-broken" : ""}"><i>${name}</i>${shown(value)}</span>`;
}

/** What there is to say of the factors, each remark once. */
function remarksOf(terms) {
  const said = new Set(terms.flat().filter(({ remark }) => remark).map(({ name, remark }) => `<em class="pul-remark">${name}: ${remark}.</em>`));
  return [...said].join("");
}

const product = (factors) => factors.map(writtenFactor).join(" · ");

/** A line, "z = w · a + w · a + b = 0.3", all in one. */
export function writtenLine({ name, value, terms }) {
  return `<p class="pul-line"><b>${name}</b> = ${terms.map(product).join(" + ")} = ${shown(value)} ${remarksOf(terms)}</p>`;
}

/** A line whose terms stand below each other, each with its own number. */
export function writtenSum(line) {
  const { name, value, terms } = line;
  if (terms.length === 1) return writtenLine(line);
  const each = terms.map((factors) => `<li>${product(factors)} = ${shown(factors.reduce((all, factor) => all * factor.value, 1))} ${remarksOf([factors])}</li>`);
  return `<div class="pul-line"><b>${name}</b> is the sum of<ul>${each.join("")}</ul>= ${shown(value)}</div>`;
}

/** A table: the heads of its columns, and rows of cells: numbers, or HTML. The first cell heads its row. */
export function writtenTable(heads, rows) {
  const cells = (row) => row.map((cell, i) => (i ? `<td>${typeof cell === "number" ? showNumber(cell) : cell}</td>` : `<th scope="row">${cell}</th>`));
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join("");
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row).join("")}</tr>`).join("")}</tbody></table>`;
}

/** A part that can be folded; what is in it is made only while it is open. `isOpen(key, otherwise)` says so. */
export function writtenFold(isOpen, key, title, otherwise, make) {
  const open = isOpen(key, otherwise);
  return `<details data-key="${key}"${open ? " open" : ""}><summary>${title}</summary>${open ? make() : ""}</details>`;
}
