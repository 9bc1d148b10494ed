"""Which elements of a page are comments."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from argmap.read.source import Source
from argmap.read.web.answers import declared, with_answers
from argmap.read.web.blocks import Block, Found
from argmap.read.web.forms import FORMS, KEYS, NUMBERED, WHOLE, Form, short_key
from argmap.read.web.markup import Page
from argmap.read.web.nodes import Node
from argmap.read.web.repeats import REPEATED, repeated_shape, with_parts
from argmap.read.web.shapes import plain_shapes

PINGBACK = re.compile(r"pingback|trackback", re.IGNORECASE)
COMMENT_TYPE = re.compile(r"schema\.org/(?:User)?Comments?$", re.IGNORECASE)
SIMPLE = re.compile(r"[\w-]{1,40}")
THING = re.compile(r"t\d_")
NO_WHOLE = ("a", "body", "html", "form", "input", "textarea", "button", "label")
UNNAMED = ("comments", REPEATED, "parts", "articles")  # forms that may name no parts


Range = tuple[int, int, str]  # where a comment starts and ends, and its key


def find_comments(page: Page, source: Source) -> Found | None:
    """Return the comments of a page, None where no markup of comments is recognised.

    Raises:
        LimitError: there are too many.
    """
    form, ranges = _recognised(page)
    if form is None:
        return None
    source.refuse_beyond("comments", len(ranges), "comments")
    found = _found(page, form, ranges)
    return with_parts(page, found) if form.name in UNNAMED else found


def _recognised(page: Page) -> tuple[Form | None, Sequence[Range]]:
    """Return the first form of which there are comments, and where each starts and ends."""
    for form in FORMS:
        places = page.select(form.comment)
        if places and (not form.needs or page.select(form.needs)):
            return form, _ranges(page, places, form.until)
    ranges = _merged(page, _candidates(page))
    if ranges:
        return Form(name="comments", comment=""), ranges
    shape = repeated_shape(page) or plain_shapes(page)
    if shape is None:
        return None, ()
    return shape.form, [(*span, "") for span in shape.ranges]


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
    starts = [start for start, _, _ in candidates]
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
            after = bisect_left(starts, end)
            if after < len(starts) and starts[after] < outer[1]:
                kept[around[-1]] = (place, end, key)  # the outer one held many: a list of them
            else:
                kept[around[-1]] = (outer[0], outer[1], outer[2] or key)
            continue
        around.append(len(kept))
        kept.append((place, end, key))
    return [span for span in kept if not _is_blank(page, span[0], span[1])]


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
                answers=declared(node, key, keys) or (None if outer < 0 else outer),
                pingback=bool(PINGBACK.search(node.get("class"))),
            )
        )
    return with_answers(page, Found(form, tuple(blocks), tuple(owners)))
