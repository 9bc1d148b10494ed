"""Pairs of texts whose relation is annotated, and how an engine judges them."""

from collections.abc import Sequence

from msgspec import Struct

from argmap.engines import Engine
from argmap.evaluate.result import Labels
from argmap.evaluate.rows import Pair
from argmap.evaluate.score import Place
from argmap.mine.judgement import Judgement, Spoken
from argmap.progress import Progress

NOBODY = "sampled-unlinked"  # pairs that nobody annotated: drawn at random, called neutral
BATCH = 256


class Judged(Struct, frozen=True):
    """A pair with its label and what was made of it; `cues` is what the rules alone say.

    `annotated` is False of pairs that nobody looked at: they are measured apart.
    """

    place: Place
    labels: Labels
    label: str
    annotated: bool
    judgement: Judgement
    cues: Judgement | None = None

    @property
    def given(self) -> str:
        """The class it was given; no label counts as neutral."""
        return self.judgement.kind or "neutral"


class Asked(Struct, frozen=True):
    """A pair that is to be judged."""

    place: Place
    labels: Labels
    label: str
    spoken: Spoken
    annotated: bool = True


def of_row(pair: Pair, line: int, labels: Labels) -> Asked:
    """Return the pair of a row; those of one document, or on one text, belong together."""
    return Asked(
        (str(pair.thread_id or pair.doc or pair.b_text), str(line)),
        labels,
        pair.label,
        Spoken(pair.a_text, pair.b_text, pair.context or ""),
        pair.subtype != NOBODY,
    )


def judged(asked: Sequence[Asked], engine: Engine, rules: Engine, tell: Progress) -> list[Judged]:
    """Have an engine judge pairs, and the rules beside it where they are another."""
    found = _judgements(asked, engine, tell)
    cues = found if engine.name == rules.name else _judgements(asked, rules, tell)
    return [
        Judged(a.place, a.labels, a.label, a.annotated, one, other if other is not one else None)
        for a, one, other in zip(asked, found, cues, strict=True)
    ]


def _judgements(asked: Sequence[Asked], engine: Engine, tell: Progress) -> list[Judgement]:
    found: list[Judgement] = []
    for first in range(0, len(asked), BATCH):
        tell(f"links, {engine.name}", first, len(asked))
        found += engine.judge([one.spoken for one in asked[first : first + BATCH]])
    return found
