"""What stands above the board of common ground: the camps, the counts, what is missing."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from argmap.show import parts
from argmap.show.figures.ground_board import Board
from argmap.show.figures.ground_words import SECTIONS
from argmap.show.pages import views

HOW = {
    "named": "as people named them",
    "votes": "found in the votes: people who answer alike are in one",
    "links": "guessed from who disputes and who backs whom",
}
GUESSED = {
    "votes": "They are an estimate to explore, not what people are.",
    "links": "They are a first guess to explore, not what people are.",
}
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five")


def lead(key: str, found: Board) -> Component:
    """Return how the camps were found, how many claims are in which section, and what is missing.

    Args:
        key: of the conversation.
        found: the board that stands below.
    """
    return html.Div(
        [
            *_camps(found),
            html.P(_counts(key, found)),
            html.P(_missing(found)),
            *_narrow(key, found),
        ],
        className="ground-lead",
    )


def camp(found: Board, letter: str) -> Component:
    """Return how a camp is called, with its glyph."""
    names = [found.camp_names[x] for x in found.camps]
    return views.camp(found.camp_names[letter], names)


def listed(names: tuple[str, ...], total: int) -> list[Component | str]:
    """Return names as a list in words: "Ada, Ben and 3 more"; nothing where there are none."""
    if not names:
        return []
    rest = total - len(names)
    last = f" and {rest:,} more" if rest > 0 else ""
    told: list[Component | str] = []
    for place, name in enumerate(names):
        before = ", " if place + 1 < len(names) or last else " and "
        told += [before if place else "", parts.outside(name)]
    return [*told, last]


def _camps(found: Board) -> list[Component]:
    if not found.camps:
        told = "No camps can be told apart here, so everybody is counted together. "
        return [html.P([told, parts.outside(found.reason)])]
    number = len(found.camps)
    many = NUMBERS[number] if number < len(NUMBERS) else f"{number}"
    head = f"{many} {'camp' if number == 1 else 'camps'}, {HOW[found.how]}:"
    why: list[Any] = [] if found.how == "named" else [parts.outside(found.reason), " "]
    after = [*why, *_others(found), GUESSED.get(found.how, "")]
    return [
        html.P(head),
        html.Ul([html.Li(_camp(found, x)) for x in found.camps], className="ground-camps"),
        html.P(after, className="muted"),
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


def _counts(key: str, found: Board) -> list[Component | str]:
    """Count the claims of each section; each count leads to it."""
    of = parts.counted(found.claims, "claim")
    said: list[Component | str] = [f"Of {of}, "]
    if found.person or found.camp:
        who = camp(found, found.camp) if found.camp else parts.outside(found.person)
        everything = dcc.Link("show all", href=views.address("/ground", key))
        said = ["Only what ", html.Strong(who), " spoke to is shown (", everything, f"). Of {of}, "]
    for place, section in enumerate(found.sections.values()):
        one, many = SECTIONS[section.name].count
        words = f"{section.total:,} {one if section.total == 1 else many}"
        last = place + 1 == len(found.sections)
        said.append((" and " if last else ", ") if place else "")
        said.append(html.A(words, href=f"#ground-{section.name}"))
    said.append(". ")
    if found.questions:
        told = parts.counted(found.questions, "question claims", "questions claim")
        where = dcc.Link("Needs attention", href=views.address("/attention", key))
        said += [f"{told} nothing; what nobody answered is under ", where, "."]
    return said


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
    return [html.Details([summary, items], className="ground-more")]


def _missing(found: Board) -> str:
    open_yet = sum(
        found.sections[name].total
        for name in ("said", "both", "conceded", "several", "uncontested", "disputed", "alone",
                     "little")
        if name in found.sections
    )  # fmt: skip
    whom = "every camp" if found.camps else "everybody"
    if not found.voters:
        none = open_yet == found.claims
        fewer = parts.counted(open_yet, "claim has fewer", "claims have fewer")
        fewer = "no claim has that many" if none else fewer
        return (
            "Nobody has voted here: a claim counts as held by those who make it or back it. To "
            f"call it shared takes at least 3 answers from {whom}, most of them for it; {fewer}."
        )
    voted = parts.counted(found.voters, "person has", "people have")
    if not open_yet:
        return f"{voted} voted; every claim has answers enough to tell what it is."
    return (
        f"{voted} voted. For {parts.counted(open_yet, 'claim')} more answers are needed; "
        "how many, and from which camp, stands beside them."
    )
