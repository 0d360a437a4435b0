// Lets a part of the page run again once the picture shows something new and rests: it hears what the player announces.
export default function ({ parentElement, setStateValue }) {
  const heard = (parentElement.pulsatillaHeard ??= { count: 0 });
  heard.tell = setStateValue;
  if (heard.listen) return heard.leave;
  heard.listen = () => heard.tell("heard", ++heard.count);
  heard.leave = () => {
    window.removeEventListener("pulsatilla-rests", heard.listen);
    delete parentElement.pulsatillaHeard;
  };
  window.addEventListener("pulsatilla-rests", heard.listen);
  return heard.leave;
}
