"""Conversation to graph: what the rules find, then what a language model says of it."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, structs

from argmap.llm.check import Checked, checked, together
from argmap.llm.chunks import Chunk, Material, chunks_of, halves, material_of, request_for
from argmap.llm.forms import UnusableAnswer
from argmap.llm.merge import merged
from argmap.llm.notice import Consent, Notice, notice_of, tell
from argmap.llm.prompt import PROMPT
from argmap.llm.pseudonyms import RealNames, pseudonyms_of
from argmap.llm.session import Session
from argmap.llm.settings import Settings
from argmap.mine import mine as mine_by_rules
from argmap.model import ArgumentGraph, Conversation
from argmap.progress import Progress

STEP = "language model"
MOST_NAMED = 6  # comments that a note names


class Answered(Struct, frozen=True):
    """What became of one chunk: what stands of the answers, and which comments have none."""

    found: Checked
    failed: tuple[str, ...] = ()
    why: str = ""


def mine(
    conversation: Conversation,
    progress: Progress,
    session: Session,
    consent: Consent,
    *,
    real_names: bool = False,
) -> ArgumentGraph:
    """Return the graph of the rules, with what a language model says of each comment.

    Args:
        conversation: what a reader returned.
        progress: called now and then with a step's name, how much of it is done, of how much.
        session: with the model.
        consent: asked before anything is sent.
        real_names: whether people are called by their names in what is sent.

    Raises:
        ArgmapError: nobody agreed to send it, or the endpoint cannot be used at all.
    """
    graph = _by_rules(conversation, progress)
    people = RealNames() if real_names else pseudonyms_of(graph.conversation)
    material = material_of(graph, people, session.settings.tokens)
    chunks = chunks_of(material)
    if not chunks:
        return graph
    names = "with real names" if real_names else "people under pseudonyms"
    consent(_notice(material, chunks, session, names))
    answers = session.each(
        chunks,
        lambda chunk: _answered(material, chunk, session),
        lambda done: progress(STEP, done, len(chunks)),
    )
    return _told(graph, answers, session.settings)


def _by_rules(conversation: Conversation, progress: Progress) -> ArgumentGraph:
    """Return what the rules find; their steps end as done, so that a person can be asked."""
    steps: dict[str, int] = {}

    def move(step: str, done: int, total: int) -> None:
        steps[step] = total
        progress(step, done, total)

    graph = mine_by_rules(conversation, move)
    for step, total in steps.items():
        progress(step, total, total)
    return graph


def _notice(material: Material, chunks: Sequence[Chunk], session: Session, names: str) -> Notice:
    """Return what is about to be sent for those chunks whose answers are not there yet."""
    requests = [(chunk, request_for(material, chunk)) for chunk in chunks]
    missing = [(chunk, request) for chunk, request in requests if not session.known(request)]
    sent = {s.comment.id for chunk, _ in missing for s in chunk.asked}
    return notice_of(
        session.settings,
        requests=[request for _, request in missing],
        known=len(requests) - len(missing),
        what=f"{len(sent):,} of {len(material.graph.comments):,} comments",
        characters=sum(len(request.document) for _, request in missing),
        names=names,
    )


def _answered(material: Material, chunk: Chunk, session: Session) -> Answered:
    """Return what the model says of a chunk; of one that is too much for it, of both halves."""
    request = request_for(material, chunk)
    try:
        return Answered(checked(material, chunk, session.ask(request)))
    except UnusableAnswer as problem:
        smaller = halves(chunk) if problem.of_size else ()
        if not smaller:
            return Answered(Checked(), tuple(s.comment.id for s in chunk.asked), str(problem))
    parts = [_answered(material, half, session) for half in smaller]
    return Answered(
        together(part.found for part in parts),
        tuple(comment for part in parts for comment in part.failed),
        next((part.why for part in parts if part.why), ""),
    )


def _told(graph: ArgumentGraph, answers: Sequence[Answered], settings: Settings) -> ArgumentGraph:
    """Return the graph with all answers, and with what has to be said about them."""
    found = together(answer.found for answer in answers)
    joined = merged(graph, found, f"language model {settings.model}")
    failed = tuple(dict.fromkeys(comment for answer in answers for comment in answer.failed))
    conversation = joined.conversation
    if failed:
        why = next(answer.why for answer in answers if answer.why)
        note = _note(graph, failed, why)
        tell(note)
        conversation = structs.replace(conversation, notes=(*conversation.notes, note))
    if found.refused:
        tell(f"refused of the answers of {settings.model}: {_listed(found.refused)}")
    made_by = {
        **graph.made_by,
        "model": settings.model,
        "model_host": settings.host,
        "prompt": PROMPT,
        "refused": dict(sorted(found.refused.items())),
    }
    return structs.replace(joined, conversation=conversation, made_by=made_by)


def _note(graph: ArgumentGraph, failed: Sequence[str], why: str) -> str:
    marks = ", ".join(graph.mark(comment) for comment in failed[:MOST_NAMED])
    more = len(failed) - MOST_NAMED
    named = f"{marks} and {more} more" if more > 0 else marks
    return f"The language model gave no usable answer on {named} ({why}); the rules decide there."


def _listed(refused: Counter[str]) -> str:
    return ", ".join(f"{number} {why}" for why, number in sorted(refused.items()))
