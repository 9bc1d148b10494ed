"""The engines that mine a conversation: rules, rules with a learned model, a language model."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from typing import Any

from msgspec import Struct, structs

from argmap.errors import ArgmapError
from argmap.llm import Miner, Options
from argmap.mine.acts import Detector
from argmap.mine.judged import with_cue
from argmap.mine.judgement import Judge, Judgement, Spoken, of_kind
from argmap.mine.scores import Ranker
from argmap.model import ArgumentGraph, Conversation
from argmap.progress import Progress

ENGINES = ("auto", "rules", "llm")
NOT_THERE = (
    "The trained model that reads answers is not installed: what supports and disputes what "
    "rests on cue words alone."
)
WEIGHTS = 2  # counts up when weights that come with argmap change


class Engine(Struct, frozen=True):
    """What mines a conversation, and how it judges single pairs of texts.

    `outline` finds answers and claims without a model that reads for support and dispute: all
    that is wanted where only these are looked at, and much quicker.
    """

    name: str
    mine: Callable[[Conversation, Progress], ArgumentGraph]
    judge: Judge
    outline: Callable[[Conversation, Progress], ArgumentGraph]


def engine(name: str = "auto", options: Options | None = None) -> Engine:
    """Return the engine of this name; "auto" is the best that runs here without a network.

    Args:
        name: one of ENGINES; "llm" asks the language model that the environment names.
        options: for "llm": whether it asks before it sends, and what it does with names.

    Raises:
        ArgmapError: there is none of this name, or what it needs is not there.
    """
    if name not in ENGINES:
        raise ArgmapError(f"{name!r} is no engine; choose one of {', '.join(ENGINES)}")
    if name == "llm":
        miner = Miner(options or Options())
        return Engine("llm", miner.mine, miner.judge, miner.mine)
    from argmap.mine import mine

    if name == "rules":
        return Engine("rules", mine, _judge_by_rules, mine)
    judge, ranker, sieve = _learned_judge(), _learned_ranker(), _learned_sieve()
    judged = _judge_by_rules if judge is None else partial(_judge_by_both, judge)
    parts = {"judge": judge, "ranker": ranker, "detector": sieve}
    outline = partial(mine, ranker=ranker, detector=sieve)
    return Engine("learned", partial(_mine_with, mine, parts), judged, outline)


def _mine_with(
    mine: Callable[..., ArgumentGraph],
    parts: Mapping[str, Any],
    conversation: Conversation,
    progress: Progress,
) -> ArgumentGraph:
    """Mine with learned parts; the graph says which were there."""
    graph = mine(conversation, progress, **parts)
    there = ", ".join(name for name, part in parts.items() if part is not None)
    made_by = {**graph.made_by, "model": f"argmap learned weights {WEIGHTS} ({there or 'none'})"}
    graph = structs.replace(graph, made_by=made_by)
    if parts["judge"] is not None:
        return graph
    notes = (*graph.conversation.notes, NOT_THERE)
    return structs.replace(graph, conversation=structs.replace(graph.conversation, notes=notes))


def _learned_ranker() -> Ranker | None:
    """Return what rates answers by learned weights; None without the weights."""
    from argmap.learned.replies import load_ranker

    return load_ranker()


def _learned_sieve() -> Detector | None:
    """Return what weighs anew which clauses are claims; None without its weights."""
    from argmap.learned.sieve import load_sieve

    return load_sieve()


def _learned_judge() -> Judge | None:
    """Return the learned judge; None without its weights or what runs them."""
    if find_spec("onnxruntime") is None or find_spec("tokenizers") is None:
        return None
    from argmap.learned.relations import learned_judge

    return learned_judge()


def _judge_by_both(judge: Judge, pairs: Sequence[Spoken]) -> list[Judgement]:
    """Return what the model judges, told what the cues of each pair say."""
    by_cues = _judge_by_rules(pairs)
    told = [
        structs.replace(
            pair,
            support=cue.confidence if cue.kind == "support" else 0.0,
            rebut=cue.confidence if cue.kind == "rebut" else 0.0,
        )
        for pair, cue in zip(pairs, by_cues, strict=True)
    ]
    return [with_cue(j, cue) for j, cue in zip(judge(told), by_cues, strict=True)]


def _judge_by_rules(pairs: Sequence[Spoken]) -> list[Judgement]:
    from argmap.mine.relations import relation_of

    return [of_kind(*relation_of(pair.a, pair.b)) for pair in pairs]
