"""Who holds a claim and who does not, camp by camp: in words, as a bar, and by name."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from argmap.show import parts
from argmap.show.figures.ground_board import Board
from argmap.show.figures.ground_cards import Card, Voice
from argmap.show.pages import views

SETTLES = ("likely", "alone", "little")  # sections whose claims say what would settle them
UNITS = 12  # answers up to which each is seen in a bar


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


def voices(found: Board, name: str, card: Card) -> list[Component]:
    """Return what each camp answered to a claim of a section, and what would settle it."""
    spoken = [voice for voice in card.voices if voice.answers]
    told: list[Component] = [
        html.Ul([_voice(found, name, voice) for voice in spoken], className="voices")
    ]
    silent = [v.camp for v in card.voices if v.camp in found.camps and not v.answers]
    if silent:
        none = f"nobody {'answered' if found.voters else 'spoke to it'}"
        camps = [part for letter in silent for part in (" and ", camp(found, letter))][1:]
        told.append(html.P([*camps, f": {none}"], className="muted small"))
    needed = needed_of(found, card) if name in SETTLES or found.voters else []
    return [*told, html.P(needed, className="muted small")] if needed else told


def _voice(found: Board, name: str, voice: Voice) -> Component:
    """Return what a camp answered: in words, as a bar, and who did."""
    names = []
    for before, people, total in (
        ("", voice.holders, voice.agree),
        ("against: ", voice.objectors, voice.disagree),
    ):
        if people:
            names.append(html.P([before, *listed(people, total)], className="muted small"))
    who: Component | str = "Everybody"
    if not voice.camp:  # they count for no status
        who = "In no camp" if found.camps else "Others"
    elif voice.camp in found.camps:
        who = camp(found, voice.camp)
    head: list[Any] = [
        html.Span(who),
        " ",
        html.Span(counted(voice, name), className="voice-count"),
    ]
    return html.Li([html.P(head), _bar(voice), *names])


def counted(voice: Voice, section: str = "") -> str:
    """Return what a camp answered in words: "3 of 4 agree, 1 unsure"."""
    if voice.unsure == voice.answers:
        return f"{voice.unsure:,} of {voice.answers:,} unsure"
    against = section == "rejected" or (voice.disagree > 0 and not voice.agree)
    number = voice.disagree if against else voice.agree
    verb = "disagree" if against else "agree"
    verb += "s" if number == 1 else ""
    unsure = f", {voice.unsure:,} unsure" if voice.unsure else ""
    return f"{number:,} of {voice.answers:,} {verb}{unsure}"


def _bar(voice: Voice) -> Component:
    """Return a bar of who agrees (full), is unsure (dotted) and disagrees (hatched).

    Few answers are as many squares: one is not to look like all of a camp.
    """
    sides = (("agree", voice.agree), ("unsure", voice.unsure), ("disagree", voice.disagree))
    few = voice.answers <= UNITS
    pieces = [
        html.I(
            className=f"tally-{side}", style={"--units": number} if few else {"flexGrow": number}
        )
        for side, number in sides
        if number
    ]
    return html.Div(
        pieces, className="tally tally-units" if few else "tally", **parts.aria(hidden="true")
    )


def needed_of(found: Board, card: Card) -> list[Component | str]:
    """Return how many more answers would settle a claim, and from which camps."""
    told: list[Component | str] = []
    for letter, number in card.needed:
        whom: list[Component | str] = []
        if letter in found.camps:
            whom = [" from ", camp(found, letter)]
        more = f"{number} " if told else f"{parts.counted(number, 'more answer')}"
        told += [" and " if told else "", more.strip(), *whom]
    return ["needs ", *told, " to settle"] if told else []
