"""Who agrees with whom: a matrix of people, and two people or two camps side by side."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html, no_update, set_props
from dash.development.base_component import Component

from argmap.show import ids, parts
from argmap.show.figures.matrix import matrix, rows_of, shown_people
from argmap.show.figures.people_words import called, camp_names, letters_of
from argmap.show.library import Library
from argmap.show.pages import charts, views
from argmap.show.pages.people_between import CAMP, PERSON, between, side_of

if TYPE_CHECKING:
    import pandas as pd

    from argmap.analyse.analysis import Analysis

PATH, NAME = "/people", "People"
MATRIX = "people-matrix"
MOST_CHOICES = 400
LEAD = (
    "A stance is what somebody said, backed, disputed or voted on. Two people are set side by side "
    "on the claims on which both have one; on all others nothing tells whether they agree."
)


def layout(library: Library, query: Mapping[str, str]) -> Component:
    """Lay out who agrees with whom in the conversation that the address names."""
    if not views.is_here(library, query):
        return views.gone()
    key, analysis = query["c"], library.analysis(query["c"])
    content = [
        dcc.Store(id=ids.PEOPLE_KEY, data=key),
        html.P(LEAD, className="lead"),
        *_all(analysis),
        *_two(analysis, key, query),
    ]
    return views.frame(library, query, PATH, content)


def register(app: Dash, library: Library) -> None:
    """Compare the two that the address names; put into the address who is chosen."""

    @app.callback(
        Output(ids.PEOPLE_BETWEEN, "children"),
        Output(ids.PEOPLE_ONE, "value"),
        Output(ids.PEOPLE_OTHER, "value"),
        Input(ids.URL, "search"),
        State(ids.PEOPLE_KEY, "data"),
        State(ids.PEOPLE_ONE, "value"),
        State(ids.PEOPLE_OTHER, "value"),
        prevent_initial_call=True,
    )
    def draw(search: str | None, key: str | None, *shown: str | None) -> Any:
        query = query_of(search)
        if key is None or query.get("c") != key or key not in library:
            return no_update, no_update, no_update
        analysis = library.analysis(key)
        values = chosen(analysis, query)
        sides = [side_of(analysis, value) for value in values]
        kept = [no_update if old == new else new for old, new in zip(shown, values, strict=True)]
        return (between(analysis, key, *sides), *kept)

    @app.callback(
        Input(ids.PEOPLE_ONE, "value"),
        Input(ids.PEOPLE_OTHER, "value"),
        State(ids.URL, "search"),
        State(ids.PEOPLE_KEY, "data"),
        prevent_initial_call=True,
    )
    def choose(one: str | None, other: str | None, search: str | None, key: str) -> None:
        before = chosen(library.analysis(key), query_of(search))
        if one and other and (one, other) != before:
            go(key, one, other)

    @app.callback(
        Input(f"chart-{MATRIX}", "clickData"),
        State(ids.PEOPLE_KEY, "data"),
        prevent_initial_call=True,
    )
    def click(clicked: Mapping[str, Any] | None, key: str) -> None:
        data = clicked["points"][0].get("customdata") if clicked else None
        if data:
            go(key, PERSON + str(data[0]), PERSON + str(data[1]))


def go(key: str, one: str, other: str) -> None:
    """Lead the browser to another pair; it is no output, which would be called too early."""
    set_props(ids.URL, {"href": views.address(PATH, key, a=one, b=other)})


def query_of(search: str | None) -> dict[str, str]:
    """Return what stands behind the question mark of an address, by name."""
    return dict(parse_qsl((search or "").lstrip("?"), keep_blank_values=True))


def chosen(analysis: "Analysis", query: Mapping[str, str]) -> tuple[str, str]:
    """Return the two that are compared: those of the address, else the first two camps or people.

    Without camps, the two people who have most claims in common.
    """
    one, other = query.get("a", ""), query.get("b", "")
    if side_of(analysis, one) and side_of(analysis, other):
        return one, other
    letters = letters_of(analysis.camps.camp_of)
    if len(letters) > 1:
        return CAMP + letters[0], CAMP + letters[1]
    people, _ = shown_people(analysis)
    pairs = _pairs(analysis, people)
    if len(pairs):
        best = pairs.iloc[int(pairs["both"].to_numpy().argmax())]
        return PERSON + best["one"], PERSON + best["other"]
    return (PERSON + people[0], PERSON + people[1]) if len(people) > 1 else ("", "")


def _pairs(analysis: "Analysis", people: list[str]) -> "pd.DataFrame":
    from argmap.analyse.people import agreement  # pandas takes long to import

    return agreement(analysis.held, people)


def _all(analysis: "Analysis") -> list[Component]:
    people, left = shown_people(analysis)
    pairs = _pairs(analysis, people)
    title = html.H2("Who agrees with whom", title="agreement and difference, pair by pair")
    if not len(pairs):
        told = (
            "No two people have a stance on the same claim yet. As soon as somebody backs or "
            "disputes what somebody else said, or two people vote on one claim, they stand here."
        )
        return [title, html.P(told)]
    more = sum(pairs["agree"] > pairs["differ"])
    less = sum(pairs["agree"] < pairs["differ"])
    possible = len(people) * (len(people) - 1) // 2
    guessed = int((pairs["tentative"] > 0).sum())
    says = (
        f"Of {parts.counted(possible, 'pair')} among "
        f"{parts.counted(len(people), 'person', 'people')}, "
        f"{len(pairs):,} have a stance on the same claims: {more:,} mostly agree, {less:,} mostly "
        f"differ, {len(pairs) - more - less:,} do neither."
    )
    if guessed:
        says += (
            f" For {parts.counted(guessed, 'pair')} that rests, all or in part, on guessed links."
        )
    if left:
        says += (
            f" These are the most active; {parts.counted(left, 'more is', 'more are')} not shown."
        )
    among = {*pairs["one"], *pairs["other"]}
    drawn = [who for who in people if who in among]
    alone = len(people) - len(drawn)
    if alone:
        says += (
            f" {parts.counted(alone, 'person has', 'people have')} no claim in common with anybody."
        )
    hint = html.P(
        "“3:1” means: they agree on 3 claims and differ on 1. A frame holds a camp together. "
        "Choose a sign to compare the two below.",
        className="muted small",
    )
    made = charts.chart(MATRIX, matrix(analysis, drawn, pairs), says, rows_of(analysis, pairs))
    room = html.Div(
        made,
        className="people-matrix",
        tabIndex="0",  # where it is too wide, the arrow keys move it
        role="group",
        **parts.aria(label="Matrix of people"),
    )
    return [title, hint, room]


def _two(analysis: "Analysis", key: str, query: Mapping[str, str]) -> list[Component]:
    values = chosen(analysis, query)
    if not all(values):
        return []
    choices = _choices(analysis, values)
    selects = [
        dmc.Select(
            id=id_, data=choices, value=value, label=label, searchable=True, allowDeselect=False,
            size="sm", nothingFoundMessage="Nobody of that name",
        )
        for id_, value, label in (
            (ids.PEOPLE_ONE, values[0], "Compare"),
            (ids.PEOPLE_OTHER, values[1], "with"),
        )
    ]  # fmt: skip
    sides = [side_of(analysis, value) for value in values]
    return [
        html.H2("Two side by side"),
        html.Div(selects, className="people-selects"),
        html.Div(
            between(analysis, key, *sides), id=ids.PEOPLE_BETWEEN, **parts.aria(live="polite")
        ),
    ]


def _choices(analysis: "Analysis", values: tuple[str, str]) -> list[dict[str, Any]]:
    """Return the camps, and the most active people, whoever is chosen among them."""
    camps, graph = analysis.camps, analysis.graph
    names = camp_names(letters_of(camps.camp_of), camps.names)
    people, _ = shown_people(analysis, MOST_CHOICES)
    wanted = [value.removeprefix(PERSON) for value in values if value.startswith(PERSON)]
    everybody = dict.fromkeys((*people, *wanted))
    groups = [
        ("Camps", [{"value": CAMP + letter, "label": name} for letter, name in names.items()]),
        ("People", [{"value": PERSON + who, "label": called(graph, who)} for who in everybody]),
    ]
    return [{"group": group, "items": items} for group, items in groups if items]
