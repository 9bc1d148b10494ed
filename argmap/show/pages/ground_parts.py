"""The sections and cards of the board of common ground."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from argmap.show import parts
from argmap.show.figures import words
from argmap.show.figures.ground_board import MOST_CARDS, Board, Section
from argmap.show.figures.ground_cards import Card, Quote
from argmap.show.figures.ground_words import FOLDED, SECTIONS
from argmap.show.pages import views
from argmap.show.pages.ground_voices import SETTLES, needed_of, voices

DOES = {
    "says": "says so",
    "concedes": "concedes it",
    "same": "says the same",
    "backs": "backs it",
    "reasons": "gives this reason",
    "disputes": "disputes it",
}
ALONE = "a minority of one: nobody else is known to hold it, and two or more disagree"
LONG = 320  # characters of a quote


def section(key: str, found: Board, one: Section, room: bool = False) -> Component:
    """Return a section with its heading, what it means (in a room or not), and its cards."""
    told = SECTIONS[one.name]
    count = html.Span(f" {one.total:,}", className="count")
    heading = html.H3([told.title, count], title=told.term)
    note = html.P(told.meaning(room), className="ground-note", id=f"ground-{one.name}")
    if one.name in FOLDED:
        items = [_row(key, found, one.name, card) for card in one.cards]
        inside = [note, html.Ul(items, className="ground-rows"), *_left(one)]
        return html.Details(
            [html.Summary(heading), *inside], className="ground-folded", **parts.data(key=one.name)
        )
    cards = [_card(key, found, one.name, card) for card in one.cards]
    more = cards[MOST_CARDS:]
    return html.Section(
        [
            heading,
            note,
            html.Ol(cards[:MOST_CARDS], className="ground-cards"),
            *([_more(more), *_left(one)] if more else _left(one)),
        ],
        className="ground-section",
        **parts.data(key=one.name),
    )


def _more(cards: list[Component]) -> Component:
    summary = html.Summary(f"Show {len(cards):,} more")
    return html.Details(
        [summary, html.Ol(cards, className="ground-cards")], className="ground-more"
    )


def _left(one: Section) -> list[Component]:
    left = one.total - len(one.cards)
    told = (
        f"{parts.counted(left, 'more is', 'more are')} in the table that can be downloaded below."
    )
    return [html.P(told, className="muted small")] if left else []


def _card(key: str, found: Board, name: str, card: Card) -> Component:
    said = [
        html.P(_claim(card), className="ground-claim"),
        _about(key, card),
        *(_quote(key, quote) for quote in card.quotes),
    ]
    if card.more_quotes:
        told = f"and {parts.counted(card.more_quotes, 'more quote')} in the table below"
        said.append(html.P(told, className="muted small"))
    return html.Li(
        [html.Div(said, className="ground-said"), html.Div(voices(found, name, card))],
        className="ground-card",
    )


def _claim(card: Card) -> Component:
    """Return the words of a claim, with those marked that say that it is shared."""
    start, end = card.spoken
    if start == end:
        return parts.outside(card.words)
    said: list[Any] = [card.words[:start], html.Mark(card.words[start:end]), card.words[end:]]
    return html.Bdi(said, dir="auto")


def _row(key: str, found: Board, name: str, card: Card) -> Component:
    """Return a claim on one line, of those of which little is to be said."""
    needed = needed_of(found, card) if name in SETTLES else []
    told = [html.Span(needed, className="muted")] if needed else []
    return html.Li(
        [
            html.Span(parts.outside(words.short(card.words, LONG)), className="ground-words"),
            html.Span([_badge(key, card), *([" · "] if told else []), *told], className="small"),
        ]
    )


def _about(key: str, card: Card) -> Component:
    """Return where the claim stands, since when it is what it is, and how sure that is."""
    told: list[Component | str] = [_badge(key, card)]
    if card.since:
        since = dcc.Link(
            parts.outside(card.since), href=views.address("/explore", key, s=card.since_node)
        )
        told += [" · since ", since]
    here = views.address("/explore", key, s=card.claim, tab="map")
    told.append(views.on_the_map(card.badge, here))
    if card.explicit:
        told += [" ", html.Span("in words", className="tag", title="explicit: somebody says so")]
    if card.alone:
        told += [" ", html.Span("only one holds it", className="tag", title=ALONE)]
    if card.tentative:
        tip = "tentative: it rests on links that were guessed; accept or correct them on the map"
        told += [" ", html.Span("guessed", className="tag tag-unsure", title=tip)]
    return html.P(told, className="ground-about")


def _badge(key: str, card: Card) -> Component:
    return dcc.Link(
        parts.outside(card.badge),
        href=views.address("/explore", key, s=card.claim),
        title="Read it in the conversation",
    )


def _quote(key: str, quote: Quote) -> Component:
    said: Component = parts.outside(words.short(quote.words, LONG))
    if quote.how in ("says", "concedes"):
        said = html.Mark(said)
    where = dcc.Link(
        parts.outside(quote.badge),
        href=views.address("/explore", key, s=quote.node),
        title="Read it in the conversation",
    )
    return html.Blockquote(
        [html.P(said), html.Footer([where, " ", DOES[quote.how]])], className="said"
    )
