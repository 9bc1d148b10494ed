"""What each stretch of a page's text is: words of a comment, a header of it, or furniture."""
# ruff: noqa: RUF001 - marks of all kinds are meant

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from argmap.read.dates import find_stamp
from argmap.read.web.blocks import Found
from argmap.read.web.forms import ANSWERS_TO, short_key
from argmap.read.web.furniture import REST, in_comment, link_bars, on_page
from argmap.read.web.markup import Page
from argmap.read.web.parts import Parts
from argmap.read.web.post import Post
from argmap.read.web.visible import Visible, trimmed

NOBODY, POST = -1, -2
HEADINGS = (
    ".comments-title, #comments-title, .comments-heading, .comments-header, #comments > h2, "
    "#comments > h3, #comments, h2.comments, h3.comments, .comment-count, .comments-count, "
    "section[class*='comments' i] > h2, section[class*='comments' i] > h3"
)
SAYS = (
    r"(?:says?|said|wrote|writes|asks|asked|adds|commented|comments|replied|replies|responded"
    r"|answered|dijo|dice|escribió|schrieb|schreibt|sagt|sagte|meint|a écrit|a dit|dit|ha scritto"
    r"|ha detto|scrive|disse|escreveu|zegt|schreef|пишет|написал)"
)
GLUE = re.compile(
    rf"[\W_]*(?:(?:{SAYS}|posted|submitted|written|comment|reply|response|on|at|by|in|from|am|um|uhr"
    r"|von|le|à|el|a las|par|por|pingback|trackback|op|author|admin|guest|member|edited|to|link"
    r"|permalink|points?|#?\d{1,6})\b[\W_]*)*",
    re.IGNORECASE,
)
OPENING = re.compile(rf"\s*,?\s*(?:{SAYS}\b)?\s*(?::|…|\.\.\.|—|–|»)\s*", re.IGNORECASE)
LONGEST_LINE = 100
DETAILS = "details of a comment"

Kind = Literal["text", "header", "left"]


class Label(Struct, frozen=True, gc=False):
    """What a stretch is: words of comment `block`, its header `what`, or left out for `what`."""

    kind: Kind
    what: str = ""
    block: int = NOBODY


class Piece(Struct, frozen=True, gc=False):
    """A labelled stretch of the visible text."""

    start: int
    end: int
    label: Label


def words_of(found: Found, parts: Sequence[Parts], post: Post) -> frozenset[int]:
    """Return the places of the elements in which the words of comments and post stand."""
    rest = (b.start for b, p in zip(found.blocks, parts, strict=True) if not p.texts)
    return frozenset((*rest, *(place for p in parts for place in p.texts), *post.words))


def label_pieces(
    page: Page, visible: Visible, found: Found, parts: Sequence[Parts], post: Post
) -> tuple[Piece, ...]:
    """Return every stretch of the text with what it is, in order, nothing missing."""
    labels = _labels(page, found, parts, post)
    rests = [Label("text" if not p.texts else "left", DETAILS, n) for n, p in enumerate(parts)]
    of_node = _inherited(page, found, labels, rests)
    pieces: list[Piece] = []
    for place, _, end in visible.pieces:
        # What stands before it since the last piece are the marks of its quote or list.
        first, _ = trimmed(visible.text, pieces[-1].end if pieces else 0, end)
        pieces.append(Piece(first, end, of_node[place]))
    return tuple(_heads(visible.text, pieces, {n for n, p in enumerate(parts) if not p.texts}))


def _labels(page: Page, found: Found, parts: Sequence[Parts], post: Post) -> dict[int, Label]:
    """Return the labels that elements have themselves; what says more overrides what says less."""
    return {
        **_of_the_page(page, found),
        **_of_answers(page, found, parts),
        **_of_buttons(page, found, parts, post),
        **_of_the_parts(parts),
        **{place: Label("text", "", POST) for place in post.words},
        **_headers(POST, title=post.title, author=post.author, time=post.time),
    }


def _of_the_page(page: Page, found: Found) -> dict[int, Label]:
    labels = {place: Label("left", why) for place, why in on_page(page).items()}
    for place in page.select(HEADINGS):
        if len(page.words(place)) <= LONGEST_LINE:
            labels[place] = Label("header", "heading")
    return {place: label for place, label in labels.items() if found.owners[place] < 0}


def _of_answers(page: Page, found: Found, parts: Sequence[Parts]) -> dict[int, Label]:
    """Return the links that lead from the head of a comment to another one."""
    in_words = page.inside(place for part in parts for place in part.texts)
    labels: dict[int, Label] = {}
    for place in page.select(ANSWERS_TO):
        owner = found.owners[place]
        if owner >= 0 and place not in in_words:
            key = short_key(page.nodes[place].get("href").rpartition("#")[2])
            if key and key != found.blocks[owner].key:
                labels[place] = Label("header", "reply to", owner)
    return labels


