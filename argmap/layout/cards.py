"""Which nodes a map shows, what is written on their cards, and how large the cards are."""

from collections.abc import Collection, Mapping

from msgspec import Struct

from argmap.layout.text import clip, wrap
from argmap.model import ArgumentGraph

WIDTH = 260.0
FONT = 15.0
BADGE_FONT = 13.0
LINE = 20.0
LINES = 4
PAD = 12.0
BAR = 6.0
BADGE_LINE = 20.0
COMMENT_HEAD = 8.0  # how much more the head of a comment takes than the badge of a claim
HUB_WIDTH = 604.0  # two columns: what the rest is about is to be read

ARGUMENTS = frozenset({"support", "rebut", "restates"})


class Card(Struct, frozen=True):
    """One box to place: its node, its size, its badge and the lines that fit on it."""

    node: str
    w: float
    h: float
    badge: str
    lines: tuple[str, ...]


def shown(graph: ArgumentGraph) -> tuple[str, ...]:
    """Return the nodes that a map shows unless told otherwise, in conversation order.

    These are the claims and comments that a support, rebut or restates link joins, the hubs
    (see `hubs`), and one card for every other comment: its first claim, or itself when it states
    none. So every comment is there.
    """
    joined = {
        x for link in graph.links if link.kind in ARGUMENTS for x in (link.source, link.target)
    }
    joined.update(hubs(graph))
    found: list[str] = []
    for comment in graph.comments:
        claims = graph.claims_of[comment.id]
        own = [node for node in (comment.id, *(claim.id for claim in claims)) if node in joined]
        found += own or [claims[0].id if claims else comment.id]
    return tuple(found)


def hubs(graph: ArgumentGraph) -> dict[str, int]:
    """Return the comments that strands hang from, by level: posts, and what a post answers.

    A post that answers a comment (one that it quotes) stands a level below that comment.
    """
    posts = [comment.id for comment in graph.comments if comment.role == "post"]
    levels: dict[str, int] = {}
    for post in posts:
        reply = graph.reply_of.get(post)
        if reply is None or reply.target in graph.reply_of:
            levels.setdefault(post, 0)
        else:
            levels.setdefault(reply.target, 0)
            levels[post] = 1
    return {comment.id: levels[comment.id] for comment in graph.comments if comment.id in levels}


def in_order(graph: ArgumentGraph, nodes: Collection[str]) -> tuple[str, ...]:
    """Return nodes by the order of their comments, a comment before its claims.

    Raises:
        KeyError: a node is not in the graph.
    """
    order = graph.conversation.order

    def key(node: str) -> tuple[int, int, str]:
        claim = graph.claim_by_id.get(node)
        return (order[node], -1, "") if claim is None else (order[claim.comment], claim.start, node)

    return tuple(sorted(set(nodes), key=key))


def card(
    graph: ArgumentGraph, node: str, size: tuple[float, float] | None, *, hub: bool = False
) -> Card:
    """Return the card of a node; without a size it is as high as its text needs, up to 4 lines."""
    w = size[0] if size else HUB_WIDTH if hub else WIDTH
    inner = w - 2 * PAD - BAR
    head = 2 * PAD + BADGE_LINE + (0.0 if node in graph.claim_by_id else COMMENT_HEAD)
    room = max(0, int((size[1] - head) / LINE)) if size else LINES
    lines = wrap(graph.texts[node], inner, room, FONT) if inner > FONT and room else ()
    badge = clip(graph.badge(node), inner - role_room(graph, node), BADGE_FONT, bold=True)
    h = size[1] if size else head + LINE * len(lines)
    return Card(node, w, h, badge, lines)


def role_room(graph: ArgumentGraph, node: str) -> float:
    """Return the width that the word for a claim's role takes beside its badge."""
    claim = graph.claim_by_id.get(node)
    return 0.0 if claim is None or claim.role == "claim" else 66.0


def cards(
    graph: ArgumentGraph,
    nodes: Collection[str],
    sizes: Mapping[str, tuple[float, float]],
) -> tuple[Card, ...]:
    """Return the cards of nodes in conversation order; `sizes` are width and height by id."""
    heads = hubs(graph)
    return tuple(
        card(graph, node, sizes.get(node), hub=node in heads) for node in in_order(graph, nodes)
    )
