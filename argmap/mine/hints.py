"""More that speaks for one comment answering another, for rankers that are not a plain sum.

What a linear score cannot use by itself is here: what holds of the comment and of the whole
conversation alike for all candidates, who comes back to whom afterwards, how deep a talk has
become, and how answers went so far.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import log1p

from msgspec import Struct

from argmap.mine.back_references import BackReference
from argmap.mine.looks import Decided, Look
from argmap.mine.openings import opens_strand, speaks_of_page
from argmap.mine.traits import Traits, View

# feature: the group that it counts towards where an answer is explained
HINTS = {
    "returns_next": "turn",
    "returns": "turn",
    "calls_me_later": "called",
    "called_later": "name",
    "called_before": "turn",
    "called_me_before": "turn",
    "mutual": "turn",
    "i_answered": "turn",
    "answered_me": "turn",
    "voices_between": "place",
    "depth": "place",
    "root": "place",
    "leaf": "place",
    "grandparent": "place",
    "ancestor": "place",
    "same_talk": "place",
    "of_opener": "post",
    "asks_at_end": "question",
    "open_question": "question",
    "it_thanks": "question",
    "it_you": "turn",
    "it_short": "place",
    "by_number": "reference",
    "by_above": "reference",
    "of_post": "reference",
}
ABOUT = (
    "chat",
    "lost",
    "has_post",
    "comments",
    "voices",
    "mean_size",
    "place",
    "size",
    "asks",
    "you",
    "points_back",
    "thanks",
    "yes_no",
    "greets",
    "votes",
    "turns_against",
    "calls",
    "names",
    "quotes",
    "refers",
    "opens_strand",
    "speaks_of_page",
    "first_time",
    "opener",
    "since_self",
    "goes_on",
    "pause",
    "timed",
    "went_next",
    "went_to_post",
    "went_to_opening",
    "went_new",
    "before_own",
    "before_asks",
    "before_calls",
)
LATER = 40  # comments after it in which somebody may come back to a comment
RUN = 4  # comments before by which is told how answers went so far
CLIMB = 8  # answers up which a talk is followed
SHORT = 3
_VOTES = re.compile(
    r"\W*(?:(?:strong|weak|very|speedy)\w*\s+)?(?:support|oppose|keep|delete|merge|neutral|approve|"
    r"yes please|agree|disagree|comment|\+1|-1|pro|contra|dafür|dagegen|pour|contre|"
    r"a favor|en contra|за|против)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\W*(?:but|however|well|actually|no|nope|not|yet|still|though|except|why|really|"
    r"aber|doch|nein|mais|non|pero|però|mas|но)\b",
    re.IGNORECASE,
)


class Scene(Struct, frozen=True, dict=True):
    """What can be looked up of a whole conversation: who calls whom where."""

    view: View
    calls: Mapping[tuple[str, str], Sequence[int]]

    @cached_property
    def opener(self) -> str | None:
        """The author of what all others may answer."""
        return self.view.traits[self.view.opening].key if self.view.traits else None

    def next_call(self, caller: str, called: str, place: int) -> float:
        """Return how soon after a place one calls another: 1 at once, 0 never."""
        places = self.calls.get((caller, called), ())
        at = bisect_right(places, place)
        return _near(places[at] - place) if at < len(places) else 0.0

    def last_call(self, caller: str, called: str, place: int) -> float:
        """Return how shortly before a place one called another."""
        places = self.calls.get((caller, called), ())
        at = bisect_left(places, place)
        return _near(place - places[at - 1]) if at else 0.0

    def next_spoken(self, key: str, place: int) -> float:
        """Return how soon after a place somebody speaks again."""
        places = self.view.spoken.get(key, ())
        at = bisect_right(places, place)
        return _near(places[at] - place) if at < len(places) else 0.0


def scene_of(view: View) -> Scene:
    """Return who calls whom where in a conversation."""
    calls: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, trait in enumerate(view.traits):
        if trait.key is not None:
            for key in trait.addressed:
                calls[trait.key, key].append(place)
    return Scene(view, calls)


def _near(distance: int) -> float:
    return float(distance**-0.5) if distance <= LATER else 0.0


class Stand(Struct, frozen=True):
    """How things stand when a comment is looked at, for all of its candidates."""

    scene: Scene
    look: Look
    decided: Decided
    voices: Mapping[int, int]
    ancestors: Mapping[int, int]
    before: int | None
    references: Sequence[BackReference]


def stand_of(
    scene: Scene, look: Look, decided: Decided, window: int, references: Sequence[BackReference]
) -> Stand:
    """Return how things stand for comment `look.place`."""
    before = decided.target[-1] if decided.target else None
    return Stand(
        scene=scene,
        look=look,
        decided=decided,
        voices=_voices(scene.view, look, window),
        ancestors=_ancestors(decided),
        before=before,
        references=references,
    )


def _voices(view: View, look: Look, window: int) -> dict[int, int]:
    """Return how many other authors spoke between each earlier comment and this one."""
    heard: set[str] = set()
    found: dict[int, int] = {}
    for j in range(look.place - 1, max(-1, look.place - window - 1), -1):
        found[j] = len(heard)
        key = view.traits[j].key
        if key is not None and key != look.trait.key:
            heard.add(key)
    return found


def _ancestors(decided: Decided) -> dict[int, int]:
    """Return how many answers up from the comment before others of its talk stand."""
    found: dict[int, int] = {}
    place: int | None = len(decided.target) - 1
    for steps in range(1, CLIMB + 1):
        place = decided.target[place] if place is not None and place >= 0 else None
        if place is None:
            break
        found[place] = steps
    return found


def hints(stand: Stand, j: int) -> tuple[float, ...]:
    """Return the values of HINTS for the comment answering comment `j`."""
    it = stand.scene.view.traits[j]
    return (
        *_of_people(stand, it),
        *_of_course(stand, j),
        *_of_candidate(stand, it, j),
        *_of_references(stand, j),
    )


def _of_people(stand: Stand, it: Traits) -> tuple[float, ...]:
    scene, me, place, decided = stand.scene, stand.look.trait, stand.look.place, stand.decided
    if me.key is None or it.key is None or me.key == it.key:
        returns = scene.next_spoken(it.key, place) if it.key is not None and not me.key else 0.0
        return (returns == 1.0, returns, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    last = stand.look.last_self
    returns = scene.next_spoken(it.key, place)
    return (
        returns == 1.0,
        returns,
        scene.next_call(it.key, me.key, place),
        scene.next_call(me.key, it.key, place),
        scene.last_call(me.key, it.key, place),
        scene.last_call(it.key, me.key, place),
        last is not None and decided.to[last] == it.key,
        log1p(decided.spoke.get((me.key, it.key), 0)),
        log1p(decided.spoke.get((it.key, me.key), 0)),
    )


def _of_course(stand: Stand, j: int) -> tuple[float, ...]:
    decided, before = stand.decided, stand.before
    up = stand.ancestors.get(j, 0)
    return (
        log1p(stand.voices.get(j, 9)),
        log1p(decided.depth[j]),
        decided.target[j] is None,
        j not in decided.answers,
        before is not None and j == decided.target[before],
        1 / up if up else 0.0,
        decided.thread[j] == decided.thread[-1],
    )


def _of_candidate(stand: Stand, it: Traits, j: int) -> tuple[float, ...]:
    asks = it.asks_at_end
    return (
        it.key is not None and it.key == stand.scene.opener,
        asks,
        asks and j not in stand.decided.answers,
        it.thanks,
        it.you,
        it.size <= SHORT,
    )


def _of_references(stand: Stand, j: int) -> tuple[float, ...]:
    found = {r.kind: r.weight for r in stand.references if r.target == j}
    return (found.get("number", 0.0), found.get("above", 0.0), found.get("post", 0.0))


def about(stand: Stand) -> tuple[float, ...]:
    """Return the values of ABOUT: what holds whichever comment is answered."""
    view, look = stand.scene.view, stand.look
    return (
        *_of_conversation(view, look),
        *_of_comment(stand, view.conversation.comments[look.place].text),
        *_of_moment(stand),
    )


def _of_conversation(view: View, look: Look) -> tuple[float, ...]:
    return (
        view.chat,
        view.lost,
        view.has_post,
        log1p(len(view.traits)),
        log1p(len(view.spoken)),
        log1p(view.mean_stems),
        log1p(look.place),
    )


def _of_comment(stand: Stand, text: str) -> tuple[float, ...]:
    look, me = stand.look, stand.look.trait
    return (
        log1p(me.size),
        me.asks,
        me.you,
        me.points_back,
        me.thanks,
        me.yes_no,
        me.greets,
        _VOTES.match(text) is not None,
        _AGAINST.match(text) is not None,
        bool(look.called),
        bool(me.named),
        max(look.quoted.values(), default=0.0),
        bool(stand.references),
        opens_strand(text),
        speaks_of_page(text),
    )


def _of_moment(stand: Stand) -> tuple[float, ...]:
    scene, look, decided = stand.scene, stand.look, stand.decided
    view, me, place = scene.view, look.trait, look.place
    before = view.traits[place - 1] if place else me
    timed = me.minutes is not None and before.minutes is not None
    pause = max(0.0, me.minutes - before.minutes) if timed else 0.0  # type: ignore[operator]
    run = range(max(0, place - RUN), place)
    return (
        look.last_self is None and me.key is not None,
        me.key is not None and me.key == scene.opener,
        _near(place - look.last_self) if look.last_self is not None else 0.0,
        scene.next_spoken(me.key, place) if me.key is not None else 0.0,
        log1p(pause),
        timed,
        _share(decided.target[i] == i - 1 for i in run),
        _share(decided.target[i] in view.are_posts for i in run),
        _share(decided.target[i] == view.opening for i in run),
        _share(decided.target[i] is None for i in run),
        me.key is not None and before.key == me.key,
        before.asks,
        bool(before.addressed),
    )


def _share(said: Iterable[bool]) -> float:
    values = list(said)
    return sum(values) / len(values) if values else 0.0
