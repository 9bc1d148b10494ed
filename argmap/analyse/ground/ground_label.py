"""Why a claim may be common ground, kept up to date as people make, back, grant and dispute it."""

from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

SAID, CONCEDED = "said to be shared", "conceded"
CAMPS = "held in more than one camp"
SEVERAL, UNCONTESTED = "held by several", "uncontested"
LABELS = (SAID, CONCEDED, CAMPS, SEVERAL, UNCONTESTED)


Times = dict[str, int]  # how often something is there; what is not, has no key


class Event(NamedTuple):
    """At some place somebody `makes`, `says` (that all share), `backs`, `grants` or `disputes` it.

    Of "same", which joins the groups of two claims, `other` is the second claim.
    """

    at: int
    what: str
    claim: str
    by: str = ""
    other: str = ""
    sure: bool = True


class Ground:
    """What bears on one group of claims so far; `label` says why it may be common ground.

    Args:
        camp_of: the camp of each participant that has one.
        unnamed: participants without a name; several of them may be one person.
    """

    def __init__(self, camp_of: Mapping[str, str], unnamed: Container[str]) -> None:
        self._camp_of, self._unnamed = camp_of, unnamed
        self._events: list[Event] = []
        self._said = 0
        self._makers: Times = {}
        self._holders: Times = {}
        self._against: Times = {}
        self._granters: Times = {}
        self._for_camp: Times = {}
        self._not_camp: Times = {}
        self._names: Times = {}
        self._sides: Times = {}

    def add(self, event: Event) -> None:
        """Take in what somebody did."""
        self._events.append(event)
        self._count(event, 1)

    def label_with(self, gone: Iterable[Event], more: Iterable[Event]) -> str | None:
        """Return the label that it would have without some events and with some others."""
        changes = [*((event, -1) for event in gone), *((event, 1) for event in more)]
        for event, by in changes:
            self._count(event, by)
        label = self.label
        for event, by in changes:
            self._count(event, -by)
        return label

    def join(self, other: "Ground") -> None:
        """Take in all that bears on claims that say the same."""
        for event in other._events:
            self.add(event)

    def __len__(self) -> int:
        return len(self._events)

    def _count(self, event: Event, by: int) -> None:
        person = event.by
        if event.what == "disputes":
            if _turned(self._against, person, by) and person in self._camp_of:
                _turned(self._not_camp, self._camp_of[person], by)
            return
        if event.what == "says":
            self._said += by
        if event.what in ("makes", "says"):
            _turned(self._makers, person, by)
        if event.what == "grants":
            _turned(self._granters, person, by)
        if _turned(self._holders, person, by):
            camp = self._camp_of.get(person)
            _turned(self._names, "" if person in self._unnamed else person, by)
            _turned(self._sides, person if camp is None else f"camp {camp}", by)
            if camp is not None:
                _turned(self._for_camp, camp, by)

    @property
    def label(self) -> str | None:
        """The strongest reason, None where there is none; see `common_ground`."""
        if self._said and self._against.keys() <= self._makers.keys():
            return SAID
        if self._granters.keys() - self._against.keys():
            return CONCEDED
        if sum(times > self._not_camp.get(camp, 0) for camp, times in self._for_camp.items()) >= 2:
            return CAMPS
        if self._against or len(self._names) < 2 or len(self._sides) < 2:
            return None
        return SEVERAL


def _turned(times: Times, key: str, by: int) -> bool:
    """Count one more or less of something; say whether it came to be there, or no longer is."""
    before = times.get(key, 0)
    if before + by:
        times[key] = before + by
        return not before
    del times[key]
    return True


def history(
    events: Iterable[Event], camp_of: Mapping[str, str], unnamed: Container[str]
) -> list[tuple[int, str | None]]:
    """Return the places at which a group of claims gets, changes or loses its label.

    Before a "same" event its two claims are looked at apart; the strongest label of any counts.

    Args:
        events: all that bears on the group, in order of place.
        camp_of: see `Ground`.
        unnamed: see `Ground`.
    """
    grounds: dict[str, Ground] = {}
    changes: list[tuple[int, str | None]] = []
    waiting: int | None = None
    for event in events:
        if waiting is not None and event.at != waiting:
            _note(changes, waiting, grounds)
        waiting = event.at
        ground = grounds.setdefault(event.claim, Ground(camp_of, unnamed))
        if event.what == "same":
            _join(grounds, ground, grounds.setdefault(event.other, Ground(camp_of, unnamed)))
        else:
            ground.add(event)
    if waiting is not None:
        _note(changes, waiting, grounds)
    return changes


def _join(grounds: dict[str, Ground], one: Ground, other: Ground) -> None:
    if one is other:
        return
    kept, gone = (one, other) if len(one) >= len(other) else (other, one)
    kept.join(gone)
    for claim, ground in grounds.items():
        if ground is gone:
            grounds[claim] = kept


def _note(changes: list[tuple[int, str | None]], at: int, grounds: Mapping[str, Ground]) -> None:
    labels = [each.label for each in {id(g): g for g in grounds.values()}.values()]
    best = min((LABELS.index(x) for x in labels if x is not None), default=None)
    label = None if best is None else LABELS[best]
    if label != (changes[-1][1] if changes else None):
        changes.append((at, label))
