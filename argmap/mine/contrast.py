"""What sets two like-worded English statements against each other: nots, opposites, numbers."""

import re
from functools import cache

from msgspec import Struct

from argmap.mine.cues import lexicon, plain
from argmap.mine.words import content_stems, is_content, stem

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_DENIES = re.compile(  # beside the nots: "too dear to buy", "it is a myth that", "fails to"
    r"\btoo \w+(?: \w+)? to\b|\ba myth\b|\b(?:rarely|seldom|scarcely|barely)\b"
    r"|\b(?:fail|fails|failed|failing|refuse|refuses|refused) to\b|\black(?:s|ed|ing)?\b"
    r"|\b(?:keep|stop|prevent)(?:s|ped|ed)? (?:\w+ ){1,4}from\b|\bkept (?:\w+ ){1,4}from\b"
)
_PIVOTS = ("than", "not")  # what is compared, or set against each other, stands around these
_ANSWER = re.compile(r"(?:(?:no|nope|yes|yeah|yep|well) ?[,.!:;-]+ *)+")
_OPPOSITES = """
more less/fewer; most least/fewest; many/enough few; much/enough little; well badly;
keep/keeps/kept lose/loses/lost; better worse; best worst; good bad; right wrong;
bigger/larger/big/large/huge smaller/small/tiny; high/higher/highest low/lower/lowest; up down;
rise/rises/rising/rose/risen fall/falls/falling/fell/fallen;
increase/increases/increased/increasing/raise/raises/raised
decrease/decreases/decreased/decreasing/lower/lowers/lowered/reduce/reduces/reduced;
cheap/cheaper/cheapest dear/dearer/dearest/expensive; fast/faster/quick/quicker slow/slower;
early/earlier/before late/later/after; old/older/oldest new/newer/newest/young/younger;
easy/easier hard/harder/difficult; safe/safer/safest dangerous/unsafe/risky; strong/stronger
weak/weaker; warm/warmer/hot/hotter cold/colder/cool/cooler; dry/drier wet/wetter/damp/damper;
rich/richer poor/poorer; long/longer short/shorter; light/lighter heavy/heavier; first last;
keep/keeps/kept/keeping scrap/scraps/scrapped/drop/drops/dropped/abolish/abolishes/abolished;
open/opens/opened/opening close/closes/closed/closing/shut/shuts;
allow/allows/allowed/permit/permits
ban/bans/banned/forbid/forbids/forbidden/prohibit/prohibits/prohibited; legal/lawful
illegal/unlawful; help/helps/helped/benefit/benefits/protect/protects
harm/harms/harmed/hurt/hurts/damage/damages; win/wins/won lose/loses/lost; gain/gains/gained
lose/loses/lost; save/saves/saved waste/wastes/wasted/cost/costs;
start/starts/started/begin/begins stop/stops/stopped/end/ends/ended; accept/accepts/accepted
reject/rejects/rejected/refuse/refuses/refused; for against; true/genuine/real false/fake/untrue;
fair/just unfair/unjust; possible impossible; useful useless; necessary unnecessary;
healthy/healthier unhealthy/unhealthier; honest dishonest; public private;
support/supports/supported oppose/opposes/opposed; success failure; succeed/succeeds
fail/fails/failed; improve/improves/improved worsen/worsens/worsened; create/creates
destroy/destroys; above below; inside outside; include/includes exclude/excludes;
love/loves/like/likes hate/hates/dislike/dislikes; same different; voluntary compulsory/mandatory;
present/here absent/gone; full empty; clean dirty; live/lives/alive die/dies/dead; near far;
make/makes/made lose/loses/lost; trust/trusts distrust/mistrust; agree/agrees disagree/disagrees;
sooner later; majority minority; in out; on off; liveliest deadest; livelier deader
"""
_FIGURES = {
    "zero": "0", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "twice": "2",
    "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "hundred": "100",
}  # fmt: skip


class Contrast(Struct, frozen=True):
    """How two statements differ: in being denied, in words that are opposites, in numbers.

    `turned` says that they set the same two things against each other the other way round.
    """

    denied: bool
    flips: int
    turned: bool
    numbers: bool

    @property
    def opposed(self) -> bool:
        """Whether these differences, taken together, make of the one what denies the other."""
        return (self.denied + self.flips + self.turned) % 2 == 1


def contrast(one: str, other: str) -> Contrast:
    """Return how two English statements differ in what may turn one into the other's denial."""
    low, low_other = _bare(one), _bare(other)
    first, second = _WORD.findall(low), _WORD.findall(low_other)
    numbers = _numbers(low, first), _numbers(low_other, second)
    return Contrast(
        denied=_denied(low) != _denied(low_other),
        flips=_flips(frozenset(first), frozenset(second)),
        turned=_turned(first, second),
        numbers=bool(numbers[0] and numbers[1] and numbers[0] != numbers[1]),
    )


def _bare(text: str) -> str:
    """Return a statement prepared for cues, without the "No," that answers before it states."""
    low = plain(text).strip()
    return low[found.end() :] if (found := _ANSWER.match(low)) else low


def _denied(low: str) -> bool:
    nots = lexicon("en").pattern("negates").findall(low)
    return (len(nots) + len(_DENIES.findall(low))) % 2 == 1


def _numbers(low: str, words: list[str]) -> frozenset[str]:
    said = {_FIGURES[word] for word in words if word in _FIGURES}
    return frozenset(said | set(_NUMBER.findall(low)))


@cache
def _opposite() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for pair in _OPPOSITES.replace("\n", " ").split(";"):
        left, right = (frozenset(side.split("/")) for side in pair.split())
        for ones, others in ((left, right), (right, left)):
            for word in ones:
                found[word] = found.get(word, frozenset()) | others
    return found


def _flips(one: frozenset[str], other: frozenset[str]) -> int:
    """Return how many words of the one have, in their place, an opposite in the other."""
    only, only_other = one - other, other - one
    return sum(bool(_opposite().get(word, frozenset()) & only_other) for word in only)


def _turned(one: list[str], other: list[str]) -> bool:
    """Whether each has before "than", or "not", what the other has behind it."""
    for pivot in _PIVOTS:
        if pivot in one and pivot in other:
            left, right = _around(pivot, one)
            left_other, right_other = _around(pivot, other)
            crossed = left & right_other and right & left_other
            if crossed and not right & right_other:
                return True
    return False


def _around(pivot: str, words: list[str]) -> tuple[set[str], set[str]]:
    """Return the stems before and behind a word, without those on both sides."""
    at = words.index(pivot)
    left, right = (
        {stem(word) for word in part if is_content(word)} - {"one"}
        for part in (words[:at], words[at + 1 :])
    )
    return left - right, right - left


def reordered(one: str, other: str) -> bool:
    """Whether two English statements have their content in another order that may mean another.

    What stands first may as well stand last ("On Sundays it is shut"), and a passive turns its
    sentence round; but "A pays B" is not "B pays A".
    """
    first, second = (list(dict.fromkeys(content_stems(text))) for text in (one, other))
    first = [word for word in first if word in second]
    second = [word for word in second if word in first]
    passive = (" by " in one) != (" by " in other)
    turns = [first[at:] + first[:at] for at in range(len(first))]
    return bool(first) and not passive and second not in turns
