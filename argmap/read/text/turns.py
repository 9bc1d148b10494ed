"""Lines of chats and transcripts that begin a turn, and lines that nobody says."""

# ruff: noqa: RUF001, SIM905  # signs that look like others are what is looked for; a long list reads better as words

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct, structs

from argmap.read.dates import Stamp, find_stamp
from argmap.read.lines import Line
from argmap.read.text.furniture import is_about_author
from argmap.read.text.heads import Part
from argmap.read.text.names import cleaned, is_name

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
# A line wholly in brackets tells what happened: [a phone rings], (laughter).
_EVENT = re.compile(r"\[[^\[\]]{2,150}\]|\([^()]{2,150}\)")
_EMOJI = re.compile(r"(?: ?:[a-z0-9_+-]{1,60}:)+")
_STATUS_CLOCK = re.compile(r"(?::[a-z0-9_+-]{1,60}: *)*(?=\d)")
# What an app writes in the place of a message, in the languages that are most common.
_MEDIA = (
    r"image|video|audio|gif|sticker|document|photo|media|contact card|voice message|location"
    r"|bild|foto|dokument|medien|sprachnachricht|imagen|vídeo|documento|photo|vidéo|immagine"
)
_SERVICE = re.compile(
    rf"<?(?:{_MEDIA})s? (?:omitted|weggelassen|ausgeschlossen|omis(?:e|es)?|omitid[oa]s?"
    r"|omess[oi]|weggelaten|ocultad[oa]|absente?)>?|<attached: .{1,120}>|<media omitted>"
    r"|<medien ausgeschlossen>|(?:missed|verpasster) (?:voice|video|sprach|group).{0,40}"
    r"|messages and calls are end-to-end encrypted.{0,180}"
    r"|nachrichten und anrufe sind ende-zu-ende-verschlüsselt.{0,180}"
    r"|les messages et les appels sont chiffrés.{0,180}"
    r"|los mensajes y las llamadas están cifrados.{0,180}"
    r"|(?:this message was deleted|you deleted this message|message deleted"
    r"|diese nachricht wurde gelöscht|ce message a été supprimé|se eliminó este mensaje"
    r"|questo messaggio è stato eliminato|dit bericht is verwijderd"
    r"|(?:this|the) message was deleted by .{1,40})\.?"
    r"|(?:has )?(?:joined|left) (?:#\S{1,80}|the (?:channel|group|chat|call|meeting))\.?"
    r"|(?:set|cleared|changed) the (?:channel|group|chat)(?: |').{1,150}"
    r"|created (?:the |this )?(?:channel|group).{0,100}",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:-{2,3} ?(?:day changed|log (?:opened|closed))|[-=—–_*\s]{0,40})[: ]*", re.IGNORECASE
)


