"""How much each feature of a pair of comments counts; numbers fitted on annotated conversations.

A conditional logit over the candidates of each comment, so that the numbers give probabilities.
For chats it was fitted on the Ubuntu logs of Kummerfeld et al. (2019), for letters (talk pages,
forums, mail, blogs) on English Wikipedia talk pages and a mailing list, both with their authors
and with the authors hidden; ridge penalty 2. Features that are 0 in those data count 0. What is
set by hand, because no annotated data show it, is at the end and says so.
"""

from msgspec import Struct

from argmap.mine.pairs import FEATURES

GROUPS = ("quote", "name", "called", "turn", "words", "place", "post", "question", "reference")
POST, REFERENCE = GROUPS.index("post"), GROUPS.index("reference")

# feature: (what it counts towards, weight in chats, weight in letters)
_FITTED = {
    "next": ("place", -1.31, 0.29),
    "second": ("place", -0.11, 0.71),
    "third": ("place", 0.00, -0.06),
    "far": ("place", -1.10, -0.41),
    "next_lost": ("place", 0.00, 1.33),
    "second_lost": ("place", 0.00, 0.35),
    "opening": ("post", -0.13, -0.40),
    "opening_far": ("post", 0.72, 0.85),
    "post": ("post", 0.00, -0.40),
    "post_lost": ("post", 0.00, -0.36),
    "post_size": ("post", 0.00, 0.39),
    "post_you": ("post", 0.00, -0.41),
    "post_back": ("post", 0.00, 0.38),
    "post_asks": ("post", 0.00, 0.59),
    "self": ("turn", 1.39, -0.96),
    "self_next": ("turn", 1.38, 0.72),
    "other_last": ("place", 0.20, 0.77),
    "latest": ("place", 0.87, -0.18),
    "called": ("name", 3.62, 0.68),
    "called_latest": ("name", -0.03, 0.60),
    "called_next": ("name", -1.03, 0.43),
    "named": ("name", 4.43, 0.47),
    "calls_other": ("name", -2.54, -0.64),
    "calls_other_self": ("name", -0.11, -0.04),
    "called_by": ("called", 0.63, -0.05),
    "called_by_open": ("called", 0.30, 0.62),
    "calls_third": ("called", -1.62, 0.72),
    "partner": ("turn", 0.94, -0.14),
    "spoke_between": ("turn", -0.30, -1.52),
    "asks": ("question", -0.10, -0.32),
    "answers": ("question", 0.47, 0.81),
    "yes_to_question": ("question", 0.66, 0.63),
    "thanks_partner": ("turn", 1.36, 0.38),
    "cosine": ("words", 1.32, -0.09),
    "shared": ("words", 3.74, 1.39),
    "shared_best": ("words", 0.00, 0.00),
    "quoted": ("quote", 5.00, 5.00),
    "quotes_other": ("quote", 0.00, 0.00),
    "gap": ("place", -0.29, -0.22),
    "same_minute": ("place", 0.58, -0.99),
    "system": ("place", -2.23, 0.00),
    "short_next": ("place", 0.35, 0.28),
    "back_next": ("place", 0.21, 0.23),
    "size": ("place", 0.42, 0.16),
    "to_me": ("turn", 0.19, 0.35),
    "to_me_open": ("turn", 0.84, -0.09),
    "sibling": ("place", 0.37, -0.07),
    "own_thread": ("turn", 0.58, -0.00),
    "own_thread_last": ("turn", 0.70, 0.08),
    "answered": ("place", -0.27, -0.14),
    "answered_by_me": ("turn", 0.20, 0.18),
    "thread_next": ("place", -0.13, 0.29),
    "later": ("place", -0.01, -0.90),
}
_NEW_CHAT = (
    0.40,  # new
    0.91,  # new_asks
    1.93,  # new_greets
    -0.96,  # new_calls
    1.77,  # new_first
    0.28,  # new_size
    1.14,  # new_alone
    0.17,  # new_gap
)


class Style(Struct, frozen=True):
    """The weights for one kind of conversation, in the order of FEATURES and NEW_FEATURES."""

    pair: tuple[float, ...]
    new: tuple[float, ...] = ()


GROUP_OF = tuple(GROUPS.index(_FITTED.get(name, ("place", 0.0, 0.0))[0]) for name in FEATURES)
CHAT = Style(tuple(_FITTED.get(name, ("place", 0.0, 0.0))[1] for name in FEATURES), _NEW_CHAT)
LETTERS = Style(tuple(_FITTED.get(name, ("place", 0.0, 0.0))[2] for name in FEATURES))

# By hand: the annotated data have no page whose comments mostly answer a post above them.
POST_BONUS = 1.2
PINGBACK = -3.0  # nobody answers an automatic notice


def post_bonus(distance: int, size: int) -> float:
    """Return how much more a post is answered than the opening comment of a talk page."""
    return POST_BONUS if distance > 1 else POST_BONUS / 2
