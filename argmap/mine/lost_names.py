"""Names by which comments call somebody although no comment bears them: lost authors' names."""

# ruff: noqa: RUF001 - typographic apostrophes are meant

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from argmap.mine import lost_cues as seek
from argmap.mine import name_cues as cues
from argmap.mine.names import author_key, name_book, name_words
from argmap.mine.not_names import is_no_name, may_be_no_name
from argmap.mine.quotes import quoted_spans
from argmap.mine.stop_words import STOP_WORDS
from argmap.mine.words import words
from argmap.model import Conversation

MOST_TEXT = 20_000  # characters of a comment in which names are looked for
LEAST_JOINED, MOST_JOINED = 10, 40  # letters of a user name that is several words in one


class Named(NamedTuple):
    """A name as it stands at `start` to `end` of comment `place`; `sure`: that it is a call."""

    place: int
    name: str
    start: int
    end: int
    sure: bool


def lost_names(conversation: Conversation) -> tuple[str, ...]:
    """Return the names, each in one spelling, of people who must be among the lost authors.

    A name that is only ever spoken about, as one speaks about somebody who is not here, is not
    among them, nor is one that an author of the conversation bears.
    """
    if all(comment.author is not None for comment in conversation.comments):
        return ()
    found: dict[str, list[Named]] = defaultdict(list)
    vocabulary = {w.word for c in conversation.comments for w in words(c.text[:MOST_TEXT])}
    for place, comment in enumerate(conversation.comments):
        if comment.role != "pingback":
            for named in _named(place, comment.text[:MOST_TEXT], vocabulary):
                found[author_key(named.name)].append(named)
    book = name_book(conversation.authors)
    known = {name for listed in book.spellings.values() for name in listed}
    groups = _joined({k: v for k, v in found.items() if name_words(k) not in known})
    written = _written(conversation, groups)
    return tuple(
        _spelling(key, calls, written[key])
        for key, calls in groups.items()
        if _is_of_somebody_here(calls, written[key], conversation)
    )


def _named(place: int, text: str, vocabulary: AbstractSet[str]) -> Iterator[Named]:
    """Yield what may be the name of somebody who is called or spoken of in one text."""
    quoted = quoted_spans(text)
    for match in seek.LINE.finditer(text):
        if not any(start <= match.start() < end for start, end in quoted):
            yield from _at_head(place, text, match.start(), match.end())
    for match in seek.ANSWERS.finditer(text):
        end = _name_end(text, match.end(), any_case=True)
        if end is not None:
            name = text[match.end() : end]
            sure = match.group().endswith("@") or _is_name(name)
            yield Named(place, name, match.end(), end, sure)
    for match in seek.VOCATIVE.finditer(text):
        name = match["name"]
        asks = _asks_you(text, match.end())
        made_up = _is_user_name(name) or (asks and _is_joined(name, vocabulary))
        ends = text[match.end() : match.end() + 1] != ","
        made_up = made_up and (ends or seek.TURNS_TO.match(text, match.end()) is not None)
        if made_up or (ends and _is_name(name)):
            before = max(text.rfind(mark, 0, match.start()) for mark in ".!?\n") + 1
            to_you = asks or seek.TO_YOU.search(text, before, match.start()) is not None
            sure = to_you and (made_up or not may_be_no_name(name.casefold()))
            yield Named(place, name, *match.span("name"), sure)
    for pattern in (seek.DID, seek.QUOTED):
        for match in pattern.finditer(text):
            which = match.lastgroup or "name"
            if _is_name(match[which]):
                sure = pattern is seek.DID and which == "name"
                yield Named(place, match[which], *match.span(which), sure)


def _is_joined(word: str, vocabulary: AbstractSet[str]) -> bool:
    """Tell whether a word is two or more words of the conversation in one, as user names are."""
    if not LEAST_JOINED <= len(word) <= MOST_JOINED or not word.islower() or is_no_name(word):
        return False
    reached = [True] + [False] * len(word)
    for end in range(2, len(word) + 1):
        reached[end] = any(
            reached[start] and word[start:end] in vocabulary and (start, end) != (0, len(word))
            for start in range(end - 1)
        )
    return reached[-1]


def _asks_you(text: str, place: int) -> bool:
    """Tell whether what goes on or ends here is a question, and one put to somebody."""
    end = text.find("?", place, place + 120)
    return end >= 0 and (end > place or seek.TO_YOU.search(text, place, place + 30) is not None)


def _at_head(place: int, text: str, start: int, end: int) -> Iterator[Named]:
    """Yield the name at the head of a line, after greetings: "Ann, ...", 'Thanks Ann!', "Ann:"."""
    greeted = False
    for match in seek.TOKEN.finditer(text, start, min(end, start + 80)):
        word = match.group().casefold()
        if (
            word in cues.OPENERS and not seek.AFTER_CALL.match(text, match.end(), end)
        ) or word in seek.GREETS:
            greeted = greeted or word in seek.GREETS
            continue
        if word in cues.OPENERS:
            continue
        name_end = _name_end(text, match.start())
        if name_end is None:
            return
        name = text[match.start() : name_end]
        quotes = cues.AFTER_QUOTED.match(text, name_end)
        called = seek.AFTER_CALL.match(text, name_end)
        if (called or quotes) and _is_name(name):
            sure = _is_sure(text, start, name, name_end, called, greeted)
            yield Named(place, name, match.start(), name_end, sure or quotes is not None)
        return


