"""A chat or transcript as text: turns that each begin with their speaker."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, structs

from argmap.errors import ReadError
from argmap.model import Conversation, Header, LeftOut
from argmap.read.dates import Stamp
from argmap.read.drafts import Draft, Frame, conversation
from argmap.read.lines import Line, split, split_within
from argmap.read.source import Source
from argmap.read.text.bodies import Body, body_of
from argmap.read.text.captions import captions
from argmap.read.text.furniture import is_short_label
from argmap.read.text.habits import NO_HABITS, Habits, habits_of, neighbours
from argmap.read.text.headings import headings
from argmap.read.text.heads import Head
from argmap.read.text.nesting import parents_of
from argmap.read.text.turns import (
    Family,
    Turn,
    day_of,
    is_service,
    is_system,
    is_timed,
    over_two,
    turn_of,
)

REMEDY = "begin each turn with its speaker and a colon (Ann: ...), or paste it as a page"
_READER = "chat"
_SYSTEM_LINE = "line of the chat itself, not said by anybody"
_ABOVE = "text above the first turn"


class _Script(Struct, frozen=True):
    """The turns, and the lines that are nobody's, by line index."""

    turns: tuple[Turn, ...]
    system: frozenset[int]
    days: dict[int, Stamp]


def sniff(source: Source) -> float:
    """Return how surely the turns of a chat make up this text, 0 to 1."""
    lines = split(source.head)
    if captions(lines):
        return 0.97
    script = _script(lines)
    if script is None:
        return 0.0
    filled = sum(bool(line.text) for line in lines)
    heads = sum(turn.last - turn.line + 1 for turn in script.turns)
    share = (heads + len(script.system) + len(script.days)) / filled
    family = script.turns[0].family
    if family in ("timed", "irc"):
        return 0.6 + 0.39 * min(share, 1.0)
    if family == "capitals":
        return 0.4 + 0.3 * min(share, 1.0)
    # A head above its words takes up at most half of the lines.
    return 0.45 + 0.5 * min(share * (2 if family == "over" else 1), 1.0)


def parse(source: Source) -> Conversation:
    """Read turns as comments `c:1`, `c:2`, ... in their order.

    Raises:
        ReadError: no line begins with a speaker; says what to do.
        LimitError: there are more turns, or longer ones, than the limits allow.
    """
    lines = split_within(source, source.text)
    if found := captions(lines):
        return conversation(source, *found, _READER)
    script = _script(lines) or _script(lines, is_chat=True)
    if script is None:
        raise ReadError(source.name, None, "no two lines begin with a speaker", REMEDY)
    script = _without_interruptions(lines, script)
    top, post = _top(lines, script)
    drafts, left = _drafts(lines, script)
    system = [LeftOut(lines[i].start, lines[i].end, _SYSTEM_LINE) for i in sorted(script.system)]
    days = [Header(lines[i].start, lines[i].end, "time") for i in script.days]
    frame = Frame(
        title=top.title,
        headers=(*top.headers, *days),
        left_out=(*top.left_out, *system, *left),
    )
    return conversation(
        source, [*post, *_nested(source, script, drafts, len(post))], frame, _READER
    )


def _script(lines: Sequence[Line], is_chat: bool = False) -> _Script | None:
    """Return the turns of the family that most lines follow, or None if there are too few.

    Args:
        lines: the text.
        is_chat: whether somebody says that it is a chat, so that two turns are enough.
    """
    found = _found(lines)
    families: dict[Family, tuple[Turn, ...]] = {
        "timed": tuple(turn for turn in found if turn.family == "timed"),
        "irc": tuple(turn for turn in found if turn.family == "irc"),
        "over": _over(found),
        "colon": _colon([turn for turn in found if turn.family == "colon"], lines, is_chat),
        "capitals": _capitals([turn for turn in found if turn.family == "capitals"], lines),
    }
    best = max(families, key=lambda family: len(families[family]))
    turns = families[best]
    if len(turns) < 2:
        return None
    if best in ("timed", "irc"):
        turns = tuple(turn for turn in found if turn.family in ("timed", "irc"))
    app = _said_by_the_app(lines, turns)
    turns = tuple(turn for turn in turns if turn.line not in app)
    if not turns:
        return None
    taken = {i for turn in turns for i in range(turn.line, turn.last + 1)}
    timed = best in ("timed", "irc")
    system = frozenset(
        i
        for i, line in enumerate(lines)
        if line.text
        and i not in taken
        and (i in app or is_system(line) or (timed and is_timed(line)))
    )
    days = {
        i: day
        for i, line in enumerate(lines)
        if i not in taken and (day := day_of(line)) is not None
    }
    return _Script(turns, system - days.keys(), days)


