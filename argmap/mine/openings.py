"""Beginnings that open something new instead of taking up what was said last."""

import re

# By hand: the annotated data have no page with a post, nested answers and a poster who comes back.
OPENS = 1.2  # more for the post where a comment begins as one that opens something new
OF_PAGE = 0.8  # more for the post where a comment speaks of the page or the post
TOP_LEVEL = 3.0  # more for the post where the source nests answers and left this one at the top
NESTED = 0.25  # share of declared answers from which a source is taken to nest them
OWN_POST = -2.0  # who wrote the post answers what others said below it

_OPENING = re.compile(
    r"\W*(?:"
    r"(?:one|another|a) (?:more |last |other )?(?:thing|point|question|aspect)\b"
    r"|(?:what|one thing) (?:nobody|no one|none of you)\b"
    r"|(?:nobody|no one|noone) (?:here )?(?:has |have )?(?:mention|ask|talk|spok|said|seems)"
    r"|(?:has|have|did|does|do|is|was) (?:any ?one|any ?body|there any)\b"
    r"|who else\b|am i the only\b|what does the\b|can (?:some|any)(?:one|body)\b"
    r"|(?:mod|moderator|admin)\b(?: hat| note|:)|as (?:a )?moderator\b"
    r"|welcome\b|(?:just )?(?:found|discovered) this\b|great (?:post|article|piece|question)\b"
    r"|hat (?:jemand|schon)\b|eine frage\b|was ist mit\b"
    r")",
    re.IGNORECASE,
)


_PAGE = re.compile(
    r"\b(?:on|of|at|around|in) (?:here|th(?:is|e) (?:page|site|blog|forum|thread|comments?))\b"
    r"|\bhere is\b"
    r"|\b(?:the|your|this) (?:original )?(?:post|posting|article|entry)\b",
    re.IGNORECASE,
)
FIRST_WORDS = 160


def speaks_of_page(text: str) -> bool:
    """Return whether a comment begins by speaking of the page as a whole, or of its post."""
    return _PAGE.search(text, 0, FIRST_WORDS) is not None


def opens_strand(text: str) -> bool:
    """Return whether a comment begins as one that opens something new: "Has anyone asked ..."."""
    return _OPENING.match(text) is not None
