"""How much each feature of a pair of comments counts; numbers fitted on annotated conversations.

A conditional logit over the candidates of each comment, so that the numbers give probabilities.
For chats it was fitted on the Ubuntu logs of Kummerfeld et al. (2019), for letters (talk pages,
forums, mail, blogs) on English Wikipedia talk pages and a mailing list, both with their authors
and with the authors hidden; with a ridge penalty. Names called, quotes and shared phrases in
letters were held at values set by hand while the others were fitted: indentation on talk pages is
careless about them, and the annotated letters hardly quote. What else is set by hand, because no
annotated data show it, is at the end and says so.
"""

from msgspec import Struct

from argmap.mine.pairs import FEATURES

GROUPS = ("quote", "name", "called", "turn", "words", "place", "post", "question", "reference")
POST, REFERENCE = GROUPS.index("post"), GROUPS.index("reference")

# feature: (what it counts towards, weight in chats, weight in letters)
_FITTED = {
    "next": ("place", -1.32, 0.47),
    "second": ("place", -0.12, 0.32),
    "third": ("place", -0.01, -0.21),
    "far": ("place", -1.10, -0.52),
    "next_lost": ("place", 0.00, 0.84),
    "second_lost": ("place", 0.00, -0.01),
    "other_last": ("place", 0.19, 0.47),
    "latest": ("place", 0.87, -0.16),
    "gap": ("place", -0.27, -0.21),
    "same_minute": ("place", 0.57, -0.82),
    "later": ("place", 0.04, -0.35),
    "short_next": ("place", 0.35, 0.19),
    "back_next": ("place", 0.21, 0.02),
    "sibling": ("place", 0.42, 0.50),
    "thread_next": ("place", -0.12, 0.47),
    "answered": ("place", -0.28, 0.05),
    "system": ("place", -2.21, 0.00),
    "size": ("place", 0.41, 0.13),
    "opening": ("post", -0.13, -0.09),
    "opening_far": ("post", 0.72, 0.51),
    "before_post": ("post", -2.00, -2.00),
    "post": ("post", 0.00, -0.09),
    "post_lost": ("post", 0.00, -0.16),
    "post_size": ("post", 0.00, 0.06),
    "post_you": ("post", 0.00, -0.18),
    "post_back": ("post", 0.00, 0.21),
    "post_asks": ("post", 0.00, 0.12),
    "begins": ("name", 1.75, 2.50),
    "begins_latest": ("name", -0.38, -0.37),
    "called": ("name", 2.36, 1.20),
    "called_latest": ("name", 0.33, -0.16),
    "called_next": ("name", -1.00, 0.05),
    "named": ("name", 4.46, 0.80),
    "calls_other": ("name", -2.07, -0.30),
    "calls_other_self": ("name", 0.32, -0.30),
    "called_by": ("called", 0.65, -0.12),
    "called_by_open": ("called", 0.28, 0.26),
    "calls_third": ("called", -1.63, 0.57),
    "self": ("turn", 1.45, -0.62),
    "self_next": ("turn", 1.38, 0.50),
    "partner": ("turn", 1.00, -0.04),
    "spoke_between": ("turn", -0.31, -0.57),
    "thanks_partner": ("turn", 1.35, 0.13),
    "to_me": ("turn", 0.17, 0.28),
    "to_me_open": ("turn", 0.86, 0.49),
    "own_thread": ("turn", 0.54, -0.00),
    "own_thread_last": ("turn", 0.71, 0.52),
    "answered_by_me": ("turn", 0.23, -0.23),
    "asks": ("question", -0.10, -0.08),
    "answers": ("question", 0.48, 0.68),
    "yes_to_question": ("question", 0.64, 0.37),
    "cosine": ("words", 1.30, 1.50),
    "shared": ("words", 4.18, 0.15),
    "phrase": ("words", 1.00, 1.50),
    "quoted": ("quote", 5.00, 5.00),
    "quotes_other": ("quote", 0.00, 0.00),
}
_NEW_CHAT = (
    0.53,  # new
    0.89,  # new_asks
    1.90,  # new_greets
    -0.61,  # new_calls
    1.76,  # new_first
    0.29,  # new_size
    1.02,  # new_alone
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
POST_BONUS = 0.5  # over what speaks for the opening comment of a talk page
MOMENTUM, MOMENTUM_OF = 3.0, 3  # more after comments that answer the post, less after others
TO_SOMEBODY = 1.5  # less where a comment calls or quotes somebody else
PINGBACK = -3.0  # nobody answers an automatic notice
