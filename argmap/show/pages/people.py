"""Who agrees with whom: the people as a list and as a matrix, and two of them side by side."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html, no_update, set_props
from dash.development.base_component import Component
from msgspec import structs

from argmap.show import ids, parts
from argmap.show.figures.matrix import MOST_PEOPLE, WRITTEN, matrix, rows_of, shown_people
from argmap.show.figures.people_rows import found_people
from argmap.show.figures.people_words import called, camp_names, letters_of, positions_held
from argmap.show.library import Library
from argmap.show.pages import charts, people_list, views
from argmap.show.pages import people_address as at
from argmap.show.pages.people_between import CAMP, PERSON, between, side_of
from argmap.show.plain import DATA, drawn, plain

if TYPE_CHECKING:
    import pandas as pd

    from argmap.analyse.analysis import Analysis

PATH, NAME = at.PATH, "People"
MATRIX = "people-matrix"
MOST_OFFERED = 40  # people at a time
LEAD = (
    "A stance is what somebody said, backed, disputed or voted on. Two people are set side by side "
    "on the claims on which both have one; on all others nothing tells whether they agree."
)
NOBODY = "Nobody has said anything in this conversation yet."
NO_STANCE = (
    "Nobody has a stance on any claim yet: no claim was found that somebody made, and nobody voted."
)
NO_PAIR = (
    "No two people have a stance on the same claim yet. As soon as somebody backs or "
    "disputes what somebody else said, or two people vote on one claim, they stand here."
)


def layout(library: Library, query: Mapping[str, str]) -> Component:
    """Lay out who agrees with whom in the conversation that the address names."""
    if not views.is_here(library, query):
        return views.gone()
    key, analysis = query["c"], library.analysis(query["c"])
    if positions_held(analysis).empty:
        told = NO_STANCE if analysis.graph.comments else NOBODY
        return views.frame(library, query, PATH, [html.P(told, className="lead")])
    state = at.state_of(analysis, query)
    content = [
        dcc.Store(id=ids.PEOPLE_KEY, data=key),
        dcc.Store(id=ids.PEOPLE_LISTED, data=[state.sought, state.shown]),
        html.P(LEAD, className="lead"),
        *_all(analysis, key, state),
        *_two(analysis, key, state),
        *_matrix(analysis),
    ]
    return views.frame(library, query, PATH, content)


def register(app: Dash, library: Library) -> None:
    """Show what the address asks for; put into the address who is chosen or sought."""

    @app.callback(
        Output(ids.PEOPLE_BETWEEN, DATA),
        Output(ids.PEOPLE_ONE, "value"),
        Output(ids.PEOPLE_OTHER, "value"),
        Output(ids.PEOPLE_COMPARED, "data"),
        Input(ids.URL, "search"),
        State(ids.PEOPLE_KEY, "data"),
        State(ids.PEOPLE_COMPARED, "data"),
        prevent_initial_call=True,
    )
    def draw(search: str | None, key: str | None, before: list[str]) -> Any:
        query = at.query_of(search)
        if key is None or query.get("c") != key or key not in library:
            return (no_update,) * 4
        analysis = library.analysis(key)
        values = at.chosen(analysis, at.state_of(analysis, query))
        if list(values) == before:
            return (no_update,) * 4
        sides = [side_of(analysis, value) for value in values]
        return (drawn(between(analysis, key, *sides)), *values, values)

    @app.callback(
        Output(ids.PEOPLE_LIST, DATA),
        Output(ids.PEOPLE_LISTED, "data"),
        Output(ids.PEOPLE_FIND, "value"),
        Input(ids.URL, "search"),
        State(ids.PEOPLE_KEY, "data"),
        State(ids.PEOPLE_LISTED, "data"),
        prevent_initial_call=True,
    )
    def relist(search: str | None, key: str | None, before: list[Any]) -> Any:
        query = at.query_of(search)
        if key is None or query.get("c") != key or key not in library:
            return (no_update,) * 3
        analysis = library.analysis(key)
        state = at.state_of(analysis, query)
        now = [state.sought, state.shown]
        if now == before:
            return (no_update,) * 3
        return drawn(people_list.listed(analysis, key, state)), now, state.sought

    _choosing(app, library)
    for id_ in (ids.PEOPLE_ONE, ids.PEOPLE_OTHER):
        _offering(app, library, id_)


def _offering(app: Dash, library: Library, id_: str) -> None:
    @app.callback(
        Output(id_, "data"),
        Input(id_, "searchValue"),
        Input(id_, "value"),
        State(ids.PEOPLE_KEY, "data"),
        prevent_initial_call=True,
    )
    def offer(sought: str | None, value: str | None, key: str) -> list[dict[str, Any]]:
        return choices(library.analysis(key), sought or "", value or "")


def _choosing(app: Dash, library: Library) -> None:
    @app.callback(
        Input(ids.PEOPLE_ONE, "value"),
        Input(ids.PEOPLE_OTHER, "value"),
        State(ids.URL, "search"),
        State(ids.PEOPLE_KEY, "data"),
        prevent_initial_call=True,
    )
    def choose(one: str | None, other: str | None, search: str | None, key: str) -> None:
        analysis = library.analysis(key)
        now = at.state_of(analysis, at.query_of(search))
        if one and other and (one, other) != at.chosen(analysis, now):
            go(key, structs.replace(now, one=one, other=other))

    @app.callback(
        Input(ids.PEOPLE_FIND, "value"),
        State(ids.URL, "search"),
        State(ids.PEOPLE_KEY, "data"),
        prevent_initial_call=True,
    )
    def find(sought: str | None, search: str | None, key: str) -> None:
        now = at.state_of(library.analysis(key), at.query_of(search))
        if (sought or "") != now.sought:
            go(key, structs.replace(now, sought=sought or "", shown=at.STEP))

    @app.callback(
        Input(f"chart-{MATRIX}", "clickData"),
        State(ids.URL, "search"),
        State(ids.PEOPLE_KEY, "data"),
        prevent_initial_call=True,
    )
    def click(clicked: Mapping[str, Any] | None, search: str | None, key: str) -> None:
        data = clicked["points"][0].get("customdata") if clicked else None
        if data:
            now = at.state_of(library.analysis(key), at.query_of(search))
            one, other = (PERSON + str(who) for who in data[:2])
            go(key, structs.replace(now, one=one, other=other))


def go(key: str, then: at.State) -> None:
    """Lead the browser to another state; it is no output, which would be called too early."""
    set_props(ids.URL, {"href": at.address(key, then)})


def _pairs(analysis: "Analysis", people: list[str]) -> "pd.DataFrame":
    from argmap.analyse.people import agreement  # pandas takes long to import

    return agreement(positions_held(analysis), people)


def _all(analysis: "Analysis", key: str, state: at.State) -> list[Component]:
    number = len(found_people(analysis))
    told = f"{parts.counted(number, 'person has', 'people have')} a stance on something."
    title = html.H2("Who agrees with whom", title="agreement and difference, pair by pair")
    return [title, html.P(told), *people_list.section(analysis, key, state)]


def _matrix(analysis: "Analysis") -> list[Component]:
    people, left = shown_people(analysis)
    pairs = _pairs(analysis, people)
    title = html.H2("All in one picture", title="matrix of agreement")
    if not len(pairs):
        return [html.P(NO_PAIR)]
    among = {*pairs["one"], *pairs["other"]}
    drawn_people = [who for who in people if who in among]
    written = "“3:1” means: they agree on 3 claims and differ on 1. "
    hint = html.P(
        (written if len(drawn_people) <= WRITTEN else "")
        + ("A frame holds a camp together. " if analysis.camps.camp_of else "")
        + "Choose a sign to compare the two above.",
        className="muted small",
    )
    says = _says(len(people), len(drawn_people), left, pairs)
    figure = matrix(analysis, drawn_people, pairs)
    made = charts.chart(MATRIX, figure, says, rows_of(analysis, pairs), wide="Matrix of people")
    return [title, hint, html.Div(made, className="people-matrix")]


def _says(people: int, among: int, left: int, pairs: "pd.DataFrame") -> str:
    """Return what the matrix shows, in sentences."""
    more = sum(pairs["agree"] > pairs["differ"])
    less = sum(pairs["agree"] < pairs["differ"])
    guessed = int((pairs["tentative"] > 0).sum())
    who = (
        f"the {MOST_PEOPLE} most active people"
        if left
        else parts.counted(people, "person", "people")
    )
    told = [
        f"Of {parts.counted(people * (people - 1) // 2, 'pair')} among {who}, {len(pairs):,} have "
        f"a stance on the same claims: {more:,} mostly agree, {less:,} mostly differ, "
        f"{len(pairs) - more - less:,} do neither."
    ]
    if guessed:
        pairs_told = parts.counted(guessed, "pair")
        told.append(f"For {pairs_told} that rests, all or in part, on guessed links.")
    if people - among:
        alone = parts.counted(people - among, "person has", "people have")
        told.append(f"{alone} no claim in common with the others.")
    if left:
        told.append(f"{parts.counted(left, 'more is', 'more are')} in the list above only.")
    return " ".join(told)


def _two(analysis: "Analysis", key: str, state: at.State) -> list[Component]:
    values = at.chosen(analysis, state)
    if not all(values):
        return []
    selects = [
        dmc.Select(
            id=id_, data=choices(analysis, "", value), value=value, label=label, searchable=True,
            allowDeselect=False, size="sm", nothingFoundMessage="Nobody of that name",
            maxDropdownHeight=320,
        )
        for id_, value, label in (
            (ids.PEOPLE_ONE, values[0], "Compare"),
            (ids.PEOPLE_OTHER, values[1], "with"),
        )
    ]  # fmt: skip
    sides = [side_of(analysis, value) for value in values]
    return [
        html.H2("Two side by side", id="people-two"),
        dcc.Store(id=ids.PEOPLE_COMPARED, data=values),
        html.Div(selects, className="people-selects"),
        plain(between(analysis, key, *sides), id=ids.PEOPLE_BETWEEN, **parts.aria(live="polite")),
    ]


def choices(analysis: "Analysis", sought: str, value: str) -> list[dict[str, Any]]:
    """Return the camps and people whose names have the words sought, whoever is chosen first.

    The name of who is chosen, which stands in the field, is no search.
    """
    camps, graph = analysis.camps, analysis.graph
    side = side_of(analysis, value)
    words = "" if side and sought == side.name else " ".join(sought.split()).casefold()
    names = camp_names(letters_of(camps.camp_of), camps.names)
    people = [who for who, _ in found_people(analysis, words)[:MOST_OFFERED]]
    if value.startswith(PERSON):
        people.insert(0, value.removeprefix(PERSON))
    groups = [
        ("Camps", [{"value": CAMP + letter, "label": name} for letter, name in names.items()
                   if words in name.casefold() or value == CAMP + letter]),
        ("People", [{"value": PERSON + who, "label": called(graph, who)}
                    for who in dict.fromkeys(people)]),
    ]  # fmt: skip
    return [{"group": group, "items": items} for group, items in groups if items]
