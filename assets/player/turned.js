// Tells the page from where its landscapes are looked at, once one of them was turned by hand: a chart that is drawn anew, because
// the ball has moved on, then looks the same way (pages/ui/lesson/relief.py).
const EVERY = 300; // ms between two looks for a chart that is new

export default function ({ parentElement, setStateValue }) {
  const known = (parentElement.pulsatillaTurned ??= { heard: new WeakSet() });
  known.tell = setStateValue;
  if (known.timer) return known.leave;
  const listen = () => {
    for (const chart of document.querySelectorAll('[class*="st-key-relief"] .js-plotly-plot')) {
      if (known.heard.has(chart) || !chart.on) continue;
      known.heard.add(chart);
      chart.on("plotly_relayout", (change) => {
        const camera = change["scene.camera"];
        if (camera) known.tell("camera", { eye: camera.eye, center: camera.center, up: camera.up });
      });
    }
  };
  known.timer = setInterval(listen, EVERY);
  known.leave = () => {
    clearInterval(known.timer);
    delete parentElement.pulsatillaTurned;
  };
  return known.leave;
}
