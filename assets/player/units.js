// The network drawn as it is: each unit as a map of what it answers over the plane, each weight as a line.

class UnitsPanel extends Panel {
  draw(context, width, height, run, k, theme) {
    const net = run.nets[this.spec.net];
    const theta = parametersAt(run, this.spec.net, k);
    const maps = field(run, this.spec.net, this.spec.domain, MAP, k);
    const most = Math.max(...net.n);
    const side = Math.max(14, Math.min(64, (height - 34) / most - 8, width / (net.n.length * 1.6)));
    const centre = (layer, unit) => [
      side / 2 + 6 + (layer * (width - side - 12)) / (net.n.length - 1),
      18 + (height - 22) * ((unit + 0.5) / net.n[layer]),
    ];
    this.weights(context, theme, net, theta, centre, side);
    net.n.forEach((units, layer) => {
      const [x] = centre(layer, 0);
      paintText(context, theme, layer === 0 ? "x" : layer === net.n.length - 1 ? "ŷ" : `a[${layer}]`, x, 9, { color: theme.muted });
      for (let unit = 0; unit < units; unit++) this.unit(context, theme, net, maps, layer, unit, centre(layer, unit), side);
    });
  }

  unit(context, theme, net, maps, layer, unit, [x, y], side) {
    const values = maps[layer][unit];
    const [low, high] = scaleEnds(layer === 0 ? "linear" : net.activations[layer - 1], values);
    const [left, top] = [x - side / 2, y - side / 2];
    paintMap(context, values, MAP, low, high, theme.scale, left, top, side, side);
    context.strokeStyle = theme.muted;
    context.lineWidth = 1;
    context.strokeRect(left, top, side, side);
    if (layer === 0) paintText(context, theme, unit === 0 ? "x₁" : "x₂", x, y, { size: 13 });
  }

  /** Violet and solid for positive weights, amber and dashed for negative ones; the wider, the larger. */
  weights(context, theme, net, theta, centre, side) {
    let start = 0;
    for (let layer = 1; layer < net.n.length; layer++) {
      const [rows, columns] = [net.n[layer], net.n[layer - 1]];
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) {
          const w = theta[start + i * columns + j];
          const [[x1, y1], [x2, y2]] = [centre(layer - 1, j), centre(layer, i)];
          const thick = 0.4 + 4.6 * (1 - Math.exp(-Math.abs(w) / 1.5));
          const ends = [[x1 + side / 2, y1], [x2 - side / 2, y2]];
          paintLine(context, ends, w === 0 ? theme.grid : w > 0 ? theme.class1 : theme.class0, thick, w < 0 ? [6, 3] : []);
        }
      }
      start += rows * (columns + 1);
    }
  }
}
