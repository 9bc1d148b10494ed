"""A short name for the state of a conversation."""

import hashlib

import msgspec

from argmap.model import ArgumentGraph

VERSION = 1  # of the columns that the browser keeps


def revision(graph: ArgumentGraph) -> str:
    """Return a short name that changes whenever anything in the graph does."""
    digest = hashlib.blake2b(digest_size=8)
    digest.update(msgspec.json.encode((VERSION, graph.conversation.title)))
    digest.update(msgspec.json.encode((graph.comments, graph.claims, graph.links)))
    camps = graph.conversation.extra.get("camps")
    if graph.stances or camps:
        digest.update(msgspec.json.encode((graph.stances, camps)))
    return digest.hexdigest()
