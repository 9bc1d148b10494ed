"""Who stands in which row of the lanes: a row a person, or a row a camp."""

from collections import Counter
from collections.abc import Mapping
from typing import Literal

from argmap.model import ArgumentGraph, Comment

Rows = Literal["authors", "camps"]

MOST = 12  # rows; with more people the quiet ones share the last of them
NO_NAME = "no name"
NO_CAMP = "in no camp"


def row_of(graph: ArgumentGraph, rows: Rows, camp_of: Mapping[str, str]) -> dict[str, str]:
    """Return the label of the row of each comment, keyed by comment id.

    The labels come in the order of the rows, from the top: people as they first spoke, the many
    quiet ones last; camps by name, then who is in none.

    Args:
        graph: all of it, whatever is shown, so that what is hidden moves nobody to another row.
        rows: what a row is.
        camp_of: the camp of each author, and of each comment id without an author.
    """
    return _camps(graph, camp_of) if rows == "camps" else _people(graph)


def _camps(graph: ArgumentGraph, camp_of: Mapping[str, str]) -> dict[str, str]:
    def label(comment: Comment) -> str:
        camp = camp_of.get(comment.author or comment.id)
        return NO_CAMP if camp is None else f"camp {camp}"

    found = {comment.id: label(comment) for comment in graph.comments}
    ranks = {name: (name == NO_CAMP, name) for name in found.values()}
    return dict(sorted(found.items(), key=lambda item: ranks[item[1]]))


def _people(graph: ArgumentGraph) -> dict[str, str]:
    said = Counter(comment.author or NO_NAME for comment in graph.comments)
    loud = set(said)
    shared = ""
    if len(said) > MOST:
        loud = {name for name, _ in said.most_common(MOST - 1)}
        shared = f"{len(said) - len(loud)} more people"
    found = {
        comment.id: name if (name := comment.author or NO_NAME) in loud else shared
        for comment in graph.comments
    }
    first = {name: place for place, name in enumerate(said)}
    return dict(sorted(found.items(), key=lambda item: first.get(item[1], len(first))))
