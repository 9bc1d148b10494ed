"""What speaks for one comment answering another: numbers, each with a name."""

from collections.abc import Mapping
from math import log, log1p

from msgspec import Struct

from argmap.mine.quotes import Quote
from argmap.mine.traits import Traits, View

PLACE = (
    "next",
    "second",
    "third",
    "far",
    "next_lost",
    "second_lost",
    "other_last",
    "latest",
    "gap",
    "same_minute",
    "later",
    "short_next",
    "back_next",
    "sibling",
    "thread_next",
    "answered",
    "system",
    "size",
)
OPENING = (
    "opening",
    "opening_far",
    "before_post",
    "post",
    "post_lost",
    "post_size",
    "post_you",
    "post_back",
    "post_asks",
)
NAMES = (
    "begins",
    "begins_latest",
    "called",
    "called_latest",
    "called_next",
    "named",
    "calls_other",
    "calls_other_self",
    "called_by",
    "called_by_open",
    "calls_third",
)
TURNS = (
    "self",
    "self_next",
    "partner",
    "spoke_between",
    "thanks_partner",
    "to_me",
    "to_me_open",
    "own_thread",
    "own_thread_last",
    "answered_by_me",
    "asks",
    "answers",
    "yes_to_question",
)
CONTENT = ("cosine", "shared", "phrase", "quoted", "quotes_other")
FEATURES = (*PLACE, *OPENING, *NAMES, *TURNS, *CONTENT)
NEW_FEATURES = (
    "new",
    "new_asks",
    "new_greets",
    "new_calls",
    "new_first",
    "new_size",
    "new_alone",
    "new_gap",
)
SAME_MINUTE = 1.5


class Decided:
    """What was decided for the comments so far; grows as the scorer goes on."""

    def __init__(self) -> None:
        self.target: list[int | None] = []
        self.to: list[str | None] = []
        self.thread: list[int] = []
        self.thread_last: dict[int, int] = {}
        self.answers: dict[int, int] = {}
        self.partners: dict[str, set[str]] = {}

    def add(self, view: View, target: int | None) -> None:
        """Note that the next comment answers `target`, None where it answers nothing."""
        place = len(self.target)
        trait = view.traits[place]
        thread = place if target is None else self.thread[target]
        self.target.append(target)
        self.to.append(None if target is None else view.traits[target].key)
        self.thread.append(thread)
        self.thread_last[thread] = place
        if target is not None:
            self.answers[target] = self.answers.get(target, 0) + 1
        for key in trait.addressed if trait.key is not None else ():
            self.partners.setdefault(trait.key or "", set()).add(key)
            self.partners.setdefault(key, set()).add(trait.key or "")


class Look(Struct, frozen=True):
    """What is worked out once for the comment at `place`, before its candidates are looked at.

    `last_self` and `last_other` are the last comments before it by its author and by others,
    `called` the authors it calls who have spoken, `quoted` how much it quotes each comment.
    """

    place: int
    trait: Traits
    last_self: int | None
    last_other: int | None
    called: frozenset[str]
    quoted: Mapping[int, float]


class Pair(Struct, frozen=True):
    """The comment that is looked at, `me`, and a candidate, `it`, at place `j`."""

    look: Look
    j: int
    me: Traits
    it: Traits
    distance: int
    own: bool
    lost: bool
    latest: bool
    called: bool
    since: bool


def look_of(view: View, place: int) -> Look:
    """Return what is needed of comment `place` to compare it with earlier ones."""
    trait = view.traits[place]
    key = trait.key
    last_other = place - 1
    while last_other >= 0 and key is not None and view.traits[last_other].key in (key, None):
        last_other -= 1
    quoted: dict[int, float] = {}
    for quote in view.quotes.get(place, ()):
        target = view.conversation.order[quote.target]
        quoted[target] = min(1.2, quoted.get(target, 0.0) + told_by_quote(view, quote, place))
    return Look(
        place=place,
        trait=trait,
        last_self=view.last_spoken(key, place) if key is not None else None,
        last_other=last_other if last_other >= 0 else None,
        called=frozenset(k for k in trait.addressed if view.last_spoken(k, place) is not None),
        quoted=quoted,
    )


def told_by_quote(view: View, quote: Quote, place: int) -> float:
    """Return how much a quote tells about who is answered: 1 for a sentence at the head."""
    text = view.conversation.comments[place].text
    count = len(text[quote.start : quote.end].split())
    size = 1.0 if count >= 6 else 0.6 if count >= 4 else 0.35 if count == 3 else 0.2
    if quote.how == "repeated":
        key = view.traits[view.conversation.order[quote.target]].key
        own = key is not None and view.traits[place].key == key
        return 0.0 if own else size * 0.25
    leads = not text[: quote.start].strip(" \t\n\"“„«>‘'")  # noqa: RUF001 - quotation marks
    return (1.0 if leads else size * 0.8) * quote.score


