"""How single texts speak to each other, as a language model judges it."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from argmap.llm.check import MOST_CERTAIN
from argmap.llm.chunks import CONTEXT
from argmap.llm.forms import Choices, Stance, Stances, UnusableAnswer
from argmap.llm.notice import Consent, notice_of, tell
from argmap.llm.prompt import PAIRS, Request, request_of, tokens
from argmap.llm.pseudonyms import Pseudonyms
from argmap.llm.session import Session
from argmap.mine.judgement import Judgement, Spoken, of_kind
from argmap.mine.relations import relation_of
from argmap.mine.verdicts import Kind

MOST_PAIRS = 12  # in one request
_FRAME = 40  # tokens for the JSON around a pair
_LEAST_TEXT = 400  # characters


class Batch(Struct, frozen=True):
    """The pairs of one request, by their places."""

    places: tuple[int, ...]
    request: Request


def judge(
    pairs: Sequence[Spoken], session: Session, consent: Consent, *, real_names: bool = False
) -> list[Judgement]:
    """Return how likely each text supports or rebuts the other, in order.

    Where the model gives no usable answer, the rules judge. Of the people in single texts nothing
    is known, so only e-mail addresses are masked.

    Args:
        pairs: the texts.
        session: with the model.
        consent: asked before anything is sent.
        real_names: whether nothing is masked.

    Raises:
        ArgmapError: nobody agreed to send it, or the endpoint cannot be used at all.
    """
    batches = _batches(pairs, session.settings.tokens, real_names=real_names)
    if not batches:
        return []
    missing = [batch for batch in batches if not session.known(batch.request)]
    consent(
        notice_of(
            session.settings,
            requests=[batch.request for batch in missing],
            known=len(batches) - len(missing),
            what=f"{sum(len(b.places) for b in missing):,} of {len(pairs):,} pairs of texts",
            characters=sum(len(batch.request.document) for batch in missing),
            names="names in the texts as they are",
        )
    )
    rule = f"language model {session.settings.model}"
    found: dict[int, Judgement] = {}
    for heard in session.each(batches, lambda batch: _heard(batch, session, rule), lambda _: None):
        found |= heard
    silent = len(pairs) - len(found)
    if silent:
        tell(f"{session.settings.model} gave no usable answer on {silent} of {len(pairs)} pairs;"
             " the rules judge these")  # fmt: skip
    return [found[i] if i in found else _by_rules(pair) for i, pair in enumerate(pairs)]


def _heard(batch: Batch, session: Session, rule: str) -> dict[int, Judgement]:
    """Return the judgements on a batch by place; a pair told twice counts for none."""
    try:
        read = session.ask(batch.request)
    except UnusableAnswer:
        return {}
    told: dict[str, list[Stance]] = defaultdict(list)
    for stance in read.of(Stance):
        told[stance.pair].append(stance)
    named = {place: told.get(f"p{i}", []) for i, place in enumerate(batch.places, start=1)}
    judged = {p: judgement_of(told[0], rule) for p, told in named.items() if len(told) == 1}
    return {place: judgement for place, judgement in judged.items() if judgement is not None}


def judgement_of(stance: Stance, rule: str) -> Judgement | None:
    """Return three probabilities that sum to 1, None where what is given is none."""
    given = (stance.support, stance.rebut, stance.neither)
    total = sum(given)
    if min(given) < 0 or total <= 0:
        return None
    support, rebut, neither = (share / total for share in given)
    kind: Kind | None = "support" if support > rebut else "rebut"
    if neither >= max(support, rebut) or support == rebut:
        kind = None
    most = max(support, rebut, neither)
    if most > MOST_CERTAIN:  # no model is certain
        rest = (1 - MOST_CERTAIN) / 2
        support, rebut, neither = (
            MOST_CERTAIN if share == most else rest for share in (support, rebut, neither)
        )
    return Judgement(support, rebut, neither, kind, rule)


def _by_rules(pair: Spoken) -> Judgement:
    return of_kind(*relation_of(pair.a, pair.b))


def _batches(pairs: Sequence[Spoken], most: int, *, real_names: bool) -> list[Batch]:
    """Return the pairs in requests within about `most` tokens each."""
    room = most - tokens(PAIRS)
    longest = max(_LEAST_TEXT, room)  # characters: three such texts are less than a request
    batches: list[Batch] = []
    waiting: list[tuple[int, dict[str, str]]] = []
    size = 0
    for place, pair in enumerate(pairs):
        document = _document(pair, longest, real_names=real_names)
        its = _FRAME + sum(map(tokens, document.values()))
        if waiting and (len(waiting) == MOST_PAIRS or size + its > room):
            batches.append(_batch(waiting))
            waiting, size = [], 0
        waiting.append((place, document))
        size += its
    return [*batches, *([_batch(waiting)] if waiting else [])]


def _document(pair: Spoken, longest: int, *, real_names: bool) -> dict[str, str]:
    people = Pseudonyms()
    texts = {"text": pair.a[:longest], "to": pair.b[:longest], "context": pair.context[:CONTEXT]}
    return {
        name: text if real_names else people.mask(text).text for name, text in texts.items() if text
    }


def _batch(waiting: Sequence[tuple[int, dict[str, str]]]) -> Batch:
    documents = [{"id": f"p{i}", **d} for i, (_, d) in enumerate(waiting, start=1)]
    ids = [document["id"] for document in documents]
    choices: Choices = {"Stance.pair": ids, "Stances.stances": len(ids)}
    request = request_of(PAIRS, {"pairs": documents}, Stances, choices)
    return Batch(tuple(place for place, _ in waiting), request)
