"""Saved web pages: the post, its comments and who answers whom, from the markup."""

import re

from msgspec import structs

from argmap.errors import LimitError, ReadError
from argmap.model import Conversation
from argmap.read.looks import saved_page
from argmap.read.source import Source
from argmap.read.web.assemble import Labelled, assemble
from argmap.read.web.blocks import Found
from argmap.read.web.data import from_data
from argmap.read.web.file import markup_of
from argmap.read.web.find import find_comments
from argmap.read.web.furniture import hidden
from argmap.read.web.labels import label_pieces, words_of
from argmap.read.web.markup import Page, parse_markup
from argmap.read.web.parts import find_parts
from argmap.read.web.post import Post, find_post
from argmap.read.web.visible import render

sniff = saved_page


def parse(source: Source) -> Conversation:
    """Read a saved page; one without a markup of comments is read as if it had been pasted.

    Raises:
        ReadError: it is no page, or there are no comments on it.
        LimitError: it is nested too deeply, or holds too much.
    """
    markup = markup_of(source)
    page = parse_markup(markup.text, source)
    found = find_comments(page, source)
    read = _from_markup(page, found, source) if found else from_data(page, source)
    if read is None or not read.comments:
        read = _as_pasted(page, source)
    notes = (*markup.notes, *read.notes)
    return structs.replace(read, notes=notes, reader="html", language=_language(page))


def _language(page: Page) -> str:
    """Return the language that a page declares, English where it does not."""
    for place in page.select("html[lang]"):
        code = re.match(r"[a-z]{2,3}(?![a-z])", page.nodes[place].get("lang").strip().lower())
        if code:
            return code[0]
    return "en"


def _as_pasted(page: Page, source: Source) -> Conversation:
    from argmap.read.text import page as page_text  # most pages do without it

    text = render(page, skip=hidden(page, ()), prose=frozenset((0,))).text
    try:
        return page_text.parse(structs.replace(source, data=text.encode()))
    except LimitError:
        raise
    except ReadError as error:
        if error.line is not None:  # it counts the lines of a text that the reader never saw
            raise ReadError(source.name, None, error.problem, error.remedy) from None
        remedy = "open it in a browser, and copy and paste what it shows"
        raise ReadError(source.name, None, "no comments are found on the page", remedy) from None


def _from_markup(page: Page, found: Found, source: Source) -> Conversation:
    parts = find_parts(page, found)
    post = Post(title=find_post(page, found).title) if found.form.opener else find_post(page, found)
    prose = words_of(found, parts, post)
    shown = (*prose, *(block.start for block in found.blocks))
    visible = render(page, skip=hidden(page, shown), prose=prose)
    pieces = label_pieces(page, visible, found, parts, post)
    return assemble(Labelled(page, found, parts, post, visible, pieces), source)