def _of_buttons(page: Page, found: Found, parts: Sequence[Parts], post: Post) -> dict[int, Label]:
    """Return what stands in comments and post without being words of them."""
    in_post = page.inside(post.words)
    kept = (
        page.around(words_of(found, parts, post))
        | {block.start for block in found.blocks}
        | page.inside(part.subject for part in parts if part.subject >= 0)
    )
    in_words = page.inside(place for part in parts for place in part.texts)
    bars = {place: why for place, why in link_bars(page).items() if place not in in_words}
    return {
        place: Label("left", why, POST if found.owners[place] < 0 else found.owners[place])
        for place, why in {**bars, **in_comment(page)}.items()
        if place not in kept and (found.owners[place] >= 0 or place in in_post)
    }


def _of_the_parts(parts: Sequence[Parts]) -> dict[int, Label]:
    labels: dict[int, Label] = {}
    for owner, part in enumerate(parts):
        labels |= {place: Label("text", "", owner) for place in part.texts}
        labels |= _headers(
            owner, subject=part.subject, author=part.author, time=part.time, likes=part.likes
        )
    return labels


def _headers(block: int, **places: int) -> dict[int, Label]:
    return {place: Label("header", what, block) for what, place in places.items() if place >= 0}


def _inherited(
    page: Page, found: Found, labels: dict[int, Label], rests: Sequence[Label]
) -> list[Label]:
    """Return the label of each node: its own, else that of the node around it."""
    of_node: list[Label] = []
    for place, node in enumerate(page.nodes):
        owner = found.owners[place]
        outer = node.parent
        if place in labels:
            of_node.append(labels[place])
        elif owner >= 0 and (outer < 0 or found.owners[outer] != owner):
            of_node.append(rests[owner])
        else:
            of_node.append(of_node[outer] if outer >= 0 else Label("left", REST))
    return of_node


def _heads(text: str, pieces: Sequence[Piece], loose: AbstractSet[int]) -> list[Piece]:
    """Return the pieces with what only joins name and time ("says:", "on") as headers.

    Looked at are comments in `loose` (and the post), whose words have no element of their own.
    """
    headed: list[Piece] = []
    begun: set[int] = set()  # the comments of which words were seen
    loose = loose | {POST}
    for piece, after in pairwise((*pieces, None)):
        if piece is None or piece.label.block not in loose:
            headed += (piece,) if piece else ()
            continue
        if piece.label.kind == "text":
            before = headed[-1] if headed else None
            headed += _told_apart(text, piece, before, after, piece.label.block in begun)
            begun |= {headed[-1].label.block} if headed[-1].label.kind == "text" else set()
        else:
            headed.append(_named(text, piece))
    return headed


def _named(text: str, piece: Piece) -> Piece:
    """Return a header of a time that only joins name and time as what it is."""
    words = text[piece.start : piece.end]
    if piece.label.what == "time" and GLUE.fullmatch(words) and not re.search(r"\d", words):
        return Piece(piece.start, piece.end, Label("header", "author line", piece.label.block))
    return piece


def _told_apart(
    text: str, piece: Piece, before: Piece | None, after: Piece | None, begun: bool
) -> list[Piece]:
    """Return a piece of words; where it stands by a name or time, what joins these is a header."""
    by = [p for p in (before, after) if p and _heads_it(p, piece)]
    beside = [p for p in by if _same_line(text, p, piece)]
    if beside:
        return _split(text, piece, before if before in beside else None)
    if by and not begun and GLUE.fullmatch(text[piece.start : piece.end]):
        # "Says:" where the name was lost, above the time
        return [Piece(piece.start, piece.end, Label("header", "author line", piece.label.block))]
    return [piece]


def _heads_it(header: Piece, piece: Piece) -> bool:
    label = header.label
    return label.kind == "header" and label.block == piece.label.block and label.what != "title"


def _same_line(text: str, one: Piece, other: Piece) -> bool:
    first, second = sorted((one, other), key=lambda piece: piece.start)
    return "\n" not in text[first.end : second.start]


def _split(text: str, piece: Piece, before: Piece | None) -> list[Piece]:
    """Return what stands beside a name or time: a header, or a header and the words after it."""
    words = text[piece.start : piece.end]
    block = piece.label.block
    line = Label("header", "author line", block)
    if GLUE.fullmatch(words):
        return [Piece(piece.start, piece.end, line)]
    stamp = find_stamp(words) if len(words) <= LONGEST_LINE else None
    if stamp and GLUE.fullmatch(words[: stamp.start]) and GLUE.fullmatch(words[stamp.end :]):
        return [Piece(piece.start, piece.end, Label("header", "time", block))]
    opening = OPENING.match(words)
    if before is not None and opening and opening.end():
        middle = piece.start + opening.end()
        return [Piece(piece.start, middle, line), Piece(middle, piece.end, piece.label)]
    return [piece]
