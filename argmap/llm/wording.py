"""Where the words that a model quotes stand in a text; words that are not there are nowhere."""
# ruff: noqa: RUF001 - quotation marks of all kinds are what this module is about

_SAME = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛‹›′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        **dict.fromkeys("\u200b\u200c\u200d\ufeff\u00ad", ""),
    }
)
_LAST_WITH_BLANKS = "\u2e7f"  # scripts after this write words without blanks between them


class Wording:
    """A text in which quotes are looked for, exactly first, then whatever its marks and blanks."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._plain: tuple[str, list[int]] | None = None

    def find(self, quote: str) -> tuple[int, int] | None:
        """Return the start and end of a quote, None where the text does not have these words.

        A quote is whole words. Blanks, line breaks, and the forms of quotation marks, dashes and
        dots may differ; the place that comes back is exact all the same.
        """
        quote = quote.strip()
        if not any(map(str.isalnum, quote)):
            return None
        place = _whole_words(self._text, quote)
        if place is not None:
            return place
        if self._plain is None:
            self._plain = _plain(self._text)
        plain, stands = self._plain
        wanted = _plain(quote)[0].strip()
        found = _whole_words(plain, wanted) or _whole_words(plain, wanted.strip("\"' "))
        if found is None:
            return None
        return stands[found[0]], stands[found[1] - 1] + 1


def _whole_words(text: str, quote: str) -> tuple[int, int] | None:
    start = text.find(quote) if quote else -1
    while start >= 0:
        end = start + len(quote)
        if not (_within_word(text, start) or _within_word(text, end)):
            return start, end
        start = text.find(quote, start + 1)
    return None


def _within_word(text: str, place: int) -> bool:
    around = text[max(0, place - 1) : place + 1] if 0 < place < len(text) else ""
    return len(around) == 2 and all(c.isalnum() and c <= _LAST_WITH_BLANKS for c in around)


def _plain(text: str) -> tuple[str, list[int]]:
    """Return the text with marks and blanks made alike, and where each character comes from."""
    pieces: list[str] = []
    stands: list[int] = []
    for place, character in enumerate(text):
        if character.isspace():
            instead = "" if pieces and pieces[-1] == " " else " "
        else:
            instead = character.translate(_SAME)
        for one in instead:
            pieces.append(one)
            stands.append(place)
    return "".join(pieces), stands
