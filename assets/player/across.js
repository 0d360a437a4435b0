// Logistic regression seen across its boundary: every example at its z = w·x + b, and the sigmoid that turns z into ŷ.

class AcrossPanel extends Panel {
  draw(context, width, height, run, k, theme) {
    const { spec } = this;
    const reach = spec.reach;
    const { x, y, edge } = paintAxes(context, theme, width, height, {
      xRange: [-reach, reach], yRange: [-0.06, 1.06], xTitle: spec.axes[0], yTitle: spec.axes[1],
    });
    clipTo(context, edge);
    const curve = Array.from({ length: 121 }, (_, i) => reach * (i / 60 - 1));
    paintLine(context, curve.map((z) => [x(z), y(ACTIVATE.sigmoid(z))]), theme.class1, 2.5);
    paintLine(context, [[x(0), edge.top], [x(0), edge.bottom]], theme.text, 1.5);
    paintLine(context, [[edge.left, y(0.5)], [edge.right, y(0.5)]], theme.muted, 1, [3, 3]);
    const [X, Y] = [run.arrays[spec.x], run.arrays[spec.y].values];
    const theta = parametersAt(run, spec.net, k);
    const [n, m] = X.shape;
    for (let i = 0; i < m; i++) {
      let z = theta[n];
      for (let j = 0; j < n; j++) z += theta[j] * X.values[j * m + i];
      const at = Math.max(-reach, Math.min(reach, z));
      paintLine(context, [[x(at), y(Y[i])], [x(at), y(ACTIVATE.sigmoid(z))]], theme.class0, 0.8, [2, 2]);
      paintExample(context, theme, x(at), y(Y[i]), Y[i] > 0.5);
    }
    context.restore();
  }
}
