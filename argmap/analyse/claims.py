"""One row a claim: who made it, who speaks for and against it, how well it stands."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from argmap.model import ArgumentGraph
from argmap.model.tables import CLAIMS

ALONE = 0.5  # the score of a claim that nobody speaks to and nobody voted on


def claim_table(
    graph: ArgumentGraph, strength: pd.Series, base: Mapping[str, float] = MappingProxyType({})
) -> pd.DataFrame:
    """Count what reaches every claim.

    Args:
        graph: n claims.
        strength: a float in [0, 1] a claim id.
        base: the score that the strengths started from, .5 for claims that it has not.

    Returns:
        n rows in graph order with the columns `CLAIMS`.
    """
    reached = Counter((link.target, link.kind) for link in graph.links)
    reached.update((x.source, "restates") for x in graph.links if x.kind == "restates")
    rows = [
        (
            claim.id,
            claim.comment,
            graph.conversation.by_id[claim.comment].author,
            claim.role,
            claim.text,
            reached[claim.id, "support"],
            reached[claim.id, "rebut"],
            reached[claim.id, "restates"],
            base.get(claim.id, ALONE),
            float(strength[claim.id]),
        )
        for claim in graph.claims
    ]
    return pd.DataFrame(rows, columns=list(CLAIMS))
