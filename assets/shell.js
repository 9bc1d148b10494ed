// The shell's own steps in the browser: which page to draw, and what to do on arrival.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.shell = {
  // The page is drawn anew only for another path or another key in the address.
  route(pathname, search, before) {
    const query = new URLSearchParams(search || "");
    const now = [pathname, query.get("c") || query.get("d") || ""].join("\n");
    return now === before ? window.dash_clientside.no_update : now;
  },

  // Names the window, and after a move inside the app brings the reader to the top of the page.
  arrive(name) {
    if (!name) return;
    const first = !document.documentElement.dataset.arrived;
    document.documentElement.dataset.arrived = "yes";
    document.title = name + " · argmap";
    requestAnimationFrame(() => {
      const here = document.querySelector(".views .here");
      if (here) here.parentElement.scrollLeft = here.offsetLeft - (here.parentElement.clientWidth - here.offsetWidth) / 2;
    });
    if (first) return;
    window.scrollTo(0, 0);
    document.getElementById("main").focus({ preventScroll: true });
  },
};
