// What the hand chose and Python has not yet answered: all of it is said again with the next choice, so that none is lost when two
// fall into one answer of the server, which hears the last thing said alone.

import { sayApart } from "./reports.js";

export class Picks {
  #waiting = []; // [{at, what, values}], the oldest first
  #last = 0;

  /** Tell Python what was chosen: {name: number or word}. Each choice has a number of its own, `at`, larger than those before. */
  say(python, what, values) {
    this.#last = Math.max(Date.now(), this.#last + 1);
    this.#waiting.push({ at: this.#last, what, values });
    sayApart(() => this.#waiting.length && python.setTriggerValue("picked", this.#waiting));
  }

  /** Python has done everything up to the choice with this number. */
  heard(at) {
    this.#last = Math.max(this.#last, at);
    this.#waiting = this.#waiting.filter((choice) => choice.at > at);
  }
}
