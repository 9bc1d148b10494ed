"""The part of the report on method: what was guessed, by what, how sure, and what is missing."""

from collections import Counter
from collections.abc import Iterator, Sequence

from argmap import __version__
from argmap.analyse.analysis import Analysis
from argmap.analyse.report.words import counted, listed
from argmap.model import ArgumentGraph, Link
from argmap.model.decisions import decisions
from argmap.model.report import Line, Section

MOST_RULES, MOST_WHYS = 6, 5
ORIGINS = {
    "stated": "stated in the source",
    "inferred": "guessed by a rule",
    "model": "guessed by a model",
    "person": "set or accepted by a person",
}
GUESSED = ("inferred", "model")
NOUNS = {
    "reply": ("answer", "answers between comments"),
    "support": ("support", "supports"),
    "rebut": ("dispute", "disputes"),
    "restates": ("pair of claims that say the same", "pairs of claims that say the same"),
}
SURE = ((0.9, "almost sure"), (0.75, "quite sure"), (0.5, "likely"), (0.0, "unsure"))
LEAD = "How this report came about, and what it cannot tell."
LIMITS = (
    "The sentences of this report are templates with counts; whatever is quoted stands in the "
    "conversation. What a rule or a model guessed may be wrong: check it before you rely on it.",
    "An author's position is told only by what they state, support, dispute or vote. Who says "
    "nothing of a claim is counted on no side.",
)


def method(analysis: Analysis) -> Section:
    """Return how all was found out, in sentences with counts."""
    graph = analysis.graph
    lines = (
        *_made_by(graph),
        *_links(graph),
        *_claims(graph),
        *_authors(graph),
        *_left_out(graph),
        *_missing(analysis),
        *LIMITS,
    )
    return Section("Method and its limits", LEAD, tuple(map(Line, lines)))


def _made_by(graph: ArgumentGraph) -> Iterator[str]:
    kept = (graph.made_by.get(name) for name in ("rules", "model"))
    how = listed([str(value) for value in kept if value])
    by = f"made by {how}" if how else "made by means that it does not name"
    yield f"Written by argmap {__version__}; the map was {by}."
    made = decisions(graph)
    if made:
        yield f"People decided {counted(len(made), 'time')} on what was guessed, and that counts."
    else:
        yield "Nobody has checked what was guessed."


def _links(graph: ArgumentGraph) -> Iterator[str]:
    for kind, noun in NOUNS.items():
        links = [link for link in graph.links if link.kind == kind]
        if links:
            yield f"Of {counted(len(links), *noun)}, {_origins([link.origin for link in links])}."
    guessed = [x for x in graph.links if x.origin in GUESSED and x.kind != "states"]
    if guessed:
        yield f"Of {counted(len(guessed), 'guessed link')}, {_sureness(guessed)}."
        rules = Counter(link.rule for link in guessed if link.rule)
        first = [f"“{rule}” ({times:,})" for rule, times in rules.most_common(MOST_RULES)]
        more = len(rules) - len(first)
        rest = f", and {counted(more, 'more', 'more')}" if more > 0 else ""
        if first:
            yield f"The grounds given most often: {', '.join(first)}{rest}."


def _origins(origins: Sequence[str]) -> str:
    counts = Counter(origins)
    return listed([f"{counts[name]:,} {words}" for name, words in ORIGINS.items() if counts[name]])


def _sureness(links: Sequence[Link]) -> str:
    counts = Counter(
        next(words for least, words in SURE if link.confidence >= least) for link in links
    )
    return listed([f"{counts[words]:,} {words}" for _, words in SURE if counts[words]])


def _claims(graph: ArgumentGraph) -> Iterator[str]:
    if graph.claims:
        origins = _origins([claim.origin for claim in graph.claims])
        yield f"Of {counted(len(graph.claims), 'claim')}, {origins}."


def _authors(graph: ArgumentGraph) -> Iterator[str]:
    guessed = sum(c.author is not None and c.author_origin in GUESSED for c in graph.comments)
    unnamed = sum(c.author is None for c in graph.comments)
    if guessed:
        yield f"The author of {counted(guessed, 'comment')} was guessed; a question mark says so."
    if unnamed:
        yield (
            f"{counted(unnamed, 'comment has', 'comments have')} no name; each counts as a person "
            "of its own, so there may be fewer people than it seems."
        )


def _left_out(graph: ArgumentGraph) -> Iterator[str]:
    whys = Counter(part.why for part in graph.conversation.left_out)
    if whys:
        told = [f"{why} ({times:,})" for why, times in whys.most_common(MOST_WHYS)]
        rest = ", …" if len(whys) > len(told) else ""
        stretches = counted(sum(whys.values()), "stretch", "stretches")
        yield f"{stretches} of the source are no part of the conversation: {', '.join(told)}{rest}."


def _missing(analysis: Analysis) -> Iterator[str]:
    table = analysis.status
    little = table[table["status"] == "not enough evidence"]
    if len(little):
        yield (
            f"For {len(little):,} of {counted(len(table), 'claim')} too few people answered to "
            f"call them shared or divided{_needed(little['needed'].dropna().tolist())}."
        )
    if not analysis.graph.stances:
        yield "There are no votes: common ground rests on what people said of their own accord."


def _needed(needed: Sequence[float]) -> str:
    least = min((int(number) for number in needed if number > 0), default=0)
    return f"; at least {counted(least, 'more answer')} would be needed for one" if least else ""
