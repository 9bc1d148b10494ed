"""Who answers whom by nesting: indentation, or marks such as > and ↳ before the heads."""

from collections.abc import Sequence

from argmap.read.heads import Head

# More than any indentation, so that a mark counts for more.
_MARK = 10_000


def parents_of(heads: Sequence[Head]) -> tuple[tuple[int | None, ...], int]:
    """Return for each head the place of the one it is nested under, and the greatest depth.

    A step of one blank is no nesting: numbers that are set flush right differ by it.
    """
    parents: list[int | None] = []
    above: list[tuple[int, int]] = []
    deepest = 0
    for place, head in enumerate(heads):
        level = head.indent + _MARK * head.nested
        while above and above[-1][0] >= level - 1:
            above.pop()
        parents.append(above[-1][1] if above else None)
        above.append((level, place))
        deepest = max(deepest, len(above))
    return tuple(parents), deepest
