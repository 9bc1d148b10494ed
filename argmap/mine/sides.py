"""The two comments of a reply as relations see them, and which claim an act speaks to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from argmap.mine.acts import Act, Reading
from argmap.mine.quotes import Quote
from argmap.mine.words import content_stems
from argmap.model import Claim, Comment

# stems of words for what people say: to share them is to share no subject
_OF_TALK = frozenset(
    [
        "argument", "articl", "claim", "comment", "discuss", "idea", "point", "post", "repli",
        "respons", "say", "statement", "thing", "think", "thread", "true",
    ]
)  # fmt: skip
_TOUCHED = 0.3  # share of a claim, or of a quotation, from which on the one quotes the other
_ROLES = {"claim": 0.3, "proposal": 0.3, "question": 0.1, "premise": 0.0}


class Side(Struct, frozen=True, dict=True):
    """A comment of a pair: how it was read, its claims, their stems, and the weights of stems."""

    comment: Comment
    reading: Reading
    claims: tuple[Claim, ...]
    stems_of: Mapping[str, frozenset[str]]
    weight: Mapping[str, float]

    @cached_property
    def claim_at(self) -> dict[tuple[int, int], Claim]:
        """The claims by their place in the text."""
        return {(claim.start, claim.end): claim for claim in self.claims}

    @cached_property
    def act_of(self) -> dict[str, Act]:
        """The act that each claim id was made from."""
        return {
            self.claim_at[act.start, act.end].id: act
            for act in self.reading.acts
            if (act.start, act.end) in self.claim_at
        }

    @cached_property
    def times(self) -> Counter[str]:
        """In how many of the claims each stem is."""
        return Counter(stem for claim in self.claims for stem in self.stems_of[claim.id])

    @cached_property
    def main(self) -> str:
        """The id of the claim that the comment is about; of the comment where it has none."""
        if not self.claims:
            return self.comment.id
        places = range(len(self.claims))
        best = max(places, key=lambda at: (self._weightiness(self.claims[at], at), -at))
        return self.claims[best].id

    def stems(self, act: Act) -> frozenset[str]:
        """Return the stems of the content words of an act, those of quotations left out."""
        claim = self.claim_at.get((act.start, act.end))
        if claim is not None:
            return self.stems_of[claim.id]
        return stems(self.reading, act.start, act.end)

    def _weightiness(self, claim: Claim, place: int) -> float:
        mine, low = self.stems_of[claim.id], self.reading.low[claim.start : claim.end]
        shared = sum(self.weight.get(stem, 1.0) * (self.times[stem] - 1) for stem in mine)
        centre = shared / (len(self.claims) * (1 + len(mine)) ** 0.5)
        score: float = (
            _ROLES[claim.role] + claim.confidence + min(0.3, centre) - 0.08 * min(place, 6)
        )
        act = self.act_of.get(claim.id)  # None for a claim that a person marked
        if (act is not None and act.rhetorical) or self.reading.lexicon.find("softens", low):
            score -= 0.2  # a claim said straight is rather what the comment is about
        if self.reading.lexicon.find("denies", low):
            score += 0.2
        return score


def stems(reading: Reading, start: int, end: int) -> frozenset[str]:
    """Return the stems of the content words of a stretch, those of quotations left out."""
    found = content_stems(reading.low[start:end], reading.lexicon.language or "en")
    return frozenset(found) - _OF_TALK


class Target(Struct, frozen=True):
    """A node that an act may speak to: the share of the act's words it has, 0 to 1, and how many.

    `quoted` says that the words of this node were quoted right before or inside the act.
    """

    node: str
    fit: float
    shared: int = 0
    quoted: bool = False


def targets(act: Act, a: Side, b: Side, quotes: Sequence[Quote]) -> tuple[Target, ...]:
    """Return the nodes of comment `b` that an act of comment `a` may speak to, the likeliest first.

    Where the act has a quotation of `b` before or in it, these are what was quoted; else the
    claims that share words with it, then the main claim.
    """
    mine = a.stems(act)
    if quotes:
        return _quoted(mine, b, quotes)
    fits = [_fit(mine, b, claim.id) for claim in b.claims]
    found = sorted((fit for fit in fits if fit.shared), key=lambda fit: -fit.fit)
    if not any(fit.node == b.main for fit in found):
        found.append(Target(b.main, 0.0))
    return tuple(found)


def nearest(a: Side, b: Side) -> Target | None:
    """Return the claim of `b` that all words of `a` are nearest to, None where they share none."""
    mine = frozenset().union(*(a.stems(act) for act in a.reading.acts))
    fits = [_fit(mine, b, claim.id) for claim in b.claims]
    return max((fit for fit in fits if fit.shared), key=lambda fit: fit.fit, default=None)


def _quoted(mine: frozenset[str], b: Side, quotes: Sequence[Quote]) -> tuple[Target, ...]:
    covered = {claim.id: max(_covered(claim, quote) for quote in quotes) for claim in b.claims}
    fits = [_fit(mine, b, claim) for claim, share in covered.items() if share >= _TOUCHED]
    found = [Target(fit.node, fit.fit, fit.shared, quoted=True) for fit in fits]
    if not found:
        return (Target(b.comment.id, 0.0, quoted=True),)
    return tuple(sorted(found, key=lambda fit: (-fit.fit, -covered[fit.node], fit.node != b.main)))


def _covered(claim: Claim, quote: Quote) -> float:
    """Return how much of a claim is quoted, or of the quotation taken from it, the larger share."""
    both = min(claim.end, quote.target_end) - max(claim.start, quote.target_start)
    size = min(claim.end - claim.start, quote.target_end - quote.target_start)
    return both / size if both > 0 else 0.0


def _fit(mine: frozenset[str], b: Side, claim: str) -> Target:
    theirs = b.stems_of[claim]
    shared = mine & theirs
    if not shared:
        return Target(claim, 0.0)
    both = _size(shared, b.weight)
    least = min(_size(mine, b.weight), _size(theirs, b.weight))
    most = max(_size(mine, b.weight), _size(theirs, b.weight))
    return Target(claim, both / (least * most) ** 0.5 if least else 0.0, len(shared))


def _size(stems: Iterable[str], weight: Mapping[str, float]) -> float:
    return sum(weight.get(stem, 1.0) for stem in stems)