def _is_sure(
    text: str, line: int, name: str, end: int, called: re.Match[str] | None, greeted: bool
) -> bool:
    """Tell whether a name at the head of a line calls somebody, rather than opens a sentence."""
    line_end = text.find("\n", end + 1)
    near = end + 160 if line_end < 0 or not text[end:line_end].strip(",:!- ") else line_end
    to_you = seek.TO_YOU.search(text, end, min(near, end + 160)) is not None
    if called is None or (may_be_no_name(name.casefold()) and " " not in name and not greeted):
        return False
    if seek.LIST_OR_APPOSITION.match(text, end):
        return greeted
    if called["soft"] is not None or line > 0:
        return to_you or (greeted and line == 0)
    return True


def _name_end(text: str, start: int, *, any_case: bool = False) -> int | None:
    """Return where the name ends that starts here, of three words at most, None if none does."""
    end = None
    for match in seek.TOKEN.finditer(text, start, start + 80):
        begins = match.start() == (start if end is None else end + 1)
        if (
            not begins
            or (end is not None and text[end] not in " \xa0")
            or text.count("\n", start, match.start())
        ):
            break
        word = match.group()
        if not (_is_capital(word) or _is_user_name(word) or (any_case and end is None)):
            break
        end = match.start() + len(word.removesuffix("'s").removesuffix("’s"))
        if len(text[start:end].split()) == 3 or end != match.end():
            break
    return end


def _is_capital(word: str) -> bool:
    """Tell whether a word is written as a name is; in scripts without capitals, never."""
    return word[0].isupper() and not (word.isupper() and len(word) > 4)


def _is_user_name(word: str) -> bool:
    """Tell whether a word can only be a name that someone chose: `anna_k`, `bob77`, `McFly`."""
    bare = word.rstrip("'’s")
    inner = any(a.islower() and b.isupper() for a, b in pairwise(bare))
    mixed = any(c.isdigit() for c in bare) and any(c.isalpha() for c in bare) and len(bare) > 3
    return "_" in bare or mixed or inner


def _is_name(name: str) -> bool:
    first = name.split()[0].casefold()
    if len(name) < 2 or not (_is_capital(name) or _is_user_name(name)):
        return False
    if " " in name:
        return not is_no_name(first) and first not in STOP_WORDS["en"]
    return not (is_no_name(first) or first in cues.OPENERS or first in STOP_WORDS["en"])


def _joined(found: Mapping[str, Sequence[Named]]) -> dict[str, tuple[Named, ...]]:
    """Return the groups with a first name alone put to the one full name that begins with it."""
    longer: dict[str, list[str]] = defaultdict(list)
    for key in found:
        for blank in re.finditer(" ", key):
            longer[key[: blank.start()]].append(key)
    groups: dict[str, list[Named]] = defaultdict(list)
    for key, calls in found.items():
        whole = longer.get(key, ())
        groups[whole[0] if len(whole) == 1 else key] += calls
    return {key: tuple(sorted(calls)) for key, calls in groups.items()}


def _written(
    conversation: Conversation, groups: Mapping[str, Sequence[Named]]
) -> dict[str, tuple[Named, ...]]:
    """Return every place where the first word of each name stands, in whatever spelling."""
    firsts = defaultdict(list)
    for key in groups:
        firsts[key.split()[0]].append(key)
    found: dict[str, list[Named]] = {key: [] for key in groups}
    for place, comment in enumerate(conversation.comments if groups else ()):
        for match in seek.TOKEN.finditer(comment.text[:MOST_TEXT]):
            word = match.group().removesuffix("'s").removesuffix("’s")
            for key in firsts.get(word.casefold(), ()):
                start = match.start()
                found[key].append(Named(place, word, start, start + len(word), False))
    return {key: tuple(places) for key, places in found.items()}


def _is_of_somebody_here(
    calls: Sequence[Named], written: Sequence[Named], conversation: Conversation
) -> bool:
    """Tell whether a name is that of a participant: surely called, and not a word or outsider."""
    sure = [call for call in calls if call.sure]
    callers = {call.place for call in sure}
    if not sure:
        return False
    spans = {(call.place, call.start) for call in calls}
    others = [w for w in written if (w.place, w.start) not in spans]
    small = sum(w.name[0].islower() for w in others)
    if small > len(spans) and not any(call.name[0].islower() for call in sure):
        return False
    first = min(callers)
    before = [w for w in others if w.place < first]
    in_post = any(conversation.comments[w.place].role == "post" for w in before)
    return not before or len(callers) > len(before) + 2 * in_post


def _spelling(key: str, calls: Sequence[Named], written: Sequence[Named]) -> str:
    """Return the spelling in which a name is written most; in small letters if two do so."""
    whole = Counter(call.name for call in calls if author_key(call.name) == key)
    small = {w.place for w in written if w.name.islower()}
    if " " not in key and len(small) > 1:
        return key
    return max(whole, key=lambda name: (whole[name], name))
