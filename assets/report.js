// The page of the report: its button prints it.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.report = {
  print(presses) {
    if (presses) window.print();
    return window.dash_clientside.no_update;
  },
};
