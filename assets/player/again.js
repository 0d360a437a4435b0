// Asks Python for the next piece of work that goes on: once for each number it is given, and once more where no answer comes.

const SOON = 40; // ms: what else the page has to say goes first
const NO_ANSWER = 4000; // ms

export default function ({ parentElement, data, setStateValue }) {
  const asking = (parentElement.pulsatillaAsking ??= { count: 0 });
  asking.ask = () => setStateValue("again", ++asking.count);
  asking.leave = () => {
    clearTimeout(asking.soon);
    clearInterval(asking.late);
    delete parentElement.pulsatillaAsking;
  };
  if (asking.number === data) return asking.leave;
  asking.number = data;
  clearTimeout(asking.soon);
  clearInterval(asking.late);
  asking.soon = setTimeout(() => asking.ask(), SOON);
  asking.late = setInterval(() => asking.ask(), NO_ANSWER);
  return asking.leave;
}
