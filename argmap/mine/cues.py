"""The words that show what somebody does in a sentence: agree, deny, give a reason, propose, ask.

The lists are plain text, one file a language (`cue_lists/en.txt`), one phrase a line. A phrase is
in small letters with straight apostrophes and may hold the part of regular expressions that reads
itself: `(a|b)` either, `(a )?` perhaps, `^` at the beginning, `$` at the end. `~ ` stands for up
to four words, `<name>` for a part that the file defines. Phrases match at the borders of words.
"""
# ruff: noqa: RUF001 - marks that look alike are what `plain` is about

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from msgspec import Struct

from argmap.mine.languages import likeliest, words_of

LANGUAGES = ("en", "de", "fr", "es")
_FEW_WORDS = 40  # of so few, one common word is enough to take a text for what all is written in
_ANY = r"(?:[\w'/-]+[ ,]+){0,4}?"
_BLANK = re.compile(r" (?![*?+{,\]])")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_HEAD = re.compile(r"\[([a-z: ]+)\]")
_NEVER = re.compile(r"(?!)")


class Lexicon(Struct, frozen=True):
    """The cues of one language; one without any is that of a language that is not known."""

    language: str
    words: dict[str, frozenset[str]]
    patterns: dict[str, re.Pattern[str]]

    @property
    def verbs(self) -> frozenset[str]:
        """Verbs as they stand in a sentence; empty where they are not known."""
        return self.words.get("verbs", frozenset())

    def pattern(self, cues: str) -> re.Pattern[str]:
        """Return what finds the cues of a list; in a language that lacks the list, nothing."""
        return self.patterns.get(cues, _NEVER)

    def find(self, cues: str, text: str) -> re.Match[str] | None:
        """Return the first cue of a list in a sentence that went through `plain`."""
        return self.pattern(cues).search(text)

    def opens(self, cues: str, text: str) -> re.Match[str] | None:
        """Return the cue of a list with which such a sentence begins."""
        return self.pattern(cues).match(text)

    def fills(self, cues: str, text: str) -> bool:
        """Return whether such a sentence is a cue of a list and nothing else."""
        return self.pattern(cues).fullmatch(text) is not None


@cache
def lexicon(language: str) -> Lexicon:
    """Return the cues of a language; of one that has no list, a lexicon without any."""
    code = language.partition("-")[0].lower()
    if code not in LANGUAGES:
        return Lexicon("", {}, {})
    text = files("argmap").joinpath("mine", "cue_lists", f"{code}.txt").read_text("utf-8")
    words: dict[str, frozenset[str]] = {}
    parts: dict[str, str] = {}
    patterns: dict[str, re.Pattern[str]] = {}
    for name, lines in _sections(text):
        if name.startswith("words: "):
            words[name.removeprefix("words: ")] = frozenset(" ".join(lines).split())
        elif name == "parts":
            parts = dict(line.split(" = ", maxsplit=1) for line in lines)
        else:
            patterns[name] = _pattern(lines, parts)
    return Lexicon(code, words, patterns)


def _sections(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the name and the lines of each section of a file of cues."""
    name = ""
    lines: list[str] = []
    for line in text.splitlines():
        head = _HEAD.fullmatch(line)
        if head:
            if name:
                yield name, lines
            name, lines = head[1], []
        elif line and not line.startswith("#"):
            lines.append(line)
    if name:
        yield name, lines


def _pattern(phrases: Iterable[str], parts: dict[str, str]) -> re.Pattern[str]:
    """Return what finds any of the phrases, the longer ones first."""
    joined = "|".join(sorted(phrases, key=len, reverse=True))
    for name, part in parts.items():
        joined = joined.replace(f"<{name}>", part)
    joined = _GROUP.sub("(?:", _BLANK.sub(" +", joined.replace("~ ", _ANY)))
    return re.compile(rf"(?<![\w'])(?:{joined})(?![\w'])")


@cache
def _common(language: str) -> frozenset[str]:
    return lexicon(language).words.get("common", frozenset())


def lexicon_of(text: str, default: str = "en") -> Lexicon:
    """Return the lexicon of the language that a text is written in.

    That is the default one, unless the text is long enough to tell that it is another: then that
    of the language whose common words it holds, or one without cues.
    """
    found = re.findall(r"[^\W\d_]+", text[:1500].lower())
    usual = default.partition("-")[0].lower()
    if len(found) < 8 or _share(found, usual) >= 0.15:
        return lexicon(usual)
    best = likeliest(words_of(text[:1500]), usual)
    if best in LANGUAGES and _share(found, best) >= 0.2:
        return lexicon(best)
    if best not in LANGUAGES:
        return lexicon(best)
    # a few words may happen to hold none of the common ones
    return lexicon(usual if len(found) < _FEW_WORDS and _share(found, usual) > 0 else "")


def _share(words: list[str], language: str) -> float:
    common = _common(language)
    return sum(word in common for word in words) / len(words)


_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"'}
    | {"»": '"', "–": "-", "—": "-", "\u00a0": " ", "\n": " ", "\t": " ", "\r": " "}
)


def plain(text: str, masked: Iterable[tuple[int, int]] = ()) -> str:
    """Return a text of the same length in small letters with straight marks, for the cues.

    What stands in a masked stretch becomes `¤`: no cue is found in the words of others.

    Args:
        text: any text.
        masked: stretches, in order and apart from each other.
    """
    low = text.lower()
    if len(low) != len(text):  # a few capitals have no small letter of the same length
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    low = low.translate(_STRAIGHT)
    parts, at = [], 0
    for start, end in masked:
        parts += [low[at:start], "¤" * (end - start)]
        at = end
    return "".join((*parts, low[at:]))
