"""The native format: JSON in networkx's node-link form, back into an argument graph."""

import re
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from argmap.errors import GraphError, ReadError
from argmap.model import (
    Alternative,
    ArgumentGraph,
    Claim,
    Comment,
    Conversation,
    Link,
    Span,
    Stance,
)
from argmap.model.conversation import Header, LeftOut
from argmap.read.source import Source

SCHEMA = "argmap/1"
REMEDY = "see the JSON Schema in argmap/model/argmap-1.schema.json"

# Every escape of a JSON text in turn: `\\` before `ud800` is a backslash with letters after it.
ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)"
)

R = TypeVar("R", bound=Struct)


def sniff(source: Source) -> float:
    """Return how surely this is a native file, 0 to 1."""
    if not source.head.lstrip("\ufeff \t\n").startswith("{"):
        return 0.0
    if SCHEMA in source.head or SCHEMA.encode() in source.data:
        return 1.0
    return 0.5 if b'"edges"' in source.data and b'"nodes"' in source.data else 0.0


def parse(source: Source) -> ArgumentGraph:
    """Read a native file; fields it does not know stay in `extra` of their record.

    Raises:
        ReadError: it is not JSON, not of schema "argmap/1", or a record is not well formed.
    """
    raw = _decoded(source)
    _check_shape(raw, source.name)
    kinds = [node.get("kind") for node in raw["nodes"] if isinstance(node, dict)]
    source.refuse_beyond("comments", kinds.count("comment"), "comments")
    try:
        graph = _graph(raw, source.name)
    except GraphError as error:
        raise ReadError(source.name, None, str(error), "correct the file") from None
    longest = max((len(comment.text) for comment in graph.comments), default=0)
    source.refuse_beyond("characters", longest, "characters in a comment")
    return graph


def _decoded(source: Source) -> Any:
    """Return the JSON; halves of surrogate pairs, which Python writes, are replaced."""
    try:
        raw = msgspec.json.decode(source.text)
    except msgspec.DecodeError as error:
        try:
            raw = msgspec.json.decode(ESCAPE.sub(_whole, source.text))
        except msgspec.DecodeError:
            problem = f"it is not JSON ({error})"
            raise ReadError(source.name, None, problem, "export it again") from None
    except RecursionError:
        raise ReadError(source.name, None, "it is nested too deeply", REMEDY) from None
    if isinstance(raw, dict) and "edges" not in raw and "links" in raw:
        raw["edges"] = raw.pop("links")  # what networkx calls them before its version 3.6
    return raw


def _whole(escape: re.Match[str]) -> str:
    return r"\ufffd" if escape["half"] else escape[0]


def _check_shape(raw: object, name: str) -> None:
    if not isinstance(raw, dict):
        raise ReadError(name, None, "it is not a JSON object", REMEDY)
    for part, kind in (("graph", dict), ("nodes", list), ("edges", list)):
        if not isinstance(raw.get(part), kind):
            raise ReadError(name, None, f"it has no {part!r}", REMEDY)
    if not isinstance(raw["graph"].get("made_by", {}), dict):
        raise ReadError(name, None, "graph.made_by is not an object", REMEDY)
    schema = raw["graph"].get("schema")
    if schema != SCHEMA:
        problem = f"its schema is {schema!r}, and this version reads {SCHEMA!r}"
        raise ReadError(name, None, problem, "export it again, or install a newer argmap")


def _graph(raw: dict[str, Any], name: str) -> ArgumentGraph:
    head = dict(raw["graph"])
    head.pop("schema")
    made_by = head.pop("made_by", {})
    stances = _parts(Stance, head.pop("stances", []), "graph.stances", name)
    nodes = [(f"nodes[{place}]", node) for place, node in enumerate(raw["nodes"])]
    for where, node in nodes:
        if not isinstance(node, dict) or node.get("kind") not in ("comment", "claim"):
            raise ReadError(name, None, f"{where} has no kind, comment or claim", REMEDY)
    conversation = _record(
        Conversation,
        head
        | {
            "comments": _records(Comment, nodes, "comment", name),
            "headers": _parts(Header, head.get("headers", []), "graph.headers", name),
            "left_out": _parts(LeftOut, head.get("left_out", []), "graph.left_out", name),
        },
        "graph",
        name,
    )
    return ArgumentGraph(
        conversation=conversation,
        claims=tuple(_records(Claim, nodes, "claim", name)),
        links=tuple(
            _record(Link, edge, f"edges[{place}]", name, ("key",))
            for place, edge in enumerate(raw["edges"])
        ),
        stances=stances,
        made_by=made_by,
        extra={k: v for k, v in raw.items() if k not in TOP},
    )


TOP = frozenset({"directed", "multigraph", "graph", "nodes", "edges"})
PARTS: dict[str, type[Struct]] = {
    "evidence": Span,
    "author_evidence": Span,
    "alternatives": Alternative,
}
WHOLE: dict[str, type[Struct]] = {"span": Span}


def _records(
    of: type[R], nodes: Iterable[tuple[str, dict[str, Any]]], kind: str, name: str
) -> tuple[R, ...]:
    return tuple(
        _record(of, node, where, name, ("kind",)) for where, node in nodes if node["kind"] == kind
    )


def _parts(of: type[R], raw: object, where: str, name: str) -> tuple[R, ...]:
    if not isinstance(raw, list | tuple):
        raise ReadError(name, None, f"{where} is not a list", REMEDY)
    return tuple(_record(of, part, f"{where}[{place}]", name) for place, part in enumerate(raw))


def _record(of: type[R], raw: object, where: str, name: str, derived: tuple[str, ...] = ()) -> R:
    if isinstance(raw, of):
        return raw
    if not isinstance(raw, dict):
        raise ReadError(name, None, f"{where} is not an object", REMEDY)
    names = of.__struct_fields__
    known = {k: v for k, v in raw.items() if k in names and k != "extra"}
    unknown = {k: v for k, v in raw.items() if k not in known and k not in derived}
    for part, kind in PARTS.items():
        if part in known:
            known[part] = _parts(kind, known[part], f"{where}.{part}", name)
    for part, kind in WHOLE.items():
        if known.get(part) is not None:
            known[part] = _record(kind, known[part], f"{where}.{part}", name)
    if unknown:
        known["extra"] = unknown
    try:
        return msgspec.convert(known, of)
    except msgspec.ValidationError as error:
        raise ReadError(name, None, f"{where}: {error}", REMEDY) from None
