"""GEXF 1.2, for Gephi and networkx.

Written here rather than by networkx, which puts the date of writing into the file, so that the
same graph gives another file each day. `networkx.read_gexf(path)` gives the ids and attributes
of the native format; lists and objects are JSON text. GEXF has no attributes for a graph as a
whole: only title and source are kept, in its `meta`.
"""

from collections.abc import Iterable, Iterator, Mapping

from argmap.model import ArgumentGraph
from argmap.write.flat import Flat, Scalar, as_written, flat_graph
from argmap.write.xml import attribute, content

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">"""
TYPES = {"json": "string"}
LABEL = 60


def write(graph: ArgumentGraph) -> str:
    """Return the graph as GEXF; nodes are labelled `#12 Ada: first words`, links by their kind."""
    return "\n".join(_lines(graph)) + "\n"


def _lines(graph: ArgumentGraph) -> Iterator[str]:
    _, nodes, links = flat_graph(graph)
    conversation = graph.conversation
    yield HEAD
    yield "<meta><creator>argmap</creator>"
    yield f"<description>{content(conversation.title)}</description>"
    yield f"<keywords>{content(conversation.source)}</keywords></meta>"
    yield '<graph mode="static" defaultedgetype="directed">'
    node_keys = _keys(nodes, "id")
    link_keys = _keys(links, "source", "target")
    yield from _attributes("node", nodes, node_keys)
    yield from _attributes("edge", links, link_keys)
    yield "<nodes>"
    for row in nodes.rows:
        yield f'<node id="{attribute(str(row["id"]))}" label="{attribute(_label(graph, row))}">'
        yield from _values(node_keys, row)
        yield "</node>"
    yield "</nodes>\n<edges>"
    for number, row in enumerate(links.rows):
        ends = " ".join(f'{end}="{attribute(str(row[end]))}"' for end in ("source", "target"))
        yield f'<edge id="{number}" {ends} label="{row["kind"]}">'
        yield from _values(link_keys, row)
        yield "</edge>"
    yield "</edges>\n</graph>\n</gexf>"


def _keys(table: Flat, *given: str) -> dict[str, str]:
    return {f.name: str(number) for number, f in enumerate(table.fields) if f.name not in given}


def _label(graph: ArgumentGraph, row: Mapping[str, Scalar]) -> str:
    text = " ".join(str(row["text"]).split())
    return f"{graph.badge(str(row['id']))}: {text[:LABEL]}{'…' if len(text) > LABEL else ''}"


def _attributes(domain: str, table: Flat, keys: Mapping[str, str]) -> Iterator[str]:
    yield f'<attributes class="{domain}" mode="static">'
    for field in table.fields:
        if field.name in keys:
            kind = TYPES.get(field.type, field.type)
            title = attribute(field.name)
            yield f'<attribute id="{keys[field.name]}" title="{title}" type="{kind}"/>'
    yield "</attributes>"


def _values(keys: Mapping[str, str], row: Mapping[str, Scalar]) -> Iterable[str]:
    yield "<attvalues>"
    for name, value in row.items():
        if name in keys:
            yield f'<attvalue for="{keys[name]}" value="{attribute(as_written(value))}"/>'
    yield "</attvalues>"
