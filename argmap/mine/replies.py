"""Who answers whom: declared answers first, then what the words, names and places tell."""

from collections.abc import Callable, Mapping, Sequence

from argmap.mine.authors import infer_authors
from argmap.mine.back_references import BackReference, back_references
from argmap.mine.callees import Likelihood
from argmap.mine.pairs import told_by_quote
from argmap.mine.quotes import find_quotes
from argmap.mine.scores import Candidate, parts_of, score_replies
from argmap.mine.traits import ADDRESSING, View, view_of
from argmap.model import Alternative, Conversation, Link, Span

Tell = Callable[[str, int, int], None]
References = Mapping[int, Sequence[BackReference]]

MOST_ALTERNATIVES = 5
LEAST_FURTHER = 0.05  # a further addressee is at least so likely beside the main one
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


def link_replies(conversation: Conversation, tell: Tell) -> tuple[Conversation, tuple[Link, ...]]:
    """Return who answers whom, and the conversation with the authors that it tells itself.

    Args:
        conversation: what a reader returned.
        tell: called now and then with the step, how many comments are done, of how many.

    Returns:
        The conversation, in which lost authors are named where there is evidence, and the reply
        links: one that is primary for each comment but posts and the first, further ones where
        a comment clearly answers several. Declared answers are "stated"; all others bear the
        rule that decided, a confidence, the words that show it and the next likely targets.
    """
    total = len(conversation.comments)
    tell("quotes", 0, total)
    quotes = find_quotes(conversation)
    references = back_references(conversation)

    def likely() -> Likelihood:
        view = view_of(conversation, quotes)
        scored = score_replies(view, references, lambda done: tell("authors", done, total))
        return [{c.place: c.confidence for c in candidates} for candidates in scored]

    named = infer_authors(conversation, quotes, likely)
    view = view_of(named, quotes)
    scored = score_replies(view, references, lambda done: tell("replies", done, total))
    links = tuple(
        link
        for place, candidates in enumerate(scored)
        for link in _links(view, references, place, candidates)
    )
    tell("replies", total, total)
    return named, links


def _links(
    view: View, references: References, place: int, candidates: Sequence[Candidate]
) -> tuple[Link, ...]:
    """Return the reply links of one comment: the main one and those to further addressees."""
    comment = view.conversation.comments[place]
    if comment.role == "post":
        return _link_of_post(view, place)
    if not candidates:
        return ()
    if comment.reply_to is not None:
        target = view.conversation.order[comment.reply_to]
        main = Link(
            source=comment.id,
            target=comment.reply_to,
            kind="reply",
            origin="stated",
            rule="declared",
        )
        return (main, *_further(view, references, place, candidates, target))
    if comment.role == "pingback":
        candidates = _post_first(view, candidates)
    best, *others = candidates
    main = _link(view, references, place, best, candidates, others[:MOST_ALTERNATIVES])
    return (main, *_further(view, references, place, candidates, best.place))


def _link_of_post(view: View, place: int) -> tuple[Link, ...]:
    """Return the answer of a post: only to a comment that it quotes at its head."""
    comment = view.conversation.comments[place]
    for earlier in view.conversation.comments[:place]:
        if comment.reply_to == earlier.id:
            return (
                Link(
                    source=comment.id,
                    target=earlier.id,
                    kind="reply",
                    origin="stated",
                    rule="declared",
                ),
            )
        if earlier.id.startswith("c:quoted-"):
            return (
                Link(
                    source=comment.id,
                    target=earlier.id,
                    kind="reply",
                    rule="quotes the comment",
                    confidence=0.99,
                ),
            )
    return ()


def _post_first(view: View, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates with the post as the likeliest: a pingback is about the post."""
    posts = [c for c in candidates if c.place in view.posts]
    if not posts:
        return tuple(candidates)
    rest = [c for c in candidates if c is not posts[0]]
    scale = 0.02 / max(1e-9, sum(c.confidence for c in rest))
    return (
        posts[0]._replace(confidence=0.97),
        *(c._replace(confidence=c.confidence * min(1.0, scale)) for c in rest),
    )


def _link(
    view: View,
    references: References,
    place: int,
    best: Candidate,
    candidates: Sequence[Candidate],
    others: Sequence[Candidate],
    *,
    primary: bool = True,
) -> Link:
    comments = view.conversation.comments
    group = _decisive(view, best, candidates)
    return Link(
        source=comments[place].id,
        target=comments[best.place].id,
        kind="reply",
        rule=_rule(view, references, place, best.place, group),
        confidence=round(min(0.99, best.confidence), 4),
        evidence=_evidence(view, references, place, best.place),
        alternatives=tuple(
            Alternative(
                round(other.confidence, 4),
                target=comments[other.place].id,
                rule=_rule(
                    view, references, place, other.place, _decisive(view, other, candidates)
                ),
            )
            for other in others
        ),
        primary=primary,
    )


def _decisive(view: View, best: Candidate, candidates: Sequence[Candidate]) -> str:
    """Return what speaks most for a candidate where it is compared with the likeliest others."""
    others = [c for c in candidates[:MOST_ALTERNATIVES] if c.place != best.place]
    weight = sum(c.confidence for c in others)
    lead = parts_of(view, best)
    for other in others if weight > 0 else ():
        for group, value in parts_of(view, other).items():
            lead[group] -= value * other.confidence / weight
    return max(lead, key=lambda group: lead[group])


def _rule(view: View, references: References, place: int, target: int, group: str) -> str:
    if group == "reference":
        kinds = {r.kind for r in references.get(place, ()) if r.target == target}
        if "post" in kinds:
            return "speaks of the post"
        return "gives its number" if "number" in kinds else "speaks of the comment above"
    if group == "place" and place - target > 1:
        return "stands shortly after"
    if group in ("post", "place") and target in view.posts:
        return RULES["post"]
    if group == "post":
        return "answers the opening comment"
    return RULES[group]


def _evidence(view: View, references: References, place: int, target: int) -> tuple[Span, ...]:
    """Return the words that show the answer: quotes on both sides, names, references."""
    source, goal = view.conversation.comments[place], view.conversation.comments[target]
    spans: list[Span] = []
    for quote in view.quotes.get(place, ()):
        if quote.target == goal.id:
            spans.append(Span(source.id, quote.start, quote.end))
            spans.append(Span(goal.id, quote.target_start, quote.target_end))
    key = view.traits[target].key
    spans += (
        Span(source.id, call.start, call.end)
        for call in view.traits[place].calls
        if key is not None and call.author == key
    )
    spans += (
        Span(source.id, reference.start, reference.end)
        for reference in references.get(place, ())
        if reference.target == target
    )
    return tuple(spans[:12])


def _further(
    view: View,
    references: References,
    place: int,
    candidates: Sequence[Candidate],
    main: int,
) -> tuple[Link, ...]:
    """Return links to those whom a comment answers too: other authors called, others quoted."""
    trait = view.traits[place]
    called = {call.author for call in trait.calls if call.kind in (*ADDRESSING, "vocative")}
    quoted = {
        view.conversation.order[quote.target]
        for quote in view.quotes.get(place, ())
        if told_by_quote(view, quote, place) >= 0.6
    }
    done = {main}
    taken = {view.traits[main].key}
    links: list[Link] = []
    for candidate in candidates:
        key = view.traits[candidate.place].key
        names = key is not None and key in called and key not in taken
        if candidate.place in done or not (names or candidate.place in quoted):
            continue
        done.add(candidate.place)
        taken.add(key)
        links.append(_link(view, references, place, candidate, candidates, (), primary=False))
    return tuple(links)
