"""How many more answers would settle a claim, and from which camp."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

from argmap.analyse.ground.beta import surely

MOST, LEAST_ANSWERS = 0.6, 3
SMALL = 1e-9  # shares are quotients of small numbers: .6 is to be reached by 3 of 5
FARTHEST = 10_000  # answers beyond which nobody is told to wait


def answers_needed(
    counts: Sequence[Mapping[str, Any]], likely: bool, open_yet: bool, closed: bool
) -> list[dict[str, Any]] | None:
    """Return from each camp the least number of further answers that would settle a claim.

    It is a best case: all of them agree, or all disagree, whichever takes fewer (ties: agree). A
    claim that is likely shared needs what makes it shared; one of which too little is known what
    makes it likely shared or jointly rejected; others need none. In a closed group that is the
    least number that would make it shared or rejected whatever the rest answers.

    Args:
        counts: agree, disagree, answers and people of each camp.
        likely: the claim is likely shared so far.
        open_yet: not enough is known of it.
        closed: `people` are all there are.

    Returns:
        A list of {"camp", "answers", "if_they", "people_left"}, camps that need none left out;
        `people_left` is how many of the camp have not answered. None where it is settled, or where
        a closed group has too few people left to settle it.
    """
    if not (likely or open_yet) or not counts:
        return None
    sides = ("agree",) if likely else ("agree", "disagree")
    ways = [(side, [_of_camp(each, side, likely, closed) for each in counts]) for side in sides]
    possible = [(side, [n for n in way if n is not None]) for side, way in ways if None not in way]
    if not possible:
        return None
    side, way = min(possible, key=lambda each: sum(each[1]))
    return [
        {
            "camp": each["camp"],
            "answers": number,
            "if_they": side,
            "people_left": each["people"] - each["answers"],
        }
        for each, number in zip(counts, way, strict=True)
        if number
    ]


def _of_camp(each: Mapping[str, Any], side: str, likely: bool, closed: bool) -> int | None:
    had, answers = int(each[side]), int(each["answers"])
    if closed:
        left = int(each["people"]) - answers
        more = max(0, ceil(MOST * int(each["people"]) - had - SMALL))
        return more if more <= left else None
    if likely:
        return _until_sure(had, answers)
    enough = ceil((MOST * (answers + 2) - had - 1) / (1 - MOST) - SMALL)
    return max(0, LEAST_ANSWERS - answers, enough)


def _until_sure(had: int, answers: int) -> int | None:
    """Return how many more of one mind it takes until the lower share is high enough."""
    low, high = 0, 1
    while not surely(had + high, answers + high, MOST):
        low, high = high, high * 2
        if high > FARTHEST:
            return None
    if surely(had, answers, MOST):
        return 0
    while high - low > 1:
        middle = (low + high) // 2
        if surely(had + middle, answers + middle, MOST):
            high = middle
        else:
            low = middle
    return high
