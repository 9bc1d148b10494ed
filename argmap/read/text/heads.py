"""Lines that begin a contribution: who, when, which number, in answer to whom."""

# ruff: noqa: RUF001, SIM905  # signs that look like others are what is looked for; a long list reads better as words

import re

from msgspec import Struct, structs

from argmap.read.dates import Stamp, find_stamp
from argmap.read.lines import Line
from argmap.read.text.names import cleaned, is_name
from argmap.read.text.numbering import numbered

_VERBS = (
    "says|said|wrote|writes|commented|comments|replied|replies|responded|responds|asked|asks"
    "|answered|answers|added|adds|posted|schrieb|schreibt|sagt|sagte|meint|dit|dijo|dice|escribió"
    "|disse|schreef|zegt"
)
_VERB_END = re.compile(rf"(?:{_VERBS})", re.IGNORECASE)
# Words and signs between a name and a time.
_BETWEEN = frozenset("on at am le el um posted".split()) | frozenset(_VERBS.split("|"))
_SIGNS = " ,;|•·—–-:(»@→[/>"
# Signs that set a name apart so clearly that it needs no capital.
_APART = "|•·»—–("
_MARKS = re.compile(r"(?:(?:[>↳└├│|]|\[[–−+-]\]|[▲▼△▽•·*–−+-])[ ]{0,3})*+")
_BY = re.compile(
    r"(?:(?:post|comment|reply|posted|written|submitted|added|asked|answered|commented|contributed"
    r"|message|reviewed|published|\d{1,6} points?) )?(?:by|from|author|von|par|por|door|di):? ",
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"(?>(?:last )?(?:posted|written|submitted|added|published|updated|commented|replied|date|time"
    r"|opened|reported|shared|asked|answered|veröffentlicht|geschrieben|publié|publicado|pubblicato"
    r"|sent|created)(?: on| at| am| le| el| il|:)? ?|on |at |am |le |el |il |[•·|,—–-] ?|\()*+",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"[ ,;|•·—–)\]-]*+(?P<verb>(?:{_VERBS})\b)?+(?P<colon> ?(?::|\.\.\.|…))?+", re.IGNORECASE
)
_SAYS = re.compile(
    rf"(?P<name>[^:]{{1,70}}?),? (?P<verb>{_VERBS})(?P<to> to [^:]{{1,60}})?"
    r" ?(?P<colon>:|\.\.\.|…)(?P<rest>.*)",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?P<name>.{1,60}?)(?:(?P<gap> (?= \S))| ?(?:→|➜|➡|▶|►|⇒)"
    r"|,? \(?(?:in reply to|replying to|replied to|replies to|reply to|in response to|to))"
    r"[ ](?P<other>.{1,60}?)\)?",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b\d[\d,.]{0,8}[km]? ?(?:points?|likes?|votes?|upvotes?|karma)(?: ?\d{1,6} points?){0,3}",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?>[ |•·,;:()—–/#¶∞*▲▼-]|\[[^\]]{0,12}\]|(?:root|parent|prev|next|favorite|hide|flag|past"
    r"|edited|reply|permalink|link|report|share|like|quote|score hidden|stickied comment|delete"
    r"|edit|op|mod|verified|pinned|unread|new|show|context|top|on: .{1,120}"
    r"|\d{1,7} ?(?:points?|likes?|votes?|comments?|replies|reply)?)(?!\w))*+",
    re.IGNORECASE,
)
# Where a blog filed a post, behind who wrote it and when.
_FILED = re.compile(r" ?(?:in|under|to) .{1,150}", re.IGNORECASE)
_PINGBACK = re.compile(
    r"(?:pingback|trackback)(?: (?:from|by))?:? (?P<rest>.{1,300})", re.IGNORECASE
)


class Part(Struct, frozen=True):
    """A stretch of the source that tells something of a contribution, as a `Header` will."""

    start: int
    end: int
    what: str


