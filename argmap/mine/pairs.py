"""What speaks for one comment answering another: numbers, each with a name."""

from collections.abc import Mapping
from math import log, log1p

from msgspec import Struct

from argmap.mine.quotes import Quote
from argmap.mine.traits import Traits, View

FEATURES = (
    "next", "second", "third", "far", "next_lost", "second_lost", "opening", "opening_far", "post",
    "post_lost", "post_size", "post_you", "post_back", "post_asks", "self", "self_next", "other_last",
    "latest", "begins", "begins_latest", "called", "called_latest", "called_next", "named", "calls_other", "calls_other_self",
    "called_by", "called_by_open", "calls_third", "partner", "spoke_between", "asks", "answers",
    "yes_to_question", "thanks_partner", "cosine", "shared", "phrase", "quoted", "quotes_other",
    "gap", "same_minute", "system", "short_next", "back_next", "size", "to_me", "to_me_open",
    "sibling", "own_thread", "own_thread_last", "answered", "answered_by_me", "thread_next", "later", "before_post",
)  # fmt: skip
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


class Decided:
    """What was decided for the comments so far; grows as the scorer goes on."""

    def __init__(self) -> None:
        self.target: list[int | None] = []
        self.to: list[str | None] = []
        self.thread: list[int] = []
        self.thread_last: dict[int, int] = {}
        self.answers: dict[int, int] = {}
        self.partners: dict[str, set[str]] = {}

    def add(self, view: View, place: int, target: int | None) -> None:
        trait = view.traits[place]
        self.target.append(target)
        self.to.append(view.traits[target].key if target is not None else None)
        thread = place if target is None else self.thread[target]
        self.thread.append(thread)
        self.thread_last[thread] = place
        if target is not None:
            self.answers[target] = self.answers.get(target, 0) + 1
        if trait.key is not None:
            for key in trait.addressed:
                self.partners.setdefault(trait.key, set()).add(key)
                self.partners.setdefault(key, set()).add(trait.key)


class Look(Struct, frozen=True):
    """What is worked out once for a comment, before its candidates are looked at."""

    place: int
    trait: Traits
    last_self: int | None
    last_other: int | None
    called: frozenset[str]
    quoted: Mapping[int, float]
    common: Mapping[int, float]
    best_common: float


def look_of(view: View, place: int) -> Look:
    """Return what is needed of comment `place` to compare it with earlier ones."""
    trait = view.traits[place]
    key = trait.key
    last_self = view.last_spoken(key, place) if key is not None else None
    last_other = place - 1
    while last_other >= 0 and key is not None and view.traits[last_other].key in (key, None):
        last_other -= 1
    called = frozenset(k for k in trait.addressed if view.last_spoken(k, place) is not None)
    quoted: dict[int, float] = {}
    for quote in view.quotes.get(place, ()):
        target = view.conversation.order[quote.target]
        told = told_by_quote(view, quote, place)
        quoted[target] = min(1.2, quoted.get(target, 0.0) + told)
    return Look(
        place, trait, last_self, last_other if last_other >= 0 else None, called, quoted, {}, 0.0
    )


def told_by_quote(view: View, quote: Quote, place: int) -> float:
    """Return how much a quote tells about who is answered: 1 for a sentence at the head."""
    text = view.conversation.comments[place].text
    count = len(text[quote.start : quote.end].split())
    size = 1.0 if count >= 6 else 0.6 if count >= 4 else 0.35 if count == 3 else 0.2
    if quote.how == "repeated":
        target = view.conversation.order[quote.target]
        own = (
            view.traits[place].key is not None and view.traits[place].key == view.traits[target].key
        )
        return 0.0 if own else size * 0.25
    leads = not text[: quote.start].strip(" \t\n\"“„«>‘'")
    alone = leads and count >= 2
    return (1.0 if alone else size * 0.8) * quote.score


def pair_features(view: View, look: Look, decided: Decided, j: int) -> tuple[float, ...]:
    """Return the values of FEATURES for comment `look.place` answering comment `j`."""
    me, it = look.trait, view.traits[j]
    i = look.place
    distance = i - j
    own = me.key is not None and it.key == me.key
    lost = me.key is None
    latest = it.key is not None and view.last_spoken(it.key, i) == j
    called = it.key is not None and it.key in look.called
    called_by = me.key is not None and me.key in it.addressed
    shared = me.stems & it.stems
    weight = view.weight
    begins = called and len(me.begins) == 1 and it.key in me.begins
    common = cosine = phrase = 0.0
    if shared:
        long = 0.3 + 0.7 * len(it.stems) / view.mean_stems
        common = min(sum(weight[s] for s in shared) / max(1.0, long), 15.0) / 15
        norms = view.norms[i] * view.norms[j]
        cosine = sum(weight[s] ** 2 for s in shared) / norms if norms else 0.0
        if len(shared) > 1 and j not in look.quoted:
            phrase = len(me.phrases & it.phrases & view.rare_phrases) / 3
    gap = None
    if me.minutes is not None and it.minutes is not None:
        gap = max(0.0, me.minutes - it.minutes)
    since = look.last_self is not None and look.last_self > j
    partner = (
        it.key is not None and me.key is not None and it.key in decided.partners.get(me.key, ())
    )
    answers = it.asks and not me.asks and not own
    post = view.conversation.comments[j].role == "post"
    to_me = me.key is not None and decided.to[j] == me.key and not own
    own_thread = look.last_self is not None and decided.thread[j] == decided.thread[look.last_self]
    return (
        distance == 1,
        distance == 2,
        distance in (3, 4),
        log(distance),
        lost and distance == 1,
        lost and distance == 2,
        j == view.opening,
        log(distance) if j == view.opening else 0.0,
        post,
        post and lost,
        log1p(me.size) if post else 0.0,
        post and me.you,
        post and me.points_back,
        post and me.asks,
        own,
        own and distance == 1,
        j == look.last_other and not lost,
        latest,
        begins,
        begins and latest,
        called,
        called and latest,
        called and distance <= 2,
        it.key is not None and it.key in me.named and not called,
        bool(look.called) and not called and not own,
        bool(look.called) and own,
        called_by,
        called_by and not since,
        bool(it.addressed) and not called_by and not own and not lost,
        partner,
        since and not own,
        it.asks,
        answers,
        me.yes_no and answers,
        me.thanks and partner,
        cosine,
        common,
        min(phrase, 1.0),
        look.quoted.get(j, 0.0),
        bool(look.quoted) and j not in look.quoted,
        log1p(gap) if gap is not None else 0.0,
        gap is not None and gap < 1.5,
        it.system,
        me.size <= 4 and distance == 1,
        me.points_back and distance == 1,
        log1p(it.size),
        to_me,
        to_me and not since,
        j == decided.target[i - 1],
        own_thread,
        own_thread and decided.thread_last[decided.thread[j]] == j,
        log1p(decided.answers.get(j, 0)),
        look.last_self is not None and decided.target[look.last_self] == j,
        decided.thread_last[decided.thread[j]] == j,
        me.minutes is not None and it.minutes is not None and it.minutes > me.minutes + 1,
        j < view.opening,
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
