"""What needs somebody's attention: unanswered, central but unsupported, said again unlinked."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import pandas as pd

from argmap.analyse.course.moments import links_by_moment, moment_of
from argmap.analyse.course.unanswered import Unanswered
from argmap.analyse.ground.common_ground import same_claims
from argmap.analyse.participants import participants
from argmap.analyse.questions import questions
from argmap.model import ArgumentGraph
from argmap.model.tables import ATTENTION

REBUTTAL, QUESTION = "unanswered rebuttal", "unanswered question"
UNSUPPORTED, AGAIN = "central but unsupported", "said again, not linked"
WHATS = (REBUTTAL, QUESTION, UNSUPPORTED, AGAIN)

CENTRAL = 2  # other people who speak to a claim
ALIKE, LEAST_WORDS, COMMON = 0.6, 3, 40
STEM = 6
_WORD = re.compile(r"[^\W\d_]{4,}")
_NOT = re.compile(r"\b(?:not|no|never|nobody|nicht|kein\w*|pas|jamais|nunca)\b|n['\u2019]t\b", re.I)

Row = tuple[str, str, str, str, int, str | None, int]


def attention(graph: ArgumentGraph) -> pd.DataFrame:
    """List what somebody should look after, in four lists, in each the oldest first.

    "unanswered rebuttal" and "unanswered question" as in `timeline`. "central but unsupported":
    two or more people speak to a claim other than its maker, and nobody gives a reason for it;
    questions need none. "said again, not linked": a claim of another comment has at least three
    words and 60 % of the words of both in common with an earlier one, both denied or both not, and
    no link says so.

    Args:
        graph: any graph.

    Returns:
        One row each with the columns `ATTENTION`: the node and its comment, `what` it is, `why` in
        words with counts, `weight` (how many speak to it, or words in common), `other` (the
        earlier claim that says the same), and `at`, the place of the comment.
    """
    rows = [*_unanswered(graph), *_unsupported(graph), *_again(graph)]
    rows.sort(key=lambda row: (WHATS.index(row[2]), row[6]))
    return pd.DataFrame(rows, columns=list(ATTENTION))


def _unanswered(graph: ArgumentGraph) -> Iterator[Row]:
    state, links = Unanswered(graph, participants(graph)), links_by_moment(graph)
    for place, comment in enumerate(graph.comments):
        state.add(comment, links.get(place, []))
    for what, nodes in ((REBUTTAL, state.rebuttals), (QUESTION, state.questions)):
        for node in nodes:
            at = moment_of(graph, node)
            later = len(graph.comments) - at - 1
            since = "1 comment" if later == 1 else f"{later} comments"
            yield node, graph.comments[at].id, what, f"{since} since", later, None, at


def _unsupported(graph: ArgumentGraph) -> Iterator[Row]:
    who, asked = participants(graph), questions(graph)
    for group in dict.fromkeys(same_claims(graph).values()):
        if group[0] in asked:
            continue
        makers = {who[claim] for claim in group}
        into = [x for claim in group for x in graph.links_at[claim] if x.target == claim]
        speakers = {who[x.source] for x in into if x.kind in ("support", "rebut")} - makers
        if len(speakers) >= CENTRAL and not any(x.kind == "support" for x in into):
            at = moment_of(graph, group[0])
            why = f"{len(speakers)} people dispute it, nobody gives a reason for it"
            yield group[0], graph.comments[at].id, UNSUPPORTED, why, len(speakers), None, at


def _again(graph: ArgumentGraph) -> Iterator[Row]:
    same = same_claims(graph)
    stems = {claim.id: frozenset(_stems(claim.text)) for claim in graph.claims}
    holders: dict[str, list[str]] = defaultdict(list)
    for claim in graph.claims:
        near = Counter(
            other for stem in stems[claim.id] for other in holders[stem][: COMMON + 1]
            if len(holders[stem]) <= COMMON
        )  # fmt: skip
        for other, common in sorted(near.items(), key=lambda each: -each[1]):
            if common < LEAST_WORDS:
                break
            if common / len(stems[claim.id] | stems[other]) >= ALIKE and _apart(
                graph, same, claim.id, other
            ):
                at = moment_of(graph, claim.id)
                why = f"{common} words in common with an earlier claim"
                yield claim.id, claim.comment, AGAIN, why, common, other, at
                break
        for stem in stems[claim.id]:
            holders[stem].append(claim.id)


def _apart(graph: ArgumentGraph, same: dict[str, tuple[str, ...]], one: str, other: str) -> bool:
    """Return whether two claims are of two comments, alike in denial, and joined by no link."""
    a, b = graph.claim_by_id[one], graph.claim_by_id[other]
    if (
        a.comment == b.comment
        or other in same[one]
        or bool(_NOT.search(a.text)) != bool(_NOT.search(b.text))
    ):
        return False
    return not any(other in (link.source, link.target) for link in graph.links_at[one])


def _stems(text: str) -> list[str]:
    return [word[:STEM] for word in _WORD.findall(text.lower())]
