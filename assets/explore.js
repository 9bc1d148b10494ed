// Loads the modules of the explore page when it opens; Dash calls this once a page.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.explore = {
  async start(key) {
    const { start } = await import("/assets/map/main.mjs");
    await start(key);
    return key;
  },
};
