"""What is worth a look by a person: the least certain and most consequential first."""

from collections import defaultdict

import pandas as pd

from argmap.analyse.ground.common_ground import Finder, same_claims
from argmap.analyse.ground.concessions import is_concession
from argmap.analyse.ground.ground_label import Event, Ground
from argmap.analyse.participants import participants
from argmap.analyse.questions import questions
from argmap.analyse.strength.shaking import Shaking
from argmap.model import ArgumentGraph, Claim, Link
from argmap.model.decisions import GUESSED, name_of
from argmap.model.tables import REVIEW

STATUS = 0.5  # what it weighs whether a claim may be shared; a strength weighs what it changes by
LEAST = 0.1  # what a claim, a restatement or a further answer weighs by itself
HANGS = 0.25  # times the root of the number of comments that a reply moves
MANY_SAME = 60  # claims that say the same, beyond which one link more or less parts nothing

Weight = tuple[float, str]  # a consequence, and why in words


def review_queue(graph: ArgumentGraph, camp_of: dict[str, str] | None = None) -> pd.DataFrame:
    """List everything inferred, what a person should look at first on top.

    The score is uncertainty, 1 - confidence, times consequence. The consequence of a support or
    rebut link is how much all strengths change (quadratic energy) when it is taken away or
    turned round, whichever changes more, and 0.5 when a claim then is, or is no longer, a
    candidate of `common_ground` (one that is merely uncontested is none). That of a main reply is
    a quarter of the root of the number of comments that hang on it, itself counted; of a claim
    what its absence changes in the strengths of others; of a restatement whether it makes the
    claim shared; these two and further answers weigh at least 0.1.

    Args:
        graph: any graph.
        camp_of: the camp of each participant that has one.

    Returns:
        One row a link or claim with the columns `REVIEW`; `what` is "link" or "claim", the id of a
        link its name, "source>target>kind". Ties stand in graph order, links first.
    """
    weigh = _Weigher(graph, camp_of or {})
    rows = [
        _row(str(name_of(x)), "link", x.kind, x.confidence, weigh.link(x))
        for x in graph.links
        if x.origin in GUESSED and x.kind != "states"
    ]
    rows += [
        _row(claim.id, "claim", claim.role, claim.confidence, weigh.claim(claim))
        for claim in graph.claims
        if claim.origin in GUESSED
    ]
    rows.sort(key=lambda row: (-row[5], -row[4]))
    return pd.DataFrame(rows, columns=list(REVIEW))


def _row(
    name: str, what: str, kind: str, confidence: float, weight: Weight
) -> tuple[str, str, str, float, float, float, str]:
    consequence, why = round(weight[0], 6), weight[1]
    score = round((1 - confidence) * consequence, 6)
    return name, what, kind, confidence, consequence, score, why


class _Weigher:
    """How much hangs on each link and claim of one graph."""

    def __init__(self, graph: ArgumentGraph, camp_of: dict[str, str]) -> None:
        self._graph, self._camp_of = graph, camp_of
        self._shaking = Shaking(graph)
        self._who = participants(graph)
        self._same, self._asked = same_claims(graph), questions(graph)
        self._finder = Finder(graph, camp_of)
        self._grounds = {group[0]: self._ground(group) for group in set(self._same.values())}
        self._below = _below(graph)

    def link(self, link: Link) -> Weight:
        if link.kind == "reply":
            return self._reply(link)
        if link.kind == "restates":
            return self._restatement(link)
        return self._argument(link)

    def claim(self, claim: Claim) -> Weight:
        own = [x for x in self._graph.links_at[claim.id] if x.kind in ("support", "rebut")]
        out = [x for x in own if x.source == claim.id]
        moved = self._shaking.without(out)
        total = sum(moved.values())
        if not own:
            return LEAST + total, "no argument rests on it"
        arguments = "1 argument rests" if len(own) == 1 else f"{len(own)} arguments rest"
        return LEAST + total, f"{arguments} on it"

    def _reply(self, link: Link) -> Weight:
        if not link.primary:
            return LEAST, "it is a further answer"
        size = self._below[link.source]
        if size == 1:
            return HANGS, "nothing hangs on it"
        more = "1 more comment hangs" if size == 2 else f"{size - 1} more comments hang"
        return HANGS * float(size**0.5), f"{more} on it"

    def _argument(self, link: Link) -> Weight:
        gone, turned = self._shaking.without([link]), self._shaking.turned(link)
        removed, flipped = self._status_without(link)
        weights = (
            (sum(gone.values()) + STATUS * removed, gone, "without it", removed),
            (sum(turned.values()) + STATUS * flipped, turned, "the other way round", flipped),
        )
        weight, moved, how, status = max(weights, key=lambda each: each[0])
        claims = "1 claim" if len(moved) == 1 else f"{len(moved)} claims"
        why = f"{how}, the strength of {claims} changes by {sum(moved.values()):.2f} in all"
        return weight, f"{why}, and whether one may be shared" if status else why

    def _status_without(self, link: Link) -> tuple[bool, bool]:
        """Say whether taking a link away, or turning it round, changes what may be shared."""
        group = self._same.get(link.target)
        if group is None or group[0] in self._asked:
            return False, False
        ground = self._grounds[group[0]]
        now = ground.label is not None
        own, other = ("backs", "disputes") if link.kind == "support" else ("disputes", "backs")
        by = self._who[link.source]
        gone = [Event(0, own, link.target, by)]
        if is_concession(link):
            gone += [
                event
                for event in self._finder.events(group)
                if event.what == "grants" and event.by == by and event.claim == link.target
            ][:1]
        turned = [Event(0, other, link.target, by)]
        without, flipped = ground.label_with(gone, ()), ground.label_with(gone, turned)
        return (without is not None) != now, (flipped is not None) != now

    def _restatement(self, link: Link) -> Weight:
        group = self._same[link.source]
        parts = self._parted(group, link) if len(group) <= MANY_SAME else (group,)
        if len(parts) == 1:
            return LEAST, "others say that both say the same too"
        now = self._grounds[group[0]].label is not None
        then = any(self._ground(part).label is not None for part in parts)
        if now != then:
            return LEAST + STATUS, "whether the claim may be shared depends on it"
        return LEAST, "it joins what two comments say"

    def _parted(self, group: tuple[str, ...], link: Link) -> tuple[tuple[str, ...], ...]:
        """Return what a group of claims that say the same falls into without a link."""
        reached, waiting = {link.source}, [link.source]
        while waiting:
            node = waiting.pop()
            for other in self._graph.links_at[node]:
                if other.kind != "restates" or other is link:
                    continue
                end = other.target if other.source == node else other.source
                if end not in reached:
                    reached.add(end)
                    waiting.append(end)
        rest = tuple(node for node in group if node not in reached)
        return (tuple(n for n in group if n in reached), rest) if rest else (group,)

    def _ground(self, group: tuple[str, ...]) -> Ground:
        """Return what bears on claims that say the same; nothing where they only ask."""
        ground = Ground(self._camp_of, self._graph.conversation.by_id)
        if group[0] not in self._asked:
            for event in self._finder.events(group):
                if event.what != "same":
                    ground.add(event)
        return ground


def _below(graph: ArgumentGraph) -> dict[str, int]:
    """Return how many comments hang on each, itself counted."""
    size: defaultdict[str, int] = defaultdict(lambda: 1)
    for comment in reversed(graph.comments):
        reply = graph.reply_of.get(comment.id)
        if reply is not None:
            size[reply.target] += size[comment.id]
    return size
