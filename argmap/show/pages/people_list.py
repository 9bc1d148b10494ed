"""The people as a list to read: on how many claims each has a stance, who is near, who is far."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dash import dcc, html
from dash.development.base_component import Component
from msgspec import structs

from argmap.show import ids, parts
from argmap.show.figures.people_rows import Near, Person, described, found_people
from argmap.show.figures.people_words import brief, called, camp_names, letters_of
from argmap.show.pages import views
from argmap.show.pages.people_address import MOST_SHOWN, PATH, STEP, State, address
from argmap.show.pages.people_between import PERSON
from argmap.show.plain import plain

if TYPE_CHECKING:
    from argmap.analyse.analysis import Analysis

NOTE = (
    "“Ada (5 of 6)” means: of 6 claims on which both have a stance they agree, or differ, on 5. "
    "Choose a name to compare the two."
)
LONG = 28  # characters of the name of somebody else
NEAR = (("agrees", "Agrees most with "), ("differs", "Differs most from "))


def section(analysis: "Analysis", key: str, state: State) -> list[Component]:
    """Return the list below its search, which there is where the list is cut."""
    many = len(found_people(analysis)) > STEP
    search = dcc.Input(
        id=ids.PEOPLE_FIND,
        type="search",
        value=state.sought,
        debounce=0.5,
        placeholder="Name, or part of it",
        autoComplete="off",
    )
    label = html.Label("Find a person", htmlFor=ids.PEOPLE_FIND)
    field = html.Div([label, search], className="people-find", hidden=not many)
    return [field, plain(listed(analysis, key, state), id=ids.PEOPLE_LIST)]


def listed(analysis: "Analysis", key: str, state: State) -> list[Any]:
    """Return the people that a state shows, and how many more there are."""
    found = found_people(analysis, state.sought)
    if not found:
        return [html.P("Nobody of that name has a stance on anything.", role="status")]
    shown = described(analysis, found[: state.shown])
    near = any(person.agrees or person.differs for person in shown)
    items = [_person(analysis, key, person) for person in shown]
    return [
        html.P(NOTE, className="muted small") if near else None,
        html.Ol(items, className="people-list"),
        *_more(key, state, len(found) - len(shown)),
    ]


def _more(key: str, state: State, left: int) -> list[Component]:
    if not left:
        return []
    told: list[Any] = [f"{left:,} more, with fewer claims. "]
    if state.shown < MOST_SHOWN:
        then = structs.replace(state, shown=min(MOST_SHOWN, state.shown * 2))
        told.append(dcc.Link("Show more", href=address(key, then), className="button button-small"))
    else:
        told.append("Find them by name.")
    return [html.P(told, className="people-more")]


def _person(analysis: "Analysis", key: str, person: Person) -> Component:
    name = called(analysis.graph, person.who)
    stances = dcc.Link(
        parts.counted(person.claims, "claim"),
        href=views.address("/ground", key, a=person.who),
        title=f"What {name} said, backed, disputed or voted on",
    )
    near = [
        html.P(
            [html.Span(title, className="muted"), *_near(analysis, key, person.who, found)],
            className=f"people-{field}",
        )
        for field, title in NEAR
        if (found := getattr(person, field))
    ]
    alone = html.P("No claim in common with anybody.", className="muted people-agrees")
    return html.Li(
        [
            html.P([*_glyph(analysis, person.who), html.Strong(parts.outside(name)), " · ",
                    stances]),
            *(near or [alone]),
        ]
    )  # fmt: skip


def _near(analysis: "Analysis", key: str, who: str, found: Sequence[Near]) -> list[Any]:
    told: list[Any] = []
    for place, other in enumerate(found):
        name = called(analysis.graph, other.who)
        link = dcc.Link(
            parts.outside(brief(name, LONG)),
            href=views.address(PATH, key, a=PERSON + who, b=PERSON + other.who),
            className="people-pair",
            title=f"Compare {called(analysis.graph, who)} and {name}",
        )
        told += [", " if place else "", link, f" ({other.number:,} of {other.both:,})"]
    return told


def _glyph(analysis: "Analysis", who: str) -> list[Any]:
    """Return the glyph of the camp of somebody, with its name for those who do not see it."""
    letters = letters_of(analysis.camps.camp_of)
    camp = analysis.camps.camp_of.get(who)
    if camp not in letters:
        return []
    place = letters.index(camp) % len(views.GLYPHS)
    name = camp_names(letters, analysis.camps.names)[camp]
    glyph = html.Span(views.GLYPHS[place], className="glyph", **parts.aria(hidden="true"))
    return [
        html.Span([glyph, parts.hidden(f"{name}: ")], className=f"camp camp-{place}", title=name),
        " ",
    ]
