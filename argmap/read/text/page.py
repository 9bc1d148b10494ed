"""A blog, forum or news page copied as plain text: a post and the comments on it."""

from collections.abc import Sequence

from msgspec import structs

from argmap.model import Conversation, Header
from argmap.read.drafts import Draft, Frame, conversation
from argmap.read.lines import Line, split, split_within
from argmap.read.source import Source
from argmap.read.text.bodies import Body, body_of, left_out
from argmap.read.text.furniture import ends_comments
from argmap.read.text.habits import habits_of, key_of, neighbours
from argmap.read.text.headings import headings
from argmap.read.text.heads import Head
from argmap.read.text.plan import Plan, plan_of
from argmap.read.text.post import Top, top_of

_READER = "page"


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
    plan = plan_of(split_within(source, source.text), source.name)
    source.refuse_beyond("depth", plan.depth, "comments nested in each other")
    drafts, frame = _drafts(plan)
    return conversation(source, drafts, frame, _READER)


def _drafts(plan: Plan) -> tuple[list[Draft], Frame]:
    lines = plan.lines
    first = plan.heads[0].first if plan.heads else len(lines)
    if plan.is_digest:
        top = Top(left_out=tuple(left_out(lines, 0, first, "what a list of mails says of itself")))
    else:
        top = top_of(lines, first, plan.heading, bool(plan.heads))
    habits = habits_of(lines, plan.heads)
    if top.title:
        habits = structs.replace(habits, above=habits.above | {key_of(top.title)})
    bodies = [
        body_of(lines, head, stop, after is None, habits, after)
        for head, after, stop in neighbours(plan.heads, len(lines))
    ]
    before = len(top.drafts)
    drafts = [
        _draft(lines, head, body, None if parent is None else parent + before)
        for head, body, parent in zip(plan.heads, bodies, plan.parents, strict=True)
    ]
    if drafts and _is_thread(top, plan):
        drafts[0] = structs.replace(drafts[0], role="post", number=plan.heads[0].number or 0)
    headers = list(top.headers)
    if plan.heading and plan.heading.line >= first:
        line = lines[plan.heading.line]
        headers.append(Header(line.start, line.end, "heading"))
    frame = Frame(
        title=top.title or plan.title,
        headers=tuple(headers),
        left_out=(*top.left_out, *(part for body in bodies for part in body.left_out)),
        notes=_notes(plan),
    )
    return [*top.drafts, *drafts], frame


def _draft(lines: Sequence[Line], head: Head, body: Body, parent: int | None) -> Draft:
    inline_end = head.body if head.inline else lines[head.last].end
    heads = [(lines[head.first].start, inline_end), *body.heads]
    if head.closing:
        heads.append(head.closing)
    return Draft(
        start=body.start,
        end=body.end,
        heads=tuple(heads),
        parts=head.parts + body.parts,
        author=head.author,
        stamp=head.stamp or body.stamp,
        posted=head.posted or body.posted,
        number=head.number,
        role="pingback" if head.role == "pingback" else "comment",
        parent=parent,
        answers=head.answers or body.answers,
        answers_number=head.answers_number or body.answers_number,
        answers_latest=head.answers_latest,
        quoting=head.quoting,
    )


def _is_thread(top: Top, plan: Plan) -> bool:
    """Return whether the first contribution is what the others answer: a thread of a forum.

    It is when a title stands above, and neither a post nor a line such as "12 comments".
    """
    titled = bool(top.title) and plan.heading is None
    return (titled or plan.is_thread) and not top.drafts and len(plan.heads) > 1


def _notes(plan: Plan) -> tuple[str, ...]:
    announced = plan.heading.count if plan.heading else None
    if not announced or announced == len(plan.heads):
        return ()
    return (
        f"The page announces {announced} comments, and {len(plan.heads)} were read: "
        "look whether some are missing or run together.",
    )
