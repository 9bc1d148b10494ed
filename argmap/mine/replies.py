"""Who answers whom: declared answers first, then what the words, names and places tell."""

from collections.abc import Callable, Sequence

from msgspec import structs

from argmap.mine.authors import infer_authors
from argmap.mine.back_references import back_references
from argmap.mine.callees import Likelihood
from argmap.mine.looks import told_by_quote
from argmap.mine.quotes import Quote, find_quotes
from argmap.mine.reply_rules import MOST_COMPARED, Case, evidence, in_words, rules
from argmap.mine.scores import Candidate, Ranker, each_scored, is_answer
from argmap.mine.traits import View, view_of
from argmap.model import Alternative, Comment, Conversation, Link

Tell = Callable[[str, int, int], None]

MOST_CERTAIN = 0.99  # what is inferred is never certain
PINGBACK = 0.97  # how surely an automatic notice is about the post
CLEARLY_QUOTED = 0.6  # how much a quote must tell to make a further addressee


def link_replies(
    conversation: Conversation,
    tell: Tell,
    ranker: Ranker | None = None,
    quotes: Sequence[Quote] | None = None,
) -> tuple[Conversation, tuple[Link, ...]]:
    """Return who answers whom, and the conversation with the authors that it tells itself.

    Args:
        conversation: what a reader returned.
        tell: called now and then with the step, how many comments are done, of how many.
        ranker: scores the candidates in place of the plain sum of what speaks for them.
        quotes: what `find_quotes` returns for the conversation, where that is known.

    Returns:
        The conversation, in which lost authors are named where there is evidence, and the reply
        links: one that is primary for each comment but posts, the first and those that begin a
        talk of their own in a chat, further ones where a comment clearly answers several.
        Declared answers are "stated"; all others bear the rule that decided, a confidence, the
        words that show it and the next likely targets.
    """
    total = len(conversation.comments)
    if quotes is None:
        tell("quotes", 0, total)
        quotes = find_quotes(conversation)
    known, references = quotes, back_references(conversation)

    def likely() -> Likelihood:
        view = view_of(conversation, known)
        scored = each_scored(view, references, lambda done: tell("authors", done, total))
        return [{c.place: c.confidence for c in candidates} for candidates in scored]

    named = infer_authors(conversation, quotes, likely)
    view = view_of(named, quotes)
    rater = ranker(view) if ranker is not None else None
    scored = each_scored(view, references, lambda done: tell("replies", done, total), rater)
    cases = (Case(view, i, found, references.get(i, ()), rater) for i, found in enumerate(scored))
    links = tuple(link for case in cases for link in _links(case))
    tell("replies", total, total)
    return named, links


def _links(case: Case) -> tuple[Link, ...]:
    """Return the reply links of one comment: the main one and those to further addressees."""
    comment = case.view.conversation.comments[case.place]
    if comment.reply_to is not None:
        target = case.view.conversation.order[comment.reply_to]
        return (_declared(comment, comment.reply_to), *_further(case, target))
    if comment.role == "post":
        return _link_of_post(case.view, case.place)
    if not case.candidates or _begins_talk(case):
        return ()
    if comment.role == "pingback":
        return (_inferred(_post_first(case)),)
    return (_inferred(case), *_further(case, case.candidates[0].place))


def _begins_talk(case: Case) -> bool:
    """Tell whether a comment of a chat rather begins a talk of its own; not where it calls one."""
    calls = bool(case.view.traits[case.place].addressed)
    return case.view.chat and not calls and not is_answer(case.candidates)


def _declared(comment: Comment, target: str) -> Link:
    return Link(source=comment.id, target=target, kind="reply", origin="stated", rule="declared")


def _link_of_post(view: View, place: int) -> tuple[Link, ...]:
    """Return the answer of a post: only to a comment that it quotes at its head."""
    comments, quoted = view.conversation.comments, view.first_quoted
    if quoted is None or quoted >= place:
        return ()
    link = Link(
        source=comments[place].id,
        target=comments[quoted].id,
        kind="reply",
        rule="quotes the comment at its head",
        confidence=MOST_CERTAIN,
    )
    return (link,)


def _post_first(case: Case) -> Case:
    """Return the case with the post as the likeliest: a pingback is about the post."""
    posts = [c for c in case.candidates if c.place in case.view.are_posts]
    if not posts:
        return case
    rest = [c for c in case.candidates if c is not posts[-1]]
    scale = (MOST_CERTAIN - PINGBACK) / max(1.0, sum(c.confidence for c in rest))
    first = posts[-1]._replace(confidence=PINGBACK)
    others = (c._replace(confidence=c.confidence * scale) for c in rest)
    return structs.replace(case, candidates=(first, *others))


def _inferred(case: Case) -> Link:
    """Return the link to the likeliest candidate, with the next ones as alternatives."""
    comments = case.view.conversation.comments
    decided = rules(case)
    best, *others = case.candidates[:MOST_COMPARED]
    group = decided[best.place]
    return Link(
        source=comments[case.place].id,
        target=comments[best.place].id,
        kind="reply",
        rule=in_words(case, best.place, group),
        confidence=_confidence(best),
        evidence=evidence(case, best.place, group),
        alternatives=tuple(
            Alternative(
                _confidence(other),
                target=comments[other.place].id,
                rule=in_words(case, other.place, decided[other.place]),
            )
            for other in others
        ),
    )


def _confidence(candidate: Candidate) -> float:
    """Return it cut to four digits: cut, so that a link and its alternatives stay within 1."""
    return int(min(MOST_CERTAIN, candidate.confidence) * 10_000) / 10_000


def _further(case: Case, main: int) -> tuple[Link, ...]:
    """Return links to those whom a comment answers too: other authors called, others quoted."""
    view, comments = case.view, case.view.conversation.comments
    me = view.traits[case.place]
    called = me.addressed | {call.author for call in me.calls if call.kind == "thread"}
    quoted = {
        view.conversation.order[quote.target]
        for quote in view.quotes.get(case.place, ())
        if told_by_quote(view, quote, case.place) >= CLEARLY_QUOTED
    }
    taken = {view.traits[main].key, me.key}
    links: list[Link] = []
    for candidate in case.candidates if called or quoted else ():
        key = view.traits[candidate.place].key
        calls = key in called and key not in taken
        if candidate.place == main or not (calls or candidate.place in quoted):
            continue
        taken.add(key)
        links.append(
            Link(
                source=comments[case.place].id,
                target=comments[candidate.place].id,
                kind="reply",
                rule="names the author" if calls else "quotes the comment",
                confidence=_confidence(candidate),
                evidence=evidence(case, candidate.place, "name" if calls else "quote"),
                primary=False,
            )
        )
    return tuple(links)
