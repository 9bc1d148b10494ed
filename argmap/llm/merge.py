"""The rules' graph with what a language model found; what a person or the source says stays."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec
from msgspec import structs

from argmap.llm.check import Checked, FoundLink, FoundReply
from argmap.llm.merge_claims import FIRM, Claims, merged_claims, states
from argmap.model import Alternative, ArgumentGraph, Link, Span
from argmap.model.graph import LinkKind

ARGUES = ("support", "rebut")


def merged(graph: ArgumentGraph, found: Checked, rule: str) -> ArgumentGraph:
    """Return the graph with what the model found in place of what the rules guessed.

    Where they disagree, the rules' answer becomes an alternative of the model's; what has no
    place there is kept in `extra["set_aside"]`. Comments of which the model says nothing, and
    what was stated or comes from a person, stay as they are.

    Args:
        graph: what the rules found.
        found: what of the model's answers stood the check.
        rule: what names the model in the graph.
    """
    claims = merged_claims(graph, found, rule)
    replies, unsaid = _replies(graph, found.replies, rule)
    links, denied = _Arguments(graph, found, claims, rule).merged()
    extra = dict(graph.extra)
    aside = {"claims": claims.left, "links": (*unsaid, *denied)}
    if any(aside.values()):
        extra["set_aside"] = msgspec.json.decode(msgspec.json.encode(aside))
    return structs.replace(
        graph,
        claims=claims.claims,
        links=(*replies, *states(graph, claims.claims), *links),
        extra=extra,
    )


def _replies(
    graph: ArgumentGraph, found: Iterable[FoundReply], rule: str
) -> tuple[list[Link], list[Link]]:
    """Return the reply links, and those of the rules that the model has no answer instead of."""
    by_comment = {reply.comment: reply for reply in found}
    kept: list[Link] = []
    aside: list[Link] = []
    for link in graph.links:
        reply = by_comment.get(link.source)
        if link.kind != "reply":
            continue
        if reply is None or link.origin in FIRM:
            kept.append(link)
        elif not link.primary:
            if link.target != reply.target:
                kept.append(link)
        elif reply.target is None:
            aside.append(link)
        else:
            kept.append(_reply(link, reply, reply.target, rule))
    return kept, aside


def _reply(before: Link, reply: FoundReply, target: str, rule: str) -> Link:
    """Return the model's link; what the rules thought likely is an alternative of it."""
    first = Alternative(before.confidence, target=before.target, rule=before.rule)
    others = [a for a in (first, *before.alternatives) if a.target != target]
    agreed = before.evidence if before.target == target else ()
    return structs.replace(
        before,
        target=target,
        origin="model",
        rule=rule,
        confidence=reply.confidence,
        evidence=reply.evidence or agreed,
        alternatives=_within(others, 1 - reply.confidence),
    )


