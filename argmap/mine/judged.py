"""Support and rebut links as a judge of texts sees them, joined with those that cues show."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, structs

from argmap.mine.acts import Act
from argmap.mine.judgement import Judge, Judgement, Spoken
from argmap.mine.sides import Side, nearest, targets
from argmap.mine.verdicts import Kind
from argmap.model import Alternative, Claim, Link, Span

KINDS: tuple[Kind, Kind] = ("support", "rebut")
MOST_READ = 1_000  # answers of a conversation that a judge reads: half a minute's work
LEAST = (
    0.7  # how sure a label must be to become a link, the doubt whom the comment answers included
)
OPPOSED = 0.5  # a link of cues goes where the judge finds the other kind likelier than this
_FEW = 4  # claims of a comment that are judged one by one for which of them speaks
_MAY_CONCEDE = ("conceded in words", "grants a point, then turns", "praises what was said")
LEANS = "the words lean to {kind}, not surely enough; a word of agreement or denial would decide"


class Case(Struct, frozen=True):
    """A comment, the one it answers, the reply, and the links that cues show from one to other."""

    a: Side
    b: Side
    reply: Link
    links: tuple[Link, ...]

    def cue(self, kind: Kind) -> float:
        """Return how sure the surest link of a kind is, 0 where there is none."""
        return max((link.confidence for link in self.links if link.kind == kind), default=0.0)


def judged(
    sides: Mapping[str, Side],
    replies: Sequence[Link],
    links: Sequence[Link],
    judge: Judge,
    most: int = MOST_READ,
) -> tuple[tuple[Link, ...], dict[tuple[str, str], Judgement]]:
    """Return the links after a judge has read every answer, and what it says of each.

    A label that the judge is sure of becomes a link where it is sure enough whom the comment
    answers, of the claim that says it to the claim that
    it speaks to. Links of cues are left out where it reads the opposite. Where it is not sure
    nothing is added: its judgement, by comment and answered comment, tells which way it leans.

    Args:
        sides: the comments as relations see them.
        replies: who answers whom; only answers are judged.
        links: what cues show, links inside comments included.
        judge: says how one text speaks to another.
        most: how many answers it reads at most, those first of which is surest whom they answer.
    """
    cases = list(_cases(sides, replies, links))
    if len(cases) > most:
        cases = sorted(cases, key=lambda case: -case.reply.confidence)[:most]
    read = judge([_spoken(case) for case in cases])
    found = [_as_sure(case, one) for case, one in zip(cases, read, strict=True)]
    kept = {id(link): link for link in links}
    added: list[tuple[Case, Judgement]] = []
    for case, judgement in zip(cases, found, strict=True):
        for link in case.links:
            kept[id(link)] = _weighed(link, judgement)
            if _is_denied(link, judgement):
                del kept[id(link)]
        if judgement.kind is not None and not case.cue(judgement.kind):
            added.append((case, judgement))
    said = {(c.a.comment.id, c.b.comment.id): j for c, j in zip(cases, found, strict=True)}
    return (*kept.values(), *_new_links(added, judge)), said


def with_cue(judgement: Judgement, cue: Judgement) -> Judgement:
    """Return a judgement of a pair, with the label of cues where it gives none and allows theirs.

    It is then as likely as both say on average: cues are hardly ever wrong in plain talk, but the
    conversations that the judge was fitted on were written so as to mislead them.
    """
    if judgement.kind is not None or cue.kind is None or _opposes(judgement, cue.kind):
        return judgement
    mean = (judgement.of(cue.kind) + cue.confidence) / 2
    rest = (1 - mean) / max(1e-9, 1 - judgement.of(cue.kind))
    support, rebut = judgement.support * rest, judgement.rebut * rest
    if cue.kind == "support":
        return Judgement(mean, rebut, judgement.neither * rest, cue.kind, cue.rule)
    return Judgement(support, mean, judgement.neither * rest, cue.kind, cue.rule)


def leaning(reply: Link, judgement: Judgement) -> Link:
    """Return a reply with what the judge leans to among its alternatives, if it gave no label."""
    if judgement.kind is not None or judgement.confidence <= judgement.neither / 2:
        return reply
    kind = judgement.leaning
    word = "support" if kind == "support" else "dispute"
    other = Alternative(
        confidence=round(judgement.confidence, 2), kind=kind, rule=LEANS.format(kind=word)
    )
    return structs.replace(reply, alternatives=(*reply.alternatives, other))


def _cases(
    sides: Mapping[str, Side], replies: Sequence[Link], links: Sequence[Link]
) -> Iterator[Case]:
    comment_of = {claim.id: side.comment.id for side in sides.values() for claim in side.claims}
    between: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in links:
        if link.kind in KINDS:
            source, target = (comment_of.get(end, end) for end in (link.source, link.target))
            between[source, target].append(link)
    for reply in replies:
        a, b = sides[reply.source], sides[reply.target]
        says = a.comment.text.strip() and b.comment.text.strip() and a.comment.role != "pingback"
        same = a.comment.author is not None and a.comment.author == b.comment.author
        if reply.kind == "reply" and says and not same and a.reading.lexicon.language == "en":
            yield Case(a, b, reply, tuple(between[reply.source, reply.target]))


def _spoken(case: Case) -> Spoken:
    return Spoken(
        own_words(case.a),
        own_words(case.b),
        support=case.cue("support"),
        rebut=case.cue("rebut"),
    )


def own_words(side: Side) -> str:
    """Return the text of a comment without its quotations; all of it where nothing is left."""
    text, parts, place = side.comment.text, [], 0
    for start, end in side.reading.quoted:
        parts.append(text[place:start])
        place = max(place, end)
    own = "".join((*parts, text[place:])).strip()
    return own or text


def _weighed(link: Link, judgement: Judgement) -> Link:
    """Return a link of cues as sure as cues and judge together are, never surer than both."""
    if judgement.kind != link.kind:
        return link
    surer = max(link.confidence, round(judgement.confidence, 2))
    return structs.replace(link, confidence=min(surer, 0.95))


def _as_sure(case: Case, judgement: Judgement) -> Judgement:
    """Return a judgement without its label where it is not sure who is answered, and no cue is."""
    kind = judgement.kind
    if kind is None or case.cue(kind) or _confidence(case, judgement) >= LEAST:
        return judgement
    return structs.replace(judgement, kind=None)


def _confidence(case: Case, judgement: Judgement) -> float:
    """Return how sure a label is as a link, the doubt whom the comment answers included."""
    return judgement.confidence * (0.6 + 0.4 * case.reply.confidence)


def _is_denied(link: Link, judgement: Judgement) -> bool:
    if link.kind not in KINDS or link.rule in _MAY_CONCEDE:
        return False
    return _opposes(judgement, "support" if link.kind == "support" else "rebut")


def _opposes(judgement: Judgement, kind: Kind) -> bool:
    other = judgement.rebut if kind == "support" else judgement.support
    return other > OPPOSED


def _new_links(added: Sequence[tuple[Case, Judgement]], judge: Judge) -> Iterator[Link]:
    """Yield a link for each label that no cue showed, from the claim that says it most clearly."""
    asked: list[Spoken] = []
    for case, _ in added:
        asked += [Spoken(claim.text, case.b.comment.text) for claim in _candidates(case.a)]
    answers = iter(judge(asked)) if asked else iter(())
    for case, judgement in added:
        kind = judgement.kind or judgement.leaning
        likely = [(next(answers).of(kind), claim) for claim in _candidates(case.a)]
        source = max(likely, key=lambda pair: pair[0])[1].id if likely else _speaker(case.a)
        yield _link(case, judgement, source)


def _candidates(side: Side) -> tuple[Claim, ...]:
    return side.claims[:_FEW] if len(side.claims) > 1 else ()


def _speaker(side: Side) -> str:
    return side.claims[0].id if side.claims else side.comment.id


def _link(case: Case, judgement: Judgement, source: str) -> Link:
    kind = judgement.kind or judgement.leaning
    act = case.a.act_of.get(source)
    confidence = _confidence(case, judgement)
    place = (act.start, act.end) if act is not None else (0, len(case.a.comment.text))
    other: Kind = "rebut" if kind == "support" else "support"
    alternatives = [Alternative(confidence=round(judgement.of(other), 2), kind=other)]
    return Link(
        source=source,
        target=_target(act, case.a, case.b),
        kind=kind,
        rule=judgement.rule,
        confidence=round(min(0.95, confidence), 2),
        evidence=(Span(case.a.comment.id, *place),),
        alternatives=tuple(alternatives),
    )


def _target(act: Act | None, a: Side, b: Side) -> str:
    """Return the node of `b` that a label is for: by the words of the act, or of all of `a`.

    Where neither names one of several claims it is the comment, for nothing tells which is meant.
    """
    ranked = targets(act, a, b, ()) if act is not None else ()
    if ranked and ranked[0].shared:
        return ranked[0].node
    best = nearest(a, b)
    if best is not None:
        return best.node
    return b.main if len(b.claims) == 1 else b.comment.id
