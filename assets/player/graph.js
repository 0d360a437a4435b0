// A computation graph: values flow along the arrows forward, derivatives come back; each appears at its own step.

class GraphPanel extends Panel {
  draw(context, width, height, run, k, theme) {
    const { nodes, edges } = this.spec;
    const [w, h] = [Math.min(110, width / 5), 44];
    const place = ({ x, y }) => [w / 2 + 4 + x * (width - w - 8), h / 2 + 8 + y * (height - 2 * h)];
    const byName = Object.fromEntries(nodes.map((node) => [node.name, node]));
    for (const [from, to] of edges) {
      const [[x1, y1], [x2, y2]] = [place(byName[from]), place(byName[to])];
      const lit = run.steps[k] >= byName[to].forward;
      paintArrow(context, [x1 + w / 2, y1], [x2 - w / 2, y2], lit ? theme.class1 : theme.grid);
    }
    for (const node of nodes) this.node(context, run, k, theme, node, place(node), w, h);
  }

  /** A box with the node's formula and, from its step on, its value; below it, from its step on, the derivative. */
  node(context, run, k, theme, node, [x, y], w, h) {
    const step = run.steps[k];
    context.fillStyle = mix(theme.background, theme.class1, step === node.forward || step === node.backward ? 0.25 : 0.06);
    context.fillRect(x - w / 2, y - h / 2, w, h);
    context.strokeStyle = theme.muted;
    context.lineWidth = 1;
    context.strokeRect(x - w / 2, y - h / 2, w, h);
    paintText(context, theme, node.label, x, y - 9, { size: 13 });
    const read = (name) => showNumber(run.arrays[name].values[run.arrays[name].shape[0] > 1 ? k : 0]);
    if (step >= node.forward) paintText(context, theme, read(node.value), x, y + 10, { size: 12, color: theme.class1 });
    if (node.slope && step >= node.backward) paintText(context, theme, `d = ${read(node.slope)}`, x, y + h / 2 + 11, { size: 12, color: theme.class0 });
  }
}
