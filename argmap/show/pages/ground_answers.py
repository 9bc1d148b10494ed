"""The three answers on top of the board: what is shared, what divides, and what is not known."""

from collections.abc import Iterable, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from argmap.show import parts
from argmap.show.figures import words
from argmap.show.figures.ground_board import MOST_CARDS, Board, Section
from argmap.show.figures.ground_cards import Card
from argmap.show.figures.ground_words import SECTIONS
from argmap.show.pages import ground_voices, views

KNOWN = ("shared", "likely", "rejected")
MAYBE = ("said", "several-camps", "conceded", "several")
DIVIDING = ("divides", "disputed", "inside")
OPEN = ("unsure", "alone", "little", "uncontested")
MOST, LONG = 2, 160  # claims that an answer quotes, and characters of each
SUBSTANCE = 7  # words that are likely to be understood alone
Said = list[Component | str]


def answers(key: str, found: Board) -> Component:
    """Return in three short texts what is shared, what divides and what is not known.

    Args:
        key: of the conversation.
        found: the board, whose sections the counts lead to.
    """
    whom = "all camps" if found.camps else "people"
    shared = [*_picks(found, KNOWN), *_of_each(found, MAYBE)][:MOST]
    columns = (
        _answer(key, found, f"What do {whom} share?", [_shared(found)], shared),
        _answer(key, found, "What divides them?", [_divides(found)], _picks(found, DIVIDING)),
        _answer(key, found, "What is not known?", _unknown(key, found), _picks(found, OPEN[:1])),
    )
    return html.Div(columns, className="ground-answers")


def _answer(
    key: str,
    found: Board,
    asked: str,
    said: Sequence[Said],
    picks: Sequence[tuple[str, Card]],
) -> Component:
    first, *more = said
    quoted = [html.Li(_pick(key, found, name, card)) for name, card in picks]
    return html.Section(
        [
            html.H2(asked),
            html.P(first),
            *([html.Ul(quoted)] if quoted else []),
            *(html.P(each, className="muted small") for each in more),
        ]
    )


def _picks(found: Board, names: Iterable[str]) -> list[tuple[str, Card]]:
    """Return the first claims of the first of these sections."""
    sections = [found.sections[name] for name in names if name in found.sections]
    return [(one.name, card) for one in sections for card in _telling(found, one)][:MOST]


def _of_each(found: Board, names: Iterable[str]) -> list[tuple[str, Card]]:
    """Return the first claim of each of these sections, of a single one the first few."""
    there = [name for name in names if name in found.sections]
    if len(there) < MOST:
        return _picks(found, there)
    return [(name, _telling(found, found.sections[name])[0]) for name in there]


def _telling(found: Board, one: Section) -> list[Card]:
    """Return the first cards of a section: as they stand by votes, else those of more words first.

    "I am against it" says little to whoever has not read what stands before it.
    """
    cards = one.cards[:MOST_CARDS]
    return list(cards) if found.voters else sorted(cards, key=_is_short)


def _is_short(card: Card) -> bool:
    return len(card.words.split()) < SUBSTANCE


def _pick(key: str, found: Board, name: str, card: Card) -> list[Component]:
    where: Said = [
        dcc.Link(
            parts.outside(card.badge),
            href=views.address("/explore", key, s=card.claim),
            title="Read it in the conversation",
        )
    ]
    if name in MAYBE:
        where += [f": {SECTIONS[name].title.lower()}"]
    else:
        for voice in card.voices:
            if voice.answers and voice.camp in (*found.camps, "all"):
                who: Said = (
                    [] if voice.camp == "all" else [ground_voices.camp(found, voice.camp), " "]
                )
                where += [" · ", html.Span([*who, ground_voices.counted(voice, name)])]
    said = html.P(parts.outside(words.short(card.words, LONG)))
    return [said, html.P(where, className="muted small")]


def _shared(found: Board) -> Said:
    if not found.claims:
        return ["Nothing is claimed here, so nothing can be shared."]
    of = f"Of {parts.counted(found.claims, 'claim')}, "
    known, maybe = _counts(found, KNOWN), _counts(found, MAYBE)
    if not known and not maybe:
        return [f"{of}none is known to be shared, and nothing was said that may be."]
    if not known:
        return [f"{of}none is known to be shared by all. But ", *maybe, "."]
    return [of, *known, ".", *([" By what was said, ", *maybe, "."] if maybe else [])]


def _divides(found: Board) -> Said:
    counts = _counts(found, DIVIDING, "claim")
    return [*counts, "."] if counts else ["As far as is known, no claim is disputed."]


def _unknown(key: str, found: Board) -> list[Said]:
    counts = _counts(found, OPEN, "claim")
    said: Said = [*counts, "."] if counts else ["Every claim is of one of these two kinds."]
    if "uncontested" in found.sections:
        said.append(" Silence is not agreement.")
    told: list[Said] = [said, [_missing(found)]] if found.claims else [said]
    if found.questions:
        many = parts.counted(found.questions, "question claims", "questions claim")
        where = dcc.Link("Needs attention", href=views.address("/attention", key))
        told.append([f"{many} nothing; what nobody answered is under ", where, "."])
    return told


def _counts(found: Board, names: Iterable[str], noun: str = "") -> Said:
    """Count the claims of sections in a list in words; each count leads to its section."""
    there = [found.sections[name] for name in names if name in found.sections]
    said: Said = []
    for place, section in enumerate(there):
        one, many = SECTIONS[section.name].count
        number = f"{section.total:,}"
        if noun and not place:
            number = parts.counted(section.total, noun)
        last = place + 1 == len(there)
        said += [(" and " if last else ", ")] if place else []
        verb = one if section.total == 1 else many
        said.append(html.A(f"{number} {verb}", href=f"#ground-{section.name}"))
    return said


def _missing(found: Board) -> str:
    open_yet = sum(
        found.sections[name].total
        for name in (*MAYBE, "uncontested", "disputed", "alone", "little")
        if name in found.sections
    )
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
