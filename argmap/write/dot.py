"""DOT, for Graphviz: `dot -Tsvg out.dot`.

Attributes have their native names; every value is a JSON string in quotes (a number or a list is
JSON inside it), which DOT reads as it is. `label`, `shape`, `style`, `color`, `arrowhead` are for
the picture.
"""

import re
from collections.abc import Iterator, Mapping

import msgspec

from argmap.model import ArgumentGraph
from argmap.write.flat import Scalar, as_written, flat_graph

LOOKS = {
    "support": {"color": "#0072B2", "style": "solid", "arrowhead": "normal", "label": "+"},
    "rebut": {"color": "#D55E00", "style": "dashed", "arrowhead": "tee", "label": "\N{MINUS SIGN}"},
    "reply": {"color": "#8A8A8A", "style": "solid", "arrowhead": "none", "label": ""},
    "states": {"color": "#C4C4C4", "style": "dotted", "arrowhead": "none", "label": ""},
    "restates": {"color": "#5A5A5A", "style": "bold", "arrowhead": "none", "label": "="},
}
HIDDEN = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
ENCODER = msgspec.json.Encoder()
LINE = 34
LINES = 4


def write(graph: ArgumentGraph) -> str:
    """Return the graph as a DOT digraph, roots at the left."""
    return "\n".join(_lines(graph)) + "\n"


def _lines(graph: ArgumentGraph) -> Iterator[str]:
    _, nodes, links = flat_graph(graph)
    yield "digraph argmap {"
    yield f"label={quoted(HIDDEN.sub(' ', graph.conversation.title))};"
    yield "rankdir=RL;"
    yield 'node [fontname="Helvetica,Arial,sans-serif", fontsize=11, margin="0.12,0.08"];'
    for row in nodes.rows:
        style = "rounded" if row["kind"] == "claim" else "solid"
        look: dict[str, Scalar] = {"label": _label(graph, row), "shape": "box", "style": style}
        yield f"{quoted(row['id'])} [{_pairs(row, 'id')}, {_pairs(look)}];"
    for row in links.rows:
        ends = f"{quoted(row['source'])} -> {quoted(row['target'])}"
        look = dict(LOOKS[str(row["kind"])])
        yield f"{ends} [{_pairs(row, 'source', 'target')}, {_pairs(look)}];"
    yield "}"


def quoted(value: Scalar) -> str:
    """Return a value as a JSON string, whose escapes are what DOT wants, too."""
    text = value if isinstance(value, str) else as_written(value)
    return ENCODER.encode(text).decode()


def _pairs(row: Mapping[str, Scalar], *leave_out: str) -> str:
    return ", ".join(
        f"{quoted(name)}={quoted(value)}" for name, value in row.items() if name not in leave_out
    )


def _label(graph: ArgumentGraph, row: Mapping[str, Scalar]) -> str:
    words = HIDDEN.sub(" ", str(row["text"])).split()
    lines = [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + len(word) >= LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word[:LINE]}".strip()
        if len(lines) > LINES:
            lines = [*lines[: LINES - 1], lines[LINES - 1] + "…"]
            break
    return "\n".join([HIDDEN.sub(" ", graph.badge(str(row["id"]))), *lines])
