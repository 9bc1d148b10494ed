"""Comments below each other as on a page, each with its claims as chips."""

from collections.abc import Mapping

from msgspec import Struct

from argmap.layout.cards import Form, card, folded_into
from argmap.model import ArgumentGraph, Claim
from argmap.model.layout import Box

MARGIN = 24.0
WIDTH = 620.0
INDENT = 32.0
DEEPEST = 8  # steps of indentation: what is deeper stands below each other
INSET = 28.0  # of the claims of a comment
GAP = 6.0  # between a comment and its claims
ROW_GAP = 16.0
THREAD_GAP = 40.0

COMMENT = Form(w=WIDTH, lines=12)
CHIP = Form(w=WIDTH - INSET, lines=3, badge=False)


class Page(Struct, frozen=True):
    """What stands on the page from the top, its boxes, and which of it begins a thread."""

    nodes: tuple[str, ...]
    boxes: tuple[Box, ...]
    begins: tuple[bool, ...]


def page_of(
    graph: ArgumentGraph, stand_in: Mapping[str, str], sizes: Mapping[str, tuple[float, float]]
) -> Page:
    """Return the page of the nodes that have a card; the comments of all claims are among them."""
    cards = set(stand_in.values())
    folded = folded_into(graph, stand_in)
    nodes: list[str] = []
    boxes: list[Box] = []
    begins: list[bool] = []
    y = MARGIN - THREAD_GAP
    for comment, depth in _depths(graph, cards):
        y += ROW_GAP if depth else THREAD_GAP
        x = MARGIN + INDENT * min(depth, DEEPEST)
        claims = (claim.id for claim in as_they_stand(graph, comment))
        for node in (comment, *(claim for claim in claims if claim in cards)):
            form, inset = (COMMENT, 0.0) if node == comment else (CHIP, INSET)
            new = card(graph, node, sizes.get(node), folded.get(node, ()), form)
            nodes.append(node)
            boxes.append(new.at(x + inset, y))
            begins.append(node == comment and not depth)
            y += new.h + GAP
        y -= GAP
    return Page(tuple(nodes), tuple(boxes), tuple(begins))


def _depths(graph: ArgumentGraph, cards: set[str]) -> list[tuple[str, int]]:
    """Return the comments that have a card, in thread order, with how many of those above do."""
    found: list[tuple[str, int]] = []
    below: dict[str | None, int] = {None: 0}  # how deep an answer to this comment stands
    for comment, _ in graph.thread:
        reply = graph.reply_of.get(comment)
        depth = below[None if reply is None else reply.target]
        below[comment] = depth
        if comment in cards:
            found.append((comment, depth))
            below[comment] = depth + 1
    return found


def as_they_stand(graph: ArgumentGraph, comment: str) -> list[Claim]:
    """Return the claims of a comment in the order of its text."""
    return sorted(graph.claims_of[comment], key=lambda claim: (claim.start, claim.end))
