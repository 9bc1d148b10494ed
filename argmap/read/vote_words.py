"""What the cells of a vote table say: agree, disagree, pass, or nothing."""

from argmap.errors import ReadError
from argmap.read.source import Source

AGREE = (
    "1 +1 1.0 agree agrees agreed yes y pro for support supports strongly_agree approve accept"
    " stimme_zu zustimmung ja dafür d'accord oui pour de_acuerdo sí si a_favor"
)
DISAGREE = (
    "-1 -1.0 disagree disagrees disagreed no n con against oppose opposes strongly_disagree reject"
    " lehne_ab ablehnung nein dagegen pas_d'accord non contre en_desacuerdo en_contra"
)
PASS = (
    "0 0.0 -0 -0.0 +0 pass passed unsure neutral abstain abstention skip skipped undecided ? both"
    " don't_know dont_know not_sure enthaltung weiß_nicht neutre passe sans_avis paso abstención"
)
UNSEEN = "- -- na n/a nan null none empty unseen not_seen no_vote no_answer leer vide vacío"
REMEDY = "write 1, -1 or 0, or agree, disagree or pass, and leave empty what nobody answered"

VALUES: dict[str, int | None] = {
    word.replace("_", " "): value
    for words, value in ((AGREE, 1), (DISAGREE, -1), (PASS, 0), (UNSEEN, None))
    for word in words.split()
} | {"": None}


def is_vote(cell: str) -> bool:
    """Return whether a cell can be read as a vote, or as none."""
    return _plain(cell) in VALUES


def vote(cell: str, source: Source, row: int, column: str) -> int | None:
    """Return 1, -1 or 0, or None where a cell says that there is no vote.

    Raises:
        ReadError: it says something else.
    """
    try:
        return VALUES[cell]
    except KeyError:
        plain = _plain(cell)
    if plain not in VALUES:
        problem = f"{_short(cell)!r} in the column {_short(column)!r} is no vote"
        raise ReadError(source.name, row, problem, REMEDY)
    return VALUES[plain]


def _plain(cell: str) -> str:
    words = cell.strip().casefold().replace("\u2212", "-").replace("\u2019", "'")
    return " ".join(words.replace("_", " ").split())


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
