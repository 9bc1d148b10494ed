"""Candidates for common ground in a conversation without votes; silence is not agreement."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import networkx as nx
import pandas as pd

from argmap.analyse.concessions import (
    BY_PEOPLE,
    Concession,
    Saying,
    concessions,
    is_concession,
    sayings,
)
from argmap.analyse.participants import participants
from argmap.model import ArgumentGraph, Link, Span
from argmap.model.tables import COMMON_GROUND

__all__ = ["LABELS", "common_ground", "is_concession", "same_claims"]

SAID, CONCEDED, BOTH = "said to be shared", "conceded", "held by both camps"
SEVERAL, UNCONTESTED = "held by several", "uncontested"
LABELS = (SAID, CONCEDED, BOTH, SEVERAL, UNCONTESTED)
EXPLICIT = (SAID, CONCEDED)

Quote = tuple[str, int, int, str]  # node, start, end, words


def same_claims(graph: ArgumentGraph) -> dict[str, tuple[str, ...]]:
    """Return, for every claim id, the ids of all claims that say the same, itself included."""
    net: nx.Graph[str] = nx.Graph()
    net.add_nodes_from(claim.id for claim in graph.claims)
    net.add_edges_from((x.source, x.target) for x in graph.links if x.kind == "restates")
    order = {claim.id: place for place, claim in enumerate(graph.claims)}
    groups = (tuple(sorted(g, key=order.__getitem__)) for g in nx.connected_components(net))
    return {claim: group for group in groups for claim in group}


def common_ground(graph: ArgumentGraph, camp_of: Mapping[str, str]) -> pd.DataFrame:
    """List the candidates for common ground, what was said outright first.

    A claim and those that say the same count as one. It is a candidate when

    - its maker says that all hold it ("said to be shared": "we all want ...", "nobody here denies
      ..."), and nobody else disputes it;
    - somebody grants it in words to a person who is not of the same camp ("conceded": "you are
      right that ...", "that I could live with"), and does not dispute it as well; or credits the
      other side with good faith ("many of them do care");
    - people of two camps make or support it, and in each of these no more dispute it ("held by
      both camps");
    - two or more different people make or support it, of whom not all are known to be of one
      camp, and nobody disputes it ("held by several");
    - weakest, its comment disputes or is disputed while nobody disputes this claim
      ("uncontested": silence is not agreement).

    What is looked for in words is English, German, French and Spanish.

    Args:
        graph: the graph.
        camp_of: the camp of each participant that has one.

    Returns:
        One row a candidate with the columns `COMMON_GROUND`. `participants` hold it, `disputed_by`
        do not, `granted_by` conceded it; `explicit` says that it was said in words; `tentative`
        that it rests on what the machine links; `quotes` are (node, start, end, words), what
        grants it first; `first` is the comment with which it became a candidate.

    Source:
        Definition of this project; grounding by evidence of acceptance (Clark and Brennan 1991),
        of which silence is none.
    """
    finder = _Finder(graph, camp_of)
    found = [one for group in finder.groups for one in finder.of_group(group)]
    found.sort(key=lambda one: (LABELS.index(one.label), -one.cues, -len(one.people)))
    rows = [_row(graph, one) for one in found]
    return pd.DataFrame(rows, columns=list(COMMON_GROUND))


class Candidate(NamedTuple):
    """A group of claims that say the same, and why it may be common ground."""

    group: tuple[str, ...]
    label: str
    people: tuple[str, ...]
    camps: tuple[str, ...]
    granted_by: tuple[str, ...]
    disputed_by: tuple[str, ...]
    quotes: tuple[Span, ...]
    tentative: bool
    first: int
    cues: int


class _Evidence(NamedTuple):
    """All that bears on one group of claims, up to some comment."""

    group: tuple[str, ...]
    links: tuple[Link, ...]
    granted: tuple[Concession, ...]
    said: tuple[Saying, ...]


class _Finder:
    """Looks for candidates in one graph."""

    def __init__(self, graph: ArgumentGraph, camp_of: Mapping[str, str]) -> None:
        self._graph, self._camp_of = graph, camp_of
        self._who, self._order = participants(graph), graph.conversation.order
        self.groups = tuple(dict.fromkeys(same_claims(graph).values()))
        self._said, others = sayings(graph)
        self._granted: dict[str, list[Concession]] = defaultdict(list)
        for one in concessions(graph, camp_of, others):
            self._granted[one.claim or one.claims[0]].append(one)
        self._disputing = _disputing(graph)

    def of_group(self, group: tuple[str, ...]) -> Iterable[Candidate]:
        """Yield the candidate that a group is, if it is one."""
        evidence = self._evidence(group)
        label = self._label(evidence)
        if label is None:
            return
        holders, against = self._holders(evidence)
        granted = evidence.granted if label in (CONCEDED, BOTH) else ()
        yield Candidate(
            group=group,
            label=label,
            people=tuple(holders),
            camps=tuple(sorted({self._camp_of[p] for p in holders if p in self._camp_of})),
            granted_by=tuple(dict.fromkeys(one.by for one in granted)),
            disputed_by=tuple(dict.fromkeys(against)),
            quotes=self._quotes(evidence, granted),
            tentative=self._tentative(label, evidence),
            first=self._first(evidence),
            cues=sum(one.cues for one in evidence.said) if label == SAID else 0,
        )

    def _evidence(self, group: tuple[str, ...]) -> _Evidence:
        links = {
            id(x): x
            for claim in group
            for x in self._graph.links_at[claim]
            if x.kind == "restates" or (x.target == claim and x.kind in ("support", "rebut"))
        }
        granted = sorted(
            (one for claim in group for one in self._granted.get(claim, ())), key=lambda c: c.at
        )
        said = tuple(self._said[claim] for claim in group if claim in self._said)
        return _Evidence(group, tuple(links.values()), tuple(granted), said)

    def _label(self, of: _Evidence) -> str | None:
        holders, against = self._holders(of)
        makers = {self._who[claim] for claim in of.group}
        others = [person for person in against if person not in makers]
        if of.said and not others:
            return SAID
        if any(one.by not in against for one in of.granted):
            return CONCEDED
        if self._in_two_camps(holders, against):
            return BOTH
        if against:
            return None
        if self._different(holders):
            return SEVERAL
        claim = self._graph.claim_by_id[of.group[0]]
        asserted = claim.role in ("claim", "proposal") and not claim.text.rstrip().endswith("?")
        disputed = any(self._graph.comment_of(c).id in self._disputing for c in of.group)
        return UNCONTESTED if disputed and asserted else None

    def _holders(self, of: _Evidence) -> tuple[list[str], list[str]]:
        """Return who makes, supports or grants it, and who disputes it."""
        backing = (x.source for x in of.links if x.kind == "support")
        people = [self._who[node] for node in (*of.group, *backing)]
        against = [self._who[x.source] for x in of.links if x.kind == "rebut"]
        return list(dict.fromkeys((*people, *(c.by for c in of.granted)))), against

    def _in_two_camps(self, holders: Iterable[str], against: Iterable[str]) -> bool:
        for_it = Counter(self._camp_of[p] for p in holders if p in self._camp_of)
        not_it = Counter(self._camp_of[p] for p in set(against) if p in self._camp_of)
        return sum(times > not_it[camp] for camp, times in for_it.items()) >= 2

    def _different(self, holders: Iterable[str]) -> bool:
        # comments without a name may all be of one person
        names = {"" if p in self._graph.conversation.by_id else p for p in holders}
        return len(names) >= 2 and len({self._camp_of.get(p, p) for p in holders}) >= 2

    def _tentative(self, label: str, of: _Evidence) -> bool:
        """Return whether it would not be what it is without the links of the machine."""
        if label == SAID:
            return False
        links = tuple(x for x in of.links if x.origin in BY_PEOPLE)
        granted = tuple(one for one in of.granted if not one.tentative)
        group = (of.group[0],) if len(links) < len(of.links) else of.group
        sure = self._label(_Evidence(group, links, granted, of.said))
        return sure is None or LABELS.index(sure) > LABELS.index(label)

    def _first(self, of: _Evidence) -> int:
        """Return the place of the comment with which it became a candidate of some strength.

        Of what is only uncontested, that is the place of the claim.
        """
        moments = sorted({self._moment(of.group[0]), *self._moments(of)})
        for at in moments:
            if self._label(self._until(of, at)) not in (None, UNCONTESTED):
                return at
        return moments[0]

    def _until(self, of: _Evidence, at: int) -> _Evidence:
        group = tuple(claim for claim in of.group if self._moment(claim) <= at)
        links = tuple(x for x in of.links if self._of_link(x) <= at)
        granted = tuple(one for one in of.granted if one.at <= at)
        there = set(group)
        return _Evidence(group, links, granted, tuple(s for s in of.said if there & {*s.claims}))

    def _moments(self, of: _Evidence) -> list[int]:
        of_claims = [self._moment(claim) for claim in of.group]
        return [*of_claims, *map(self._of_link, of.links), *(one.at for one in of.granted)]

    def _of_link(self, link: Link) -> int:
        return max(self._moment(link.source), self._moment(link.target))

    def _moment(self, node: str) -> int:
        return self._order[self._graph.comment_of(node).id]

    def _quotes(self, of: _Evidence, granted: Iterable[Concession]) -> tuple[Span, ...]:
        """Return the words: what says so or grants it, then the claims, then what supports them."""
        texts = self._graph.texts
        backing = [x.source for x in of.links if x.kind == "support"]
        words = [*(said.words for said in of.said), *(one.words for one in granted)]
        spoken = {one.words.node for one in granted}
        claims = [
            Span(node, 0, len(texts[node]))
            for node in of.group
            if not any(self._within(node, span) for span in words)
        ]
        rest = [
            Span(node, 0, len(texts[node]))
            for node in backing
            if self._graph.comment_of(node).id not in spoken
        ]
        return tuple(dict.fromkeys((*words, *claims, *rest)))

    def _within(self, node: str, span: Span) -> bool:
        claim = self._graph.claim_by_id[node]
        return claim.comment == span.node and span.start <= claim.start and claim.end <= span.end


def _disputing(graph: ArgumentGraph) -> set[str]:
    """Return the comments that dispute something or are disputed."""
    rebuts = (link for link in graph.links if link.kind == "rebut")
    return {graph.comment_of(end).id for link in rebuts for end in (link.source, link.target)}


def _row(graph: ArgumentGraph, one: Candidate) -> tuple[object, ...]:
    claim = one.group[0]
    quotes = [(q.node, q.start, q.end, graph.texts[q.node][q.start : q.end]) for q in one.quotes]
    return (
        claim,
        graph.texts[claim],
        one.label,
        list(one.people),
        list(one.camps),
        list(one.group[1:]),
        quotes,
        one.label in EXPLICIT,
        one.tentative,
        graph.comments[one.first].id,
        list(one.granted_by),
        list(one.disputed_by),
    )
