// A run as Python sends it (pages/ui/live/player.py, pack).

const ARRAYS = { float32: Float32Array, int32: Int32Array, uint16: Uint16Array, uint8: Uint8Array };

/** The binary block as {header fields..., arrays: {name: {values, shape}}}. */
export function readRun(bytes) {
  const block = bytes.slice().buffer; // a copy of its own, so that the arrays below are aligned
  const length = new DataView(block).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(block, 4, length)));
  const arrays = {};
  for (const { name, type, shape, offset } of header.arrays) {
    const size = shape.reduce((product, n) => product * n, 1);
    arrays[name] = { values: new ARRAYS[type](block, 4 + length + offset, size), shape };
  }
  return { ...header, arrays, steps: arrays.steps.values };
}
