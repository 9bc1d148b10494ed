"""Comments to claims: the stretches that claim, give a reason, propose or ask."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from msgspec import structs

from argmap.mine.acts import CLAIMING, Act, Claiming, Detector, Reading, read_acts
from argmap.mine.quotes import Quote, find_quotes, quoted_spans
from argmap.mine.sentences import Place, fitted, holding
from argmap.model import Claim, Comment, Conversation, Link

Tell = Callable[[str, int, int], None]
Readings = Mapping[str, Reading]  # of comments, by their ids

LEAST_ALONE = 0.3  # what is no sure claim is one if its comment has nothing surer
EVERY = 400  # comments between two words on the progress
_MOSTLY = 0.6  # share of the words of a comment from which on it is mostly quotation
_LONG = 400  # words of a comment; of what goes beyond there are fewer claims
_PER_WORDS_OF_LONG = 80


def find_claims(
    conversation: Conversation,
    tell: Tell,
    quotes: Iterable[Quote] | None = None,
    detector: Detector | None = None,
    readings: Readings | None = None,
) -> tuple[Claim, ...]:
    """Return the claims of all comments, in order, with ids `k:<comment>.<n>`.

    Sentences and clauses that claim, give a reason, propose or ask; not greetings, thanks, bare
    agreement, remarks on the exchange itself, addresses of pages, nor the words of others. Of a
    comment that is little but a quotation from elsewhere, the quotation counts: its poster puts
    it forward.

    Args:
        conversation: what a reader returned.
        tell: called now and then with a step's name, how many comments are done, of how many.
        quotes: what `find_quotes` returns for it, where that is known.
        detector: has the last word on which stretches are claims; without it rules have.
        readings: what `read_comments` returns for all this, where that is known.
    """
    if readings is None:
        readings = read_comments(conversation, tell, quotes, detector)
    return tuple(
        claim
        for comment in conversation.comments
        for claim in _claims(comment, _chosen(_read(readings[comment.id]), comment))
    )


def shown_claims(
    conversation: Conversation, readings: Readings, held: Mapping[str, Collection[Place]]
) -> tuple[Claim, ...]:
    """Return the claims as the sieve of the readings has them; as rules have where none was.

    What is `held`, stretches of a comment by its id, stays a claim whatever the sieve says.
    """
    found: list[Claim] = []
    for comment in conversation.comments:
        reading = readings[comment.id]
        claiming = reading.shown or _read(reading)
        chosen = _chosen(claiming, comment)
        stay = held.get(comment.id, ())
        chosen += [a for a in claiming.acts if a.place in stay and a not in chosen]
        found += _claims(comment, sorted(chosen, key=lambda act: act.start))
    return tuple(found)


def read_comments(
    conversation: Conversation,
    tell: Tell,
    quotes: Iterable[Quote] | None = None,
    detector: Detector | None = None,
) -> dict[str, Reading]:
    """Return how each comment is read, by its id; the arguments are those of `find_claims`."""
    by_comment = quotes_by_comment(find_quotes(conversation) if quotes is None else quotes)
    found: dict[str, Reading] = {}
    for place, comment in enumerate(conversation.comments):
        if place % EVERY == 0:
            tell("claims", place, len(conversation.comments))
        own = by_comment[comment.id]
        found[comment.id] = read_comment(comment, own, conversation.language, detector)
    return found


def segment_claims(text: str, language: str = "en") -> tuple[Claim, ...]:
    """Return the claims of one text, as `find_claims` finds them in a comment."""
    comment = Comment(id="c:1", text=text)
    return find_claims(Conversation(comments=(comment,), language=language), silent)


def stated(claim: Claim) -> Link:
    """Return the link from a comment to a claim that it makes."""
    return Link(
        source=claim.comment,
        target=claim.id,
        kind="states",
        origin=claim.origin,
        rule=claim.rule,
        confidence=claim.confidence,
    )


def silent(step: str, done: int, total: int) -> None:
    """Tell nobody."""


def quotes_by_comment(quotes: Iterable[Quote]) -> dict[str, tuple[Quote, ...]]:
    """Return the quotes of each comment id; of one without any, an empty tuple."""
    found: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        found[quote.comment].append(quote)
    return defaultdict(tuple, {comment: tuple(listed) for comment, listed in found.items()})


def read_comment(
    comment: Comment, quotes: Sequence[Quote], language: str, detector: Detector | None = None
) -> Reading:
    """Return what each clause of a comment does, its quotations left aside as is fit."""
    if comment.role == "pingback":
        return read_acts("", (), language)
    text = comment.text
    repeated = [(quote.start, quote.end) for quote in quotes if quote.how == "repeated"]
    quoted = _joined((*quoted_spans(text), *repeated)) if repeated else quoted_spans(text)
    reading = read_acts(text, quoted, language, detector)
    known = [holding(quote.start, quoted) for quote in quotes]
    foreign = sorted(set(quoted).difference(place for place in known if place is not None))
    if not foreign or _share(text, foreign) < _MOSTLY or _makes_a_case(reading.acts):
        return reading
    own = read_acts(text, sorted(set(quoted).difference(foreign)), language, detector)

    def kept(acts: Iterable[Act]) -> tuple[Act, ...]:
        whole = (act for act in acts if fitted(text, act.start, act.end, foreign) == act.place)
        return tuple(_put_forward(act, foreign) for act in whole)

    shown = own.shown and structs.replace(own.shown, acts=kept(own.shown.acts))
    return structs.replace(own, acts=kept(own.acts), shown=shown)


def _joined(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return the places in order, those that touch as one."""
    joined: list[Place] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _share(text: str, places: Sequence[Place]) -> float:
    size = len("".join(text.split()))
    return sum(len("".join(text[a:b].split())) for a, b in places) / size if size else 0.0


def _makes_a_case(acts: Sequence[Act]) -> bool:
    return sum(act.does in ("claim", "premise") for act in acts) >= 2


def _put_forward(act: Act, foreign: Sequence[Place]) -> Act:
    if act.does in CLAIMING and holding(act.start, foreign) is not None:
        rule = f"{act.rule}, in a quotation put forward"
        return structs.replace(act, rule=rule, confidence=round(act.confidence * 0.85, 2))
    return act


def _read(reading: Reading) -> Claiming:
    return Claiming(reading.acts, reading.least)


def _chosen(claiming: Claiming, comment: Comment) -> list[Act]:
    """Return the acts that become claims: the surest, as many as the comment is long."""
    words = len(comment.text.split())
    alone = min(LEAST_ALONE, claiming.least)
    may_be = [a for a in claiming.acts if a.does in CLAIMING and a.confidence >= alone]
    likely = [act for act in may_be if act.confidence >= claiming.least]
    if not likely:
        return sorted(may_be, key=lambda act: (-act.confidence, act.start))[:1]
    most = 4 + min(words, _LONG) // claiming.per_words + max(0, words - _LONG) // _PER_WORDS_OF_LONG
    kept = sorted(likely, key=lambda act: (-act.confidence, act.start))[:most]
    return sorted(kept, key=lambda act: act.start)


def _claims(comment: Comment, acts: Iterable[Act]) -> list[Claim]:
    name = comment.id.removeprefix("c:")
    return [
        Claim(
            id=f"k:{name}.{number}",
            comment=comment.id,
            start=act.start,
            end=act.end,
            text=comment.text[act.start : act.end],
            role=act.role,
            rule=act.why,
            confidence=act.confidence,
        )
        for number, act in enumerate(acts, start=1)
    ]
