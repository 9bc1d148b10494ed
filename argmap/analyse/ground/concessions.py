"""What people granted each other in words: who, to whom, which claim, with which words."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from argmap.analyse.ground.granting import Granted, granted
from argmap.analyse.participants import participants
from argmap.model import ArgumentGraph, Link, Span

BY_PEOPLE = ("stated", "person")
_WORD = re.compile(r"[^\W\d_]{4,}")
STEM = 5  # letters: words that begin alike are taken for forms of one


class Concession(NamedTuple):
    """Somebody grants a claim: `words` say so, in the comment at place `at`.

    `by` is the participant, `claims` what that comment claims in those words; `claim` is what is
    granted, None where it is nobody's claim in particular ("there are many over there who care").
    `tentative`: which claim is meant rests on the machine alone.
    """

    claim: str | None
    by: str
    at: int
    words: Span
    claims: tuple[str, ...]
    tentative: bool


def is_concession(link: Link) -> bool:
    """Return whether a link grants the other side something in words."""
    return link.kind == "support" and "conced" in link.rule


class Saying(NamedTuple):
    """A sentence that says that all share something, and the claims that it is part of."""

    words: Span
    claims: tuple[str, ...]
    cues: int


def sayings(graph: ArgumentGraph) -> tuple[dict[str, Saying], list[tuple[str, Granted]]]:
    """Return what is said outright to be shared, by claim, and the other sentences that grant.

    A claim of which only a part says so counts; a sentence outside every claim does not.
    """
    shared: dict[str, Saying] = {}
    others: list[tuple[str, Granted]] = []
    for comment in graph.comments:
        for sentence in granted(comment.text):
            if sentence.sort != "shares":
                others.append((comment.id, sentence))
                continue
            words = Span(comment.id, sentence.start, sentence.end)
            claims = _claims_in(graph, words, sentence.cue)
            if claims:
                shared.setdefault(claims[0], Saying(words, claims, sentence.cues))
    return shared, others


def concessions(
    graph: ArgumentGraph, camp_of: Mapping[str, str], others: list[tuple[str, Granted]]
) -> list[Concession]:
    """Return what is granted, in the order in which it was said.

    Links that are marked as conceding count as they are, and so does a sentence in which somebody
    grants something to the person answered, unless both are known to be of one camp: among people
    of one mind it is mere agreement. What it grants is the claim that a link from it supports, else
    the claim of the answered comment that shares most words with it, else the last one.

    Args:
        graph: the graph.
        camp_of: the camp of each participant that has one.
        others: sentences that grant something, with their comments, as `sayings` gives them.
    """
    found = _Finder(graph, camp_of)
    every = [*found.marked(), *found.in_words(others)]
    kept: dict[tuple[str | None, int], Concession] = {}
    for one in every:
        kept.setdefault((one.claim or one.words.node, one.at), one)
    return sorted(kept.values(), key=lambda one: one.at)


class _Finder:
    """Looks for concessions in one graph."""

    def __init__(self, graph: ArgumentGraph, camp_of: Mapping[str, str]) -> None:
        self._graph, self._camp_of = graph, camp_of
        self._who, self._order = participants(graph), graph.conversation.order

    def marked(self) -> Iterator[Concession]:
        for link in filter(is_concession, self._graph.links):
            graph, by = self._graph, self._who[link.source]
            target = self._one_claim(link.target)
            if target is None or self._at_one(by, self._who[target]):
                continue
            at = max(self._order[graph.comment_of(n).id] for n in (link.source, target))
            words = link.evidence[0] if link.evidence else _whole(graph, link.source)
            claims = (link.source,) if link.source in graph.claim_by_id else ()
            yield Concession(target, by, at, words, claims, link.origin not in BY_PEOPLE)

    def in_words(self, others: list[tuple[str, Granted]]) -> Iterator[Concession]:
        for comment, sentence in others:
            words = Span(comment, sentence.start, sentence.end)
            own = _claims_in(self._graph, words, sentence.cue)
            at, by = self._order[comment], self._who[comment]
            reply = self._graph.reply_of.get(comment)
            if sentence.sort == "credits":
                if own:
                    yield Concession(None, by, at, words, own[:1], True)
                continue
            if reply is None or self._at_one(by, self._who[reply.target]):
                continue
            if sentence.sort == "affirms":  # the claim is the speaker's own, not the other's doubt
                if own:
                    yield Concession(None, by, at, words, own[:1], True)
                continue
            target, sure = self._granted(words, own, reply.target)
            if target is not None:
                yield Concession(target, by, at, words, own, not sure)

    def _granted(self, words: Span, own: tuple[str, ...], answered: str) -> tuple[str | None, bool]:
        """Return the claim of the answered comment that a sentence grants, if a person says so."""
        for node in (*own, words.node):
            for link in self._graph.links_at[node]:
                if link.source == node and link.kind in ("support", "restates"):
                    target = self._one_claim(link.target)
                    if target and self._graph.comment_of(target).id == answered:
                        return target, link.origin in BY_PEOPLE
        claims = [c for c in self._graph.claims_of[answered] if c.role != "question"]
        if not claims:
            return None, False
        said = _stems(self._graph.texts[words.node][words.start : words.end])
        alike = [(len(said & _stems(claim.text)), place) for place, claim in enumerate(claims)]
        return claims[max(alike)[1]].id, False

    def _one_claim(self, node: str) -> str | None:
        """Return a claim, or the only one of a comment."""
        if node in self._graph.claim_by_id:
            return node
        claims = self._graph.claims_of[node]
        return claims[0].id if len(claims) == 1 else None

    def _at_one(self, one: str, other: str) -> bool:
        """Return whether two are the same person, or of one camp."""
        camps = self._camp_of.get(one), self._camp_of.get(other)
        return one == other or (None not in camps and camps[0] == camps[1])


def _claims_in(graph: ArgumentGraph, words: Span, cue: int) -> tuple[str, ...]:
    """Return the claims that a stretch of a comment overlaps, that of the telling words ahead."""
    claims = [
        claim
        for claim in graph.claims_of[words.node]
        if claim.start < words.end and claim.end > words.start and claim.role != "question"
    ]
    claims.sort(key=lambda c: (max(c.start - cue, cue - c.end + 1, 0), c.start))
    return tuple(claim.id for claim in claims)


def _whole(graph: ArgumentGraph, node: str) -> Span:
    return Span(node, 0, len(graph.texts[node]))


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in _WORD.findall(text.lower())}
