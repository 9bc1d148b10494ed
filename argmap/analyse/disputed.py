"""What divides in a conversation without votes, and what only one person says."""

from collections import defaultdict
from collections.abc import Mapping

import pandas as pd

from argmap.analyse.camps.votes import moderated_out
from argmap.analyse.course.moments import moment_of
from argmap.analyse.ground.common_ground import same_claims
from argmap.analyse.ground.concessions import BY_PEOPLE
from argmap.analyse.participants import participants
from argmap.analyse.questions import questions
from argmap.model import ArgumentGraph, Link
from argmap.model.tables import DISPUTED

ACROSS, WITHIN = "disputed between camps", "disputed inside a camp"
DISPUTES = "disputed"
ALONE, AGAINST_ALL = "only one person says it", "one person against others"
LABELS = (ACROSS, WITHIN, DISPUTES, AGAINST_ALL, ALONE)


def disputed(graph: ArgumentGraph, camp_of: Mapping[str, str]) -> pd.DataFrame:
    """List the claims that divide, and those of one person alone: minorities are listed.

    Claims that say the same count as one. "disputed between camps": somebody of one camp makes or
    backs it, somebody of another disputes it; "disputed inside a camp": only people of one camp do
    both; "disputed": somebody else disputes it, and the camps are not known; "one person against
    others": one makes it, nobody backs it, and two or more others dispute it; "only one person
    says it": nobody else speaks to it at all or votes on it. Questions ask and say nothing, and
    what moderators of a vote took out is not there any more.

    Args:
        graph: the graph.
        camp_of: the camp of each participant that has one.

    Returns:
        One row a claim with the columns `DISPUTED`, by label as above, most people first, then the
        oldest; `tentative` says that all that disputes it are links of the machine; `first` is
        the comment with which it was made or first disputed.
    """
    who = participants(graph)
    rows = []
    left_out = questions(graph) | moderated_out(graph)
    voters = _voters(graph)
    for group in dict.fromkeys(same_claims(graph).values()):
        if group[0] in left_out:
            continue
        into = [x for claim in group for x in graph.links_at[claim] if x.target == claim]
        backing = (x.source for x in into if x.kind == "support")
        pro = list(dict.fromkeys(who[node] for node in (*group, *backing)))
        rebuts = [x for x in into if x.kind == "rebut"]
        con = [p for p in dict.fromkeys(who[x.source] for x in rebuts) if p not in pro]
        label = _label(pro, con, camp_of)
        if label is None or (label == ALONE and _answered(graph, group, who, voters)):
            continue
        camps = sorted({camp_of[p] for p in (*pro, *con) if p in camp_of})
        moments = [moment_of(graph, x.source) for x in rebuts if who[x.source] not in pro]
        first = max(moment_of(graph, group[0]), min(moments, default=0))
        rows.append(
            (
                group[0],
                graph.texts[group[0]],
                label,
                pro,
                con,
                camps,
                bool(con) and not any(_by_people(x) for x in rebuts),
                graph.comments[first].id,
            )
        )
    rows.sort(key=lambda row: (LABELS.index(row[2]), -len(row[3]) - len(row[4])))
    return pd.DataFrame(rows, columns=list(DISPUTED))


def _label(pro: list[str], con: list[str], camp_of: Mapping[str, str]) -> str | None:
    if not con:
        return ALONE if len(pro) == 1 else None
    if len(pro) == 1 and len(con) > 1:
        return AGAINST_ALL
    sides = [{camp_of[p] for p in people if p in camp_of} for people in (pro, con)]
    if not sides[0] or not sides[1]:
        return DISPUTES
    return ACROSS if len(sides[0] | sides[1]) > 1 else WITHIN


def _answered(
    graph: ArgumentGraph,
    group: tuple[str, ...],
    who: Mapping[str, str],
    voters: Mapping[str, set[str]],
) -> bool:
    """Return whether anybody else speaks to one of these claims in any way, or votes on it."""
    own = {who[claim] for claim in group}
    return any(
        not voters.get(claim, own) <= own
        or any(
            link.target == claim and link.kind != "states" and who[link.source] not in own
            for link in graph.links_at[claim]
        )
        for claim in group
    )


def _voters(graph: ArgumentGraph) -> dict[str, set[str]]:
    """Return who voted on each claim, or answered it by a label."""
    found: dict[str, set[str]] = defaultdict(set)
    for stance in graph.stances:
        found[stance.claim].add(stance.participant)
    return found


def _by_people(link: Link) -> bool:
    return link.origin in BY_PEOPLE
