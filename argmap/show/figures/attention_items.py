"""What needs attention, by comment: the words, what they speak to, and how long ago that was."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from argmap.model import ArgumentGraph

if TYPE_CHECKING:
    from argmap.analyse.analysis import Analysis

GUESSED = ("inferred", "model")
MOST_ITEMS, MOST_MORE, MOST_OTHERS = 8, 40, 3  # at once, when asked for more, and beside one


class Sort(Struct, frozen=True):
    """A kind of thing that waits: how a page tells it."""

    what: str
    title: str
    count: tuple[str, str]
    note: str
    tie: str = ""


SORTS = {
    "rebuttals": Sort(
        "unanswered rebuttal",
        "Objections that nobody answered",
        ("objection that nobody answered", "objections that nobody answered"),
        "It disputes what somebody said, and nobody else has spoken to it since.",
        "disputes",
    ),
    "questions": Sort(
        "unanswered question",
        "Questions that nobody answered",
        ("question that nobody answered", "questions that nobody answered"),
        "Nobody else has replied to the comment that asks.",
    ),
    "unsupported": Sort(
        "central but unsupported",
        "Disputed by several, and no reason is given",
        ("disputed claim without a reason", "disputed claims without a reason"),
        "Two or more people dispute it, and nobody has given a reason for it.",
        "disputed by",
    ),
    "again": Sort(
        "said again, not linked",
        "Perhaps said again",
        ("claim perhaps said again", "claims perhaps said again"),
        "It shares most of its words with an earlier claim, and no link says that they say the "
        "same. Words can mislead: look at both.",
        "much the same words as",
    ),
}


class Other(Struct, frozen=True):
    """What a point speaks to, or who speaks to it."""

    node: str
    badge: str
    words: str


class Point(Struct, frozen=True):
    """One thing that waits: its words, and what stands beside them."""

    node: str
    words: str
    others: tuple[Other, ...]
    more_others: int
    guessed: bool


class Item(Struct, frozen=True):
    """All that waits of one kind in one comment; `later` comments came after it."""

    comment: str
    badge: str
    later: int
    points: tuple[Point, ...]


class Waiting(Struct, frozen=True):
    """All that waits of one kind: how many points, in how many comments, and the first of those."""

    name: str
    points: int
    comments: int
    items: tuple[Item, ...]


def waiting(analysis: "Analysis") -> dict[str, Waiting]:
    """Return what needs attention by kind, in each the oldest first; kinds of nothing left out."""
    return {
        name: Waiting(name, sum(len(item.points) for item in items), len(items), items[:_MOST])
        for name, items in _items(analysis).items()
        if items
    }


def rows(analysis: "Analysis") -> Iterator[Sequence[str | int]]:
    """Yield all that needs attention as a table: a row of column names, then one for each point."""
    yield "what", "words", "id", "said in", "comments since", "guessed", "beside it"
    for name, items in _items(analysis).items():
        for item in items:
            for point in item.points:
                beside = " | ".join(f"{other.badge}: {other.words}" for other in point.others)
                more = f" and {point.more_others} more" if point.more_others else ""
                guessed = "yes" if point.guessed else "no"
                tie = f"{SORTS[name].tie} " if beside else ""
                yield (
                    SORTS[name].title,
                    point.words,
                    point.node,
                    item.badge,
                    item.later,
                    guessed,
                    f"{tie}{beside}{more}",
                )


_MOST = MOST_ITEMS + MOST_MORE


def _items(analysis: "Analysis") -> dict[str, tuple[Item, ...]]:
    graph = analysis.graph
    table: list[Any] = analysis.attention.to_dict("records")
    found = {}
    for name, sort in SORTS.items():
        those = [row for row in table if row["what"] == sort.what]
        grouped = groupby(those, key=lambda row: row["comment"])  # they stand in their order
        found[name] = tuple(_item(graph, name, comment, [*own]) for comment, own in grouped)
    return found


def _item(graph: ArgumentGraph, name: str, comment: str, own: Sequence[dict[str, Any]]) -> Item:
    return Item(
        comment=comment,
        badge=graph.badge(comment),
        later=len(graph.comments) - graph.conversation.order[comment] - 1,
        points=tuple(_point(graph, name, row) for row in own),
    )


def _point(graph: ArgumentGraph, name: str, row: dict[str, Any]) -> Point:
    node = row["node"]
    links = [link for link in graph.links_at[node] if link.kind == "rebut"]
    if name == "rebuttals":
        links = [link for link in links if link.source == node]
        nodes = [link.target for link in links]
    elif name == "unsupported":
        links = [link for link in links if link.target == node]
        nodes = [link.source for link in links]
    else:
        links, nodes = [], [row["other"]] if isinstance(row["other"], str) else []
    others = [Other(other, graph.badge(other), _line(graph.texts[other])) for other in nodes]
    return Point(
        node=node,
        words=_line(graph.texts[node]),
        others=tuple(others[:MOST_OTHERS]),
        more_others=max(0, len(others) - MOST_OTHERS),
        guessed=bool(links) and all(link.origin in GUESSED for link in links),
    )


def _line(text: str) -> str:
    return " ".join(text.split())
