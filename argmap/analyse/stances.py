"""Who holds what of which claim: all stances gathered, their value at a time, and moves."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from itertools import pairwise
from math import isnan, nan
from typing import Any

import pandas as pd
from msgspec import structs

from argmap.analyse.participants import participants
from argmap.model import ArgumentGraph, Comment, Link, Span, Stance
from argmap.model.decisions import decisions
from argmap.model.stance import PUT_UP
from argmap.model.tables import MOVES, STANCE

# One stance of confidence w alone has the value w / (w + 1), which is above 1/3 just where w is
# above 1/2: who counts as agreeing on one piece of evidence does so more likely than not.
THRESHOLD = 1 / 3
SAID = ("vote", "label")  # what a person answered to the claim itself; the latest one counts
EVIDENCE = ("claim", "link", "machine")  # the strongest first
SIGN = {"support": 1, "rebut": -1, "restates": 1}

History = list[Stance]


def stances(graph: ArgumentGraph) -> tuple[Stance, ...]:
    """Return all that tells what anybody holds of a claim, in the order in which it was said.

    These are the votes and labels that the graph keeps; for each claim, that its author states it
    (not of a question, which is asked, nor of what was put up for a vote, on which the author's
    own vote tells); and for each support, rebut and restates link, that the author of its source
    is for or against the claim it reaches. A link to a whole comment counts for the claim of that
    comment if it has exactly one, else for none, since nothing says which of them is meant. A link
    counts from the later of its two comments on.

    Votes on claims that are not in the graph (any more) are left out; those on a claim that a
    person merged into another count for that one.
    """
    who = participants(graph)
    gone = _merged(graph)
    kept = [
        stance if claim == stance.claim else structs.replace(stance, claim=claim)
        for stance in graph.stances
        if (claim := gone.get(stance.claim, stance.claim)) in graph.claim_by_id
    ]
    said = [*_of_claims(graph, who), *_of_links(graph, who)]
    said.sort(key=lambda stance: stance.at or 0)
    return (*said, *kept)


def stance_of(
    found: Iterable[Stance],
    until: int | None = None,
    clock: str | None = None,
    same: Mapping[str, Sequence[str]] | None = None,
) -> pd.DataFrame:
    """Return what each participant holds of each claim that they have a stance on.

    It is the latest vote or label; where there is none, sum(w v) / (sum(w) + 1) over what the
    participant stated and linked, w being the confidence, so that little evidence says little.
    Whoever said nothing has no row: unknown is not 0.

    Args:
        found: stances, as `stances` gathers them.
        until: only what holds from the comment at this place or an earlier one; a stance without
            a place is then left out, since nothing says that it was there by then.
        clock: only what has a time up to this one (ISO 8601, UTC unless it says otherwise).
        same: for a claim the claims that say the same, as `same_claims` gives them; they count
            as one, the first of them.

    Returns:
        One row a participant and claim, in the order of the first stance, with the columns
        `STANCE`. `value` is -1 to 1; above `THRESHOLD` counts as agreeing, below minus that as
        disagreeing. `source` is the strongest that it rests on; `tentative` says that it rests on
        links of the machine alone; `at` is the place of the latest; `moved` says that the
        participant said the opposite, or was sure, before.

    Source:
        Definition of this project; the shrunken mean is that of a prior of one unsure stance.
    """
    rows = [
        (participant, claim, *_summed(history))
        for (participant, claim), history in _histories(found, until, clock, same).items()
    ]
    types: dict[str, Any] = {"value": float, "tentative": bool, "moved": bool, "at": "Int64"}
    return pd.DataFrame(rows, columns=list(STANCE)).astype(types)


def moves(
    found: Iterable[Stance],
    until: int | None = None,
    clock: str | None = None,
    same: Mapping[str, Sequence[str]] | None = None,
) -> pd.DataFrame:
    """Return who changed their mind on what: each stance whose value differs from the one before.

    Args:
        found: stances, as `stances` gathers them.
        until: see `stance_of`.
        clock: see `stance_of`.
        same: see `stance_of`.

    Returns:
        One row a move with the columns `MOVES`, in the order of participants and claims.
        `tentative` says that one of the two stances rests on a link of the machine alone.
    """
    rows = [
        (
            participant,
            claim,
            before.value,
            after.value,
            after.at,
            after.time,
            after.node,
            "machine" in (before.source, after.source),
        )
        for (participant, claim), history in _histories(found, until, clock, same).items()
        for before, after in _moves(history)
    ]
    types: dict[str, Any] = {"from": int, "to": int, "at": "Int64", "tentative": bool}
    return pd.DataFrame(rows, columns=list(MOVES)).astype(types)


def side(value: float) -> int:
    """Return 1 for a value that counts as agreeing, -1 for disagreeing, 0 for unsure."""
    return int(value > THRESHOLD) - int(value < -THRESHOLD)


@lru_cache(maxsize=1 << 16)
def moment(time: str) -> float:
    """Return seconds since 1970 of a time in ISO 8601 (UTC unless it says otherwise), or nan."""
    try:
        read = datetime.fromisoformat(time)
    except ValueError:
        return nan
    return (read if read.tzinfo else read.replace(tzinfo=UTC)).timestamp()


def _time(comment: Comment) -> str | None:
    """Return when a comment was posted, if that could be read."""
    known = comment.posted is not None and not isnan(moment(comment.posted))
    return comment.posted if known else None


def _of_claims(graph: ArgumentGraph, who: Mapping[str, str]) -> Iterable[Stance]:
    order, comments = graph.conversation.order, graph.conversation.by_id
    for claim in graph.claims:
        comment = comments[claim.comment]
        if claim.role == "question" or claim.rule == PUT_UP:
            continue
        yield Stance(
            participant=who[claim.id],
            claim=claim.id,
            value=1,
            source="claim",
            at=order[comment.id],
            time=_time(comment),
            node=claim.id,
            span=Span(comment.id, claim.start, claim.end),
            confidence=comment.author_confidence,
        )


def _of_links(graph: ArgumentGraph, who: Mapping[str, str]) -> Iterable[Stance]:
    order = graph.conversation.order
    for link in graph.links:
        claim = _reached(graph, link)
        if claim is None:
            continue
        comment = graph.comment_of(link.source)
        later = max(comment, graph.comment_of(claim), key=lambda each: order[each.id])
        yield Stance(
            participant=who[link.source],
            claim=claim,
            value=SIGN[link.kind],
            source="link" if link.origin in ("stated", "person") else "machine",
            at=order[later.id],
            time=_time(later),
            node=link.source,
            span=link.evidence[0] if link.evidence else None,
            confidence=link.confidence * comment.author_confidence,
        )


def _reached(graph: ArgumentGraph, link: Link) -> str | None:
    """Return the one claim that a link is for or against; None where it is none or one of many."""
    if link.kind not in SIGN:
        return None
    if link.target in graph.claim_by_id:
        return link.target
    claims = graph.claims_of[link.target]
    return claims[0].id if len(claims) == 1 else None


def _merged(graph: ArgumentGraph) -> dict[str, str]:
    """Return, of each claim that is gone because people merged it, the claim that it is part of."""
    whole: dict[str, set[str]] = {}
    for decision in decisions(graph):
        if decision.what == "merge":
            parts = set(decision.claims).union(*(whole.get(c, ()) for c in decision.claims))
            whole |= dict.fromkeys(parts, parts)
    there = graph.claim_by_id
    return {
        claim: next(part for part in sorted(parts) if part in there)
        for claim, parts in whole.items()
        if claim not in there and not parts.isdisjoint(there)
    }


def _histories(
    found: Iterable[Stance],
    until: int | None,
    clock: str | None,
    same: Mapping[str, Sequence[str]] | None,
) -> dict[tuple[str, str], History]:
    """Return the stances of each participant on each claim, the latest last."""
    latest = None if clock is None else moment(clock)
    histories: dict[tuple[str, str], History] = defaultdict(list)
    for stance in found:
        if until is not None and (stance.at is None or stance.at > until):
            continue
        if latest is not None and not (stance.time and moment(stance.time) <= latest):
            continue
        claim = same[stance.claim][0] if same and stance.claim in same else stance.claim
        histories[stance.participant, claim].append(stance)
    return {
        pair: _sorted(history) if len(history) > 1 else history
        for pair, history in histories.items()
    }


def _sorted(history: History) -> History:
    """Return stances in order: by the clock if all have a time, else by place if all have one.

    Where neither is so, what was answered stands after what is only inferred, each in its order.
    """
    times = [moment(stance.time) if stance.time else nan for stance in history]
    if not any(map(isnan, times)):
        return [history[place] for place in sorted(range(len(history)), key=times.__getitem__)]
    if all(stance.at is not None for stance in history):
        return sorted(history, key=lambda stance: stance.at or 0)
    parts = [[s for s in history if (s.source in SAID) is said] for said in (False, True)]
    return [stance for part in parts for stance in (_sorted(part) if all(parts) else part)]


def _summed(history: History) -> tuple[float, str, bool, int | None, bool]:
    answers = [stance for stance in history if stance.source in SAID]
    moved = bool(_moves(history))
    if answers:
        last = answers[-1]
        return float(last.value), last.source, False, last.at, moved
    weight = sum(stance.confidence for stance in history)
    value = sum(stance.confidence * stance.value for stance in history) / (weight + 1)
    sources = {stance.source for stance in history}
    strongest = next(source for source in EVIDENCE if source in sources)
    places = [stance.at for stance in history if stance.at is not None]
    return value, strongest, sources == {"machine"}, max(places, default=None), moved


def _moves(history: History) -> list[tuple[Stance, Stance]]:
    """Return the neighbours whose values differ."""
    return [(old, new) for old, new in pairwise(history) if old.value != new.value]
