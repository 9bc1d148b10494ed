"""Why a thing is on the map: the plain data of the details panel, for a node or for a link."""

from typing import Literal

from msgspec import Struct

from argmap.model import Alternative, ArgumentGraph, Link, Span
from argmap.show.figures import words

MOST_ALTERNATIVES = 4


class Who(Struct, frozen=True):
    """A node as it is named in a sentence."""

    id: str
    mark: str
    author: str | None
    guessed: bool
    quote: str


class Maybe(Struct, frozen=True):
    """Another reading of a link: the words "disputes" and its target, and how sure."""

    verb: str
    to: Who
    confidence: float
    sure: str
    rule: str


class Reason(Struct, frozen=True):
    """A link with everything that it rests on; `other` is the node at its far end."""

    name: str
    kind: str
    verb: str
    term: str
    sign: str
    source: Who
    target: Who
    origin: str
    origin_words: str
    rule: str
    confidence: float
    sure: str
    evidence: tuple[tuple[Who, str], ...]
    maybe: tuple[Maybe, ...]


class Details(Struct, frozen=True):
    """A node: its words, where it comes from, and its links both ways."""

    what: Literal["comment", "claim"]
    who: Who
    role: str
    text: str
    posted: str | None
    rule: str
    origin_words: str
    sure: str
    confidence: float
    author_rule: str
    author_evidence: tuple[tuple[Who, str], ...]
    claims: tuple[Who, ...]
    stated_in: Who | None
    answers: tuple[Reason, ...]
    answered: tuple[Reason, ...]


def who(graph: ArgumentGraph, node: str) -> Who:
    """Return how a node is named."""
    comment = graph.comment_of(node)
    return Who(
        id=node,
        mark=graph.mark(node),
        author=comment.author,
        guessed=comment.author_origin in ("inferred", "model"),
        quote=words.short(graph.texts[node]),
    )


def find_link(graph: ArgumentGraph, name: str) -> Link | None:
    """Return the link of this name, or None."""
    return next((link for link in graph.links if words.link_name(link) == name), None)


def reason(graph: ArgumentGraph, link: Link) -> Reason:
    """Return why a link is there."""
    return Reason(
        name=words.link_name(link),
        kind=link.kind,
        verb=words.VERBS[link.kind],
        term=words.TERMS[link.kind],
        sign=words.SIGNS[link.kind],
        source=who(graph, link.source),
        target=who(graph, link.target),
        origin=link.origin,
        origin_words=words.ORIGINS[link.origin],
        rule=link.rule,
        confidence=link.confidence,
        sure=words.sure(link.confidence),
        evidence=_quotes(graph, link.evidence),
        maybe=tuple(_maybe(graph, link, other) for other in link.alternatives[:MOST_ALTERNATIVES]),
    )


def details(graph: ArgumentGraph, node: str) -> Details:
    """Return everything there is to say about a comment or a claim.

    Links of a comment are its replies and the links of the comment as a whole; those of its
    claims stand with the claims.
    """
    comment = graph.comment_of(node)
    claim = graph.claim_by_id.get(node)
    links = [link for link in graph.links_at[node] if link.kind != "states"]
    origin = claim.origin if claim else comment.author_origin
    confidence = claim.confidence if claim else comment.author_confidence
    return Details(
        what="claim" if claim else "comment",
        who=who(graph, node),
        role=words.ROLES[claim.role if claim else comment.role],
        text=graph.texts[node],
        posted=comment.posted,
        rule=claim.rule if claim else "",
        origin_words=words.ORIGINS[origin] if origin else "",
        sure=words.sure(confidence),
        confidence=confidence,
        author_rule=comment.author_rule,
        author_evidence=_quotes(graph, comment.author_evidence),
        claims=() if claim else tuple(who(graph, x.id) for x in graph.claims_of[node]),
        stated_in=who(graph, comment.id) if claim else None,
        answers=tuple(reason(graph, link) for link in links if link.source == node),
        answered=tuple(reason(graph, link) for link in links if link.target == node),
    )


def _maybe(graph: ArgumentGraph, link: Link, other: Alternative) -> Maybe:
    return Maybe(
        verb=words.VERBS[other.kind or link.kind],
        to=who(graph, other.target or link.target),
        confidence=other.confidence,
        sure=words.sure(other.confidence),
        rule=other.rule,
    )


def _quotes(graph: ArgumentGraph, spans: tuple[Span, ...]) -> tuple[tuple[Who, str], ...]:
    return tuple(
        (who(graph, span.node), words.short(graph.texts[span.node][span.start : span.end]))
        for span in spans
        if span.node in graph.texts and span.end > span.start
    )
