// The player's element asks the engine, which came with the page, to draw the data it was given. (A heading "Pulsatilla" has
// the id "pulsatilla", and the browser makes every id a global name: so the engine's is another.)
export default function ({ parentElement, data, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".pulsatilla");
  globalThis.pulsatillaEngine ??= Promise.withResolvers();
  globalThis.pulsatillaEngine.promise.then((engine) => engine.show(root, data, setStateValue, setTriggerValue));
  return () => globalThis.pulsatillaEngine.promise.then((engine) => engine.forget(root));
}
