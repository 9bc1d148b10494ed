"""Text that is safe to stand in XML."""

import re

# What XML 1.0 cannot hold, not even escaped: most controls, half surrogate pairs, U+FFFE, U+FFFF.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SPECIAL = re.compile('[\x00-\x1f&<>"\ud800-\udfff\ufffe\uffff]')
CONTENT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
ATTRIBUTE = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\r": "&#13;",
        "\n": "&#10;",
        "\t": "&#9;",
    }
)
REPLACEMENT = "\ufffd"


def legal(text: str) -> str:
    """Return the text with U+FFFD for each character that XML cannot hold."""
    return ILLEGAL.sub(REPLACEMENT, text)


def content(text: str) -> str:
    """Return text escaped to stand between tags; line ends and carriage returns are kept."""
    return legal(text).translate(CONTENT) if SPECIAL.search(text) else text


def attribute(text: str) -> str:
    """Return text escaped to stand between double quotes; line ends and tabs are kept."""
    return legal(text).translate(ATTRIBUTE) if SPECIAL.search(text) else text
