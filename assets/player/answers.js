// Hands right answers to the keeper of the marks (progress.js), which came with the page.
export default function ({ data }) {
  globalThis.pulsatillaMarks ??= Promise.withResolvers();
  globalThis.pulsatillaMarks.promise.then((marks) => marks.right(data));
}
