"""Words with their places, their stems, and how much it tells that two texts share them."""
# ruff: noqa: RUF001 - letters and marks of other scripts are meant as they stand

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from math import log
from sys import intern
from typing import NamedTuple, Protocol

from argmap.mine.stop_words import STOP_WORDS

# An address is one word; scripts without spaces are cut into pairs of characters below.
_UNSPACED = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(
    rf"(?P<url>https?://[^\s<>\"“”]+|www\.[^\s<>\"“”]+)"
    rf"|(?P<unspaced>[{_UNSPACED}]+)"
    rf"|[^\W_{_UNSPACED}]+(?:['’ʼ＇][^\W\d_{_UNSPACED}]+)*"
)
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|dell|all|nell|dall|un)'(?=\w{2})")
_POSSESSIVE = re.compile(r"'s$")
_STEMMERS = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "da": "danish",
    "nl": "dutch", "en": "english", "eo": "esperanto", "et": "estonian", "fi": "finnish",
    "fr": "french", "de": "german", "el": "greek", "hi": "hindi", "hu": "hungarian",
    "id": "indonesian", "ga": "irish", "it": "italian", "lt": "lithuanian", "ne": "nepali",
    "no": "norwegian", "nb": "norwegian", "nn": "norwegian", "fa": "persian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "es": "spanish",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip


class Word(NamedTuple):
    """One word of a text: `text[start:end]`, and how it is compared: in small letters."""

    start: int
    end: int
    word: str


class Stemmer(Protocol):
    """What a stemmer of snowball offers."""

    def stemWord(self, word: str) -> str:  # noqa: N802 - the name snowball gives it
        """Return the stem of a word."""


@lru_cache(maxsize=2048)  # several parts of mining look at the words of the same comment
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order; of scripts without spaces, pairs of characters."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if match.lastgroup == "unspaced":
            last = max(start + 1, end - 1)
            found += [Word(i, min(i + 2, end), text[i : i + 2]) for i in range(start, last)]
        elif match.lastgroup == "url":
            found.append(Word(start, end, _bare(match.group())))
        else:
            found.append(Word(start, end, intern(folded(match.group()))))  # held but once
    return tuple(found)


def _bare(address: str) -> str:
    """Return the address of a page as it is compared: without what is asked of it."""
    return address.partition("?")[0].rstrip(".,;:!)]>'’").casefold()


def folded(word: str) -> str:
    """Return a word as it is compared: in small letters, with one kind of apostrophe."""
    if word.isascii():
        return word.lower()
    return word.casefold().replace("’", "'").replace("ʼ", "'").replace("＇", "'")


@cache
def _stemmer(language: str) -> Stemmer | None:
    name = _STEMMERS.get(language.partition("-")[0].lower())
    if name is None:
        return None
    import snowballstemmer  # here, not above: it brings the stemmers of all languages

    stemmer: Stemmer = snowballstemmer.stemmer(name)
    return stemmer


@cache
def stem(word: str, language: str = "en") -> str:
    """Return what the forms of a word have in common; the word itself in an unknown language."""
    bare = _ELISION.sub("", _POSSESSIVE.sub("", word))
    stemmer = _stemmer(language)
    if stemmer is None or len(bare) < 4 or not bare.isalpha():
        return bare
    return stemmer.stemWord(bare)


def is_content(word: str, language: str = "en") -> bool:
    """Tell whether a word carries content: no function word, no lone letter or figure."""
    if word in STOP_WORDS.get(language.partition("-")[0].lower(), STOP_WORDS["en"]):
        return False
    return len(word) > 2 or (len(word) == 2 and not word.isascii())


@cache
def content_stem(word: str, language: str = "en") -> str | None:
    """Return the stem of a word that carries content, None of any other."""
    return stem(word, language) if is_content(word, language) else None


def content_stems(text: str, language: str = "en") -> tuple[str, ...]:
    """Return the stems of the words of a text that carry content, in order, with repeats."""
    found = (content_stem(word, language) for word in _words_alone(text))
    return tuple(root for root in found if root is not None)


def _words_alone(text: str) -> Iterator[str]:
    """Yield the words of a text as `words` does, without their places."""
    if not text.isascii():
        yield from (word.word for word in words(text))
        return
    for match in _WORD.finditer(text):
        yield _bare(match.group()) if match.lastgroup else match.group().lower()


def rarity(documents: Iterable[Iterable[str]]) -> dict[str, float]:
    """Return the weight of each stem: log((n + 1) / (documents that have it + 0.5)), at least 0.

    Args:
        documents: the stems of each of n comments or sentences.
    """
    sets = [set(document) for document in documents]
    counts = Counter(stem_ for document in sets for stem_ in document)
    total = len(sets) + 1
    return {word: max(0.0, log(total / (times + 0.5))) for word, times in counts.items()}


def overlap(first: Iterable[str], second: Iterable[str], weight: Mapping[str, float]) -> float:
    """Return how much of the rarer stems two texts share, 0 to 1.

    The measure is the cosine of the two sets under the weights of `rarity`.
    """
    one, two = set(first), set(second)
    shared = sum(weight.get(word, 0.0) ** 2 for word in one & two)
    size = sum(weight.get(w, 0.0) ** 2 for w in one) * sum(weight.get(w, 0.0) ** 2 for w in two)
    return shared / size**0.5 if size > 0 else 0.0
