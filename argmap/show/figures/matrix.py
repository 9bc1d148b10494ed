"""Who agrees with whom: a matrix of people by camps, with symbols and counts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import plotly.graph_objects as go

from argmap.show.figures.people_words import brief, called, letters_of, positions_held
from argmap.show.figures.style import FONT, GREY, LINE, REBUT, SUPPORT, escaped, styled

if TYPE_CHECKING:
    import pandas as pd

    from argmap.analyse.analysis import Analysis

MOST_PEOPLE = 30
WRITTEN = 14  # people up to which the counts stand in the cells
CELL, SMALL_CELL, LEAST_CELL = 52, 17, 13  # pixels: of few, of more, of many people
MANY, LABEL_PX, CHARACTER_PX = 36, 30, 7.5
LEGEND_PX = 76
MOST_NAME = 22
GLYPHS = ("●", "■", "▲", "◆", "✚")


class Sort(NamedTuple):
    """What two people mostly do, and how it is drawn."""

    name: str
    symbol: str
    colour: str


AGREE = Sort("agree more often", "circle", SUPPORT)
DIFFER = Sort("differ more often", "x", REBUT)
EVEN = Sort("as often the one as the other, or unsure", "diamond-open", GREY)


def shown_people(analysis: "Analysis", most: int = MOST_PEOPLE) -> tuple[list[str], int]:
    """Return the most active people, camps together, and how many people are left out.

    Active is who has a stance on most claims. In a camp the most active come first; people
    without a camp come last.
    """
    often = Counter(positions_held(analysis)["participant"].tolist())
    kept = [who for who, _ in often.most_common(most)]
    letters = letters_of(analysis.camps.camp_of)
    place = {letter: at for at, letter in enumerate(letters)}
    kept.sort(key=lambda who: place.get(analysis.camps.camp_of.get(who, ""), len(letters)))
    return kept, len(often) - len(kept)


def matrix(analysis: "Analysis", people: Sequence[str], pairs: "pd.DataFrame") -> go.Figure:
    """Return the matrix.

    Args:
        analysis: gives names and camps.
        people: in the order of rows and columns.
        pairs: what `argmap.analyse.people.agreement` returns for them.
    """
    place = {who: at for at, who in enumerate(people)}
    cells = _cells(pairs, place)
    written = len(people) <= WRITTEN
    size = CELL if written else SMALL_CELL if len(people) <= MANY else LEAST_CELL
    figure = go.Figure()
    for sort in (AGREE, DIFFER, EVEN):
        of = [cell for cell in cells if cell["sort"] is sort]
        if of:
            figure.add_trace(_trace(analysis, sort, of, people, written))
    names = [_label(analysis, who) for who in people]
    longest = max((len(name) for name in names), default=1)
    side = LABEL_PX + int(min(longest, MOST_NAME + 2) * CHARACTER_PX)
    axis: dict[str, Any] = {
        "range": [-0.5, len(people) - 0.5],
        "tickvals": list(range(len(people))),
        "ticktext": names,
        "tickfont": {"size": 13 if written else 11 if len(people) <= MANY else 10, "family": FONT},
        "showgrid": False,
        "zeroline": False,
        "automargin": False,
    }
    styled(figure)
    figure = styled(figure, side + size * len(people) + LEGEND_PX)
    figure.update_xaxes(**axis, side="top", tickangle=-60 if longest > 6 or not written else 0)
    figure.update_yaxes({**axis, "range": axis["range"][::-1]})
    figure.update_layout(
        width=side + size * len(people) + 60,
        margin={"l": side, "r": 60, "t": side, "b": LEGEND_PX},
        legend={
            "orientation": "v",
            "xref": "container",
            "x": 0,
            "xanchor": "left",
            "yref": "container",
            "y": 0,
            "yanchor": "bottom",
        },
        hovermode="closest",
        showlegend=True,
        shapes=_frames(analysis, people),
    )
    return figure


def rows_of(analysis: "Analysis", pairs: "pd.DataFrame") -> "pd.DataFrame":
    """Return the pairs as a table to read, those that have most claims in common first."""
    graph = analysis.graph
    table = pairs.sort_values("both", ascending=False, kind="stable").copy()
    for name in ("one", "other"):
        table[name] = [called(graph, who) for who in table[name]]
    told = {"both": "claims of both", "tentative": "of these guessed"}
    return table.rename(columns=told).reset_index(drop=True)


def _cells(pairs: "pd.DataFrame", place: Mapping[str, int]) -> list[dict[str, Any]]:
    cells: list[Any] = []
    for row in pairs.to_dict("records"):
        sort = EVEN
        if row["agree"] != row["differ"]:
            sort = AGREE if row["agree"] > row["differ"] else DIFFER
        a, b = place[row["one"]], place[row["other"]]
        cells += [{**row, "sort": sort, "x": a, "y": b}, {**row, "sort": sort, "x": b, "y": a}]
    return cells


def _trace(
    analysis: "Analysis",
    sort: Sort,
    cells: Sequence[Mapping[str, Any]],
    people: Sequence[str],
    written: bool,
) -> go.Scatter:
    graph = analysis.graph
    return go.Scatter(
        x=[cell["x"] for cell in cells],
        y=[cell["y"] for cell in cells],
        mode="markers+text" if written else "markers",
        name=sort.name,
        marker={
            "symbol": sort.symbol,
            "opacity": 1,
            "color": sort.colour,
            "size": 11 if written else [min(10, 6 + cell["both"]) for cell in cells],
            "line": {"width": 1.5 if sort is EVEN else 0, "color": sort.colour},
        },
        text=[f"{cell['agree']}:{cell['differ']}" for cell in cells] if written else None,
        textposition="bottom center",
        textfont={"size": 12},
        customdata=[
            [people[cell["y"]], people[cell["x"]], *(_said(graph, cell, people))] for cell in cells
        ],
        hovertemplate="%{customdata[2]}<extra></extra>",
    )


def _said(graph: Any, cell: Mapping[str, Any], people: Sequence[str]) -> tuple[str]:
    one, other = (escaped(called(graph, people[cell[axis]])) for axis in ("y", "x"))
    told = f"{one} and {other}: agree on {cell['agree']}, differ on {cell['differ']}"
    return (f"{told}, of {cell['both']} claims of both",)


def _label(analysis: "Analysis", who: str) -> str:
    letters = letters_of(analysis.camps.camp_of)
    camp = analysis.camps.camp_of.get(who)
    name = brief(called(analysis.graph, who), MOST_NAME)
    glyph = f"{GLYPHS[letters.index(camp) % len(GLYPHS)]} " if camp in letters else ""
    return glyph + escaped(name)


def _frames(analysis: "Analysis", people: Sequence[str]) -> list[dict[str, Any]]:
    """Return a frame around the pairs of each camp, and the line where nobody is compared."""
    camps = [analysis.camps.camp_of.get(who) for who in people]
    frames: list[dict[str, Any]] = []
    for camp in dict.fromkeys(each for each in camps if each):
        at = [place for place, each in enumerate(camps) if each == camp]
        low, high = at[0] - 0.5, at[-1] + 0.5
        frames.append(
            {"type": "rect", "x0": low, "x1": high, "y0": low, "y1": high,
             "line": {"color": GREY, "width": 1.5}, "layer": "below"}
        )  # fmt: skip
    end = len(people) - 0.5
    frames.append(
        {"type": "line", "x0": -0.5, "x1": end, "y0": -0.5, "y1": end,
         "line": {"color": LINE, "width": 1}, "layer": "below"}
    )  # fmt: skip
    return frames
