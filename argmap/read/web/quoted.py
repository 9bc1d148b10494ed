"""The comment that a post quotes at its head, with its own author and time."""

import re

from msgspec import Struct

from argmap.read.drafts import Draft as TextDraft
from argmap.read.lines import split
from argmap.read.repair import repaired
from argmap.read.text.post import top_of
from argmap.read.threads import Draft

MARKS = re.compile(r"^(?:> ?)+", re.MULTILINE)
GAP = "\n\n"


class Quoted(Struct, frozen=True):
    """A quoted comment, where the line stands that heads it, and where the post begins."""

    draft: Draft
    head: tuple[int, int]
    post_start: int


def quoted_in(text: str, start: int, end: int, title: str) -> Quoted | None:
    """Return the comment that the post at `text[start:end]` quotes before its own words.

    A page that was copied as text is read the same way, so its reader decides.
    """
    title = " ".join(title.split())
    shift = start - len(title) - len(GAP)
    lines = split(f"{title}{GAP}{text[start:end]}")
    drafts = top_of(lines, len(lines), None, has_heads=True).drafts
    if len(drafts) != 2 or drafts[0].role != "quoted" or not drafts[0].heads:
        return None
    quoted, post = drafts
    head = (quoted.heads[0][0] + shift, quoted.heads[0][1] + shift)
    between = (
        text[start : head[0]],
        text[head[1] : quoted.start + shift],
        text[quoted.end + shift : post.start + shift],
    )
    if any(part.strip("> \n") for part in between):
        return None  # it would be lost between them
    return Quoted(_draft(text, quoted, shift), head, post.start + shift)


def _draft(text: str, quoted: TextDraft, shift: int) -> Draft:
    start, end = quoted.start + shift, quoted.end + shift
    return Draft(
        where="the quoted comment",
        text=repaired(MARKS.sub("", text[start:end])).strip(),
        quoted=True,
        author=repaired(quoted.author) if quoted.author else None,
        posted=(quoted.stamp and quoted.stamp.iso()) or quoted.posted,
        source_start=start,
        source_end=end,
    )
