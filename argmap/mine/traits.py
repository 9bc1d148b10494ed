"""What each comment shows by itself that bears on whom it answers, and when its author spoke."""

# ruff: noqa: RUF001, SIM905 - letters of other scripts are meant; word lists read best as text
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from itertools import pairwise
from statistics import median

from msgspec import Struct

from argmap.mine.names import Call, NameBook, author_key, find_calls, name_book
from argmap.mine.quotes import Quote, quoted_spans
from argmap.mine.words import Word, content_stem, rarity, words
from argmap.model import Comment, Conversation

CHAT_WORDS = 14  # comments of a chat are mostly shorter than this
CHAT_COMMENTS = 100  # with fewer, people take turns
ADDRESSING = ("start", "turn", "answer", "quoted", "vocative")
BEGINNING = ("start", "answer", "quoted")
CLOSING = " \t\n.:)(*'\"”’_-"  # may follow the mark of a question
RARE_PHRASE = 4  # two words in a row that more comments have are a term of the talk
_SYSTEM = re.compile(
    r"(?:={2,}|\*{2,}|-+[!>]-*|<-+|→|←|•)\s*\S.{0,120}?\b(?:joined|left|quit|entered|changed|sets?|"
    r"kicked|known as)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:.*\D)?(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:([ap])\.?m\b\.?)?\s*", re.I
)
_YES_NO = frozenset(
    "yes yeah yep yup ya yea yah no nope nah sure correct exactly right agreed indeed true maybe "
    "probably definitely absolutely ok okay ja nein oui si sí sim não tak nie да нет".split()
)
_THANKS = frozenset(
    "thanks thank thx ty cheers cool great nice awesome danke merci gracias grazie obrigado "
    "obrigada bedankt tack dziękuję спасибо".split()
)
_GREETING = frozenset("hi hello hey hiya howdy hallo hola salut ciao olá привет".split())
_POINTS_BACK = frozenset("that that's it it's this which he she they he's she's so because".split())

_YOU = frozenset(
    "you your you're you've you'd you'll yours u ur du dein deine tu vous tes ton usted".split()
)

_APOSTROPHES = ("'", "’")


class Traits(Struct, frozen=True):
    """What one comment shows: its words, whom it calls, how it begins, whether it asks."""

    key: str | None
    sure: float
    size: int
    stems: frozenset[str]
    phrases: frozenset[tuple[str, str]]
    calls: tuple[Call, ...]
    begins: frozenset[str]
    addressed: frozenset[str]
    named: frozenset[str]
    asks: bool
    asks_at_end: bool
    yes_no: bool
    thanks: bool
    greets: bool
    points_back: bool
    you: bool
    system: bool
    minutes: float | None


class View(Struct, frozen=True, dict=True):
    """A conversation as the scorer sees it; comments are told by their place from 0.

    `spoken` are the places at which each author key spoke, `quotes` those that each comment
    makes, `weight` the rarity of stems.
    """

    conversation: Conversation
    traits: tuple[Traits, ...]
    weight: dict[str, float]
    spoken: dict[str, tuple[int, ...]]
    quotes: dict[int, tuple[Quote, ...]]
    chat: bool

    def last_spoken(self, key: str, before: int) -> int | None:
        """Return where an author spoke last before a place, None where they had not spoken."""
        places = self.spoken.get(key, ())
        index = bisect_left(places, before)
        return places[index - 1] if index else None

    @cached_property
    def last_others(self) -> tuple[int | None, ...]:
        """For each comment the last one before it that another author wrote.

        Where its own author is not known, it is the comment before.
        """
        found: list[int | None] = []
        last: int | None = None  # the last comment whose author is known
        other: int | None = None  # the last one before that by somebody else
        for place, trait in enumerate(self.traits):
            if trait.key is None:
                found.append(place - 1 if place else None)
                continue
            same = last is not None and self.traits[last].key == trait.key
            if not same:
                other = last
            found.append(other)
            last = place
        return tuple(found)

    @cached_property
    def rare_phrases(self) -> frozenset[tuple[str, str]]:
        """The pairs of words in a row that several comments have, but few."""
        counts = Counter(phrase for t in self.traits for phrase in t.phrases)
        return frozenset(phrase for phrase, n in counts.items() if 1 < n <= RARE_PHRASE)

    @cached_property
    def mean_stems(self) -> float:
        """How many stems a comment has on average, at least 1."""
        return max(1.0, sum(len(t.stems) for t in self.traits) / max(1, len(self.traits)))

    @cached_property
    def posts(self) -> tuple[int, ...]:
        """The places of the posts."""
        comments = self.conversation.comments
        return tuple(i for i, comment in enumerate(comments) if comment.role == "post")

    @cached_property
    def are_posts(self) -> frozenset[int]:
        """The places of the posts, to ask whether a place is one."""
        return frozenset(self.posts)

    @cached_property
    def posters(self) -> frozenset[str | None]:
        """The authors of the posts."""
        return frozenset(self.traits[place].key for place in self.posts)

    @cached_property
    def first_quoted(self) -> int | None:
        """The place of the first comment that a post quotes at its head."""
        comments = enumerate(self.conversation.comments)
        return next((i for i, c in comments if c.id.startswith("c:quoted-")), None)

    @property
    def opening(self) -> int:
        """The place of what all others may answer: the post, else the first comment."""
        return self.posts[0] if self.posts else 0

    @cached_property
    def lost(self) -> bool:
        """Whether the authors of most comments were lost."""
        stated = sum(c.author_origin not in (None, "inferred") for c in self.conversation.comments)
        return 2 * stated < sum(not trait.system for trait in self.traits)

    @property
    def has_post(self) -> bool:
        """Whether there is a post that comments may answer."""
        return bool(self.posts)

    @cached_property
    def squares(self) -> dict[str, float]:
        """The squares of the weights."""
        return {stem: weight * weight for stem, weight in self.weight.items()}

    @cached_property
    def norms(self) -> tuple[float, ...]:
        """The length of each comment as a vector of the rarity of its stems."""
        return tuple(sum(map(self.squares.__getitem__, t.stems)) ** 0.5 for t in self.traits)


