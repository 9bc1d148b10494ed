"""The board of common ground: every claim in just one section, with counts, names and quotes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from argmap.analyse.ground.words import OF_LABEL, OF_STATUS
from argmap.show.figures.ground_cards import Card, CardMaker
from argmap.show.figures.ground_words import FOLDED, SECTIONS

if TYPE_CHECKING:
    from argmap.analyse.analysis import Analysis

MOST_CARDS, MOST_MORE, MOST_ROWS = 8, 24, 60  # at once, when asked for more, and of short rows


class Section(Struct, frozen=True):
    """Claims of one kind: how many there are, and the cards of the first of them."""

    name: str
    total: int
    cards: tuple[Card, ...]


class Board(Struct, frozen=True):
    """All sections that hold a claim, by name, and what stands above them.

    `members` are the first people of each camp, `people` the most active of all with their names;
    `person` and `camp` say of whom alone claims are shown.
    """

    camps: tuple[str, ...]
    camp_names: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]
    sizes: Mapping[str, int]
    how: str
    reason: str
    outside: int
    voters: int
    people: tuple[tuple[str, str], ...]
    person: str
    camp: str
    claims: int
    questions: int
    equally_good: int | None
    sections: Mapping[str, Section]


def board(analysis: "Analysis", person: str = "", camp: str = "") -> Board:
    """Return the board of a conversation.

    Every claim is in one section, those that say the same as one; questions are in none, since
    they claim nothing. What votes and links make of a claim stands before what was said of it
    outright; what is left is disputed by somebody, contested by nobody, said by one person only,
    or too little is known of it.

    Args:
        analysis: of the conversation.
        person: only claims on which this participant has a stance; all if nobody is called so.
        camp: only those on which somebody of this camp has; a person goes before it.
    """
    sorter = _Sorter(analysis)
    maker = CardMaker(analysis, sorter.rows, sorter.candidates)
    camps = analysis.camps
    person = person if person in maker.people else ""
    camp = camp if camp in camps.camp_of.values() and not person else ""
    places = sorter.places({person} if person else _members(camps.camp_of, camp))
    shown = {name: claims[: _most(name)] for name, claims in places.items()}
    cards = maker.cards([claim for claims in shown.values() for claim in claims])
    letters = tuple(sorted(set(camps.camp_of.values())))
    return Board(
        camps=letters,
        camp_names={letter: camps.names.get(letter, letter) for letter in letters},
        members=maker.members(letters),
        sizes={x: sum(camp == x for camp in camps.camp_of.values()) for x in letters},
        how=camps.how,
        reason=camps.reason,
        outside=len(maker.people - set(camps.camp_of)),
        voters=len({s.participant for s in analysis.graph.stances}),
        people=maker.most_active(),
        person=maker.name(person) if person else "",
        camp=camp,
        claims=sum(map(len, places.values())),
        questions=len(analysis.questions),
        equally_good=camps.equally_good,
        sections={
            name: Section(name, len(claims), tuple(cards[claim] for claim in shown[name]))
            for name, claims in places.items()
        },
    )


def rows(analysis: "Analysis") -> Iterable[Sequence[str | int]]:
    """Yield the board as a table without limits: a row of column names, then one for each claim."""
    sorter = _Sorter(analysis)
    places = sorter.places()
    maker = CardMaker(analysis, sorter.rows, sorter.candidates)
    cards = maker.cards([claim for claims in places.values() for claim in claims], most=10**9)
    camps = maker.camps
    counted = [f"{camp}: {what}" for camp in camps for what in ("agree", "disagree", "unsure")]
    yield ("section", "claim", "id", "said in", *counted, "agree", "disagree", "since",
           "said in words", "guessed", "more answers needed", "quotes")  # fmt: skip
    for name, claims in places.items():
        for claim in claims:
            card = cards[claim]
            voice = {voice.camp: voice for voice in card.voices}
            numbers = [
                count
                for camp in camps
                for count in (voice[camp].agree, voice[camp].disagree, voice[camp].unsure)
            ]
            yield (
                SECTIONS[name].title,
                card.words,
                claim,
                card.badge,
                *numbers,
                "; ".join(name for voice in card.voices for name in voice.holders),
                "; ".join(name for voice in card.voices for name in voice.objectors),
                card.since,
                "yes" if card.explicit else "no",
                "yes" if card.tentative else "no",
                sum(number for _, number in card.needed),
                " | ".join(f"{quote.badge}: {quote.words}" for quote in card.quotes),
            )


def _most(name: str) -> int:
    return MOST_ROWS if name in FOLDED else MOST_CARDS + MOST_MORE


class _Sorter:
    """Puts each claim of a conversation into the section that it belongs to."""

    def __init__(self, analysis: "Analysis") -> None:
        self._analysis = analysis
        self.rows: dict[str, dict[str, Any]] = _by_claim(analysis.status)
        self.candidates: dict[str, dict[str, Any]] = _by_claim(analysis.candidates)

    def places(self, people: Collection[str] = ()) -> dict[str, list[str]]:
        """Return the claims of every section that holds one, in its order.

        Args:
            people: only claims on which one of them has a stance; all if nobody is given.
        """
        wanted = self._touched(people) if people else None
        found: dict[str, list[str]] = {name: [] for name in SECTIONS}
        asked = self._analysis.questions
        for claim in self.rows:  # by the least p of a camp
            if claim not in asked and (wanted is None or claim in wanted):
                found[self._place(claim)].append(claim)
        found["rejected"].sort(key=lambda claim: -self._least(claim, "p_disagree"))
        found["divides"].sort(key=lambda claim: -self._apart(claim))
        found["disputed"].sort(key=self._weight)
        rank = {claim: place for place, claim in enumerate(self.candidates)}
        for name in (*OF_LABEL.values(), "uncontested"):
            found[name].sort(key=rank.__getitem__)
        for name in ("alone", "little"):
            found[name].sort(key=self._moment)
        return {name: claims for name, claims in found.items() if claims}

    def _place(self, claim: str) -> str:
        row, candidate = self.rows[claim], self.candidates.get(claim)
        if row["status"] in OF_STATUS:
            return OF_STATUS[row["status"]]
        if candidate and candidate["label"] in OF_LABEL:
            return OF_LABEL[candidate["label"]]
        agree, disagree, answers = self._sums(claim)
        if agree and disagree:
            return "disputed"
        if candidate and not self._analysis.graph.stances:
            return "uncontested"
        return "alone" if agree == answers == 1 else "little"

    def _sums(self, claim: str) -> tuple[int, int, int]:
        counts = [*self.rows[claim]["counts"], *filter(None, [self.rows[claim]["outside"]])]
        agree, disagree, answers = (
            sum(each[name] for each in counts) for name in ("agree", "disagree", "answers")
        )
        return agree, disagree, answers

    def _least(self, claim: str, name: str) -> float:
        return min((float(each[name]) for each in self.rows[claim]["counts"]), default=0.0)

    def _apart(self, claim: str) -> float:
        shares = [float(each["p_agree"]) for each in self.rows[claim]["counts"] if each["answers"]]
        return max(shares) - min(shares)

    def _weight(self, claim: str) -> tuple[bool, int]:
        """Order what is disputed: across camps first, then what most people speak to."""
        counts = self.rows[claim]["counts"]
        pro = {each["camp"] for each in counts if each["agree"] > each["disagree"]}
        con = {each["camp"] for each in counts if each["disagree"] > each["agree"]}
        return not (pro and con), -self._sums(claim)[2]

    def _moment(self, claim: str) -> int:
        graph = self._analysis.graph
        return graph.conversation.order[graph.comment_of(claim).id]

    def _touched(self, people: Collection[str]) -> set[str]:
        held = self._analysis.held
        return set(held.loc[held["participant"].isin(list(people)), "claim"])


def _members(camp_of: Mapping[str, str], camp: str) -> set[str]:
    return {person for person, its in camp_of.items() if its == camp}


def _by_claim(table: Any) -> dict[str, dict[str, Any]]:
    return {row["claim"]: row for row in table.to_dict("records")}
