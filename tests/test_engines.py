"""Engines by name: rules alone, and rules with learned weights as far as they are there."""

import pytest

from argmap import engines
from argmap.engines import ENGINES, NOT_THERE, engine
from argmap.errors import ArgmapError
from argmap.mine.judgement import Spoken
from argmap.model import Comment, Conversation
from argmap.progress import quiet

TALK = Conversation(
    comments=(
        Comment(id="c:1", text="The pool should open on Sundays."),
        Comment(id="c:2", text="I disagree, it would be too dear.", reply_to="c:1"),
    )
)


def test_an_unknown_engine_is_refused_with_those_that_there_are():
    with pytest.raises(ArgmapError, match=", ".join(ENGINES)):
        engine("steam")


def test_without_the_model_cues_work_and_the_conversation_says_so(monkeypatch):
    monkeypatch.setattr(engines, "_learned_judge", lambda: None)
    graph = engine("auto").mine(TALK, quiet)
    assert NOT_THERE in graph.conversation.notes
    assert [x.kind for x in graph.links if x.kind in ("support", "rebut")] == ["rebut"]


def test_without_the_model_pairs_are_judged_by_cues(monkeypatch):
    monkeypatch.setattr(engines, "_learned_judge", lambda: None)
    pair = Spoken(TALK.comments[1].text, TALK.comments[0].text)
    assert engine("auto").judge([pair]) == engine("rules").judge([pair])


def test_with_the_model_nothing_is_noted():
    assert NOT_THERE not in engine("auto").mine(TALK, quiet).conversation.notes
