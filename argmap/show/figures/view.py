"""What a person chose to see, and which cards that shows."""

from collections.abc import Collection, Iterable
from typing import Literal

from msgspec import Struct

from argmap.show.figures.arrays import NOTHING
from argmap.show.figures.blocks import choose
from argmap.show.figures.filters import Filter
from argmap.show.figures.strands import Strands
from argmap.show.figures.strongest import strongest

LayoutName = Literal["layered", "outline", "lanes"]
Rows = Literal["", "authors", "camps"]

OPEN_SMALL = 30  # cards at first: what one can take in
STEP = 12  # answers more with each opening of a card
WAY = 30  # cards shown of the way up from what is selected; the rest of a longer one stays hidden
LARGE = 2000  # nodes above which a map opens on blocks: its strands alone would fill many screens
MOST = 200_000  # cards: laying out more takes minutes, and no browser draws them


class View(Struct, frozen=True):
    """What a person chose to see.

    Args:
        keep: the filter.
        layout: how the cards are placed.
        rows: what the rows of lanes are; "" leaves it to the conversation.
        focus: the node of which, with all that hangs on it, alone is shown; "" for none.
        opened: how many steps of answers were asked for below a node.
        shut: the nodes whose answers are folded away.
        everything: whether all cards are shown.
        selected: the nodes that must not be hidden.
        slim: whether the screen is so narrow that no card may be wider than the others.
    """

    keep: Filter = Filter()
    layout: LayoutName = "layered"
    rows: Rows = ""
    focus: str = ""
    opened: dict[str, int] = {}
    shut: frozenset[str] = frozenset()
    everything: bool = False
    selected: tuple[str, ...] = ()
    slim: bool = False


class Shown(Struct, frozen=True):
    """The cards of a view.

    Args:
        cards: their numbers, in reading order.
        up: by card, the one it hangs on; if that is not shown, the nearest one above that is.
        closed: by card that stands for more than itself, the roots of the strands it stands for.
        of: how many cards there are to be shown.
        trail: the way from the top to what is in focus, which comes last; empty without focus.
    """

    cards: tuple[int, ...]
    up: dict[int, int]
    closed: dict[int, tuple[int, ...]]
    of: int
    trail: tuple[int, ...] = ()


def shown_cards(strands: Strands, view: View) -> Shown:
    """Return the cards to show.

    Few at first: what is argued about most, or in a large conversation its blocks; then what was
    opened, and the way to the selection.
    """
    focus = strands.card(view.focus)
    scope = strands.top_down if focus == NOTHING else strands.branch(focus)
    first = 0 if focus == NOTHING else strands.at[focus]
    inside = range(first, first + len(scope))
    opened = {strands.card(node): steps for node, steps in view.opened.items()}
    opened = {card: steps for card, steps in opened.items() if _place(strands, card) in inside}
    wanted = [card for node in view.selected if (card := strands.card(node)) != NOTHING]
    wanted = [card for card in wanted if strands.at[card] in inside]
    closed: dict[int, tuple[int, ...]] = {}
    tops = {focus}
    if view.everything and len(scope) <= MOST:
        chosen = set(scope)
    elif focus == NOTHING and len(strands.ground.comment) > LARGE:
        chosen, closed = _in_blocks(strands, opened, wanted)
        tops = {*strands.pieces.size, *strands.pieces.bare}
    else:
        chosen = set(strongest(strands, scope, OPEN_SMALL))
        chosen.update(_opened(strands, opened), wanted)
    if len(chosen) < len(scope):
        _add_ways(strands, chosen, tops)
    chosen = _without_shut(strands, chosen, view, wanted)
    trail = () if focus == NOTHING else (*list(strands.above(focus))[::-1], focus)
    return Shown(
        cards=tuple(sorted(chosen)),
        up=_ups(strands, chosen, inside),
        closed={card: roots for card, roots in closed.items() if card in chosen},
        of=len(scope),
        trail=trail,
    )


def _place(strands: Strands, card: int) -> int:
    return NOTHING if card == NOTHING else strands.at[card]


def _opened(strands: Strands, opened: dict[int, int]) -> Iterable[int]:
    for card, steps in opened.items():
        yield card
        yield from strands.children(card)[: steps * STEP]


def _in_blocks(
    strands: Strands, opened: dict[int, int], wanted: list[int]
) -> tuple[set[int], dict[int, tuple[int, ...]]]:
    """Return the cards of a picture in blocks, and which of them are closed blocks."""
    choice = choose(strands, opened, wanted)
    piece = strands.pieces.piece
    chosen = {*choice.roots, *wanted}
    for card, steps in choice.steps.items():
        more = steps
        if steps and piece[card] == card:
            own = strands.branch(card)
            chosen.update(strongest(strands, own, OPEN_SMALL, card))
            more -= 1
        chosen.update(_opened(strands, {card: more}) if steps else ())
    return chosen, choice.closed


def _add_ways(strands: Strands, chosen: set[int], tops: Collection[int]) -> None:
    """Add to what is chosen what leads up from it to a top: of a long way both ends."""
    for card in sorted(chosen.difference(tops)):
        way: list[int] = []
        for above in strands.above(card):
            if above in chosen:
                break
            way.append(above)
            if above in tops:
                break
        chosen.update(way[:WAY])
        if way and (way[-1] in tops or strands.parent[way[-1]] == NOTHING):
            chosen.add(way[-1])


def _without_shut(strands: Strands, chosen: set[int], view: View, wanted: list[int]) -> set[int]:
    """Return what is chosen without what hangs on a card that is shut, unless it is selected."""
    shut = {strands.card(node) for node in view.shut} - {NOTHING}
    for card in wanted if shut else ():
        shut.difference_update(strands.above(card))
    hidden = {card for top in shut for card in strands.branch(top)[1:]} if shut else set()
    return chosen - hidden


def _ups(strands: Strands, chosen: set[int], inside: range) -> dict[int, int]:
    """Return what each card hangs on: the nearest above it that is shown."""
    found: dict[int, int] = {}
    at = strands.at
    for card in chosen:
        above = strands.parent[card]
        while above != NOTHING and above not in chosen:
            above = strands.parent[above]
        if above != NOTHING and at[above] in inside:
            found[card] = above
    return found
