// Loads the modules of the explore page when it opens; Dash calls this once a page.
window.dash_clientside = window.dash_clientside || {};
(() => {
  let pressed; // what was chosen before the modules were there: it waits for them

  document.addEventListener(
    "click",
    (event) => {
      const wanted = event.target.closest?.("#explore:not([data-listening]) [data-select]");
      if (!wanted) return;
      event.preventDefault();
      pressed = wanted.dataset.select;
    },
    true,
  );

  window.dash_clientside.explore = {
    async start(key) {
      const { start } = await import("/assets/map/main.mjs");
      await start(key, () => {
        const taken = pressed;
        pressed = undefined;
        return taken;
      });
      return key;
    },
  };
})();
