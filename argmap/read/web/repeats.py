"""Comments told by their shape alone: what repeats around a time, under names of any language."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from msgspec import structs

from argmap.read.dates import find_stamp
from argmap.read.web.blocks import Found
from argmap.read.web.forms import Form
from argmap.read.web.furniture import on_page
from argmap.read.web.markup import Page
from argmap.read.web.names import is_name
from argmap.read.web.nodes import Node
from argmap.read.web.shapes import Shape

REPEATED = "repeated"
LONGEST_TIME = 40  # characters of an element that tells a time and nothing else
MOST_TIMES = 20_000
HIGHEST = 12  # elements around a time within which the whole comment is looked for
FEWEST = 3  # fewer alike are no pattern
MOST, NEARLY_ALL = 0.6, 0.8
SIMPLE = re.compile(r"[A-Za-z_][\w-]*")
DIGITS = re.compile(r"\d+")
AROUND = frozenset(("html", "body", "main", "table", "tbody"))
BESIDE = ("page navigation", "sidebar", "page footer", "page header", "related posts")


def repeated_shape(page: Page) -> Shape | None:
    """Return the elements that each hold one time, are alike and talk; None where none are.

    A list of further articles looks much the same. It is told by what it lacks: answers in
    answers, names that come back, buttons under each of them; and its words are links.
    """
    shapes = (_whole(page, times) for times in _alike(page, _times(page)) if len(times) >= FEWEST)
    talking = [places for places in shapes if places and _talk(page, places)]
    if not talking:
        return None
    best = max(talking, key=lambda places: _said(page, places))
    ranges = tuple((place, page.nodes[place].after) for place in best)
    return Shape(Form(name=REPEATED, comment=""), ranges)


def _times(page: Page) -> list[int]:
    """Return the innermost elements that tell a time and nothing else."""
    beside = page.inside(place for place, why in on_page(page).items() if why in BESIDE)
    found: list[int] = []
    for place, node in enumerate(page.nodes):
        inner = page.within(place)
        if not node.tag or node.tag in AROUND or place in beside or len(inner) > HIGHEST:
            continue
        if any(page.nodes[p].tag for p in inner[1:]):
            continue
        if _is_time(page.words(place)) or (node.tag == "time" and page.words(place)):
            found.append(place)
            if len(found) == MOST_TIMES:
                break
    return found


def _is_time(words: str) -> bool:
    if not words or len(words) > LONGEST_TIME:
        return False
    stamp = find_stamp(words)
    return stamp is not None and len(words) - (stamp.end - stamp.start) <= 0.3 * len(words)


def _alike(page: Page, times: Iterable[int]) -> Iterable[list[int]]:
    """Return the times whose elements, and those around them, are of one kind each."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place in times:
        parent = page.nodes[place].parent
        groups[kind_of(page.nodes[place]), kind_of(page.nodes[parent])].append(place)
    return groups.values()


def kind_of(node: Node) -> str:
    """Return a selector of the elements that are called as this one is."""
    names = [name for name in node.get("class").split() if SIMPLE.fullmatch(name)]
    return ".".join((node.tag, *names[:3]))


def _whole(page: Page, times: Sequence[int]) -> list[int]:
    """Return the widest elements around some times that hold one of them each and are alike."""
    best: list[int] = []
    places = list(times)
    for _ in range(HIGHEST):
        places = [page.nodes[place].parent for place in places]
        nodes = [page.nodes[place] for place in places]
        if any(place < 0 or node.tag in AROUND for place, node in zip(places, nodes, strict=True)):
            break
        if len(set(places)) < len(places) or len({_first(node) for node in nodes}) > 1:
            break
        best = places
    return best


def _first(node: Node) -> str:
    return ".".join(kind_of(node).split(".")[:2])


def _said(page: Page, places: Sequence[int]) -> int:
    """Return how much is said in some elements, what stands in two of them counted once."""
    inside = page.inside(places)
    return sum(len(page.nodes[place].text.strip()) for place in inside)


def _talk(page: Page, places: Sequence[int]) -> bool:
    """Say whether elements that repeat are comments: two signs of four do, and no words in links.

    The signs: one holds another; a name comes back; the same short words end each; a picture is
    called as the author is.
    """
    linked = page.inside(page.select("a[href]"))
    inside = page.inside(places)
    words = sum(len(page.nodes[place].text.strip()) for place in inside - linked)
    if words <= 0.5 * _said(page, places):
        return False
    owned = [_own(page, place, frozenset(places)) for place in places]
    texts = [_texts(page, own) for own in owned]
    recurring = recurring_words(texts)
    heads = [next((t for t in own if t not in recurring), "") for own in texts]
    pictures = [
        {page.nodes[p].get("alt").strip() for p in own if page.nodes[p].tag == "img"}
        for own in owned
    ]
    named = sum(bool(head) and head in alt for head, alt in zip(heads, pictures, strict=True))
    signs = (
        any(a < b < page.nodes[a].after for a, b in pairwise(places)),
        len(set(heads)) < len(heads) and len(set(heads)) > 1,
        bool(recurring),
        named >= NEARLY_ALL * len(places),
    )
    return sum(signs) >= 2 and all(map(is_name, filter(None, heads)))