def pair_features(view: View, look: Look, decided: Decided, j: int) -> tuple[float, ...]:
    """Return the values of FEATURES for comment `look.place` answering comment `j`."""
    me, it = look.trait, view.traits[j]
    pair = Pair(
        look=look,
        j=j,
        me=me,
        it=it,
        distance=look.place - j,
        own=me.key is not None and it.key == me.key,
        lost=view.lost,
        latest=it.key is not None and view.last_spoken(it.key, look.place) == j,
        called=it.key is not None and it.key in look.called,
        since=look.last_self is not None and look.last_self > j,
    )
    return (
        *_place_features(pair, decided),
        *_opening_features(view, pair),
        *_name_features(pair),
        *_turn_features(pair, decided),
        *_content_features(view, pair),
    )


def _place_features(pair: Pair, decided: Decided) -> tuple[float, ...]:
    me, it, j, distance = pair.me, pair.it, pair.j, pair.distance
    minutes = 0.0
    timed = me.minutes is not None and it.minutes is not None
    if me.minutes is not None and it.minutes is not None:
        minutes = me.minutes - it.minutes
    return (
        distance == 1,
        distance == 2,
        distance in (3, 4),
        log(distance),
        pair.lost and distance == 1,
        pair.lost and distance == 2,
        j == pair.look.last_other and not pair.lost,
        pair.latest,
        log1p(max(0.0, minutes)),
        timed and minutes < SAME_MINUTE,
        minutes < -1,
        me.size <= 4 and distance == 1,
        me.points_back and distance == 1,
        j == decided.target[-1],
        decided.thread_last[decided.thread[j]] == j,
        log1p(decided.answers.get(j, 0)),
        it.system,
        log1p(it.size),
    )


def _opening_features(view: View, pair: Pair) -> tuple[float, ...]:
    me, j = pair.me, pair.j
    opening = j == view.opening
    if not opening and j > view.opening:
        return (0.0,) * len(OPENING)
    post = view.conversation.comments[j].role == "post"
    return (
        opening,
        log(pair.distance) if opening else 0.0,
        j < view.opening,
        post,
        post and pair.lost,
        log1p(me.size) if post else 0.0,
        post and me.you,
        post and me.points_back,
        post and me.asks,
    )


def _name_features(pair: Pair) -> tuple[float, ...]:
    me, it, called, look = pair.me, pair.it, pair.called, pair.look
    if not (me.named or it.addressed):
        return (0.0,) * len(NAMES)
    begins = called and len(me.begins) == 1 and it.key in me.begins
    called_by = me.key is not None and me.key in it.addressed
    return (
        begins * it.sure,
        begins and pair.latest,
        called * it.sure,
        called and pair.latest,
        called and pair.distance <= 2,
        it.sure if it.key is not None and it.key in me.named and not called else 0.0,
        bool(look.called) and not called and not pair.own,
        bool(look.called) and pair.own,
        called_by,
        called_by and not pair.since,
        bool(it.addressed) and not called_by and not pair.own and not pair.lost,
    )


def _turn_features(pair: Pair, decided: Decided) -> tuple[float, ...]:
    me, it, j, own, last = pair.me, pair.it, pair.j, pair.own, pair.look.last_self
    partner = it.key is not None and it.key in decided.partners.get(me.key or "", ())
    to_me = me.key is not None and decided.to[j] == me.key and not own
    own_thread = last is not None and decided.thread[j] == decided.thread[last]
    answers = it.asks and not me.asks and not own
    return (
        own,
        own and pair.distance == 1,
        partner,
        pair.since and not own,
        me.thanks and partner,
        to_me,
        to_me and not pair.since,
        own_thread,
        own_thread and decided.thread_last[decided.thread[j]] == j,
        last is not None and decided.target[last] == j,
        it.asks,
        answers,
        me.yes_no and answers,
    )


def _content_features(view: View, pair: Pair) -> tuple[float, ...]:
    me, it, j, look = pair.me, pair.it, pair.j, pair.look
    cosine = common = phrase = 0.0
    shared = me.stems & it.stems
    if shared:
        weight = view.weight
        long = 0.3 + 0.7 * len(it.stems) / view.mean_stems
        common = min(sum(map(weight.__getitem__, shared)) / max(1.0, long), 15.0) / 15
        norms = view.norms[look.place] * view.norms[j]
        cosine = sum(map(view.squares.__getitem__, shared)) / norms if norms else 0.0
        if len(shared) > 1 and j not in look.quoted:
            phrase = min(1.0, len(me.phrases & it.phrases & view.rare_phrases) / 3)
    return (
        cosine,
        common,
        phrase,
        look.quoted.get(j, 0.0),
        bool(look.quoted) and j not in look.quoted,
    )


def new_features(view: View, look: Look) -> tuple[float, ...]:
    """Return the values of NEW_FEATURES: what speaks for a comment that answers nothing."""
    me = look.trait
    before = view.traits[look.place - 1].minutes if look.place else None
    gap = me.minutes - before if me.minutes is not None and before is not None else 0.0
    return (
        1.0,
        me.asks,
        me.greets,
        bool(look.called),
        look.last_self is None and me.key is not None,
        log1p(me.size),
        not me.addressed,
        log1p(max(0.0, gap)),
    )
