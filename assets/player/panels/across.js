// Logistic regression seen across its boundary: every example at its z = w·x + b, and the sigmoid that turns z into ŷ.

import { paintAxes } from "../axes.js";
import { ACTIVATE } from "../network.js";
import { clipTo, paintExample, paintLine } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";

register("across", class AcrossPanel extends Panel {
  draw(context, width, height, view) {
    const { spec } = this;
    const { reach } = spec;
    const { theme, run } = view;
    const { x, y, edge } = this.still(context, view, (pen) => this.sigmoid(pen, theme, width, height));
    const [X, Y] = [run.arrays[spec.x], run.arrays[spec.y].values];
    const theta = view.parameters(spec.net);
    const [n, m] = X.shape;
    clipTo(context, edge);
    for (let i = 0; i < m; i++) {
      let z = theta[n];
      for (let j = 0; j < n; j++) z += theta[j] * X.values[j * m + i];
      const at = Math.max(-reach, Math.min(reach, z));
      paintLine(context, [[x(at), y(Y[i])], [x(at), y(ACTIVATE.sigmoid(z))]], theme.class0, 0.8, [2, 2]);
      paintExample(context, theme, x(at), y(Y[i]), Y[i] > 0.5);
    }
    context.restore();
    this.explain([], spec.classes);
  }

  /** What stays: the curve, and where it is cut. */
  sigmoid(context, theme, width, height) {
    const { reach, axes } = this.spec;
    const frame = paintAxes(context, theme, width, height, { xRange: [-reach, reach], yRange: [-0.06, 1.06], xTitle: axes[0], yTitle: axes[1] });
    const { x, y, edge } = frame;
    clipTo(context, edge);
    const curve = Array.from({ length: 121 }, (_, i) => reach * (i / 60 - 1));
    paintLine(context, curve.map((z) => [x(z), y(ACTIVATE.sigmoid(z))]), theme.class1, 2.5);
    paintLine(context, [[x(0), edge.top], [x(0), edge.bottom]], theme.text, 1.5);
    paintLine(context, [[edge.left, y(0.5)], [edge.right, y(0.5)]], theme.muted, 1, [3, 3]);
    context.restore();
    return frame;
  }
});
