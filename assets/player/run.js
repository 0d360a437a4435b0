// A run as Python sends it (pages/ui/live/player.py, pack).

const ARRAYS = { float32: Float32Array, int32: Int32Array, uint16: Uint16Array, uint8: Uint8Array };
const BITS = 15; // of a packed number
const PLACES = 2 ** BITS - 1;

/** The binary block as {header fields..., arrays: {name: {values, shape}}}. */
export function readRun(bytes) {
  const block = bytes.slice().buffer; // a copy of its own, so that the arrays below are aligned
  const length = new DataView(block).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(block, 4, length)));
  const arrays = {};
  for (const { name, type, shape, offset } of header.arrays) {
    const size = shape.reduce((product, n) => product * n, 1);
    const start = 4 + length + offset;
    arrays[name] = { values: type === "packed" ? unpack(block, start, shape) : new ARRAYS[type](block, start, size), shape };
  }
  return { ...header, arrays, steps: arrays.steps.values };
}

/** Rows of numbers of which each column's lowest and highest stand first, then their places between, bit by bit (growing.py). */
function unpack(block, start, [rows, columns]) {
  const low = new Float32Array(block, start, columns);
  const high = new Float32Array(block, start + 4 * columns, columns);
  const bytes = new Uint8Array(block, start + 8 * columns);
  return Float32Array.from({ length: rows * columns }, (_, i) => {
    const [at, past] = [(i * BITS) >> 3, (i * BITS) & 7]; // three bytes hold it, behind some bits of the one before
    const place = (((bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2]) >> (24 - BITS - past)) & PLACES;
    return low[i % columns] + (place / PLACES) * (high[i % columns] - low[i % columns]);
  });
}
