// Presenter mode: the experiment alone fills the screen, with larger type. It is an address (present=1), so a bookmark opens it.

const ASKED = "present";
const page = () => document.documentElement;

export const presenting = () => page().classList.contains("pul-present");

/** Enter or leave, and say so in the address. */
export function present(on, byHand = true) {
  if (on === presenting()) return;
  page().classList.toggle("pul-present", on);
  page().classList.remove("pul-quiet", "pul-blank");
  const address = new URL(location.href);
  if (on) address.searchParams.set(ASKED, "1");
  else address.searchParams.delete(ASKED);
  history.replaceState(history.state, "", address);
  if (on && byHand) page().requestFullscreen?.().catch(() => {}); // not allowed in every frame: then it fills the window
  if (!on && document.fullscreenElement) document.exitFullscreen();
  window.dispatchEvent(new Event("resize"));
}

/** What an address asks for, when a page is opened. */
export function presentAsAsked() {
  document.addEventListener("fullscreenchange", leftFullScreen); // once, however often it is asked for
  if (new URL(location.href).searchParams.get(ASKED) === "1") present(true, false);
}

/** Hide or show read-out and verdict; blank the screen. */
export function toggle(what) {
  if (presenting()) page().classList.toggle(what);
}

/** The browser's own way out of its full screen is a way out of presenter mode too. */
function leftFullScreen() {
  if (!document.fullscreenElement) present(false);
}
