"""What a comment and its candidates look like to the network that ranks answers: numbers."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from argmap.mine.hints import ABOUT, HINTS
from argmap.mine.pairs import FEATURES
from argmap.mine.weights import GROUP_OF, GROUPS

# features of which it also counts how far a candidate is behind the best of all candidates
RELATIVE = ("cosine", "shared", "phrase", "quoted", "gap", "size", "called")
_PAIR = (*FEATURES, *HINTS)
_GROUP = dict(zip(_PAIR, (*GROUP_OF, *HINTS.values()), strict=True))
_AT = [_PAIR.index(name) for name in RELATIVE]
COLUMNS = (
    *_PAIR,
    *(f"{name} behind" for name in RELATIVE),
    *(f"about {name}" for name in ABOUT),
    *(f"{name} at best" for name in RELATIVE),
    "nothing",
)


def inputs(features: Sequence[Sequence[float]], about: Sequence[float]) -> NDArray[np.float32]:
    """Return one row for each candidate and a last one for answering nothing.

    Args:
        features: the values of FEATURES and HINTS of each candidate, of which there is one.
        about: the values of ABOUT, which all candidates share.
    """
    pairs = np.array(features, dtype=np.float32)
    chosen = pairs[:, _AT]
    best = chosen.max(axis=0)
    count, width = pairs.shape
    rows = np.zeros((count + 1, len(COLUMNS)), dtype=np.float32)
    rows[:-1, :width] = pairs
    rows[:-1, width : width + len(_AT)] = chosen - best
    rows[:, width + len(_AT) : -1] = np.concatenate((np.array(about, dtype=np.float32), best))
    rows[-1, -1] = 1.0
    return rows


def of_group() -> NDArray[np.bool_]:
    """Return a table of which columns (second axis) belong to which of GROUPS (first axis)."""
    table = np.zeros((len(GROUPS), len(COLUMNS)), dtype=bool)
    for column, name in enumerate(COLUMNS):
        group = _GROUP.get(name.removesuffix(" behind"))
        if group is not None:
            table[GROUPS.index(group), column] = True
    return table
