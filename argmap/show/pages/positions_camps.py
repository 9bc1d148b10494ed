"""The camps in words: who is in them, how they were found, what they hold, what sets them apart."""

from typing import TYPE_CHECKING, Any

from dash import html
from dash.development.base_component import Component

from argmap.model.stance import NUMBERED
from argmap.show import parts
from argmap.show.figures.camp_voices import Voice, Voices, voices
from argmap.show.figures.people_words import brief, called, camp_names, letters_of
from argmap.show.pages import views
from argmap.show.plain import plain

if TYPE_CHECKING:
    from argmap.analyse.analysis import Analysis

MOST_NAMES, MOST_NAME, LONG = 8, 40, 260
MOST_ANSWERED, MOST_ALONE, FEW = 3, 12, 3
HOW = {
    "named": "They are as people named them.",
    "votes": "They were found in the votes: people who answer alike are in one. "
    "An estimate to explore, not what people are.",
    "links": "They are guessed from who disputes and who backs whom. "
    "A first guess to explore, not what people are.",
}
KINDS = (
    ("strongest", "What most of it holds", "highest share of agreement; then strength on the map"),
    ("distinctive", "What sets it apart", "furthest above every other camp's share of agreement"),
)


def section(analysis: "Analysis", key: str) -> Component:
    """Return each camp in words, or why there are none."""
    camps = analysis.camps
    letters = letters_of(camps.camp_of)
    if not letters:
        told = ["No camps can be told apart here, so everybody is one group. "]
        return _section("The camps", [html.P([*told, parts.outside(camps.reason)])])
    names = camp_names(letters, camps.names)
    known = dict.fromkeys(analysis.held["participant"].tolist())
    outside = [who for who in known if who not in camps.camp_of]
    left = (
        f" {parts.counted(len(outside), 'other person is', 'other people are')} in no camp."
        if outside
        else ""
    )
    head = html.P([f"{HOW[camps.how]} ", parts.outside(camps.reason), _ways(analysis), left])
    cards = [_card(analysis, key, letter, names) for letter in letters]
    return _section(
        f"The {parts.counted(len(letters), 'camp')}",
        [html.Div(head, className="lead"), plain(cards, className="positions-camps")],
    )


def _section(title: str, content: list[Any]) -> Component:
    return html.Section([html.H2(title), *content], className="positions-section")


def _ways(analysis: "Analysis") -> str:
    ways = (analysis.camps.equally_good or 1) - 1
    if not ways:
        return ""
    return f" {parts.counted(ways, 'other way', 'other ways')} to part people would do as well."


def _card(analysis: "Analysis", key: str, letter: str, names: dict[str, str]) -> Component:
    graph = analysis.graph
    people = [who for who, camp in analysis.camps.camp_of.items() if camp == letter]
    named = [who for who in people if not who.startswith(NUMBERED)]
    listed = [parts.outside(brief(called(graph, who), MOST_NAME)) for who in named[:MOST_NAMES]]
    told: list[Any] = [parts.counted(len(people), "person", "people"), ": " if listed else ""]
    for place, name in enumerate(listed):
        told += [", " if place else "", name]
    more = len(people) - len(listed)
    told.append(f" and {more:,} more" if listed and more else "")
    held = voices(analysis, letter)
    content: list[Any] = [
        html.H3(views.camp(names[letter], list(names.values()))),
        html.P(told, className="muted small"),
    ]
    for why, title, term in KINDS:
        of = [row for row in held.several if row["why"] == why]
        if of:
            content += [html.H4(title, title=term), *(_claim(analysis, key, row) for row in of)]
    if held.answered:
        first = [_answered(analysis, key, each) for each in held.answered[:MOST_ANSWERED]]
        content += [html.H4("What one of it holds, and others spoke to"), *first]
        content += _left(len(held.answered) - len(first))
    if held.alone:
        content.append(_alone(analysis, key, held))
    if not any(held):
        nothing = "Nothing is known that more of its people hold than dispute."
        content.append(html.P(nothing, className="muted"))
    return html.Section(content, className="positions-camp")


def _answered(analysis: "Analysis", key: str, voice: Voice) -> Component:
    who = parts.outside(brief(called(analysis.graph, voice.who), MOST_NAME))
    if voice.answers == 1:
        told = "elsewhere one spoke to it, and " + ("agrees" if voice.agree else "does not agree")
    else:
        verb = "agree" if voice.agree > 1 else "agrees"
        told = f"elsewhere {voice.answers:,} spoke to it, {voice.agree or 'none'} {verb}"
    return _said(analysis, key, voice.claim, ["Held by ", who, f"; {told}"])


def _alone(analysis: "Analysis", key: str, held: Voices) -> Component:
    """Return, folded, what only one person holds: it is theirs, not that of the camp."""
    more = "more " if held.several or held.answered else ""
    noun = "claim" if len(held.alone) == 1 else "claims, each"
    first = held.alone[:MOST_ALONE]
    return html.Details(
        [
            html.Summary(f"{len(held.alone):,} {more}{noun} held by one person"),
            html.P("Nobody else in a camp spoke to them.", className="muted small"),
            *(views.quote(analysis.graph, key, claim, most=LONG) for claim in first),
            *_left(len(held.alone) - len(first)),
        ],
        className="fold",
        open=not more and len(held.alone) <= FEW,
    )


def _left(number: int) -> list[Component]:
    return [html.P(f"and {number:,} more", className="muted small")] if number else []


def _claim(analysis: "Analysis", key: str, row: dict[str, Any]) -> Component:
    here = f"{row['agree']:,} of {row['answers']:,} agree here"
    if row["answers_elsewhere"]:
        here += f", {row['agree_elsewhere']:,} of {row['answers_elsewhere']:,} elsewhere"
    else:
        here += ", nobody elsewhere spoke to it"
    return _said(analysis, key, row["claim"], here)


def _said(analysis: "Analysis", key: str, claim: str, told: parts.Children) -> Component:
    count = html.P(told, className="muted small positions-count")
    return html.Div([views.quote(analysis.graph, key, claim, most=LONG), count])
