"""The parts of each comment on a page: its words, its author, its time, how many like it."""
# ruff: noqa: SIM905 - a word list reads best as text

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from argmap.read.web.blocks import Found
from argmap.read.web.forms import LIKES, SUBJECTS
from argmap.read.web.markup import Page
from argmap.read.web.names import is_name, time_of

LEAD = 40  # characters that may stand before a name that heads a comment: "#12 by "
WEAK = frozenset("cite dt summary h2 h3 h4 h5 h6 strong b".split())


class Parts(Struct, frozen=True):
    """Places of the elements that hold the parts of one comment; -1 or empty where it has none.

    Where `texts` is empty, the words are what is left of the comment without the other parts.
    """

    texts: tuple[int, ...] = ()
    author: int = -1
    time: int = -1
    likes: int = -1
    subject: int = -1


def find_parts(page: Page, found: Found) -> tuple[Parts, ...]:
    """Return the parts of each comment, in their order."""
    texts = _ranked(page, found, found.form.text)
    authors = _ranked(page, found, found.form.author)
    times = _ranked(page, found, found.form.time)
    likes = _ranked(page, found, (LIKES,))
    subjects = _ranked(page, found, (SUBJECTS,))
    quoted = page.inside(page.select("blockquote, q"))
    return tuple(
        _parts(
            page,
            found,
            number,
            quoted,
            [x[number] for x in (texts, authors, times, likes, subjects)],
        )
        for number in range(len(found.blocks))
    )


Ranked = dict[int, list[tuple[int, ...]]]


def _ranked(page: Page, found: Found, selectors: Sequence[str]) -> Ranked:
    """Return for each comment what each selector finds in it, most telling selector first."""
    ranked: Ranked = defaultdict(list)
    for selector in selectors:
        of_owner: dict[int, list[int]] = defaultdict(list)
        for place in page.select(selector):
            owner = found.owners[place]
            # only what is in it and not the comment itself, and no part of what is taken already
            inside = of_owner[owner]
            if owner >= 0 and not (inside and place < page.nodes[inside[-1]].after):
                inside.append(place)
        for owner, places in of_owner.items():
            ranked[owner].append(tuple(places))
    return ranked


def _parts(
    page: Page,
    found: Found,
    number: int,
    quoted: frozenset[int],
    ranked: list[list[tuple[int, ...]]],
) -> Parts:
    texts, (authors, times, likes, subjects) = ranked[0], map(_flat, ranked[1:])
    start = found.blocks[number].start

    def names(place: int) -> bool:
        return place not in quoted and _names_author(page, place, start)

    def tells_time(place: int) -> bool:
        return bool(time_of(page.nodes[place], page.words(place)[:200]))

    for group in (*texts, ()):
        if group and not any(page.words(place) for place in group):
            continue
        outside = _outside(page, group)
        author = next((p for p in authors if outside(p) and names(p)), -1)
        if group and author < 0 and any(_leads(page, p, group[0]) and names(p) for p in authors):
            continue  # it wraps the whole comment, the name and all
        return Parts(
            group,
            author,
            next((p for p in times if outside(p) and tells_time(p)), -1),
            next((p for p in likes if outside(p)), -1),
            next(
                (p for p in subjects if group and outside(p) and author not in page.within(p)), -1
            ),
        )
    return Parts()


def _names_author(page: Page, place: int, start: int) -> bool:
    """Say whether an element can name the author of the comment that starts there."""
    if not is_name(page.words(place)):
        return False
    node = page.nodes[place]
    return (
        bool(node.get("class") and node.tag != "cite")
        or node.tag not in WEAK
        or _leads(page, place, start)
    )


def _leads(page: Page, place: int, start: int) -> bool:
    """Say whether next to nothing is said between a place and one behind it."""
    if place < start:
        return False
    said = 0
    for between in range(start, place):
        said += len(page.nodes[between].text.strip())
        if said > LEAD:
            return False
    return True


def _flat(groups: Iterable[tuple[int, ...]]) -> list[int]:
    return [place for group in groups for place in group]


def _outside(page: Page, group: Sequence[int]) -> Callable[[int], bool]:
    """Return a test whether a place is in none of some elements."""
    inside = [page.within(place) for place in group]
    return lambda place: not any(place in span for span in inside)
