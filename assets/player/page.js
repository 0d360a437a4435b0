// What the player does for the page around it: a first link to the picture, the place a link's #name means, and what a browser's
// translation must leave alone.

const UNTRANSLATED = ".katex, code, pre, .pul-panels, .pul-bar output, .stCode";
const PATIENCE = 20_000; // ms that the place of a #name may take to appear
const TEND_AFTER = 200; // ms after a change of the page

/** A link that is the first stop of the Tab key, seen only when it has the focus. */
export function linkToPicture(reach) {
  let link = document.querySelector(".pul-skip");
  if (!link) {
    link = document.createElement("a");
    Object.assign(link, { className: "pul-skip", href: "#picture", textContent: "To the picture" });
    document.body.prepend(link);
  }
  link.onclick = (event) => {
    event.preventDefault();
    reach();
  };
}

/** Bring the experiment of a picture to the top of the screen. On a phone the picture itself sticks there: its row is what scrolls. */
export function scrollToPicture(picture, behavior = "instant") {
  const row = picture.closest('.st-key-experiment [data-testid="stHorizontalBlock"]') ?? picture;
  row.scrollIntoView({ block: "start", behavior });
}

/** Scroll to the place that the address names, once it is there, and again while the page grows; #try, of older links, means the picture. */
export function scrollToNamed(picture) {
  const name = decodeURIComponent(location.hash.slice(1));
  if (!name || document.documentElement.dataset.pulNamed === location.href) return;
  document.documentElement.dataset.pulNamed = location.href;
  const until = performance.now() + PATIENCE;
  let moved = false; // the reader has begun to scroll: the place is theirs to choose
  for (const act of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(act, () => (moved = true), { once: true, passive: true });
  const look = () => {
    const isPicture = ["picture", "try"].includes(name);
    const place = isPicture ? picture : document.getElementById(name);
    if (moved || performance.now() > until) return;
    if (!place) {
      setTimeout(look, 150);
      return;
    }
    const scroll = () => moved || (isPicture ? scrollToPicture(picture) : place.scrollIntoView({ block: "start", behavior: "instant" }));
    for (const later of [0, 300, 1000, 2500]) setTimeout(scroll, later);
  };
  look();
}

/** Formulas, symbols and code stay as they are when a browser translates the page; what is chosen is shown whole. */
export function tendPage() {
  if (tendPage.watch) return;
  let waiting = 0; // a picture that plays changes the page with every frame
  const tend = () => {
    waiting = 0;
    for (const part of document.querySelectorAll(UNTRANSLATED)) if (part.translate) part.translate = false;
    for (const field of document.querySelectorAll('.stSelectbox input[role="combobox"]')) showWhole(field);
  };
  const soon = () => (waiting ||= setTimeout(tend, TEND_AFTER));
  tendPage.watch = new MutationObserver(soon);
  tendPage.watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["value"] });
  new ResizeObserver(soon).observe(document.body);
  tend();
}

/** A field cannot break its line: what does not fit into it is written over it, in two lines (assets/page.css). */
function showWhole(field) {
  const over = field.parentElement.querySelector(".pul-whole");
  const cut = field.scrollWidth > field.clientWidth;
  if (over && (!cut || over.textContent !== field.value)) over.remove();
  field.toggleAttribute("data-whole", cut);
  if (!cut || over?.isConnected) return;
  const words = document.createElement("span");
  Object.assign(words, { className: "pul-whole", textContent: field.value, ariaHidden: "true" });
  field.parentElement.append(words);
}
