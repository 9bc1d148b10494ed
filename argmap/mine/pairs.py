"""What speaks for one comment answering another: numbers, each with a name."""

from math import log, log1p

from msgspec import Struct

from argmap.mine.looks import Decided, Look
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
