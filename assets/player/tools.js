// The small buttons at the end of the strip: a link to what is shown, presenter mode, the keys; and the way back to the picture.

import { HELP } from "./keys.js";
import { present, presenting } from "./present.js";
import { takePicture } from "./taken/take.js";

function button(name, sign, act) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: "pul-tool", textContent: sign, title: name, onclick: () => act(made) });
  made.setAttribute("aria-label", name);
  return made;
}

/** Copy the address of what is shown, and say whether that was possible. */
async function copyLink(pressed) {
  let said = "Copied";
  try {
    await navigator.clipboard.writeText(location.href);
  } catch {
    said = "Copy it from the address bar"; // a page that is not on HTTPS may not copy by itself
  }
  const sign = pressed.textContent;
  pressed.textContent = said;
  setTimeout(() => (pressed.textContent = sign), 2000);
}

/** On a page without a strip the link stands in the corner (player.css hides it elsewhere). */
export function offerLink() {
  if (document.querySelector(".pul-link")) return;
  const link = button("Link to this", "Link to this", copyLink);
  link.className = "pul-link";
  document.body.append(link);
}

/** Save the picture as it is; should a browser not be able to, its button says so. */
async function take(player, kind, pressed) {
  const sign = pressed.textContent;
  try {
    await takePicture(player, kind);
  } catch {
    pressed.textContent = "Not possible here";
    setTimeout(() => (pressed.textContent = sign), 2000);
  }
}

/** The buttons for the strip. */
export function makeTools(help, player) {
  const tools = document.createElement("span");
  tools.className = "pul-tools";
  tools.append(
    button("Link to this", "Link", copyLink),
    button("Save this picture as PNG", "PNG", (pressed) => take(player, "png", pressed)),
    button("Save this picture as SVG", "SVG", (pressed) => take(player, "svg", pressed)),
    button("Presenter mode (F)", "Present", () => present(!presenting())),
    button("Keys (?)", "?", () => help.toggle()),
  );
  return tools;
}

/** The list of keys, in a corner. */
export class Help {
  constructor(root) {
    this.list = document.createElement("dl");
    this.list.className = "pul-help";
    this.list.hidden = true;
    for (const [keys, act] of HELP) {
      const [term, what] = ["dt", "dd"].map((tag) => document.createElement(tag));
      [term.textContent, what.textContent] = [keys, act];
      this.list.append(term, what);
    }
    root.append(this.list);
  }

  toggle() {
    this.list.hidden = !this.list.hidden;
  }
}

/** A button that stands in the corner of the screen while the picture is out of sight. */
export class WayBack {
  constructor(root, act) {
    this.button = button("Back to the picture (G)", "↑ Back to the picture", act);
    this.button.className = "pul-back";
    this.button.hidden = true;
    root.append(this.button);
    this.watch = new IntersectionObserver(([entry]) => (this.button.hidden = entry.isIntersecting));
    this.watch.observe(root.querySelector(".pul-bar"));
  }

  forget() {
    this.watch.disconnect();
  }
}
