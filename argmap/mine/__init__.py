"""Conversation to graph: who answers whom, what is claimed, what speaks for and against it."""

from argmap import __version__
from argmap.mine.claims import find_claims
from argmap.mine.quotes import find_quotes
from argmap.mine.relations import relate
from argmap.mine.replies import link_replies
from argmap.model import ArgumentGraph, Conversation, Link
from argmap.progress import Progress, quiet

RULES = "argmap rules 1"


def mine(conversation: Conversation, progress: Progress = quiet) -> ArgumentGraph:
    """Infer replies, authors, claims, support and rebut links by named rules.

    Args:
        conversation: what a reader returned.
        progress: called now and then with a step's name, how many comments are done, of how many.

    Returns:
        The graph; its conversation names inferred authors, everything inferred bears its rule,
        confidence, evidence and alternatives.
    """
    conversation, replies = link_replies(conversation, progress)
    quotes = find_quotes(conversation)
    claims = find_claims(conversation, progress, quotes)
    states = tuple(
        Link(
            source=claim.comment,
            target=claim.id,
            kind="states",
            origin=claim.origin,
            rule=claim.rule,
            confidence=claim.confidence,
        )
        for claim in claims
    )
    return ArgumentGraph(
        conversation=conversation,
        claims=claims,
        links=(*replies, *states, *relate(conversation, claims, replies, progress, quotes)),
        made_by={"version": __version__, "rules": RULES},
    )