def _own(page: Page, place: int, wholes: AbstractSet[int]) -> list[int]:
    """Return what is in an element, but not in others of `wholes` inside of it."""
    own: list[int] = []
    at, end = place + 1, page.nodes[place].after
    while at < end:
        if at in wholes:
            at = page.nodes[at].after
            continue
        own.append(at)
        at += 1
    return own


def _texts(page: Page, places: Iterable[int]) -> list[str]:
    return [text for place in places if (text := page.nodes[place].text.strip())]


def recurring_words(texts: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return what most of the comments say word for word, numbers apart: the site says it."""
    counted = Counter(word for own in texts for word in {DIGITS.sub("0", text) for text in own})
    least = max(FEWEST, MOST * len(texts))
    often = {word for word, times in counted.items() if times >= least}
    return frozenset(text for own in texts for text in own if DIGITS.sub("0", text) in often)


def with_parts(page: Page, found: Found) -> Found:
    """Return the comments with a form that knows where their parts stand, as they repeat.

    The time is an element that tells nothing else, the author a name right before it (else
    behind), the words the elements that say most without what the site says each time.
    """
    starts = frozenset(block.start for block in found.blocks)
    owned = [_own(page, block.start, starts) for block in found.blocks]
    texts = [_texts(page, own) for own in owned]
    site = recurring_words(texts)
    times = [next((p for p in own if _tells(page, p)), -1) for own in owned]
    time = _most_common(page, times)
    if not time:
        return found
    author = _author(page, owned, times, site)
    if not author:
        return found
    taken = {p for p in times if p >= 0} | {
        p for own in owned for p in own if kind_of(page.nodes[p]) == author
    }
    words = _words(page, owned, taken, starts, site)
    form = found.form
    learned = {"time": (time,), "author": (author,), "text": (words,) if words else ()}
    by_name = {name: getattr(form, name) for name in learned}
    # Names that are known come first, but where not even the whole comment had one.
    first, then = (learned, by_name) if form.name == REPEATED else (by_name, learned)
    parts = {name: first[name] + then[name] for name in learned}
    return structs.replace(found, form=structs.replace(form, **parts))


def _tells(page: Page, place: int) -> bool:
    node = page.nodes[place]
    small = bool(node.tag) and len(page.within(place)) <= HIGHEST
    return small and (node.tag == "time" or _is_time(page.words(place)))


def _most_common(page: Page, places: Sequence[int]) -> str:
    """Return the kind that nearly all of some places are of, "" where there is none."""
    kinds = Counter(kind_of(page.nodes[place]) for place in places if place >= 0)
    kind, times = kinds.most_common(1)[0] if kinds else ("", 0)
    return kind if times >= NEARLY_ALL * len(places) else ""


def _author(
    page: Page, owned: Sequence[Sequence[int]], times: Sequence[int], site: AbstractSet[str]
) -> str:
    """Return the kind of the element that names the author of each comment."""
    near: dict[str, list[int]] = defaultdict(list)
    for own, time in zip(owned, times, strict=True):
        if time < 0:
            continue
        seen: set[str] = set()
        for place in own:
            kind = kind_of(page.nodes[place])
            small = page.nodes[place].tag and len(page.within(place)) <= HIGHEST
            words = page.words(place) if small else ""
            apart = not (place <= time < page.nodes[place].after)
            if kind in seen or not apart or not words or len(words) > 2 * LONGEST_TIME:
                continue
            if words in site or not is_name(words):
                continue
            seen.add(kind)
            near[kind].append(time - place if place < time else 1000 + place - time)
    least = NEARLY_ALL * len(owned)
    fit = {kind: sum(far) / len(far) for kind, far in near.items() if len(far) >= least}
    return min(fit, key=lambda kind: fit[kind], default="")


def _words(
    page: Page,
    owned: Sequence[Sequence[int]],
    taken: AbstractSet[int],
    starts: AbstractSet[int],
    site: AbstractSet[str],
) -> str:
    """Return the kind of the elements that say most in the comments; the innermost of equals."""
    said: dict[str, int] = defaultdict(int)
    depth: dict[str, int] = {}
    times: Counter[str] = Counter()
    around = page.around((*taken, *starts))
    inside = page.inside(taken)
    for own in owned:
        ends: dict[str, int] = {}
        for place in own:
            node = page.nodes[place]
            kind = kind_of(node)
            if not node.tag or place in around or place in inside or ends.get(kind, 0) > place:
                continue
            times[kind] += kind not in ends
            ends[kind] = node.after
            depth[kind] = max(depth.get(kind, 0), place - own[0])
            said[kind] += sum(
                len(words) for words in _texts(page, page.within(place)) if words not in site
            )
    fit = [kind for kind in said if times[kind] >= NEARLY_ALL * len(owned) and said[kind]]
    return max(fit, key=lambda kind: (said[kind], depth[kind]), default="")
