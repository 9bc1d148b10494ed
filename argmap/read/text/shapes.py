"""Which shape of heads a page uses, and the heads of that shape."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import structs

from argmap.read.lines import Line
from argmap.read.text.furniture import furniture
from argmap.read.text.heads import Head, one_line
from argmap.read.text.paired import date_over_name, name_over_date, next_filled, says_and_date

_DATED = frozenset({"name date", "name says date", "date name"})
_WEIGHT = {"dated": 1.2, "says": 0.9, "inline": 0.6, "name over date": 1.0, "date over name": 0.9}


def heads_of(lines: Sequence[Line], supported: bool) -> tuple[Head, ...]:
    """Return the heads of the contributions, those of the shape that this page uses.

    Args:
        lines: the page.
        supported: whether something else says that there are comments, so that one is enough.
    """
    singles = {i: head for i, line in enumerate(lines) if (head := one_line(i, line))}
    singles = _unlabelled(singles)
    candidates = _families(lines, singles)
    scores = {
        name: _WEIGHT[name] * len(found)
        for name, found in candidates.items()
        if len(found) >= (1 if supported and name != "inline" else 2)
    }
    if not scores:
        return ()
    winner = max(scores, key=lambda name: scores[name])
    chosen = [*candidates[winner], *(h for h in singles.values() if h.shape == "pingback")]
    if winner == "says":
        chosen += [h for h in candidates["dated"] if "says" in h.shape]
    if winner == "name over date":
        chosen += [h for h in candidates["dated"] if h.shape == "name date"]
    return _without_overlaps(chosen)


def _unlabelled(singles: dict[int, Head]) -> dict[int, Head]:
    """Return the heads, times alone where the same word stands beside each: it is a label."""
    named = {i: head for i, head in singles.items() if head.shape == "name date"}
    if len(named) < 3 or len({head.author for head in named.values()}) > 1:
        return singles
    if sum(head.shape == "date" for head in singles.values()) > len(named):
        return singles
    bare = {
        i: structs.replace(
            head,
            shape="date",
            author=None,
            parts=tuple(part for part in head.parts if part.what != "author"),
        )
        for i, head in named.items()
    }
    return singles | bare


def _families(lines: Sequence[Line], singles: dict[int, Head]) -> dict[str, list[Head]]:
    joined = says_and_date(lines, singles)
    taken = {i for head in joined for i in range(head.first, head.last + 1)}
    quoting = {i for i in singles if _introduces_quotation(lines, singles[i])}
    dated = [
        head
        for i, head in singles.items()
        if head.shape in _DATED and i not in taken and i not in quoting
    ]
    says = [
        head
        for i, head in singles.items()
        if head.shape == "says" and i not in taken and i not in quoting
    ]
    families = {
        "dated": _alike(lines, [*dated, *joined]),
        "says": _bounded(lines, [head for head in says if not head.inline]),
        "inline": _bounded(lines, [head for head in says if head.inline]),
        "name over date": name_over_date(lines, singles),
        "date over name": _not_below(date_over_name(lines, singles), singles),
    }
    if families["says"]:
        families["inline"] = []
    return families


def _not_below(heads: list[Head], singles: dict[int, Head]) -> list[Head]:
    """Return no heads where the last of the times has no name below it: they end what they tell."""
    times = [i for i, head in singles.items() if head.shape == "date"]
    if len(heads) > 1 and heads[-1].first != times[-1] and len(times) <= len(heads) + 2:
        return []
    return heads


def _introduces_quotation(lines: Sequence[Line], head: Head) -> bool:
    """Return whether "Ann wrote:" stands before lines that quote her."""
    following = next_filled(lines, head.last)
    if following is None or head.inline or head.quoting:
        return head.quoting > 0 and "says" in head.shape
    return "says" in head.shape and following == head.last + 1 and lines[following].text[0] == ">"


def _alike(lines: Sequence[Line], heads: list[Head]) -> list[Head]:
    """Return the heads without strays: times less exact than those of nearly all others."""
    exact = Counter(head.stamp.kind in ("moment", "ago") for head in heads if head.stamp)
    if exact[True] > 2 * exact[False]:
        heads = [h for h in heads if h.stamp and h.stamp.kind in ("moment", "ago", "day")]
    inline = Counter(head.inline for head in heads)
    if inline[False] > inline[True]:
        heads = [head for head in heads if not head.inline]
    return _bounded(lines, heads)


def _bounded(lines: Sequence[Line], heads: list[Head]) -> list[Head]:
    """Return the heads without those inside of a paragraph, where nearly all others begin one."""
    at_start = [head for head in heads if _begins_block(lines, head.first)]
    return at_start if len(at_start) >= 0.7 * len(heads) else heads


def _begins_block(lines: Sequence[Line], index: int) -> bool:
    if index == 0 or not lines[index - 1].text.strip("> "):
        return True
    above = lines[index - 1].text
    return furniture(above) is not None or above.lower().startswith(("pingback", "trackback"))


def _without_overlaps(heads: Iterable[Head]) -> tuple[Head, ...]:
    kept: list[Head] = []
    for head in sorted(heads, key=lambda h: (h.first, -h.last)):
        if not kept or head.first > kept[-1].last:
            kept.append(head)
    return tuple(kept)
