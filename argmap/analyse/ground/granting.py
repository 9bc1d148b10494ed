"""Sentences that grant the other side something, or say that all agree; their words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple, get_args

Sort = Literal["grants", "takes", "credits", "affirms", "shares"]
SORTS: tuple[Sort, ...] = get_args(Sort)
LANGUAGES = ("en", "de", "fr", "es")
AHEAD = 40  # characters in which "I have yet to hear any" denies the common ground that follows

_SENTENCE = re.compile(r"(?:[^.!?\u2026\n]|[.!?](?=\w))+[.!?\u2026]*[\"'\u201d\u2019\u00bb)]*")
_QUOTED = re.compile(
    '\u201c[^\u201d]{25,}\u201d|"[^"\n]{25,}"|\u201e[^\u201c]{25,}\u201c|\u00ab[^\u00bb]{25,}\u00bb'
    "|(?m:^ ?>.*$)"
)
_STRAIGHT = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "`": "'", "\u00b4": "'", "\u00a0": " ", "\n": " ", "\t": " "}
)
_HEAD = re.compile(r"\[([a-z ]+)\]")
_WORD_BEGINS = r"(?:(?<!\w)(?=\w)|(?=[,']))"  # nothing begins elsewhere: three times as quick
_ANYBODY = re.compile(r"\b(?:everybody|everyone|anybody|nobody|no one)\b")
_HERE = re.compile(r"\b(?:here|on this page|in this thread|in this room|of us)\b")


class Granted(NamedTuple):
    """A sentence of a text, `text[start:end]`, and what it does.

    It grants a point to the other ("you are right that"), takes what was proposed ("I could live
    with that"), credits the other side with good faith ("many of them do care"), affirms what the
    other doubted ("yes, I do mind"), or says that all share something ("we all want"). The words
    that show it begin at `cue`; `cues` counts how many do.
    """

    start: int
    end: int
    sort: Sort
    cue: int
    cues: int = 1


@lru_cache(maxsize=1 << 15)
def granted(text: str) -> tuple[Granted, ...]:
    """Return the sentences of a text that grant something in words, in order.

    Questions grant nothing, and what stands in quotation marks is said by somebody else. English,
    German, French and Spanish; the lists of words are files in `granting_words`.
    """
    if not _words()["any"].search(_plain(text)):
        return ()
    masked = _QUOTED.sub(lambda quote: "\u00a4" * len(quote[0]), text)
    found = (_granted(_plain(masked[start:end]), start) for start, end in _sentences(masked))
    return tuple(one for one in found if one is not None)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(text):
        words = match[0]
        start = match.start() + len(words) - len(words.lstrip())
        if words.strip():
            yield start, match.start() + len(words.rstrip())


def _plain(text: str) -> str:
    low = text.lower()
    return (low if len(low) == len(text) else text).translate(_STRAIGHT)


def _granted(sentence: str, at: int) -> Granted | None:
    if sentence.endswith("?"):
        return None
    end = at + len(sentence)
    words = _words()
    shared = words["shares"].search(sentence)
    if shared and not _denied(sentence, shared.start()) and _of_those_here(shared):
        cues = sum(1 for _ in words["shares"].finditer(sentence))
        return Granted(at, end, "shares", at + shared.start(), cues)
    for sort in SORTS[:-1]:
        match = _first(words, sort, sentence)
        if match and not _denied(sentence, match.start()):
            return Granted(at, end, sort, at + match.start())
    return None


def _first(words: Mapping[str, re.Pattern[str]], sort: Sort, sentence: str) -> re.Match[str] | None:
    """Return the first place that is of a sort: the beginning of the sentence, or anywhere."""
    begins = words.get(f"{sort} at the beginning")
    return (begins and begins.match(sentence)) or words[sort].search(sentence)


def _denied(sentence: str, start: int) -> bool:
    return bool(_words()["denied ahead"].search(sentence[max(0, start - AHEAD) : start]))


def _of_those_here(shared: re.Match[str]) -> bool:
    """Return whether it is said of those who talk: "nobody wants" may be of all the world."""
    return not _ANYBODY.search(shared[0]) or bool(_HERE.search(shared.string))


@cache
def _words() -> dict[str, re.Pattern[str]]:
    """Return what finds each sort of words, of all languages together."""
    lists: dict[str, list[str]] = {}
    for language in LANGUAGES:
        file = files("argmap").joinpath("analyse", "ground", "granting_words", f"{language}.txt")
        name = ""
        for line in file.read_text("utf-8").splitlines():
            if head := _HEAD.fullmatch(line):
                name = head[1]
            elif line and not line.startswith("#"):
                lists.setdefault(name, []).append(line)
    want = f"(?:{'|'.join(lists.pop('want'))})"
    found = {}
    for name, lines in lists.items():
        found[name] = "|".join(f"(?:{line})" for line in lines)
        if name in SORTS[:-1]:
            begins = [line for line in lines if line.startswith("^")]
            found[name] = _anywhere(line for line in lines if line not in begins)
            if begins:
                found[f"{name} at the beginning"] = "|".join(f"(?:{line})" for line in begins)
    found["any"] = _anywhere(line for sort in SORTS for line in lists[sort])
    return {name: re.compile(line.replace("<want>", want)) for name, line in found.items()}


def _anywhere(lines: Iterable[str]) -> str:
    """Return what finds any of some patterns where a word begins."""
    return f"{_WORD_BEGINS}(?:{'|'.join(each for line in lines for each in _openings(line))})"


def _openings(line: str) -> list[str]:
    """Return a pattern as some that begin with a letter where they can, not with a choice.

    Such a choice fails at once at most words of a text: the search is ten times as quick.
    """
    line = line.removeprefix("^").removeprefix(r"\b")
    if not line.startswith("(?:"):
        return [line]
    depth, cuts, end = 0, [3], 0
    for place, letter in enumerate(line):
        depth += (letter == "(") - (letter == ")")
        if depth == 1 and letter == "|":
            cuts += [place, place + 1]
        if not depth:
            end = place
            break
    cuts.append(end)
    rest = line[end + 1 :]
    choices = [line[a:b] for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    if rest.startswith("?"):
        rest = rest.removeprefix("?")
        choices.append("")
    return [opening for choice in choices for opening in _openings(choice + rest)]
