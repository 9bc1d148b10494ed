"""What there is: frozen records, checked when made; no I/O and no guesses."""

from argmap.model.conversation import Comment, Conversation, Header, LeftOut, Span
from argmap.model.graph import Alternative, ArgumentGraph, Claim, Link
from argmap.model.stance import Stance

__all__ = [
    "Alternative",
    "ArgumentGraph",
    "Claim",
    "Comment",
    "Conversation",
    "Header",
    "LeftOut",
    "Link",
    "Span",
    "Stance",
]
