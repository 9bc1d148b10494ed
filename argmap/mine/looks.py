"""What is known of a comment, and of those before it, when whom it answers is to be decided."""

from collections.abc import Mapping

from msgspec import Struct

from argmap.mine.quotes import Quote
from argmap.mine.traits import Traits, View


class Decided:
    """What was decided for the comments so far; grows as the scorer goes on."""

    def __init__(self) -> None:
        self.target: list[int | None] = []
        self.to: list[str | None] = []
        self.thread: list[int] = []
        self.thread_last: dict[int, int] = {}
        self.answers: dict[int, int] = {}
        self.partners: dict[str, set[str]] = {}
        self.depth: list[int] = []
        self.spoke: dict[tuple[str, str], int] = {}

    def add(self, view: View, target: int | None) -> None:
        """Note that the next comment answers `target`, None where it answers nothing."""
        place = len(self.target)
        trait = view.traits[place]
        thread = place if target is None else self.thread[target]
        self.target.append(target)
        self.to.append(None if target is None else view.traits[target].key)
        self.thread.append(thread)
        self.thread_last[thread] = place
        self.depth.append(0 if target is None else self.depth[target] + 1)
        if trait.key is not None and (to := self.to[-1]) is not None:
            self.spoke[trait.key, to] = self.spoke.get((trait.key, to), 0) + 1
        if target is not None:
            self.answers[target] = self.answers.get(target, 0) + 1
        for key in trait.addressed if trait.key is not None else ():
            self.partners.setdefault(trait.key or "", set()).add(key)
            self.partners.setdefault(key, set()).add(trait.key or "")


class Look(Struct, frozen=True):
    """What is worked out once for the comment at `place`, before its candidates are looked at.

    `last_self` and `last_other` are the last comments before it by its author and by others,
    `called` the authors it calls who have spoken, `quoted` how much it quotes each comment.
    """

    place: int
    trait: Traits
    last_self: int | None
    last_other: int | None
    called: frozenset[str]
    quoted: Mapping[int, float]


def look_of(view: View, place: int) -> Look:
    """Return what is needed of comment `place` to compare it with earlier ones."""
    trait = view.traits[place]
    key = trait.key
    quoted: dict[int, float] = {}
    for quote in view.quotes.get(place, ()):
        target = view.conversation.order[quote.target]
        quoted[target] = min(1.2, quoted.get(target, 0.0) + told_by_quote(view, quote, place))
    return Look(
        place=place,
        trait=trait,
        last_self=view.last_spoken(key, place) if key is not None else None,
        last_other=view.last_others[place],
        called=frozenset(k for k in trait.addressed if view.last_spoken(k, place) is not None),
        quoted=quoted,
    )


def told_by_quote(view: View, quote: Quote, place: int) -> float:
    """Return how much a quote tells about who is answered: 1 for a sentence at the head."""
    text = view.conversation.comments[place].text
    count = len(text[quote.start : quote.end].split())
    size = 1.0 if count >= 6 else 0.6 if count >= 4 else 0.35 if count == 3 else 0.2
    if quote.how == "repeated":
        key = view.traits[view.conversation.order[quote.target]].key
        own = key is not None and view.traits[place].key == key
        return 0.0 if own else size * 0.25
    leads = not text[: quote.start].strip(" \t\n\"“„«>‘'")  # noqa: RUF001 - quotation marks
    return (1.0 if leads else size * 0.8) * quote.score
