"""The cards of the board of common ground: a claim with counts per camp, names and quotes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from argmap.model import ArgumentGraph, Comment, Link

if TYPE_CHECKING:
    from argmap.analyse.analysis import Analysis

How = Literal["says", "concedes", "same", "backs", "reasons", "disputes"]

MOST_NAMES, MOST_MEMBERS, MOST_PEOPLE, MOST_QUOTES = 4, 6, 60, 4
NUMBERED = re.compile(r"participant \d+")  # in exports of votes: a number is no name
Row = Mapping[str, Any]


class Voice(Struct, frozen=True):
    """What a camp answered to a claim, and the first of those who did by name.

    `camp` is its letter, "all" where no camps are known, "" for people without a camp.
    """

    camp: str
    agree: int
    disagree: int
    unsure: int
    holders: tuple[str, ...] = ()
    objectors: tuple[str, ...] = ()

    @property
    def answers(self) -> int:
        """How many answered."""
        return self.agree + self.disagree + self.unsure


class Quote(Struct, frozen=True):
    """Words that a card rests on, where they stand, and what they do."""

    node: str
    badge: str
    words: str
    how: How


class Card(Struct, frozen=True):
    """A claim of the board.

    `words[slice(*spoken)]` says outright that it is shared or grants it, where it is not empty;
    `since` names the comment from which on it is what it is, "" where that is where it was said;
    `explicit`: it was said in words to be shared or granted; `tentative`: it rests on the machine;
    `needed`: how many more answers of which camps would settle it.
    """

    claim: str
    words: str
    spoken: tuple[int, int]
    badge: str
    voices: tuple[Voice, ...]
    quotes: tuple[Quote, ...]
    more_quotes: int
    since: str
    since_node: str
    explicit: bool
    tentative: bool
    sure: bool
    needed: tuple[tuple[str, int], ...]

    @property
    def alone(self) -> bool:
        """Whether only one person holds it, and others disagree."""
        agree = sum(voice.agree for voice in self.voices)
        return agree == 1 and sum(voice.disagree for voice in self.voices) > 1


class CardMaker:
    """Makes the cards of one conversation.

    Args:
        analysis: of the conversation.
        status: by claim, its row of `Analysis.status`.
        candidates: by claim, its row of `Analysis.candidates`, where it is one.
    """

    def __init__(
        self, analysis: "Analysis", status: Mapping[str, Row], candidates: Mapping[str, Row]
    ) -> None:
        self._analysis, self._graph = analysis, analysis.graph
        self._status, self._candidates = status, candidates

    @cached_property
    def camps(self) -> tuple[str, ...]:
        """The letters of the camps, "all" where none are known, and "" for people without one."""
        counts = next(iter(self._status.values()), {"counts": ()})["counts"]
        return (*(each["camp"] for each in counts), "")

    @cached_property
    def people(self) -> set[str]:
        """Everybody who said or answered anything."""
        return {*self._analysis.held["participant"], *self._analysis.camps.camp_of}

    def members(self, camps: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return the first names of each camp."""
        of: dict[str, list[str]] = {camp: [] for camp in camps}
        for person, camp in self._analysis.camps.camp_of.items():
            of[camp].append(person)
        return {camp: self.named(people)[:MOST_MEMBERS] for camp, people in of.items()}

    def cards(self, claims: Sequence[str], most: int = MOST_NAMES) -> dict[str, Card]:
        """Return the cards of some claims, with that many names a camp and side."""
        sides = self._sides(claims)
        return {claim: self._card(claim, sides, most) for claim in claims}

    def _card(self, claim: str, sides: Mapping[tuple[str, str, int], list[str]], most: int) -> Card:
        row, candidate = self._status[claim], self._candidates.get(claim)
        quotes = quotes_of(self._graph, claim, candidate)
        since = candidate["first"] if candidate else self._graph.comment_of(claim).id
        later = since != self._graph.comment_of(claim).id
        return Card(
            claim=claim,
            words=_line(self._graph.texts[claim]),
            spoken=spoken_in(self._graph, claim, candidate),
            badge=self._graph.badge(claim),
            voices=tuple(self._voices(claim, row, sides, most)),
            quotes=quotes[:MOST_QUOTES],
            more_quotes=max(0, len(quotes) - MOST_QUOTES),
            since=self._graph.badge(since) if later else "",
            since_node=since,
            explicit=bool(candidate and candidate["explicit"]),
            tentative=self._tentative(claim, row, candidate),
            sure=bool(row["sure"]),
            needed=tuple((each["camp"], int(each["answers"])) for each in row["needed_from"]),
        )

    def _tentative(self, claim: str, row: Row, candidate: Row | None) -> bool:
        """Return whether it would not be here without links that were guessed."""
        if row["tentative"] or candidate:
            return bool(row["tentative"] or (candidate and candidate["tentative"]))
        return claim in self._guessed

    @cached_property
    def _guessed(self) -> set[str]:
        """The claims of which somebody's stance rests on guessed links alone."""
        held = self._analysis.held
        return set(held.loc[held["tentative"], "claim"])

    def _voices(
        self, claim: str, row: Row, sides: Mapping[tuple[str, str, int], list[str]], most: int
    ) -> list[Voice]:
        outside = row["outside"] or {"agree": 0, "disagree": 0, "unsure": 0}
        counts = {**{each["camp"]: each for each in row["counts"]}, "": outside}
        return [
            Voice(
                camp,
                int(counts[camp]["agree"]),
                int(counts[camp]["disagree"]),
                int(counts[camp]["unsure"]),
                self.named(sides.get((claim, camp, 1), ()))[:most],
                self.named(sides.get((claim, camp, -1), ()))[:most],
            )
            for camp in self.camps
        ]

    def _sides(self, claims: Sequence[str]) -> dict[tuple[str, str, int], list[str]]:
        """Return by claim, camp and side the participants."""
        from argmap.analyse.stances import side  # pandas takes long to import

        held = self._analysis.held
        held = held[held["claim"].isin(set(claims))]
        camp_of = self._analysis.camps.camp_of
        found: dict[tuple[str, str, int], list[str]] = {}
        alone = "" if camp_of else self.camps[0]
        columns = (held[name].tolist() for name in ("participant", "claim", "value"))
        for person, claim, value in zip(*columns, strict=True):
            place = claim, camp_of.get(person, alone), side(value)
            found.setdefault(place, []).append(person)
        return found

    def named(self, people: Sequence[str]) -> tuple[str, ...]:
        """Return how participants are called, without those who are called by a number alone."""
        return tuple(self.name(person) for person in people if NUMBERED.fullmatch(person) is None)

    def name(self, person: str) -> str:
        """Return how a participant is called: by name, or by the comment that bears none."""
        comments = self._graph.conversation.by_id
        return self._graph.mark(person) if person in comments else person

    def most_active(self, most: int = MOST_PEOPLE) -> tuple[tuple[str, str], ...]:
        """Return those who wrote something and have a stance on most claims, and their names."""
        from argmap.analyse.participants import participant_of  # pandas takes long to import

        wrote = {participant_of(comment) for comment in self._graph.comments}
        stances = self._analysis.held["participant"].value_counts(sort=False)
        active = [person for person in stances.index if person in wrote]
        active.sort(key=lambda person: -int(stances[person]))
        return tuple((person, self.name(person)) for person in active[:most])


