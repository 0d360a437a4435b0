// A sentence of pages/ui/lesson/parts.py, said. A browser's translation takes the texts out of a page's hands; here all are put anew.
export default function ({ parentElement, data }) {
  const words = data.split("**").map((part, i) => (i % 2 ? Object.assign(document.createElement("strong"), { textContent: part }) : part));
  parentElement.querySelector(".pul-said").replaceChildren(...words);
}
