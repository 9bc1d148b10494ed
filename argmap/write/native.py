"""The native format: an argument graph as JSON in networkx's node-link form."""

from collections import Counter
from typing import Any

import msgspec
from msgspec import Struct, structs

from argmap.model import ArgumentGraph, Stance

SCHEMA = "argmap/1"


def write(graph: ArgumentGraph) -> str:
    """Return the graph as native JSON; reading it again gives an equal graph.

    `networkx.node_link_graph(json.loads(text), edges="edges")` accepts it.
    """
    return msgspec.json.format(msgspec.json.encode(as_json(graph)), indent=1).decode()


def as_json(graph: ArgumentGraph) -> dict[str, Any]:
    """Return the native format as plain dicts and lists."""
    conversation = _plain(graph.conversation)
    conversation.pop("comments")
    keys: Counter[tuple[str, str]] = Counter()
    edges: list[dict[str, Any]] = []
    for link in graph.links:
        ends = (link.source, link.target)
        edges.append({"source": link.source, "target": link.target, "key": keys[ends]})
        edges[-1] |= _plain(link)
        if link.kind != "reply":
            edges[-1].pop("primary")
        keys[ends] += 1
    head = {"schema": SCHEMA, **conversation, "made_by": graph.made_by}
    if graph.stances:
        head["stances"] = [_stance(stance) for stance in graph.stances]
    return {
        "directed": True,
        "multigraph": True,
        "graph": head,
        "nodes": [
            *(
                {"id": comment.id, "kind": "comment", **_plain(comment)}
                for comment in graph.comments
            ),
            *({"id": claim.id, "kind": "claim", **_plain(claim)} for claim in graph.claims),
        ],
        "edges": edges,
        **graph.extra,
    }


def _stance(stance: Stance) -> dict[str, Any]:
    """Return a stance without what it has by default: there may be millions."""
    fields: dict[str, Any] = msgspec.to_builtins(stance)
    extra: dict[str, Any] = fields.pop("extra", {})
    if stance.span is not None:
        fields["span"] = _plain(stance.span)
    return {**fields, **extra}


def _plain(record: Struct) -> dict[str, Any]:
    fields = structs.asdict(record)
    extra: dict[str, Any] | None = fields.pop("extra", None)
    if record.__struct_config__.omit_defaults:
        fields = {name: value for name, value in fields.items() if value not in (None, "")}
    for name, value in fields.items():
        if isinstance(value, tuple):
            fields[name] = [_plain(part) if isinstance(part, Struct) else part for part in value]
    return {**fields, **extra} if extra else fields
