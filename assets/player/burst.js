// A camera whose button is held: a photo every fifth of a second, twenty at the most, handed over together when it is let go.

const MOST = 20;
const EVERY = 200; // ms
const SIDE = 480; // pixels of the longer side: a network sees 60

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".pul-burst");
  const burst = (root.pulsatillaBurst ??= new Burst(root));
  burst.words = data;
  burst.hand = (photos) => setTriggerValue("photos", photos);
  burst.label();
  return () => burst.leave();
}

class Burst {
  constructor(root) {
    this.video = Object.assign(document.createElement("video"), { muted: true, playsInline: true, hidden: true });
    this.button = Object.assign(document.createElement("button"), { type: "button" });
    this.note = document.createElement("p");
    this.note.setAttribute("aria-live", "polite");
    root.replaceChildren(this.video, this.button, this.note);
    this.photos = [];
    this.button.onpointerdown = () => this.begin();
    for (const end of ["pointerup", "pointercancel", "pointerleave", "blur"]) this.button.addEventListener(end, () => this.end());
    this.button.onkeydown = (event) => {
      if (![" ", "Enter"].includes(event.key)) return;
      event.preventDefault();
      if (!event.repeat) this.begin();
    };
    this.button.onkeyup = () => this.end();
    this.button.oncontextmenu = (event) => event.preventDefault(); // a long touch is meant
  }

  label() {
    this.button.textContent = this.words[this.stream ? "hold" : "start"];
  }

  async start() {
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
      this.video.srcObject = this.stream;
      this.video.hidden = false;
      await this.video.play();
      this.note.textContent = "";
    } catch {
      this.leave(); // there is none, or it is not allowed
      this.note.textContent = this.words.refused;
    }
    this.label();
  }

  /** The first press starts the camera, every other one takes photos. */
  begin() {
    if (!this.stream) this.start();
    else if (!this.timer && this.video.videoWidth) {
      this.timer = setInterval(() => this.shoot(), EVERY);
      this.shoot();
    }
  }

  shoot() {
    const { videoWidth: width, videoHeight: height } = this.video;
    const share = Math.min(1, SIDE / Math.max(width, height));
    const canvas = Object.assign(document.createElement("canvas"), { width: width * share, height: height * share });
    canvas.getContext("2d").drawImage(this.video, 0, 0, canvas.width, canvas.height);
    this.photos.push(canvas.toDataURL("image/jpeg", 0.85).split(",")[1]);
    this.note.textContent = this.words.taken.replace("{count}", this.photos.length);
    if (this.photos.length >= MOST) this.end();
  }

  end() {
    if (!this.timer) return;
    clearInterval(this.timer);
    this.timer = null;
    this.hand(this.photos.splice(0));
  }

  /** The camera is let go. */
  leave() {
    clearInterval(this.timer);
    this.timer = null;
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    this.video.hidden = true;
  }
}
