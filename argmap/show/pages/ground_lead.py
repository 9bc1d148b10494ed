"""What stands above the board of common ground: the camps, the three answers, ways to narrow it."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from argmap.show import parts
from argmap.show.figures.ground_board import Board
from argmap.show.pages import views
from argmap.show.pages.ground_answers import answers
from argmap.show.pages.ground_voices import camp, listed

HOW = {
    "named": "as people named them",
    "votes": "found in the votes, where people who answer alike are in one",
    "links": "guessed from who disputes and who backs whom",
}
GUESSED = {
    "votes": " They are an estimate to explore, not what people are.",
    "links": " They are a first guess to explore, not what people are.",
}
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five")


def lead(key: str, found: Board) -> Component:
    """Return the camps in a sentence, what is shared, what divides, what is not known, and more.

    Args:
        key: of the conversation.
        found: the board that stands below.
    """
    return html.Div(
        [
            *_only(key, found),
            html.P(_camps(found), className="ground-sides"),
            answers(key, found),
            *_members(found),
            *_narrow(key, found),
        ],
        className="ground-lead",
    )


def _only(key: str, found: Board) -> list[Component]:
    """Return of whom alone claims are shown, and the way to all."""
    if not (found.person or found.camp):
        return []
    who = camp(found, found.camp) if found.camp else parts.outside(found.person)
    everything = dcc.Link("show all", href=views.address("/ground", key))
    return [html.P(["Only what ", html.Strong(who), " spoke to is shown (", everything, ")."])]


def _camps(found: Board) -> list[Component | str]:
    if not found.camps:
        told = "No camps can be told apart here, so everybody is counted together. "
        return [told, parts.outside(found.reason)]
    number = len(found.camps)
    many = NUMBERS[number] if number < len(NUMBERS) else f"{number}"
    said: list[Component | str] = [
        f"{many} {'camp' if number == 1 else 'camps'}, {HOW[found.how]}: "
    ]
    for place, letter in enumerate(found.camps):
        before = " and " if place + 1 == number else ", "
        people = parts.counted(found.sizes[letter], "person", "people")
        said += [before if place else "", camp(found, letter), f" ({people})"]
    return [*said, ".", GUESSED.get(found.how, "")]


def _members(found: Board) -> list[Component]:
    """Return who is in which camp, and how that was found."""
    if not found.camps:
        return []
    why: list[Any] = [] if found.how == "named" else [parts.outside(found.reason), " "]
    return [
        html.Details(
            [
                html.Summary("Who is in the camps, and how they were found", className="small"),
                html.Ul([html.Li(_camp(found, x)) for x in found.camps], className="ground-camps"),
                html.P([*why, *_others(found)], className="muted"),
            ],
            className="ground-more",
            **parts.data(key="members"),
        )
    ]


def _camp(found: Board, letter: str) -> list[Component | str]:
    size = found.sizes[letter]
    people = f", {parts.counted(size, 'person', 'people')}"
    names = listed(found.members[letter], size)
    return [camp(found, letter), people, ": " if names else "", *names]


def _others(found: Board) -> list[str]:
    ways = (found.equally_good or 1) - 1
    others = []
    if ways:
        others.append(f"{parts.counted(ways, 'other way', 'other ways')} to part them do as well. ")
    if found.outside:
        told = parts.counted(found.outside, "other person is", "other people are")
        others.append(f"{told} in no camp. ")
    return others


def _narrow(key: str, found: Board) -> list[Component]:
    """Return links by which the claims of one camp or person alone are shown."""
    if len(found.people) + len(found.camps) < 2:
        return []
    ways = [
        dcc.Link(camp(found, letter), href=views.address("/ground", key, g=letter))
        for letter in found.camps
    ]
    ways += [
        dcc.Link(parts.outside(name), href=views.address("/ground", key, a=person))
        for person, name in found.people
    ]
    summary = html.Summary("Show only what one camp or person spoke to", className="small")
    items = html.Ul([html.Li(way) for way in ways], className="ground-ways")
    return [
        html.Details(
            [summary, items], className="ground-more ground-narrow", **parts.data(key="ways")
        )
    ]
