"""What a language model is to answer, as records: their schema is sent, answers are read by it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import Struct

from argmap.model.graph import ClaimRole

_THOUGHTS = re.compile(r"\A.*</think>", re.DOTALL)
MOST_ITEMS = 500  # of one kind in one answer: what is more is no answer to what was asked


class UnusableAnswer(Exception):  # noqa: N818 - it is caught, never shown
    """What the endpoint answered is not what was asked for.

    `of_size` tells that a smaller question may be answered, `cut` that a longer answer may do,
    `unread` that there is an answer, of another form.
    """

    def __init__(
        self, problem: str, *, of_size: bool = True, cut: bool = False, unread: bool = False
    ) -> None:
        self.of_size, self.cut, self.unread = of_size, cut, unread
        super().__init__(problem)


class Reply(Struct, frozen=True, forbid_unknown_fields=True):
    """A comment answers `target`; None opens a subject of its own. `quote` shows it."""

    comment: str
    target: str | None
    quote: str
    confidence: float


class Claimed(Struct, frozen=True, forbid_unknown_fields=True):
    """A comment makes a claim in the words of `quote`."""

    comment: str
    name: str
    quote: str
    role: ClaimRole
    confidence: float


class Relation(Struct, frozen=True, forbid_unknown_fields=True):
    """`source` speaks for or against `target`, or expressly neither. `quote` shows it."""

    source: str
    target: str
    kind: Literal["support", "rebut", "neither"]
    quote: str
    confidence: float


class Restatement(Struct, frozen=True, forbid_unknown_fields=True):
    """The claim `source` says the same as the claim `target`."""

    source: str
    target: str
    confidence: float


class Answer(Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked of a piece of a conversation."""

    replies: list[Reply]
    claims: list[Claimed]
    relations: list[Relation]
    restatements: list[Restatement]


class Stance(Struct, frozen=True, forbid_unknown_fields=True):
    """How likely the text of a pair supports, rebuts, or does neither to the other."""

    pair: str
    support: float
    rebut: float
    neither: float


class Stances(Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked of pairs of texts."""

    stances: list[Stance]


ITEMS: dict[type[Struct], dict[str, type[Struct]]] = {
    Answer: {
        "replies": Reply,
        "claims": Claimed,
        "relations": Relation,
        "restatements": Restatement,
    },
    Stances: {"stances": Stance},
}
Item = TypeVar("Item", bound=Struct)


class Read(Struct, frozen=True):
    """An answer as far as it has the form that was asked for; `refused` counts what has not."""

    items: dict[type[Struct], list[Any]]
    refused: Counter[str]

    def of(self, kind: type[Item]) -> list[Item]:
        """Return the items of one kind."""
        return self.items[kind]


Choices = Mapping[str, Sequence[str | None] | int]
"""Which ids a field may hold, or how many items, by names like `Reply.target`."""


def schema_of(form: type[Struct], choices: Choices | None = None) -> dict[str, Any]:
    """Return the JSON Schema of an answer, in the strict form that endpoints ask for.

    Args:
        form: the record of the answer.
        choices: what fields are limited to.
    """
    schema = msgspec.json.schema(form)
    parts: dict[str, Any] = schema["$defs"]
    for name, allowed in (choices or {}).items():
        part, _, field = name.partition(".")
        properties = parts[part]["properties"]
        if isinstance(allowed, int):
            properties[field] = {**properties[field], "maxItems": allowed}
        else:
            properties[field] = {"enum": list(allowed)}
    return {**parts.pop(form.__name__), "$defs": parts}


def read_answer(content: str, form: type[Struct]) -> Read:
    """Return what an answer says, items of a wrong form left aside and counted.

    Raises:
        UnusableAnswer: there is no JSON object in it, or one with none of the lists.
    """
    text = _THOUGHTS.sub("", content)
    text = text[text.find("{") : text.rfind("}") + 1]
    try:
        lists = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise UnusableAnswer("the answer is not JSON", unread=True) from None
    kinds = ITEMS[form]
    if not any(name in lists for name in kinds):
        problem = "the answer has none of the lists that were asked for"
        raise UnusableAnswer(problem, unread=True)
    refused: Counter[str] = Counter({"not of the form": sum(name not in kinds for name in lists)})
    items = {kind: _items(lists.get(name), kind, refused) for name, kind in kinds.items()}
    return Read(items, +refused)


def _items(raw: msgspec.Raw | None, kind: type[Struct], refused: Counter[str]) -> list[Struct]:
    try:
        listed: Sequence[msgspec.Raw] = (
            [] if raw is None else msgspec.json.decode(raw, type=list[msgspec.Raw])
        )
    except (msgspec.DecodeError, RecursionError):
        refused["not of the form"] += 1
        return []
    found: list[Struct] = []
    for one in listed[:MOST_ITEMS]:
        try:
            found.append(msgspec.json.decode(one, type=kind))
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            refused["not of the form"] += 1
    refused["not of the form"] += len(listed[MOST_ITEMS:])
    return found
