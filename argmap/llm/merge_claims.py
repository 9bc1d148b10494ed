"""The rules' claims and those of a language model as one list, and which stands for which."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from msgspec import Struct

from argmap.llm.check import Checked, FoundClaim
from argmap.mine.claims import stated
from argmap.model import ArgumentGraph, Claim, Link

FIRM = ("stated", "person")  # origins that no model overrides
SAME = 0.5  # share of the characters of two stretches from which on they are one claim


class Claims(Struct, frozen=True):
    """The claims of a graph after a model has read it.

    `id_of` leads from what a claim is called in answers to its id, and from the id of a claim that
    the model does not see to the one that stands in its place, or else its comment. Those are
    `left`.
    """

    claims: tuple[Claim, ...]
    id_of: Mapping[str, str]
    left: tuple[Claim, ...]


def merged_claims(graph: ArgumentGraph, found: Checked, rule: str) -> Claims:
    """Return the claims: the model's where it names any of a comment, else the rules'.

    A claim of the model that is much the same stretch as one of the rules has its id. Claims that
    were not shown to the model, that it speaks of, and those of persons stay.
    """
    by_comment: dict[str, list[FoundClaim]] = defaultdict(list)
    for claim in found.claims:
        by_comment[claim.comment].append(claim)
    stays = _needed(graph, found)
    listed: list[Claim] = []
    id_of: dict[str, str] = {}
    left: list[Claim] = []
    for comment in graph.comments:
        old, new = graph.claims_of[comment.id], by_comment[comment.id]
        pairs = _paired(old, new)
        ids = _ids(comment.id, old, new, pairs)
        mine = [_claim(graph, c, pairs.get(c.id), ids[c.id], rule) for c in new]
        id_of |= ids
        for before in old:
            if before.id in ids.values():
                continue
            if not new or before.id in stays:
                mine.append(before)
            else:
                left.append(before)
                id_of.setdefault(before.id, _nearest(before, mine))
        listed += sorted(mine, key=lambda claim: (claim.start, claim.end))
    return Claims(tuple(listed), id_of, tuple(left))


def states(graph: ArgumentGraph, claims: Iterable[Claim]) -> tuple[Link, ...]:
    """Return the links from comments to their claims, those of before where nothing changed."""
    before = {link.target: link for link in graph.links if link.kind == "states"}
    return tuple(
        before[claim.id]
        if claim.id in before and before[claim.id].origin == claim.origin
        else stated(claim)
        for claim in claims
    )


def _needed(graph: ArgumentGraph, found: Checked) -> set[str]:
    """Return the rules' claims that stay whatever the model names."""
    told = {end for link in found.links for end in (link.source, link.target)}
    told -= {claim.id for claim in found.claims}
    firm = {claim.id for claim in graph.claims if claim.origin in FIRM}
    links = (link for link in graph.links if link.origin in FIRM and link.kind != "states")
    joined = {end for link in links for end in (link.source, link.target)}
    return told | firm | joined | {c.id for c in graph.claims if c.id not in found.shown}


def _paired(old: Sequence[Claim], new: Sequence[FoundClaim]) -> dict[str, Claim]:
    """Return the rules' claim that each claim of the model is, by the name of the latter."""
    alike = sorted(
        (
            (-(SAME + 1 if claim.id == before.id else share), i, j)
            for i, claim in enumerate(new)
            for j, before in enumerate(old)
            if (share := _share(claim, before)) >= SAME or (share > 0 and claim.id == before.id)
        ),
    )
    pairs: dict[int, int] = {}
    for _, i, j in alike:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return {new[i].id: old[j] for i, j in pairs.items()}


def _share(one: FoundClaim | Claim, two: Claim) -> float:
    """Return how much of what two stretches cover is in both."""
    both = min(one.end, two.end) - max(one.start, two.start)
    return max(0, both) / (max(one.end, two.end) - min(one.start, two.start))


def _ids(
    comment: str, old: Sequence[Claim], new: Sequence[FoundClaim], pairs: Mapping[str, Claim]
) -> dict[str, str]:
    """Return the ids of the model's claims: of the rules' ones they are, else the next numbers."""
    head = f"k:{comment.removeprefix('c:')}."
    numbers = (claim.id.removeprefix(head) for claim in old if claim.id.startswith(head))
    next_one = count(1 + max((int(number) for number in numbers if number.isdecimal()), default=0))
    return {
        claim.id: pairs[claim.id].id if claim.id in pairs else f"{head}{next(next_one)}"
        for claim in new
    }


def _claim(
    graph: ArgumentGraph, found: FoundClaim, before: Claim | None, fresh: str, rule: str
) -> Claim:
    """Return the claim as the model sees it; where the rules saw it otherwise, that is kept."""
    if before is not None and before.origin in FIRM:
        return before
    extra = {}
    if before is not None:
        extra = dict(before.extra)
        if (before.start, before.end, before.role) != (found.start, found.end, found.role):
            extra["rules"] = {
                "start": before.start,
                "end": before.end,
                "role": before.role,
                "rule": before.rule,
                "confidence": before.confidence,
            }
    return Claim(
        id=fresh,
        comment=found.comment,
        start=found.start,
        end=found.end,
        text=graph.texts[found.comment][found.start : found.end],
        role=found.role,
        origin="model",
        rule=rule,
        confidence=found.confidence,
        extra=extra,
    )


def _nearest(claim: Claim, others: Sequence[Claim]) -> str:
    """Return the id of the claim that overlaps most with this one, else of its comment."""
    shares = [(_share(other, claim), other.id) for other in others]
    best = max(shares, default=(0.0, ""), key=lambda pair: pair[0])
    return best[1] if best[0] > 0 else claim.comment
