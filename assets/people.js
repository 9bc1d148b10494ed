// The page of people: whoever chooses a pair, in the list or the matrix, is led to the comparison.
(() => {
  function lead() {
    setTimeout(() => document.getElementById("people-two")?.scrollIntoView({ block: "start" }));
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".people-pair")) setTimeout(() => event.defaultPrevented && lead());
  });

  document.addEventListener("pointerover", (event) => {
    const plot = event.target.closest?.(".people-matrix .js-plotly-plot");
    if (!plot?.on || plot.dataset.heard) return;
    plot.dataset.heard = "yes";
    plot.on("plotly_click", lead);
  });
})();