class Turn(Struct, frozen=True, kw_only=True):
    """A line that begins a turn: who, when, and the offset where the words begin.

    Its head goes on to the line `last`. `inline` says that words follow on it; `name` is None
    where only a time stands, below an earlier turn of the same speaker.
    """

    line: int
    last: int
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
    if _EVENT.fullmatch(line.text):
        return True
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
        # A time before and a colon behind make a name of what stands between.
        if match and _is_speaker(match["name"], capital=False):
            return _made(index, line, "timed", match, stamp, match.end())
    rest = text[at:]
    if rest and is_name(cleaned(rest), capital=True) and not _JOINED.fullmatch(rest):
        parts = (Part(line.start + at, line.end, "author"), _time(line, stamp))
        return Turn(
            line=index, last=index, family="over", body=line.end, inline=False, name=cleaned(rest),
            stamp=stamp, posted=_posted(line, stamp), parts=parts,
        )  # fmt: skip
    if not rest:
        return Turn(
            line=index, last=index, family="over", body=line.end, inline=False, stamp=stamp,
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
        return _described(index, line, match) if match else None
    stamp = find_stamp(match["role"]) if match["role"] else None
    role = stamp and match["role"].strip() == match["role"][stamp.start : stamp.end].strip()
    if stamp is not None and role:
        shift = match.start("role")
        stamp = Stamp(stamp.start + shift, stamp.end + shift, stamp.kind, stamp.year, stamp.month,
                      stamp.day, stamp.clock, stamp.zone, stamp.numeric)  # fmt: skip
        return _made(index, line, "timed", match, stamp, match.end())
    return _made(index, line, "colon", match, None, match.end())


def _described(index: int, line: Line, match: re.Match[str]) -> Turn | None:
    """Return the turn of "Ann, 34, teacher: ...", or None."""
    name, comma, about = match["name"].partition(",")
    if not comma or not about.strip() or not _is_speaker(name):
        return None
    turn = _made(index, line, "colon", match, None, match.end())
    start = line.start + match.start("name")
    end = start + len(name)
    parts = (
        Part(start, end, "author"),
        Part(end, line.start + match.end("name"), "about the author"),
    )
    return structs.replace(turn, name=cleaned(name), parts=parts)


def over_two(lines: Sequence[Line], index: int) -> Turn | None:
    """Return the turn of a name above a line with a time, perhaps behind a status, or None."""
    line = lines[index]
    below = lines[index + 1] if index + 1 < len(lines) else line
    clock = _STATUS_CLOCK.match(below.text)
    if not clock or len(below.text) > 60:
        return None
    text = below.text[clock.end() :]
    stamp = find_stamp(text)
    whole = stamp is not None and stamp.start == 0 and not text[stamp.end :].strip(" .")
    app = re.sub(r"[ :]*(?:APP|BOT)$", "", line.text)
    if stamp is None or not whole or stamp.kind != "clock" or not _is_author(app):
        return None
    at = below.start + clock.end()
    parts = (
        Part(line.start, line.end, "author"),
        Part(at + stamp.start, at + stamp.end, "time"),
    )
    return Turn(
        line=index, last=index + 1, family="over", body=below.end, inline=False,
        name=_bare(app), stamp=stamp, posted=text[: stamp.end].strip(), parts=parts,
    )  # fmt: skip


def _is_author(text: str) -> bool:
    """Return whether a line is a name alone, perhaps with a role in brackets."""
    return is_name(cleaned(text), capital=True) and _EMOJI.fullmatch(text) is None


def _bare(text: str) -> str:
    # "Sam (contractor)" is how the chat calls him.
    return text.strip() if text.endswith(")") else cleaned(text)


def is_service(text: str) -> bool:
    """Return whether what stands in a turn was written by the app, not by its speaker."""
    return len(text) <= 250 and _SERVICE.fullmatch(text) is not None


def _over(index: int, line: Line) -> Turn | None:
    """Return the turn of "Ann  10:02 AM" above its words, or of a name in capitals."""
    text = line.text
    if len(text) <= _HEAD and (stamp := find_stamp(text)) and stamp.start > 0:
        name = text[: stamp.start].rstrip(" —–-|•·,([@")
        today = stamp.kind == "ago" and text[stamp.start :].lower().startswith(("today", "yest"))
        exact = stamp.kind in ("clock", "moment") or today
        rest = text[stamp.end :].strip(" )]:")
        app = re.sub(r"[ :]*(?:APP|BOT|\(edited\))$", "", name)
        glued = name and name == text[: stamp.start]
        emoji = _EMOJI.fullmatch(name.strip())
        if exact and not (rest or emoji or glued) and is_name(cleaned(app), capital=True):
            parts = (Part(line.start, line.start + len(name), "author"), _time(line, stamp))
            return Turn(
                line=index, last=index, family="over", body=line.end, inline=False,
                name=cleaned(app),
                stamp=stamp, posted=_posted(line, stamp), parts=parts,
            )  # fmt: skip
    marked = _MARKED.fullmatch(text)
    alone = (marked["heading"] or marked["bold"]) if marked else text
    if marked or _CAPITALS.fullmatch(text):
        if not is_name(cleaned(alone), capital=True) or len(alone.split()) > 4:
            return None
        return Turn(
            line=index, last=index, family="capitals", body=line.end, inline=False,
            name=cleaned(alone),
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
        last=index,
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


def _is_speaker(label: str, capital: bool = True) -> bool:
    name = cleaned(label)
    if (
        name.lower() in _NO_SPEAKERS
        or is_about_author(name + ":")
        or name.split(" ")[0].lower() in ("http", "https", "on")
    ):
        return False
    return is_name(name, capital) or re.fullmatch(r"[QA]", name) is not None
