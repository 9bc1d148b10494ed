"""The plain words of the interface, each with its technical term for the tooltip."""

from argmap.model import Claim, Comment, Link
from argmap.model.decisions import name_of

VERBS = {
    "reply": "answers",
    "support": "supports",
    "rebut": "disputes",
    "states": "states",
    "restates": "says the same as",
}
TERMS = {
    "reply": "reply: one comment speaks to another",
    "support": "support: speaks for it",
    "rebut": "rebut: any attack, on the statement or on the step to it",
    "states": "states: the claim is a stretch of this comment",
    "restates": "restates: two claims that say the same",
}
SIGNS = {"reply": "↳", "support": "+", "rebut": "\N{MINUS SIGN}", "states": "·", "restates": "="}
ROLES = {
    "claim": "Claim",
    "premise": "Reason",
    "question": "Question",
    "proposal": "Proposal",
    "post": "Post",
    "comment": "Comment",
    "pingback": "Link from another site",
}
ORIGINS = {
    "stated": "the source says so",
    "inferred": "guessed by a rule",
    "person": "set by a person",
    "model": "guessed by a model",
}
SURE = ((0.9, "almost sure"), (0.75, "quite sure"), (0.5, "likely"), (0.25, "unsure"))
SHORT = 180


def sure(confidence: float) -> str:
    """Return a confidence in words."""
    return next((words for least, words in SURE if confidence >= least), "hardly more than a guess")


def link_name(link: Link) -> str:
    """Return the name of a link in an address; no two links of a graph share one."""
    return str(name_of(link))


def short(text: str, most: int = SHORT) -> str:
    """Return a text on one line, cut between words where it is longer than that."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    head, space, _ = line[: most + 1].rpartition(" ")
    return (head if space else line[:most]).rstrip(" ,;:.") + "…"


def label(node: Comment | Claim) -> str:
    """Return the words of a claim, or the first words of a comment, on one line."""
    return short(node.text, 10**6 if isinstance(node, Claim) else SHORT)
