"""Words of the page: how links, roles and confidence are called, and how texts are cut short."""

from collections.abc import Mapping

from msgspec import Struct

QUOTE = 140
ROLES = {"claim": "", "premise": "reason", "question": "question", "proposal": "proposal"}
SURE = ((0.9, "almost sure"), (0.75, "quite sure"), (0.5, "likely"), (0.25, "unsure"))


class Words(Struct, frozen=True):
    """The words for kinds and origins of links."""

    verbs: Mapping[str, str]
    signs: Mapping[str, str]
    origins: Mapping[str, str]


LINK_WORDS = Words(
    verbs={
        "reply": "answers",
        "support": "supports",
        "rebut": "disputes",
        "states": "states",
        "restates": "says the same as",
    },
    signs={
        "reply": "↳",
        "support": "+",
        "rebut": "\N{MINUS SIGN}",
        "states": "·",
        "restates": "=",
    },
    origins={
        "stated": "the source says so",
        "inferred": "guessed by a rule",
        "person": "set by a person",
        "model": "guessed by a model",
    },
)


def sure(confidence: float) -> str:
    """Return a confidence in words."""
    return next((words for least, words in SURE if confidence >= least), "hardly more than a guess")


def short(text: str, most: int = QUOTE) -> str:
    """Return a text on one line, cut between words where it is longer than that."""
    line = " ".join(text[: 8 * most].split())
    if len(line) <= most and len(text) <= 8 * most:
        return line
    head, space, _ = line[: most + 1].rpartition(" ")
    return (head if space else line[:most]).rstrip(" ,;:.") + "…"
