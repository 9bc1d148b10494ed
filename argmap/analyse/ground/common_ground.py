"""Candidates for common ground in a conversation without votes; silence is not agreement."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import networkx as nx
import pandas as pd

from argmap.analyse.ground.concessions import (
    BY_PEOPLE,
    Concession,
    Saying,
    concessions,
    sayings,
)
from argmap.analyse.ground.ground_label import (
    CAMPS,
    CONCEDED,
    LABELS,
    SAID,
    UNCONTESTED,
    Event,
    history,
)
from argmap.analyse.participants import participants
from argmap.analyse.questions import questions
from argmap.model import ArgumentGraph, Span
from argmap.model.tables import COMMON_GROUND

__all__ = ["LABELS", "Finder", "common_ground", "ground_course", "same_claims"]

DOES = {"support": "backs", "rebut": "disputes", "restates": "same"}
EXPLICIT = (SAID, CONCEDED)


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
    - people of two camps make or support it, and in each of these no more dispute it ("held
      in more than one camp");
    - two or more different people make or support it, of whom not all are known to be of one
      camp, and nobody disputes it ("held by several");
    - weakest, its comment disputes or is disputed while nobody disputes this claim
      ("uncontested": silence is not agreement).

    Questions ask and say nothing. What is looked for in words is English, German, French and
    Spanish.

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
    finder = Finder(graph, camp_of)
    found = [one for group in finder.groups if (one := finder.of_group(group)) is not None]
    found.sort(key=lambda one: (LABELS.index(one.label), -one.cues, -len(one.people)))
    rows = [_row(graph, one) for one in found]
    return pd.DataFrame(rows, columns=list(COMMON_GROUND))


class GroundCourse(NamedTuple):
    """How common ground came about: `changes` of labels, and what was granted, in order of time.

    A change is (place of the comment, claim, label or None), the claim being the first of those
    that say the same; what is merely uncontested has no label here.
    """

    changes: list[tuple[int, str, str | None]]
    concessions: tuple[Concession, ...]


def ground_course(graph: ArgumentGraph, camp_of: Mapping[str, str]) -> GroundCourse:
    """Return at which places a claim gets, changes or loses its label, and what was granted.

    Args:
        graph: the graph.
        camp_of: the camp of each participant that has one.
    """
    finder = Finder(graph, camp_of)
    changes = [
        (at, group[0], label) for group in finder.groups for at, label in finder.history(group)
    ]
    return GroundCourse(sorted(changes, key=lambda change: change[0]), finder.concessions)


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


class Finder:
    """Looks for candidates in one graph."""

    def __init__(self, graph: ArgumentGraph, camp_of: Mapping[str, str]) -> None:
        self._graph, self._camp_of = graph, camp_of
        self._who, self._unnamed = participants(graph), graph.conversation.by_id
        order = graph.conversation.order
        self._at = {node: order[node] for node in order}
        self._at |= {claim.id: order[claim.comment] for claim in graph.claims}
        asked = questions(graph)
        groups = dict.fromkeys(same_claims(graph).values())
        self.groups = tuple(group for group in groups if group[0] not in asked)
        self._said, others = sayings(graph)
        self.concessions = tuple(concessions(graph, camp_of, others))
        self._granted: dict[str, list[Concession]] = defaultdict(list)
        for one in self.concessions:
            self._granted[one.claim or one.claims[0]].append(one)
        self._disputing = _disputing(graph)

    def of_group(self, group: tuple[str, ...]) -> Candidate | None:
        """Return the candidate that a group is, if it is one."""
        changes = self.history(group)
        label = changes[-1][1] if changes else None
        events = self.events(group)
        if label is None and self._uncontested(group, events):
            label = UNCONTESTED
        if label is None:
            return None
        people = dict.fromkeys(e.by for e in events if e.what in ("makes", "backs", "grants"))
        granted = self._grants(group) if label in (CONCEDED, CAMPS) else []
        said = [self._said[claim] for claim in group if claim in self._said]
        return Candidate(
            group=group,
            label=label,
            people=tuple(people),
            camps=tuple(sorted({self._camp_of[p] for p in people if p in self._camp_of})),
            granted_by=tuple(dict.fromkeys(one.by for one in granted)),
            disputed_by=tuple(dict.fromkeys(e.by for e in events if e.what == "disputes")),
            quotes=self._quotes(group, said, granted),
            tentative=self._tentative(label, events),
            first=next((at for at, each in changes if each), self._at[group[0]]),
            cues=sum(one.cues for one in said) if label == SAID else 0,
        )

    def history(self, group: tuple[str, ...]) -> list[tuple[int, str | None]]:
        """Return where the label of a group changes; what is merely uncontested has none."""
        if len(group) == 1 and not (group[0] in self._said or group[0] in self._granted):
            # a claim that only its maker holds: most are
            links = self._graph.links_at[group[0]]
            if not any(x.kind == "support" and x.target == group[0] for x in links):
                return []
        return history(self.events(group), self._camp_of, self._unnamed)

    def events(self, group: tuple[str, ...]) -> list[Event]:
        """Return all that bears on a group, in order of place."""
        events = []
        for claim in group:
            by, at = self._who[claim], self._at[claim]
            events.append(Event(at, "makes", claim, by))
            if claim in self._said:
                events.append(Event(at, "says", claim, by))
            for link in self._graph.links_at[claim]:
                what = DOES.get(link.kind)
                if link.target != claim or what is None:
                    continue
                later = max(at, self._at[link.source])
                sure = link.origin in BY_PEOPLE
                events.append(Event(later, what, claim, self._who[link.source], link.source, sure))
            events += [
                Event(max(at, one.at), "grants", claim, one.by, "", not one.tentative)
                for one in self._granted.get(claim, ())
            ]
        return sorted(events, key=lambda event: event.at)

    def _grants(self, group: tuple[str, ...]) -> list[Concession]:
        every = (one for claim in group for one in self._granted.get(claim, ()))
        return sorted(every, key=lambda one: one.at)

    def _uncontested(self, group: tuple[str, ...], events: Iterable[Event]) -> bool:
        claim = self._graph.claim_by_id[group[0]]
        asserted = claim.role in ("claim", "proposal") and not claim.text.rstrip().endswith("?")
        there = any(self._graph.claim_by_id[each].comment in self._disputing for each in group)
        return asserted and there and not any(event.what == "disputes" for event in events)

    def _tentative(self, label: str, events: Iterable[Event]) -> bool:
        """Return whether it would not be what it is without the links of the machine."""
        if label in (SAID, UNCONTESTED):
            return False
        sure = history((event for event in events if event.sure), self._camp_of, self._unnamed)
        without = sure[-1][1] if sure else None
        return without is None or LABELS.index(without) > LABELS.index(label)

    def _quotes(
        self, group: tuple[str, ...], said: Iterable[Saying], granted: Iterable[Concession]
    ) -> tuple[Span, ...]:
        """Return the words: what says so or grants it, then the claims, then what supports them."""
        words = [*(one.words for one in said), *(one.words for one in granted)]
        spoken = {span.node for span in words}
        claims = [c for c in group if not any(self._within(c, span) for span in words)]
        backing = (
            link.source
            for claim in group
            for link in self._graph.links_at[claim]
            if link.kind == "support" and link.target == claim
        )
        rest = [node for node in backing if self._graph.comment_of(node).id not in spoken]
        whole = (Span(node, 0, len(self._graph.texts[node])) for node in (*claims, *rest))
        return tuple(dict.fromkeys((*words, *whole)))

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
