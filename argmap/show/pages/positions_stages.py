"""Who went between camps, at up to four stages, on the page of positions."""

from typing import TYPE_CHECKING, Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from argmap.show import parts
from argmap.show.figures.between_camps import NONE, NOT_YET, changed, flows, picture
from argmap.show.figures.people_words import called, camp_names, letters_of
from argmap.show.pages import charts

if TYPE_CHECKING:
    from argmap.analyse.analysis import Analysis
    from argmap.analyse.course.stages import Stage

MOST_LISTED = 5


def between(analysis: "Analysis") -> Component:
    """Return the bands of people between camps, or why there are none."""
    camps = analysis.camps
    letters = letters_of(camps.camp_of)
    title = html.H2("People between camps", title="camps found anew at each stage")
    found = analysis.stages
    if not found:
        return html.Section([title, html.P(_why_not(analysis), className="muted")],
                            className="positions-section")  # fmt: skip
    names = camp_names(letters, camps.names)
    moved = flows([stage.camp_of for stage in found])
    went = changed(moved)
    says = (
        "At each stage the camps are found anew from what was there by then. "
        f"{_times(went)} from one camp to another; the others came new, or there was too little "
        "to place them before."
    )
    figure = picture(moved, [_label(analysis, stage) for stage in found], names, letters)
    rows = pd.DataFrame(
        [
            {
                "stage": f"{flow.stage + 1} to {flow.stage + 2}",
                "from": _called(flow.before, names),
                "to": _called(flow.after, names),
                "people": len(flow.people),
                "who": _who(analysis, flow.people),
            }
            for flow in moved
        ],
        columns=["stage", "from", "to", "people", "who"],
    )
    return html.Section(
        [title, charts.chart("positions-between", figure, says, rows)],
        className="positions-section",
    )


def _why_not(analysis: "Analysis") -> str:
    how = analysis.camps.how
    if how == "named":
        return "People named these camps for the whole conversation, so nobody goes between them."
    if how == "votes":
        return (
            "The votes have no times, or there are too many of them to part people anew at "
            "several stages."
        )
    return "There are no camps here that people could go between."


def _times(went: int) -> str:
    return (
        "Nobody goes" if not went else f"{went:,} {'time' if went == 1 else 'times'} somebody goes"
    )


def _label(analysis: "Analysis", stage: "Stage") -> str:
    if stage.comment is not None:
        return f"up to {analysis.graph.mark(stage.comment)}"
    return f"up to {(stage.time or '')[:10]}"


def _called(camp: str, names: dict[str, str]) -> str:
    return {NOT_YET: "still to come", NONE: "in no camp"}.get(camp) or names.get(camp, camp)


def _who(analysis: "Analysis", people: tuple[str, ...]) -> Any:
    listed = ", ".join(called(analysis.graph, who) for who in people[:MOST_LISTED])
    left = len(people) - MOST_LISTED
    return parts.outside(f"{listed} and {left:,} more" if left > 0 else listed)
