"""Lines that say whom or what a contribution answers."""

import re

from argmap.read.text.names import cleaned, is_name

_ANSWERS = re.compile(
    r"(?:in (?:reply|response|answer) to|replying to|reply to|response to|answer to|answering)"
    r"[ :]*+(?:(?:comment|post|no\.?|nr\.?|message)? ?#?(?P<number>\d{1,6})"
    r"(?: (?:by|from) .{1,60}| \(.{1,60}\))?|(?P<name>.{1,60}?))[:.]?"
    r"|(?:@|>>|»)(?P<marked>\d{1,6})[:.]?",
    re.IGNORECASE,
)


def answers_line(text: str) -> tuple[str | None, int | None] | None:
    """Return whom or which number a line such as "In reply to Ann" says it answers, or None."""
    if len(text) > 120:
        return None
    match = _ANSWERS.fullmatch(text)
    if match is None:
        return None
    number = match["number"] or match["marked"]
    if number:
        return None, int(number)
    name = cleaned(match["name"])
    return (name, None) if is_name(name) else None
