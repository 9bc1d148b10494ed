"""The part of the report on common ground: from votes where there are some, else candidates."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from argmap.analyse.analysis import Analysis
from argmap.analyse.ground.words import title
from argmap.analyse.report.words import Teller, counted, people
from argmap.model.report import Line, Section

MOST_QUOTES = 3
VOTED = {"shared": "agree", "likely shared": "agree", "jointly rejected": "disagree"}
UNCONTESTED = "uncontested"
GUESSED = " That rests on links that nobody has checked."


def ground(analysis: Analysis, tell: Teller, most: int) -> Section:
    """Return what the answers show to be shared, then what may be."""
    graph = analysis.graph
    lines = [
        Line(_voted(row), (tell.quote(row["claim"]),))
        for row in analysis.status.to_dict("records")
        if row["status"] in VOTED
    ]
    told = {line.quotes[0].node for line in lines}
    sure = len(lines)
    labels = Counter(analysis.candidates["label"])
    for row in analysis.candidates.to_dict("records"):
        if row["label"] != UNCONTESTED and row["claim"] not in told:
            text = _candidate(tell, row) + (GUESSED if row["tentative"] else "")
            lines.append(Line(text, tell.quotes(row["quotes"][:MOST_QUOTES])))
    lead = _lead(sure, len(lines) - sure, len(graph.claims), bool(graph.stances))
    if labels[UNCONTESTED]:
        many = counted(labels[UNCONTESTED], "claim stands", "claims stand")
        lead += (
            f" {many} in the midst of a dispute and nobody objected; silence is not agreement, so "
            "they are not listed."
        )
    return Section("Common ground", lead, tuple(lines[:most]), max(0, len(lines) - most))


def _lead(sure: int, maybe: int, claims: int, voted: bool) -> str:
    if not claims:
        return "No claim was found, so nothing can be called shared."
    shared = f"{sure:,} of {counted(claims, 'claim')} {'is' if sure == 1 else 'are'} shared or "
    shared += "rejected by all, as the answers show."
    if not voted:
        shared = "Nobody voted on these claims, so nothing is known to be shared by all."
    verb = "is a candidate" if maybe == 1 else "are candidates"
    return f"{shared} {counted(maybe, 'claim')} {verb} for it, by what was said."


def _voted(row: Mapping[Any, Any]) -> str:
    """Return what the answers make of a claim, with their counts."""
    return f"{title(row['status'])}: {row['told']} {VOTED[row['status']]}."


def _candidate(tell: Teller, row: Mapping[Any, Any]) -> str:
    """Return why a claim may be common ground."""
    graph = tell.graph
    holders = people(graph, row["participants"])
    granted = people(graph, row["granted_by"])
    words = {
        "said to be shared": f", by {holders}.",
        "conceded": f" by {granted}; held by {holders}.",
        "held in more than one camp": f", by {holders}.",
        "held by several": f": {holders}; disputed by nobody.",
    }
    against = people(graph, row["disputed_by"])
    told = title(row["label"]) + words[row["label"]]
    return told + (f" Disputed by {against}." if row["disputed_by"] else "")