def view_of(conversation: Conversation, quotes: Sequence[Quote]) -> View:
    """Return what the scorer needs to know of a conversation and of the quotes in it."""
    comments = conversation.comments
    book = name_book(conversation.authors)
    traits = tuple(_traits(comment, conversation, book) for comment in comments)
    spoken: dict[str, list[int]] = defaultdict(list)
    quotes_of: dict[int, list[Quote]] = defaultdict(list)
    for place, trait in enumerate(traits):
        if trait.key is not None:
            spoken[trait.key].append(place)
    for quote in quotes:
        quotes_of[conversation.order[quote.comment]].append(quote)
    return View(
        conversation=conversation,
        traits=traits,
        weight=rarity(trait.stems for trait in traits),
        spoken=_tuples(spoken),
        quotes=_tuples(quotes_of),
        chat=_is_chat(conversation, [trait.size for trait in traits if not trait.system]),
    )


def _is_chat(conversation: Conversation, sizes: Sequence[int]) -> bool:
    """Tell a busy channel, in which several talks run side by side, from talk in turns."""
    if len(sizes) < CHAT_COMMENTS or median(sizes) >= CHAT_WORDS:
        return False
    stated = sum(comment.author_origin == "stated" for comment in conversation.comments)
    return 2 * stated > len(sizes) and all(c.role != "post" for c in conversation.comments)


def _tuples(lists: Mapping) -> dict:
    return {key: tuple(values) for key, values in lists.items()}


def _traits(comment: Comment, conversation: Conversation, book: NameBook) -> Traits:
    text = comment.text
    found = words(text)
    quoted = quoted_spans(text)
    own = _outside(found, quoted)
    key = author_key(comment.author) if comment.author is not None else None
    calls = tuple(c for c in find_calls(text, found, book, quoted) if c.author != key)
    begins = frozenset(call.author for call in calls if _is_beginning(call, text))
    addressed = begins.union(call.author for call in calls if call.kind in ADDRESSING)
    first = [word.word for word in own[:3]]
    title = words(conversation.title) if comment.role == "post" else ()
    stems = _stems((*own, *title), conversation.language)
    return Traits(
        key=key,
        sure=(1 + comment.author_confidence) / 2,
        size=len(own),
        stems=frozenset(stems),
        phrases=frozenset(pairwise(stems)),
        calls=calls,
        begins=begins or (addressed if len(addressed) == 1 else begins),
        addressed=addressed,
        named=frozenset(call.author for call in calls),
        asks="?" in text or "？" in text or "؟" in text,
        asks_at_end=text.rstrip(CLOSING).endswith(("?", "？", "؟")),
        yes_no=bool(_YES_NO.intersection(first[:1])),
        thanks=bool(_THANKS.intersection(first)),
        greets=bool(_GREETING.intersection(first[:1])),
        points_back=bool(_POINTS_BACK.intersection(first[:1])),
        you=any(word.word in _YOU for word in own),
        system=comment.author is None and _SYSTEM.match(text) is not None,
        minutes=_minutes(comment.posted),
    )


def _is_beginning(call: Call, text: str) -> bool:
    """Tell whether a call stands at the head of a comment, or within its first sentence.

    "I read Ann's comment" speaks of Ann, but not to her.
    """
    if text[call.end : call.end + 1] in _APOSTROPHES:
        return False
    if call.kind in ("vocative", "thread"):
        return call.start < 60 and not any(mark in text[: call.start] for mark in ".!?\n")
    return call.kind in BEGINNING


def _outside(found: Sequence[Word], spans: Sequence[tuple[int, int]]) -> tuple[Word, ...]:
    """Return the words that are in none of the spans; both are in order."""
    kept: list[Word] = []
    at = 0
    for word in found:
        while at < len(spans) and spans[at][1] <= word.start:
            at += 1
        if at == len(spans) or word.start < spans[at][0]:
            kept.append(word)
    return tuple(kept)


def _stems(found: Sequence[Word], language: str) -> list[str]:
    roots = (content_stem(word.word, language) for word in found)
    return [root for root in roots if root is not None]


def _minutes(posted: str | None) -> float | None:
    """Return a time as minutes from some fixed point, None where it cannot be read."""
    if posted is None:
        return None
    try:
        moment = datetime.fromisoformat(posted)
    except ValueError:
        clock = _CLOCK.fullmatch(posted)
        if clock is None:
            return None
        hours = int(clock[1]) % 12 + 12 * (clock[3] in "pP") if clock[3] else int(clock[1])
        return 60.0 * hours + int(clock[2])
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return aware.timestamp() / 60
