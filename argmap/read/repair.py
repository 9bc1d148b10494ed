"""Text whose encoding was broken on its way (mojibake), made readable again."""

import re

# A letter that starts a UTF-8 sequence when read as cp1252, then one that continues it. Without
# such a pair there is nothing to repair, and ftfy, slow to import, stays out of memory.
_SUSPECT = re.compile(
    "[\u00c2-\u00f4][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
# All control characters but tab and line feed, and the colour codes of terminals.
_CONTROL = re.compile("\x1b\\[[0-9;]{0,20}[A-Za-z]|[\0-\x08\x0b-\x1f\x7f\ufeff]")


def repaired(text: str) -> str:
    """Return the text with mojibake undone and control characters taken out."""
    if not text.isascii() and _SUSPECT.search(text):
        import ftfy

        text = ftfy.fix_encoding(text)
    return _CONTROL.sub("", text)
