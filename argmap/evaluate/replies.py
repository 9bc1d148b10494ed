"""Who answers whom: parents found, further links, calibration, ranked alternatives, baselines."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct

from argmap.evaluate.bootstrap import Array, Resampling, Statistic, Units, estimates, units
from argmap.evaluate.floors import floors
from argmap.evaluate.result import Found, Labels, share
from argmap.evaluate.rows import Thread
from argmap.evaluate.score import Place, Tally, of_sets, score
from argmap.evaluate.statistics import (
    Sure,
    brier,
    calibration_error,
    coverage_at,
    curve,
    ratio,
    reliability,
    threshold_at,
)
from argmap.model import ArgumentGraph, Comment, Conversation, Link

PRECISIONS = (0.8, 0.9, 0.95)
FIRST = 3  # of the ranked targets


class Answer(Struct, frozen=True):
    """A comment, whom it answers, and whom it was found to answer.

    `parents` are the right ones, none where it starts a conversation; `accepted` those that an
    annotator would let pass too. `ranked` has the targets that were found, the likeliest
    first. `linked` and `links` are all targets of a chat, annotated and found, where a comment
    that starts a conversation answers itself. `floors` has what each baseline would say.
    """

    place: Place
    labels: Labels
    parents: frozenset[str]
    accepted: frozenset[str]
    ranked: tuple[tuple[str, float], ...]
    inferred: bool
    floors: Mapping[str, str | None]
    linked: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()

    @property
    def right(self) -> bool:
        """Whether the first of the ranked targets is a right one."""
        return bool(self.ranked) and self.ranked[0][0] in self.parents

    @property
    def rank(self) -> int | None:
        """The place of the first right target among those ranked, from 1."""
        for number, (target, _) in enumerate(self.ranked, start=1):
            if target in self.parents:
                return number
        return None


def conversation_of(thread: Thread, language: str, hide_authors: bool = False) -> Conversation:
    """Build the conversation of a thread without what is to be found: who answers whom."""
    return Conversation(
        title=thread.title or "",
        language=language,
        comments=tuple(
            Comment(
                id=f"c:{turn.id}",
                number=number,
                text=turn.text or "",
                author=None if hide_authors else turn.author or None,
                author_origin="stated" if turn.author and not hide_authors else None,
                posted=turn.time,
            )
            for number, turn in enumerate(thread.comments, start=1)
        ),
    )


def of_thread(thread: Thread, name: str, labels: Labels, mined: ArgumentGraph) -> list[Answer]:
    """Return the annotated comments of a thread; of chats also those that answer nothing."""
    chat = any(turn.annotated is not None for turn in thread.comments)
    found = _found(mined)
    floor = floors([(str(t.id), t.author, t.text or "") for t in thread.comments])
    seen: set[str] = set()
    answers: list[Answer] = []
    for turn in thread.comments:
        key = str(turn.id)
        parents = turn.answers & seen
        starts = chat and not turn.answers - {key}
        seen.add(key)
        if turn.annotated is False or not (parents or starts):
            continue
        ranked, further, inferred = found.get(f"c:{key}", ((), (), True))
        itself = frozenset([key])
        answers.append(
            Answer(
                (name, key),
                labels,
                parents,
                parents,
                tuple((target.removeprefix("c:"), sure) for target, sure in ranked),
                inferred,
                floor[key],
                (parents or itself) if chat else frozenset(),
                (frozenset(one.removeprefix("c:") for one in further) or itself)
                if chat
                else frozenset(),
            )
        )
    return answers


def of_map(
    mined: ArgumentGraph, reference: ArgumentGraph, name: str, labels: Labels
) -> list[Answer]:
    """Return the comments of a reference map that answer one, or were found to."""
    found = _found(mined)
    floor = floors([(c.id, c.author, c.text) for c in mined.comments])
    answers: list[Answer] = []
    for comment in reference.comments:
        link = reference.reply_of.get(comment.id)
        ranked, _, inferred = found.get(comment.id, ((), (), True))
        if link is None and not ranked:
            continue
        parents = frozenset() if link is None else frozenset([link.target])
        others = () if link is None else (a.target for a in link.alternatives)
        accepted = parents | {target for target in others if target is not None}
        answers.append(
            Answer(
                (name, comment.id),
                labels,
                parents,
                accepted,
                ranked,
                inferred,
                floor[comment.id],
            )
        )
    return answers


Ranked = tuple[tuple[str, float], ...]


def _found(mined: ArgumentGraph) -> dict[str, tuple[Ranked, tuple[str, ...], bool]]:
    """Return for each comment its ranked targets, all its targets, and whether it is a guess."""
    targets: dict[str, list[str]] = {}
    for link in mined.links:
        if link.kind == "reply":
            targets.setdefault(link.source, []).append(link.target)
    return {
        source: (_ranked(link), tuple(targets[source]), link.origin != "stated")
        for source, link in mined.reply_of.items()
    }


def _ranked(link: Link) -> Ranked:
    others = {a.target: a.confidence for a in link.alternatives if a.target is not None}
    others.pop(link.target, None)
    rest = sorted(others.items(), key=lambda item: -item[1])
    return ((link.target, link.confidence), *rest)


def measured(answers: Sequence[Answer], how: Resampling) -> Found:
    """Return the figures of some comments; see `docs/quality.md` for what each means."""
    drawn = units([answer.place for answer in answers], "comments", "conversations")
    asked = [answer for answer in answers if answer.parents]
    sure = _sure(answers, drawn)
    statistics = {
        **_accuracies(answers, drawn),
        "calibration error": (calibration_error(sure), sure.n),
        "Brier score": (brier(sure), sure.n),
        **{
            f"coverage at precision {p:.2f}": (coverage_at(sure, p), len(answers))
            for p in PRECISIONS
        },
    }
    figures = estimates(statistics, drawn.count, how)
    baselines = _baselines(answers, drawn, how)
    return Found(
        n=len(asked),
        unit=drawn.name,
        units=drawn.count,
        scores=tuple(score(tally, how) for tally in _tallies(answers)),
        figures=figures,
        baselines=baselines,
        reliability=reliability(sure),
        curve=curve(sure),
        thresholds={
            f"{p:.2f}": least for p in PRECISIONS if (least := threshold_at(sure, p)) is not None
        },
        says=_says(figures, baselines),
    )


def _says(figures: Mapping, baselines: Mapping) -> str:
    best = max(baselines, key=lambda name: baselines[name]["accuracy"].value or 0.0)
    return (
        f"The comment answered is found for {share(figures['accuracy'])} of the comments, by "
        f'"{best}" for {share(baselines[best]["accuracy"])}; what it says about its own '
        f"sureness is {share(figures['calibration error'])} off on average."
    )


def _of_asked(
    answers: Sequence[Answer], drawn: Units, values: Sequence[float]
) -> tuple[Statistic, int]:
    """Return the mean of a value over the comments that answer something."""
    asked = np.array([bool(answer.parents) for answer in answers], dtype=float)
    return ratio(drawn.sums(np.array(values) * asked), drawn.sums(asked)), int(asked.sum())


def _accuracies(answers: Sequence[Answer], drawn: Units) -> dict[str, tuple[Statistic, int]]:
    ranks = [answer.rank for answer in answers]
    return {
        "accuracy": _of_asked(answers, drawn, [float(answer.right) for answer in answers]),
        f"recall among {FIRST}": _of_asked(
            answers, drawn, [float(rank is not None and rank <= FIRST) for rank in ranks]
        ),
        "mean reciprocal rank": _of_asked(answers, drawn, [1 / r if r else 0.0 for r in ranks]),
    }


def _baselines(answers: Sequence[Answer], drawn: Units, how: Resampling) -> dict:
    names = dict.fromkeys(name for answer in answers for name in answer.floors)
    statistics = {
        name: _of_asked(answers, drawn, [float(a.floors[name] in a.parents) for a in answers])
        for name in names
    }
    found = estimates(statistics, drawn.count, how)
    return {name: {"accuracy": figure} for name, figure in found.items()}


def _sure(answers: Sequence[Answer], drawn: Units) -> Sure:
    """Return the guesses; what the source itself says is none."""
    guessed = np.array([bool(a.ranked) and a.inferred for a in answers], dtype=bool)
    chosen = [answer for answer, one in zip(answers, guessed, strict=True) if one]
    inferred: Array = np.array([answer.inferred for answer in answers], dtype=float)
    return Sure(
        np.array([answer.ranked[0][1] for answer in chosen], dtype=float),
        np.array([answer.right for answer in chosen], dtype=float),
        Units(drawn.of[guessed], drawn.count, drawn.name),
        drawn.sums(inferred),
    )


def _tallies(answers: Sequence[Answer]) -> Iterator[Tally]:
    first = [(a.place, a.ranked[0][0] if a.ranked else None) for a in answers]
    yield of_sets(
        "replies",
        ((place, target) for place, target in first if target is not None),
        ((a.place, _meant(a, a.parents)) for a in answers if a.parents),
    )
    if any(a.accepted != a.parents for a in answers):
        yield of_sets(
            "replies, lenient",
            ((place, target) for place, target in first if target is not None),
            ((a.place, _meant(a, a.accepted)) for a in answers if a.parents),
            "second answers of the annotator count",
        )
    if any(a.linked for a in answers):
        yield of_sets(
            "links of a chat",
            ((a.place, target) for a in answers for target in a.links),
            ((a.place, target) for a in answers for target in a.linked),
            "all links; who starts a conversation answers themselves",
        )
        yield of_sets(
            "conversations started",
            ((a.place, "start") for a in answers if a.links == {a.place[1]}),
            ((a.place, "start") for a in answers if not a.parents),
            "comments that answer nothing",
        )


def _meant(answer: Answer, right: frozenset[str]) -> str:
    """Return the right target that was found, else any one: they count once."""
    found = answer.ranked[0][0] if answer.ranked else None
    return found if found in right else min(right)
