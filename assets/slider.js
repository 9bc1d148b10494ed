// Names the thumb of the slider on the page of strengths: Dash leaves it without one.
(() => {
  const groups = document.getElementsByClassName("strength-base"); // live, and cheap to ask

  function name() {
    for (const group of groups) {
      const thumb = group.querySelector("[role=slider]:not([aria-labelledby])");
      thumb?.setAttribute("aria-labelledby", group.getAttribute("aria-labelledby"));
    }
  }

  new MutationObserver(name).observe(document.documentElement, { childList: true, subtree: true });
})();
