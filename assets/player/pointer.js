// Brings to the picture what the text below it points out (pages/ui/live/pointing.py).
export default function ({ data }) {
  globalThis.pulsatillaEngine ??= Promise.withResolvers();
  globalThis.pulsatillaEngine.promise.then((engine) => engine.point(document.querySelector('[data-testid="player"]'), data));
}
