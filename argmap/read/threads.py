"""Drafts of comments into comments: ids made unique, answers found, earlier before later."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct, field

from argmap.model import Comment
from argmap.model.conversation import CommentRole
from argmap.read.source import Source

SHOWN = 5


class Draft(Struct, frozen=True, kw_only=True):
    """A comment as it stands in a source, before anything is known of the others.

    `where` tells people where it stands; `key` is its id in the source, "" where it has none;
    `answers` is the key or the place among the drafts of what it answers. `quoted` is the
    comment that the post quotes at its head; it stands before the post and is not counted.
    """

    where: str
    text: str
    key: str = ""
    answers: str | int | None = None
    role: CommentRole = "comment"
    quoted: bool = False
    author: str | None = None
    posted: str | None = None
    source_start: int = 0
    source_end: int = 0
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def leads(self) -> bool:
        """Whether it stands at the head of the conversation: the post, and what it quotes."""
        return self.quoted or self.role == "post"

    @property
    def own_id(self) -> str:
        """The id that it brings along, "" where it is to be counted."""
        if self.quoted:
            return "c:quoted-1"
        return "c:0" if self.role == "post" else f"c:{self.key}" if self.key else ""


class Arranged(Struct, frozen=True):
    """The comments in order, the id that each draft got, and what could not be kept."""

    comments: tuple[Comment, ...]
    ids: tuple[str, ...]
    notes: tuple[str, ...]


def arrange(drafts: Sequence[Draft], source: Source) -> Arranged:
    """Return comments of which each answers an earlier one, or nothing.

    The order of the source is kept unless another one (of time, reversed, of the ids) leaves
    fewer answers that point forward. Answers that still do, or that point nowhere, are dropped,
    and a note says which.

    Raises:
        LimitError: too many comments, a comment too long, or answers nested too deeply.
    """
    source.refuse_beyond("comments", len(drafts), "comments")
    source.refuse_beyond("characters", max((len(d.text) for d in drafts), default=0), "characters")
    parents, notes = _parents(drafts)
    order, reordered = _order(drafts, parents)
    rank = {place: number for number, place in enumerate(order)}
    forward = [
        place
        for place, parent in enumerate(parents)
        if parent is not None and rank[parent] >= rank[place]
    ]
    kept = list(parents)
    for place in forward:
        kept[place] = None
    if reordered:
        notes.append(
            f"The comments were put in {reordered}, since answers stood before their comments."
        )
    if forward:
        named = _some(drafts[place].where for place in forward)
        notes.append(f"Answers to a later comment or to themselves were dropped: those of {named}.")
    source.refuse_beyond("depth", _deepest(order, kept), "levels of answers")
    ids = _ids(drafts, order)
    return Arranged(_comments(drafts, order, kept, ids), ids, tuple(notes))


def _parents(drafts: Sequence[Draft]) -> tuple[list[int | None], list[str]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, draft in enumerate(drafts):
        if draft.key:
            places[draft.key].append(place)
    parents: list[int | None] = []
    unknown: list[str] = []
    for place, draft in enumerate(drafts):
        if isinstance(draft.answers, int) or draft.answers is None:
            parents.append(draft.answers)
            continue
        named = places.get(draft.answers, [])
        earlier = [other for other in named if other < place]
        if not named:
            unknown.append(draft.where)
        parents.append(earlier[-1] if earlier else named[0] if named else None)
    notes: list[str] = []
    twice = [key for key, named in places.items() if len(named) > 1]
    if twice:
        notes.append(f"Several comments have the id {_some(twice)}; each got an id of its own.")
    if unknown:
        notes.append(f"What {_some(unknown)} answers is not there; these links were dropped.")
    return parents, notes


def _order(drafts: Sequence[Draft], parents: Sequence[int | None]) -> tuple[list[int], str]:
    """Return the order with the fewest answers that point forward, and its name if it is new."""
    best = list(range(len(drafts)))
    fewest, name = _forward(best, parents), ""
    for of_order, value in ORDERS.items():
        if not fewest:
            break
        order = _sorted(drafts, value)
        found = _forward(order, parents)
        if found < fewest:
            best, fewest, name = order, found, of_order
    return best, name


def _forward(order: Sequence[int], parents: Sequence[int | None]) -> int:
    rank = {place: number for number, place in enumerate(order)}
    return sum(
        parent is not None and rank[parent] > rank[place] for place, parent in enumerate(parents)
    )


Value = Callable[[int, Draft], float | None]


def _sorted(drafts: Sequence[Draft], value: Value) -> list[int]:
    """Return the places by a value, the post first; as they stand where one has no value."""
    values = [
        float("-inf") if draft.leads else value(place, draft) for place, draft in enumerate(drafts)
    ]
    if any(value is None for value in values):
        return list(range(len(drafts)))
    return sorted(range(len(drafts)), key=lambda place: values[place] or 0.0)


def _moment(posted: str | None) -> float | None:
    try:
        moment = datetime.fromisoformat(posted or "")
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _number(key: str) -> float | None:
    return float(key) if key.isdecimal() and len(key) < 300 else None


ORDERS: dict[str, Value] = {
    "the order of time": lambda _, draft: _moment(draft.posted),
    "reverse": lambda place, _: -float(place),
    "the order of their ids": lambda _, draft: _number(draft.key),
}


def _deepest(order: Sequence[int], parents: Sequence[int | None]) -> int:
    depth: dict[int | None, int] = {None: 0}
    for place in order:
        depth[place] = depth[parents[place]] + 1
    return max(depth.values())


def _ids(drafts: Sequence[Draft], order: Sequence[int]) -> tuple[str, ...]:
    ids: dict[int, str] = {}
    taken: Counter[str] = Counter()
    leading = sum(draft.leads for draft in drafts)
    for with_id in (True, False):
        for number, place in enumerate(order, start=1 - leading):
            own = drafts[place].own_id
            if bool(own) == with_id:
                ids[place] = _free(own or f"c:{number}", taken)
    return tuple(ids[place] for place in range(len(drafts)))


def _free(wanted: str, taken: Counter[str]) -> str:
    free = wanted
    while free in taken:
        taken[wanted] += 1
        free = f"{wanted}-{taken[wanted]}"
    taken[free] = 1
    return free


def _comments(
    drafts: Sequence[Draft],
    order: Sequence[int],
    parents: Sequence[int | None],
    ids: Sequence[str],
) -> tuple[Comment, ...]:
    leading = sum(draft.leads for draft in drafts)
    comments: list[Comment] = []
    for number, place in enumerate(order, start=1 - leading):
        draft, parent = drafts[place], parents[place]
        comments.append(
            Comment(
                id=ids[place],
                text=draft.text,
                role=draft.role,
                number=None if draft.quoted else number,
                author=draft.author,
                author_origin=None if draft.author is None else "stated",
                posted=draft.posted,
                reply_to=None if parent is None else ids[parent],
                source_start=draft.source_start,
                source_end=draft.source_end,
                extra=draft.extra,
            )
        )
    return tuple(comments)


def _some(names: Iterable[str]) -> str:
    """Return the first names in words, and how many more there are."""
    listed = list(names)
    shown, more = listed[:SHOWN], len(listed) - SHOWN
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
