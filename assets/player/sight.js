// Brings the network with eyes to the player's program (pages/ui/live/sight.py).
export default function ({ data }) {
  globalThis.pulsatillaEngine ??= Promise.withResolvers();
  globalThis.pulsatillaEngine.promise.then((engine) => engine.see(data));
}
