"""What would change if claims or links were withdrawn or added."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

import pandas as pd
from msgspec import Struct, structs

from argmap.analyse.formal.framework import framework
from argmap.analyse.formal.grounded import grounded
from argmap.analyse.strength.arrays import bipolar_arrays
from argmap.analyse.strength.gradual import quadratic_energy
from argmap.analyse.strength.strength import Base, base_array
from argmap.errors import GraphError
from argmap.model import ArgumentGraph, Claim, Comment, Link
from argmap.model.decisions import LinkName, name_of
from argmap.model.effects import without
from argmap.model.tables import WHAT_IF

SAME = 5e-7  # a change of strength below it is that of rounding
RULE = "what if"


class Said(Struct, frozen=True, kw_only=True):
    """A claim that nobody has made yet, and what it would speak to, if to anything.

    Raises:
        GraphError: no words, or a target without a kind or the other way round.
    """

    text: str
    target: str | None = None
    kind: Literal["support", "rebut"] | None = None
    author: str | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise GraphError("a claim that is added needs words")
        if (self.target is None) != (self.kind is None):
            raise GraphError("a claim that is added speaks to a target as support or rebut")


class Changes(Struct, frozen=True, kw_only=True):
    """What is withdrawn from a graph and what is added to it, in this order.

    A claim is withdrawn with all links that touch it; where `restatements` is true, those that
    say the same go as well, and the links of a comment that stands for one of them (as
    `framework` has it), since otherwise the same would still be said. `add_claims` are words of
    comments that are there; `say` are new words, each in a comment of its own at the end.
    """

    withdraw_claims: tuple[str, ...] = ()
    withdraw_links: tuple[LinkName, ...] = ()
    add_claims: tuple[Claim, ...] = ()
    add_links: tuple[Link, ...] = ()
    say: tuple[Said, ...] = ()
    restatements: bool = True


class WhatIf(NamedTuple):
    """The changed graph, one row a node with the columns `WHAT_IF`, and what they say.

    The largest change of strength stands first, ties in the order of the graphs; what is only in
    one of the two has None on the other side and no change. `settled` says whether both sets of
    strengths came to rest.
    """

    graph: ArgumentGraph
    table: pd.DataFrame
    sentence: str
    settled: bool


def changed(graph: ArgumentGraph, changes: Changes) -> ArgumentGraph:
    """Return a graph with some changes; the given one stays as it is.

    Raises:
        GraphError: what is withdrawn is not there, or what is added does not fit.
    """
    for claim in changes.withdraw_claims:
        if claim not in graph.claim_by_id:
            raise GraphError(f"claim {claim} cannot be withdrawn: it is not there")
    names = {name_of(link) for link in graph.links}
    for name in changes.withdraw_links:
        if name not in names:
            raise GraphError(f"link {name} cannot be withdrawn: it is not there")
    withdrawn, gone = set(changes.withdraw_links), _withdrawn(graph, changes)
    links = tuple(
        link
        for link in graph.links
        if name_of(link) not in withdrawn
        and (link.kind not in ("support", "rebut") or gone.isdisjoint((link.source, link.target)))
    )
    claims, links = without(graph.claims, links, gone & graph.claim_by_id.keys())
    stances = tuple(x for x in graph.stances if gone.isdisjoint((x.claim, x.node)))
    states = [_states(claim) for claim in changes.add_claims]
    graph = structs.replace(
        graph,
        claims=(*claims, *changes.add_claims),
        links=(*links, *states, *changes.add_links),
        stances=stances,
    )
    for said in changes.say:
        graph = _with(graph, said)
    return graph


def what_if(graph: ArgumentGraph, changes: Changes, base: Base = 0.5) -> WhatIf:
    """Return what some changes do to strengths and to what must be accepted.

    Args:
        graph: any graph; it stays as it is.
        changes: what is withdrawn and added.
        base: as in `quadratic_energy_strength`, for both graphs.

    Returns:
        Strengths by quadratic energy, acceptance by the grounded extension, support links
        ignored, before and after. A comment that loses its last link counts as if it were there
        still, spoken to by nobody.

    Raises:
        GraphError: as `changed`, or a base outside 0 to 1.
    """
    after = changed(graph, changes)
    nodes = bipolar_arrays(after, also=bipolar_arrays(graph).nodes).nodes
    old = [node for node in nodes if node in graph.texts]
    gone = _withdrawn(graph, changes)
    new = [node for node in nodes if node in after.texts and node not in gone]
    before_strength, before_settled = _strengths(graph, old, base)
    after_strength, after_settled = _strengths(after, new, base)
    table = pd.DataFrame(
        {
            "node": nodes,
            "strength_before": before_strength.reindex(nodes).to_numpy(),
            "strength_after": after_strength.reindex(nodes).to_numpy(),
        }
    )
    difference = table["strength_after"] - table["strength_before"]
    table["change"] = difference.where(difference.abs() >= SAME, difference * 0.0)
    for column, of, there in (("before", graph, old), ("after", after, new)):
        labels = grounded(framework(of, also=there))
        words = [labels.get(node) for node in nodes]
        table[f"grounded_{column}"] = pd.Series(words, dtype=object)  # None stays None
    both = table["strength_before"].notna() & table["strength_after"].notna()
    held = table["grounded_before"].eq("accepted"), table["grounded_after"].eq("accepted")
    table["flipped"] = both & (held[0] != held[1])
    largest = table["change"].abs().fillna(-1.0).sort_values(ascending=False, kind="stable").index
    table = table.loc[largest].reset_index(drop=True)[list(WHAT_IF)]
    return WhatIf(after, table, _sentence(table), before_settled and after_settled)


def _withdrawn(graph: ArgumentGraph, changes: Changes) -> set[str]:
    """Return the claims that are withdrawn, and the comments whose links go with them."""
    gone = set(changes.withdraw_claims)
    if gone and changes.restatements:
        return gone.union(*(x for x in framework(graph).arguments if not gone.isdisjoint(x)))
    return gone


def _strengths(graph: ArgumentGraph, nodes: Iterable[str], base: Base) -> tuple[pd.Series, bool]:
    links = bipolar_arrays(graph, also=nodes)
    alone = base_array(links, base)
    found, settled = quadratic_energy(links.source, links.target, links.sign, alone)
    return pd.Series(found, index=list(links.nodes), dtype=float), settled


def _states(claim: Claim) -> Link:
    return Link(source=claim.comment, target=claim.id, kind="states", origin="person", rule=RULE)


def _with(graph: ArgumentGraph, said: Said) -> ArgumentGraph:
    """Return a graph in which something more was said at the end."""
    number = 1
    while f"c:what-if-{number}" in graph.texts or f"k:what-if-{number}.1" in graph.texts:
        number += 1
    comment = Comment(
        id=f"c:what-if-{number}",
        text=said.text,
        author=said.author,
        author_origin=None if said.author is None else "person",
    )
    claim = Claim(
        id=f"k:what-if-{number}.1",
        comment=comment.id,
        start=0,
        end=len(said.text),
        text=said.text,
        origin="person",
        rule=RULE,
    )
    links = [_states(claim)]
    if said.target is not None and said.kind is not None:
        links.append(
            Link(source=claim.id, target=said.target, kind=said.kind, origin="person", rule=RULE)
        )
    conversation = structs.replace(
        graph.conversation, comments=(*graph.conversation.comments, comment)
    )
    return structs.replace(
        graph,
        conversation=conversation,
        claims=(*graph.claims, claim),
        links=(*graph.links, *links),
    )


def _sentence(table: pd.DataFrame) -> str:
    moved, flipped = int((table["change"].abs() > 0).sum()), int(table["flipped"].sum())
    if not moved and not flipped:
        return "Nothing else changes."
    what = "strength of 1 claim changes" if moved == 1 else f"strengths of {moved:,} claims change"
    turns = "1 turns" if flipped == 1 else f"{flipped:,} turn"
    return f"The {what}; {turns} from accepted to not accepted, or back."
