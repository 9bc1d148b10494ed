"""Which rule decided an answer, in words, and the stretches of text that show it."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from argmap.mine.back_references import BackReference
from argmap.mine.scores import Candidate, Rater, parts_of
from argmap.mine.traits import View
from argmap.mine.words import stem, words
from argmap.model import Span

MOST_COMPARED = 6  # candidates whose rules are worked out
MOST_EVIDENCE = 12
CLEAR, CLEAR_LEAD = ("quote", "name", "reference"), 0.8
MOST_WORDS = 3  # rare words shown as evidence
RULES = {
    "quote": "quotes the comment",
    "name": "names the author",
    "called": "is called by the author",
    "turn": "goes on with the author",
    "words": "shares rare words",
    "place": "stands right after",
    "post": "answers the post",
    "question": "answers a question",
    "reference": "speaks of the comment",
}


class Case(Struct, frozen=True):
    """The comment at `place` with its candidates, the likeliest first, and its references."""

    view: View
    place: int
    candidates: tuple[Candidate, ...]
    references: tuple[BackReference, ...]
    rater: Rater | None = None


def rules(case: Case) -> dict[int, str]:
    """Return the group of features that decided for each of the likeliest candidates' places.

    It is the one in which a candidate leads most over the others, as they weigh in; a quote, a
    name or a reference that leads at all clearly goes before what merely is near.
    """
    compared = case.candidates[:MOST_COMPARED]
    parts = dict(zip((c.place for c in compared), _parts(case), strict=True))
    found: dict[int, str] = {}
    for candidate in compared:
        others = [c for c in compared if c is not candidate]
        weight = sum(c.confidence for c in others) or 1.0
        lead = {
            group: value - sum(parts[c.place][group] * c.confidence for c in others) / weight
            for group, value in parts[candidate.place].items()
            if _applies(case, candidate.place, group)
        }
        clear = {group: lead[group] for group in CLEAR if lead.get(group, 0.0) >= CLEAR_LEAD}
        found[candidate.place] = max(clear or lead, key=lambda group: lead[group])
    return found


def _parts(case: Case) -> Sequence[Mapping[str, float]]:
    """Return what each group of features adds to the scores of the likeliest candidates."""
    if case.rater is not None:
        return case.rater.parts(case.candidates)[:MOST_COMPARED]
    return [parts_of(case.view, c) for c in case.candidates[:MOST_COMPARED]]


def _applies(case: Case, target: int, group: str) -> bool:
    """Tell whether there is something to show for a rule, not merely less against it."""
    view, me, it = case.view, case.view.traits[case.place], case.view.traits[target]
    if group == "quote":
        return any(q.target == view.conversation.comments[target].id for q in _quotes(case))
    if group == "name":
        return it.key is not None and it.key in me.named
    if group == "called":
        return me.key is not None and me.key in it.addressed
    if group == "words":
        return bool(me.stems & it.stems)
    if group == "question":
        return it.asks
    if group == "reference":
        return any(reference.target == target for reference in case.references)
    if group == "post":
        return target == view.opening
    return group == "place" or (me.key is not None and it.key is not None)


def in_words(case: Case, target: int, group: str) -> str:
    """Return the rule as it is shown to people."""
    if group == "reference":
        kinds = {r.kind for r in case.references if r.target == target}
        if "post" in kinds:
            return "speaks of the post"
        return "gives its number" if "number" in kinds else "speaks of the comment above"
    if group in ("post", "place") and target in case.view.are_posts:
        return RULES["post"]
    if group == "place" and case.place - target > 1:
        return "stands shortly after"
    if group == "post":
        return "answers the opening comment"
    if group == "turn" and case.view.traits[target].key == case.view.traits[case.place].key:
        return "goes on from their own comment"
    return RULES[group]


def evidence(case: Case, target: int, group: str) -> tuple[Span, ...]:
    """Return the stretches that show an answer: quotes and names always, else what decided."""
    comments = case.view.conversation.comments
    source, goal = comments[case.place], comments[target]
    spans: list[Span] = []
    for quote in _quotes(case):
        if quote.target == goal.id:
            spans.append(Span(source.id, quote.start, quote.end))
            spans.append(Span(goal.id, quote.target_start, quote.target_end))
    spans += _names(case, case.place, target)
    spans += (Span(source.id, r.start, r.end) for r in case.references if r.target == target)
    if group == "called":
        spans += _names(case, target, case.place)
    elif group == "words":
        spans += _shared_words(case, target)
    elif group == "question":
        spans += _question(goal.id, goal.text)
    return tuple(spans[:MOST_EVIDENCE])


def _quotes(case: Case) -> Sequence:
    return case.view.quotes.get(case.place, ())


def _names(case: Case, place: int, target: int) -> list[Span]:
    """Return where the comment at one place names the author of the one at another."""
    key = case.view.traits[target].key
    node = case.view.conversation.comments[place].id
    calls = case.view.traits[place].calls if key is not None else ()
    return [Span(node, call.start, call.end) for call in calls if call.author == key]


def _shared_words(case: Case, target: int) -> list[Span]:
    """Return the rarest words that two comments share, in both."""
    view = case.view
    shared = view.traits[case.place].stems & view.traits[target].stems
    rarest = sorted(shared, key=lambda s: (-view.weight[s], s))[:MOST_WORDS]
    return [span for place in (case.place, target) for span in _first_places(view, place, rarest)]


def _first_places(view: View, place: int, stems: Sequence[str]) -> list[Span]:
    comment = view.conversation.comments[place]
    found: dict[str, Span] = {}
    for word in words(comment.text):
        root = stem(word.word, view.conversation.language)
        if root in stems:
            found.setdefault(root, Span(comment.id, word.start, word.end))
        if len(found) == len(stems):
            break
    return sorted(found.values(), key=lambda span: span.start)


def _question(node: str, text: str) -> list[Span]:
    """Return the last question of a text."""
    end = max(text.rfind(mark) for mark in "?？؟") + 1  # noqa: RUF001 - of other scripts
    start = max(text.rfind(mark, 0, end - 1) for mark in ".!?\n") + 1
    while start < end and text[start].isspace():
        start += 1
    return [Span(node, start, end)] if start < end else []
