"""Where a comment calls, quotes or speaks of somebody whose name is known."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct

from argmap.mine import name_cues as cues
from argmap.mine.stop_words import STOP_WORDS
from argmap.mine.words import Word, words

CallKind = Literal["start", "turn", "answer", "quoted", "vocative", "thread", "mention"]


MOST_CALLS = 100  # names that are looked at in one comment


class Call(NamedTuple):
    """`text[start:end]` is the name of `author`; `kind` says how it is used.

    "start": addressed at the start; "turn": at the start of a later line; "answer": "in response
    to ..."; "quoted": named as who said what is quoted; "vocative": addressed inside; "thread":
    spoken of as one who did something here; "mention": named in any other way.
    """

    author: str
    start: int
    end: int
    kind: CallKind


class NameBook(Struct, frozen=True):
    """The spellings by which each author may be named, as tuples of words, by their first word.

    `sizes` has how many words these spellings have, the most first.
    """

    spellings: dict[str, dict[tuple[str, ...], str]]
    sizes: dict[str, tuple[int, ...]]
    keys: dict[str, str]


def author_key(name: str) -> str:
    """Return what two spellings of one author's name have in common: case, blanks, an `@`."""
    return " ".join(name.casefold().split()).removeprefix("@")


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared."""
    return tuple(word.word for word in words(name))


def name_book(authors: Iterable[str]) -> NameBook:
    """Return the spellings of these authors: the whole name, and parts that name nobody else.

    The first word, the last word and a name without its figures count where no other author
    shares them: "Ann" never stands for "Anna", nor "Jo" for one of two people called so.
    """
    keys = {author: author_key(author) for author in authors}
    whole = {name_words(author): key for author, key in keys.items() if name_words(author)}
    shortened: dict[tuple[str, ...], set[str]] = {}
    for name, key in whole.items():
        for part in _parts(name):
            shortened.setdefault(part, set()).add(key)
    spellings: dict[str, dict[tuple[str, ...], str]] = {}
    for name, key in whole.items():
        spellings.setdefault(name[0], {})[name] = key
    for part, owners in shortened.items():
        if len(owners) == 1 and part not in whole:
            spellings.setdefault(part[0], {})[part] = next(iter(owners))
    sizes = {
        first: tuple(sorted({len(name) for name in named}, reverse=True))
        for first, named in spellings.items()
    }
    return NameBook(spellings, sizes, keys)


def _parts(name: tuple[str, ...]) -> set[tuple[str, ...]]:
    parts = {(name[0],), (name[-1],)} if len(name) > 1 else set()
    bare = name[0].rstrip("0123456789")
    if len(name) == 1 and len(bare) >= 4:
        parts.add((bare,))
    return {part for part in parts if len(part[0]) > 1 and part[0] not in STOP_WORDS["en"]}


def find_calls(
    text: str, found: Sequence[Word], book: NameBook, quoted: Sequence[tuple[int, int]] = ()
) -> tuple[Call, ...]:
    """Return where a text names an author of the book outside of what it quotes.

    Args:
        text: of one comment.
        found: `words(text)`.
        book: of the authors who may be meant.
        quoted: stretches that are the words of others; a name at the head of one still counts.
    """
    calls: list[Call] = []
    after = 0
    for i, word in enumerate(found):
        if i < after:
            continue
        if len(calls) == MOST_CALLS:
            break
        named = _named(found, i, book)
        if named is None or any(start < word.start < end for start, end in quoted):
            continue
        size, key = named
        after = i + size
        start, end = word.start, _name_end(found[after - 1])
        kind = kind_of_call(text, found, i, start, end)
        if kind != "mention" or _is_name_like(text[start:end], i, size):
            calls.append(Call(key, start, end, kind))
    return tuple(calls)


def _named(found: Sequence[Word], i: int, book: NameBook) -> tuple[int, str] | None:
    """Return how many words from word i on are a name, and whose; None where they are none."""
    first = found[i].word
    named = book.spellings.get(first, {})
    for size in book.sizes.get(first, ()):
        name = tuple(word.word for word in found[i : i + size])
        key = named.get(name)
        if key is None and size > 1:
            key = named.get((*name[:-1], name[-1].removesuffix("'s")))
        if key is not None:
            return len(name), key
    bare = first.removesuffix("'s")
    key = book.spellings.get(bare, {}).get((bare,)) if bare != first else None
    return None if key is None else (1, key)


def _name_end(word: Word) -> int:
    return word.end - 2 if word.word.endswith("'s") else word.end


def _is_name_like(written: str, i: int, size: int) -> bool:
    """Tell a name in the middle from a word of the language that happens to be someone's name."""
    if size > 1 or not written.isascii():
        return True
    if written.casefold() in STOP_WORDS["en"] or len(written) < 3:
        return False
    return (written[0].isupper() and i > 0) or not written.isalpha() or len(written) >= 6


def kind_of_call(text: str, found: Sequence[Word], i: int, start: int, end: int) -> CallKind:
    """Return how the name at `text[start:end]`, which begins with word `i`, is used."""
    before = text[max(0, start - 60) : start]
    if cues.BEFORE_QUOTED.search(before) or cues.AFTER_QUOTED.match(text, end):
        return "quoted"
    if cues.ANSWERS.search(before):
        return "answer" if not before.rstrip().endswith("@") or i > 2 else "start"
    called = cues.AFTER_CALL.match(text, end) is not None
    if i <= 4 and all(word.word in cues.OPENERS for word in found[:i]):
        if called or (i == 0 and _goes_on(text, found, end)):
            return "start"
    elif called and (_begins_line(text, start, found, i) or cues.ENDS_SENTENCE.search(before)):
        return "turn"
    if cues.THREAD_AFTER.match(text, end) or cues.THREAD_BEFORE.search(before):
        return "thread"
    if cues.VOCATIVE_BEFORE.search(before) and cues.VOCATIVE_AFTER.match(text, end):
        return "vocative"
    return "mention"


def _goes_on(text: str, found: Sequence[Word], end: int) -> bool:
    """Tell whether a name at the very start is called though no comma follows: "Ann do you"."""
    following = next((word.word for word in found if word.start >= end), "")
    return following in cues.SPEAKS_TO and text[end : end + 1].isspace()


def _begins_line(text: str, start: int, found: Sequence[Word], i: int) -> bool:
    """Tell whether only greetings stand between the start of the line and the name."""
    line = text.rfind("\n", 0, start) + 1
    head = [word.word for word in found[max(0, i - 4) : i] if word.start >= line]
    return line > 0 and len(head) < 4 and all(word in cues.OPENERS for word in head)
