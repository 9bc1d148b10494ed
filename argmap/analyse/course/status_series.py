"""How many claims have which status, kept up to date stance by stance."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import isnan

from argmap.analyse.camps.camp_counts import ALL
from argmap.analyse.ground.beta import surely
from argmap.analyse.ground.needed import LEAST_ANSWERS, MOST, SMALL
from argmap.analyse.ground.status import (
    APART,
    DIVIDED,
    DIVIDES,
    HESITANT,
    INSIDE,
    LIKELY,
    REJECTED,
    SHARED,
    TOO_LITTLE,
    UNSURE,
)
from argmap.analyse.stances import SAID, moment, side
from argmap.model import Stance

Answers = tuple[int, int, int]  # agree, unsure, disagree: of one camp
History = list[Stance]


class StatusSeries:
    """Claims and stances as they come; `counts` says how many claims have each status so far.

    Claims that say the same count as one from the link on that says so. What it tells after some
    stances is what `status` tells of these stances at once; a step takes a time that does not
    grow with the number of claims.

    Args:
        camp_of: the camp of each participant that has one; without any, all are one camp.
        room: the camp by which each person counts in a room with a known list; None in an open
            group.
    """

    def __init__(self, camp_of: Mapping[str, str], room: Mapping[str, str] | None = None) -> None:
        camp_of = camp_of if room is None else room
        names = sorted(set(camp_of.values())) or [ALL]
        size = Counter(camp_of.values())
        self._people = None if room is None else tuple(size[name] for name in names)
        self._column = {name: place for place, name in enumerate(names)}
        self._camp_of = camp_of
        self._above: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._histories: dict[str, dict[str, History]] = {}
        self._answers: dict[str, list[list[int]]] = {}
        self._status: dict[str, str] = {}
        self._changed: dict[str, None] = {}
        self._moves: dict[str, int] = defaultdict(int)
        self._counts: Counter[str] = Counter()
        self.moves = 0

    def add_claim(self, claim: str) -> None:
        """Add a claim that nobody has a stance on."""
        self._above[claim] = claim
        self._members[claim] = [claim]
        self._histories[claim] = {}
        self._answers[claim] = [[0, 0, 0] for _ in self._column]
        self._status[claim] = TOO_LITTLE
        self._counts[TOO_LITTLE] += 1

    def say_the_same(self, one: str, other: str) -> None:
        """Count two claims as one from now on."""
        kept, gone = self._head(one), self._head(other)
        if kept == gone:
            return
        if len(self._histories[kept]) < len(self._histories[gone]):
            kept, gone = gone, kept
        self._above[gone] = kept
        self._members[kept] += self._members.pop(gone)
        for person, history in self._histories.pop(gone).items():
            self._replace(kept, person, [*self._histories[kept].get(person, ()), *history])
        self._counts[self._status.pop(gone)] -= 1
        self.moves -= self._moves.pop(gone, 0)
        self._changed.pop(gone, None)

    def add(self, stance: Stance) -> None:
        """Add a stance on a claim that was added before; any other is left out."""
        if stance.claim not in self._above:
            return
        head = self._head(stance.claim)
        history = self._histories[head].get(stance.participant, [])
        self._replace(head, stance.participant, [*history, stance])

    @property
    def counts(self) -> Counter[str]:
        """How many claims have each status; claims that say the same count as one."""
        for head in self._changed:
            self._counts[self._status[head]] -= 1
            answers = tuple((a, u, d) for d, u, a in self._answers[head])
            self._status[head] = (
                status_of(answers) if self._people is None else room_status(answers, self._people)
            )
            self._counts[self._status[head]] += 1
        self._changed.clear()
        return self._counts

    def has(self, claim: str) -> bool:
        """Say whether a claim was added."""
        return claim in self._above

    def of(self, claim: str) -> str:
        """Return the status that a claim had when `counts` was last asked for."""
        return self._status[self._head(claim)]

    def _head(self, claim: str) -> str:
        while (above := self._above[claim]) != claim:
            self._above[claim] = claim = self._above[above]
        return claim

    def _replace(self, head: str, person: str, history: History) -> None:
        before = self._histories[head].get(person)
        after = in_order(history) if len(history) > 1 else history
        self._histories[head][person] = after
        if before or len(after) > 1:
            moves = _moves(after) - (_moves(before) if before else 0)
            self._moves[head] += moves
            self.moves += moves
        camp = self._camp_of.get(person) if self._camp_of else ALL
        if camp is None:
            return
        cells = self._answers[head][self._column[camp]]
        if before:
            cells[side(value_of(before)) + 1] -= 1
        cells[side(value_of(after)) + 1] += 1
        self._changed[head] = None


def in_order(history: History) -> History:
    """Return stances by the clock if all have a time, else by place if all have one."""
    times = [moment(stance.time) if stance.time else float("nan") for stance in history]
    if not any(map(isnan, times)):
        return [history[i] for i in sorted(range(len(history)), key=times.__getitem__)]
    if all(stance.at is not None for stance in history):
        return sorted(history, key=lambda stance: stance.at or 0)
    return history


def value_of(history: Sequence[Stance]) -> float:
    """Return what stances in order amount to: the latest answer, else their shrunken mean.

    The same as `stance_of` tells, without a table.
    """
    answers = [stance for stance in history if stance.source in SAID]
    if answers:
        return float(answers[-1].value)
    if len(history) == 1:  # mostly
        (only,) = history
        return only.confidence * only.value / (only.confidence + 1)
    weight = sum(stance.confidence for stance in history)
    return sum(stance.confidence * stance.value for stance in history) / (weight + 1)


def _moves(history: Sequence[Stance]) -> int:
    return sum(a.value != b.value for a, b in pairwise(history))


@lru_cache(maxsize=65_536)
def status_of(camps: tuple[Answers, ...]) -> str:
    """Return the status of a claim in an open group, as `claim_status` gives it.

    Args:
        camps: how many agree, are unsure and disagree in each camp.
    """
    if not camps:
        return TOO_LITTLE
    sizes = [sum(each) for each in camps]
    asked = all(n >= LEAST_ANSWERS for n in sizes)
    for side_of, words in ((0, (SHARED, LIKELY)), (2, (REJECTED, REJECTED))):
        had = [each[side_of] for each in camps]
        if all(surely(a, n, MOST) for a, n in zip(had, sizes, strict=True)):
            return words[0]
        if asked and all(_share(a, n) >= MOST - SMALL for a, n in zip(had, sizes, strict=True)):
            return words[1]
    return _unshared(camps, sizes)


def _unshared(camps: Iterable[Answers], sizes: Sequence[int]) -> str:
    enough = [(c, n) for c, n in zip(camps, sizes, strict=True) if n >= LEAST_ANSWERS]
    shares = [_share(each[0], n) for each, n in enough]
    if len(shares) >= 2 and max(shares) - min(shares) >= APART - SMALL:
        return DIVIDES
    if any(2 * min(a, d) / n >= DIVIDED - SMALL for (a, _, d), n in enough):
        return INSIDE
    total, unsure = sum(sizes), sum(each[1] for each in camps)
    if total >= LEAST_ANSWERS and unsure / total >= HESITANT - SMALL:
        return UNSURE
    return TOO_LITTLE


@lru_cache(maxsize=65_536)
def room_status(camps: tuple[Answers, ...], people: tuple[int, ...]) -> str:
    """Return the status of a claim in a room with a known list, as `claim_status` gives it.

    Args:
        camps: how many agree, are unsure and disagree in each camp.
        people: how many each camp has.
    """
    sizes = [max(n, 1) for n in people]
    shares = [(a / n, d / n) for (a, _, d), n in zip(camps, sizes, strict=True)]
    for side_of, word in ((0, SHARED), (1, REJECTED)):
        if all(each[side_of] >= MOST - SMALL for each in shares):
            return word
    best = [(n - u - d) / n for (_, u, d), n in zip(camps, sizes, strict=True)]
    if len(camps) > 1 and max(a for a, _ in shares) - min(best) >= APART - SMALL:
        return DIVIDES
    if any(2 * min(each) >= DIVIDED - SMALL for each in shares):
        return INSIDE
    if sum(each[1] for each in camps) / max(sum(people), 1) >= HESITANT - SMALL:
        return UNSURE
    return TOO_LITTLE


def _share(had: int, answers: int) -> float:
    return (had + 1) / (answers + 2)
