"""Names and times as they stand in the head of a comment on a page."""
# ruff: noqa: RUF001 - marks of all kinds are meant

import datetime as dt
import re

from argmap.read.dates import find_stamp, iso_time
from argmap.read.web.nodes import Node

LONGEST = 80
LONGEST_LEAD = 3  # words before "by": "Posted in Gardens by"; more are a sentence
BEFORE = re.compile(
    r"(?:#?\d+[.):]?\s+)?(?:(?:posted|written|submitted|comment(?:ed)?|reply|response|answer(?:ed)?"
    r"|geschrieben|kommentar|publié|publicado|escrito|scritto|inviato|geplaatst)\b:?\s*"
    r"(?:(?:by|from|von|par|por|da|door|di)\b:?\s*)?|(?:by|from)\b:?\s*"
    r"|(?:von|par|por|da|door|di|author|autor|auteur|autore|name)\s*:\s*)?",
    re.IGNORECASE,
)
BY_LINE = re.compile(r"\b(?:by|von|par|por|door)\b:? (?P<name>\w[^|•·\n]{1,60})", re.IGNORECASE)
AFTER = re.compile(
    r"\s*(?:\b(?:says?|said|wrote|writes|asks|asked|adds|added|commented|comments|replied|replies"
    r"|responded|answered|posted|dijo|dice|escribió|schrieb|schreibt|sagt|sagte|meint|meinte"
    r"|a écrit|a dit|dit|écrit|ha scritto|ha detto|scrive|dice|disse|escreveu|zegt|schreef"
    r"|пишет|говорит|написал)\b|»|›|:|,$|\||•|·|–|—|\bon$|\bat$).*$",
    re.IGNORECASE | re.DOTALL,
)
NO_NAME = re.compile(
    r"(?:reply|permalink|link|edit|share|report|like|quote|says?|said|wrote|by|on|at|deleted|flag"
    r"|\[deleted\]|\[removed\]|#?\d+|\W*)",
    re.IGNORECASE,
)
TIME_ATTRIBUTES = ("datetime", "content", "title", "ts")
COUNTED = ("data-time", "data-timestamp", "data-created", "ts")


def clean_name(words: str) -> str:
    """Return the name in "Posted by Ana on 3 May 2010 at 9:14" or "Ana says:"."""
    stamp = find_stamp(words[:300])
    if stamp:
        words = words[: stamp.start]
    words = BEFORE.sub("", words.strip(), count=1)
    shorter = AFTER.sub("", words).strip(" \t,:;|•·»-–—")
    return shorter or words.strip()


def by_line(words: str) -> str:
    """Return the name in a line such as "May 4th, 2007 by Olga | 3 comments", "" without one."""
    found = BY_LINE.search(words)
    if found is None or not _leads_to_name(words[: found.start()]):
        return ""
    name = clean_name(found["name"])
    return name if is_name(name) else ""


def _leads_to_name(before: str) -> bool:
    """Say whether what stands before "by" belongs to a by-line: little, or a time."""
    return len(before.split()) <= LONGEST_LEAD or find_stamp(before[-LONGEST:]) is not None


def is_name(words: str) -> bool:
    """Say whether words can be the name of an author, with what commonly stands around it."""
    if not words or len(words) > 3 * LONGEST:
        return False
    name = clean_name(words)
    return 0 < len(name) <= LONGEST and not NO_NAME.fullmatch(name)


def time_of(node: Node, words: str) -> str:
    """Return the time that an element tells: ISO 8601 where it can be, else as it stands there."""
    values = (node.get(name).strip() for name in (*COUNTED, *TIME_ATTRIBUTES))
    told = next(filter(None, (time_told(value) for value in values if value)), "")
    if told:
        return told
    stamp = find_stamp(words)
    if stamp is None:
        return ""
    return stamp.iso() or words[stamp.start : stamp.end]


def time_told(value: str) -> str:
    """Return a time written for machines as ISO 8601, "" where it is none."""
    return _counted(value) or iso_time(value) or iso_time(value.partition(" ")[0]) or ""


def _counted(value: str) -> str:
    """Return a time that is told in seconds or milliseconds since 1970."""
    if not re.fullmatch(r"\d{9,13}", value):
        return ""
    seconds = int(value) / (1000 if len(value) > 11 else 1)
    return dt.datetime.fromtimestamp(seconds, dt.UTC).replace(microsecond=0).isoformat()
