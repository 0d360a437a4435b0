// Playing: a position that moves along the recorded steps with the time that passes.

/** Recorded steps a second at speed 1: as many as a run's own length asks for, or those of a short run slowly. */
export function pace({ steps, seconds }) {
  const last = steps.length - 1;
  return seconds ? last / seconds : Math.min(60, Math.max(5, last / 4));
}

export class Playback {
  speed = 1;
  playing = false;

  /** `player` is shown where the position is, and rests at the end. */
  constructor(player) {
    this.player = player;
  }

  /** Play on from index k. */
  start(k) {
    Object.assign(this, { playing: true, position: k, before: undefined });
    this.wait();
  }

  /** Play on, the time running as it does, but from index k: another run has come. */
  restart(k) {
    this.position = k;
  }

  stop() {
    this.playing = false;
    cancelAnimationFrame(this.next);
  }

  wait() {
    this.next = requestAnimationFrame((now) => this.frame(now));
  }

  frame(now) {
    if (!this.playing || !this.player.root.isConnected) return;
    const { view } = this.player;
    const passed = this.before === undefined ? 0 : Math.min(100, now - this.before) / 1000;
    this.position += passed * pace(view.run) * this.speed;
    this.before = now;
    this.player.growing.look(this.position, pace(view.run) * this.speed);
    if (this.position >= view.last && this.player.growing.awaited) this.position = view.last; // what comes next is still trained
    else if (this.position >= view.last) {
      this.player.rest(view.last);
      return;
    }
    if (Math.round(this.position) !== view.k) this.player.show(Math.round(this.position));
    this.wait();
  }
}
