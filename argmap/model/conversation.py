"""A conversation: its comments, and where each of them stood in the source."""

from collections import Counter
from functools import cached_property
from typing import Any, Literal, get_args

from msgspec import Struct, field

from argmap.errors import GraphError

Origin = Literal["stated", "inferred", "person", "model"]
CommentRole = Literal["post", "comment", "pingback"]

ORIGINS: tuple[str, ...] = get_args(Origin)
COMMENT_ROLES: tuple[str, ...] = get_args(CommentRole)


# Records hold no circles: gc=False spares each collection a look at 100,000s of them.
class Span(Struct, frozen=True, gc=False):
    """A stretch of the text of a comment or claim: `text[start:end]`, counted in code points."""

    node: str
    start: int
    end: int
    extra: dict[str, Any] | None = None


class LeftOut(Struct, frozen=True):
    """A stretch of the source that belongs to no comment, and why: `source_text[start:end]`."""

    start: int
    end: int
    why: str
    extra: dict[str, Any] | None = None


class Header(Struct, frozen=True):
    """A stretch of the source that tells something: a title, a number, an author, a time.

    `what` names it; `comment` is the id of the comment it belongs to, None for the whole.
    """

    start: int
    end: int
    what: str
    comment: str | None = None
    extra: dict[str, Any] | None = None


class Comment(Struct, frozen=True, kw_only=True, gc=False):
    """One contribution.

    `source_start` and `source_end` say where its text stood in `Conversation.source_text`;
    `text` is that stretch without indentation and with broken encodings repaired.
    `reply_to` is the id of the comment it answers where the source itself says so.
    `posted` is ISO 8601 where the time could be read, else as it stood in the source.
    Fields of a native file that this version does not know stay in `extra`.

    Raises:
        GraphError: an unknown role or origin, or a span that ends before it starts.
    """

    id: str
    text: str
    role: CommentRole = "comment"
    number: int | None = None
    author: str | None = None
    author_origin: Origin | None = None
    author_rule: str = ""
    author_confidence: float = 1.0
    author_evidence: tuple[Span, ...] = ()
    posted: str | None = None
    reply_to: str | None = None
    source_start: int = 0
    source_end: int = 0
    extra: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.role not in COMMENT_ROLES:
            raise GraphError(f"comment {self.id}: role {self.role!r} is none of {COMMENT_ROLES}")
        if self.author is not None and self.author_origin not in ORIGINS:
            raise GraphError(f"comment {self.id}: its author has no origin (one of {ORIGINS})")
        if not 0 <= self.author_confidence <= 1:
            raise GraphError(f"comment {self.id}: author_confidence is outside 0 to 1")
        if not 0 <= self.source_start <= self.source_end:
            raise GraphError(
                f"comment {self.id}: its place in the source, {self.source_start} to "
                f"{self.source_end}, is not a span"
            )


class Conversation(Struct, frozen=True, kw_only=True, dict=True):
    """The whole exchange, comments in the order of the source.

    `source_text` is what every offset of the source refers to: the decoded text of a text file,
    the visible text of a page, the cells of a table. Comments, `headers` and `left_out` together
    cover each of its characters that is not blank. `notes` are sentences for the person who
    opens it, on what a reader repaired or could not use.

    Raises:
        GraphError: two comments of one id, an answer to nowhere or to a later comment, or a
            span outside the source.
    """

    comments: tuple[Comment, ...]
    title: str = ""
    source: str = ""
    source_text: str = ""
    language: str = "en"
    reader: str = ""
    headers: tuple[Header, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for comment_id, times in Counter(comment.id for comment in self.comments).items():
            if times > 1:
                raise GraphError(f"{times} comments have the id {comment_id}")
        self._check_replies()
        self._check_spans()

    def _check_replies(self) -> None:
        order = {comment.id: place for place, comment in enumerate(self.comments)}
        for comment in self.comments:
            if comment.reply_to is None:
                continue
            if comment.reply_to not in order:
                raise GraphError(f"comment {comment.id} answers {comment.reply_to}: not there")
            if order[comment.reply_to] >= order[comment.id]:
                raise GraphError(f"comment {comment.id} answers {comment.reply_to}: not earlier")

    def _check_spans(self) -> None:
        size = len(self.source_text)
        parts: tuple[Header | LeftOut, ...] = (*self.headers, *self.left_out)
        for part in parts:
            if not 0 <= part.start <= part.end <= size:
                raise GraphError(f"{part} is outside the source, which has {size} characters")
        for comment in self.comments:
            if self.source_text and comment.source_end > size:
                raise GraphError(
                    f"comment {comment.id} ends outside the source of {size} characters"
                )

    @cached_property
    def by_id(self) -> dict[str, Comment]:
        """The comments by their ids."""
        return {comment.id: comment for comment in self.comments}

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each comment id in the conversation, from 0."""
        return {comment.id: place for place, comment in enumerate(self.comments)}

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """The known authors, each once, in the order of their first comment."""
        return tuple(dict.fromkeys(c.author for c in self.comments if c.author is not None))

    def unaccounted(self) -> tuple[Span, ...]:
        """Return the stretches of the source that are in no comment, no header and not left out.

        Blank characters do not count. An empty result means that nothing was lost.
        """
        covered = bytearray(len(self.source_text))
        for start, end in (
            *((comment.source_start, comment.source_end) for comment in self.comments),
            *((header.start, header.end) for header in self.headers),
            *((part.start, part.end) for part in self.left_out),
        ):
            covered[start:end] = b"\x01" * (end - start)
        lost: list[Span] = []
        for place, character in enumerate(self.source_text):
            if covered[place] or character.isspace():
                continue
            if lost and lost[-1].end == place:
                lost[-1] = Span("source", lost[-1].start, place + 1)
            else:
                lost.append(Span("source", place, place + 1))
        return tuple(lost)
