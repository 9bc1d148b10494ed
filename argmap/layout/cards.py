"""Which nodes a map shows, what is written on their cards, and how large the cards are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from argmap.errors import GraphError
from argmap.layout.text import clip, text_width, wrap
from argmap.model import ArgumentGraph
from argmap.model.layout import Box

WIDTH = 260.0
FONT = 15.0
BADGE_FONT = 13.0
LINE = 20.0
LINES = 4
PAD = 12.0
BAR = 6.0
BADGE_LINE = 20.0
COMMENT_HEAD = 8.0  # how much more the head of a comment takes than the badge of a claim
CHIP_PAD = 8.0  # above and below the text of a card without a badge
NAMED = 12  # of those who say the same: more than this fit on no card
SMALL = 12  # cards up to which a map needs no card that is wider than the others
HUB_WIDTH = 604.0  # two columns: what the rest is about is to be read

ARGUMENTS = frozenset({"support", "rebut", "restates"})


class Form(Struct, frozen=True):
    """How a card is made: its width, how many lines of text it has, whether a badge heads it."""

    w: float = WIDTH
    lines: int = LINES
    badge: bool = True

    def head(self, *, claim: bool) -> float:
        """Return how much of the height of a card is not text."""
        if not self.badge:
            return 2 * CHIP_PAD
        return 2 * PAD + BADGE_LINE + (0.0 if claim else COMMENT_HEAD)


MAP = Form()
HUB = Form(w=HUB_WIDTH)


class Card(Struct, frozen=True, gc=False):
    """One box to place: its node, its size, its badge, the lines that fit, who else says so."""

    node: str
    w: float
    h: float
    badge: str
    lines: tuple[str, ...]
    also: str = ""

    def at(self, x: float, y: float) -> Box:
        """Return the box of the card with its corner here."""
        return Box(round(x, 1), round(y, 1), self.w, self.h, self.badge, self.lines, self.also)


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


def stand_ins(nodes: Collection[str], same: Mapping[str, str]) -> dict[str, str]:
    """Return, by node that is drawn, the node of its card: its own, or what it is folded into.

    Of a node folded into one that is folded itself, the last that is among `nodes` has the card.

    Args:
        nodes: ids of the nodes to show.
        same: by node, the one that it is folded into, which may itself be folded.

    Raises:
        GraphError: nodes are folded into each other in a circle.
    """
    shown = set(nodes)
    found = {node: node for node in nodes if node not in same}
    for node in same:
        way = [node]
        while way[-1] in same:
            way.append(same[way[-1]])
            if way[-1] in way[:-1]:
                raise GraphError(f"folded into each other in a circle: {' -> '.join(way)}")
        if hosts := [host for host in way if host in shown]:
            found[node] = hosts[-1]
    return found


def card(
    graph: ArgumentGraph,
    node: str,
    size: tuple[float, float] | None,
    folded: Sequence[str] = (),
    form: Form = MAP,
) -> Card:
    """Return the card of a node; without a size it is as high as its text needs in this form."""
    w = size[0] if size else form.w
    inner = w - 2 * PAD - BAR
    head = form.head(claim=node in graph.claim_by_id) + (LINE if folded else 0.0)
    room = max(0, int((size[1] - head) / LINE)) if size else form.lines
    lines = wrap(graph.texts[node], inner, room, FONT) if inner > FONT and room else ()
    badge = ""
    if form.badge:
        badge = clip(graph.badge(node), inner - role_room(graph, node), BADGE_FONT, bold=True)
    h = size[1] if size else head + LINE * len(lines)
    return Card(node, w, h, badge, lines, also(graph, folded, inner) if folded else "")


def also(graph: ArgumentGraph, folded: Iterable[str], width: float) -> str:
    """Return who else says so, as many as fit and how many more: "also #5 Ben, #9, 3 more"."""
    badges = list(dict.fromkeys(graph.badge(node) for node in folded))
    for count in range(min(len(badges), NAMED), 0, -1):
        rest = [f"{len(badges) - count} more"] if count < len(badges) else []
        words = "also " + ", ".join([*badges[:count], *rest])
        if text_width(words, BADGE_FONT) <= width:
            return words
    return clip(f"also {len(badges)} more", width, BADGE_FONT) if badges else ""


def role_room(graph: ArgumentGraph, node: str) -> float:
    """Return the width that the word for a claim's role takes beside its badge."""
    claim = graph.claim_by_id.get(node)
    return 0.0 if claim is None or claim.role == "claim" else 66.0


def folded_into(graph: ArgumentGraph, stand_in: Mapping[str, str]) -> dict[str, list[str]]:
    """Return, by node that has a card, the nodes folded into it, in conversation order."""
    found: dict[str, list[str]] = defaultdict(list)
    for node in in_order(graph, [node for node, host in stand_in.items() if node != host]):
        found[stand_in[node]].append(node)
    return found


def cards(
    graph: ArgumentGraph,
    stand_in: Mapping[str, str],
    sizes: Mapping[str, tuple[float, float]],
    *,
    hub_width: bool = True,
) -> tuple[Card, ...]:
    """Return the cards in conversation order.

    Args:
        graph: where the nodes are from.
        stand_in: by node, the node on whose card it stands (see `stand_ins`).
        sizes: width and height by id; others get the size of their text.
        hub_width: whether the cards of posts are two columns wide where there are many others.
    """
    order = in_order(graph, stand_in.values())
    heads = hubs(graph) if hub_width and len(order) > SMALL else {}
    folded = folded_into(graph, stand_in)
    return tuple(
        card(graph, node, sizes.get(node), folded.get(node, ()), HUB if node in heads else MAP)
        for node in order
    )
