"""The columnar JSON of one conversation, which the browser fetches once and keeps."""

import hashlib
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import msgspec

from argmap.analyse.participants import participant_of
from argmap.model import ArgumentGraph, Claim, Comment, Link
from argmap.model.conversation import ORIGINS
from argmap.model.graph import LINK_KINDS
from argmap.show.figures import words
from argmap.show.figures.ground import Ground, ground_of
from argmap.show.figures.view import LARGE

VERSION = 1
WIDE, MIDDLE = 0.8, 0.5

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
    parted = ground.parting
    camp = {name: number for number, name in enumerate(parted.names)}
    nodes: tuple[Comment | Claim, ...] = (*graph.comments, *graph.claims)
    place = {node.id: number for number, node in enumerate(nodes)}
    authors = graph.conversation.authors
    author = {name: number for number, name in enumerate(authors)}
    comments = [graph.comment_of(node.id) for node in nodes]
    return {
        "v": VERSION,
        "rev": revision(graph),
        "title": graph.conversation.title,
        "ids": [node.id for node in nodes],
        "kind": [0 if isinstance(node, Comment) else 1 for node in nodes],
        "role": [node.role for node in nodes],
        "parent": [_parent(graph, node, place) for node in nodes],
        "author": [-1 if c.author is None else author[c.author] for c in comments],
        "guessed": [int(c.author_origin in ("inferred", "model")) for c in comments],
        "camp": [camp.get(parted.camp_of.get(participant_of(c), ""), -1) for c in comments],
        "order": [graph.conversation.order[comment.id] for comment in comments],
        "mark": [graph.mark(comment.id) for comment in comments],
        "posted": [comment.posted or "" for comment in graph.comments],
        "label": [words.label(node) for node in nodes],
        "body": [segments(c, graph.claims_of[c.id], place) for c in graph.comments],
        "authors": list(authors),
        "camps": list(parted.names),
        "camps_by": parted.by,
        "size": len(ground.members),
        "large": len(nodes) > LARGE,
        "kinds": list(LINK_KINDS),
        "verbs": [words.VERBS[kind] for kind in LINK_KINDS],
        "origins": list(ORIGINS),
        "edges": _edges(graph.links, place),
        "layouts": {},
        "groups": [],
    }


def revision(graph: ArgumentGraph) -> str:
    """Return a short name that changes whenever anything in the graph does."""
    digest = hashlib.blake2b(digest_size=8)
    digest.update(msgspec.json.encode((VERSION, graph.conversation.title)))
    digest.update(msgspec.json.encode((graph.comments, graph.claims, graph.links)))
    return digest.hexdigest()


def segments(comment: Comment, claims: Iterable[Claim], place: dict[str, int]) -> list[Segment]:
    """Return the text of a comment in pieces: `[words]`, or `[words, claim, ...]`, outermost first.

    Joined, the pieces are the text again. Claims may lie inside each other or overlap.
    """
    coming = sorted(claims, key=lambda claim: (-claim.start, claim.end))
    cuts = sorted({0, len(comment.text), *(x.start for x in coming), *(x.end for x in coming)})
    pieces: list[Segment] = []
    over: list[Claim] = []
    for start, end in pairwise(cuts):
        over = [claim for claim in over if claim.end > start]
        while coming and coming[-1].start == start:
            over.append(coming.pop())
        pieces.append([comment.text[start:end], *(place[claim.id] for claim in over)])
    return pieces


def width(confidence: float) -> int:
    """Return the width of a link in three steps."""
    return 3 if confidence >= WIDE else 2 if confidence >= MIDDLE else 1


def _parent(graph: ArgumentGraph, node: Comment | Claim, place: dict[str, int]) -> int:
    if isinstance(node, Claim):
        return place[node.comment]
    reply = graph.reply_of.get(node.id)
    return -1 if reply is None else place[reply.target]


def _edges(links: tuple[Link, ...], place: dict[str, int]) -> dict[str, list[Any]]:
    return {
        "s": [place[link.source] for link in links],
        "t": [place[link.target] for link in links],
        "kind": [LINK_KINDS.index(link.kind) for link in links],
        "width": [width(link.confidence) for link in links],
        "confidence": [round(link.confidence, 3) for link in links],
        "origin": [ORIGINS.index(link.origin) for link in links],
        "primary": [int(link.primary) for link in links],
        "rule": [link.rule for link in links],
    }
