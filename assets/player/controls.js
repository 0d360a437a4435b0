// The bar under the picture: play and pause, one step back and forth, reset, scrub, speed.

// Names and signs (paths in a 16×16 square, so that no font is needed).
const SIGNS = {
  Reset: "M3 3h2v10H3zM13 3v10L6 8z",
  "Step back": "M10 3v10L3 8zM11 3h2v10h-2z",
  Play: "M4 2.5v11L13 8z",
  Pause: "M4 3h3v10H4zM9 3h3v10H9z",
  "Step forward": "M6 3v10l7-5zM3 3h2v10H3z",
};
const BUTTONS = [
  ["Reset", (player) => player.rest(0)],
  ["Step back", (player) => player.rest(player.view.k - 1)],
  ["Play", (player) => player.toggle()],
  ["Step forward", (player) => player.rest(player.view.k + 1)],
];
const KEYS = {
  " ": (player) => player.toggle(),
  ArrowLeft: (player) => player.rest(player.view.k - 1),
  ArrowRight: (player) => player.rest(player.view.k + 1),
  Home: (player) => player.rest(0),
  End: (player) => player.rest(player.view.last),
};
const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 4];

export class Controls {
  constructor(root, player) {
    this.bar = document.createElement("div");
    this.bar.className = "pul-bar";
    this.buttons = BUTTONS.map(([name, act]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.onclick = () => act(player);
      this.name(button, name);
      return button;
    });
    this.scrub = document.createElement("input");
    Object.assign(this.scrub, { type: "range", min: 0, step: 1, value: 0 });
    this.scrub.setAttribute("aria-label", "Scrub bar");
    this.scrub.oninput = () => player.look(Number(this.scrub.value));
    this.scrub.onchange = () => player.rest(Number(this.scrub.value));
    this.count = document.createElement("output");
    this.speed = document.createElement("select");
    this.speed.setAttribute("aria-label", "Speed");
    this.speed.title = "Speed";
    this.speed.append(...SPEEDS.map((speed) => new Option(`${speed}×`, speed, speed === 1, speed === 1)));
    this.speed.onchange = () => (player.playback.speed = Number(this.speed.value));
    this.bar.append(...this.buttons, this.scrub, this.count, this.speed);
    root.append(this.bar);
    this.player = player;
    root.addEventListener("keydown", (event) => this.key(event));
  }

  name(button, name) {
    button.innerHTML = `<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path fill="currentColor" d="${SIGNS[name]}"/></svg>`;
    button.setAttribute("aria-label", name);
    button.title = name;
  }

  key(event) {
    if (!KEYS[event.key] || event.altKey || event.ctrlKey || event.metaKey || event.target === this.speed) return;
    if (event.key === " " && event.target.tagName === "BUTTON") return; // the button is pressed by the browser itself
    event.preventDefault();
    this.press(event.key);
  }

  /** Do what a key stands for. */
  press(key) {
    KEYS[key](this.player);
  }

  show(view, playing) {
    const { steps } = view.run;
    const told = `step ${view.step} of ${steps.at(-1)}`;
    const left = view.k < view.last ? steps[view.k + 1] - view.step - 1 : 0;
    this.buttons[3].title = left ? `Step forward (to step ${steps[view.k + 1]}: the ${left} between are not kept)` : "Step forward";
    this.count.classList.toggle("pul-thinned", left > 0);
    this.scrub.max = view.last;
    this.scrub.value = view.k;
    this.scrub.setAttribute("aria-valuetext", told);
    this.count.textContent = left ? `${told}, next ${steps[view.k + 1]}` : told;
    const play = this.buttons[2];
    if (play.dataset.playing === String(playing)) return;
    play.dataset.playing = playing;
    this.name(play, playing ? "Pause" : "Play");
  }
}
