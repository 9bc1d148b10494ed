"""What is worth a look by a person: the least certain and most consequential first."""

from collections import Counter, defaultdict
from collections.abc import Container

import pandas as pd

from argmap.analyse.ground.common_ground import is_concession, same_claims
from argmap.analyse.participants import participants
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
    turned round, whichever changes more, and 0.5 when a claim then may, or may no longer, be
    common ground. That of a main reply is a quarter of the root of the number of comments that
    hang on it, itself counted; of a claim what its absence changes in the strengths of others;
    of a restatement whether it makes the claim shared; these two and further answers weigh at
    least 0.1.

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
        self._unnamed = graph.conversation.by_id  # who has no name goes by the id of the comment
        self._same = same_claims(graph)
        self._held = {group[0]: self._held_of(group) for group in set(self._same.values())}
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
        if group is None:
            return False, False
        held = self._held[group[0]]
        now = held.shared(self._camp_of)
        if link.kind == "rebut":
            without = held.changed(rebuts=-1)
            turned = without.changed(person=self._who[link.source], by=1)
        else:
            granted = -int(is_concession(link))
            without = held.changed(person=self._who[link.source], by=-1, conceded=granted)
            turned = without.changed(rebuts=1)
        return without.shared(self._camp_of) != now, turned.shared(self._camp_of) != now

    def _restatement(self, link: Link) -> Weight:
        group = self._same[link.source]
        parts = self._parted(group, link) if len(group) <= MANY_SAME else (group,)
        if len(parts) == 1:
            return LEAST, "others say that both say the same too"
        now = self._held[group[0]].shared(self._camp_of)
        then = any(self._held_of(part).shared(self._camp_of) for part in parts)
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

    def _held_of(self, group: tuple[str, ...]) -> "_Held":
        into = [x for node in group for x in self._graph.links_at[node] if x.target == node]
        backing = [x for x in into if x.kind == "support"]
        people = Counter(self._who[node] for node in group)
        people.update(self._who[x.source] for x in backing)
        rebuts = sum(x.kind == "rebut" for x in into)
        return _Held(people, rebuts, sum(map(is_concession, backing)), self._unnamed)


class _Held:
    """Who makes and backs a claim, and how many dispute it."""

    def __init__(
        self, people: Counter[str], rebuts: int, conceded: int, unnamed: Container[str]
    ) -> None:
        self.people, self.rebuts, self.conceded = people, rebuts, conceded
        self._unnamed = unnamed

    def changed(self, person: str = "", by: int = 0, rebuts: int = 0, conceded: int = 0) -> "_Held":
        """Return it with one voice more or less."""
        people = self.people
        if person and (people[person] + by <= 0 or person not in people):
            people = Counter(people)
            people[person] += by
        return _Held(people, self.rebuts + rebuts, self.conceded + conceded, self._unnamed)

    def shared(self, camp_of: dict[str, str]) -> bool:
        """Say whether it is a candidate for common ground, as in `common_ground`."""
        if self.rebuts:
            return False
        people = [name for name, times in self.people.items() if times > 0]
        if self.conceded or len({camp_of[name] for name in people if name in camp_of}) > 1:
            return True
        different = {"" if name in self._unnamed else name for name in people}
        return len(different) > 1 and not camp_of


def _below(graph: ArgumentGraph) -> dict[str, int]:
    """Return how many comments hang on each, itself counted."""
    size: defaultdict[str, int] = defaultdict(lambda: 1)
    for comment in reversed(graph.comments):
        reply = graph.reply_of.get(comment.id)
        if reply is not None:
            size[reply.target] += size[comment.id]
    return size
