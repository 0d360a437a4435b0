// What the learner has done, kept in this browser and nowhere else: lessons opened, played to the end, all questions answered.

const PLACE = "pulsatilla marks";
const MOST = 60; // lessons, and answers of one lesson: whatever else stands in that place, it stays small

const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isName = (value) => typeof value === "string" && value.length <= MOST;

/** The marks kept, {last, lessons: {slug: {played, answered, right}}}; what is damaged or was put there by others is left out. */
function readMarks() {
  const marks = { last: "", lessons: {} };
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE));
    if (!isTable(kept) || !isTable(kept.lessons)) return marks;
    if (isName(kept.last)) marks.last = kept.last;
    for (const [slug, mark] of Object.entries(kept.lessons).slice(0, MOST)) {
      if (!isName(slug) || !isTable(mark)) continue;
      const known = Array.isArray(mark.right) ? mark.right.filter(isName).slice(0, MOST) : [];
      marks.lessons[slug] = { played: mark.played === true, answered: mark.answered === true, right: known };
    }
  } catch {
    // no storage, or no JSON in it: nothing is known
  }
  return marks;
}

/** Change one lesson's mark; it is also the one to pick up at. */
function change(slug, update) {
  const marks = readMarks();
  marks.last = slug;
  update((marks.lessons[slug] ??= { played: false, answered: false, right: [] }));
  try {
    localStorage.setItem(PLACE, JSON.stringify(marks));
  } catch {
    // a browser that keeps nothing: the course works without marks
  }
}

/** Of the questions `asked` these were answered rightly; a live question counts once it was right. */
function right({ slug, asked, right: answered }) {
  change(slug, (mark) => {
    mark.right = [...new Set([...mark.right, ...answered])].slice(0, MOST);
    mark.answered ||= asked.every((name) => mark.right.includes(name));
  });
}

/** What home needs to know, in one text. */
function summary() {
  const { last, lessons } = readMarks();
  const short = Object.entries(lessons).map(([slug, { played, answered }]) => [slug, played, answered]);
  return short.length ? JSON.stringify([last, short]) : "";
}

function erase() {
  try {
    localStorage.removeItem(PLACE);
    localStorage.removeItem("pulsatilla best"); // the solutions of set tasks (best.js)
  } catch {
    // nothing was kept
  }
}

const atEnd = ({ dataset }) => dataset.step === dataset.steps && Number(dataset.steps) > 0;

export default function ({ parentElement, data, setStateValue }) {
  globalThis.pulsatillaMarks ??= Promise.withResolvers();
  globalThis.pulsatillaMarks.resolve({ right });
  if (data.erase) erase();
  const heard = (parentElement.pulsatillaHeard ??= {});
  const marks = summary();
  if (data.known !== undefined && data.known !== marks && heard.told !== marks) setStateValue("marks", (heard.told = marks));
  if (data.slug && heard.slug !== data.slug) change(data.slug, () => {});
  heard.slug = data.slug;
  if (heard.leave) return heard.leave;
  const listen = () => {
    const players = [...document.querySelectorAll('[data-testid="player"]')];
    if (heard.slug && players.some(atEnd)) change(heard.slug, (mark) => (mark.played = true));
  };
  heard.leave = () => {
    window.removeEventListener("pulsatilla-rests", listen);
    delete parentElement.pulsatillaHeard;
  };
  window.addEventListener("pulsatilla-rests", listen);
  return heard.leave;
}
