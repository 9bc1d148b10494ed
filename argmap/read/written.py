"""A source text that a reader writes itself, from data that has none."""

from collections.abc import Sequence

from argmap.model import Header, LeftOut


class Written:
    """Collects a text as it is written, and where each part stands in it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.headers: list[tuple[int, int, str, int | None]] = []
        self.left_out: list[LeftOut] = []

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.parts)

    def say(self, text: str, after: str = "\n\n") -> tuple[int, int]:
        """Add a text; return where it starts and ends."""
        start, end = self.length, self.length + len(text)
        self.parts += [text, after]
        self.length = end + len(after)
        return start, end

    def header(self, text: str, what: str, index: int | None) -> None:
        """Add what tells something of the draft of this place."""
        if text:
            self.headers.append((*self.say(text, "\n"), what, index))

    def leave_out(self, text: str, why: str) -> None:
        """Add what is no part of the conversation."""
        if text:
            self.left_out.append(LeftOut(*self.say(text), why))

    def headers_of(self, ids: Sequence[str]) -> tuple[Header, ...]:
        """Return the headers with the ids that the drafts got."""
        return tuple(
            Header(start, end, what, None if index is None else ids[index])
            for start, end, what, index in self.headers
        )
