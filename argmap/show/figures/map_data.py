"""The columnar JSON of one conversation, which the browser fetches once and keeps."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from argmap.analyse.participants import participant_of
from argmap.model import ArgumentGraph, Claim, Comment, Link
from argmap.model.conversation import ORIGINS
from argmap.model.graph import LINK_KINDS
from argmap.show.figures import words
from argmap.show.figures.arrays import KIND, NOTHING, Arrays
from argmap.show.figures.ground import Ground, ground_of
from argmap.show.figures.overview import shared, shared_words
from argmap.show.figures.revision import VERSION
from argmap.show.figures.view import LARGE

WIDE, MIDDLE = 0.8, 0.5
SHARED_UP_TO = 10_000  # nodes; beyond it the map would wait seconds for them, the overview has them

Segment = list[Any]


def map_data(graph: ArgumentGraph, ground: Ground | None = None) -> dict[str, Any]:
    """Return the graph as columns: nodes (comments first, then claims) and edges.

    Nodes are named by their place in the columns; -1 stands for "none". `body` holds, for each
    comment, its text cut into pieces, so that the browser never counts characters.

    Args:
        graph: any graph.
        ground: its cards and camps, where they were found already.
    """
    ground = ground_of(graph) if ground is None else ground
    arrays, camp_of = ground.arrays, ground.parting.camp_of
    nodes: tuple[Comment | Claim, ...] = (*graph.comments, *graph.claims)
    camp = {name: number for number, name in enumerate(ground.parting.names)}
    camps = [camp.get(camp_of.get(participant_of(c), ""), NOTHING) for c in graph.comments]
    guessed = [int(c.author_origin in ("inferred", "model")) for c in graph.comments]
    marks = [graph.mark(comment.id) for comment in graph.comments]
    comment = ground.comment
    return {
        "v": VERSION,
        "rev": ground.revision,
        "title": graph.conversation.title,
        "ids": list(arrays.ids),
        "kind": [0] * len(graph.comments) + [1] * len(graph.claims),
        "role": [node.role for node in nodes],
        "parent": _parents(arrays),
        "author": arrays.author[arrays.comment].tolist(),
        "guessed": [guessed[place] for place in comment],
        "camp": [camps[place] for place in comment],
        "order": comment,
        "mark": [marks[place] for place in comment],
        "posted": [comment.posted or "" for comment in graph.comments],
        "label": [words.label(node) for node in nodes],
        "body": [segments(c, graph.claims_of[c.id], arrays.place) for c in graph.comments],
        "authors": list(graph.conversation.authors),
        "camps": list(ground.parting.names),
        "camps_by": ground.parting.by,
        "shared": _shared(graph, arrays),
        "size": len(ground.members),
        "large": len(nodes) > LARGE,
        "kinds": list(LINK_KINDS),
        "verbs": [words.VERBS[kind] for kind in LINK_KINDS],
        "origins": list(ORIGINS),
        "edges": _edges(graph.links, arrays),
        "layouts": {},
        "groups": [],
    }


def _shared(graph: ArgumentGraph, arrays: Arrays) -> list[list[Any]]:
    """Return the claims that may be shared, by place, each with on what that rests in words."""
    if len(arrays.ids) > SHARED_UP_TO:
        return []
    return [[arrays.place[item["id"]], shared_words(item)] for item in shared(graph)]


def segments(comment: Comment, claims: Iterable[Claim], place: dict[str, int]) -> list[Segment]:
    """Return the text of a comment in pieces: `[words]`, or `[words, claim, ...]`, outermost first.

    Joined, the pieces are the text again. Claims may lie inside each other or overlap.
    """
    pieces: list[Segment] = []
    text, at = comment.text, 0
    own = sorted(claims, key=lambda claim: claim.start)
    for claim in own:
        if claim.start < at:
            return _overlapping(text, own, place)
        if claim.start > at:
            pieces.append([text[at : claim.start]])
        pieces.append([text[claim.start : claim.end], place[claim.id]])
        at = claim.end
    if at < len(text):
        pieces.append([text[at:]])
    return pieces


def _overlapping(text: str, claims: Iterable[Claim], place: dict[str, int]) -> list[Segment]:
    coming = sorted(claims, key=lambda claim: (-claim.start, claim.end))
    cuts = sorted({0, len(text), *(x.start for x in coming), *(x.end for x in coming)})
    pieces: list[Segment] = []
    over: list[Claim] = []
    for start, end in pairwise(cuts):
        over = [claim for claim in over if claim.end > start]
        while coming and coming[-1].start == start:
            over.append(coming.pop())
        pieces.append([text[start:end], *(place[claim.id] for claim in over)])
    return pieces


def _parents(arrays: Arrays) -> list[int]:
    """Return what each comment mainly answers, and the comment of each claim; -1 for none."""
    parents = arrays.comment.copy()
    parents[: len(arrays.author)] = NOTHING
    replies = (arrays.kind == KIND["reply"]) & arrays.primary
    parents[arrays.source[replies]] = arrays.target[replies]
    found: list[int] = parents.tolist()
    return found


def _edges(links: tuple[Link, ...], arrays: Arrays) -> dict[str, list[Any]]:
    confidence = arrays.confidence
    return {
        "s": arrays.source.tolist(),
        "t": arrays.target.tolist(),
        "kind": arrays.kind.tolist(),
        "width": (1 + (confidence >= MIDDLE) + (confidence >= WIDE)).tolist(),
        "confidence": confidence.round(3).tolist(),
        "origin": arrays.origin.tolist(),
        "primary": arrays.primary.astype(int).tolist(),
        "rule": [link.rule for link in links],
    }
