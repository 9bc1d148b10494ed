"""The review queue as plain data: what is to be checked in order, and one item with its reasons."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from argmap.model import Alternative, ArgumentGraph, Claim, Link, Span
from argmap.model.decisions import GUESSED, decisions
from argmap.show.figures import words
from argmap.show.figures.explain import find_link, who

if TYPE_CHECKING:
    import pandas as pd

MOST_ITEMS = 1000  # sent at once; nobody checks more before the order is made anew
MOST_ALTERNATIVES = 9
MOST_INSTEAD = 5
AROUND = 220  # characters of its comment shown before and after a claim
LONGEST = 900  # characters shown of a comment
STEPS = tuple(step / 100 for step in range(50, 100, 5))
CLAUSE = re.compile(r"[,;:.!?\u2026\u2013\u2014)]\s+(?=\S)")
WORD = re.compile(r"\S+\s*")

Piece = list[Any]  # the words, 1 if they are of the claim, 1 if they moved the decision


def queue(graph: ArgumentGraph, table: "pd.DataFrame") -> dict[str, Any]:
    """Return the ids to be checked in order, what hangs on each in words, and counts.

    `sure` holds for each kind of link how many are at least so sure, by the steps of `steps`.
    """
    links = [x for x in graph.links if x.origin in GUESSED and x.kind != "states"]
    sure = {
        kind: [sum(x.kind == kind and x.confidence >= least for x in links) for least in STEPS]
        for kind in dict.fromkeys(link.kind for link in links)
    }
    return {
        "ids": table["id"].tolist()[:MOST_ITEMS],
        "why": table["why"].tolist()[:MOST_ITEMS],
        "steps": list(STEPS),
        "sure": sure,
        **counts(graph),
    }


def counts(graph: ArgumentGraph) -> dict[str, int]:
    """Return how much is to be checked, and on how much people decided."""
    links = sum(x.origin in GUESSED and x.kind != "states" for x in graph.links)
    claims = sum(claim.origin in GUESSED for claim in graph.claims)
    made = [each for each in decisions(graph) if not each.unfit]
    return {
        "left": links + claims,
        "checked": sum(len(each.links) + len(each.claims) for each in made),
    }


def item(graph: ArgumentGraph, name: str) -> dict[str, Any] | None:
    """Return everything that a person needs to decide on a link or claim; None if it is not there.

    Args:
        graph: the graph.
        name: the name of a link, or the id of a claim.
    """
    claim = graph.claim_by_id.get(name)
    if claim is not None:
        return _claim_item(graph, claim)
    link = find_link(graph, name)
    return None if link is None or link.kind == "states" else _link_item(graph, link)


def _link_item(graph: ArgumentGraph, link: Link) -> dict[str, Any]:
    argues = link.kind in ("support", "rebut")
    return {
        "id": words.link_name(link),
        "what": "link",
        "kind": link.kind,
        "verb": words.VERBS[link.kind],
        "other": words.VERBS["rebut" if link.kind == "support" else "support"] if argues else "",
        "sign": words.SIGNS[link.kind],
        "term": words.TERMS[link.kind],
        **_made(link),
        "ends": [_end(graph, end, link.evidence) for end in (link.source, link.target)],
        "maybe": [_maybe(graph, link, x) for x in link.alternatives[:MOST_ALTERNATIVES]],
        "can": ["flip", "neither", "retarget"] if argues else ["retarget"],
        "alone": link.kind == "reply" and link.primary,
        "instead": _instead(graph, link),
        "sentence": f"{_name(graph, link.source)} {words.VERBS[link.kind]} "
        f"{_name(graph, link.target)}",
    }


def _claim_item(graph: ArgumentGraph, claim: Claim) -> dict[str, Any]:
    links = [x for x in graph.links_at[claim.id] if x.kind != "states"]
    return {
        "id": claim.id,
        "what": "claim",
        "kind": claim.role,
        "verb": words.ROLES[claim.role],
        "other": "",
        "sign": "",
        "term": "a stretch of the comment that says something of its own",
        **_made(claim),
        "ends": [_end(graph, claim.id, ())],
        "maybe": [],
        "can": ["split", "merge"],
        "split": _split(claim.text),
        "beside": _beside(graph, claim),
        "takes": len(links),
        "sentence": f"{words.ROLES[claim.role]} in {_name(graph, claim.id)}: "
        f"{words.short(claim.text, 80)}",
    }


def _made(of: Link | Claim) -> dict[str, Any]:
    return {
        "origin": of.origin,
        "origin_words": words.ORIGINS[of.origin],
        "rule": of.rule,
        "confidence": of.confidence,
        "sure": words.sure(of.confidence),
    }


def _name(graph: ArgumentGraph, node: str) -> str:
    comment = graph.comment_of(node)
    return f"{graph.mark(node)} {comment.author or 'no name'}"


def _named(graph: ArgumentGraph, node: str) -> dict[str, Any]:
    found = who(graph, node)
    return {
        "id": node,
        "mark": found.mark,
        "author": found.author,
        "guessed": found.guessed,
        "quote": found.quote,
    }


def _end(graph: ArgumentGraph, node: str, evidence: Iterable[Span]) -> dict[str, Any]:
    comment, claim = graph.comment_of(node), graph.claim_by_id.get(node)
    own = (claim.start, claim.end) if claim else (0, 0)
    moved = []
    for span in evidence:
        if span.node == comment.id:
            moved.append((span.start, span.end))
        elif span.node in graph.claim_by_id and graph.claim_by_id[span.node].comment == comment.id:
            shift = graph.claim_by_id[span.node].start
            moved.append((span.start + shift, span.end + shift))
    return {
        **_named(graph, node),
        "claim": claim is not None,
        "pieces": pieces(comment.text, own, moved),
    }


def pieces(text: str, own: tuple[int, int], moved: list[tuple[int, int]]) -> list[Piece]:
    """Return a text around its claim, and the words that moved a decision, cut into pieces.

    Args:
        text: of a comment.
        own: where the claim stands in it; (0, 0) for the comment as a whole.
        moved: the stretches that moved the decision.
    """
    first, last = _shown(text, own, moved)
    cuts = {first, last, *own, *(place for span in moved for place in span)}
    inside = sorted(place for place in cuts if first <= place <= last)
    found: list[Piece] = [["… ", 0, 0]] if first > 0 else []
    for start, end in pairwise(inside):
        is_own = own[0] <= start < own[1]
        is_moved = any(a <= start < b for a, b in moved)
        found.append([text[start:end], int(is_own), int(is_moved)])
    return found + ([[" …", 0, 0]] if last < len(text) else [])


def _shown(text: str, own: tuple[int, int], moved: list[tuple[int, int]]) -> tuple[int, int]:
    """Return which stretch of a text is shown, from word to word."""
    if own[1]:
        first, last = own[0] - AROUND, own[1] + AROUND
    else:
        first = min((start for start, _ in moved), default=0) - AROUND
        first = 0 if first < AROUND else first
        last = first + LONGEST
    first, last = max(0, first), min(len(text), last)
    if first > 0:
        space = text.find(" ", first)
        first = space + 1 if 0 <= space < (own[0] if own[1] else last) else first
    if last < len(text):
        space = text.rfind(" ", own[1] or first + 1, last)
        last = space if space > 0 else last
    return first, last


def _maybe(graph: ArgumentGraph, link: Link, other: Alternative) -> dict[str, Any]:
    kind, target = other.kind or link.kind, other.target or link.target
    return {
        **_named(graph, target),
        "kind": kind,
        "verb": words.VERBS[kind],
        "rule": other.rule,
        "confidence": other.confidence,
        "sure": words.sure(other.confidence),
        "same": (kind, target) == (link.kind, link.target),
    }


def _instead(graph: ArgumentGraph, link: Link) -> list[dict[str, Any]]:
    """Return what a comment may answer if not this: other readings and its further answers."""
    if link.kind != "reply" or not link.primary:
        return []
    order = graph.conversation.order
    others = [x for x in link.alternatives if x.kind in (None, "reply")]
    others += [
        Alternative(x.confidence, x.target, rule=x.rule)
        for x in graph.links_at[link.source]
        if x.kind == "reply" and x.source == link.source and x is not link
    ]
    others.sort(key=lambda other: -other.confidence)
    found: dict[str, dict[str, Any]] = {}
    for other in others:
        place = order.get(other.target or "", len(order))
        if other.target != link.target and place < order[link.source]:
            found.setdefault(str(other.target), _maybe(graph, link, other))
    return list(found.values())[:MOST_INSTEAD]


def _split(text: str) -> dict[str, Any]:
    """Return the words of a claim with their places, and those at which a clause begins."""
    return {
        "words": [[found[0], found.start()] for found in WORD.finditer(text)],
        "clauses": [found.end() for found in CLAUSE.finditer(text)],
    }


def _beside(graph: ArgumentGraph, claim: Claim) -> list[dict[str, Any]]:
    """Return the claims before and after one in its comment, which it can be merged with."""
    own = sorted(graph.claims_of[claim.comment], key=lambda each: (each.start, each.end))
    at = next(place for place, each in enumerate(own) if each.id == claim.id)
    found = []
    if at > 0:
        found.append({"id": own[at - 1].id, "where": "before", "quote": own[at - 1].text})
    if at + 1 < len(own):
        found.append({"id": own[at + 1].id, "where": "after", "quote": own[at + 1].text})
    return [{**each, "quote": words.short(each["quote"], 120)} for each in found]
