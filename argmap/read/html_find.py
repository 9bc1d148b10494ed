"""Which elements of a page are comments, and which of them answers which."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct, structs

from argmap.read.html_forms import (
    ANSWERS_TO,
    FORMS,
    KEYS,
    NUMBERED,
    PARENTS,
    WHOLE,
    Form,
    short_key,
)
from argmap.read.html_shapes import plain_shapes
from argmap.read.markup import Page
from argmap.read.nodes import Node

PINGBACK = re.compile(r"pingback|trackback", re.IGNORECASE)
COMMENT_TYPE = re.compile(r"schema\.org/(?:User)?Comments?$", re.IGNORECASE)
ANSWERS = re.compile(
    r"\b(?:children|replies|comment-replies|nested|subcomments|responses|indented)\b"
)
DEPTH = re.compile(r"\b(?:depth|level|indent)[-_]?(\d{1,4})\b", re.IGNORECASE)
SIMPLE = re.compile(r"[\w-]{1,40}")
THING = re.compile(r"t\d_")
NO_WHOLE = ("a", "body", "html", "form", "input", "textarea", "button", "label")
NOTHING = ("", "0", "-1", "null", "none", "undefined")


class Block(Struct, frozen=True):
    """A comment on a page: the nodes from `start` up to `end`, its own id, what it answers.

    `answers` is the place of a block, or the id of one, where the page says so.
    """

    start: int
    end: int
    key: str = ""
    answers: int | str | None = None
    pingback: bool = False


class Found(Struct, frozen=True):
    """The comments of a page in its order, the kind of markup, and whose each node is.

    `owners` holds for each node the number of the innermost block around it, else -1.
    """

    form: Form
    blocks: tuple[Block, ...]
    owners: tuple[int, ...]


def find_comments(page: Page) -> Found | None:
    """Return the comments of a page, None where no markup of comments is recognised."""
    for form in FORMS:
        places = page.select(form.comment)
        if places and (not form.needs or page.select(form.needs)):
            return _found(page, form, _ranges(page, places, form.until))
    ranges = _merged(page, _candidates(page))
    if ranges:
        return _found(page, Form(name="comments", comment=""), ranges)
    shape = plain_shapes(page)
    if shape is None:
        return None
    return _found(page, shape.form, [(*span, "") for span in shape.ranges])


Range = tuple[int, int, str]


def _ranges(page: Page, places: Sequence[int], until: bool) -> list[Range]:
    """Return where each comment starts and ends, and its key."""
    ranges: list[Range] = []
    for number, place in enumerate(places):
        node = page.nodes[place]
        end = node.after
        if until:
            end = page.nodes[node.parent].after
            if number + 1 < len(places):
                end = min(end, places[number + 1])
        inner = page.nodes[place + 1] if place + 1 < node.after else node
        ranges.append((place, end, key_of(node) or key_of(inner)))
    return ranges


def key_of(node: Node) -> str:
    """Return the id that an element gives the comment that it is."""
    for name in KEYS:
        value = node.get(name).strip()
        key = short_key(value) if name == "id" or THING.match(value) else value
        if SIMPLE.fullmatch(key):
            return key
    return ""


def _key_before(page: Page, place: int) -> str:
    """Return the id in an empty anchor right before a comment, as old pages have them."""
    for before in range(place - 1, max(-1, place - 4), -1):
        node = page.nodes[before]
        if node.tag == "a" and node.after <= place:
            return next((short_key(v) for v in (node.get("id"), node.get("name")) if v), "")
        if node.text.strip():
            return ""
    return ""


def _candidates(page: Page) -> list[Range]:
    """Return the elements that look like a whole comment, wrappers and all."""
    by_class = page.of_class(lambda names: any(map(WHOLE.fullmatch, names.split())))
    named = page.select("[id], [data-comment-id], [role=comment], [itemtype*=Comment]")
    found: list[Range] = []
    for place in sorted(by_class.union(named)):
        node = page.nodes[place]
        numbered = NUMBERED.fullmatch(node.get("id"))
        if node.tag not in NO_WHOLE and (
            numbered
            or place in by_class
            or COMMENT_TYPE.search(node.get("itemtype"))
            or node.get("data-comment-id")
            or node.get("role") == "comment"
        ):
            found.append((place, node.after, numbered["key"] if numbered else key_of(node)))
    return found


def _merged(page: Page, candidates: Sequence[Range]) -> list[Range]:
    """Return one range a comment: wrappers of one comment are one, a wrapper of many is none."""
    kept: list[Range] = []
    around: list[int] = []  # numbers in `kept` of the ranges that are open
    for place, end, key in candidates:
        while around and kept[around[-1]][1] <= place:
            around.pop()
        outer = kept[around[-1]] if around else None
        if outer and outer[2] and outer[2] == key:
            continue
        blank = bool(outer) and _is_blank(page, outer[0] if outer else 0, place)
        if outer and blank and not (outer[2] and key):
            if _next_inside(candidates, end, outer[1]):
                kept[around[-1]] = (place, end, key)  # the outer one held many: a list of them
            else:
                kept[around[-1]] = (outer[0], outer[1], outer[2] or key)
            continue
        around.append(len(kept))
        kept.append((place, end, key))
    return [span for span in kept if not _is_blank(page, span[0], span[1])]


def _next_inside(candidates: Sequence[Range], start: int, end: int) -> bool:
    return any(start <= place < end for place, _, _ in candidates)


def _is_blank(page: Page, start: int, end: int) -> bool:
    return not any(page.nodes[place].text.strip() for place in range(start, end))


def _found(page: Page, form: Form, ranges: Sequence[Range]) -> Found:
    ranges = [(start, end, key or _key_before(page, start)) for start, end, key in ranges]
    keys = {key for _, _, key in ranges}
    owners = [-1] * len(page.nodes)
    blocks: list[Block] = []
    for number, (start, end, key) in enumerate(ranges):
        outer = owners[start]
        owners[start:end] = [number] * (end - start)  # inner ones come later and win
        node = page.nodes[start]
        blocks.append(
            Block(
                start,
                end,
                key,
                answers=_declared(node, key, keys) or (None if outer < 0 else outer),
                pingback=bool(PINGBACK.search(node.get("class"))),
            )
        )
    found = Found(form, tuple(blocks), tuple(owners))
    if all(block.answers is None for block in blocks):
        found = _by_siblings(page, found)
    if all(block.answers is None for block in found.blocks):
        found = _by_depth(page, found)
    return _by_links(page, found)


def _declared(node: Node, key: str, keys: AbstractSet[str]) -> str | None:
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
