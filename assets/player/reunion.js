// The connection to the server was away and is back. Streamlit asks a server that never saw this page for nothing, so that no control
// would do anything: the page is run once more, and the address brings the same experiment. What it cannot bring is said.

const SETTLED_AFTER = 200; // ms; Streamlit's own questions go first
const SHOWN_FOR = 20_000; // ms
const BACK = "The connection was away for a while. Your experiment is back as it was.";
const NO_PHOTO = "The photo could not be kept: please choose it again.";

function tell() {
  document.querySelector(".pul-reunion")?.remove();
  const source = new URLSearchParams(location.search).get("source");
  const note = document.createElement("p");
  note.className = "pul-reunion";
  note.setAttribute("role", "status");
  note.textContent = ["upload", "camera"].includes(source) ? `${BACK} ${NO_PHOTO}` : BACK;
  note.addEventListener("click", () => note.remove());
  setTimeout(() => note.remove(), SHOWN_FOR);
  document.body.append(note);
}

/** `session` is another one when the server has forgotten this page. */
export default function ({ data, setTriggerValue }) {
  const known = (globalThis.pulsatillaReunion ??= {});
  if (known.session && known.session !== data.session) tell();
  known.session = data.session;
  known.again = () => setTriggerValue("again", true);
  if (known.watch) return;
  const app = document.querySelector('[data-testid="stApp"]');
  let away = false;
  known.watch = new MutationObserver(() => {
    if (app.dataset.testConnectionState !== "CONNECTED") away = true;
    else if (away) {
      away = false;
      setTimeout(() => known.again(), SETTLED_AFTER);
    }
  });
  known.watch.observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] });
}
