"""Pairs of claims of one comment, and which of them people linked, for the linker."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from argmap.evaluate.spans import pair
from argmap.learned.reasons import Part, pair_traits, pairs, part, reasons
from argmap.mine.cues import plain
from argmap.mine.sentences import Place, sentences
from argmap.mine.words import content_stems
from argmap.model import ArgumentGraph, Comment
from training.claim_rows import fitted

Roles = Mapping[tuple[str, str, Place], str]


class Paired(Struct, frozen=True):
    """The claims of a comment, those of people that they are, and what people linked."""

    low: str
    parts: list[Part]
    same: dict[int, str]
    linked: frozenset[tuple[str, str]]

    def rows(self) -> list[tuple[list[str], list[str]]]:
        """Return what each pair looks like."""
        return [pair_traits(self.low, self.parts, a, b) for a, b in pairs(self.parts)]

    def right(self) -> list[bool]:
        """Return whether people linked each pair."""
        return [(self.same.get(a), self.same.get(b)) in self.linked for a, b in pairs(self.parts)]

    def found(self, odds: Sequence[float], least: float) -> list[tuple[bool, bool, float]]:
        """Return of each pair that is linked whether it is right, may be judged, and its odds."""
        by_pair = dict(zip(pairs(self.parts), odds, strict=True))
        return [
            (
                (self.same.get(a), self.same.get(b)) in self.linked,
                a in self.same and b in self.same,
                by_pair[a, b],
            )
            for a, b in reasons(by_pair, least)
        ]


def annotated(name: str, graph: ArgumentGraph, roles: Roles) -> list[Paired]:
    """Return the claims that people marked, in the roles that the detector would give them."""
    found = []
    for comment in graph.comments:
        of = sentences(comment.text)
        claims = sorted(
            (*fitted(comment.text, (c.start, c.end), of), c.id) for c in graph.claims_of[comment.id]
        )
        listed = [
            (start, end, roles.get((name, comment.id, (start, end)), "claim"))
            for start, end, _ in claims
        ]
        same = {i: claim for i, (_, _, claim) in enumerate(claims)}
        found.append(_paired(comment, graph, listed, same))
    return found


def detected(
    graph: ArgumentGraph, claims: Mapping[str, Sequence[tuple[int, int, str]]]
) -> list[Paired]:
    """Return the claims that were detected in each comment, and which of people's they are."""
    found = []
    for comment in graph.comments:
        listed = sorted(claims.get(comment.id, ()))
        wanted = graph.claims_of[comment.id]
        same = pair([(a, b) for a, b, _ in listed], [(c.start, c.end) for c in wanted], 0.5)
        found.append(_paired(comment, graph, listed, {i: wanted[j].id for i, j in same.items()}))
    return found


def _paired(
    comment: Comment,
    graph: ArgumentGraph,
    listed: Sequence[tuple[int, int, str]],
    same: dict[int, str],
) -> Paired:
    low, language = plain(comment.text), graph.conversation.language
    parts = [
        part(low, a, b, role, frozenset(content_stems(low[a:b], language))) for a, b, role in listed
    ]
    mine = {claim.id for claim in graph.claims_of[comment.id]}
    linked = frozenset(
        (x.source, x.target)
        for x in graph.links
        if x.kind == "support" and x.source in mine and x.target in mine
    )
    return Paired(low, parts, same, linked)
