"""How likely each earlier comment is what a comment answers."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import exp
from operator import mul
from typing import NamedTuple, Protocol

from msgspec import Struct

from argmap.mine import openings, weights
from argmap.mine.back_references import BackReference
from argmap.mine.hints import Scene, about, hints, scene_of, stand_of
from argmap.mine.looks import Decided, Look, look_of
from argmap.mine.pairs import new_features, pair_features
from argmap.mine.traits import View

WINDOW = 30  # so many comments before are always looked at
COMMONEST = 24  # a stem in more comments than this leads to none of them
MOST_POSTS = 30  # of more posts, the first and the last so many are looked at
MOST_FAR = 6  # so many comments outside of the window are looked at for the words they share


class Candidate(NamedTuple):
    """An earlier comment by its place, how likely it is answered, and what speaks for it.

    `features` are the values of FEATURES, with a ranker also of HINTS; `post` and `reference` what
    is added to their weighted sum for the post and for what the comment says of another in so
    many words. `about` are the values of ABOUT, none without a ranker.
    """

    place: int
    confidence: float
    features: tuple[float, ...]
    post: float
    reference: float
    about: tuple[float, ...] = ()


class Rater(Protocol):
    """Rates the candidates of the comments of one conversation."""

    def rate(self, candidates: Sequence[Candidate]) -> tuple[Sequence[float], float]:
        """Return the score of each candidate, and that of answering none: -inf if it must."""

    def parts(self, candidates: Sequence[Candidate]) -> tuple[Mapping[str, float], ...]:
        """Return how much less each candidate would score without each group of features."""


Ranker = Callable[[View], Rater]


class Setting(Struct, frozen=True):
    """What stays while the comments of a conversation are decided one after the other.

    `index` has the places of each stem so far, `scene` is there where a rater is.
    """

    view: View
    index: dict[str, list[int]]
    nested: bool
    rater: Rater | None = None
    scene: Scene | None = None


def score_replies(
    view: View,
    references: Mapping[int, Sequence[BackReference]],
    tell: Callable[[int], None] | None = None,
    rater: Rater | None = None,
) -> tuple[tuple[Candidate, ...], ...]:
    """Return what `each_scored` yields, all at once."""
    return tuple(each_scored(view, references, tell, rater))


def each_scored(
    view: View,
    references: Mapping[int, Sequence[BackReference]],
    tell: Callable[[int], None] | None = None,
    rater: Rater | None = None,
) -> Iterator[tuple[Candidate, ...]]:
    """Yield for every comment its candidates, the likeliest first.

    What is looked at one by one need not all be held: of 100,000 comments that is gigabytes.
    Comments are decided one after the other, since whom one answers tells whom the next does.

    Args:
        view: of the conversation.
        references: to other comments in so many words, by the place of the comment.
        tell: called now and then with how many comments are done.
        rater: scores the candidates in place of the plain sum.
    """
    decided = Decided()
    scene = scene_of(view) if rater is not None else None
    setting = Setting(view, defaultdict(list), _is_nested(view), rater, scene)
    for place, comment in enumerate(view.conversation.comments):
        candidates = _ranked(setting, look_of(view, place), decided, references.get(place, ()))
        yield candidates
        target = candidates[0].place if candidates and is_answer(candidates) else None
        if comment.reply_to is not None:
            target = view.conversation.order[comment.reply_to]
        decided.add(view, target)
        for stem in view.traits[place].stems:
            setting.index[stem].append(place)
        if tell is not None and place % 100 == 99:
            tell(place + 1)


def is_answer(candidates: Sequence[Candidate]) -> bool:
    """Tell whether a comment rather answers its likeliest candidate than nothing."""
    return candidates[0].confidence > 1 - sum(candidate.confidence for candidate in candidates)


def _ranked(
    setting: Setting, look: Look, decided: Decided, references: Sequence[BackReference]
) -> tuple[Candidate, ...]:
    """Return the candidates of one comment with their confidences, which sum to 1 at most."""
    view = setting.view
    places = _places(view, look, setting.index, references)
    if not places:
        return ()
    found = _summed(setting, look, decided, references, places)
    scores: Sequence[float] = [candidate.confidence for candidate in found]
    new = float("-inf")
    if setting.rater is not None and setting.scene is not None:
        stand = stand_of(setting.scene, look, decided, WINDOW, references)
        whole = about(stand)
        found = [
            Candidate(place, score, (*features, *hints(stand, place)), post, reference, whole)
            for place, score, features, post, reference, _ in found
        ]
        scores, new = setting.rater.rate(found)
    elif style_of(view).new and not view.has_post:
        new = sum(map(mul, style_of(view).new, new_features(view, look)))
    most = max(new, *scores)
    odds = [exp(score - most) for score in scores]
    total = sum(odds) + exp(new - most)
    likely = (
        Candidate(c.place, odd / total, c.features, c.post, c.reference, c.about)
        for c, odd in zip(found, odds, strict=True)
    )
    return tuple(sorted(likely, key=lambda c: (-c.confidence, -c.place)))


def _summed(
    setting: Setting,
    look: Look,
    decided: Decided,
    references: Sequence[BackReference],
    places: Sequence[int],
) -> list[Candidate]:
    """Return the candidates with the weighted sums of their features in place of confidences."""
    view, style = setting.view, style_of(setting.view)
    post_bonus = _post_bonus(view, look, decided, setting.nested)
    referred: dict[int, float] = {}
    for said in references:
        referred[said.target] = max(said.weight, referred.get(said.target, 0.0))
    found: list[Candidate] = []
    for j in places:
        features = pair_features(view, look, decided, j)
        post = _bonus(view, look, j, post_bonus)
        reference = referred.get(j, 0.0)
        score = sum(map(mul, style.pair, features)) + post + reference
        found.append(Candidate(j, score, features, post, reference))
    return found


def style_of(view: View) -> weights.Style:
    """Return the weights that fit a conversation."""
    return weights.CHAT if view.chat else weights.LETTERS


def parts_of(view: View, candidate: Candidate) -> dict[str, float]:
    """Return the shares of each group of features in the score of a candidate."""
    parts = dict.fromkeys(weights.GROUPS, 0.0)
    weighted = map(mul, style_of(view).pair, candidate.features)
    for group, value in zip(weights.GROUP_OF, weighted, strict=True):
        parts[group] += value
    parts["post"] += candidate.post
    parts["reference"] += candidate.reference
    return parts


def _is_nested(view: View) -> bool:
    """Tell whether the source shows who answers whom, so that what it does not nest is said."""
    said = [c for c in view.conversation.comments if c.role == "comment"]
    declared = sum(comment.reply_to is not None for comment in said)
    return declared >= openings.NESTED * max(1, len(said))


def _bonus(view: View, look: Look, j: int, post_bonus: float) -> float:
    """Return what is added for what kind of comment `j` is."""
    role = view.conversation.comments[j].role
    if role == "pingback":
        return weights.PINGBACK
    if role != "post":
        return 0.0
    own = look.trait.key is not None and view.traits[j].key == look.trait.key
    return openings.OWN_POST if own and look.last_other != j else post_bonus


def _post_bonus(view: View, look: Look, decided: Decided, nested: bool) -> float:
    """Return what a post has over the opening of a talk, less where comments answer each other."""
    if not view.has_post:
        return 0.0
    said = [
        decided.target[j] in view.are_posts
        for j in range(max(0, look.place - weights.MOMENTUM_OF), look.place)
        if view.conversation.comments[j].role == "comment"
    ]
    share = (sum(said) + 1) / (len(said) + 1)
    quotes = max(look.quoted.values(), default=0.0) >= weights.CLEARLY_QUOTED
    to_somebody = bool(look.called or quotes) and not look.called & view.posters
    bonus = weights.POST_BONUS + weights.MOMENTUM * (share - 0.5)
    bonus += openings.TOP_LEVEL * nested
    text = view.conversation.comments[look.place].text
    bonus += openings.OPENS * openings.opens_strand(text)
    bonus += openings.OF_PAGE * openings.speaks_of_page(text)
    return bonus - weights.TO_SOMEBODY * to_somebody


def _places(
    view: View,
    look: Look,
    index: Mapping[str, Sequence[int]],
    references: Sequence[BackReference],
) -> list[int]:
    """Return the earlier comments that are looked at: the last ones, and those pointed at."""
    place = look.place
    places = set(range(max(0, place - WINDOW), place))
    places.update((0,) if place else ())
    posts = bisect_left(view.posts, place)
    places.update(view.posts[: min(1, posts)])
    places.update(view.posts[max(0, posts - MOST_POSTS) : posts])
    places.update(reference.target for reference in references)
    places.update(look.quoted)
    for key in look.trait.named:
        last = view.last_spoken(key, place)
        before = view.last_spoken(key, last) if last is not None else None
        places.update(p for p in (last, before) if p is not None)
    if look.last_self is not None:
        places.add(look.last_self)
    if place > WINDOW:
        places.update(_far(view, look, index))
    return sorted(places)


def _far(view: View, look: Look, index: Mapping[str, Sequence[int]]) -> list[int]:
    """Return the comments before the window that share the rarest words."""
    shared: dict[int, float] = defaultdict(float)
    for stem in look.trait.stems:
        stands = index.get(stem, ())
        if len(stands) <= COMMONEST:
            for j in stands:
                shared[j] += view.weight[stem]
    # rounded, since the order of a set, which sums follow, is another in each run of Python
    far = ((round(value, 6), j) for j, value in shared.items() if j < look.place - WINDOW)
    return [j for _, j in sorted(far, reverse=True)[:MOST_FAR]]
