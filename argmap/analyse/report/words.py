"""How a report names people and quotes words."""

import unicodedata
from collections.abc import Iterable, Sequence

from argmap.model import ArgumentGraph
from argmap.model.report import Quote

MOST_NAMES = 6
FROM_RIGHT = ("R", "AL")
LONG = 600  # characters of a quote; all of it stands among the sources


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: "1 claim", "2,000 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def people(graph: ArgumentGraph, participants: Sequence[str]) -> str:
    """Return who they are: "Ada, Ben and 2 more"; whoever has no name goes by a comment."""
    by_id = graph.conversation.by_id
    named = [
        f"somebody without a name in {graph.mark(who)}" if who in by_id else isolated(who)
        for who in participants
    ]
    more = len(named) - MOST_NAMES
    if more > 0:
        return f"{', '.join(named[:MOST_NAMES])} and {more:,} more"
    return listed(named) or "nobody"


def isolated(name: str) -> str:
    """Return a name that does not turn what stands beside it, if it runs from right to left."""
    if any(unicodedata.bidirectional(character) in FROM_RIGHT for character in name):
        return f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}"
    return name


def listed(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def first(words: str) -> str:
    """Return words as they stand at the beginning of a sentence; names stay as they are."""
    return words.replace("somebody", "Somebody", 1) if words.startswith("somebody") else words


class Teller:
    """Quotes the words of one graph."""

    def __init__(self, graph: ArgumentGraph) -> None:
        self.graph = graph

    def quote(self, node: str, start: int = 0, end: int | None = None) -> Quote:
        """Return the words of a node, or a stretch of them, cut where they are very long."""
        text = self.graph.texts[node][start:end].strip()
        words = text if len(text) <= LONG else text[: LONG - 1].rstrip() + "…"
        return Quote(node, self.graph.comment_of(node).id, self.graph.badge(node), words)

    def quotes(self, spans: Iterable[tuple[str, int, int, str]]) -> tuple[Quote, ...]:
        """Return stretches (node, start, end, words) as quotes."""
        return tuple(self.quote(node, start, end) for node, start, end, _ in spans)