class Head(Struct, frozen=True, kw_only=True):
    """What lines say at the start of a contribution.

    It stands on the lines `first` to `last`, and its text begins at the offset `body`. Heads of
    one `shape` look alike: "date" has no author, "says" no time. `nested` counts the marks such
    as > and ↳ before it. With `answers_latest`, only a gap stood between author and `answers`.
    """

    first: int
    last: int
    body: int
    shape: str
    inline: bool = False
    parts: tuple[Part, ...] = ()
    author: str | None = None
    stamp: Stamp | None = None
    posted: str | None = None
    number: int | None = None
    answers: str | None = None
    answers_number: int | None = None
    answers_latest: bool = False
    nested: int = 0
    quoting: int = 0
    indent: int = 0
    role: str = "comment"
    closing: tuple[int, int] | None = None


class _Found(Struct, frozen=True, kw_only=True):
    """What a text said of its author and time, with offsets in that text."""

    shape: str
    name: tuple[int, int] | None = None
    stamp: Stamp | None = None
    body: int | None = None
    parts: tuple[Part, ...] = ()


def one_line(index: int, line: Line) -> Head | None:
    """Return the head that one line is, or None.

    Its shape is "name date", "date name", "name says date", "says", "date", or "pingback".
    """
    if not line.text or not line.is_short:
        return None
    marks = _MARKS.match(line.text)
    skip = marks.end() if marks else 0
    parts: list[Part] = []
    number = None
    text = line.text[skip:]
    count = numbered(index, line) if skip == 0 else None
    stamp = find_stamp(text)
    text = _MAIL.sub(lambda found: " " * len(found[0]), text)
    if count and not (stamp and stamp.start == 0) and count.rest:
        number = count.number
        parts.append(Part(line.start, count.end, "number"))
        skip = line.end - line.start - len(count.rest)
        text = text[skip:]
        stamp = find_stamp(text)
    found = _pingback(text) or (_dated(text, stamp) if stamp else None) or _says(text)
    if found is None:
        return None
    head = _head(index, line, found, skip)
    lead = line.text[: marks.end()] if marks else ""
    return structs.replace(
        head,
        number=number,
        parts=(*parts, *head.parts),
        nested=sum(lead.count(sign) for sign in ">↳└├│"),
        quoting=lead.count(">"),
    )


_MAIL = re.compile(r" ?<[^<>]{1,80}>|\[(?:S|M|A|OP|mod|author)\]", re.IGNORECASE)


def _head(index: int, line: Line, found: _Found, skip: int) -> Head:
    at = line.start + skip
    parts = [Part(at + part.start, at + part.end, part.what) for part in found.parts]
    author = answers = posted = None
    gap = False
    if found.name:
        start, end = found.name
        name = line.text[skip + start : skip + end]
        if to := _TO.fullmatch(name):
            answers = cleaned(to["other"])
            gap = to["gap"] is not None
            parts.append(
                Part(at + start + to.start("other"), at + start + to.end("other"), "reply to")
            )
            end = start + to.end("name")
            name = to["name"]
        author = cleaned(name)
        parts.append(Part(at + start, at + end, "author"))
    if found.stamp:
        parts.append(Part(at + found.stamp.start, at + found.stamp.end, "time"))
        posted = line.text[skip + found.stamp.start : skip + found.stamp.end].strip(" ,()|")
    return Head(
        first=index,
        last=index,
        body=line.end if found.body is None else at + found.body,
        shape=found.shape,
        inline=found.body is not None,
        parts=tuple(parts),
        author=author,
        stamp=found.stamp,
        posted=posted,
        answers=answers,
        answers_latest=gap,
        indent=line.indent,
        role="pingback" if found.shape == "pingback" else "comment",
    )


def _pingback(text: str) -> _Found | None:
    match = _PINGBACK.fullmatch(text)
    return _Found(shape="pingback", body=match.start("rest")) if match else None