def _found(lines: Sequence[Line]) -> list[Turn]:
    """Return all lines that may begin a turn."""
    found: list[Turn] = []
    last = -1
    for i, line in enumerate(lines):
        if i <= last or not line.text:
            continue
        turn = over_two(lines, i) or turn_of(i, line)
        if turn is not None:
            found.append(turn)
            last = turn.last
    return found


def _said_by_the_app(lines: Sequence[Line], turns: Sequence[Turn]) -> set[int]:
    """Return the lines of turns that hold nothing but what the app writes."""
    found: set[int] = set()
    stops = [*(turn.line for turn in turns[1:]), len(lines)]
    for turn, stop in zip(turns, stops, strict=True):
        words = [i for i in range(turn.last + 1, stop) if lines[i].text]
        inline = lines[turn.last].text[turn.body - lines[turn.last].start :] if turn.inline else ""
        if inline and is_service(inline.strip()):
            found.add(turn.line)
        elif not turn.inline and len(words) == 1 and is_service(lines[words[0]].text):
            found |= {turn.line, turn.last, words[0]}
    return found


def _over(found: Sequence[Turn]) -> tuple[Turn, ...]:
    turns = [turn for turn in found if turn.family == "over"]
    if len({turn.name for turn in turns if turn.name}) < 2:
        return ()  # who says everything is no speaker but a word beside each time
    first = next((i for i, turn in enumerate(turns) if turn.name), len(turns))
    return tuple(turns[first:])


def _colon(turns: Sequence[Turn], lines: Sequence[Line], is_chat: bool = False) -> tuple[Turn, ...]:
    """Return the turns whose label is a speaker: one that comes again, or stands among turns.

    "Two things: ..." inside of a turn is neither.
    """
    times = Counter(turn.name for turn in turns)
    again = {name for name, count in times.items() if count > 1}
    filled = sum(bool(line.text) for line in lines)
    if is_chat and len(times) > 1:
        return tuple(turn for turn in turns if turn.name in again or _reads_as_name(turn.name))
    if len(times) < 2 or not (again or len(turns) >= 0.8 * filled):
        return ()
    if len(turns) < 0.15 * filled:
        return ()
    return tuple(turn for turn in turns if turn.name in again or _reads_as_name(turn.name))


def _reads_as_name(name: str | None) -> bool:
    """Return whether each word has a capital: a label that comes only once has to."""
    return bool(name) and all(not word[0].islower() for word in (name or "").split())


def _capitals(turns: Sequence[Turn], lines: Sequence[Line]) -> tuple[Turn, ...]:
    """Return the turns below a name in capitals; headings are in capitals, too, but once each."""
    times = Counter(turn.name for turn in turns)
    again = sum(count for count in times.values() if count > 1)
    if len(times) < 2 or again < 0.6 * len(turns):
        return ()
    return tuple(turn for turn in turns if turn.line + 1 < len(lines))


def _without_interruptions(lines: Sequence[Line], script: _Script) -> _Script:
    """Return the script without system and day lines inside of a turn that goes on below them."""
    starts = {i for turn in script.turns for i in range(turn.line, turn.last + 1)}
    nobodys = set(script.system) | set(script.days)
    first = script.turns[0].line
    goes_on = False
    kept: set[int] = set()
    for i in range(len(lines) - 1, first, -1):
        if not lines[i].text:
            continue
        if i in starts:
            goes_on = False
        elif i not in nobodys:
            goes_on = True
        elif not goes_on:
            kept.add(i)
    words = [i for i in range(first) if lines[i].text and i not in nobodys]
    kept |= {i for i in nobodys if i < first and not (words and words[0] < i < words[-1])}
    return structs.replace(
        script,
        system=frozenset(script.system & kept),
        days={i: day for i, day in script.days.items() if i in kept},
    )


def _top(lines: Sequence[Line], script: _Script) -> tuple[Frame, tuple[Draft, ...]]:
    """Return what stands above the first turn: a title, and a post if there are sentences.

    Short lines, such as who was present, are left out.
    """
    first = script.turns[0].line
    nobodys = script.system | script.days.keys()
    above = [i for i in range(first) if lines[i].text and i not in nobodys]
    if not above:
        return Frame(), ()
    heading = [item.line for item in headings(lines[:first]) if item.line == above[-1]]
    is_post = any(_is_sentence(lines[i].text) for i in above)
    headers = [Header(lines[i].start, lines[i].end, "heading") for i in heading]
    rest = [i for i in above if i not in heading]
    title = ""
    if rest and (is_short_label(lines[rest[0]].text) or not is_post or _is_title(lines, rest)):
        title = lines[rest[0]].text.strip("#= ")
        headers.append(Header(lines[rest[0]].start, lines[rest[0]].end, "title"))
        rest = rest[1:]
    if not is_post or not any(_is_sentence(lines[i].text) for i in rest):
        left = tuple(LeftOut(lines[i].start, lines[i].end, _ABOVE) for i in rest)
        return Frame(title=title, headers=tuple(headers), left_out=left), ()
    start, end = lines[rest[0]].start, lines[rest[-1]].end
    post = Draft(start=start, end=end, number=0, role="post")
    return Frame(title=title, headers=tuple(headers)), (post,)


