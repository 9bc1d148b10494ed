"""Comments that a page holds as data for search engines (JSON-LD), where it shows none."""

from argmap.model import Conversation
from argmap.read.markup import Page
from argmap.read.source import Source


def from_data(page: Page, source: Source) -> Conversation | None:
    """todo"""
    return None
