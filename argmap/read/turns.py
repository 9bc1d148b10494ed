"""Lines of chats and transcripts that begin a turn, and lines that nobody says."""

# ruff: noqa: RUF001, SIM905  # signs that look like others are what is looked for; a long list reads better as words

import re
from typing import Literal

from msgspec import Struct

from argmap.read.dates import Stamp, find_stamp
from argmap.read.furniture import is_about_author
from argmap.read.heads import Part
from argmap.read.lines import Line
from argmap.read.names import cleaned, is_name

Family = Literal["timed", "irc", "colon", "over", "capitals"]

_TIME_FIRST = re.compile(r"[\[(]?(?:\d|[A-Za-z]{3,9},? \d)")
# Where in a line the time of a turn may end.
_HEAD = 80
_NICK = re.compile(r"<(?:v )?[@+%&~ ]?(?P<name>[^<>]{1,60})> ?")
_ACTION = re.compile(r"(?:\*|•) (?P<name>[^\s:*]{1,32}) (?=\S)")
_SYSTEM = re.compile(
    r"(?:-!-|\*\*\*|===|-->|<--|→|←|⇐|⇒|--|--- Log|\* (?:joins|parts|quits):)(?: |$)"
)
_LABEL = re.compile(
    r"(?:(?P<bullet>[-*•+]) )?[*_]{0,3}(?P<name>[^:()\[\]*]{1,60}?)[*_]{0,3}"
    r"(?: ?[(\[](?P<role>[^()\[\]]{1,60})[)\]])?[*_]{0,3}:[*_]{0,3}(?: +|$)"
)
_ZOOM = re.compile(r"From (?P<name>.{1,60}?) (?:to|To) .{1,60}? ?: ?")
# A name that is a heading or set in bold, in Markdown, on a line of its own.
_MARKED = re.compile(r"(?:#{1,6} (?P<heading>[^#*:]{2,60})|\*\*(?P<bold>[^*:]{2,60})\*\*):?")
_CAPITALS = re.compile(r"[^\W\d_a-z][^a-z:!?]{1,40}")
_NO_SPEAKERS = frozenset(
    """
    note notes nb ps edit update source sources example warning http https ftp mailto to from cc bcc
    subject date sent re fw fwd title summary location agenda present attendees attending pro con
    message-id in-reply-to references newsgroups organization lines reply-to content-type venue
    mime-version thread forum board time place participants apologies minutes topic
    action actions decision decisions
    conclusion result results background pros cons tl;dr tldr link links url email phone address
    quote author authors keywords abstract tags category version status price total step option
    important remember disclaimer definition context hint tip fact myth reason problem solution
    """.split()
)
_JOINED = re.compile(
    r".{1,80} (?:joined|left|was added|was removed|has joined|has left|has quit|is now known as"
    r"|started the (?:meeting|call)|ended the (?:meeting|call)|joined (?:the|using) .{1,80}"
    r"|left the .{1,40}|created (?:the )?group .{0,80}|added .{1,80}|removed .{1,80}"
    r"|changed (?:the|their|this) .{1,120}|pinned a message.{0,40}|set the channel .{1,150}"
    r"|(?:has )?joined #\S{1,80}|joined \S{1,40})\.?",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:-{2,3} ?(?:day changed|log (?:opened|closed))|[-=—–_*\s]{0,40})[: ]*", re.IGNORECASE
)


class Turn(Struct, frozen=True, kw_only=True):
    """A line that begins a turn: who, when, and the offset where the words begin.

    `inline` says that words follow on this line; `name` is None where only a time stands, below
    an earlier turn of the same speaker.
    """

    line: int
    family: Family
    body: int
    inline: bool
    name: str | None = None
    stamp: Stamp | None = None
    posted: str | None = None
    parts: tuple[Part, ...] = ()
    indent: int = 0
    bullet: bool = False


def turn_of(index: int, line: Line) -> Turn | None:
    """Return the turn that a line begins, or None; "colon" turns are candidates only."""
    text = line.text
    if not text:
        return None
    stamp, at = _time_first(text)
    found = _after_time(index, line, stamp, at) if stamp else None
    return found or _nick(index, line, None, 0) or _labelled(index, line) or _over(index, line)


def is_system(line: Line) -> bool:
    """Return whether a line tells what the chat itself did: who joined, left, was renamed."""
    _, at = _time_first(line.text)
    rest = line.text[at:]
    return _SYSTEM.match(rest) is not None or _JOINED.fullmatch(rest[:250]) is not None


def is_timed(line: Line) -> bool:
    """Return whether a line begins with a time and something stands behind it."""
    stamp, at = _time_first(line.text)
    return stamp is not None and at < len(line.text)


def day_of(line: Line) -> Stamp | None:
    """Return the day that a line of its own announces, such as "--- March 12, 2024 ---"."""
    text = line.text
    if not text or len(text) > 80:
        return None
    lead = _DAY.match(text)
    start = lead.end() if lead else 0
    stamp = find_stamp(text[start:])
    if stamp is None or stamp.start > 0 or stamp.kind not in ("day", "moment"):
        return None
    return None if text[start + stamp.end :].strip(" -=—–_*") else stamp


