"""The outline: comments in thread order, each with its claims."""

from msgspec import Struct

from argmap.model import ArgumentGraph, Claim


class Row(Struct, frozen=True):
    """A comment in the outline: how deep it stands, what it answers, its claims in order."""

    comment: str
    depth: int
    answers: str | None
    claims: tuple[str, ...]


def outline(graph: ArgumentGraph) -> tuple[Row, ...]:
    """Return all comments, each below the one it mainly answers, in the order of the source."""
    return tuple(
        Row(
            comment=comment,
            depth=depth,
            answers=reply.target if (reply := graph.reply_of.get(comment)) else None,
            claims=tuple(claim.id for claim in _as_they_stand(graph, comment)),
        )
        for comment, depth in graph.thread
    )


def _as_they_stand(graph: ArgumentGraph, comment: str) -> list[Claim]:
    return sorted(graph.claims_of[comment], key=lambda claim: (claim.start, claim.end))
