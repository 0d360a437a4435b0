// The plane of the two inputs coloured by ŷ, the line where the answer changes, and the examples.

const MAP = 60; // maps have MAP × MAP points

class BoundaryPanel extends Panel {
  draw(context, width, height, run, k, theme) {
    const { spec } = this;
    const net = run.nets[spec.net];
    const yhat = field(run, spec.net, spec.domain, MAP, k).at(-1)[0];
    const [[xLow, xHigh], [yLow, yHigh]] = spec.domain;
    const { x, y, edge } = paintAxes(context, theme, width, height, {
      xRange: [xLow, xHigh], yRange: [yLow, yHigh], xTitle: spec.axes[0], yTitle: spec.axes[1], square: true,
    });
    const [low, high] = scaleEnds(net.activations.at(-1), yhat);
    const [w, h] = [edge.right - edge.left, edge.bottom - edge.top];
    paintMap(context, yhat, MAP, low, high, theme.scale, edge.left, edge.top, w, h);
    const toX = (u) => edge.left + ((u + 0.5) / MAP) * w;
    const toY = (v) => edge.bottom - ((v + 0.5) / MAP) * h;
    if (net.activations.at(-1) === "sigmoid") paintIsoline(context, yhat, MAP, 0.5, toX, toY, theme.text, 2);
    clipTo(context, edge);
    const [X, Y] = [run.arrays[spec.x], run.arrays[spec.y].values];
    const m = X.shape[1];
    for (let i = 0; i < m; i++) paintExample(context, theme, x(X.values[i]), y(X.values[m + i]), Y[i] > 0.5);
    context.restore();
  }
}