def _time_first(text: str) -> tuple[Stamp | None, int]:
    """Return the time that a line begins with, and where what follows it begins."""
    if not _TIME_FIRST.match(text):
        return None, 0
    head = text[:_HEAD]
    bracket = head[0] if head[0] in "[(" else ""
    stamp = find_stamp(head)
    if stamp is None or stamp.start != len(bracket) or stamp.kind in ("ago", "month", "day"):
        return None, 0
    end = stamp.end
    if bracket:
        closing = head.find("]" if bracket == "[" else ")", end - 1)
        if closing < 0 or closing > end + 1:
            return None, 0
        end = closing + 1
    while end < len(head) and head[end] in " -–—:|":
        end += 1
    return stamp, end


def _after_time(index: int, line: Line, stamp: Stamp | None, at: int) -> Turn | None:
    if stamp is None:
        return None
    text = line.text
    nick = _nick(index, line, stamp, at)
    if nick is not None:
        return nick
    for pattern in (_ZOOM, _LABEL):
        match = pattern.match(text, at)
        if match and _is_speaker(match["name"]):
            return _made(index, line, "timed", match, stamp, match.end())
    rest = text[at:]
    if rest and is_name(cleaned(rest), capital=True) and not _JOINED.fullmatch(rest):
        parts = (Part(line.start + at, line.end, "author"), _time(line, stamp))
        return Turn(
            line=index, family="over", body=line.end, inline=False, name=cleaned(rest),
            stamp=stamp, posted=_posted(line, stamp), parts=parts,
        )  # fmt: skip
    if not rest:
        return Turn(
            line=index, family="over", body=line.end, inline=False, stamp=stamp,
            posted=_posted(line, stamp), parts=(_time(line, stamp),),
        )  # fmt: skip
    return None


def _nick(index: int, line: Line, stamp: Stamp | None, at: int) -> Turn | None:
    match = _NICK.match(line.text, at)
    if match is None and stamp is not None:
        match = _ACTION.match(line.text, at)
    if match is None or not match["name"].strip() or "/" in match["name"]:
        return None
    return _made(index, line, "irc", match, stamp, match.end())


def _labelled(index: int, line: Line) -> Turn | None:
    match = _LABEL.match(line.text)
    if match is None or not _is_speaker(match["name"]):
        return None
    stamp = find_stamp(match["role"]) if match["role"] else None
    role = stamp and match["role"].strip() == match["role"][stamp.start : stamp.end].strip()
    if stamp is not None and role:
        shift = match.start("role")
        stamp = Stamp(stamp.start + shift, stamp.end + shift, stamp.kind, stamp.year, stamp.month,
                      stamp.day, stamp.clock, stamp.zone, stamp.numeric)  # fmt: skip
        return _made(index, line, "timed", match, stamp, match.end())
    return _made(index, line, "colon", match, None, match.end())


def _over(index: int, line: Line) -> Turn | None:
    """Return the turn of "Ann  10:02 AM" above its words, or of a name in capitals."""
    text = line.text
    if len(text) <= _HEAD and (stamp := find_stamp(text)) and stamp.start > 0:
        name = text[: stamp.start].rstrip(" —–-|•·,([@")
        today = stamp.kind == "ago" and text[stamp.start :].lower().startswith(("today", "yest"))
        exact = stamp.kind in ("clock", "moment") or today
        rest = text[stamp.end :].strip(" )]:")
        app = re.sub(r"[ :]*(?:APP|BOT|\(edited\))$", "", name)
        if exact and not rest and is_name(cleaned(app), capital=True):
            parts = (Part(line.start, line.start + len(name), "author"), _time(line, stamp))
            return Turn(
                line=index, family="over", body=line.end, inline=False, name=cleaned(app),
                stamp=stamp, posted=_posted(line, stamp), parts=parts,
            )  # fmt: skip
    marked = _MARKED.fullmatch(text)
    alone = (marked["heading"] or marked["bold"]) if marked else text
    if marked or _CAPITALS.fullmatch(text):
        if not is_name(cleaned(alone), capital=True) or len(alone.split()) > 4:
            return None
        return Turn(
            line=index, family="capitals", body=line.end, inline=False, name=cleaned(alone),
            parts=(Part(line.start, line.end, "author"),),
        )  # fmt: skip
    return None


def _made(
    index: int, line: Line, family: Family, match: re.Match[str], stamp: Stamp | None, end: int
) -> Turn:
    parts = [Part(line.start + match.start("name"), line.start + match.end("name"), "author")]
    if stamp:
        parts.append(_time(line, stamp))
    elif "role" in match.re.groupindex and match["role"]:
        start, stop = match.span("role")
        parts.append(Part(line.start + start, line.start + stop, "about the author"))
    return Turn(
        line=index,
        family=family,
        body=line.start + end,
        inline=end < len(line.text),
        name=match["name"].strip(" *~@%&") or match["name"],
        stamp=stamp,
        posted=_posted(line, stamp) if stamp else None,
        parts=tuple(parts),
        indent=line.indent,
        bullet="bullet" in match.re.groupindex and bool(match["bullet"]),
    )


def _time(line: Line, stamp: Stamp) -> Part:
    return Part(line.start + stamp.start, line.start + stamp.end, "time")


def _posted(line: Line, stamp: Stamp) -> str:
    return line.text[stamp.start : stamp.end].strip(" ,()[]|")


def _is_speaker(label: str) -> bool:
    name = cleaned(label)
    if (
        name.lower() in _NO_SPEAKERS
        or is_about_author(name + ":")
        or name.split(" ")[0].lower() in ("http", "https", "on")
    ):
        return False
    return is_name(name, capital=True) or re.fullmatch(r"[QA]", name) is not None
