"""What the charts of positions say, in words: which lines they have and one sentence each."""

from collections.abc import Mapping, Sequence
from typing import Any

from argmap.show.figures.course import Course
from argmap.show.figures.course_charts import Line
from argmap.show.figures.style import CAMP_LINES, DASHES, GREY, REBUT, SHARED, SUPPORT, SYMBOLS

CANDIDATES, TOO_LITTLE = "candidates", "not_enough_evidence"
FEW = 8  # moments below which words say more than lines
DROWNS = 3  # times as high as all other lines: such a line leaves no room for the others
STATUS_LINES = (
    ("shared", "shared", SHARED, "solid", "circle"),
    ("likely_shared", "likely shared", SHARED, "dash", "square"),
    ("candidates", "may be shared", SHARED, "dot", "diamond"),
    ("jointly_rejected", "rejected by all", GREY, "solid", "cross"),
    ("divides_camps", "divide camps", REBUT, "solid", "triangle-up"),
    ("divided_inside", "divide a camp inside", REBUT, "dash", "triangle-down"),
    ("unsure", "leave people unsure", SUPPORT, "dot", "circle-open"),
    (TOO_LITTLE, "too little known", GREY, "longdash", "square-open"),
)


class Small:
    """A small chart: what is counted, and what it says at the end and where nothing was counted."""

    def __init__(self, name: str, title: str, term: str, one: str, many: str, none: str) -> None:
        self.name, self.title, self.term = name, title, term
        self.one, self.many, self.none = one, many, none


SMALL = (
    Small(
        "concessions", "Granted in words", "concessions: support links whose words concede",
        "Once somebody granted the other side something in words.",
        "{n} times somebody granted the other side something in words.",
        "Nobody granted the other side anything in words that was recognised.",
    ),
    Small(
        "unanswered_rebuttals", "Disputes nobody answered", "rebuttals that nobody else spoke to",
        "One dispute stands unanswered.", "{n} disputes stand unanswered.",
        "No dispute stands unanswered.",
    ),
    Small(
        "open_questions", "Questions nobody answered", "questions that nobody else spoke to",
        "One question stands unanswered.", "{n} questions stand unanswered.",
        "No question stands unanswered.",
    ),
    Small(
        "replies_across_camps", "Answers across camps",
        "share of replies, between people with a camp, that go to another camp", "", "",
        "No answer between two people with a camp is known yet.",
    ),
    Small(
        "moves", "Changes of mind", "moves: a stance that differs from what the person held before",
        "One person changed what they hold, once.", "{n} times somebody changed what they hold.",
        "Nobody is seen to change their mind.",
    ),
    Small(
        "answers", "Votes", "votes and labels so far", "One vote was given.",
        "{n} votes were given.", "No vote was given.",
    ),
)  # fmt: skip


def status_lines(course: Course) -> tuple[list[Line], bool]:
    """Return a line for each kind of claim that there ever is, and whether one was left out.

    The claims of which too little is known are left out of the picture where they would press
    all other lines to the ground.
    """
    lines = [
        Line(name, course.values[key], colour, dash, symbol)
        for key, name, colour, dash, symbol in STATUS_LINES
        if any(course.values.get(key, ()))
    ]
    tops = {line.name: max(line.values) for line in lines}  # type: ignore[type-var]  # no gaps here
    unknown = STATUS_LINES[-1][1]
    others = [top for name, top in tops.items() if name != unknown]
    drowns = unknown in tops and bool(others) and (tops[unknown] or 0) > DROWNS * max(others)  # type: ignore[type-var,operator]
    return [line for line in lines if not (drowns and line.name == unknown)], drowns


def status_told(course: Course, row: int) -> str:
    """Return the counts of each kind of claim at a moment: "5 may be shared, 2 divide camps"."""
    told = []
    for key, name, *_ in STATUS_LINES:
        number = (course.values.get(key) or (0,) * (row + 1))[row]
        if not number or key == CANDIDATES:
            continue
        if key == TOO_LITTLE:
            told.append(f"too little is known of {number:,}")
        else:
            verb = name.replace("divide", "divides").replace("leave", "leaves")
            told.append(f"{number:,} {verb if number == 1 and ' ' in name else name}")
    by_words = (course.values.get(CANDIDATES) or (0,) * (row + 1))[row]
    going = f"; going by words alone, {by_words:,} may be shared" if by_words else ""
    return _listed(told) + going


def camp_lines(
    series: Mapping[str, Sequence[int]], letters: Sequence[str], names: Mapping[str, str]
) -> list[Line]:
    """Return a line for each camp, in its colour, dash and symbol; people without one are grey."""
    lines = []
    for letter, values in series.items():
        if letter in letters:
            place = list(letters).index(letter) % len(CAMP_LINES)
            line = Line(
                names[letter], tuple(values), CAMP_LINES[place], DASHES[place], SYMBOLS[place]
            )
        elif any(values):
            name = "everybody" if letter else "in no camp"
            dash = "solid" if letter else "longdash"
            line = Line(name, tuple(values), GREY, dash, "circle-open")
        else:
            continue
        lines.append(line)
    return lines


def small_told(small: Small, value: Any) -> str:
    """Return the sentence of a small chart for its last value."""
    if small.name == "replies_across_camps" and value is not None:
        return f"Of the answers between people with a camp, {value:.0%} went to another camp."
    if not value:
        return small.none
    return small.one if value == 1 else small.many.format(n=f"{value:,}")


def is_flat(values: Sequence[Any]) -> bool:
    """Say whether a line of these values would show nothing that a sentence does not."""
    return len(values) < FEW or len({value for value in values if value is not None}) < 2


def ends_told(noun: str, lines: Sequence[Line]) -> str:
    """Return the last value of each line: "People by camp at the end: Camp A 2, Camp B 5."."""
    if [line.name for line in lines] == ["everybody"]:
        return f"{noun.capitalize()} at the end: {lines[0].values[-1]:,}."
    ends = ", ".join(f"{line.name} {line.values[-1]:,}" for line in lines)
    return f"{noun.capitalize()} by camp at the end: {ends}."


def shown(value: Any, share: bool = False) -> str:
    """Return a value as it stands in a sentence."""
    if value is None:
        return "none yet"
    return f"{value:.0%}" if share else f"{value:,}"


def _listed(told: Sequence[str]) -> str:
    if len(told) < 2:
        return "".join(told)
    return f"{', '.join(told[:-1])} and {told[-1]}"
