// What a chart can be taken away as: its picture by plotly, its table as CSV from the page.
(() => {
  const FORMULA = /^[=+\-@\t\r]/; // a spreadsheet would run it

  function cell(text) {
    const plain = FORMULA.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
    return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  }

  function csv(table) {
    const rows = [...table.rows].map((row) => [...row.cells].map((one) => cell(one.textContent)).join(","));
    return rows.join("\r\n") + "\r\n";
  }

  function save(text, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-take]");
    const figure = button?.closest("[data-chart]");
    if (!figure) return; // others take away as well
    const { take, of } = button.dataset;
    if (take === "csv") {
      save(csv(figure.querySelector("table")), `${of}.csv`);
      return;
    }
    const plot = figure.querySelector(".js-plotly-plot");
    const { width, height } = plot.getBoundingClientRect();
    window.Plotly.downloadImage(plot, { format: take, filename: of, width, height, scale: take === "png" ? 2 : 1 });
  });
})();