def _dated(text: str, stamp: Stamp) -> _Found | None:
    """Return what a text with a time in it says, if it says nothing else."""
    end, verb_before = _last_word(text, stamp.start)
    after = _AFTER.match(text, stamp.end)
    rest = after.end() if after else stamp.end
    has_verb = verb_before or bool(after and after["verb"])
    body: int | None = None
    parts = _counts(text)
    start_of_name = _skip_by(text)
    filed = start_of_name > 0 and _FILED.fullmatch(text, rest)
    if not filed and not _TAIL.fullmatch(text, rest):
        spoken = after is not None and after["colon"] and (has_verb or text[stamp.end] == ")")
        if not spoken:
            return _name_last(text, stamp, rest) if _is_lead(text[:end]) else None
        body = rest + len(text[rest:]) - len(text[rest:].lstrip())
    if after and after["colon"] and text[rest : rest + 1] == "↑":
        return None  # "Ann wrote: ↑ date" is how phpBB marks a quotation
    if _is_lead(text[:end]):
        shape = "date" if body is None else ""
        return _Found(shape=shape, stamp=stamp, parts=parts) if shape else None
    start = start_of_name
    between = text[end : stamp.start]
    name_end = _without_counts(text, start, end)
    first, about = _first_of_several(text, start, name_end)
    clear = has_verb or start > 0 or bool(parts) or any(sign in between for sign in _APART)
    if stamp.kind == "clock" and not has_verb and start == 0:
        return None
    label = between.lstrip().startswith(":") and not has_verb
    if label or not _names(text[start:first], capital=not clear):
        return None
    shape = "name says date" if has_verb else "name date"
    return _Found(shape=shape, name=(start, first), stamp=stamp, body=body, parts=parts + about)


def _name_last(text: str, stamp: Stamp, rest: int) -> _Found | None:
    """Return what "DATE by NAME" and its like say."""
    if stamp.kind == "clock":
        return None
    by = _BY.match(text, rest)
    start = by.end() if by else rest
    says = _SAYS.fullmatch(text, start)
    if says and says["rest"].strip():
        return None
    stop = says.end("name") if says else len(text)
    stop = _without_counts(text, start, stop)
    between = text[stamp.end : start]
    clear = bool(by or says) or any(sign in between for sign in _APART)
    if not _names(text[start:stop].rstrip(": "), capital=not clear):
        return None
    stop = start + len(text[start:stop].rstrip(": "))
    return _Found(shape="date name", name=(start, stop), stamp=stamp, parts=_counts(text))


def _says(text: str) -> _Found | None:
    """Return what "NAME says:" says, with or without text behind it."""
    match = _SAYS.fullmatch(text)
    if match is None:
        return None
    start = _skip_by(text)
    stop = match.end("to") if match["to"] else match.end("name")
    if not _names(text[start : match.end("name")].rstrip(","), capital=bool(match["rest"].strip())):
        return None
    body = match.start("rest") if match["rest"].strip() else None
    return _Found(shape="says", name=(start, stop), body=body)


def _names(text: str, capital: bool) -> bool:
    if to := _TO.fullmatch(text):
        return is_name(cleaned(to["name"]), capital) and is_name(cleaned(to["other"]))
    return is_name(cleaned(text), capital)


def _is_lead(text: str) -> bool:
    return _POSTED.fullmatch(text.strip() + " ") is not None or not text.strip(_SIGNS)


def _skip_by(text: str) -> int:
    by = _BY.match(text)
    return by.end() if by else 0


def _last_word(text: str, end: int) -> tuple[int, bool]:
    """Return where the words before a time end without "on", "at", "said", and if one said."""
    verb = False
    while True:
        kept = text[:end].rstrip(_SIGNS)
        cut = kept.rfind(" ") + 1
        word = kept[cut:].lower()
        if word not in _BETWEEN:
            return len(kept), verb
        verb = verb or (_VERB_END.fullmatch(word) is not None and word != "posted")
        end = cut


def _counts(text: str) -> tuple[Part, ...]:
    return tuple(Part(*match.span(), "likes") for match in _COUNT.finditer(text))


def _without_counts(text: str, start: int, end: int) -> int:
    match = _COUNT.search(text, start, end)
    return start + len(text[start : match.start()].rstrip(_SIGNS)) if match else end


def _first_of_several(text: str, start: int, end: int) -> tuple[int, tuple[Part, ...]]:
    """Return where "Ann Lee | Boston" stops being a name, and the part behind it."""
    for sign in ("|", "•", "·", " – ", " — "):
        cut = text.find(sign, start, end)
        if cut > start:
            return start + len(text[start:cut].rstrip()), (Part(cut, end, "about the author"),)
    if text.count(", ", start, end) > 1:  # "Ann Lee, Boston, USA"; "Lee, Ann" is a name
        cut = text.find(", ", start, end)
        return cut, (Part(cut, end, "about the author"),)
    return end, ()
