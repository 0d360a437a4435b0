// The learner's best solution of every set task, kept in this browser and nowhere else.

const PLACE_OF_BEST = "pulsatilla best";
const TASKS = 60; // tasks that are kept
const WORDS = 4000; // letters of a solution: an address is not much longer

const isText = (value) => typeof value === "string" && value.length <= WORDS;
const isSolution = (it) => typeof it === "object" && it !== null && isText(it.best) && isText(it.query) && Array.isArray(it.measure) && it.measure.length > 0 && it.measure.length <= 4 && it.measure.every(Number.isFinite);

/** All solutions kept, {task: {measure, best, query}}; what is damaged or was put there by others is left out. */
function readBest(storage) {
  try {
    const kept = Object.entries(JSON.parse(storage.getItem(PLACE_OF_BEST)) ?? {});
    return Object.fromEntries(kept.filter(([task, it]) => isText(task) && isSolution(it)).slice(0, TASKS));
  } catch {
    return {}; // no storage, or no JSON in it
  }
}

/** The best solution of a task, {measure, best, query}; undefined if there is none. */
export function bestOf(task, storage = globalThis.localStorage) {
  const kept = readBest(storage);
  return Object.hasOwn(kept, task) ? kept[task] : undefined;
}

/** Keep a solution where it is better than the one before: its numbers are smaller, the first one first. Whether it was. */
export function keepBest(task, { measure, best, query }, storage = globalThis.localStorage) {
  const found = { measure, best, query };
  const before = bestOf(task, storage);
  if (!isSolution(found) || (before && !isSmaller(measure, before.measure))) return false;
  try {
    storage.setItem(PLACE_OF_BEST, JSON.stringify({ ...readBest(storage), [task]: found }));
  } catch {
    return false; // a browser that keeps nothing: the tasks work without
  }
  return true;
}

function isSmaller(one, other) {
  const at = one.findIndex((value, i) => value !== other[i]);
  return at >= 0 && one[at] < other[at];
}
