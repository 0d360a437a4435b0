// A bar for each layer (or unit, or entry), moving with the steps; the axis spans the whole run, so that it stays still.

class BarsPanel extends Panel {
  draw(context, width, height, run, k, theme) {
    const { values, shape } = run.arrays[this.spec.values];
    const count = shape[1];
    const yRange = this.range(values);
    const { y, edge } = paintAxes(context, theme, width, height, {
      xRange: [0.5, count + 0.5], yRange, xTitle: this.spec.axes[0], yTitle: this.spec.axes[1], log: this.spec.log, labels: this.spec.labels,
    });
    const wide = (edge.right - edge.left) / count;
    clipTo(context, edge);
    for (let i = 0; i < count; i++) {
      const value = values[k * count + i];
      const zero = this.spec.log ? edge.bottom : y(0);
      const top = this.spec.log && value <= 0 ? edge.bottom : y(value);
      context.fillStyle = value < 0 ? theme.class0 : theme.class1;
      context.fillRect(edge.left + wide * (i + 0.18), Math.min(top, zero), wide * 0.64, Math.abs(zero - top));
    }
    context.restore();
  }

  range(values) {
    const used = this.spec.log ? values.filter((value) => value > 0) : values;
    if (used.length === 0) return this.spec.log ? [0.1, 1] : [0, 1];
    let [low, high] = [Infinity, -Infinity];
    for (const value of used) [low, high] = [Math.min(low, value), Math.max(high, value)];
    if (this.spec.log) return [low / 2, high * 2];
    return [Math.min(0, 1.1 * low), Math.max(0, 1.1 * high) || 1];
  }
}
