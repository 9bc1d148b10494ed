"""Which claims only ask: they hold nothing that people could share or dispute."""

import re

from argmap.model import ArgumentGraph, Claim

ASKS = re.compile(r"[?\uff1f\u061f][\s\"'\u2019\u201d\u00bb)\]*_!]*$")


def asks(claim: Claim) -> bool:
    """Say whether a claim is a question, by its role or by how it ends."""
    return claim.role == "question" or ASKS.search(claim.text) is not None


def questions(graph: ArgumentGraph) -> frozenset[str]:
    """Return the claims that ask and were not put to a vote.

    Who asks a rhetorical question hints at something, and who answers no disputes that; it is
    nowhere said. A question on which people voted is a statement to them, and stays one.
    """
    voted = {stance.claim for stance in graph.stances}
    return frozenset(claim.id for claim in graph.claims if claim.id not in voted and asks(claim))
