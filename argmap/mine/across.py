"""What one comment does to another that it answers: support and rebut links between the two."""
# ruff: noqa: RUF001 - apostrophes of both kinds are meant

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct

from argmap.mine.acts import CLAIMING, Act
from argmap.mine.named import PERSONAL, is_by, named
from argmap.mine.quotes import Quote
from argmap.mine.sides import Side, Target, targets
from argmap.mine.verdicts import (
    SURE,
    Kind,
    Verdict,
    by_correction,
    by_cue,
    by_echo,
    by_objection,
    by_quotation,
    by_words,
    by_yes_or_no,
    denies_too,
)
from argmap.model import Alternative, Link, Span

_NAME_FIRST = re.compile(r"\s*@?[A-Z][\w.'’-]{1,30}[,:]")
_SAYS_NOTHING = ("greets", "too short", "words of others", "introduces something")
_GRANTED = ("conceded in words", "only says yes")  # rules of sentences after which "But" turns
NEAR = 4  # acts after a quotation that still speak to it, or after the beginning to the comment
_ABOUT = 0.12  # share of words from which on an act is taken to be about a claim
_WELL_ABOUT = 0.25  # ... by a single word
_CLOSE = 0.3  # share from which on it repeats what it denies
_UNSURE_TARGET = 0.85  # what a verdict keeps of its confidence where the words name no target
LEAST = 0.5  # a link that is less sure is not made
MOST_ACTS = 400  # acts of a comment that are looked at; who writes more than that answers nobody
MOST = 8  # links between two comments


class Spoken(Struct, frozen=True):
    """An act of comment `a`, what it quotes of comment `b`, and where it stands.

    `first` is what opens the comment or follows a quotation, `near` what is not far from there;
    `granted` stands against what was granted right before, `turned` has such a turn after it.
    """

    act: Act
    quotes: tuple[Quote, ...]
    first: bool
    near: bool
    granted: bool
    turned: bool


class Said(Struct, frozen=True):
    """An act, what it does, to what, and the other nodes it may speak to."""

    spoken: Spoken
    verdict: Verdict
    target: Target
    ranked: tuple[Target, ...]


def links_across(
    a: Side,
    b: Side,
    quotes: Sequence[Quote],
    reply: Link,
    speaks: Callable[[Act], bool] = bool,
) -> tuple[Link, ...]:
    """Return the support and rebut links from comment `a` to comment `b`, which it answers.

    Args:
        a: the comment that answers.
        b: the comment that is answered.
        quotes: all quotations in `a`, those of other comments too.
        reply: what says that `a` answers `b`; a label is at most as sure as that allows.
        speaks: whether an act may be for `b`.
    """
    said = [
        Said(spoken, verdict, target, ranked)
        for spoken in _spoken(a, b, quotes)
        for ranked in [targets(spoken.act, a, b, spoken.quotes)]
        for verdict, target in [_verdict(spoken, ranked, a, b)]
        if verdict is not None
        and target is not None
        and speaks(spoken.act)
        and not _for_others(spoken.act, verdict, a, b, reply)
    ]
    found: dict[tuple[str, str], Link] = {}
    for place, x in enumerate(said):
        link = _link(x, a, b, _anchor(said[place : place + 2]), reply)
        before = found.get((link.source, link.target))
        if link.confidence >= LEAST and (before is None or before.confidence < link.confidence):
            found[link.source, link.target] = link
    kept = sorted(found.values(), key=lambda link: -link.confidence)[:MOST]
    return tuple(link for link in found.values() if link in kept)


def _anchor(said: Sequence[Said]) -> Target | None:
    """Return the claim that an act or the one after it is about by its words."""
    here = said[0].spoken.act.sentence
    for x in said:
        if x.spoken.act.sentence - here <= 1 and (x.target.fit >= _ABOUT or x.target.quoted):
            return x.target
    return None


