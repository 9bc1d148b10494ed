"""Who answers whom by nesting: indentation, or marks such as > and ↳ before the heads."""

from collections.abc import Sequence

from argmap.read.text.heads import Head

# More than any indentation, so that a mark counts for more.
_MARK = 10_000


def levels_of(heads: Sequence[Head]) -> tuple[int, ...]:
    """Return how deeply each head is nested, in steps of any size."""
    return tuple(head.indent + _MARK * head.nested for head in heads)


def parents_of(levels: Sequence[int]) -> tuple[tuple[int | None, ...], int]:
    """Return for each level the place of the one it is nested under, and the greatest depth.

    A step of one blank is no nesting: numbers that are set flush right differ by it.
    """
    parents: list[int | None] = []
    above: list[tuple[int, int]] = []
    deepest = 0
    for place, level in enumerate(levels):
        while above and above[-1][0] >= level - 1:
            above.pop()
        parents.append(above[-1][1] if above else None)
        above.append((level, place))
        deepest = max(deepest, len(above))
    return tuple(parents), deepest
