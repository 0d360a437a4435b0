// A drawing made by pages/ui/still/drawings.py: SVG text, put into the page as it is.
export default function ({ parentElement, data }) {
  parentElement.querySelector(".pul-drawing").innerHTML = data;
}
