"""Comments on pages without a markup of their own: the same shape, again and again."""
# ruff: noqa: SIM905 - a word list reads best as text

import re
from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from argmap.read.web.forms import TEXTS, Form
from argmap.read.web.markup import Page

AROUND = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|responses?|replies|discussion|kommentare|commentaires"
    r"|comentarios|commenti|reacties|thread|messages|conversation|guestbook)(?:$|[\s_-])",
    re.IGNORECASE,
)
NOT_A_COMMENT = frozenset("form nav header footer script style h1 h2 h3 h4 h5 h6 hr a p br".split())
POSTS = re.compile(r"\b(?:post|hentry|entry|teaser|card|product|story)\b", re.IGNORECASE)
SAYS = re.compile(r":$|\b(?:says?|said|wrote|writes|asks|answers|\d{4})\b", re.IGNORECASE)
SHORT = 80
MOST_PARTS = 50  # a page has a few parts for comments; a hostile one has thousands in each other


class Shape(Struct, frozen=True):
    """Ranges of nodes that are a comment each, and how their parts are found."""

    form: Form
    ranges: tuple[tuple[int, int], ...]


def plain_shapes(page: Page) -> Shape | None:
    """Return the comments by their shape alone, None where there are none.

    Looked at: a part of the page that is named for them, `article` elements, a list of names
    and words.
    """
    for shape in (_in_named_part(page), _articles(page), _definitions(page)):
        if shape is not None:
            return shape
    return None


def _in_named_part(page: Page) -> Shape | None:
    """Return what repeats in the part of a page whose class or id says comments."""
    best: tuple[int, ...] = ()
    looked = 0
    for place, node in enumerate(page.nodes):
        if looked == MOST_PARTS:
            break
        if node.tag in ("", "a", "html", "body", "form", "li", "span", "p"):
            continue
        if not AROUND.search(f"{node.get('class')} {node.get('id')}"):
            continue
        looked += 1
        alike = _most_alike(page, place)
        if len(alike) > len(best):
            best = alike
    if not best:
        return None
    return Shape(Form(name="parts", comment=""), _ranges(page, best))


def _most_alike(page: Page, around: int) -> tuple[int, ...]:
    """Return the elements of one tag and class that hold most of the words in an element."""
    groups: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for place in page.within(around):
        node = page.nodes[place]
        if node.tag and node.tag not in NOT_A_COMMENT and place != around:
            groups[node.tag, _first_class(node.get("class")), node.parent].append(place)
    whole = len(page.words(around))
    for places in sorted(groups.values(), key=lambda group: group[0]):
        words = [len(page.words(place)) for place in places]
        if len(places) > 1 and min(words) > 0 and sum(words) > 0.5 * whole:
            return tuple(places)
    return ()


def _first_class(names: str) -> str:
    return next(iter(names.split()), "")


def _articles(page: Page) -> Shape | None:
    """Return the articles of a page, or those in its one article: what HTML says comments are."""
    every = page.select("article")
    inner = [
        place for place in every if any(page.nodes[a].tag == "article" for a in page.above(place))
    ]
    if inner:
        return Shape(Form(name="articles", comment="article article"), _ranges(page, inner))
    plain = [place for place in every if not POSTS.search(page.nodes[place].get("class"))]
    if len(plain) < 2:
        return None
    return Shape(Form(name="articles", comment="article", opener=True), _ranges(page, plain))


def _definitions(page: Page) -> Shape | None:
    """Return lists of terms that are names, each followed by what was said."""
    for around in page.select("dl"):
        terms = [p for p in page.within(around) if page.nodes[p].tag == "dt"]
        if len(terms) < 2:
            continue
        ends = (*terms[1:], page.nodes[around].after)
        ranges = tuple(zip(terms, ends, strict=True))
        names = [page.words(term) for term in terms]
        said = [sum(len(page.nodes[p].text) for p in range(*span)) for span in ranges]
        talk = len(set(names)) < len(names) or any(SAYS.search(name) for name in names)
        if talk and max(map(len, names)) <= SHORT and sum(said) > 2 * sum(map(len, names)):
            form = Form(name="names and words", comment="dt", text=("dd", *TEXTS), author=("dt",))
            return Shape(form, ranges)
    return None


def _ranges(page: Page, places: Iterable[int]) -> tuple[tuple[int, int], ...]:
    return tuple((place, page.nodes[place].after) for place in places)
