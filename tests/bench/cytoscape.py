"""The peer: a plain Dash app that shows the nodes and links of a native file with dash-cytoscape.

`python -m tests.bench.cytoscape FILE.json` prints its address. It has what a reader would need and
nothing more: names on the cards, colours for the kinds of links, a filter of kinds, and the text of
the node that was tapped, which comes from the server. Places are computed here and handed over (the
layout "preset", the quickest there is): threads below each other, in as many columns as make the
whole about square. The filter changes the stylesheet, which is quicker than sending the elements.
"""

import sys
from pathlib import Path
from typing import Any

import dash_cytoscape as cyto
from dash import Dash, Input, Output, dcc, html
from waitress.server import create_server

from argmap.model import ArgumentGraph
from argmap.read import read

ROW, STEP, COLUMN = 60, 40, 1200
CARD, MOST_DEPTH, WIDE = 180, 20, 40
COLOURS = {
    "reply": "#999",
    "states": "#ccc",
    "support": "#080",
    "rebut": "#b00",
    "restates": "#07c",
}
STYLES: list[dict[str, Any]] = [
    {
        "selector": "node",
        "style": {"label": "data(label)", "shape": "round-rectangle", "width": CARD, "height": 40,
                  "background-color": "#eef", "text-valign": "center", "font-size": 12,
                  "text-wrap": "wrap", "text-max-width": CARD - 12},
    },
    {"selector": ":selected", "style": {"background-color": "#fc6"}},
    {"selector": "edge", "style": {"target-arrow-shape": "triangle", "curve-style": "bezier"}},
    *({"selector": f".{kind}", "style": {"line-color": colour, "target-arrow-color": colour}}
      for kind, colour in COLOURS.items()),
]  # fmt: skip


def elements(graph: ArgumentGraph) -> list[dict[str, Any]]:
    """Return every node and link as cytoscape takes them."""
    rows: list[tuple[str, int]] = []
    for comment, depth in graph.thread:
        rows.append((comment, depth))
        rows += [(claim.id, depth + 1) for claim in graph.claims_of[comment]]
    per_column = max(1, round((len(rows) * COLUMN / ROW) ** 0.5))
    nodes = []
    for place, (node, depth) in enumerate(rows):
        column, row = divmod(place, per_column)
        x = column * COLUMN + min(depth, MOST_DEPTH) * STEP
        label = graph.texts[node][:WIDE]
        data = {"id": node, "label": label}
        nodes.append({"data": data, "position": {"x": x, "y": row * ROW}})
    links = [
        {"data": {"source": link.source, "target": link.target}, "classes": link.kind}
        for link in graph.links
    ]
    return nodes + links


def create_app(graph: ArgumentGraph) -> Dash:
    """Return the app."""
    app = Dash(__name__, title="dash-cytoscape")
    picture = cyto.Cytoscape(
        id="graph",
        elements=elements(graph),
        layout={"name": "preset"},
        stylesheet=STYLES,
        autoungrabify=True,
        style={"width": "100%", "height": "780px"},
    )
    kinds = dcc.Checklist(list(COLOURS), list(COLOURS), id="kinds", inline=True)
    app.layout = html.Main([kinds, picture, html.P(id="answer")])

    @app.callback(Output("graph", "stylesheet"), Input("kinds", "value"), prevent_initial_call=True)
    def show(kinds: list[str]) -> list[dict[str, Any]]:
        hidden = [kind for kind in COLOURS if kind not in kinds]
        return STYLES + [{"selector": f".{k}", "style": {"display": "none"}} for k in hidden]

    @app.callback(
        Output("answer", "children"), Input("graph", "tapNodeData"), prevent_initial_call=True
    )
    def answer(tapped: dict[str, str]) -> str:
        return f"{tapped['id']}: {graph.texts[tapped['id']]}"

    return app


def main(path: Path) -> None:
    """Serve a native file until the process ends."""
    graph = read(str(path))
    if not isinstance(graph, ArgumentGraph):
        raise SystemExit(f"{path}: it is no native file; write one with argmap mine")
    server = create_server(create_app(graph).server, host="127.0.0.1", port=0, threads=8)
    print(f"http://127.0.0.1:{server.effective_port}/", flush=True)
    server.run()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
