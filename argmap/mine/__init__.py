"""Conversation to graph: who answers whom, what is claimed, what speaks for and against it."""

from collections.abc import Mapping

from argmap import __version__
from argmap.mine.acts import Detector
from argmap.mine.claims import find_claims, read_comments, stated
from argmap.mine.cues import LANGUAGES
from argmap.mine.judged import leaning
from argmap.mine.judgement import Judge, Judgement
from argmap.mine.languages import with_language
from argmap.mine.quotes import find_quotes
from argmap.mine.relations import relate
from argmap.mine.replies import link_replies
from argmap.mine.scores import Ranker
from argmap.mine.shown import shown
from argmap.mine.within import Linker
from argmap.model import ArgumentGraph, Conversation, Link
from argmap.progress import Progress, quiet

RULES = "argmap rules 1"


def mine(
    conversation: Conversation,
    progress: Progress = quiet,
    *,
    judge: Judge | None = None,
    ranker: Ranker | None = None,
    detector: Detector | None = None,
    linker: Linker | None = None,
) -> ArgumentGraph:
    """Infer replies, authors, claims, support and rebut links by named rules.

    Args:
        conversation: what a reader returned.
        progress: called now and then with a step's name, how many comments are done, of how many.
        judge: a model that reads every answer and what it answers; without it cues decide alone.
        ranker: rates whom each comment answers; without it a plain sum does.
        detector: says which stretches are claims, or which of them to show; without it rules do.
        linker: says which claims of one comment support each other; without it cues do.

    Returns:
        The graph; its conversation names inferred authors, everything inferred bears its rule,
        confidence, evidence and alternatives.
    """
    conversation = with_language(conversation, LANGUAGES)
    progress("quotes", 0, len(conversation.comments))
    quotes = find_quotes(conversation)
    conversation, replies = link_replies(conversation, progress, ranker, quotes)
    readings = read_comments(conversation, progress, quotes, detector)
    claims = find_claims(conversation, progress, quotes, detector, readings)
    related = relate(
        conversation, claims, replies, progress, quotes, judge, detector, linker, readings
    )
    claims, links = shown(conversation, claims, related.links, readings)
    replies = tuple(_leaning(reply, related.said) for reply in replies)
    return ArgumentGraph(
        conversation=conversation,
        claims=claims,
        links=(*replies, *map(stated, claims), *links),
        made_by={"version": __version__, "rules": RULES},
    )


def _leaning(reply: Link, said: Mapping[tuple[str, str], Judgement]) -> Link:
    judgement = said.get((reply.source, reply.target))
    return reply if judgement is None else leaning(reply, judgement)
