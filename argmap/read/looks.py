"""How surely a source is a web page or an export, told without what it takes to read one.

Every source is asked about every format, and most are text: what pages and exports need to be
read, a quarter of a second of imports, would be loaded for nothing.
"""

import re

from argmap.read.source import Source

ZIP = b"PK\x03\x04"
LOOKED_AT = 4096
_HEAD = 65536
_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*|<!--[^>]{0,500}>\s*)*<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE,
)
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_TAG = re.compile(
    rb"</?(?:p|div|span|br|a|li|ul|ol|article|section|table|h[1-6]|b|em|strong)[\s/>]",
    re.IGNORECASE,
)


def saved_page(source: Source) -> float:
    """Return how surely this is a saved page, 0 to 1."""
    head = _head(source)
    if is_mhtml(head) or (head.startswith(b"bplist00") and b"WebMainResource" in source.data):
        return 1.0
    if b"<rss" in head[:4096] or head.lstrip()[:1] in (b"{", b"["):
        return 0.0
    if _START.match(head.lstrip(b"\xef\xbb\xbf\xff\xfe")):
        return 1.0
    if _PAGE.search(head):
        return 0.95
    tags = len(_TAG.findall(head))
    return 0.0 if tags < 3 else 0.8 if head.lstrip().startswith(b"<") else min(0.6, tags / 50)


def wordpress_export(source: Source) -> float:
    """Return how surely this is a WordPress export, 0 to 1."""
    head = _head(source)
    if b"<rss" not in head:
        return 0.0
    return 1.0 if b"wordpress.org/export/" in head or b"<wp:" in head else 0.3


def polis_export(source: Source) -> float:
    """Return how surely this is an export of Polis, 0 to 1."""
    if not source.data.startswith(ZIP):
        return 0.0
    from argmap.read import polis  # here, not above: see the head of this module

    return polis.sniff(source)


def is_mhtml(data: bytes) -> bool:
    """Say whether these are the first bytes of a page saved with all its parts (.mhtml)."""
    head = data[:LOOKED_AT].lstrip().lower()
    return b"multipart/related" in head and re.match(rb"[\w-]+:", head) is not None


def _head(source: Source) -> bytes:
    return source.data[:_HEAD].replace(b"\x00", b"")  # UTF-16 looks like ASCII then
