"""A blog, forum or news page copied as plain text: a post and the comments on it."""

from collections.abc import Sequence

from msgspec import Struct, structs

from argmap.errors import ReadError
from argmap.model import Conversation, Header
from argmap.read.blocks import blocks_of
from argmap.read.bodies import Body, body_of
from argmap.read.drafts import Draft, Frame, conversation
from argmap.read.furniture import ends_comments
from argmap.read.heads import Head
from argmap.read.lines import Line, split
from argmap.read.nesting import parents_of
from argmap.read.post import Top, top_of
from argmap.read.shapes import Heading, headings, heads_of, numbered_heads
from argmap.read.source import Source

REMEDY = (
    "number the responses (1., 2., ...), put the name before each (Ann says:), "
    "or a line of --- between them"
)
_READER = "page"


class _Plan(Struct, frozen=True):
    """Where contributions begin, and the line that announces them."""

    heads: tuple[Head, ...]
    heading: Heading | None


def sniff(source: Source) -> float:
    """Return how surely this is a page copied as text: any text may be one."""
    head = source.head
    if not head.strip():
        return 0.0
    lines = split(head)
    signs = bool(headings(lines)) + any(ends_comments(line.text) for line in lines)
    return 0.3 + 0.25 * signs


def parse(source: Source) -> Conversation:
    """Read a copied page: the post (`c:0`), a comment it quotes at its head, the comments.

    Raises:
        ReadError: nothing sets contributions apart, or a number is missing; says what to do.
        LimitError: there are more comments, or longer ones, than the limits allow.
    """
    lines = split(source.text)
    for line in lines:
        if line.end - line.start > source.limits.characters:
            source.refuse_beyond(
                "characters", line.end - line.start, f"characters in line {line.number}"
            )
    plan = _plan(lines, source)
    drafts, frame = _drafts(lines, plan, source)
    return conversation(source, drafts, frame, _READER)


def _plan(lines: Sequence[Line], source: Source) -> _Plan:
    heading = headings(lines)
    has_page = bool(heading) or any(ends_comments(line.text) for line in lines)
    counted, announcing = numbered_heads(lines, heading, source.name)
    named = heads_of(lines, has_page)
    if counted and _numbers_win(counted, named):
        return _Plan(counted, announcing)
    heads = named or blocks_of(lines, heading)
    if heads:
        above = [item for item in heading if item.line < heads[0].first]
        within = [item for item in heading if item.line >= heads[0].first and item.count]
        return _Plan(heads, above[-1] if above else within[0] if within else None)
    if has_page:
        return _Plan((), heading[-1] if heading else None)
    problem = "nothing tells where one contribution ends and the next begins"
    raise ReadError(source.name, None, problem, REMEDY)


def _numbers_win(counted: Sequence[Head], named: Sequence[Head]) -> bool:
    """Return whether numbers set the contributions apart better than names and times do.

    A list inside of a comment has numbers, too, but the heads of comments stand elsewhere; a
    quoted head inside of a numbered comment is one of few.
    """
    lines = {i for head in counted for i in range(head.first, head.last + 1)}
    elsewhere = sum(
        head.first >= counted[0].first and lines.isdisjoint(range(head.first, head.last + 1))
        for head in named
    )
    return elsewhere < max(2, len(counted) / 2)


def _drafts(lines: Sequence[Line], plan: _Plan, source: Source) -> tuple[list[Draft], Frame]:
    first = plan.heads[0].first if plan.heads else len(lines)
    top = top_of(lines, first, plan.heading, bool(plan.heads))
    stops = [*(head.first for head in plan.heads[1:]), len(lines)]
    bodies = [
        body_of(lines, head.last + 1, stop, head.body if head.inline else None, stop == len(lines))
        for head, stop in zip(plan.heads, stops, strict=True)
    ]
    parents, depth = parents_of(plan.heads)
    source.refuse_beyond("depth", depth, "comments nested in each other")
    before = len(top.drafts)
    drafts = [
        _draft(lines, head, body, None if parent is None else parent + before)
        for head, body, parent in zip(plan.heads, bodies, parents, strict=True)
    ]
    if drafts and _is_thread(top, plan):
        drafts[0] = structs.replace(drafts[0], role="post", number=plan.heads[0].number or 0)
    headers = list(top.headers)
    if plan.heading and plan.heads and plan.heading.line >= first:
        line = lines[plan.heading.line]
        headers.append(Header(line.start, line.end, "heading"))
    left = [*top.left_out, *(part for body in bodies for part in body.left_out)]
    frame = Frame(
        title=top.title,
        headers=tuple(headers),
        left_out=tuple(left),
        notes=_notes(plan),
    )
    return [*top.drafts, *drafts], frame


def _draft(lines: Sequence[Line], head: Head, body: Body, parent: int | None) -> Draft:
    inline_end = head.body if head.inline else lines[head.last].end
    return Draft(
        start=body.start,
        end=body.end,
        heads=((lines[head.first].start, inline_end),),
        parts=head.parts + body.parts,
        author=head.author,
        stamp=head.stamp,
        posted=head.posted,
        number=head.number,
        role="pingback" if head.role == "pingback" else "comment",
        parent=parent,
        answers=head.answers or body.answers,
        answers_number=head.answers_number or body.answers_number,
        quoting=head.quoting,
    )


def _is_thread(top: Top, plan: _Plan) -> bool:
    """Return whether the first contribution is what the others answer: a thread of a forum.

    It is when a title stands above, and neither a post nor a line such as "12 comments".
    """
    return bool(top.title) and not top.drafts and plan.heading is None and len(plan.heads) > 1


def _notes(plan: _Plan) -> tuple[str, ...]:
    announced = plan.heading.count if plan.heading else None
    if not announced or announced == len(plan.heads):
        return ()
    return (
        f"The page announces {announced} comments, and {len(plan.heads)} were read: "
        "look whether some are missing or run together.",
    )
