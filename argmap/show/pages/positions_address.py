"""What stands in the address of the page of positions: the moment, what is selected, the axis."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from msgspec import Struct

from argmap.show.figures.course import By, Course, ways

if TYPE_CHECKING:
    from argmap.analyse.analysis import Analysis

PATH = "/positions"


class State(Struct, frozen=True):
    """What a person chose.

    `until` is the place of the comment that is looked back from, None for the end, and `t` its
    id as in the address of the map; `selected` is a comment or claim, "" for none; `by` the axis.
    """

    until: int | None = None
    t: str = ""
    selected: str = ""
    by: By = "comments"

    def now(self, course: Course) -> int | str | None:
        """Return where the chosen moment is on the axis, None for the end."""
        return None if self.until is None else course.moments[self.until]


def state_of(analysis: "Analysis", query: Mapping[str, str]) -> State:
    """Return the state that an address asks for; what it does not understand counts as absent."""
    graph, possible = analysis.graph, ways(analysis)
    t = query.get("t", "")
    until = graph.conversation.order.get(t)
    selected = query.get("s", "")
    wanted: By = "clock" if query.get("x") == "clock" else "comments"
    return State(
        until=until,
        t="" if until is None else t,
        selected=selected if selected in graph.texts else "",
        by=wanted if wanted in possible else possible[0],
    )


def query_of(search: str | None) -> dict[str, str]:
    """Return what stands behind the question mark of an address, by name."""
    return dict(parse_qsl((search or "").lstrip("?"), keep_blank_values=True))
