"""What happened on the way: who changed their mind, and what first became common ground."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.show.figures import words
from argmap.show.figures.course import Course
from argmap.show.figures.course_charts import Line, Mark
from argmap.show.figures.people_words import called, held

if TYPE_CHECKING:
    from argmap.analyse.analysis import Analysis

MOST_MARKS, LONG = 60, 60
UNCONTESTED = "uncontested"


def move_marks(
    analysis: "Analysis", course: Course, lines: Sequence[Line], names: Mapping[str, str]
) -> list[Mark]:
    """Return the moves, each on the line of the camp of who moved."""
    graph, line_of = analysis.graph, {line.name: place for place, line in enumerate(lines)}
    marks = []
    for move in analysis.moves.head(MOST_MARKS).to_dict("records"):
        who = move["participant"]
        camp = names.get(analysis.camps.camp_of.get(who, ""), "")
        name = camp or ("in no camp" if names else "everybody")
        row = row_of(course, move["at"], move["time"])
        if row is None or name not in line_of:
            continue
        said = words.short(graph.texts[move["claim"]], LONG)
        told = f"{called(graph, who)}: {held(move['from'])}, then {held(move['to'])} “{said}”"
        node = graph.comment_of(move["node"] or move["claim"]).id
        marks.append(Mark(row, line_of[name], node, told))
    return marks


def ground_marks(analysis: "Analysis", course: Course, lines: Sequence[Line]) -> list[Mark]:
    """Return the first moments of what may be common ground, on the line of such claims."""
    graph = analysis.graph
    line = next((place for place, line in enumerate(lines) if line.name == "may be shared"), None)
    if line is None:
        return []
    marks: list[Mark] = []
    for candidate in analysis.candidates.to_dict("records"):
        if candidate["label"] == UNCONTESTED or len(marks) == MOST_MARKS:
            continue
        first = graph.comment_of(candidate["first"]).id
        row = row_of(course, graph.conversation.order[first], None)
        if row is not None:
            said = words.short(graph.texts[candidate["claim"]], LONG)
            marks.append(Mark(row, line, first, f"{candidate['label']}: “{said}”"))
    return marks


def row_of(course: Course, at: object, time: object) -> int | None:
    """Return the moment of a course at which something happened, None where it is not known."""
    if course.votes:
        if not isinstance(time, str):
            return None
        return next((i for i, x in enumerate(course.x) if str(x) >= time), len(course.x) - 1)
    return course.row(at) if isinstance(at, int) else None
