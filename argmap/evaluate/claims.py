"""Claims found in texts: their spans, their roles, how sure they are; each sentence as a floor."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from argmap.evaluate.bootstrap import (
    Array,
    Estimate,
    Resampling,
    Statistic,
    Units,
    estimates,
    units,
)
from argmap.evaluate.result import Confusion, Found, Labels, share
from argmap.evaluate.rows import Segment, Text
from argmap.evaluate.score import Place, Tally, score
from argmap.evaluate.spans import Stretch, pair
from argmap.evaluate.statistics import (
    Sure,
    brier,
    calibration_error,
    f1,
    macro_f1,
    reliability,
)
from argmap.mine.sentences import sentences
from argmap.model import ArgumentGraph
from argmap.model.graph import CLAIM_ROLES

SAME_CLAIM = 0.5  # of the union of two spans
EXACT = 1.0
END_MARKS = frozenset(".!?…;:,\"'\u201d\u2019)]} \n")
# what other schemes call what argmap has a role for; "fact" or "testimony" may be either of two
ROLE_OF = {role: role for role in CLAIM_ROLES} | {"major_claim": "claim", "policy": "proposal"}


class Marked(Struct, frozen=True):
    """A text: the claims found, those annotated (spans and labels), and its sentences.

    `ends` are the marks that a span may end with or not: schemes differ on the full stop.
    """

    place: Place
    labels: Labels
    found: tuple[tuple[int, int, str, float], ...]
    wanted: tuple[tuple[int, int, str], ...]
    sentences: tuple[Stretch, ...]
    ends: frozenset[int] = frozenset()

    def same(self, least: float, bare: bool = False) -> dict[int, int]:
        """Return which annotated claim each found one is; if bare, marks at the end aside."""
        found, wanted = _spans(self.found), _spans(self.wanted)
        if bare:
            found, wanted = ([self._bare(*span) for span in spans] for spans in (found, wanted))
        return pair(found, wanted, least)

    def _bare(self, start: int, end: int) -> Stretch:
        while end - 1 > start and end - 1 in self.ends:
            end -= 1
        return start, end


def of_text(text: Text, place: Place, labels: Labels, mined: ArgumentGraph) -> Marked:
    """Return a text whose segments are annotated beside the claims that were mined from it."""
    wanted = tuple(_trimmed(text.text, part) for part in text.segments)
    found = tuple((c.start, c.end, c.role, c.confidence) for c in mined.claims)
    return Marked(place, labels, found, wanted, _sentences(text.text), _ends(text.text))


def _trimmed(text: str, part: Segment) -> tuple[int, int, str]:
    """Return an annotated stretch without the blanks around it: some schemes mark them."""
    stretch = text[part.start : part.end]
    start = part.start + len(stretch) - len(stretch.lstrip())
    return start, start + len(stretch.strip()), part.label


def of_map(
    mined: ArgumentGraph, reference: ArgumentGraph, name: str, labels: Labels
) -> list[Marked]:
    """Return the comments of a reference map with both their claims."""
    return [
        Marked(
            (name, comment.id),
            labels,
            tuple((c.start, c.end, c.role, c.confidence) for c in mined.claims_of[comment.id]),
            tuple((c.start, c.end, c.role) for c in reference.claims_of[comment.id]),
            _sentences(comment.text),
            _ends(comment.text),
        )
        for comment in reference.comments
    ]


def _sentences(text: str) -> tuple[Stretch, ...]:
    return tuple((s.start, s.end) for s in sentences(text) if s.kind != "link")


def _ends(text: str) -> frozenset[int]:
    return frozenset(place for place, mark in enumerate(text) if mark in END_MARKS)


def _spans(marked: Sequence[tuple]) -> list[Stretch]:
    return [(start, end) for start, end, *_ in marked]


def measured(texts: Sequence[Marked], how: Resampling, whole: str = "conversations") -> Found:
    """Return the figures of some texts; see `docs/quality.md` for what each means.

    Args:
        texts: what was marked.
        how: how texts are drawn anew for the intervals.
        whole: what those are called that belong together.
    """
    drawn = units([text.place for text in texts], "texts", whole)
    confusion = _confusion(texts)
    sure = _sure(texts, drawn)
    tables, n = _role_tables(texts, drawn)
    statistics = {
        **({"macro-F1 of roles": (macro_f1(tables), n)} if _several(tables) else {}),
        "calibration error": (calibration_error(sure), sure.n),
        "Brier score": (brier(sure), sure.n),
    }
    figures = estimates(statistics, drawn.count, how)
    roles = _roles(texts) if _several(tables) else []
    tallies = (
        _tally("claims", texts, SAME_CLAIM),
        _tally("claims, exact", texts, EXACT),
        _tally("claims, bare of marks", texts, EXACT, bare=True),
    )
    scores = tuple(score(tally, how, whole) for tally in (*tallies, *roles))
    baselines = {"each sentence": _floor(texts, drawn, how)}
    return Found(
        n=sum(len(text.wanted) for text in texts),
        unit=drawn.name,
        units=drawn.count,
        scores=scores,
        figures=figures,
        baselines=baselines,
        confusion=confusion,
        reliability=reliability(sure),
        says=(
            f"Of the claims that people marked {share(scores[0].recall)} are found, and "
            f"{share(scores[0].precision)} of what is found was marked (spans that share half); "
            f"F1 {share(scores[0].f1)}, by taking each sentence "
            f"{share(baselines['each sentence']['claims F1'])}."
        ),
    )


def _tally(measure: str, texts: Sequence[Marked], least: float, bare: bool = False) -> Tally:
    note = "the same characters" if least == EXACT else f"spans that share {least}"
    if bare:
        note = "or without full stop"
    counts = tuple(
        (text.place, len(text.same(least, bare)), len(text.found), len(text.wanted))
        for text in texts
    )
    return Tally(measure, counts, note)


def _pairs(text: Marked) -> list[tuple[str, str]]:
    """Return the annotated label and the role found of each claim that matches."""
    same = text.same(SAME_CLAIM)
    return [(text.wanted[j][2], text.found[i][2]) for i, j in same.items()]


def _roles(texts: Sequence[Marked]) -> list[Tally]:
    counts = []
    for text in texts:
        known = [(ROLE_OF[label], role) for label, role in _pairs(text) if label in ROLE_OF]
        right = sum(label == role for label, role in known)
        counts.append((text.place, right, len(known), len(known)))
    return [Tally("claim roles", tuple(counts), "of the claims that match")]


def _several(tables: Array) -> bool:
    """Return whether several roles are annotated: of one, there is nothing to tell it from."""
    return int((tables.sum(axis=(0, 2)) > 0).sum()) > 1


def _role_tables(texts: Sequence[Marked], drawn: Units) -> tuple[Array, int]:
    """Return the confusion of roles of each unit; labels that are no role of ours are left out."""
    place = {role: number for number, role in enumerate(CLAIM_ROLES)}
    tables = np.zeros((drawn.count, len(place), len(place)))
    for unit, text in zip(drawn.of, texts, strict=True):
        for label, role in _pairs(text):
            if label in ROLE_OF:
                tables[unit, place[ROLE_OF[label]], place[role]] += 1
    return tables, int(tables.sum())


def _confusion(texts: Sequence[Marked]) -> Confusion:
    counts = Counter(both for text in texts for both in _pairs(text))
    labels = tuple(sorted({label for label, _ in counts}))
    return Confusion(
        labels,
        CLAIM_ROLES,
        tuple(tuple(counts[label, role] for role in CLAIM_ROLES) for label in labels),
    )


def _sure(texts: Sequence[Marked], drawn: Units) -> Sure:
    """Return how sure each claim is, and whether there is an annotated one that it matches."""
    confidence, right, of = [], [], []
    for unit, text in zip(drawn.of, texts, strict=True):
        same = text.same(SAME_CLAIM)
        for number, (*_, sure) in enumerate(text.found):
            confidence.append(sure)
            right.append(float(number in same))
            of.append(unit)
    counted = Units(np.array(of, dtype=int), drawn.count, drawn.name)
    return Sure(
        np.array(confidence, dtype=float),
        np.array(right, dtype=float),
        counted,
        counted.sums(np.ones(len(of))),
    )


def _floor(texts: Sequence[Marked], drawn: Units, how: Resampling) -> dict[str, Estimate]:
    n = sum(len(text.wanted) for text in texts)
    named = {"claims F1": SAME_CLAIM, "claims, exact F1": EXACT}
    statistics = {name: (_of_sentences(texts, drawn, least), n) for name, least in named.items()}
    return estimates(statistics, drawn.count, how)


def _of_sentences(texts: Sequence[Marked], drawn: Units, least: float) -> Statistic:
    right = [len(pair(text.sentences, _spans(text.wanted), least)) for text in texts]
    found, wanted = ([len(part) for part in parts] for parts in _both(texts))
    return f1(drawn.sums(right), drawn.sums(found), drawn.sums(wanted))


def _both(texts: Sequence[Marked]) -> tuple[list[Sequence], list[Sequence]]:
    return [text.sentences for text in texts], [text.wanted for text in texts]
