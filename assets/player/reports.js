// Who hears where the picture rests: the address bar, Python, and the other parts of the page.

const REPORT_AFTER = 180; // ms without a further move before a rest is reported
const ANNOUNCE_AFTER = 150; // ms later the rest of the page hears of it

export class Reports {
  count = 0;

  constructor(player) {
    this.player = player;
  }

  /** Tell the address bar and Python at which step the picture rests, once it does. */
  rest() {
    this.forget(); // what was about to be said of the rest before: two parts of the page may not speak at once
    this.reporting = setTimeout(() => {
      if (!this.player.rests) return;
      const { step } = this.player.view;
      const address = new URL(location.href);
      if (address.searchParams.has("step")) {
        address.searchParams.set("step", step);
        history.replaceState(history.state, "", address);
      }
      this.count += 1;
      this.player.python.setStateValue("rest", { step, count: this.count });
      this.announce();
    }, REPORT_AFTER);
  }

  /** Let the parts of the page that tell about the picture run again, as a rule once it rests (pages/ui/live/player.py, follow). */
  announce(evenPlaying = false) {
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => {
      if (this.player.rests || evenPlaying) window.dispatchEvent(new Event("pulsatilla-rests"));
    }, ANNOUNCE_AFTER);
  }

  /** Say nothing more of what was. */
  forget() {
    clearTimeout(this.reporting);
    clearTimeout(this.announcing);
  }
}
