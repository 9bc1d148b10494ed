"""The export file of a WordPress blog (WXR): one post of it with its comments."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from msgspec import Struct

from argmap.errors import ReadError
from argmap.model import Conversation
from argmap.read.dates import iso_time
from argmap.read.looks import wordpress_export
from argmap.read.repair import repaired
from argmap.read.source import Source
from argmap.read.threads import Draft, arrange
from argmap.read.web.file import markup_of
from argmap.read.web.markup import parse_markup
from argmap.read.web.visible import render
from argmap.read.written import Written

DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
# What XML 1.0 does not allow but blogs export all the same.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
HELD_BACK = {
    "0": "comment that waits for approval",
    "hold": "comment that waits for approval",
    "unapproved": "comment that waits for approval",
    "spam": "comment marked as spam",
    "trash": "comment in the bin",
    "post-trashed": "comment in the bin",
}
NO_PARENT = ("", "0")
MOST_NAMED = 20
sniff = wordpress_export


class Item(Struct, frozen=True):
    """One post or page of an export, and its comments as XML."""

    element: Element
    title: str
    comments: tuple[Element, ...]


def parse(source: Source) -> Conversation:
    """Read the post that has most comments; the others are left out, and a note names them.

    `source.columns["post"]` chooses another post: its id in the blog, or its title.

    Raises:
        ReadError: it is no well-formed XML, declares entities, or holds no comments.
        LimitError: it holds too much.
    """
    root, notes = _root(source)
    items = tuple(_items(root))
    chosen = _chosen(items, source)
    writer = Written()
    drafts = _write_post(writer, chosen, source)
    written = tuple(_write_comments(writer, chosen, source, len(drafts)))
    arranged = arrange((*drafts, *written), source)
    others = [item for item in items if item is not chosen]
    for item in others:
        writer.leave_out(_all_text(item), "another post of the export")
    return Conversation(
        comments=arranged.comments,
        title=repaired(chosen.title),
        source=source.name,
        source_text=writer.text,
        language=(_text(root.find("channel"), "language") or "en")[:2].lower(),
        reader="wxr",
        headers=writer.headers_of(arranged.ids),
        left_out=tuple(writer.left_out),
        notes=(*notes, *_named(others), *arranged.notes),
    )


def _root(source: Source) -> tuple[Element, tuple[str, ...]]:
    markup = markup_of(source)
    text = DECLARATION.sub("", markup.text, count=1)
    notes = list(markup.notes)
    if FORBIDDEN.search(text):
        text = FORBIDDEN.sub("", text)
        notes.append("Control characters that XML does not allow were taken out.")
    try:
        root = fromstring(text)
    except DefusedXmlException as error:
        what = type(error).__name__
        problem = f"it declares entities, which could fill the memory ({what})"
        raise ReadError(source.name, None, problem, "remove the <!DOCTYPE …> at its top") from None
    except ParseError as error:
        remedy = "export it again from WordPress (Tools, Export)"
        line = error.position[0]
        raise ReadError(source.name, line, f"it is no well-formed XML ({error})", remedy) from None
    return root, tuple(notes)


def _items(root: Element) -> Iterator[Item]:
    for element in root.iter("item"):
        comments = tuple(child for child in element if _name(child) == "comment")
        yield Item(element, unescape(_text(element, "title")), comments)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: Element | None, name: str, space: str = "") -> str:
    """Return the text of a child by its name; versions of WordPress differ in namespaces."""
    for child in element if element is not None else ():
        if _name(child) == name and space in str(child.tag):
            return (child.text or "").strip()
    return ""


def _chosen(items: Sequence[Item], source: Source) -> Item:
    wanted = source.columns.get("post", "").strip()
    if wanted:
        for item in items:
            if wanted in (_text(item.element, "post_id"), item.title):
                return item
        titles = ", ".join(_label(item) for item in items[:MOST_NAMED])
        problem = f"it has no post {wanted!r}"
        raise ReadError(source.name, None, problem, f"choose one of: {titles}")
    best = max(items, key=lambda item: sum(not _held_back(c) for c in item.comments), default=None)
    if best is None or not best.comments:
        problem = f"none of the {len(items)} posts in it has comments"
        raise ReadError(source.name, None, problem, "export a post that has some")
    return best


def _label(item: Item) -> str:
    identity = _text(item.element, "post_id")
    return f"“{item.title or 'without a title'}”" + (f" (post {identity})" if identity else "")


def _named(others: Sequence[Item]) -> tuple[str, ...]:
    """Return a note that names the posts with comments that were not read."""
    counted = sorted(((len(item.comments), n) for n, item in enumerate(others)), reverse=True)
    names = [f"{_label(others[n])}: {count}" for count, n in counted if count]
    if not names:
        return ()
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    named = "; ".join(names[:MOST_NAMED])
    return (f"Other posts in the export have comments and were not read: {named}{more}.",)


def _held_back(comment: Element) -> str:
    return HELD_BACK.get(_text(comment, "comment_approved").lower(), "")


def _moment(element: Element, name: str) -> tuple[str, str | None]:
    """Return a time as it stands in the export, and as ISO 8601."""
    for field, zone in ((f"{name}_gmt", "+00:00"), (name, "")):
        written = _text(element, field)
        told = iso_time(written)
        if told:
            return written, told + zone if "T" in told else told
    written = _text(element, name) or _text(element, "pubDate")
    return (
        ("", None)
        if written.startswith("0000")
        else (written, iso_time(written) or written or None)
    )


def _write_post(writer: Written, item: Item, source: Source) -> tuple[Draft, ...]:
    """Write title, author, time and words of the post; return its draft if it has words."""
    element = item.element
    author = repaired(unescape(_text(element, "creator")))
    written, posted = _moment(element, "post_date")
    words = _visible(_text(element, "encoded", "/content/"), source)
    index = 0 if words else None
    writer.header(repaired(item.title), "title", index)
    writer.header(author, "author", index)
    writer.header(written, "time", index)
    if not words:
        return ()
    start, end = writer.say(words)
    return (
        Draft(
            where="the post",
            text=repaired(words),
            role="post",
            author=author or None,
            posted=posted,
            source_start=start,
            source_end=end,
        ),
    )


def _write_comments(writer: Written, item: Item, source: Source, first: int) -> Iterator[Draft]:
    """Write each comment and yield its draft; what the blog held back is left out."""
    index = first
    for comment in item.comments:
        words = _visible(_text(comment, "comment_content"), source)
        author = unescape(_text(comment, "comment_author"))
        written, posted = _moment(comment, "comment_date")
        held_back = _held_back(comment)
        if held_back or not words:
            parts = (author, written, words)
            writer.leave_out("\n".join(filter(None, parts)), held_back or "comment without words")
            continue
        writer.header(author, "author", index)
        writer.header(written, "time", index)
        start, end = writer.say(words)
        key, parent = _text(comment, "comment_id"), _text(comment, "comment_parent")
        is_ping = _text(comment, "comment_type").lower() in ("pingback", "trackback")
        yield Draft(
            where=f"comment {key}",
            text=repaired(words),
            key=key,
            answers=None if parent in NO_PARENT else parent,
            role="pingback" if is_ping else "comment",
            author=repaired(author) or None,
            posted=posted,
            source_start=start,
            source_end=end,
        )
        index += 1


def _visible(markup: str, source: Source) -> str:
    """Return the text of a comment as the blog shows it: its line ends are line breaks."""
    page = parse_markup(markup, source)
    return render(page, prose=frozenset((0,)), keep_lines=True).text.strip()


def _all_text(item: Item) -> str:
    """Return the words of a post that is not read, and those of its comments, as they stand."""
    texts = [item.title, _text(item.element, "encoded", "/content/")]
    for comment in item.comments:
        texts += [_text(comment, "comment_author"), _text(comment, "comment_content")]
    return "\n".join(text for text in texts if text)
