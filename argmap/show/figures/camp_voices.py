"""What the people of a camp hold: together, one of them against others, and each for themselves."""

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from argmap.analyse.analysis import Analysis


class Voice(NamedTuple):
    """A claim, who of a camp holds it, and how many of other camps agree, of how many there."""

    claim: str
    who: str
    agree: int
    answers: int


class Voices(NamedTuple):
    """What a camp holds.

    `several` are rows of `camp_claims` with which at least two of it agree. `answered` is what one
    of it holds and nobody else of it spoke to, but somebody of another camp did, the most answered
    first; `alone` what nobody else of any camp spoke to, what stands best on the map first.
    """

    several: tuple[dict[str, Any], ...]
    answered: tuple[Voice, ...]
    alone: tuple[str, ...]


def voices(analysis: "Analysis", camp: str) -> Voices:
    """Return what the people of a camp hold; questions are held by nobody."""
    strength, holder = analysis.strength.strength, _holders(analysis, camp)
    table = analysis.camp_claims
    rows: list[Any] = table[table["camp"] == camp].to_dict("records")
    answered, alone = [], []
    for claim, counts in zip(analysis.status["claim"], analysis.status["counts"], strict=True):
        here = [each for each in counts if each["camp"] == camp]
        if not here or (here[0]["agree"], here[0]["answers"]) != (1, 1):
            continue
        if claim in analysis.questions:
            continue
        others = [each for each in counts if each["camp"] != camp]
        number = sum(each["answers"] for each in others)
        if number:
            answered.append(
                Voice(claim, holder[claim], sum(each["agree"] for each in others), number)
            )
        else:
            alone.append(claim)
    alone.sort(key=lambda claim: -float(strength.get(claim, 0.0)))
    answered.sort(key=lambda voice: -voice.answers)
    several = tuple(row for row in rows if row["agree"] > 1)
    return Voices(several, tuple(answered), tuple(alone))


def _holders(analysis: "Analysis", camp: str) -> dict[str, str]:
    """Return for each claim somebody of a camp who holds it."""
    from argmap.analyse.stances import THRESHOLD  # pandas takes long to import

    held = analysis.held[analysis.held["value"] > THRESHOLD]
    camp_of = analysis.camps.camp_of
    return {
        claim: who
        for who, claim in zip(held["participant"], held["claim"], strict=True)
        if camp_of.get(who) == camp
    }
