"""Many answers without answers of their own, set in rows beside each other like words."""

from collections.abc import Sequence
from math import sqrt

from argmap.layout.families import Families, Pair

LEAST = 60  # answers of one card that are not answered
COLUMNS = (2, 3, 4, 6, 8, 12, 16, 24)  # few steps, so that an answer more seldom moves the others
SHARE = 0.5  # columns for so many answers: the root of this part of them


def in_rows(children: Families, cross: Sequence[Pair]) -> Families:
    """Return the tree to place in place of this one: each card of a row under the one before it.

    Of many answers those that no other link joins to anything come last, in rows. Only the first
    card of a row stays under the card that all of them answer, so that the row takes a column for
    each of its cards.
    """
    linked = {card for pair in cross for card in pair}
    other = {card for card, answers in children.items() if answers} | linked
    found = dict(children)
    for card, answers in children.items():
        bare = [answer for answer in answers if answer not in other]
        if len(bare) < LEAST:
            continue
        columns = _columns(len(bare))
        found[card] = (*(answer for answer in answers if answer in other), *bare[::columns])
        for place, answer in enumerate(bare[1:], start=1):
            if place % columns:
                found[bare[place - 1]] = (answer,)
    return found


def _columns(answers: int) -> int:
    wanted = sqrt(answers * SHARE)
    return max(columns for columns in COLUMNS if columns <= max(wanted, COLUMNS[0]))
