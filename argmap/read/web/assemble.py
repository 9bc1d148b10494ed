"""The labelled text of a page into a conversation: drafts of comments, headers, what is left."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby, pairwise
from typing import Any

from msgspec import Struct, structs

from argmap.model import Conversation, Header, LeftOut
from argmap.read.dates import find_stamp
from argmap.read.repair import repaired
from argmap.read.source import Source
from argmap.read.threads import Draft, arrange
from argmap.read.web.blocks import Block, Found
from argmap.read.web.labels import DETAILS, NOBODY, POST, Piece
from argmap.read.web.markup import Page
from argmap.read.web.names import by_line, clean_name, time_of, time_told
from argmap.read.web.nodes import Node
from argmap.read.web.parts import Parts
from argmap.read.web.post import Post
from argmap.read.web.quoted import Quoted, quoted_in
from argmap.read.web.visible import Visible

AUTHOR_ATTRIBUTES = ("data-author", "author", "data-author-name", "data-username")
TIME_ATTRIBUTES = ("created", "data-created", "created-timestamp", "data-created-at")
GONE = re.compile(r"\W*(?:deleted|removed|gelöscht|supprimé|eliminado)\W*", re.IGNORECASE)
BESIDE = ("time", "author line", DETAILS)
LONGEST_BESIDE = 200
QUOTED = -3
APART = "stands apart from the words of its comment"


class Labelled(Struct, frozen=True):
    """A page, what was found on it, and its visible text in labelled pieces."""

    page: Page
    found: Found
    parts: tuple[Parts, ...]
    post: Post
    visible: Visible
    pieces: tuple[Piece, ...]


class Words(Struct, frozen=True):
    """The words of one comment: its text, where it starts and ends, the pieces it took."""

    text: str
    start: int
    end: int
    taken: frozenset[int]


def assemble(read: Labelled, source: Source) -> Conversation:
    """Return the conversation on a page.

    Raises:
        LimitError: too many comments, or one that is too long.
    """
    words = _all_words(read)
    quoted = _quoted(read, words)
    if quoted:
        words[POST] = _after(read, words[POST], quoted.post_start)
    drafts = _drafts(read, words, quoted)
    arranged = arrange(tuple(drafts.values()), source)
    ids = dict(zip(drafts, arranged.ids, strict=True))
    taken = {number for block in drafts if block in words for number in words[block].taken}
    headers, left_out = _cover(read.pieces, taken, ids)
    if quoted:
        headers = (Header(*quoted.head, "author line", ids[QUOTED]), *headers)
    return Conversation(
        comments=arranged.comments,
        title=_title(read),
        source=source.name,
        source_text=read.visible.text,
        headers=headers,
        left_out=left_out,
        notes=arranged.notes,
    )


def _quoted(read: Labelled, words: dict[int, Words]) -> Quoted | None:
    if POST not in words:
        return None
    return quoted_in(read.visible.text, words[POST].start, words[POST].end, _title(read))


def _after(read: Labelled, words: Words, start: int) -> Words:
    """Return the words from a place on; those before are taken all the same."""
    rest = [number for number in sorted(words.taken) if read.pieces[number].start >= start]
    if not rest:
        return words
    return structs.replace(_words(read, rest), taken=words.taken)


def _title(read: Labelled) -> str:
    if read.post.title >= 0:
        return repaired(read.page.words(read.post.title))
    for place in read.page.select("title"):
        if read.page.words(place):
            return repaired(read.page.words(place))
    return ""


def _all_words(read: Labelled) -> dict[int, Words]:
    """Return the words of each block that has some, and of the post."""
    of_block: dict[int, list[int]] = defaultdict(list)
    for number, piece in enumerate(read.pieces):
        if piece.label.kind == "text":
            of_block[piece.label.block].append(number)
    return {block: _words(read, places) for block, places in of_block.items()}


def _words(read: Labelled, places: Sequence[int]) -> Words:
    """Return the longest stretch of words that no words of others interrupt."""
    pieces = read.pieces
    block = pieces[places[0]].label.block
    groups: list[list[int]] = [[places[0]]]
    for before, place in pairwise(places):
        between = (pieces[n].label.block for n in range(before + 1, place))
        if any(other not in (block, NOBODY) for other in between):
            groups.append([])
        groups[-1].append(place)
    best = max(groups, key=lambda group: sum(pieces[n].end - pieces[n].start for n in group))
    text = repaired("".join(_joined(read, best))).strip()
    return Words(text, pieces[best[0]].start, pieces[best[-1]].end, frozenset(best))


def _joined(read: Labelled, places: Sequence[int]) -> Iterator[str]:
    """Yield the text of pieces and what stands between them, but for what is left out there."""
    pieces, text = read.pieces, read.visible.text
    yield text[pieces[places[0]].start : pieces[places[0]].end]
    for before, place in pairwise(places):
        between = text[pieces[before].end : pieces[place].start]
        if place == before + 1:
            yield between
        else:
            yield "\n\n" if "\n" in between else " "
        yield text[pieces[place].start : pieces[place].end]


def _drafts(read: Labelled, words: dict[int, Words], quoted: Quoted | None) -> dict[int, Draft]:
    """Return a draft for the post and for each comment that says or heads something."""
    blocks = read.found.blocks
    answered = {block.answers for block in blocks}
    kept = [
        number
        for number, block in enumerate(blocks)
        if (number in words and words[number].text) or number in answered or block.key in answered
    ]
    opener = read.found.form.opener and bool(kept) and blocks[kept[0]].answers is None
    head = ([QUOTED] if quoted else []) + ([POST] if POST in words else [])
    order = head + kept
    place_of = {number: place for place, number in enumerate(order)}
    beside = _beside(read)
    drafts: dict[int, Draft] = {QUOTED: quoted.draft} if quoted else {}
    if POST in words:
        drafts[POST] = _post_draft(read, words[POST])
    for number in kept:
        block = blocks[number]
        answers = place_of.get(block.answers) if isinstance(block.answers, int) else block.answers
        if answers is None and read.found.form.tree and POST in words:
            answers = place_of[POST]
        draft = _draft(read, number, words.get(number), beside.get(number, ""))
        drafts[number] = structs.replace(draft, answers=answers)
    if opener:
        drafts[kept[0]] = structs.replace(drafts[kept[0]], role="post", answers=None)
    return drafts


def _post_draft(read: Labelled, words: Words) -> Draft:
    page, post = read.page, read.post
    stated = page.words(post.author)[:300] if post.author >= 0 else ""
    around = [page.nodes[place] for place in page.above(post.words[0])]
    author = by_line(stated) or clean_name(stated) or _attribute(around, AUTHOR_ATTRIBUTES)
    time = post.time
    posted = time_of(page.nodes[time], page.words(time)[:200]) if time >= 0 else ""
    return Draft(
        where="the post",
        text=words.text,
        role="post",
        author=repaired(author) or None,
        posted=posted or time_told(_attribute(around, TIME_ATTRIBUTES)) or None,
        source_start=words.start,
        source_end=words.end,
    )


def _attribute(nodes: Iterable[Node], names: Sequence[str]) -> str:
    """Return the first of some attributes that one of the nodes has."""
    values = (node.get(name).strip() for node in nodes for name in names)
    return next(filter(None, values), "")


def _draft(read: Labelled, number: int, words: Words | None, beside: str) -> Draft:
    block, parts = read.found.blocks[number], read.parts[number]
    place = read.visible.starts[block.start]
    return Draft(
        where=f"comment {block.key or number + 1}",
        text=words.text if words else "",
        key=block.key,
        role="pingback" if block.pingback else "comment",
        author=_author(read.page, block, parts) or by_line(beside) or None,
        posted=_posted(read, number) or _time_in(beside) or None,
        source_start=words.start if words else place,
        source_end=words.end if words else place,
        extra=_extra(read.page, parts),
    )


def _author(page: Page, block: Block, parts: Parts) -> str | None:
    node = page.nodes[block.start]
    stated = _attribute((node,), AUTHOR_ATTRIBUTES)
    name = repaired(stated or (clean_name(page.words(parts.author)) if parts.author >= 0 else ""))
    return None if not name or GONE.fullmatch(name) else name


def _posted(read: Labelled, number: int) -> str:
    """Return the time of a comment: told by an element, or by an attribute of its own."""
    page, time = read.page, read.parts[number].time
    if time >= 0:
        return time_of(page.nodes[time], page.words(time)[:200])
    node = page.nodes[read.found.blocks[number].start]
    return time_told(_attribute((node,), TIME_ATTRIBUTES))


def _beside(read: Labelled) -> dict[int, str]:
    """Return for each block what is said beside its words but by no part of its own."""
    said: dict[int, str] = defaultdict(str)
    last = 0
    for piece in read.pieces:
        label, text = piece.label, read.visible.text
        if label.kind != "text" and label.what in BESIDE:
            said[label.block] += "\n" if "\n" in text[last : piece.start] else " "
            said[label.block] += text[piece.start : piece.end][:LONGEST_BESIDE]
        last = piece.end
    return {block: words.strip() for block, words in said.items()}


def _time_in(words: str) -> str:
    """Return the first time in some lines."""
    for line in words.split("\n"):
        stamp = find_stamp(line[:LONGEST_BESIDE])
        if stamp:
            return stamp.iso() or line[stamp.start : stamp.end]
    return ""


def _extra(page: Page, parts: Parts) -> dict[str, Any]:
    extra: dict[str, Any] = {}
    if parts.subject >= 0 and page.words(parts.subject):
        extra["subject"] = repaired(page.words(parts.subject))
    counted = re.search(r"-?\d+", page.words(parts.likes)) if parts.likes >= 0 else None
    if counted:
        extra["likes"] = int(counted[0])
    links = {
        page.nodes[place].get("href"): page.words(place)
        for text in parts.texts
        for place in page.within(text)
        if page.nodes[place].get("href").startswith(("http://", "https://"))
    }
    if links:
        extra["links"] = [{"text": words, "url": url} for url, words in links.items()]
    return extra


def _cover(
    pieces: Sequence[Piece], taken: AbstractSet[int], ids: dict[int, str]
) -> tuple[tuple[Header, ...], tuple[LeftOut, ...]]:
    """Return as headers and as left out what is in no comment; neighbours of a kind are one."""
    headers: list[Header] = []
    left_out: list[LeftOut] = []
    numbered = enumerate(pieces)
    for (label, is_taken), group in groupby(numbered, lambda x: (x[1].label, x[0] in taken)):
        members = [piece for _, piece in group]
        start, end = members[0].start, members[-1].end
        if is_taken:
            continue
        if label.kind == "header":
            headers.append(Header(start, end, label.what, ids.get(label.block)))
        else:
            left_out.append(LeftOut(start, end, APART if label.kind == "text" else label.what))
    return tuple(headers), tuple(left_out)
