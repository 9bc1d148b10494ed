"""What people decided, put onto the graph of a source that was mined again."""

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import structs

from argmap.errors import GraphError
from argmap.model.conversation import Conversation
from argmap.model.decisions import (
    KEPT,
    Decision,
    LinkName,
    Was,
    decisions,
    keep,
    name_of,
    places,
    record,
)
from argmap.model.effects import OTHER, Parts, effect, moved, replaced
from argmap.model.finding import Seeker, same_comment
from argmap.model.graph import ArgumentGraph, Link
from argmap.model.stance import Stance

AUTHOR = ("author", "author_origin", "author_rule", "author_confidence", "author_evidence")

Unfit = tuple[Decision, ...]


def reapply(graph: ArgumentGraph, made: Iterable[Decision]) -> tuple[ArgumentGraph, Unfit]:
    """Return the graph with what people decided on an earlier one, and what fits nowhere.

    Nodes are found by their words where ids have moved: comments by how they begin, claims by
    the stretch of their comment. What was rejected goes again, what was accepted and is missing
    comes back. A decision that fits nowhere stays on the list of the graph with `unfit` saying
    why, so that it can fit another time.
    """
    unfit: list[Decision] = []
    for decision in made:
        try:
            graph = put(graph, decision)
        except GraphError as error:
            left = structs.replace(decision, was=None, unfit=str(error))
            graph = keep(graph, left)
            unfit.append(left)
    return graph, tuple(unfit)


def carry_over(old: ArgumentGraph, graph: ArgumentGraph) -> tuple[ArgumentGraph, Unfit]:
    """Return a graph with everything that people set in an older one of the same source.

    Beside the decisions these are authors and camps that people named, votes and labels, and links
    and claims that people set in another way, as in a review of the source.
    """
    graph = structs.replace(
        graph,
        conversation=_with_camps(old, named(old.conversation, graph.conversation)),
        stances=graph.stances or _stances(old, graph),
    )
    there = decisions(graph)  # of a file that was not mined again because it is a map already
    graph, unfit = reapply(graph, [each for each in decisions(old) if each not in there])
    lost: list[Decision] = []
    told = {name for each in unfit for name in (*each.links, *each.claims)}
    for decision in _set_by_people(old):
        if told.issuperset((*decision.links, *decision.claims)):
            continue
        try:
            graph = _put_unrecorded(graph, decision)
        except GraphError as error:
            lost.append(structs.replace(decision, unfit=str(error)))
    return graph, (*unfit, *lost)


def _with_camps(old: ArgumentGraph, conversation: Conversation) -> Conversation:
    """Return a conversation with the camps that people named in an older graph."""
    camps = old.conversation.extra.get("camps")
    if camps is None or "camps" in conversation.extra:
        return conversation
    return structs.replace(conversation, extra={**conversation.extra, "camps": camps})


def _stances(old: ArgumentGraph, graph: ArgumentGraph) -> tuple[Stance, ...]:
    """Return the votes and labels of an older graph on the claims that have the same words now.

    Those on other claims stay, on ids that are not there, so that another time they may fit.
    """
    voted = tuple(dict.fromkeys(stance.claim for stance in old.stances))
    if not voted:
        return ()
    seeker = Seeker(graph, places(old, Decision(what="accept", claims=voted)))
    now = {claim: seeker.maybe(claim) for claim in voted}
    gone = {claim: claim if claim not in graph.texts else f"{claim} (gone)" for claim in voted}
    return tuple(structs.replace(s, claim=now[s.claim] or gone[s.claim]) for s in old.stances)


def why_unfit(decision: Decision) -> str:
    """Return a sentence on a decision that fits nowhere: what it was, and what is missing."""
    names = [str(link) for link in decision.links] + list(decision.claims)
    rest = f" and {len(names) - 1} more" if len(names) > 1 else ""
    what = f"the decision to {decision.what} {names[0]}{rest}"
    return f"{what} fits nowhere: {decision.unfit}"


def named(old: Conversation, new: Conversation) -> Conversation:
    """Return a conversation with the authors that people named in an older one."""
    comments = []
    for comment in new.comments:
        before = old.by_id.get(comment.id)
        if before is None or before.author_origin != "person" or not same_comment(before, comment):
            comments.append(comment)
            continue
        comments.append(structs.replace(comment, **{x: getattr(before, x) for x in AUTHOR}))
    return structs.replace(new, comments=tuple(comments))


def bare(conversation: Conversation) -> Conversation:
    """Return a conversation as it was read: without inferred authors, and without decisions."""
    unknown: dict[str, Any] = dict(zip(AUTHOR, (None, None, "", 1.0, ()), strict=True))
    comments = tuple(
        structs.replace(comment, **unknown)
        if comment.author_origin in ("inferred", "model")
        else comment
        for comment in conversation.comments
    )
    extra = {name: value for name, value in conversation.extra.items() if name != KEPT}
    return structs.replace(conversation, comments=comments, extra=extra)


def put(graph: ArgumentGraph, decision: Decision) -> ArgumentGraph:
    """Return a graph with an earlier decision put into effect and kept.

    Raises:
        GraphError: what it is on is not there.
    """
    told, ground, (claims, links) = _applied(graph, decision)
    if len(set(told.claims)) < len(told.claims):  # merged already; another time they may be two
        told = structs.replace(told, claims=decision.claims)
    where = {**decision.places, **places(ground, told)}
    return record(graph, claims, links, structs.replace(told, places=where, was=None))


