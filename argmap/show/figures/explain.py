"""Why a thing is on the map: the plain data of the details panel, for a node or for a link."""

from typing import Literal

from msgspec import Struct

from argmap.model import Alternative, ArgumentGraph, Link, Span
from argmap.show.figures import words

MOST_ALTERNATIVES = 4
MOST_LINKS = 12  # of a node one way; a browser needs a minute to show hundreds


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
    more_answers: int = 0
    more_answered: int = 0


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
    claims stand with the claims. Of many links the surest that argue are told, and how many more
    there are.
    """
    comment = graph.comment_of(node)
    claim = graph.claim_by_id.get(node)
    links = [link for link in graph.links_at[node] if link.kind != "states"]
    out = [link for link in links if link.source == node]
    into = [link for link in links if link.target == node]
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
        answers=tuple(reason(graph, link) for link in _foremost(out)),
        answered=tuple(reason(graph, link) for link in _foremost(into)),
        more_answers=max(0, len(out) - MOST_LINKS),
        more_answered=max(0, len(into) - MOST_LINKS),
    )


def _foremost(links: list[Link]) -> list[Link]:
    """Return at most `MOST_LINKS` links in their order: those that argue first, the surer first."""
    best = sorted(links, key=lambda link: (link.kind == "reply", -link.confidence))[:MOST_LINKS]
    return [link for link in links if link in best] if len(links) > MOST_LINKS else links


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
