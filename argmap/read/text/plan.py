"""Which way of setting contributions apart a page follows: the choice between all readers of it."""

from collections.abc import Sequence

from msgspec import Struct, structs

from argmap.errors import ReadError
from argmap.read.lines import Line
from argmap.read.text.blocks import blocks_of, named
from argmap.read.text.counting import numbered_heads
from argmap.read.text.furniture import ends_comments, furniture
from argmap.read.text.headings import Heading, headings
from argmap.read.text.heads import Head, Part, one_line
from argmap.read.text.mails import mails_of
from argmap.read.text.nesting import levels_of, parents_of
from argmap.read.text.shapes import heads_of
from argmap.read.text.signatures import at_foot, signed

REMEDY = (
    "number the responses (1., 2., ...), put the name before each (Ann says:), "
    "or a line of --- between them"
)
_CLEARLY_MORE = 3
_SUBJECT = ("re: ", "re:", "aw: ", "fwd: ")


class Plan(Struct, frozen=True, kw_only=True):
    """Where contributions begin, the line that announces them, and the lines without signatures.

    `parents` has for each head the place of the one it is nested under; `depth` is the deepest
    nesting. `title` and `is_thread` are what the heads themselves say: mails have a subject.
    """

    lines: tuple[Line, ...]
    heads: tuple[Head, ...]
    heading: Heading | None = None
    parents: tuple[int | None, ...] = ()
    depth: int = 0
    title: str = ""
    is_thread: bool = False
    is_digest: bool = False


def plan_of(lines: tuple[Line, ...], name: str) -> Plan:
    """Return how the contributions of a page are set apart.

    Raises:
        ReadError: nothing sets them apart, or a number is missing; says what to do.
    """
    if mails := mails_of(lines):
        return Plan(
            lines=lines,
            heads=mails.heads,
            parents=mails.parents,
            title=mails.title,
            is_thread=mails.starts_thread,
            is_digest=True,
        )
    heading = tuple(h for h in headings(lines) if _frames_comments(lines, h))
    form = any(ends_comments(line.text) for line in lines)
    counted, announcing = numbered_heads(lines, heading, name)
    found = heads_of(lines, bool(heading) or form)
    if counted and _numbers_win(counted, found):
        return _nested(lines, named(lines, counted, most=0.9), announcing)
    closed, bare = signed(lines)
    blocks = blocks_of(lines, heading) if len(found) == 1 else ()
    if len(blocks) > _CLEARLY_MORE and sum(bool(b.author) for b in blocks) > 0.8 * len(blocks):
        return _nested(lines, blocks, _announcing(heading, blocks))
    if found and len(closed) < max(3, len(found) + 1):
        above = _announcing(heading, found)
        foot = _at_foot(lines, found, above)
        if foot:
            return _nested(foot[1], foot[0], above)
        heads = tuple(h for h in found if above is None or h.first > above.line)
        return _nested(lines, _with_subjects(lines, heads), above)
    if closed:
        return _nested(bare, closed, _announcing(heading, closed))
    if blocks := blocks_of(lines, heading):
        return _nested(lines, blocks, _announcing(heading, blocks))
    is_page = form or any(h.count == 0 for h in heading)
    if is_page and not any(h.count for h in heading):
        return Plan(lines=lines, heads=(), heading=heading[-1] if heading else None)
    announced = next((h for h in reversed(heading) if h.count), None)
    if announced:
        problem = f"the page announces {announced.count} comments, but nothing sets them apart"
        raise ReadError(name, lines[announced.line].number, problem, REMEDY)
    problem = "nothing tells where one contribution ends and the next begins"
    raise ReadError(name, None, problem, REMEDY)


def _at_foot(
    lines: Sequence[Line], heads: Sequence[Head], above: Heading | None
) -> tuple[tuple[Head, ...], tuple[Line, ...]] | None:
    below = [h for h in heads if above is None or h.first > above.line]
    return at_foot(lines, below, above.line if above else None)


def _nested(lines: tuple[Line, ...], heads: tuple[Head, ...], heading: Heading | None) -> Plan:
    heads = _with_known_addressees(heads)
    parents, depth = parents_of(levels_of(heads))
    return Plan(lines=lines, heads=heads, heading=heading, parents=parents, depth=depth)


def _with_known_addressees(heads: Sequence[Head]) -> tuple[Head, ...]:
    """Return the heads; behind a gap can stand only an author, or it is the rest of the name."""
    known = {head.author.casefold() for head in heads if head.author}
    return tuple(
        structs.replace(
            head, author=f"{head.author} {head.answers}", answers=None, answers_latest=False
        )
        if head.answers_latest and head.answers and head.answers.casefold() not in known
        else head
        for head in heads
    )


def _frames_comments(lines: Sequence[Line], heading: Heading) -> bool:
    """Return whether a line such as "Comments" is set apart, not one of a paragraph or list."""
    index = heading.line
    below = next((line.text for line in lines[index + 1 : index + 4] if line.text), "")
    beside = index + 1 < len(lines) and lines[index + 1].text
    above = lines[index - 1] if index > 0 else lines[index]
    if heading.count and (furniture(above.text) or (above.is_short and one_line(0, above))):
        return True
    return not (index > 0 and above.text and beside and not furniture(below))


def _announcing(heading: Sequence[Heading], heads: Sequence[Head]) -> Heading | None:
    """Return the line that announces the comments: the last one with most heads below it.

    What has a head above it is then a comment that the post quotes.
    """
    best: tuple[int, Heading] | None = None
    for item in heading:
        below = sum(head.first > item.line for head in heads)
        above = len(heads) - below
        fits = below > 0 and (below == item.count or above <= 1)
        if fits and (best is None or above <= best[0]):
            best = above, item
    return best[1] if best else None


def _numbers_win(counted: Sequence[Head], found: Sequence[Head]) -> bool:
    """Return whether numbers set the contributions apart better than names and times do.

    A list inside of a comment has numbers, too, but the heads of comments stand elsewhere; a
    quoted head inside of a numbered comment is one of few.
    """
    lines = {head.first for head in counted}
    covering = sum(not lines.isdisjoint(range(head.first, head.last + 1)) for head in found)
    named_now, named_else = (sum(bool(h.author) for h in heads) for heads in (counted, found))
    if covering >= 0.8 * len(counted) and named_else > named_now:
        return False
    lines = {i for head in counted for i in range(head.first, head.last + 1)}
    elsewhere = sum(
        head.first >= counted[0].first and lines.isdisjoint(range(head.first, head.last + 1))
        for head in found
    )
    return elsewhere < max(2, len(counted) / 2)


def _with_subjects(lines: Sequence[Line], heads: Sequence[Head]) -> tuple[Head, ...]:
    """Return the heads with the line "Re: ..." right above each of them."""
    return tuple(
        structs.replace(head, first=head.first - 1, parts=(_subject(above), *head.parts))
        if head.first > 0
        and (above := lines[head.first - 1]).text.lower().startswith(_SUBJECT)
        and above.is_short
        and (head.first < 2 or not lines[head.first - 2].text)
        else head
        for head in heads
    )


def _subject(line: Line) -> Part:
    return Part(line.start, line.end, "subject")
