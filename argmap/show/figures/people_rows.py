"""The people of a conversation, each with whom they most agree and from whom they most differ."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from argmap.show.figures.people_words import called, positions_held

if TYPE_CHECKING:
    from argmap.analyse.analysis import Analysis

MOST_COMPARED = 2_000  # people with whom one is compared: those who have a stance on most claims
NEAREST = 3


class Near(NamedTuple):
    """Somebody else: on how many claims the two are of one mind, or of two, of how many of both."""

    who: str
    number: int
    both: int


class Person(NamedTuple):
    """A person: on how many claims they have a stance, and who is near to them and far from them.

    `agrees` are those with whom they agree on more claims than not, the clearest first; `differs`
    those from whom they differ on more.
    """

    who: str
    claims: int
    agrees: tuple[Near, ...]
    differs: tuple[Near, ...]


def found_people(analysis: "Analysis", sought: str = "") -> list[tuple[str, int]]:
    """Return the people whose names have the words that are sought, and their number of claims.

    Those who have a stance on most claims come first.
    """
    words = " ".join(sought.split()).casefold()
    often = Counter(positions_held(analysis)["participant"].tolist()).most_common()
    return [each for each in often if words in called(analysis.graph, each[0]).casefold()]


def described(analysis: "Analysis", people: Sequence[tuple[str, int]]) -> list[Person]:
    """Return who is near to each of these people, and who is far from them.

    Nearest is with whom they agree on most more claims than they differ on; of equals the one
    with the larger share of the claims of both.
    """
    from argmap.analyse.stances import THRESHOLD  # pandas takes long to import

    others = [who for who, _ in found_people(analysis)[:MOST_COMPARED]]
    names = list(dict.fromkeys((*others, *(who for who, _ in people))))
    place = {who: at for at, who in enumerate(names)}
    held = positions_held(analysis)
    held = held[held["participant"].isin(place)]
    claims = {claim: at for at, claim in enumerate(dict.fromkeys(held["claim"]))}
    at = held["participant"].map(place).to_numpy(int), held["claim"].map(claims).to_numpy(int)
    value = held["value"].to_numpy(float)
    there, yes, no = (np.zeros((len(names), len(claims)), np.float32) for _ in range(3))
    there[at], yes[at], no[at] = 1, value > THRESHOLD, value < -THRESHOLD
    found = []
    for who, number in people:
        mine = place[who]
        both = there @ there[mine]
        agree = yes @ yes[mine] + no @ no[mine]
        differ = yes @ no[mine] + no @ yes[mine]
        both[mine] = agree[mine] = differ[mine] = 0
        found.append(
            Person(who, number, _first(names, agree, differ, both),
                   _first(names, differ, agree, both))
        )  # fmt: skip
    return found


def _first(
    names: Sequence[str], number: np.ndarray, against: np.ndarray, both: np.ndarray
) -> tuple[Near, ...]:
    clear = np.where(number > against, number - against + number / np.maximum(both, 1) / 2, 0.0)
    order = np.argsort(-clear, kind="stable")[:NEAREST]
    return tuple(Near(names[i], int(number[i]), int(both[i])) for i in order if clear[i] > 0)
