"""Texts in which people are called "Person 1", "Person 2": what leaves the machine."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from argmap.mine.lost_names import lost_names
from argmap.mine.names import author_key
from argmap.mine.stop_words import STOP_WORDS
from argmap.model import Conversation

_WORD = re.compile(r"[^\W_]+")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+")
_SENTENCE_START = re.compile(r"(?:\A|[.!?:;\n])[\s\"'(]*\Z")
_ALSO_NAMES = frozenset({"will", "may"})  # words of grammar that people bear as names
_LEAST_PART = 3  # letters of one word of a longer name that stands for it


class Masked(Struct, frozen=True):
    """A text as it is sent.

    `cuts` are the stretches that differ, in order: where each starts and ends as it is sent, then
    where what it stands for starts and ends in the text before.
    """

    text: str
    cuts: tuple[tuple[int, int, int, int], ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where the stretch `text[start:end]` stands in the text before it was masked.

        A stretch that begins or ends within a pseudonym takes in the whole name.
        """
        return self._start(start), self._end(end)

    def _start(self, place: int) -> int:
        i = bisect_right(self.cuts, place, key=lambda cut: cut[0]) - 1
        if i < 0:
            return place
        _, sent_end, start, end = self.cuts[i]
        return start if place < sent_end else end + place - sent_end

    def _end(self, place: int) -> int:
        i = bisect_right(self.cuts, place - 1, key=lambda cut: cut[0]) - 1
        if i < 0:
            return place
        _, sent_end, _, end = self.cuts[i]
        return end if place <= sent_end else end + place - sent_end


class _Spelling(Struct, frozen=True):
    """One way a name is written: where `body` matches as whole words, `pseudonym` is sent.

    `ahead` characters of it stand before its first word; `where` is "everywhere", "inside" a
    sentence or where it is "called".
    """

    body: str
    flags: re.RegexFlag
    ahead: int
    pseudonym: str
    where: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """What matches it; made when its first word is seen, as most names of many never are."""
        return _pattern(self.body, self.flags)


@lru_cache(maxsize=4096)
def _pattern(body: str, flags: re.RegexFlag) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){body}(?![^\W_])", flags)


class Pseudonyms:
    """The pseudonyms of the people of a conversation, the same for each name wherever it stands.

    Whole names, and each of their words that is long enough, are masked as whole words, the
    longest first. A name that is a common word too is masked only where it is written like the
    name. E-mail addresses are masked as well.
    """

    def __init__(self, names: Iterable[str] = (), words: Iterable[str] = ()) -> None:
        """Take the names in order, and the lower-case words that the texts use."""
        names = tuple(names)
        self._person: dict[str, str] = {}
        for name in names:
            self._person.setdefault(author_key(name), f"Person {len(self._person) + 1}")
        self._by_word: dict[str, list[_Spelling]] = {}
        used = frozenset(words)
        for written, pseudonym in _spellings(names, self._person):
            spelling = _spelling(written, pseudonym, used)
            first = _WORD.search(written)
            if spelling is not None and first is not None:
                self._by_word.setdefault(first[0].casefold(), []).append(spelling)
        for listed in self._by_word.values():
            listed.sort(key=lambda spelling: -len(spelling.body))

    def person(self, author: str | None) -> str | None:
        """Return the pseudonym of an author, None where the author is not known."""
        return None if author is None else self._person.get(author_key(author), author)

    def mask(self, text: str) -> Masked:
        """Return the text as it is sent."""
        found = [(m.start(), m.end(), "e-mail address") for m in _MAIL.finditer(text)]
        after = 0
        for word in _WORD.finditer(text):
            for spelling in self._by_word.get(word[0].casefold(), ()):
                start = word.start() - spelling.ahead
                match = spelling.pattern.match(text, start) if start >= after else None
                if match is not None and _is_meant(text, match, spelling.where):
                    found.append((match.start(), match.end(), spelling.pseudonym))
                    after = match.end()
                    break
        return _masked(text, sorted(found, key=lambda f: (f[0], -f[1])))


def pseudonyms_of(conversation: Conversation) -> Pseudonyms:
    """Return the pseudonyms of all authors, in the order in which they first spoke.

    Those who are called by name though no comment is known to be theirs come after them.
    """
    names = (*conversation.authors, *lost_names(conversation))
    texts = (conversation.title, *(comment.text for comment in conversation.comments))
    words = {word for text in texts for word in _WORD.findall(text) if word.islower()}
    return Pseudonyms(names, words)


class RealNames(Pseudonyms):
    """Nobody's name and no address is replaced."""

    def person(self, author: str | None) -> str | None:
        """Return the author."""
        return author

    def mask(self, text: str) -> Masked:
        """Return the text as it is."""
        return Masked(text)


def _spellings(names: Sequence[str], person: dict[str, str]) -> list[tuple[str, str]]:
    """Return every way to write a name, with what is sent instead.

    A single word that is part of the names of several people gives "Somebody".
    """
    whole = {author_key(name): name.strip().removeprefix("@") for name in names}
    parts: dict[str, tuple[str, set[str]]] = {}
    for key, name in whole.items():
        found = _WORD.findall(name)
        for part in found if len(found) > 1 or found != [name] else ():
            if len(part) >= _LEAST_PART and part.casefold() not in whole:
                parts.setdefault(part.casefold(), (part, set()))[1].add(key)
    return [
        *((name, person[key]) for key, name in whole.items()),
        *(
            (part, person[next(iter(keys))] if len(keys) == 1 else "Somebody")
            for part, keys in parts.values()
        ),
    ]


def _spelling(written: str, pseudonym: str, used: frozenset[str]) -> _Spelling | None:
    first = _WORD.search(written)
    if first is None:
        return None
    low = written.casefold()
    where, flags = "everywhere", re.IGNORECASE
    if len(written) == 1 or written.isdecimal():
        where, flags = "called", re.NOFLAG
    elif low in STOP_WORDS["en"] and low not in _ALSO_NAMES:
        where, flags = "called" if written.islower() else "inside", re.NOFLAG
    elif low in used or low in _ALSO_NAMES:
        flags = re.NOFLAG
    body = r"\s+".join(map(re.escape, written.split()))
    return _Spelling(body, flags, first.start(), pseudonym, where)


def _is_meant(text: str, match: re.Match[str], where: str) -> bool:
    if where == "everywhere":
        return True
    before, after = (
        text[max(0, match.start() - 1) : match.start()],
        text[match.end() : match.end() + 1],
    )
    called = before == "@" or after in (",", ":")
    if where == "called" or called:
        return called
    return _SENTENCE_START.search(text[max(0, match.start() - 10) : match.start()]) is None


def _masked(text: str, found: Sequence[tuple[int, int, str]]) -> Masked:
    """Return the text with each found stretch replaced; of two that overlap, the first."""
    pieces: list[str] = []
    cuts: list[tuple[int, int, int, int]] = []
    after = sent = 0
    for start, end, instead in found:
        if start < after:
            continue
        pieces += (text[after:start], instead)
        sent += start - after
        cuts.append((sent, sent + len(instead), start, end))
        sent += len(instead)
        after = end
    return Masked("".join((*pieces, text[after:])), tuple(cuts))
