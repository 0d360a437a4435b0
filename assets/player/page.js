// What the player does for the page around it: a first link to the picture, the place a link's #name means, and what a browser's
// translation must leave alone.

const UNTRANSLATED = ".katex, code, pre, .pul-panels, .pul-bar output, .stCode";
const PATIENCE = 20_000; // ms that the place of a #name may take to appear

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

/** Scroll to the place that the address names, once it is there; #try, of older links, means the picture. */
export function scrollToNamed(reach) {
  const name = decodeURIComponent(location.hash.slice(1));
  if (!name || document.documentElement.dataset.pulNamed === location.href) return;
  document.documentElement.dataset.pulNamed = location.href;
  if (["picture", "try"].includes(name)) {
    reach();
    return;
  }
  const until = performance.now() + PATIENCE;
  const look = () => {
    const place = document.getElementById(name);
    if (place) place.scrollIntoView({ block: "start", behavior: "instant" });
    else if (performance.now() < until) setTimeout(look, 150);
  };
  look();
}

/** Formulas, symbols and code stay as they are when a browser translates the page. */
export function keepFromTranslation() {
  if (keepFromTranslation.watch) return;
  const mark = () => {
    for (const part of document.querySelectorAll(UNTRANSLATED)) if (part.translate) part.translate = false;
  };
  keepFromTranslation.watch = new MutationObserver(mark);
  keepFromTranslation.watch.observe(document.body, { childList: true, subtree: true });
  mark();
}
