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

# feature: (what it counts towards, weight in chats, weight in letters)
_FITTED = {
    "next": ("place", -1.40, 0.43),
    "second": ("place", -0.09, 0.37),
    "third": ("place", 0.10, -0.23),
    "far": ("place", -1.20, -0.51),
    "next_lost": ("place", 0.00, 0.81),
    "second_lost": ("place", 0.00, -0.03),
    "other_last": ("place", 0.11, 0.45),
    "latest": ("place", 0.88, -0.27),
    "gap": ("place", -0.17, -0.20),
    "same_minute": ("place", 0.61, -0.84),
    "later": ("place", 0.00, -0.34),
    "short_next": ("place", 0.37, 0.18),
    "back_next": ("place", 0.19, 0.02),
    "sibling": ("place", 0.28, 0.50),
    "thread_next": ("place", -0.17, 0.43),
    "answered": ("place", -0.27, -0.21),
    "system": ("place", -2.06, 0.00),
    "size": ("place", 0.46, 0.12),
    "opening": ("post", 0.04, -0.12),
    "opening_far": ("post", 0.58, 0.54),
    "before_post": ("post", -2.00, -2.00),
    "post": ("post", 0.00, 0.00),
    "post_lost": ("post", 0.00, 0.00),
    "post_size": ("post", 0.00, 0.00),
    "post_you": ("post", 0.00, 0.00),
    "post_back": ("post", 0.00, 0.00),
    "post_asks": ("post", 0.00, 0.00),
    "begins": ("name", 1.68, 3.00),
    "begins_latest": ("name", -0.62, 0.00),
    "called": ("name", 2.60, 1.20),
    "called_latest": ("name", 0.40, 0.00),
    "called_next": ("name", -1.00, -0.36),
    "named": ("name", 4.03, 1.50),
    "calls_other": ("name", -2.14, -0.80),
    "calls_other_self": ("name", 0.27, -0.30),
    "called_by": ("called", 0.56, -0.15),
    "called_by_open": ("called", 0.42, 0.26),
    "calls_third": ("called", -1.54, 0.58),
    "self": ("turn", 1.36, -0.55),
    "self_next": ("turn", 1.45, 0.50),
    "partner": ("turn", 0.99, -0.08),
    "spoke_between": ("turn", -0.26, -0.50),
    "thanks_partner": ("turn", 1.15, 0.12),
    "to_me": ("turn", 0.25, 0.37),
    "to_me_open": ("turn", 0.84, 0.50),
    "own_thread": ("turn", 0.52, -0.00),
    "own_thread_last": ("turn", 0.81, 0.60),
    "answered_by_me": ("turn", 0.25, -0.17),
    "asks": ("question", -0.11, -0.08),
    "answers": ("question", 0.58, 0.69),
    "yes_to_question": ("question", 0.72, 0.36),
    "cosine": ("words", 1.73, 2.50),
    "shared": ("words", 3.80, -0.26),
    "phrase": ("words", -1.24, 2.00),
    "quoted": ("quote", 5.00, 5.00),
    "quotes_other": ("quote", 0.00, 0.00),
}
_NEW_CHAT = (
    0.63,  # new
    1.02,  # new_asks
    2.14,  # new_greets
    -0.73,  # new_calls
    1.70,  # new_first
    0.31,  # new_size
    0.69,  # new_alone
    -0.33,  # new_gap
)


class Style(Struct, frozen=True):
    """The weights for one kind of conversation, in the order of FEATURES and NEW_FEATURES."""

    pair: tuple[float, ...]
    new: tuple[float, ...] = ()


GROUP_OF = tuple(_FITTED[name][0] for name in FEATURES)
CHAT = Style(tuple(_FITTED[name][1] for name in FEATURES), _NEW_CHAT)
LETTERS = Style(tuple(_FITTED[name][2] for name in FEATURES))

# By hand: the annotated data have no page whose comments mostly answer a post above them.
POST_BONUS = 0.5  # over what speaks for the opening comment of a talk page
MOMENTUM, MOMENTUM_OF = 2.5, 3  # more after comments that answer the post, less after others
TO_SOMEBODY = 1.5  # less where a comment calls or quotes somebody else
CLEARLY_QUOTED = 0.5  # how much a quote tells that is taken for speaking to somebody
PINGBACK = -3.0  # nobody answers an automatic notice
