// The player's element asks the engine, which came with the page, to draw the data it was given.
export default function ({ parentElement, data, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".pulsatilla");
  globalThis.pulsatilla ??= Promise.withResolvers();
  globalThis.pulsatilla.promise.then((engine) => engine.show(root, data, setStateValue, setTriggerValue));
  return () => globalThis.pulsatilla.promise.then((engine) => engine.forget(root));
}
