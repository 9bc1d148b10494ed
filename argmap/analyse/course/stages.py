"""Who was in which camp at a few stages of a conversation, each known from what was there then."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

from argmap.analyse.camps.positions import Camps, letter, link_camps
from argmap.analyse.camps.vote_camps import vote_camps
from argmap.analyse.camps.votes import moderated_out, votes_of
from argmap.analyse.course.moments import up_to
from argmap.analyse.participants import participant_of
from argmap.analyse.stances import SAID, moment
from argmap.model import ArgumentGraph, Stance

STAGES = 4
MOST_ANSWERS = 60_000  # of a vote: parting people again at each stage takes seconds beyond
MOST_TRIED = 6  # camps whose letters are matched by trying all orders


class Stage(NamedTuple):
    """The camps as they were with the comment `comment`, or at `time` where votes tell.

    `camp_of` has everybody who had said something by then: the camp, None where nothing told it.
    """

    comment: str | None
    time: str | None
    camp_of: dict[str, str | None]


def stages(
    graph: ArgumentGraph, found: Iterable[Stance], camps: Camps, most: int = STAGES
) -> tuple[Stage, ...]:
    """Return the camps at up to four stages: with a quarter, a half, ... and all that was said.

    At each the camps are found anew from what was there by then; they get the letters of the
    final camps so that as many people as possible keep theirs.

    Args:
        graph: the graph.
        found: stances, as `stances` gathers them.
        camps: the final camps.
        most: how many stages.

    Returns:
        The stages in order, the last with the final camps. None where people named the camps,
        which then hold for the whole, where there are none, or where a vote is too large to
        part its people again and again.
    """
    if camps.how == "links":
        return _of_links(graph, camps, most)
    if camps.how == "votes":
        return _of_votes(graph, found, camps, most)
    return ()


def _of_links(graph: ArgumentGraph, camps: Camps, most: int) -> tuple[Stage, ...]:
    total = len(graph.comments)
    places = sorted({-(-total * part // most) - 1 for part in range(1, most + 1)})
    made = []
    for place in places:
        there = [participant_of(comment) for comment in graph.comments[: place + 1]]
        parted = camps if place == total - 1 else link_camps(up_to(graph, place))
        made.append(
            Stage(graph.comments[place].id, None, _as(parted.camp_of, camps.camp_of, there))
        )
    return tuple(made)


def _of_votes(
    graph: ArgumentGraph, found: Iterable[Stance], camps: Camps, most: int
) -> tuple[Stage, ...]:
    timed = [s for s in found if s.source in SAID and s.time and moment(s.time) == moment(s.time)]
    if not timed or len(timed) > MOST_ANSWERS:
        return ()
    timed.sort(key=lambda stance: moment(stance.time or ""))
    out, made = moderated_out(graph), []
    for part in range(1, most + 1):
        so_far = timed[: -(-len(timed) * part // most)]
        there = [stance.participant for stance in so_far]
        if part == most:
            parted: Mapping[str, str] = camps.camp_of
        else:
            camp_of = vote_camps(votes_of(so_far, out)).camp_of
            parted = {who: letter(camp) for who, camp in camp_of.items()}
        made.append(Stage(None, so_far[-1].time, _as(parted, camps.camp_of, there)))
    return tuple(made)


def _as(
    then: Mapping[str, str], final: Mapping[str, str], there: Sequence[str]
) -> dict[str, str | None]:
    """Return the camps of all who were there, with letters that fit the final camps best."""
    old = sorted(set(then.values()))
    spare = [name for name in old if name not in set(final.values())]
    new = [*sorted(set(final.values())), *spare]
    together = Counter((camp, final.get(who)) for who, camp in then.items())
    orders = permutations(new, len(old)) if len(new) <= MOST_TRIED else [tuple(old)]
    best = max(
        orders, key=lambda order: sum(together[a, b] for a, b in zip(old, order, strict=True))
    )
    called = dict(zip(old, best, strict=True))
    return {who: called.get(then.get(who, "")) for who in dict.fromkeys(there)}
