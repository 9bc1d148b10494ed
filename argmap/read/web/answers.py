"""Which comment of a page answers which: by attributes, lists, depths and links."""

import re
from collections.abc import Set as AbstractSet

from msgspec import structs

from argmap.read.web.blocks import Block, Found
from argmap.read.web.forms import ANSWERS_TO, PARENTS, Form, short_key
from argmap.read.web.markup import Page
from argmap.read.web.nodes import Node

ANSWERS = re.compile(
    r"\b(?:children|replies|comment-replies|nested|subcomments|responses|indented)\b"
)
DEPTH = re.compile(r"\b(?:depth|level|indent)[-_]?(\d{1,4})\b", re.IGNORECASE)
NOTHING = ("", "0", "-1", "null", "none", "undefined")


def with_answers(page: Page, found: Found) -> Found:
    """Return the comments with what they answer, where nesting and attributes did not tell."""
    if all(block.answers is None for block in found.blocks):
        found = _by_siblings(page, found)
    if all(block.answers is None for block in found.blocks):
        found = _by_depth(page, found)
    return _by_links(page, found)


def declared(node: Node, key: str, keys: AbstractSet[str]) -> str | None:
    """Return the id of what a comment answers, as an attribute of it says."""
    for name in PARENTS:
        value = node.get(name).strip()
        if value.lower() in NOTHING or value.startswith("t3_"):  # t3_: a post of Reddit
            continue
        parent = short_key(value) if value not in keys and short_key(value) in keys else value
        return parent if parent != key else None
    return None


def _by_siblings(page: Page, found: Found) -> Found:
    """Let comments in a list of answers answer the comment that the list stands behind."""
    blocks: list[Block] = []
    lists = page.of_class(ANSWERS.search)
    for number, block in enumerate(found.blocks):
        answers: int | None = None
        above = next((a for a in page.above(block.start) if a in lists), -1) if lists else -1
        if above >= 0:
            answers = next(
                (b for b in range(number - 1, -1, -1) if found.blocks[b].end <= above), None
            )
            parent = page.nodes[above].parent
            if answers is not None and found.blocks[answers].start < parent:
                answers = None
        blocks.append(structs.replace(block, answers=answers))
    return structs.replace(found, blocks=tuple(blocks))


def _by_depth(page: Page, found: Found) -> Found:
    """Let a comment answer the last one that is less deep, where the page tells depths."""
    depths = [_depth(page, block, found.form) for block in found.blocks]
    if any(depth is None for depth in depths) or len(set(depths)) < 2:
        return found
    line: list[tuple[int, int]] = []
    blocks: list[Block] = []
    for number, (block, depth) in enumerate(zip(found.blocks, depths, strict=True)):
        while line and line[-1][0] >= (depth or 0):
            line.pop()
        blocks.append(structs.replace(block, answers=line[-1][1] if line else None))
        line.append((depth or 0, number))
    return structs.replace(found, blocks=tuple(blocks))


def _depth(page: Page, block: Block, form: Form) -> int | None:
    node = page.nodes[block.start]
    if form.depth:
        for place in range(block.start, min(block.end, block.start + 12)):
            value = page.nodes[place].get(form.depth)
            if value.isdecimal():
                return int(value)
        return None
    for name in ("data-depth", "data-level", "data-indent", "aria-level", "depth"):
        if node.get(name).isdecimal():
            return int(node.get(name))
    named = DEPTH.search(node.get("class"))
    if named:
        return int(named[1])
    margin = re.search(r"(?:margin|padding)-left:\s*(\d{1,5})", node.get("style"))
    return int(margin[1]) if margin else 0 if "margin-left" in node.get("style") else None


def _by_links(page: Page, found: Found) -> Found:
    """Let a comment answer the one that its "in reply to" link points at."""
    keys = {block.key for block in found.blocks if block.key}
    answers: dict[int, str] = {}
    for place in page.select(ANSWERS_TO):
        owner = found.owners[place]
        target = short_key(page.nodes[place].get("href").rpartition("#")[2])
        if owner < 0 or owner in answers or target not in keys:
            continue
        if target != found.blocks[owner].key and _says_reply(page, place):
            answers[owner] = target
    if not answers:
        return found
    blocks = [
        structs.replace(block, answers=answers.get(number, block.answers))
        for number, block in enumerate(found.blocks)
    ]
    return structs.replace(found, blocks=tuple(blocks))


SAYS_REPLY = re.compile(
    r"(?:@|↑|↩|⤴|in reply|in response|reply(?:ing)? to|parent|en réponse|en respuesta|als antwort"
    r"|antwort auf|in risposta|em resposta|>>)",
    re.IGNORECASE,
)


def _says_reply(page: Page, place: int) -> bool:
    above = page.nodes[place].parent
    around = page.words(above)[:60] if above >= 0 else ""
    names = page.nodes[place].get("class") + " " + page.nodes[above].get("class")
    before = page.nodes[place - 1].text.strip() if place else ""
    return bool(
        SAYS_REPLY.match(page.words(place))
        or SAYS_REPLY.match(around)
        or before.endswith(("@", ">>"))
        or re.search(r"reply-to|in-reply|parent|replying", names)
    )
