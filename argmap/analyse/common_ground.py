"""Candidates for common ground in a conversation without votes; silence is not agreement."""

import re

import networkx as nx
import pandas as pd

from argmap.analyse.participants import participants
from argmap.model import ArgumentGraph, Claim, Link
from argmap.model.tables import COMMON_GROUND

LABELS = ("held by both camps", "conceded", "held by several", "said to be shared", "uncontested")
SAID_TO_BE_SHARED = re.compile(
    r"\b(we|us) all (want|agree|know|think|believe|care|hope|need|share)\b|\ball of us\b"
    r"|\b(both sides|everybody|everyone|nobody|no one) here (want|agree|doubt|denie|dispute)"
    r"|\bboth sides (want|agree|accept|share)\b|\b(in agreement|common ground|common goals?)\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(no|not|never|any|without|lack\w*|yet to|hardly)\b|n['\u2019]t\b", re.IGNORECASE
)


def same_claims(graph: ArgumentGraph) -> dict[str, tuple[str, ...]]:
    """Return, for every claim id, the ids of all claims that say the same, itself included."""
    net: nx.Graph = nx.Graph()
    net.add_nodes_from(claim.id for claim in graph.claims)
    net.add_edges_from((x.source, x.target) for x in graph.links if x.kind == "restates")
    order = {claim.id: place for place, claim in enumerate(graph.claims)}
    groups = (tuple(sorted(g, key=order.__getitem__)) for g in nx.connected_components(net))
    return {claim: group for group in groups for claim in group}


def is_concession(link: Link) -> bool:
    """Return whether a link grants the other side something in words."""
    return link.kind == "support" and "conced" in link.rule


def common_ground(graph: ArgumentGraph, camp_of: dict[str, str]) -> pd.DataFrame:
    """List the candidates for common ground, the strongest label first.

    A claim and those that say the same count as one. It is a candidate when people of both
    camps make or support it ("held by both camps"), when somebody conceded it ("conceded"), when
    two or more make or support it and no camps are known ("held by several"), when its maker says
    that all hold it ("said to be shared": "we all want ..."; English only), or, weakest, when its
    comment disputes or is disputed while nobody rebuts this claim ("uncontested").
    What anybody rebuts is no candidate.

    Args:
        graph: the graph.
        camp_of: the camp of each participant that has one.

    Returns:
        One row a candidate with the columns `COMMON_GROUND`; `quotes` holds (node, words) pairs.
    """
    who = participants(graph)
    rows = []
    for group in dict.fromkeys(same_claims(graph).values()):
        into = [link for claim in group for link in graph.links_at[claim] if link.target == claim]
        if any(link.kind == "rebut" for link in into):
            continue
        backing = [link for link in into if link.kind == "support"]
        people = list(dict.fromkeys(who[node] for node in (*group, *(x.source for x in backing))))
        sides = sorted({camp_of[name] for name in people if name in camp_of})
        label = _label(graph, group, backing, people, sides, camp_of)
        if label:
            quotes = [(node, graph.texts[node]) for node in (*group, *(x.source for x in backing))]
            text = graph.texts[group[0]]
            rows.append((group[0], text, label, people, sides, list(group[1:]), quotes))
    rows.sort(key=lambda row: (LABELS.index(row[2]), -len(row[3])))
    return pd.DataFrame(rows, columns=list(COMMON_GROUND))


def _label(
    graph: ArgumentGraph,
    group: tuple[str, ...],
    backing: list[Link],
    people: list[str],
    sides: list[str],
    camp_of: dict[str, str],
) -> str | None:
    if len(sides) >= 2:
        return "held by both camps"
    if any(is_concession(link) for link in backing):
        return "conceded"
    # comments without a name may all be of one person
    different = {"" if name in graph.conversation.by_id else name for name in people}
    if len(different) >= 2 and not camp_of:
        return "held by several"
    if any(_says_that_all_agree(graph.claim_by_id[claim]) for claim in group):
        return "said to be shared"
    comment = graph.comment_of(group[0])
    siblings = graph.claims_of[comment.id]
    disputed = any(
        link.kind == "rebut"
        for node in (comment.id, *(claim.id for claim in siblings))
        for link in graph.links_at[node]
    )
    role = graph.claim_by_id[group[0]].role
    return "uncontested" if disputed and role in ("claim", "proposal") else None


def _says_that_all_agree(claim: Claim) -> bool:
    said = SAID_TO_BE_SHARED.search(claim.text) and not DENIED.search(claim.text)
    return bool(said) and claim.role != "question"