def quotes_of(graph: ArgumentGraph, claim: str, candidate: Row | None) -> tuple[Quote, ...]:
    """Return the words that a card rests on, without the claim itself.

    First what says outright or concedes that it is shared, then what says the same or backs it,
    last what disputes it. Words that stand in a quote before them are left out.

    Args:
        graph: where they stand.
        claim: the claim of the card.
        candidate: its row of `argmap.analyse.ground.common_ground`, where it is one.
    """
    own = graph.comment_of(claim)
    found: list[Quote] = []
    told = {own.id: [_line(graph.texts[claim])]}  # by comment, what of it is quoted already
    for node, words, how in (*_for_it(graph, claim, candidate), *_against_it(graph, claim)):
        said, comment = _line(words), graph.comment_of(node)
        if any(said in before for before in told.get(comment.id, ())):
            continue
        told.setdefault(comment.id, []).append(said)
        if how == "backs" and _by(comment) == _by(own):
            how = "reasons"
        found.append(Quote(node, graph.badge(node), said, how))
    return tuple(found)


def spoken_in(graph: ArgumentGraph, claim: str, candidate: Row | None) -> tuple[int, int]:
    """Return which stretch of a claim, on one line, says that it is shared or concedes it."""
    whole, own = _line(graph.texts[claim]), graph.comment_of(claim).id
    if candidate is not None and candidate["explicit"]:
        said = (_line(words) for node, _start, _end, words in candidate["quotes"] if node == own)
        for words in said:
            if words in whole:
                start = whole.index(words)
                return start, start + len(words)
    return 0, 0


def _for_it(
    graph: ArgumentGraph, claim: str, candidate: Row | None
) -> Iterator[tuple[str, str, How]]:
    if candidate is None:
        for link in graph.links_at[claim]:
            if link.kind == "support" and link.target == claim:
                yield link.source, _words(graph, link), "backs"
        return
    own, granted = graph.comment_of(claim).id, set(candidate["granted_by"])
    for node, _start, _end, words in candidate["quotes"]:
        comment = graph.comment_of(node)
        spoken = node == comment.id
        if node in candidate["same_as"]:
            yield node, words, "same"
        elif _by(comment) in granted and (spoken or comment.id != own):
            yield node, words, "concedes"
        else:
            yield node, words, "says" if spoken and comment.id == own else "backs"


def _against_it(graph: ArgumentGraph, claim: str) -> Iterator[tuple[str, str, How]]:
    for link in graph.links_at[claim]:
        if link.kind == "rebut" and link.target == claim:
            yield link.source, _words(graph, link), "disputes"


def _words(graph: ArgumentGraph, link: Link) -> str:
    """Return the words of a link's source; of a whole comment those that the link rests on."""
    if link.source in graph.claim_by_id:
        return graph.texts[link.source]
    spans = [span for span in link.evidence if span.node == link.source]
    text = graph.texts[link.source]
    return text[spans[0].start : spans[0].end] if spans else text


def _by(comment: Comment) -> str:
    from argmap.analyse.participants import participant_of  # pandas takes long to import

    return participant_of(comment)


def _line(text: str) -> str:
    return " ".join(text.split())
