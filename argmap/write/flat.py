"""A graph as flat nodes and links: one value a field, for formats without nesting."""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec
from msgspec import Struct

from argmap.model import ArgumentGraph
from argmap.write.native import as_json

Type = Literal["boolean", "long", "double", "string", "json"]
Scalar = str | int | float | bool

LONG = 2**63
TYPES: dict[type, Type] = {bool: "boolean", int: "long", float: "double", str: "string"}


class Field(Struct, frozen=True):
    """A column: its name and the one type of its values; "json" is JSON text in a string."""

    name: str
    type: Type


class Flat(Struct, frozen=True):
    """Rows whose values all have the type of their field; what is unknown (None) is not there."""

    fields: tuple[Field, ...]
    rows: tuple[dict[str, Scalar], ...]


def flat_graph(graph: ArgumentGraph) -> tuple[Flat, Flat, Flat]:
    """Return the graph as a whole (one row), its nodes and its links, with the native names.

    A field whose values are lists, objects or of several types holds JSON. Links lose `key`,
    which other formats have their own place for.
    """
    native = as_json(graph)
    extra = {k: v for k, v in native.items() if k not in ("directed", "multigraph")}
    nodes, edges = extra.pop("nodes"), extra.pop("edges")
    head = extra.pop("graph") | extra
    links = [{name: value for name, value in edge.items() if name != "key"} for edge in edges]
    return flat([head]), flat(nodes), flat(links)


def flat(rows: Sequence[dict[str, Any]]) -> Flat:
    """Return rows with one type a field; fields stand in the order in which they first come."""
    kinds: dict[str, set[Type]] = {}
    for row in rows:
        for name, value in row.items():
            if value is not None:
                kinds.setdefault(name, set()).add(_kind(value))
    fields = tuple(Field(name, _common(found)) for name, found in kinds.items())
    nested = {field.name for field in fields if field.type == "json"}
    return Flat(
        fields,
        tuple(
            {
                name: as_text(value) if name in nested else value
                for name, value in row.items()
                if value is not None
            }
            for row in rows
        ),
    )


def as_text(value: object) -> str:
    """Return a value as JSON."""
    return msgspec.json.encode(value).decode()


def _common(kinds: set[Type]) -> Type:
    if len(kinds) == 1:
        return next(iter(kinds))
    return "double" if kinds == {"long", "double"} else "json"


def _kind(value: object) -> Type:
    kind = TYPES.get(type(value), "json")
    if kind == "long" and isinstance(value, int) and not -LONG <= value < LONG:
        return "json"
    return kind


def as_written(value: Scalar) -> str:
    """Return a value as GraphML and GEXF write it."""
    if isinstance(value, str):
        return value
    return str(value).lower()  # "true" and "false"; numbers have no capitals but in nan and inf
