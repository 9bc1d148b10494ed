"""Which language a text or a conversation is written in, told by its words of grammar."""

import re
from collections.abc import Sequence

from msgspec import structs

from argmap.mine.stop_words import STOP_WORDS
from argmap.model import Conversation

UNKNOWN = "und"  # how ISO 639 says that a language is not determined
KEPT = 0.2  # share of words of grammar from which on a text is in the language that is declared
LEAST = 0.22  # ... and in one that is not
_AHEAD = 1.25  # how many times as many of these words as of the declared language it needs
_FEWEST = 12  # words: of fewer, nothing is told
_COMMENTS, _CHARACTERS = 60, 400  # so much is looked at
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")  # noqa: RUF001 - both apostrophes are meant
_NAMES = {
    "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "sv": "Swedish", "pl": "Polish",
    "ru": "Russian", "tr": "Turkish",
}  # fmt: skip


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]  # noqa: RUF001


def share(words: Sequence[str], language: str) -> float:
    """Return how many of some words are words of grammar of a language, 0 to 1."""
    known = STOP_WORDS.get(language.partition("-")[0].lower(), frozenset())
    return sum(word in known for word in words) / len(words) if words else 0.0


def likeliest(words: Sequence[str], declared: str = "en") -> str:
    """Return the language that some words are in: the declared one unless they tell otherwise.

    Languages whose words of grammar are not known are "und".
    """
    if len(words) < _FEWEST:
        return declared
    here = share(words, declared)
    best = max(STOP_WORDS, key=lambda language: share(words, language))
    most = share(words, best)
    if most >= LEAST and most > _AHEAD * here:
        return best
    return declared if here >= KEPT / 2 or most >= KEPT / 2 else UNKNOWN


def with_language(conversation: Conversation, known: Sequence[str]) -> Conversation:
    """Return a conversation with the language that it is in, and a note where it has no labels.

    Args:
        conversation: what a reader returned; what it declares holds unless the words say otherwise.
        known: the languages in which support and rebuttal are told.
    """
    seen = [comment.text[:_CHARACTERS] for comment in conversation.comments[:_COMMENTS]]
    language = likeliest(words_of("\n".join(seen)), conversation.language)
    if language.partition("-")[0].lower() in known:
        return _changed(conversation, language)
    name = _NAMES.get(language, "a language that argmap does not know")
    note = (
        f"The comments seem to be in {name}: who answers whom and what is claimed is shown, "
        "but not what supports or rebuts it."
    )
    notes = conversation.notes
    if note not in notes:
        notes = (*notes, note)
    return _changed(structs.replace(conversation, notes=notes), language)


def _changed(conversation: Conversation, language: str) -> Conversation:
    if language == conversation.language:
        return conversation
    return structs.replace(conversation, language=language)
