"""Claims of different comments that say the same thing."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from argmap.mine.contrast import contrast, reordered
from argmap.mine.sides import Side
from argmap.mine.verdicts import negated
from argmap.model import Claim, Link, Span

LEAST_SHARED = 3  # content words that two claims have in common, ...
LEAST_ALIKE = 0.8  # ... and the share of the words of both, by rarity, that this is
_COMMON = 40  # claims: a word that stands in more is no reason to compare them

Entry = tuple[int, Side, Claim, frozenset[str]]  # place of the comment, side, claim, stems


def find_restatements(sides: Sequence[Side]) -> tuple[Link, ...]:
    """Return `restates` links, from a claim to the earlier one that it says again.

    Only claims of the same kind, with most of their words in common, of which the one cannot be
    the denial of the other; each claim restates one other at most.

    Args:
        sides: the comments in order, with their claims.
    """
    entries: list[Entry] = []
    at: dict[str, list[int]] = defaultdict(list)
    links: list[Link] = []
    for place, side in enumerate(sides):
        for claim in side.claims:
            entry = (place, side, claim, side.stems_of[claim.id])
            link = _best(entry, entries, at)
            if link is not None:
                links.append(link)
        for claim in side.claims:
            entry = (place, side, claim, side.stems_of[claim.id])
            for stem in entry[3]:
                at[stem].append(len(entries))
            entries.append(entry)
    return tuple(links)


def _best(entry: Entry, entries: Sequence[Entry], at: Mapping[str, list[int]]) -> Link | None:
    _, side, _, stems = entry
    if len(stems) < LEAST_SHARED:
        return None
    shared: Counter[int] = Counter()
    for stem in stems:
        holders = at.get(stem, [])
        if len(holders) <= _COMMON:
            shared.update(holders)
    likely = [i for i, times in shared.items() if times >= LEAST_SHARED - 1]
    scored = ((_alike(stems, entries[i][3], side.weight), -i) for i in likely)
    for alike, minus in sorted((pair for pair in scored if pair[0] >= LEAST_ALIKE), reverse=True):
        other = entries[-minus]
        if _same_stand(entry, other):
            return _link(entry, other, alike)
    return None


def _alike(one: frozenset[str], two: frozenset[str], weight: Mapping[str, float]) -> float:
    """Return the weight of the shared stems by that of all of both, 0 where too few are shared."""
    both = one & two
    if len(both) < LEAST_SHARED:
        return 0.0
    return sum(weight.get(s, 1.0) for s in both) / sum(weight.get(s, 1.0) for s in one | two)


def _same_stand(one: Entry, two: Entry) -> bool:
    """Whether two claims are of one kind, and neither can deny the other.

    Nor may each have words that the other lacks: one such word turns "drive away" into "keep".
    """
    replaced = one[3] - two[3] and two[3] - one[3]
    return not replaced and _manner(one) == _manner(two) and not _against(one, two)


def _manner(entry: Entry) -> tuple[bool, bool, bool]:
    """Return whether a claim asks, whether it only seems to, and whether it denies something."""
    _, side, claim, _ = entry
    act = side.act_of.get(claim.id)
    denies = negated(side.reading.low[claim.start : claim.end], side.reading)
    return claim.role == "question", act is not None and act.rhetorical, denies


def _against(one: Entry, two: Entry) -> bool:
    """Whether nots, opposites, numbers or order set two English claims against each other."""
    if any(entry[1].reading.lexicon.language != "en" for entry in (one, two)):
        return False
    texts = one[2].text, two[2].text
    differ = contrast(*texts)
    return differ.opposed or differ.numbers or (not differ.turned and reordered(*texts))


def _link(entry: Entry, other: Entry, alike: float) -> Link:
    claim, earlier = entry[2], other[2]
    return Link(
        source=claim.id,
        target=earlier.id,
        kind="restates",
        rule="says the same in much the same words",
        confidence=round(min(0.95, 0.3 + 0.7 * alike), 2),
        evidence=(
            Span(claim.comment, claim.start, claim.end),
            Span(earlier.comment, earlier.start, earlier.end),
        ),
    )
