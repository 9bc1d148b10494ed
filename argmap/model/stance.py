"""A stance: what one participant holds of one claim at one time, and what tells so."""

from typing import Any, Literal, get_args

from msgspec import Struct

from argmap.errors import GraphError
from argmap.model.conversation import Span

StanceSource = Literal["vote", "label", "claim", "link", "machine"]
STANCE_SOURCES: tuple[str, ...] = get_args(StanceSource)
VALUES = (-1, 0, 1)
NUMBERED = "participant "  # before the number of a person who is known by nothing else
PUT_UP = "put up for a vote"  # the rule of a claim that its author need not hold: a vote tells


# Records hold no circles: gc=False spares each collection a look at 1,000,000s of them.
class Stance(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One participant agrees with (1), disagrees with (-1) or is unsure about (0) a claim.

    `participant` is a name, or a comment's id where the author is not known. `source` says what
    tells so: a vote, a label that a person set, the claim itself (its author states it), a link
    that stands in the source or that a person made or accepted, or a link of the machine alone.
    `at` is the place, from 0, of the comment from which on it holds, None where only a clock or
    nothing is known; `time` is ISO 8601. `node` is the claim or comment that it rests on, `span`
    the words. Nobody's silence is a stance: who has said nothing about a claim has none.

    Raises:
        GraphError: another value or source, a place below 0, or a confidence outside 0 to 1.
    """

    participant: str
    claim: str
    value: int
    source: StanceSource = "vote"
    at: int | None = None
    time: str | None = None
    node: str | None = None
    span: Span | None = None
    confidence: float = 1.0
    extra: dict[str, Any] | None = None

    def __post_init__(self) -> None:
        if self.value not in VALUES:
            raise GraphError(f"{self._name}: its value {self.value} is none of {VALUES}")
        if self.source not in STANCE_SOURCES:
            raise GraphError(f"{self._name}: source {self.source!r} is none of {STANCE_SOURCES}")
        if self.at is not None and self.at < 0:
            raise GraphError(f"{self._name}: its place {self.at} is below 0")
        if not 0 <= self.confidence <= 1:
            raise GraphError(f"{self._name}: confidence {self.confidence} is outside 0 to 1")

    @property
    def _name(self) -> str:
        return f"stance of {self.participant} on {self.claim}"
