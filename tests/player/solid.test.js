import assert from "node:assert/strict";
import test from "node:test";

import { paintSolid, projected, turnedBy } from "../../assets/player/terrain/solid.js";
import { makeTheme } from "../../assets/player/theme.js";

const THEME = makeTheme({ class1: "#6b3fa0", class0: "#b86e00", text: "#26222e", background: "#ffffff", font: "sans-serif", type: "1" });
const SPAN = [[-1, 1], [-2, 2]];
const G = 31;

/** A pen that paints nothing, and counts what it fills. */
const penOf = (counts = { fill: 0 }) => new Proxy({ counts }, {
  get: (pen, name) => (name in pen ? pen[name] : name === "fill" ? () => (counts.fill += 1) : () => ({ width: 10 })),
});

const landOf = (height) => ({
  span: SPAN,
  names: ["a", "b"],
  heights: { shape: [G, G], values: Float32Array.from({ length: G * G }, (_, i) => height(-1 + (2 * (i % G)) / (G - 1), -2 + (4 * Math.floor(i / G)) / (G - 1))) },
});

const plain = landOf(() => 1);
const bowl = landOf((a, b) => a * a + b * b);

test("one looks neither from below nor quite from above, however far it is turned", () => {
  for (const up of [-100, -1, 0, 1, 100]) {
    const { tilt } = turnedBy(undefined, 3, up);
    assert.ok(tilt >= 0.15 && tilt <= 1.45);
  }
  const once = turnedBy(turnedBy(undefined, 0.3, 0.1), -0.3, -0.1);
  assert.ok(Math.abs(once.round - turnedBy().round) < 1e-12 && Math.abs(once.tilt - turnedBy().tilt) < 1e-12);
});

test("what is nearer to the eye lies lower on the picture, what is higher lies above", () => {
  const eye = { round: 0, tilt: 0.6 };
  const [[, near, nearness], [, far, farness]] = [projected(eye, [0, -0.5, 0]), projected(eye, [0, 0.5, 0])];
  assert.ok(near < far && nearness > farness);
  assert.ok(projected(eye, [0, 0, 1])[1] > projected(eye, [0, 0, 0])[1]);
  assert.ok(projected(eye, [0.5, 0, 0])[0] > projected(eye, [-0.5, 0, 0])[0]);
});

test("every tile is painted once, from wherever one looks", () => {
  for (const round of [-3, -1.2, 0, 0.4, 1.6, 3]) {
    const pen = penOf();
    paintSolid(pen, THEME, 300, 200, bowl, { round, tilt: 0.6 });
    assert.equal(pen.counts.fill, (G - 1) ** 2);
  }
});

test("a press on the pixel of a place finds that place, from wherever one looks", () => {
  for (const round of [-2.5, -0.6, 0.7, 2]) {
    for (const land of [plain, bowl]) {
      const { place, spot } = paintSolid(penOf(), THEME, 900, 700, land, { round, tilt: 1.2 });
      for (const at of [[0, 0], [0.4, -0.8], [-0.6, 1.2]]) {
        const found = spot(...place(at));
        assert.ok(found, `nothing at ${at}`);
        assert.ok(Math.abs(found[0] - at[0]) <= 0.07 && Math.abs(found[1] - at[1]) <= 0.14, `${found}, not ${at}`);
      }
    }
  }
});

test("a press beside the land is none, and a land without heights has a picture too", () => {
  const { spot, place } = paintSolid(penOf(), THEME, 300, 200, plain, turnedBy());
  assert.equal(spot(1, 1), null);
  assert.ok(place([0, 0]).every(Number.isFinite));
});
