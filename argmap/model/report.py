"""A report on a conversation: sections of sentences, each with the words that it rests on."""

from msgspec import Struct


class Quote(Struct, frozen=True, gc=False):
    """Words of a node, the comment they stand in, and how that is named: "#12 Ada"."""

    node: str
    comment: str
    badge: str
    words: str


class Line(Struct, frozen=True, gc=False):
    """One sentence, and the words it rests on."""

    text: str
    quotes: tuple[Quote, ...] = ()


class Section(Struct, frozen=True):
    """Lines of one kind; `left` is how many more there would be."""

    title: str
    lead: str
    lines: tuple[Line, ...] = ()
    left: int = 0


class Source(Struct, frozen=True, gc=False):
    """A comment that is quoted, in full."""

    comment: str
    badge: str
    posted: str
    text: str


class Report(Struct, frozen=True):
    """All of it: `about` says in sentences what it is of; `sources` are the quoted comments."""

    title: str
    about: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    language: str = ""
