"""What people decide on what was inferred: records that are kept with the graph and can be undone.

A decision changes claims and links of a graph and is kept in its conversation under "decisions",
so that it survives a round trip, can be taken back, and holds when the source is mined again
(`argmap.model.reapply`).
"""

from typing import Any, Literal, TypeVar, get_args

import msgspec
from msgspec import Struct, structs

from argmap.errors import GraphError
from argmap.model.graph import ArgumentGraph, Claim, Link, LinkKind

What = Literal["accept", "reject", "neither", "flip", "retarget", "split", "merge", "restate"]
WHAT: tuple[str, ...] = get_args(What)
ON_LINKS = frozenset({"accept", "reject", "neither", "flip", "retarget"})
ON_CLAIMS = {"accept": 0, "reject": 0, "split": 1, "merge": 2, "restate": 1}  # 0: any number
GUESSED = ("inferred", "model")  # the origins of what people are asked to check
KEPT = "decisions"  # where they stand in the `graph` object of a native file
WORDS = 200  # characters by which a comment is found again

R = TypeVar("R", Claim, Link)


class LinkName(Struct, frozen=True, order=True):
    """What tells a link from all others of its graph; as text "k:2.1>k:1.1>rebut"."""

    source: str
    target: str
    kind: LinkKind

    def __str__(self) -> str:
        return f"{self.source}>{self.target}>{self.kind}"


class Place(Struct, frozen=True):
    """Where a node stood when it was decided on: the words are found again when ids have moved.

    Of a comment `words` are its first ones.
    """

    comment: str
    start: int
    end: int
    words: str


class Was(Struct, frozen=True):
    """What a decision took away, each with its place, and the places of what it put in."""

    claims: tuple[tuple[int, Claim], ...] = ()
    links: tuple[tuple[int, Link], ...] = ()
    new_claims: tuple[int, ...] = ()
    new_links: tuple[int, ...] = ()


