"""Where the nodes of an older graph are in a newer one of the same source."""

from collections import defaultdict
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cached_property
from itertools import count

from msgspec import structs

from argmap.errors import GraphError
from argmap.model.conversation import Comment
from argmap.model.decisions import WORDS, Place
from argmap.model.graph import ArgumentGraph, Claim, Link

RESTS = "a decision of a person rests on it"
LIKE = 0.5  # the share of two stretches that overlaps, from which on they are the same claim
EDITED = 0.6  # how like its former words a comment is that was only edited


def same_comment(one: Comment, other: Comment) -> bool:
    """Say whether two comments of one id are the same, though one may have been edited."""
    return _alike(one.text[:WORDS], other.text[:WORDS])


def _alike(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= EDITED


class Seeker:
    """Finds in a graph what an older one called by other names.

    Args:
        graph: where.
        places: where the nodes of the older graph stood.
    """

    def __init__(self, graph: ArgumentGraph, places: Mapping[str, Place]) -> None:
        self._graph, self._places = graph, places
        self._added: dict[str, Claim] = {}
        self._made: dict[str, str] = {}

    def maybe(self, node: str) -> str | None:
        """Return what a node is called now, None where it is not there."""
        place = self._places.get(node)
        if place is None:
            return node if node in self._graph.texts else None
        comment = self._comment(place.comment)
        if comment is None:
            return None
        if node == place.comment:
            return comment.id
        span = _span(comment, place)
        return None if span is None else self._claim_at(comment, *span, node)

    def sure(self, node: str) -> str:
        """Return what a node is called now; a claim whose words stand there is made again.

        Raises:
            GraphError: its words are not there.
        """
        found = self.maybe(node) or self._made.get(node)
        if found is not None:
            return found
        place = self._places.get(node)
        comment = self._comment(place.comment) if place else None
        if place is None or comment is None:
            raise GraphError(
                f"{'comment' if self._is_comment(node) else 'claim'} {node} is not there"
            )
        span = _span(comment, place)
        if span is None:
            raise GraphError(f"the words of claim {node} are not in comment {comment.id}")
        claim = Claim(
            id=self._free(node),
            comment=comment.id,
            start=span[0],
            end=span[1],
            text=comment.text[slice(*span)],
            origin="person",
            rule=RESTS,
        )
        self._added[claim.id], self._made[node] = claim, claim.id
        return claim.id

    def cut(self, claim: str, at: int) -> int:
        """Return where a place in the text of a claim is in the text that it has now."""
        place, now = self._places.get(claim), self._graph.claim_by_id.get(self.sure(claim))
        comment = self._comment(place.comment) if place else None
        span = _span(comment, place) if comment and place else None
        return span[0] + at - now.start if span and now else at

    def with_added(self) -> ArgumentGraph:
        """Return the graph with the claims that were made again."""
        if not self._added:
            return self._graph
        states = (
            Link(source=c.comment, target=c.id, kind="states", origin="person", rule=RESTS)
            for c in self._added.values()
        )
        claims = (*self._graph.claims, *self._added.values())
        return structs.replace(self._graph, claims=claims, links=(*self._graph.links, *states))

    def _is_comment(self, node: str) -> bool:
        place = self._places.get(node)
        return node == place.comment if place else node.startswith("c:")

    def _comment(self, node: str) -> Comment | None:
        """Return the comment that begins as this one did, the one of the same id first."""
        by_id = self._graph.conversation.by_id
        now, place = by_id.get(node), self._places.get(node)
        if place is None or (now is not None and now.text[:WORDS] == place.words):
            return now
        alike = self._by_words.get(place.words, ())
        if len(alike) == 1:
            return alike[0]
        return now if now is not None and _alike(now.text[:WORDS], place.words) else None

    @cached_property
    def _by_words(self) -> dict[str, list[Comment]]:
        found: dict[str, list[Comment]] = defaultdict(list)
        for comment in self._graph.comments:
            found[comment.text[:WORDS]].append(comment)
        return found

    def _claim_at(self, comment: Comment, start: int, end: int, node: str) -> str | None:
        """Return the claim that shares most with a stretch, None where none shares enough.

        Of several that share as much it is the one of this id.
        """
        best, most = None, LIKE
        for claim in self._graph.claims_of[comment.id]:
            shared = min(claim.end, end) - max(claim.start, start)
            like = shared / (max(claim.end, end) - min(claim.start, start))
            if like > most or (like == most and (best is None or claim.id == node)):
                best, most = claim.id, like
        return best

    def _free(self, node: str) -> str:
        names = (node if not n else f"{node}-{n}" for n in count())
        return next(n for n in names if n not in self._graph.texts and n not in self._added)


def _span(comment: Comment, place: Place) -> tuple[int, int] | None:
    """Return where words of a comment are now: where they were, else nearest to that."""
    text, words = comment.text, place.words
    if text[place.start : place.end] == words:
        return place.start, place.end
    found = []
    at = text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    if not found:
        return None
    start = min(found, key=lambda at: abs(at - place.start))
    return start, start + len(words)
