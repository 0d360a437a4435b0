// How numbers are written: the same rules as pages/ui/lesson/readout.py (a test compares the two).

const SUPERSCRIPTS = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };
const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

/** A whole number raised: ⁻¹². */
export function superscript(number) {
  return [...String(number)].map((digit) => SUPERSCRIPTS[digit]).join("");
}

/** A whole number, not negative, lowered: ₁₂. */
export function subscript(number) {
  return [...String(number)].map((digit) => SUBSCRIPTS[digit]).join("");
}

/** 3 significant digits; very large and very small numbers as 1.23×10⁴⁵. */
export function showNumber(value) {
  if (value === 0) return "0";
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "not a number" : value > 0 ? "∞" : "−∞";
  const [mantissa, power] = value.toExponential(2).split("e");
  const exponent = Number(power);
  if (exponent > -4 && exponent < 5) return value.toFixed(Math.max(0, 2 - exponent)).replace("-", "−");
  return `${mantissa}×10${superscript(exponent)}`.replace("-", "−");
}

/** A tick's label: as short as the number allows. */
export function showTick(value) {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e4)) return showNumber(value).replace(/\.?0+×/, "×").replace(/^1×/, "");
  return String(Number(value.toPrecision(3))).replace("-", "−");
}
