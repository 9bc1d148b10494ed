"""Support and rebut: inside a comment, and between the comments of each reply."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from argmap.mine.across import MOST_ACTS, links_across
from argmap.mine.acts import Act, Detector
from argmap.mine.claims import (
    EVERY,
    Readings,
    Tell,
    find_claims,
    quotes_by_comment,
    read_comments,
    silent,
)
from argmap.mine.judged import judged
from argmap.mine.judgement import Judge, Judgement
from argmap.mine.named import Heard, meant
from argmap.mine.quotes import Quote, find_quotes
from argmap.mine.restates import find_restatements
from argmap.mine.sentences import Place
from argmap.mine.sides import Side, stems
from argmap.mine.verdicts import Kind
from argmap.mine.within import Linker, links_within
from argmap.mine.words import rarity
from argmap.model import Claim, Comment, Conversation, Link

_BY_NAME = 0.8  # how surely who is named in an agreement is agreed with
_AGREES, _UNSAID = 0.7, "denies what was said"
_FEW = 40  # claims: of fewer, how often a word occurs tells nothing


class Relations(Struct, frozen=True):
    """The links found, and the judgement on each answer by its comment and the answered one."""

    links: tuple[Link, ...]
    said: dict[tuple[str, str], Judgement]


def relate(
    conversation: Conversation,
    claims: Sequence[Claim],
    replies: Iterable[Link],
    tell: Tell,
    quotes: Iterable[Quote] | None = None,
    judge: Judge | None = None,
    detector: Detector | None = None,
    linker: Linker | None = None,
    readings: Readings | None = None,
) -> Relations:
    """Return the support, rebut and restates links that words show, and what a judge says.

    Without a judge: no cue, no link.

    Args:
        conversation: what a reader returned, authors inferred.
        claims: what `find_claims` found in it.
        replies: who answers whom, further addressees included.
        tell: called now and then with a step's name, how many comments are done, of how many.
        quotes: what `find_quotes` returns for the conversation, where that is known.
        judge: reads every answer and the comment that it answers.
        detector: what `find_claims` was given.
        linker: has the last word on which claims of one comment support each other.
        readings: what `read_comments` returns for all this, where that is known.
    """
    replies = tuple(replies)
    quotes = tuple(find_quotes(conversation) if quotes is None else quotes)
    by_comment = quotes_by_comment(quotes)
    if readings is None:
        readings = read_comments(conversation, silent, quotes, detector)
    sides = _sides(conversation, claims, readings)
    answers: dict[str, list[Link]] = defaultdict(list)
    for reply in sorted(replies, key=lambda link: not link.primary):
        if reply.kind == "reply":
            answers[reply.source].append(reply)
    found: dict[tuple[str, str, str], Link] = {}
    heard = Heard()
    for place, comment in enumerate(conversation.comments):
        if place % EVERY == 0:
            tell("relations", place, len(conversation.comments))
        a = sides[comment.id]
        links = [*links_within(a, linker)]
        for b, reply, speaks in _spoken_to(sides, comment, answers[comment.id], heard):
            links += _coherent(links_across(a, b, by_comment[comment.id], reply, speaks))
        heard.add(comment)
        for link in links:
            found.setdefault((link.source, link.target, link.kind), link)
    shown, said = tuple(found.values()), dict[tuple[str, str], Judgement]()
    if judge is not None:
        shown, said = judged(sides, replies, shown, judge)
    return Relations((*shown, *find_restatements(list(sides.values()))), said)


def _coherent(links: Sequence[Link]) -> list[Link]:
    """Take away denials that no word says, of a comment that agrees with the other in words."""
    agrees = any(x.kind == "support" and x.confidence >= _AGREES for x in links)
    return [x for x in links if not (agrees and x.kind == "rebut" and x.rule == _UNSAID)]


def _spoken_to(
    sides: Mapping[str, Side],
    comment: Comment,
    answers: Sequence[Link],
    heard: Heard,
) -> Iterator[tuple[Side, Link, Callable[[Act], bool]]]:
    """Yield whom a comment speaks to, what says so, and which of its acts may be for them.

    These are the comments that it answers, and those whose authors an agreement names.
    """
    heads = [sides[reply.target].comment for reply in answers]
    acts = sides[comment.id].reading.acts[:MOST_ACTS]
    elsewhere = meant(acts, comment, heads, heard)
    for reply in answers:
        yield sides[reply.target], reply, lambda act: act.place not in elsewhere
    for target in dict.fromkeys(elsewhere.values()):
        reply = Link(
            source=comment.id, target=target, kind="reply", primary=False, confidence=_BY_NAME
        )
        names = partial(_is_for, elsewhere, target)
        yield sides[target], reply, names


def _is_for(elsewhere: Mapping[Place, str], target: str, act: Act) -> bool:
    return elsewhere.get(act.place) == target


def _sides(
    conversation: Conversation, claims: Sequence[Claim], readings: Readings
) -> dict[str, Side]:
    of: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of[claim.comment].append(claim)
    found = {claim.id: stems(readings[claim.comment], claim.start, claim.end) for claim in claims}
    weight = rarity(found.values()) if len(claims) >= _FEW else {}
    return {
        comment.id: Side(
            comment,
            readings[comment.id],
            tuple(of[comment.id]),
            {claim.id: found[claim.id] for claim in of[comment.id]},
            weight,
        )
        for comment in conversation.comments
    }


def relation_of(a_text: str, b_text: str, language: str = "en") -> tuple[Kind | None, float, str]:
    """Return how a text speaks to the one it answers: kind or None, confidence, rule.

    This is what `relate` finds between two comments, the surest link of them; support and rebut
    that are equally sure give None.
    """
    first, second = Comment(id="c:1", text=b_text), Comment(id="c:2", text=a_text, reply_to="c:1")
    conversation = Conversation(comments=(first, second), language=language)
    claims = find_claims(conversation, silent)
    reply = Link(source="c:2", target="c:1", kind="reply", rule="given")
    sure: dict[Kind, tuple[float, str]] = {"support": (0.0, ""), "rebut": (0.0, "")}
    comment_of = {claim.id: claim.comment for claim in claims}
    for link in relate(conversation, claims, (reply,), silent).links:
        ends = [comment_of.get(node, node) for node in (link.source, link.target)]
        if ends == ["c:2", "c:1"] and link.kind in sure:
            sure[link.kind] = max(sure[link.kind], (link.confidence, link.rule))
    kind: Kind = "support" if sure["support"][0] > sure["rebut"][0] else "rebut"
    if sure["support"][0] == sure["rebut"][0]:
        return None, 0.0, ""
    return kind, *sure[kind]
