"""How one text speaks to another, as a judge sees it: the door for models of every kind."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from argmap.mine.verdicts import Kind


class Spoken(Struct, frozen=True, gc=False):
    """Two texts: `a` answers `b`; `context` is what `b` answers or the title, where known.

    `support` and `rebut` are how surely cues say so, 0 where none does.
    """

    a: str
    b: str
    context: str = ""
    support: float = 0.0
    rebut: float = 0.0


class Judgement(Struct, frozen=True, gc=False):
    """How likely `a` supports, rebuts, or does neither to `b`; the three sum to 1.

    `kind` is the label that is given, None where the judge abstains; `rule` says what decided.
    """

    support: float
    rebut: float
    neither: float
    kind: Kind | None = None
    rule: str = ""

    @property
    def confidence(self) -> float:
        """How likely the label is right; of an abstention, how likely the likeliest kind is."""
        if self.kind is None:
            return max(self.support, self.rebut)
        return self.of(self.kind)

    def of(self, kind: Kind) -> float:
        """Return how likely this kind is."""
        return self.support if kind == "support" else self.rebut

    @property
    def leaning(self) -> Kind:
        """The likelier of support and rebut."""
        return "support" if self.support > self.rebut else "rebut"


Judge = Callable[[Sequence[Spoken]], list[Judgement]]


def of_kind(kind: Kind | None, confidence: float, rule: str) -> Judgement:
    """Return the judgement of a source that knows only its label and how sure it is of it."""
    if kind is None:
        return Judgement(0.0, 0.0, 1.0)
    rest = (1.0 - confidence) / 2
    sure = {"support": rest, "rebut": rest, kind: confidence}
    return Judgement(sure["support"], sure["rebut"], rest, kind, rule)