class Decision(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a person decided, on which links or claims, and when.

    `accept` and `reject` are of any number of links and claims; `neither` says that a link
    neither supports nor disputes, `flip` that it does the other of the two, `retarget` that it
    leads to `target` (as `kind`, where that is given). `split` cuts a claim before the character
    `at` of its text, `merge` makes one of two neighbours, `restate` says that a claim says the
    same as `target`. `id`, `places` and `was` are filled in when it is put into effect; `unfit`
    says why it could not be when the source was mined again.

    Raises:
        GraphError: something that it needs is missing, or it is on what it cannot be on.
    """

    what: What
    links: tuple[LinkName, ...] = ()
    claims: tuple[str, ...] = ()
    target: str | None = None
    kind: LinkKind | None = None
    at: int | None = None
    id: str = ""
    when: str = ""
    by: str = ""
    places: dict[str, Place] = {}
    was: Was | None = None
    unfit: str = ""

    def __post_init__(self) -> None:
        if self.what not in WHAT:
            raise GraphError(f"a decision {self.what!r} is none of {', '.join(WHAT)}")
        if not self.links and not self.claims:
            raise GraphError(f"the decision to {self.what} is on nothing")
        if self.links and self.what not in ON_LINKS:
            raise GraphError(f"the decision to {self.what} is on claims, not on links")
        if self.claims and self.what not in ON_CLAIMS:
            raise GraphError(f"the decision to {self.what} is on links, not on claims")
        wanted = ON_CLAIMS.get(self.what, 0)
        if wanted and len(self.claims) != wanted:
            raise GraphError(f"the decision to {self.what} is on {wanted} claims at a time")
        if (self.target is None) == (self.what in ("retarget", "restate")):
            raise GraphError(f"the decision to {self.what} needs a target, or can have none")
        if (self.at is None) == (self.what == "split"):
            raise GraphError("the decision to split, and no other, needs a place in the text")


def name_of(link: Link) -> LinkName:
    """Return what tells this link from all others of its graph."""
    return LinkName(link.source, link.target, link.kind)


def decisions(graph: ArgumentGraph) -> tuple[Decision, ...]:
    """Return what people decided on a graph, in the order in which they did.

    Raises:
        GraphError: what is kept there is not well formed.
    """
    raw = graph.conversation.extra.get(KEPT, ())
    try:
        return msgspec.convert(raw, tuple[Decision, ...])
    except msgspec.ValidationError as error:
        raise GraphError(f"the decisions kept in the graph cannot be read: {error}") from None


def decide(graph: ArgumentGraph, decision: Decision) -> ArgumentGraph:
    """Return the graph as a person decided: what it touches has origin "person".

    The machine's former reading of a link stays among its alternatives; what the decision
    replaced stays in its record, so that `undo` brings it back.

    Raises:
        GraphError: the decision does not fit the graph; says why.
    """
    from argmap.model.effects import effect

    claims, links = effect(graph, decision)
    return record(graph, claims, links, decision)


def undo(graph: ArgumentGraph, decision: str | None = None) -> ArgumentGraph:
    """Return the graph as if a decision had never been made: the last one, or that of this id.

    Later ones are made again.

    Raises:
        GraphError: there is no such decision, or a later one rests on it.
    """
    made = decisions(graph)
    at = next((i for i, d in enumerate(made) if d.id == decision), None)
    if decision is None and made:
        at = len(made) - 1
    if at is None:
        raise GraphError("there is nothing to undo" if not made else f"no decision is {decision}")
    for taken in reversed(made[at:]):
        graph = _taken_back(graph, taken)
    for again in made[at + 1 :]:
        try:
            graph = _made_again(graph, again)
        except GraphError as error:
            problem = f"a later decision rests on it ({error}); undo that one first"
            raise GraphError(problem) from None
    return graph


def record(
    graph: ArgumentGraph, claims: tuple[Claim, ...], links: tuple[Link, ...], decision: Decision
) -> ArgumentGraph:
    """Return the graph with these claims and links in place of its own, and the decision kept."""
    was = Was(
        claims=_gone(graph.claims, claims),
        links=_gone(graph.links, links),
        new_claims=_fresh(graph.claims, claims),
        new_links=_fresh(graph.links, links),
    )
    entry = structs.replace(
        decision,
        id=decision.id or _next_id(graph),
        places=decision.places or places(graph, decision),
        was=was,
        unfit="",
    )
    changed = keep(graph, entry)
    return structs.replace(changed, claims=claims, links=links)


def keep(graph: ArgumentGraph, entry: Decision) -> ArgumentGraph:
    """Return the graph with one more decision on its list; nothing else of it changes."""
    before = graph.conversation.extra.get(KEPT, [])
    return _with_list(graph, [*before, msgspec.to_builtins(entry)])


def places(graph: ArgumentGraph, decision: Decision) -> dict[str, Place]:
    """Return where all that a decision names stands, and the comments in which it does."""
    ends = (end for link in decision.links for end in (link.source, link.target))
    named = dict.fromkeys((*decision.claims, *ends, *filter(None, [decision.target])))
    found: dict[str, Place] = {}
    for node in named:
        if node not in graph.texts:
            continue
        comment = graph.comment_of(node)
        found[comment.id] = Place(comment.id, 0, len(comment.text), comment.text[:WORDS])
        claim = graph.claim_by_id.get(node)
        if claim is not None:
            found[node] = Place(comment.id, claim.start, claim.end, claim.text)
    return found


def _next_id(graph: ArgumentGraph) -> str:
    numbers = [0]
    for entry in graph.conversation.extra.get(KEPT, ()):
        mark, _, number = str(entry.get("id", "")).partition(":")
        if mark == "d" and number.isdecimal():
            numbers.append(int(number))
    return f"d:{max(numbers) + 1}"


def _gone(before: tuple[R, ...], after: tuple[R, ...]) -> tuple[tuple[int, R], ...]:
    there = {id(each) for each in after}
    return tuple((place, each) for place, each in enumerate(before) if id(each) not in there)


def _fresh(before: tuple[R, ...], after: tuple[R, ...]) -> tuple[int, ...]:
    there = {id(each) for each in before}
    return tuple(place for place, each in enumerate(after) if id(each) not in there)


def _taken_back(graph: ArgumentGraph, decision: Decision) -> ArgumentGraph:
    was = decision.was or Was()
    rest = _with_list(graph, graph.conversation.extra[KEPT][:-1])
    return structs.replace(
        rest,
        claims=_restored(graph.claims, was.claims, was.new_claims),
        links=_restored(graph.links, was.links, was.new_links),
    )


def _restored(
    after: tuple[R, ...], gone: tuple[tuple[int, R], ...], fresh: tuple[int, ...]
) -> tuple[R, ...]:
    """Return what stood there before: without what was put in, with what was taken away."""
    put_in, taken = set(fresh), dict(gone)
    kept = iter([each for place, each in enumerate(after) if place not in put_in])
    size = len(after) - len(put_in) + len(taken)
    return tuple(taken[place] if place in taken else next(kept) for place in range(size))


def _made_again(graph: ArgumentGraph, decision: Decision) -> ArgumentGraph:
    from argmap.model.reapply import put

    if decision.was is None:
        return keep(graph, decision)
    # without places nothing is looked for by its words: it is there by its id, or not
    return put(graph, structs.replace(decision, places={}))


def _with_list(graph: ArgumentGraph, entries: list[Any]) -> ArgumentGraph:
    extra = {**graph.conversation.extra, KEPT: entries}
    if not entries:
        del extra[KEPT]
    return structs.replace(graph, conversation=structs.replace(graph.conversation, extra=extra))
