// Elements over the drawing.

/** A button with a sign, and a name for those who do not see it. */
export function pushButton(sign, act) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: sign, onclick: act });
  return button;
}

/** A button's name, or any element's, written only where it is another. */
export function nameIt(element, name) {
  if (element.ariaLabel === name) return;
  element.ariaLabel = name;
  if (element.tagName === "BUTTON") element.title = name;
}

/** As many elements as wanted: `make()` adds one, those too many are taken away. */
export function fillPool(pool, count, make) {
  while (pool.length > count) pool.pop().remove();
  while (pool.length < count) pool.push(make(pool.length));
}

/** Keys that an element uses itself do not move the run, nor leave presenter mode. */
export function keepKeys(element, keys) {
  element.addEventListener("keydown", (event) => {
    if (keys.includes(event.key)) event.stopPropagation();
  });
}