class _Arguments:
    """Support, rebut and restates links of the rules and of the model, joined."""

    def __init__(self, graph: ArgumentGraph, found: Checked, claims: Claims, rule: str) -> None:
        self._graph, self._rule, self._id_of = graph, rule, claims.id_of
        self._claims = {claim.id: claim for claim in claims.claims}
        unclaimed = {comment.id: comment.text for comment in graph.comments}
        self._texts = unclaimed | {claim.id: claim.text for claim in claims.claims}
        self._links: dict[tuple[str, str, str], Link] = {}
        self._decided: dict[tuple[str, str], Link] = {}  # by persons, the source or the model
        self._from: dict[str, list[Link]] = defaultdict(list)  # the model's, by their comment
        self._alternatives: dict[tuple[str, str], list[Alternative]] = defaultdict(list)
        self._heard = {  # of which comments the model tells what speaks within, and to others
            (one.comment, self._within(self._ends(one.source, one.target)))
            for one in found.links
            if one.kind != "restates"
        }
        for link in graph.links:
            if link.kind in (*ARGUES, "restates") and link.origin in FIRM:
                self._decide(self._moved(link))
        for one in found.links:
            ends = self._ends(one.source, one.target)
            if one.kind != "neither" and ends[0] != ends[1] and ends not in self._decided:
                self._decide(self._link(one, one.kind, *ends))

    def merged(self) -> tuple[list[Link], list[Link]]:
        """Return the links, and those of the rules that have no place among them."""
        aside: list[Link] = []
        for link in self._graph.links:
            if link.kind not in (*ARGUES, "restates") or link.origin in FIRM:
                continue
            ends = self._ends(link.source, link.target)
            heard = (self._comment(ends[0]), self._within(ends)) in self._heard
            stands = link.kind == "restates" or not heard
            if stands and ends not in self._decided and self._may_join(link, ends):
                self._links.setdefault((*ends, link.kind), self._moved(link))
            elif not self._noted(link, ends):
                aside.append(link)
        return [self._with_alternatives(link) for link in self._links.values()], aside

    def _decide(self, link: Link) -> None:
        self._links[link.source, link.target, link.kind] = link
        self._decided[link.source, link.target] = link
        if link.origin == "model":
            self._from[self._comment(link.source)].append(link)

    def _noted(self, link: Link, ends: tuple[str, str]) -> bool:
        """Whether a link of the rules is said by the model, or now stands as its alternative."""
        there = self._decided.get(ends)
        if there is not None and there.kind == link.kind:
            return True
        if there is None and link.kind in ARGUES:
            there = self._beside(ends)
        if there is None or there.origin != "model" or there.kind == "restates":
            return False
        if there.kind == link.kind and there.target == ends[1]:
            return True
        other = Alternative(
            link.confidence,
            target=None if ends[1] == there.target else ends[1],
            kind=None if link.kind == there.kind else link.kind,
            rule=link.rule,
        )
        self._alternatives[there.source, there.target].append(other)
        return True

    def _beside(self, ends: tuple[str, str]) -> Link | None:
        """Return the model's link between the same two comments, from the same node if any is."""
        pair = [self._comment(end) for end in ends]
        between = [
            link
            for link in self._from[pair[0]]
            if link.kind in ARGUES and self._comment(link.target) == pair[1]
        ]
        same = (link for link in between if link.source == ends[0])
        return next(same, None if self._within(ends) else next(iter(between), None))

    def _with_alternatives(self, link: Link) -> Link:
        others = self._alternatives.get((link.source, link.target))
        if not others or link.origin != "model":
            return link
        return structs.replace(link, alternatives=_within(others, 1 - link.confidence))

    def _may_join(self, link: Link, ends: tuple[str, str]) -> bool:
        """Whether the ends still are what a link of this kind joins, now that claims changed."""
        if ends[0] == ends[1] or (self._within(ends) and self._comment(ends[0]) in ends):
            return False
        return link.kind != "restates" or all(end in self._claims for end in ends)

    def _link(self, found: FoundLink, kind: LinkKind, source: str, target: str) -> Link:
        claim = self._claims.get(source)
        own = () if claim is None else (Span(claim.comment, claim.start, claim.end),)
        return Link(
            source=source,
            target=target,
            kind=kind,
            origin="model",
            rule=self._rule,
            confidence=found.confidence,
            evidence=found.evidence or own,
        )

    def _moved(self, link: Link) -> Link:
        """Return a link whose ends are the claims that stand in place of those it had."""
        source, target = self._ends(link.source, link.target)
        before = self._graph.texts
        same = (s for s in link.evidence if self._texts.get(s.node) == before[s.node])
        alternatives = (
            structs.replace(a, target=self._id_of.get(a.target or "", a.target))
            for a in link.alternatives
        )
        return structs.replace(
            link,
            source=source,
            target=target,
            evidence=tuple(same),
            alternatives=tuple(alternatives),
        )

    def _ends(self, source: str, target: str) -> tuple[str, str]:
        return self._id_of.get(source, source), self._id_of.get(target, target)

    def _within(self, ends: tuple[str, str]) -> bool:
        """Whether both ends are of one comment."""
        return self._comment(ends[0]) == self._comment(ends[1])

    def _comment(self, node: str) -> str:
        return self._claims[node].comment if node in self._claims else node


def _within(alternatives: Sequence[Alternative], room: float) -> tuple[Alternative, ...]:
    """Return alternatives that sum to no more than there is room for, the likeliest first."""
    total = sum(a.confidence for a in alternatives)
    scale = min(1.0, room / total) if total else 1.0
    ordered = sorted(alternatives, key=lambda a: -a.confidence)
    return tuple(
        structs.replace(a, confidence=int(a.confidence * scale * 10_000) / 10_000) for a in ordered
    )
