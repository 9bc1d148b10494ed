"""How a page sets its contributions apart: by heads of which shape, or by numbers."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct, structs

from argmap.read.furniture import furniture
from argmap.read.heads import Head, Part, one_line
from argmap.read.lines import Line
from argmap.read.names import cleaned, is_name
from argmap.read.numbering import Numbered, counted, numbered

_COUNT_WORDS = "no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_THINGS = (
    r"(?:responses?|comments?|replies|reply|thoughts?|messages?|answers?|reactions?"
    r"|contributions?|kommentare?|antworten|commentaires?|r[ée]ponses?|comentarios?|commenti|reacties)"
)
_ANNOUNCED = re.compile(
    rf"(?:(?:showing|view(?:ing)?|all|displaying|read) )?(?:(?:all )?(?P<count>\d[\d,.]{{0,8}}|{_COUNT_WORDS}))"
    rf" (?:user |reader )?{_THINGS}(?: (?:to|on|for|so far|yet|in|»).{{0,150}}| ?[»:↓])?"
    rf"|{_THINGS} ?[:(\[] ?(?P<behind>\d[\d,.]{{0,8}})[)\]]?:?",
    re.IGNORECASE,
)
_BARE_HEADING = re.compile(
    r"(?:(?:all |reader |user |top |latest )?comments|responses|replies|discussion|reactions"
    r"|the discussion|contributions|kommentare|commentaires|comentarios)(?: (?:on|to|for) .{1,150})?:?",
    re.IGNORECASE,
)
_NUMERALS = {word: value for value, word in enumerate(_COUNT_WORDS.split("|"))}
_DATED = frozenset({"name date", "name says date", "date name"})
_WEIGHT = {"dated": 1.2, "says": 0.9, "inline": 0.6, "name over date": 1.0, "date over name": 0.9}


class Heading(Struct, frozen=True):
    """A line such as "32 Responses" or "Comments": its line index, and the count if it has one."""

    line: int
    count: int | None


def headings(lines: Sequence[Line]) -> tuple[Heading, ...]:
    """Return the lines that announce comments."""
    found: list[Heading] = []
    for index, line in enumerate(lines):
        if not line.text or len(line.text) > 170:
            continue
        if match := _ANNOUNCED.fullmatch(line.text):
            word = (match["count"] or match["behind"]).lower()
            digits = re.sub(r"[.,]", "", word)
            found.append(
                Heading(index, _NUMERALS.get(word, int(digits) if digits.isdigit() else 0))
            )
        elif _BARE_HEADING.fullmatch(line.text):
            found.append(Heading(index, None))
    return tuple(found)


def heads_of(lines: Sequence[Line], supported: bool) -> tuple[Head, ...]:
    """Return the heads of the contributions, those of the shape that this page uses.

    Args:
        lines: the page.
        supported: whether something else says that there are comments, so that one is enough.
    """
    singles = {i: head for i, line in enumerate(lines) if (head := one_line(i, line))}
    candidates = _families(lines, singles)
    scores = {
        name: _WEIGHT[name] * len(found)
        for name, found in candidates.items()
        if len(found) >= (1 if supported and name != "inline" else 2)
    }
    if not scores:
        return ()
    winner = max(scores, key=lambda name: scores[name])
    chosen = [*candidates[winner], *(h for h in singles.values() if h.shape == "pingback")]
    if winner == "says":
        chosen += [h for h in candidates["dated"] if "says" in h.shape]
    if winner == "name over date":
        chosen += [h for h in candidates["dated"] if h.shape == "name date"]
    return _without_overlaps(chosen)


def _families(lines: Sequence[Line], singles: dict[int, Head]) -> dict[str, list[Head]]:
    joined = _says_and_date(lines, singles)
    taken = {i for head in joined for i in range(head.first, head.last + 1)}
    quoting = {i for i in singles if _introduces_quotation(lines, singles[i])}
    dated = [
        head
        for i, head in singles.items()
        if head.shape in _DATED and i not in taken and i not in quoting
    ]
    says = [
        head
        for i, head in singles.items()
        if head.shape == "says" and i not in taken and i not in quoting
    ]
    families = {
        "dated": _alike(lines, [*dated, *joined]),
        "says": _bounded(lines, [head for head in says if not head.inline]),
        "inline": _bounded(lines, [head for head in says if head.inline]),
        "name over date": _name_over_date(lines, singles),
        "date over name": _date_over_name(lines, singles),
    }
    if families["says"]:
        families["inline"] = []
    return families


def _introduces_quotation(lines: Sequence[Line], head: Head) -> bool:
    """Return whether "Ann wrote:" stands before lines that quote her."""
    following = _next(lines, head.last)
    if following is None or head.inline or head.quoting:
        return head.quoting > 0 and "says" in head.shape
    return "says" in head.shape and following == head.last + 1 and lines[following].text[0] == ">"


def _says_and_date(lines: Sequence[Line], singles: dict[int, Head]) -> list[Head]:
    """Return the heads of two lines: "Ann says:", and when; in this order or the other."""
    found: list[Head] = []
    for i, head in singles.items():
        if head.shape != "says" or head.inline:
            continue
        below, above = _next(lines, i), _previous(lines, i)
        if below is not None and below <= i + 2 and _is_date(singles, below):
            found.append(_joined(head, singles[below], "says date"))
        elif above is not None and above >= i - 1 and _is_date(singles, above):
            found.append(_joined(singles[above], head, "says date"))
    return found


def _joined(first: Head, second: Head, shape: str) -> Head:
    teller, timer = (second, first) if first.shape == "date" else (first, second)
    return structs.replace(
        teller,
        first=first.first,
        last=second.last,
        body=second.body,
        shape=shape,
        parts=first.parts + second.parts,
        stamp=timer.stamp,
        posted=timer.posted,
        number=first.number or second.number,
    )


def _is_date(singles: dict[int, Head], index: int | None) -> bool:
    return index is not None and index in singles and singles[index].shape == "date"


def _name_over_date(lines: Sequence[Line], singles: dict[int, Head]) -> list[Head]:
    """Return the heads that are a line with a name, perhaps a line about them, and a time."""
    runs = {i: _run_above(lines, singles, i) for i in singles if _is_date(singles, i)}
    lengths = sorted(len(run) for run in runs.values() if run)
    if not lengths:
        return []
    # A short last line of a comment can look like a name: what most heads have is what counts.
    usual = lengths[len(lengths) // 5] if len(lengths) >= 4 else 1
    found: list[Head] = []
    for i, run in runs.items():
        if len(run) >= usual:
            found.append(_named_head(lines, run[usual - 1], i, singles[i]))
    return found


def _run_above(lines: Sequence[Line], singles: dict[int, Head], index: int) -> list[int]:
    """Return the lines above a time that can be names, nearest first, at most three."""
    run: list[int] = []
    at: int | None = index
    while len(run) < 3:
        at = _previous(lines, at)
        if at is not None and not any(c.isalnum() for c in lines[at].text):
            at = _previous(lines, at)  # a bullet between the name and the time
        if at is None or at < index - 6 or at in singles or not _can_be_name(lines[at]):
            break
        run.append(at)
    return run


def _can_be_name(line: Line) -> bool:
    item = numbered(0, line)
    text = item.rest if item else line.text
    name = re.split(r" ?(?:→|▶| \| ) ?", text, maxsplit=1)[0]
    return is_name(cleaned(name), capital=True) and furniture(line.text) is None


def _named_head(lines: Sequence[Line], first: int, last: int, date: Head) -> Head:
    line = lines[first]
    item = numbered(first, line)
    skip = len(line.text) - len(item.rest) if item and item.rest else 0
    parts = [Part(line.start, item.end, "number")] if item and item.rest else []
    text = line.text[skip:].lstrip(">↳└├│•·- ")
    start = line.end - len(text)
    name, answers = text, None
    if to := re.match(r"(.{1,60}?) ?(?:→|▶|➜|►) ?(.{1,60})$", text):
        name, answers = to[1], cleaned(to[2])
        parts.append(Part(start + to.start(2), line.end, "reply to"))
    end = start + len(name)
    parts.append(Part(start, end, "author"))
    parts += [
        Part(lines[i].start, lines[i].end, "about the author")
        for i in range(first + 1, last)
        if lines[i].text
    ]
    return structs.replace(
        date,
        first=first,
        shape="name over date",
        parts=(*parts, *date.parts),
        author=cleaned(name),
        answers=answers,
        number=item.number if item and item.rest else None,
        indent=line.indent,
        nested=line.text.count("↳", 0, 8) + _leading(line.text, ">"),
        quoting=_leading(line.text, ">"),
    )


def _leading(text: str, sign: str) -> int:
    return text[: len(text) - len(text.lstrip(sign + " "))].count(sign)


def _date_over_name(lines: Sequence[Line], singles: dict[int, Head]) -> list[Head]:
    """Return the heads that are a time, perhaps a number, and a name below."""
    found: list[Head] = []
    for i, head in singles.items():
        if head.shape != "date":
            continue
        parts = list(head.parts)
        at = _next(lines, i)
        number = None
        if at is not None and (item := numbered(at, lines[at])) and not item.rest:
            parts.append(Part(lines[at].start, lines[at].end, "number"))
            number, at = item.number, _next(lines, at)
        if at is None or at > i + 4 or at in singles or not _can_be_name(lines[at]):
            continue
        line = lines[at]
        parts.append(Part(line.start, line.end, "author"))
        found.append(
            structs.replace(
                head,
                last=at,
                body=line.end,
                shape="date over name",
                parts=tuple(parts),
                author=cleaned(line.text),
                number=number or head.number,
            )
        )
    return found


def _alike(lines: Sequence[Line], heads: list[Head]) -> list[Head]:
    """Return the heads without strays: times less exact than those of nearly all others."""
    exact = Counter(head.stamp.kind in ("moment", "ago") for head in heads if head.stamp)
    if exact[True] > 2 * exact[False]:
        heads = [h for h in heads if h.stamp and h.stamp.kind in ("moment", "ago", "day")]
    inline = Counter(head.inline for head in heads)
    if inline[False] > inline[True]:
        heads = [head for head in heads if not head.inline]
    return _bounded(lines, heads)


def _bounded(lines: Sequence[Line], heads: list[Head]) -> list[Head]:
    """Return the heads without those inside of a paragraph, where nearly all others begin one."""
    at_start = [head for head in heads if _begins_block(lines, head.first)]
    return at_start if len(at_start) >= 0.7 * len(heads) else heads


def _begins_block(lines: Sequence[Line], index: int) -> bool:
    if index == 0 or not lines[index - 1].text.strip("> "):
        return True
    return furniture(lines[index - 1].text) is not None


def _without_overlaps(heads: Iterable[Head]) -> tuple[Head, ...]:
    kept: list[Head] = []
    for head in sorted(heads, key=lambda h: (h.first, -h.last)):
        if not kept or head.first > kept[-1].last:
            kept.append(head)
    return tuple(kept)


def numbered_heads(
    lines: Sequence[Line], heading: tuple[Heading, ...], name: str
) -> tuple[tuple[Head, ...], Heading | None]:
    """Return the heads of contributions numbered 1, 2, 3, ..., and the line that announced them.

    Raises:
        ReadError: a number is missing in between; names the line.
    """
    found = [item for i, line in enumerate(lines) if line.text and (item := numbered(i, line))]
    if not any(item.number == 1 for item in found):
        return (), None
    for announcing in reversed(heading):
        chain = counted(lines, found, announcing.line, announcing.count, name)
        if chain and (
            len(chain) == announcing.count or (len(chain) > 1 and _separates(lines, chain))
        ):
            return tuple(number_head(lines, item) for item in chain), announcing
    chain = counted(lines, found, -1, None, name)
    if len(chain) < 2 or not _separates(lines, chain):
        return (), None
    return tuple(number_head(lines, item) for item in chain), None


def _separates(lines: Sequence[Line], chain: Sequence[Numbered]) -> bool:
    """Return whether numbers set contributions apart and are no list inside of one text."""
    loose = sum(not lines[item.line - 1].text for item in chain[1:])
    if loose >= 0.8 * (len(chain) - 1):
        return True
    return sum(bool(line.text) for line in lines[: chain[0].line]) <= 2


def number_head(lines: Sequence[Line], item: Numbered) -> Head:
    """Return the head of a numbered contribution, with the name and time that follow it."""
    line = lines[item.line]
    number = Part(line.start, item.end, "number")
    if item.rest:
        head = _rest_head(lines, item)
        if head is not None:
            return head
        body = line.end - len(item.rest)
        return Head(
            first=item.line, last=item.line, body=body, shape="number", inline=True,
            parts=(number,), number=item.number, indent=line.indent,
        )  # fmt: skip
    plain = Head(
        first=item.line, last=item.line, body=line.end, shape="number",
        parts=(number,), number=item.number, indent=line.indent,
    )  # fmt: skip
    below = _next(lines, item.line)
    if below is None or below > item.line + 2:
        return plain
    head = head_at(lines, below)
    if head is None:
        return plain
    return structs.replace(
        head, first=item.line, parts=(number, *head.parts), number=item.number, indent=line.indent
    )


def _rest_head(lines: Sequence[Line], item: Numbered) -> Head | None:
    head = head_at(lines, item.line)
    if head is None or (head.inline and head.shape == "says"):
        return None  # "3. Ann said: ..." may quote her
    return structs.replace(head, number=item.number)


def head_at(lines: Sequence[Line], index: int) -> Head | None:
    """Return the head that begins on this line, of one line or two."""
    head = one_line(index, lines[index])
    below = _next(lines, index)
    second = one_line(below, lines[below]) if below is not None and below <= index + 2 else None
    if head is not None and head.shape == "says" and not head.inline and second is not None:
        return _joined(head, second, "says date") if second.shape == "date" else head
    if head is not None and (head.shape != "date" or second is None or second.shape != "says"):
        return head if head.shape != "date" else None
    if head is not None and second is not None:
        return _joined(head, second, "says date")
    if second is not None and second.shape == "date" and _can_be_name(lines[index]):
        return _named_head(lines, index, second.last, second)
    return None


def _next(lines: Sequence[Line], index: int) -> int | None:
    """Return the next line that is not blank; a few blank lines away at most."""
    for i in range(index + 1, min(index + 4, len(lines))):
        if lines[i].text:
            return i
    return None


def _previous(lines: Sequence[Line], index: int | None) -> int | None:
    if index is None:
        return None
    for i in range(index - 1, max(index - 4, -1), -1):
        if lines[i].text:
            return i
    return None
