"""One row a claim: who made it, who speaks for and against it, how well it stands."""

from collections import Counter

import pandas as pd

from argmap.model import ArgumentGraph
from argmap.model.tables import CLAIMS


def claim_table(graph: ArgumentGraph, strength: pd.Series, base: float = 0.5) -> pd.DataFrame:
    """Count what reaches every claim.

    Args:
        graph: n claims.
        strength: a float in [0, 1] a claim id.
        base: the score that the strengths started from.

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
            base,
            float(strength[claim.id]),
        )
        for claim in graph.claims
    ]
    return pd.DataFrame(rows, columns=list(CLAIMS))
