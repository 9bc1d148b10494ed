"""The post that the comments of a page are about: its words, title, author and time."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from msgspec import Struct

from argmap.read.web.blocks import Found
from argmap.read.web.furniture import on_page
from argmap.read.web.markup import Page
from argmap.read.web.names import by_line, is_name, time_of

WORDS = (
    ".fatitem .toptext",
    "shreddit-post [slot=text-body]",
    "div.thing.link .usertext-body .md",
    ".question .s-prose, .question .post-text",
    "[itemprop=articleBody]",
    ".entry-content, .entry__content",
    ".post-content, .post__content, .post-body, .postcontent, .post-text, .post-entry",
    ".article-content, .article-body, .article__body, .article__content, .articlebody, .story-body",
    ".storycontent, .single-content, .content-body, .blog-post, .blogpost, .e-content, "
    ".td-post-content",
    ".entry, .entrytext, .entry-body, .asset-body, .asset-content, .snap_preview",
    "article.post, article.hentry, .hentry, div.post, [id^=post-]",
    "article",
    "main, [role=main], #main, #content, .content, #primary",
)
TITLES = (
    "tr.athing.submission .titleline > a, .fatitem .titleline > a",
    "shreddit-post [slot=title]",
    "div.thing.link a.title",
    "h1.entry-title, h1[itemprop=headline], h1.post-title, h1.article-title, h1.title",
    "[itemprop=headline]",
    ".entry-title, .post-title, .article-title, .topic-title, .p-title-value",
    "article h1, main h1",
)
HEADINGS = "h1, h2, h3"
AUTHORS = (
    "[itemprop=author] [itemprop=name]",
    ".entry-author-name, .author.vcard .fn, .byline .fn, .byline .author, .vcard .fn",
    "[rel~=author], .author-name, .post-author-name, .entry-author, .post-author, .fatitem .hnuser",
    ".byline a, .by-line a, .author a, .entry-meta .author, .post-meta .author, .tagline .author",
    ".question .user-details a",
    "[itemprop=author], .byline, .by-line, .author, .posted-by",
)
BYLINES = ".entry-meta, .post-meta, .submitted, .postmetadata, .dateline, .meta, small, p"
TIMES = (
    "[itemprop=datePublished], .question .relativetime, .fatitem .age, "
    "time.entry-date, time.published",
    "abbr.published, .entry-meta time, .post-meta time",
    "time",
    ".entry-date, .post-date, .published, .dateline, .posted-on, .date, .date-header, .timestamp",
    ".byline, .entry-meta, .post-meta, .submitted, .meta, small",
)
STARTS = re.compile(r"(?:by|von|par|por|door)\b", re.IGNORECASE)
MOST_PARTS = 20  # nodes of a line that says who wrote it
SHORT = 100  # a first paragraph of no more than this may be a by-line
FEWEST = 20  # characters; less is no post but a caption
FEWEST_BARE = 80  # the same where nothing but its place says that it is a post


class Post(Struct, frozen=True):
    """Places of the parts of a post, -1 for what a page has not."""

    words: tuple[int, ...] = ()
    title: int = -1
    author: int = -1
    time: int = -1


def find_post(page: Page, found: Found) -> Post:
    """Return where the post stands; its words are empty where the page shows no post."""
    outside = [owner < 0 for owner in found.owners]
    words = _words(page, found) or _paragraphs(page, found)
    if len(words) > 1 and by_line(page.words(words[0])) and len(page.words(words[0])) < SHORT:
        words = words[1:]
    near = set(_around(page, words[0], found)) if words else set()
    title = _title(page, outside, near)
    if not words:
        return Post(title=title)
    # What stands with the words counts, not a list of latest posts beside them; what stands in
    # them does not, unless they are the whole post, title and all.
    if not any(title in page.within(place) for place in words):
        near -= {inside for place in words for inside in page.within(place)}
    near = {place for place in near if outside[place]}
    named = (p for p in _each(page, AUTHORS, near) if is_name(page.words(p)))
    timed = (p for p in _each(page, TIMES, near) if time_of(page.nodes[p], page.words(p)[:200]))
    bylines = (p for p in _each(page, (BYLINES,), near) if by_line(page.words(p)[:300]))
    begun = (p for p in sorted(near) if _begins_with_by(page, p))
    author = next(chain(named, bylines, begun), -1)
    return Post(words, title, author, next(timed, -1))


def _begins_with_by(page: Page, place: int) -> bool:
    """Say whether an element of whatever name is a short line such as "By Ana, 3 May"."""
    small = page.nodes[place].tag and len(page.within(place)) <= MOST_PARTS
    words = page.words(place) if small else ""
    return len(words) < SHORT and STARTS.match(words) is not None and bool(by_line(words))


def _each(page: Page, selectors: Sequence[str], near: AbstractSet[int]) -> Iterator[int]:
    for selector in selectors:
        yield from (place for place in page.select(selector) if place in near)


def _words(page: Page, found: Found) -> tuple[int, ...]:
    """Return the element that is named the words of the post, if one is."""
    beside = page.inside(page.select("aside, nav, footer"))
    holding = page.around(block.start for block in found.blocks)
    for selector in WORDS:
        best, most, end = -1, FEWEST, 0
        for place in page.select(selector):
            if place < end or place in holding or place in beside or found.owners[place] >= 0:
                continue
            end = page.nodes[place].after  # what is inside of it says no more
            length = len(page.words(place))
            if length > most:
                best, most = place, length
        if best >= 0:
            return (best,)
    return ()


def _paragraphs(page: Page, found: Found) -> tuple[int, ...]:
    """Return the paragraphs before the comments that stand together and say most."""
    groups: dict[int, list[int]] = defaultdict(list)
    beside = page.inside(on_page(page))
    for place in page.select("p, blockquote, ul, ol, pre"):
        node = page.nodes[place]
        if place >= found.blocks[0].start or found.owners[place] >= 0:
            continue
        if place in beside:
            continue
        groups[node.parent].append(place)
    said = {
        parent: sum(len(page.words(place)) for place in places if page.nodes[place].tag == "p")
        for parent, places in groups.items()
    }
    best = max(said, key=lambda parent: said[parent], default=-1)
    return tuple(groups[best]) if said.get(best, 0) >= FEWEST_BARE else ()


def _around(page: Page, place: int, found: Found) -> range:
    """Return the largest element around the post that holds no comment."""
    widest = place
    holding = page.around(block.start for block in found.blocks)
    for above in page.above(place):
        if above in holding or page.nodes[above].tag in ("body", "html"):
            # its direct neighbours before the words still belong to it
            return range(above, page.nodes[widest].after)
        widest = above
    return page.within(widest)


def _title(page: Page, outside: Sequence[bool], near: AbstractSet[int]) -> int:
    """Return the element that is named a title, else the first heading by the post, or at all."""
    named = [place for selector in TITLES for place in page.select(selector)]
    headings = page.select(HEADINGS)
    beside = [place for place in headings if place in near]
    for place in (*named, *beside, *headings[:1]):
        if outside[place] and page.words(place):
            return place
    return -1
