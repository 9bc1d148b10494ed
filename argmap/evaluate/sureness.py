"""Is it as sure as it is right: bands of sureness over all data together."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from argmap.evaluate.bootstrap import Estimate
from argmap.evaluate.result import Result, share
from argmap.evaluate.statistics import Bin

BANDS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
KINDS = {"replies": "replies", "claims": "claims", "links": "labels"}


def sureness_table(results: Sequence[Result]) -> Iterator[str]:
    """Yield a table in Markdown: for each band of sureness the share that is right."""
    bins = {
        head: [part for one in results if one.measure == measure for part in one.found.reliability]
        for measure, head in KINDS.items()
    }
    kept = [head for head, parts in bins.items() if parts]
    if not kept:
        return
    yield f"| how sure | {' | '.join(kept)} |"
    yield f"| --- | {' | '.join('---:' for _ in kept)} |"
    for low, high in pairwise(BANDS):
        cells = [
            _cell(part for part in bins[head] if low <= part.confidence < high) for head in kept
        ]
        if any(cells):
            yield f"| {low:.2f} to {min(high, 1.0):.2f} | {' | '.join(cells)} |"


def _cell(bins: Iterable[Bin]) -> str:
    parts = list(bins)
    total = sum(part.n for part in parts)
    if not total:
        return ""
    right = sum(part.right * part.n for part in parts) / total
    return f"{share(Estimate(right, None, None, total))} of {total:,}"
