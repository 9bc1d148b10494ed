"""Lines that announce comments, such as "32 Responses"."""

import re
from collections.abc import Sequence

from msgspec import Struct

from argmap.read.lines import Line

_COUNT_WORDS = "no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_THINGS = (
    r"(?:responses?|comments?|replies|reply|thoughts?|messages?|answers?|reactions?"
    r"|contributions?|r[ée]flexions?|gedanken|pensieri|respuestas?|risposte|respostas?|antwoorden"
    r"|coment[áa]rios?|kommentare?|antworten|commentaires?|r[ée]ponses?|comentarios?|commenti"
    r"|reacties)"
)
_ANNOUNCED = re.compile(
    r"(?:(?:showing|view(?:ing)?|all|displaying|read) )?(?:all )?"
    rf"(?P<count>\d[\d,.]{{0,8}}|{_COUNT_WORDS})"
    rf" (?:user |reader )?{_THINGS}"
    r"(?: (?:to|on|for|so far|yet|in|zu|zum|auf|sur|su|sobre|en|op|»).{0,150}| ?[»:↓])?"
    rf"|{_THINGS} ?[:(\[ ] ?(?P<behind>\d[\d,.]{{0,8}})[)\]]?:?",
    re.IGNORECASE,
)
_BARE_HEADING = re.compile(
    r"(?:(?:all |reader |user |top |latest )?comments|responses|replies|discussion|reactions"
    r"|the discussion|contributions|kommentare|commentaires|comentarios)"
    r"(?: (?:on|to|for) .{1,150})?:?",
    re.IGNORECASE,
)
_NUMERALS = {word: value for value, word in enumerate(_COUNT_WORDS.split("|"))}


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