def _for_others(act: Act, verdict: Verdict, a: Side, b: Side, reply: Link) -> bool:
    """Whether an agreement names somebody else than who wrote `b`."""
    if verdict.rule not in PERSONAL:
        return False
    lexicon, text = a.reading.lexicon, a.comment.text[act.start : act.end]
    if (
        act.does == "agree"
        and reply.primary
        and lexicon.find("agrees with all", a.reading.low[act.start : act.end])
    ):
        return _NAME_FIRST.match(a.comment.text) is not None
    name = named(text)
    author = b.comment.author
    return name is not None and author is not None and not is_by(name, author)


def _spoken(a: Side, b: Side, quotes: Sequence[Quote]) -> Iterator[Spoken]:
    """Yield the acts of `a` that speak to `b`: after a quotation of another comment none does."""
    since = 0  # acts since the beginning or the last quotation
    governing: tuple[Quote, ...] = ()
    before: Act | None = None
    ordered = deque(sorted(quotes, key=lambda quote: quote.start))
    acts = a.reading.acts[:MOST_ACTS]
    for act, following in zip_longest(acts, acts[1:]):
        new = _taken(ordered, act.start)
        if new:
            governing, since = new, 0
        inside = tuple(q for q in _taken(ordered, act.end) if q.end <= act.end)
        here = tuple(q for q in (inside or governing) if q.target == b.comment.id)
        if here or not (inside or governing):
            near = since < NEAR or not governing
            about = here if near or inside else ()
            granted, turned = _turns(before, act, a), _turns(act, following, a)
            yield Spoken(act, about, since == 0, since < NEAR, granted, turned)
        if inside:
            governing, since = inside, 0
        if act.rule not in _SAYS_NOTHING:
            since += 1
        before = act


def _taken(ordered: deque[Quote], until: int) -> tuple[Quote, ...]:
    """Take from the front the quotations that begin before a place, and return them."""
    taken: list[Quote] = []
    while ordered and ordered[0].start < until:
        taken.append(ordered.popleft())
    return tuple(taken)


def _turns(before: Act | None, act: Act | None, a: Side) -> bool:
    """Whether an act stands against the one before, which grants something."""
    if before is None or act is None or not _grants(before, a):
        return False
    if act.joint == "contrast":
        return True
    opens = a.reading.lexicon.opens("turns", a.reading.low[act.start : act.end])
    return opens is not None and act.does in CLAIMING and before.rule in _GRANTED


def _grants(act: Act, a: Side) -> bool:
    """Whether a clause grants something."""
    part = a.reading.low[act.start : act.end]
    return act.does in ("agree", "yes") or a.reading.lexicon.find("grants", part) is not None


def _link(said: Said, a: Side, b: Side, anchor: Target | None, reply: Link) -> Link:
    """Return the link of a verdict; where its words name no claim, what else `a` speaks to."""
    act, verdict, target = said.spoken.act, said.verdict, said.target
    confidence = SURE[verdict.rule]
    if not target.quoted:  # words that answer somebody make it likelier that they answer this one
        confidence *= 0.6 + 0.4 * reply.confidence
    if not target.quoted and target.fit < _ABOUT:
        if len(b.claims) > 1:
            confidence *= _UNSURE_TARGET
        target = anchor or target
    claim = a.claim_at.get((act.start, act.end))
    return Link(
        source=a.comment.id if claim is None else claim.id,
        target=target.node,
        kind=verdict.kind,
        rule=verdict.rule,
        confidence=round(confidence, 2),
        evidence=(Span(a.comment.id, verdict.start, verdict.end),),
        alternatives=_alternatives(verdict, confidence, target, said.ranked),
    )


