"""The two that are compared in the browser: how each is served, and where things are on its page.

Scripts run in the page before its own. Both leave performance marks `NAME:drawn`, `NAME:filtered`,
`NAME:selected` (each after the paint that shows it) and `NAME:answered` (what the server says of a
selection is on the screen).
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PROBE = """
window.bench = {
  input: 0,
  frames: [],
  running: 0,
  painted(name) { requestAnimationFrame(() => setTimeout(() => performance.mark(name))); },
  /** The time from the last release of the mouse to the first mark of this name after it. */
  since(name) {
    const mark = performance.getEntriesByName(name).find((entry) => entry.startTime > bench.input);
    return mark && mark.startTime - bench.input;
  },
  first: (name) => performance.getEntriesByName(name)[0]?.startTime,
  record() {
    let last = 0;
    bench.frames = [];
    const tick = (now) => {
      if (last) bench.frames.push(now - last);
      last = now;
      bench.running = requestAnimationFrame(tick);
    };
    bench.running = requestAnimationFrame(tick);
  },
  stop() {
    cancelAnimationFrame(bench.running);
    return bench.frames;
  },
};
addEventListener("pointerup", (event) => { bench.input = event.timeStamp; }, true);
"""


@dataclass(frozen=True)
class Tool:
    """One of those compared; what is JavaScript gives its answer when evaluated in the page."""

    name: str
    command: Callable[[Path, Path], list[str]]  # of a native file and an empty folder
    script: str  # leaves the marks that the tool itself does not leave
    lines: int  # that the server prints; the last is the address of the page
    data: str  # how paths begin from which the map's data comes
    wheel: float  # pixels of a turn of the wheel that zoom both alike
    targets: str  # places [x, y] of nodes to select
    blank: str  # a place [x, y] to drag from
    reading: str  # shows some nodes so that they can be read
    far: str  # shows as much as there is
    checkbox: str  # selector of the filter
    menu: str = ""  # selector of what opens the filters
    everything: str = ""  # what to add to the address to see all; "": all is seen at once

    def mark(self, what: str) -> str:
        """Return the name of a performance mark."""
        return f"{self.name}:{what}"


def _argmap(file: Path, store: Path) -> list[str]:
    command = str(Path(sys.executable).with_name("argmap"))
    return [command, "serve", str(file), "--port", "0", "--store", str(store)]


def _cytoscape(file: Path, store: Path) -> list[str]:
    return [sys.executable, "-m", "tests.bench.cytoscape", str(file)]


ARGMAP = Tool(
    name="argmap",
    command=_argmap,
    script="""
addEventListener("DOMContentLoaded", () => {
  let said = "";
  new MutationObserver(() => {
    const now = document.querySelector(".details-body")?.dataset.of ?? "";
    if (now && now !== said) bench.painted("argmap:answered");
    said = now;
  }).observe(document.body, { childList: true, subtree: true });
});
""",
    lines=2,
    data="/map/",
    wheel=20,
    targets="""
[...document.querySelectorAll(".pane-map [role=treeitem]:not([data-selected])")].map((card) => {
  const { left, top, width, height } = card.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const hit = document.elementFromPoint(x, y);
  return hit?.closest("[role=treeitem]") === card && !hit.closest("button, a") ? [x, y] : null;
}).filter(Boolean)
""",
    blank="""
(() => {
  const { left, top, width, height } =
    document.querySelector(".pane-map .frame").getBoundingClientRect();
  for (let step = 0; step < 200; step++) {
    const x = left + width * (0.3 + 0.02 * (step % 20));
    const y = top + height * (0.3 + 0.002 * step);
    const hit = document.elementFromPoint(x, y);
    if (!hit.closest("[role=treeitem], [data-link], button")) return [x, y];
  }
  return [left + width / 2, top + height / 2];
})()
""",
    reading="null",  # it opens so
    far="""document.querySelector(".pane-map [title^='Everything in view']").click()""",
    checkbox=".filter-panel input[name=k][value=rebut]",
    menu=".filter-menu > summary",
    everything="&all=1",
)

CYTOSCAPE = Tool(
    name="dash-cytoscape",
    command=_cytoscape,
    script="""
const seek = () => {
  const cy = document.querySelector("#graph")?._cyreg?.cy;
  if (!cy?.nodes().length) return requestAnimationFrame(seek);
  window.cy = cy;
  const edge = cy.edges(".rebut")[0];
  const mark = (what) => setTimeout(() => performance.mark(`dash-cytoscape:${what}`));
  let [drawn, visible, selected] = [false, true, false];
  cy.on("select", "node", () => { selected = true; });
  cy.on("render", () => {
    if (!drawn) mark("drawn");
    if (selected) mark("selected");
    if (edge && edge.visible() !== visible) mark("filtered");
    drawn = true;
    selected = false;
    visible = edge?.visible() ?? true;
  });
  new MutationObserver(() => bench.painted("dash-cytoscape:answered")).observe(
    document.querySelector("#answer"), { childList: true, characterData: true, subtree: true });
};
requestAnimationFrame(seek);
""",
    lines=1,
    data="/_dash-layout",
    wheel=3.4,
    targets="""
(() => {
  const { left, top, width, height } = document.querySelector("#graph").getBoundingClientRect();
  const inside = ({ x, y }) => x > 20 && y > 20 && x < width - 20 && y < height - 20;
  const places = cy.nodes(":unselected").map((node) => node.renderedPosition()).filter(inside);
  return places.map(({ x, y }) => [left + x, top + y]);
})()
""",
    blank="""
(() => {
  const { left, top, width, height } = document.querySelector("#graph").getBoundingClientRect();
  const at = ({ x, y }) => [left + x, top + y];
  const places = cy.nodes().slice(0, 400).map((node) => node.renderedBoundingBox());
  for (let step = 0; step < 400; step++) {
    const [x, y] = [width * (0.3 + 0.02 * (step % 20)), height * (0.3 + 0.001 * step)];
    if (!places.some((b) => x > b.x1 - 9 && x < b.x2 + 9 && y > b.y1 - 9 && y < b.y2 + 9)) {
      return at({ x, y });
    }
  }
  return at({ x: 8, y: 8 });
})()
""",
    reading="cy.zoom(1) && cy.center(cy.nodes()[0]) && null",
    far="cy.fit() && null",
    checkbox="#kinds label:nth-child(4) input",
)
