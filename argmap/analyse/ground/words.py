"""What claims are to people, in words: the same on every page and in the report.

No sentence says more than the rule behind it, and none calls agreement a success.
"""

from msgspec import Struct


class Words(Struct, frozen=True):
    """How claims of one kind are told.

    `title` names the kind, `count` one and several claims of it as the end of a sentence ("3 are
    likely shared"), `note` says what that means, `in_room` the same where all people are known,
    `term` is the rule.
    """

    title: str
    count: tuple[str, str]
    note: str
    term: str
    in_room: str = ""

    def meaning(self, room: bool) -> str:
        """Return what it means, in a room with a known list of people or elsewhere."""
        return self.in_room if room and self.in_room else self.note


OF_STATUS = {
    "shared": "shared",
    "likely shared": "likely",
    "jointly rejected": "rejected",
    "divides camps": "divides",
    "divided inside": "inside",
    "unsure": "unsure",
}
OF_LABEL = {
    "said to be shared": "said",
    "held in more than one camp": "several-camps",
    "conceded": "conceded",
    "held by several": "several",
}
OF_DISPUTE = {
    "disputed between camps": "disputed",
    "disputed inside a camp": "disputed",
    "disputed": "disputed",
    "one person against others": "disputed",
    "only one person says it": "alone",
}
KINDS = {
    "shared": Words(
        "Shared by all",
        ("is shared by all", "are shared by all"),
        "In every camp so many agree that the share of all its people is very likely 60 % or more.",
        "shared: the 10 % quantile of Beta(A+1, N-A+1) is at least .6 in every camp",
        "In every camp 60 % or more of all its people agree, whatever the others may answer.",
    ),
    "likely": Words(
        "Likely shared",
        ("is likely shared", "are likely shared"),
        "At least three people of every camp answered and most agree; a few more would settle it.",
        "likely shared: (A+1)/(N+2) is at least .6 and N at least 3 in every camp",
        "Most of every camp agree so far; whoever has not answered may still turn it.",
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
    "several-camps": Words(
        "Held in more than one camp",
        ("is held in more than one camp", "are held in more than one camp"),
        "People of different camps make this claim or back it.",
        "held in more than one camp: in two camps more people make or support it than dispute it",
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
    ),
    "divides": Words(
        "Divides the camps",
        ("divides the camps", "divide the camps"),
        "One camp mostly agrees, another does not; the farthest apart come first.",
        "divides camps: the shares (A+1)/(N+2) of two camps with N of 3 or more are .3 apart",
    ),
    "disputed": Words(
        "Disputed",
        ("is disputed", "are disputed"),
        "Somebody holds it and somebody else disputes it; too few have answered to say more. "
        "Disputes between camps come first.",
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
    ),
    "little": Words(
        "Too few answers",
        ("has too few answers", "have too few answers"),
        "Too few people have answered to call it anything.",
        "not enough evidence: no rule above holds",
    ),
}


def title(kind: str) -> str:
    """Return the title of a status, of a label of a candidate or dispute, or of a kind itself."""
    return KINDS[(OF_STATUS | OF_LABEL | OF_DISPUTE).get(kind, kind)].title
