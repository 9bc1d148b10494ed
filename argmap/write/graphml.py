"""GraphML, for networkx, igraph, Gephi, yEd and Cytoscape.

Written here rather than by networkx, which gives parallel links the same id and loses carriage
returns. `networkx.read_graphml(path)` gives the ids and attributes of the native format; lists
and objects (`evidence`, `alternatives`, ...) are JSON text.
"""

from collections.abc import Iterable, Iterator, Mapping

from argmap.model import ArgumentGraph
from argmap.write.flat import Field, Flat, Scalar, as_written, flat_graph
from argmap.write.xml import attribute, content

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"""

Keys = dict[str, str]


def write(graph: ArgumentGraph) -> str:
    """Return the graph as GraphML with all attributes; links have the ids e0, e1, e2, ..."""
    return "\n".join(_lines(*flat_graph(graph))) + "\n"


def _lines(head: Flat, nodes: Flat, links: Flat) -> Iterator[str]:
    yield HEAD
    keys: dict[str, Keys] = {}
    for domain, table in (("graph", head), ("node", nodes), ("edge", links)):
        keys[domain] = {}
        for number, field in enumerate(table.fields):
            if field.name not in _given(domain):
                keys[domain][field.name] = f"{domain[0]}{number}"
                yield _key(f"{domain[0]}{number}", domain, field)
    yield '<graph edgedefault="directed">'
    for row in head.rows:
        yield from _data(keys["graph"], row)
    for row in nodes.rows:
        yield f'<node id="{attribute(str(row["id"]))}">'
        yield from _data(keys["node"], row)
        yield "</node>"
    for number, row in enumerate(links.rows):
        source, target = attribute(str(row["source"])), attribute(str(row["target"]))
        yield f'<edge id="e{number}" source="{source}" target="{target}">'
        yield from _data(keys["edge"], row)
        yield "</edge>"
    yield "</graph>\n</graphml>"


def _given(domain: str) -> tuple[str, ...]:
    """Return the fields that GraphML has attributes of its own for."""
    return {"graph": (), "node": ("id",), "edge": ("source", "target")}[domain]


def _key(name: str, domain: str, field: Field) -> str:
    kind = "string" if field.type == "json" else field.type
    start = f'<key id="{name}" for="{domain}" attr.name="{attribute(field.name)}"'
    if field.type == "json":
        return f'{start} attr.type="{kind}"><desc>JSON</desc></key>'
    return f'{start} attr.type="{kind}"/>'


def _data(keys: Mapping[str, str], row: Mapping[str, Scalar]) -> Iterable[str]:
    for name, value in row.items():
        if name in keys:
            yield f'<data key="{keys[name]}">{content(as_written(value))}</data>'
