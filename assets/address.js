// Before Streamlit's front end starts: it is told where the app lives, and what a step back in the browser is.
//
// The front end finds its server by trying, and a link to a lesson makes it try a wrong address first. Only the browser knows under
// which address it came here: a proxy may have put something in front (/course/, /user/anna/proxy/8501/). So the server says how
// many parts of the address were its own (data-own), and what stands before them is where the app lives.
{
  const parts = location.pathname.replace(/\/+$/, "").split("/");
  const own = Number(document.currentScript.dataset.own);
  const base = `${location.origin}${parts.slice(0, parts.length - own).join("/")}/`;
  Object.assign(window, { __streamlit: { BACKEND_BASE_URL: base, HOST_CONFIG_BASE_URL: base, MAIN_PAGE_BASE_URL: base } });

  // A page that was just opened writes its settings into the address: that is no step of the visitor's, so Back must not stop there;
  // nor may the link's #name be lost. Whether one presents only the browser knows: the address keeps saying so, whatever is written.
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    const next = new URL(address ?? location.href, location.href);
    const here = next.pathname === location.pathname;
    if (here && !next.hash) next.hash = location.hash;
    const asked = new URLSearchParams(location.search);
    if (asked.has("present")) next.searchParams.set("present", asked.get("present"));
    else next.searchParams.delete("present");
    const bare = ![...asked.keys()].some((name) => !/^(present|embed)/.test(name));
    if (here && bare) history.replaceState(state, title, next);
    else push(state, title, next);
  };
}
