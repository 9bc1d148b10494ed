"""The sections of the board of common ground in words: their titles, and what each of them means.

No sentence says more than the rule behind it, and none calls agreement a success.
"""

from msgspec import Struct


class Words(Struct, frozen=True):
    """How a section is told: its title, a sentence below it, the rule as a tooltip.

    `count` names one and several of its claims in the paragraph on top; where `folded`, the
    section is opened by a click.
    """

    title: str
    count: tuple[str, str]
    note: str
    term: str
    folded: bool = False


GROUPS = {
    "What is shared": ("shared", "likely", "rejected"),
    "Candidates for common ground": ("said", "both", "conceded", "several", "uncontested"),
    "What divides": ("divides", "disputed", "inside"),
    "What is open": ("unsure", "alone", "little"),
}
SECTIONS = {
    "shared": Words(
        "Shared by all",
        ("is shared by all", "are shared by all"),
        "In every camp so many agree that the share of all its people is very likely 60 % or more.",
        "shared: the 10 % quantile of Beta(A+1, N-A+1) is at least .6 in every camp",
    ),
    "likely": Words(
        "Likely shared",
        ("is likely shared", "are likely shared"),
        "At least three people of every camp answered and most agree; a few more would settle it.",
        "likely shared: (A+1)/(N+2) is at least .6 and N at least 3 in every camp",
    ),
    "rejected": Words(
        "Rejected by all",
        ("is rejected by all", "are rejected by all"),
        "Most of every camp disagree; that, too, is something they have in common.",
        "jointly rejected: the same rules as for shared, for disagreement",
    ),
    "said": Words(
        "Said outright to be shared",
        ("is said outright to be shared", "are said outright to be shared"),
        "Somebody says in so many words that all here hold it. Whether they do is another matter.",
        "said to be shared: its maker says that all hold it, and nobody else disputes it",
    ),
    "both": Words(
        "Held in more than one camp",
        ("is held in more than one camp", "are held in more than one camp"),
        "People of different camps make this claim or back it.",
        "held by both camps: made or supported by people of two camps, disputed by no more of each",
    ),
    "conceded": Words(
        "Conceded in words",
        ("is conceded in words", "are conceded in words"),
        "Somebody grants it to the other side, in the words that are marked.",
        "conceded: a sentence such as “you are right that …”, to somebody of another camp",
    ),
    "several": Words(
        "Held by several people",
        ("is held by several people", "are held by several people"),
        "Several people hold it and nobody disputes it, but they are not known to be of different "
        "camps.",
        "held by several: made or supported by two or more people, not all known to be of one camp",
    ),
    "uncontested": Words(
        "Contested by nobody",
        ("is contested by nobody", "are contested by nobody"),
        "It stands in the midst of a dispute and nobody objected to it. Silence is not agreement.",
        "uncontested: its comment disputes or is disputed, this claim is not",
        folded=True,
    ),
    "divides": Words(
        "Divides the camps",
        ("divides the camps", "divide the camps"),
        "One camp mostly agrees, another does not; the farthest apart come first.",
        "divides camps: the shares (A+1)/(N+2) of two camps with N of 3 or more are .3 apart",
    ),
    "disputed": Words(
        "Disputed, and no more can be said yet",
        ("is disputed by somebody", "are disputed by somebody"),
        "Somebody holds it and somebody else disputes it; disputes between camps come first.",
        "not enough evidence: agreement and disagreement, but none of the other rules holds",
    ),
    "inside": Words(
        "Divided inside a camp",
        ("divides people of one camp", "divide people of one camp"),
        "People of one camp do not agree among themselves.",
        "divided inside: twice the smaller of agreement and disagreement is at least .6 in a camp",
    ),
    "unsure": Words(
        "Unsure",
        ("leaves many unsure", "leave many unsure"),
        "A fifth or more of those who answered are unsure.",
        "unsure: at least .2 of 3 or more answers are unsure",
    ),
    "alone": Words(
        "Said by one person only",
        ("is said by one person only", "are said by one person only"),
        "Nobody else has taken it up, for or against. It may matter all the same.",
        "not enough evidence: one stance",
        folded=True,
    ),
    "little": Words(
        "Not enough evidence",
        ("has too few answers", "have too few answers"),
        "Too few people have answered to call it anything.",
        "not enough evidence: no rule above holds",
        folded=True,
    ),
}
NOTHING = {
    "What is shared": "No claim can be called shared or rejected by all so far.",
    "Candidates for common ground": "Nothing was said, or conceded in words, that may be shared.",
    "What divides": "As far as is known, no claim is disputed.",
    "What is open": "Nothing is open.",
}
