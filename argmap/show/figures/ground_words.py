"""The board of common ground in words: its groups, and what they say where they hold nothing."""

from argmap.analyse.ground.words import KINDS

SECTIONS = KINDS
FOLDED = frozenset({"uncontested", "alone", "little"})  # opened by a click
GROUPS = {
    "What is shared": ("shared", "likely", "rejected"),
    "What may be shared": ("said", "several-camps", "conceded", "several", "uncontested"),
    "What divides": ("divides", "disputed", "inside"),
    "What is not known": ("unsure", "alone", "little"),
}
NOTHING = {
    "What is shared": "No claim can be called shared or rejected by all so far.",
    "What may be shared": "Nothing was said, or conceded in words, that may be shared.",
    "What divides": "As far as is known, no claim is disputed.",
    "What is not known": "Every claim has answers enough to tell what it is.",
}
