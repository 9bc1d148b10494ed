"""Comments that a page holds as data for search engines (JSON-LD) and does not show."""

from collections import deque
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from argmap.model import Conversation
from argmap.read.dates import iso_time
from argmap.read.repair import repaired
from argmap.read.source import Source
from argmap.read.threads import Draft, arrange
from argmap.read.web.furniture import hidden
from argmap.read.web.markup import Page, parse_markup
from argmap.read.web.visible import render
from argmap.read.written import Written

ANSWERS = ("comment", "comments", "acceptedAnswer", "suggestedAnswer")
COMMENTS = frozenset(("Comment", "UserComments", "Answer"))
TEXTS = ("articleBody", "text", "commentText", "description")
TIMES = ("datePublished", "dateCreated", "commentTime")


class Found(Struct, frozen=True):
    """One contribution in the data of a page, and the place of what it answers."""

    data: dict[str, Any]
    answers: int | None = None


def from_data(page: Page, source: Source) -> Conversation | None:
    """Return the conversation in the data of a page, None where there is none.

    What the page shows is left out then: it is the frame in which a script puts the comments.
    """
    found = _found(page)
    if len(found) < 2:
        return None
    writer = Written()
    drafts = tuple(_draft(writer, place, one, source) for place, one in enumerate(found))
    arranged = arrange(drafts, source)
    writer.leave_out(render(page, skip=hidden(page, ())).text, "what the page shows")
    return Conversation(
        comments=arranged.comments,
        title=repaired(str(found[0].data.get("headline") or found[0].data.get("name") or "")),
        source=source.name,
        source_text=writer.text,
        headers=writer.headers_of(arranged.ids),
        left_out=tuple(writer.left_out),
        notes=(
            "The page does not show its comments; they were taken from its data for search "
            "engines, which may hold only some of them.",
            *arranged.notes,
        ),
    )


def _found(page: Page) -> list[Found]:
    """Return the post and its comments, each after what it answers."""
    for place in page.select("script[type='application/ld+json' i]"):
        text = "".join(page.nodes[inside].text for inside in page.within(place))
        try:
            data = msgspec.json.decode(text)
        except (msgspec.DecodeError, RecursionError):
            continue  # broken data of a page is common, and no fault of who saved it
        for thing in _things(data):
            if not COMMENTS.intersection(_types(thing)) and _answers(thing):
                return _thread(thing)
    return []


def _things(data: object) -> Iterator[dict[str, Any]]:
    """Yield every object in the data, outer ones first."""
    waiting = deque([data])
    while waiting:
        thing = waiting.popleft()
        if isinstance(thing, list):
            waiting += thing
        elif isinstance(thing, dict):
            yield thing
            waiting += thing.values()


def _types(thing: dict[str, Any]) -> list[str]:
    types = thing.get("@type")
    return [str(t).rpartition("/")[2] for t in (types if isinstance(types, list) else [types])]


def _answers(thing: dict[str, Any]) -> list[dict[str, Any]]:
    values = (thing.get(name) for name in ANSWERS)
    lists = (value if isinstance(value, list) else [value] for value in values)
    return [one for some in lists for one in some if isinstance(one, dict) and _text(one)]


def _thread(post: dict[str, Any]) -> list[Found]:
    found = [Found(post)]
    waiting = [(answer, 0) for answer in reversed(_answers(post))]
    while waiting:
        data, answers = waiting.pop()
        place = len(found)
        found.append(Found(data, answers or None))
        waiting += [(answer, place) for answer in reversed(_answers(data))]
    return found if _text(post) else [Found({**post, "text": post.get("headline", "")}), *found[1:]]


def _text(thing: dict[str, Any]) -> str:
    return next((v for n in TEXTS if isinstance(v := thing.get(n), str) and v.strip()), "")


def _name(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() if isinstance(value, str) else ""


def _draft(writer: Written, place: int, found: Found, source: Source) -> Draft:
    data = found.data
    author = repaired(_name(data.get("author") or data.get("creator")))
    written = next((str(data[name]) for name in TIMES if data.get(name)), "")
    shown = render(parse_markup(_text(data), source), prose=frozenset((0,)), keep_lines=True)
    title = "" if place else str(data.get("headline") or data.get("name") or "")
    for text, what in ((title, "title"), (author, "author"), (written, "time")):
        writer.header(text, what, place)
    start, end = writer.say(shown.text.strip())
    likes = data.get("upvoteCount")
    return Draft(
        where="the post" if place == 0 else f"comment {place}",
        text=repaired(shown.text).strip(),
        answers=found.answers,
        role="comment" if place else "post",
        author=author or None,
        posted=iso_time(written) or written or None,
        source_start=start,
        source_end=end,
        extra={"likes": likes} if isinstance(likes, int) else {},
    )
