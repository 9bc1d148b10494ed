"""How the conversation went, comment by comment: everything counted with what was said by then."""

import pandas as pd

from argmap.analyse.common_ground import is_concession
from argmap.analyse.participants import participants
from argmap.model import ArgumentGraph
from argmap.model.tables import TIMELINE


def timeline(graph: ArgumentGraph, camp_of: dict[str, str]) -> pd.DataFrame:
    """Count claims, links and what stays unanswered, up to and with each comment.

    A rebuttal is unanswered while nobody supports or rebuts it or answers its comment; a question
    is open while nobody answers the comment that asks it.

    Args:
        graph: the graph.
        camp_of: the camp of each participant that has one.

    Returns:
        One row a comment with the columns `TIMELINE`; `replies_across_camps` is a share in
        [0, 1] of the replies between people with a camp, missing while there is none.
    """
    who = participants(graph)
    counts = dict.fromkeys(("claims", "supports", "rebuts", "concessions"), 0)
    rebuttals: dict[str, str] = {}
    questions: dict[str, str] = {}
    across: list[bool] = []
    rows = []
    for comment in graph.comments:
        reply = graph.reply_of.get(comment.id)
        if reply is not None:
            rebuttals = {k: at for k, at in rebuttals.items() if at != reply.target}
            questions = {k: at for k, at in questions.items() if at != reply.target}
            sides = [camp_of.get(who[end]) for end in (reply.source, reply.target)]
            if None not in sides:
                across.append(sides[0] != sides[1])
        for node in (comment.id, *(claim.id for claim in graph.claims_of[comment.id])):
            for link in graph.links_at[node]:
                if link.source != node or link.kind not in ("support", "rebut"):
                    continue
                counts["supports" if link.kind == "support" else "rebuts"] += 1
                counts["concessions"] += is_concession(link)
                rebuttals.pop(link.target, None)
                if link.kind == "rebut":
                    rebuttals[node] = comment.id
        counts["claims"] += len(graph.claims_of[comment.id])
        asked = [c.id for c in graph.claims_of[comment.id] if c.role == "question"]
        questions |= dict.fromkeys(asked, comment.id)
        share = sum(across) / len(across) if across else None
        rows.append(
            (
                comment.id,
                comment.number,
                comment.author,
                comment.posted,
                *counts.values(),
                len(rebuttals),
                len(questions),
                share,
            )
        )
    return pd.DataFrame(rows, columns=list(TIMELINE))
