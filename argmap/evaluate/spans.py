"""Which found stretch of a text is meant by which annotated one."""

from collections.abc import Sequence

Stretch = tuple[int, int]


def overlap(a: Stretch, b: Stretch) -> float:
    """Return how much two stretches share: their intersection over their union, 0 to 1."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def pair(found: Sequence[Stretch], wanted: Sequence[Stretch], least: float) -> dict[int, int]:
    """Pair each found stretch with at most one wanted one, the best overlaps first.

    Returns:
        The place in `wanted` of each place in `found` that shares at least `least`.
    """
    candidates = sorted(
        (-share, i, j)
        for i, a in enumerate(found)
        for j, b in enumerate(wanted)
        if (share := overlap(a, b)) >= least
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in candidates:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
