"""Who speaks: people by name, and each comment of an unknown author on its own."""

from argmap.model import ArgumentGraph, Comment


def participant_of(comment: Comment) -> str:
    """Return the author, or the comment's own id where its author is not known.

    Two comments without a name may be of one person; nothing says so, so they are kept apart.
    """
    return comment.id if comment.author is None else comment.author


def participants(graph: ArgumentGraph) -> dict[str, str]:
    """Return the participant behind every node id, comments and claims."""
    of = {comment.id: participant_of(comment) for comment in graph.comments}
    return of | {claim.id: of[claim.comment] for claim in graph.claims}