def _applied(graph: ArgumentGraph, decision: Decision) -> tuple[Decision, ArgumentGraph, Parts]:
    """Return a decision in the ids of a graph, what it rests on, and what it leaves."""
    seeker = Seeker(graph, decision.places)
    if decision.what in ("reject", "neither"):
        told = _translated(decision, lambda node: seeker.maybe(node) or node)
        return told, graph, _taken_out(graph, told)
    told = _translated(decision, seeker.sure)
    if decision.at is not None:
        told = structs.replace(told, at=seeker.cut(decision.claims[0], decision.at))
    ground = seeker.with_added()
    if told.links and not told.claims:
        return told, ground, (ground.claims, _links_put(ground, told, decision))
    claims, links = _claims_put(ground, told)
    if told.links:
        links = _links_put(structs.replace(ground, claims=claims, links=links), told, decision)
    return told, ground, (claims, links)


def _translated(decision: Decision, known: Callable[[str], str]) -> Decision:
    return structs.replace(
        decision,
        links=tuple(LinkName(known(x.source), known(x.target), x.kind) for x in decision.links),
        claims=tuple(known(claim) for claim in decision.claims),
        target=known(decision.target) if decision.target else None,
    )


def _taken_out(graph: ArgumentGraph, told: Decision) -> Parts:
    """Return what a graph is without what was rejected, as far as that is there at all."""
    names = set(told.links)
    if told.what == "neither":
        names |= {LinkName(n.source, n.target, OTHER[n.kind]) for n in names if n.kind in OTHER}
    links = tuple(name for x in graph.links if (name := name_of(x)) in names)
    claims = tuple(claim for claim in told.claims if claim in graph.claim_by_id)
    if not links and not claims:
        return graph.claims, graph.links
    return effect(graph, structs.replace(told, links=links, claims=claims))


def _claims_put(graph: ArgumentGraph, told: Decision) -> Parts:
    """Return what a decision on claims leaves, where it may hold already."""
    holds = (told.what == "merge" and len(set(told.claims)) == 1) or (
        told.what == "split" and not _splits(graph.texts[told.claims[0]], told.at or 0)
    )
    if told.what == "accept" or holds:
        return effect(graph, Decision(what="accept", claims=tuple(dict.fromkeys(told.claims))))
    return effect(graph, told)


def _splits(text: str, at: int) -> bool:
    """Say whether a place lies inside a text; else what stood there is in two parts already."""
    return at > 0 and bool(text[:at].strip() and text[at:].strip())


def _links_put(graph: ArgumentGraph, told: Decision, before: Decision) -> tuple[Link, ...]:
    """Return the links as a person set them; those that are missing come back."""
    there = {name_of(link): link for link in graph.links}
    main = {x.source: x for x in graph.links if x.kind == "reply" and x.primary}
    former = {name_of(link): link for _, link in before.was.links} if before.was else {}
    changed: dict[LinkName, Link] = {}
    missing: list[Link] = []
    for name, old in zip(told.links, before.links, strict=True):
        wanted = _wanted(told, name)
        base = there.get(name) or there.get(wanted)
        if base is None and name.kind == "reply" and getattr(former.get(old), "primary", True):
            base = main.get(name.source)
        if base is None:
            base = _again(former.get(old), name)
            missing.append(base)
        changed[name_of(base)] = _set(graph, base, wanted)
    return replaced((*graph.links, *missing), changed)


def _wanted(told: Decision, name: LinkName) -> LinkName:
    """Return the name of a link after a decision."""
    if told.what == "flip":
        return LinkName(name.source, name.target, OTHER[name.kind])
    if told.what == "retarget" and told.target is not None:
        return LinkName(name.source, told.target, told.kind or name.kind)
    return name


def _again(former: Link | None, name: LinkName) -> Link:
    """Return a link as it was read before, between what are its ends now."""
    ends = {"source": name.source, "target": name.target, "kind": name.kind}
    if former is None:
        return Link(**ends)  # type: ignore[arg-type]  # the three are of a name
    return structs.replace(former, **ends, evidence=(), alternatives=())


def _set(graph: ArgumentGraph, base: Link, wanted: LinkName) -> Link:
    if base.origin == "person" and name_of(base) == wanted:
        return base
    return moved(graph, base, wanted.target, wanted.kind)


def _set_by_people(graph: ArgumentGraph) -> tuple[Decision, ...]:
    """Return all that has origin "person" as if each thing had been accepted."""
    claims = [Decision(what="accept", claims=(c.id,)) for c in graph.claims if c.origin == "person"]
    links = [
        Decision(what="accept", links=(name_of(link),), was=Was(links=((0, link),)))
        for link in graph.links
        if link.origin == "person" and link.kind != "states"
    ]
    return tuple(structs.replace(each, places=places(graph, each)) for each in (*claims, *links))


def _put_unrecorded(graph: ArgumentGraph, decision: Decision) -> ArgumentGraph:
    told, ground, (claims, links) = _applied(graph, decision)
    if any(link.origin == "person" and name_of(link) in told.links for link in graph.links):
        return graph
    return structs.replace(ground, claims=claims, links=links)
