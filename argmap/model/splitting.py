"""One claim into two, and two neighbours into one, with all that speaks to or of them."""

from itertools import count

from msgspec import structs

from argmap.errors import GraphError
from argmap.model.conversation import Span
from argmap.model.graph import ArgumentGraph, Claim, Link

SPLIT = "a person split it"
MERGED = "a person made one claim of two"
LETTERS = "bcdefghijklmnopqrstuvwxyz"

Parts = tuple[tuple[Claim, ...], tuple[Link, ...]]


def split(graph: ArgumentGraph, claim: Claim, at: int) -> Parts:
    """Return claims and links with a claim cut before the character `at` of its text.

    The first part keeps the id. A link goes to the part in which its evidence lies, else to the
    first.

    Raises:
        GraphError: there are no words on one side of the cut.
    """
    head, tail = claim.text[: max(at, 0)].rstrip(), claim.text[max(at, 0) :]
    begins = claim.end - len(tail.lstrip())
    if not head.strip() or not tail.strip():
        raise GraphError("a claim is split between two of its words; choose another place")
    own = {"origin": "person", "rule": SPLIT, "confidence": 1.0}
    first = structs.replace(claim, end=claim.start + len(head), text=head, **own)
    second = structs.replace(first, id=_free(graph, claim.id), start=begins, **_end(claim, begins))
    claims = tuple(
        each for old in graph.claims for each in ((first, second) if old is claim else (old,))
    )
    links: list[Link] = []
    for link in graph.links:
        changed = _cut(link, claim, first, second)
        links.append(changed)
        if link.kind == "states" and link.target == claim.id:
            links[-1] = structs.replace(changed, **own)
            links.append(structs.replace(links[-1], target=second.id))
    return claims, tuple(links)


def _end(claim: Claim, begins: int) -> dict[str, object]:
    return {"end": claim.end, "text": claim.text[begins - claim.start :]}


def _free(graph: ArgumentGraph, claim: str) -> str:
    letters = (letter * times for times in count(1) for letter in LETTERS)
    return next(each for letter in letters if (each := claim + letter) not in graph.texts)


def _cut(link: Link, claim: Claim, first: Claim, second: Claim) -> Link:
    """Return a link as it is once its claim is two."""
    touches = claim.id in (link.source, link.target)
    if not touches and all(span.node != claim.id for span in link.evidence):
        return link
    evidence = tuple(
        part for span in link.evidence for part in _span_parts(span, claim, first, second)
    )
    if touches and link.kind != "states" and _in_second(link, claim, second):
        return _renamed(structs.replace(link, evidence=evidence), claim.id, second.id)
    return link if evidence == link.evidence else structs.replace(link, evidence=evidence)


def _in_second(link: Link, claim: Claim, second: Claim) -> bool:
    """Say whether all evidence that lies in a claim lies in its second part."""
    starts = [
        span.start + (claim.start if span.node == claim.id else 0)
        for span in link.evidence
        if span.node == claim.id
        or (span.node == claim.comment and claim.start <= span.start < claim.end)
    ]
    return bool(starts) and min(starts) >= second.start


def _span_parts(span: Span, claim: Claim, first: Claim, second: Claim) -> list[Span]:
    """Return a span of a claim as spans of its two parts; another one as it is."""
    if span.node != claim.id:
        return [span]
    parts = []
    for part in (first, second):
        shift = part.start - claim.start
        start, end = max(span.start - shift, 0), min(span.end - shift, len(part.text))
        if start < end:
            parts.append(structs.replace(span, node=part.id, start=start, end=end))
    return parts


def merged(graph: ArgumentGraph, one: Claim, other: Claim) -> Parts:
    """Return claims and links with one claim in place of two neighbours of a comment.

    It has the id of the first; what spoke to or of either speaks to or of it.

    Raises:
        GraphError: they are not neighbours in one comment.
    """
    first, second = sorted((one, other), key=lambda claim: (claim.start, claim.end))
    if first is second:
        raise GraphError("a claim is merged with another one, not with itself")
    if first.comment != second.comment:
        raise GraphError("only claims of one comment are merged; join these as saying the same")
    between = [
        claim
        for claim in graph.claims_of[first.comment]
        if claim is not first and claim is not second and first.end <= claim.start < second.start
    ]
    if between:
        raise GraphError("another claim stands between the two; merge neighbours")
    end = max(first.end, second.end)
    text = graph.conversation.by_id[first.comment].text[first.start : end]
    whole = structs.replace(first, end=end, text=text, origin="person", rule=MERGED, confidence=1.0)
    claims = tuple(whole if c is first else c for c in graph.claims if c is not second)
    return claims, _joined(graph.links, first, second)


def _joined(links: tuple[Link, ...], first: Claim, second: Claim) -> tuple[Link, ...]:
    """Return the links with the first claim in place of the second; no link twice, none in a loop.

    Of two that become one the surer stays.
    """
    both = {first.id, second.id}
    best: dict[tuple[str, str, str], tuple[bool, float]] = {}
    kept: list[Link] = []
    for link in links:
        if {link.source, link.target} == both or (
            link.kind == "states" and link.target == second.id
        ):
            continue
        changed = _told(_renamed(link, second.id, first.id), first, second)
        if link.kind == "states" and link.target == first.id:
            changed = structs.replace(changed, origin="person", rule=MERGED, confidence=1.0)
        kept.append(changed)
        name = (changed.source, changed.target, changed.kind)
        best[name] = max(best.get(name, (False, -1.0)), _worth(changed))
    found: dict[tuple[str, str, str], Link] = {}
    for link in kept:
        name = (link.source, link.target, link.kind)
        if _worth(link) == best[name]:
            found.setdefault(name, link)
    return tuple(link for link in kept if found[link.source, link.target, link.kind] is link)


def _worth(link: Link) -> tuple[bool, float]:
    return link.origin == "person", link.confidence


def _renamed(link: Link, old: str, new: str) -> Link:
    """Return a link in which one node goes by another name."""
    if old not in (link.source, link.target) and all(o.target != old for o in link.alternatives):
        return link
    source, target = (new if end == old else end for end in (link.source, link.target))
    others = (
        structs.replace(other, target=new) if other.target == old else other
        for other in link.alternatives
    )
    kept = tuple(other for other in others if other.target != source)
    return structs.replace(link, source=source, target=target, alternatives=kept)


def _told(link: Link, first: Claim, second: Claim) -> Link:
    """Return a link whose evidence in the second claim is evidence in the first."""
    if all(span.node != second.id for span in link.evidence):
        return link
    shift = second.start - first.start
    evidence = tuple(
        structs.replace(span, node=first.id, start=span.start + shift, end=span.end + shift)
        if span.node == second.id
        else span
        for span in link.evidence
    )
    return structs.replace(link, evidence=evidence)