def _is_sentence(text: str) -> bool:
    """Return whether a line reads as words of somebody, not as a label or a list of names."""
    if not text.rstrip('"”').endswith((".", "?", "!", "…")) and len(text) < 300:
        return False
    return (
        len(text.split()) > 2
        and text != text.upper()
        and not re.match(r"[A-Z][\w ]{1,30}: |# ", text)
    )


def _is_title(lines: Sequence[Line], rest: Sequence[int]) -> bool:
    text = lines[rest[0]].text
    alone = len(rest) < 2 or rest[1] > rest[0] + 1
    return text.startswith("#") or (alone and len(text) < 100 and not text.endswith("."))


def _drafts(lines: Sequence[Line], script: _Script) -> tuple[list[Draft], list[LeftOut]]:
    drafts: list[Draft] = []
    left: list[LeftOut] = []
    nobodys = script.system | script.days.keys()
    speaker: str | None = None
    day = next((script.days[i] for i in sorted(script.days, reverse=True)
                if i < script.turns[0].line), None)  # fmt: skip
    heads = _heads(lines, script.turns)
    habits = habits_of(lines, heads) if script.turns[0].family == "over" else NO_HABITS
    for turn, (head, after, stop) in zip(script.turns, neighbours(heads, len(lines)), strict=True):
        speaker = turn.name or speaker
        end = next((i for i in range(turn.last + 1, stop) if i in nobodys), stop)
        body = _body(lines, turn, end, Around(head, after, habits))
        draft, peeled = _draft(lines, turn, body, speaker, day)
        drafts.append(draft)
        left += peeled
        for i in range(end, stop):
            day = script.days.get(i, day)
    return drafts, left


def _draft(
    lines: Sequence[Line], turn: Turn, body: Body, speaker: str | None, day: Stamp | None
) -> tuple[Draft, tuple[LeftOut, ...]]:
    line, last = lines[turn.line], lines[turn.last]
    draft = Draft(
        start=body.start,
        end=body.end,
        heads=((line.start, turn.body if turn.inline else last.end), *body.heads),
        parts=(*turn.parts, *body.parts),
        author=speaker,
        stamp=_on_day(turn.stamp, day),
        posted=turn.posted,
        answers=body.answers,
        answers_number=body.answers_number,
    )
    return draft, body.left_out


def _nested(source: Source, script: _Script, drafts: list[Draft], before: int) -> list[Draft]:
    """Return the turns with the one that each answers, where they are the items of nested lists."""
    if not all(turn.bullet for turn in script.turns):
        return drafts
    parents, depth = parents_of([turn.indent for turn in script.turns])
    source.refuse_beyond("depth", depth, "turns nested in each other")
    return [
        draft if parent is None else structs.replace(draft, parent=parent + before)
        for draft, parent in zip(drafts, parents, strict=True)
    ]


class Around(Struct, frozen=True):
    """The head of a turn, that of the next, and what the chat repeats around each."""

    head: Head
    after: Head | None
    habits: Habits


def _heads(lines: Sequence[Line], turns: Sequence[Turn]) -> list[Head]:
    return [
        Head(
            first=turn.line, last=turn.last, body=lines[turn.last].end, shape="turn",
            author=turn.name, stamp=turn.stamp, posted=turn.posted,
        )
        for turn in turns
    ]  # fmt: skip


def _body(lines: Sequence[Line], turn: Turn, stop: int, around: Around) -> Body:
    """Return the words of a turn; only below a head of its own are there buttons and counts."""
    line = lines[turn.last]
    if turn.family == "over":
        is_last = stop == len(lines)
        return body_of(lines, around.head, stop, is_last, around.habits, around.after)
    words = [other for other in lines[turn.last + 1 : stop] if other.text]
    start = turn.body if turn.inline else words[0].start if words else line.end
    return Body(start=start, end=words[-1].end if words else line.end)


def _on_day(stamp: Stamp | None, day: Stamp | None) -> Stamp | None:
    if stamp is None or stamp.kind != "clock" or day is None:
        return stamp
    return structs.replace(
        stamp, kind="moment", year=day.year, month=day.month, day=day.day, numeric=day.numeric
    )