def _verdict(
    spoken: Spoken, ranked: Sequence[Target], a: Side, b: Side
) -> tuple[Verdict | None, Target | None]:
    """Return what the act does, and to which of the nodes it may speak to."""
    act, best = spoken.act, ranked[0]
    if act.does in ("no", "yes"):
        return _answer(spoken, best, b)
    theirs = b.act_of.get(best.node)
    verdict = _by_its_words(spoken, best, a, b)
    if verdict is not None and verdict.kind == "support" and theirs and theirs.does == "question":
        verdict = None  # who agrees with a question shares it
    if verdict is not None and verdict.rule == "praises what was said":
        return verdict, Target(b.comment.id, 1.0)  # praise is for a contribution, not for a claim
    if verdict is not None and verdict.rule == "says that what was said is wrong":
        close = best.fit >= _CLOSE and best.shared > 1  # it says itself what it speaks to
        return (verdict, best) if best.quoted or close else (None, None)
    about = best.quoted or (best.fit >= _ABOUT and (best.shared > 1 or best.fit >= _WELL_ABOUT))
    if verdict is not None and (about or (verdict.anyhow and spoken.near)):
        return verdict, best
    if act.does in CLAIMING:
        found = [(by_words(act, a, target, b), target) for target in ranked[:3]]
        found = [(verdict, target) for verdict, target in found if verdict is not None]
        # what denies a statement says more than what answers a question in like words
        found.sort(key=lambda pair: pair[0] is not None and pair[0].rule != "denies what was said")
        if found:
            return found[0]
    return None, None


def _by_its_words(spoken: Spoken, best: Target, a: Side, b: Side) -> Verdict | None:
    """Return what the words of an act say; some say it only at the beginning of an answer."""
    act, theirs = spoken.act, b.act_of.get(best.node)
    if spoken.turned and act.rule == "conceded in words":
        return None  # a point is granted, and what comes next says which way it goes
    verdict = by_cue(act, a.comment.text, a.reading, first=spoken.first, granted=spoken.granted)
    if verdict is not None and verdict.rule == "only disagrees":
        return None if denies_too(act, a.reading, b.reading) else verdict
    if verdict is not None or not spoken.first:
        return verdict
    if theirs is not None:
        verdict = by_yes_or_no(act, a.reading, theirs, b.reading)
    if verdict is None and best.quoted:
        verdict = by_quotation(act, a.reading)
    return verdict or by_echo(act, a, b) or by_objection(act, a.reading) or by_correction(act, a, b)


def _answer(spoken: Spoken, best: Target, b: Side) -> tuple[Verdict | None, Target | None]:
    """Return what a bare "yes" or "no" does: to a proposal, or to an accusing question."""
    if spoken.act.does == "yes":
        return _consent(spoken, best, b)
    theirs = b.act_of.get(best.node)
    if theirs is None or not spoken.near:
        return None, None
    asked = b.reading.low[theirs.start : theirs.end]
    accuses = theirs.rhetorical or theirs.does == "question"
    if accuses and b.reading.lexicon.find("addresses", asked):
        return Verdict("rebut", "only says no", spoken.act.start, spoken.act.end), best
    return None, None


def _consent(spoken: Spoken, best: Target, b: Side) -> tuple[Verdict | None, Target | None]:
    """Return what a bare "yes" does: it accepts a proposal, but answers a question."""
    lexicon, asked = b.reading.lexicon, None
    for act in b.reading.acts:
        if act.does == "question" or b.comment.text[act.start : act.end].endswith("?"):
            asked = lexicon.find("asks consent", b.reading.low[act.start : act.end])
            if asked is None:
                return None, None
    proposed = [x for x in b.claims if x.role == "proposal"]
    if not spoken.first or not (proposed or asked):
        return None, None
    target = best
    if not best.quoted and best.fit < _ABOUT:
        told = proposed or [x for x in b.claims if x.role != "question"]
        target = Target(told[-1].id if told else b.comment.id, 0.0)
    verdict = Verdict("support", "accepts what was proposed", spoken.act.start, spoken.act.end)
    return verdict, target


def _alternatives(
    verdict: Verdict, confidence: float, target: Target, ranked: Sequence[Target]
) -> tuple[Alternative, ...]:
    """Return what else the link may be: of the other kind, or to another node."""
    left = 1 - confidence
    other: Kind = "rebut" if verdict.kind == "support" else "support"
    found = [Alternative(confidence=round(left * 0.4, 2), kind=other)]
    rest = [node for node in ranked if node.node != target.node][:2]
    weights = [0.1 + node.fit for node in rest]
    for node, weight in zip(rest, weights, strict=True):
        share = left * 0.6 * weight / (sum(weights) + 0.1)
        found.append(Alternative(confidence=round(share, 2), target=node.node, kind=verdict.kind))
    return tuple(found)
