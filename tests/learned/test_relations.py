"""The learned judge: what it sees, when it labels, and that it is the same each time."""

import numpy as np
import pytest

from argmap.engines import engine
from argmap.learned.cross import MOST_A, MOST_B, CrossEncoder, cross_encoder
from argmap.learned.relations import FEATURES, Join, features, judge_with, probabilities
from argmap.mine import mine
from argmap.mine.judgement import Spoken
from argmap.model import Comment, Conversation
from argmap.progress import quiet

PAIR = Spoken("I disagree, it is far too dear.", "The pool should open on Sundays.")


class Fixed:
    """Stands in for the cross-encoder: the same scores for every pair."""

    def __init__(self, *scores):
        self.scores = scores

    def logits(self, pairs):
        return np.array([self.scores] * len(pairs), np.float32)


def join(least=0.6):
    """Return a join that passes on what the model says."""
    rows = [[0.0] * len(FEATURES) for _ in range(3)]
    rows[0][FEATURES.index("model_support")] = 1.0
    rows[1][FEATURES.index("model_rebut")] = 1.0
    return Join(tuple(map(tuple, rows)), {"support": least, "rebut": least})


def test_features_are_log_odds_words_cues_question_and_shortness():
    pair = Spoken("Why?", "It rains.", support=0.25, rebut=0.5)
    table = features([pair], np.array([[3.0, 2.0, 1.0]]), {"word why": (0.5, -0.5)})
    assert table.tolist() == [[1.0, 2.0, 1.0, 0.5, -0.5, 0.25, 0.5, 1.0, 1.0]]


def test_probabilities_are_a_softmax_of_weighted_features():
    chances = probabilities(np.array([[1.0, 2.0]]), [[0.0, 0.0], [0.0, np.log(3) / 2], [0.0, 0.0]])
    assert chances[0].tolist() == pytest.approx([0.2, 0.6, 0.2])


@pytest.mark.parametrize(
    ("scores", "kind"),
    [((4.0, 0.0, 0.0), "support"), ((0.0, 4.0, 0.0), "rebut"), ((0.2, 0.0, 0.0), None)],
    ids=["support", "rebut", "unsure"],
)
def test_a_label_is_given_only_where_it_is_likely_enough(scores, kind):
    (judgement,) = judge_with(Fixed(*scores), join(), {})([PAIR])
    assert judgement.kind == kind
    assert judgement.support + judgement.rebut + judgement.neither == pytest.approx(1)


def test_nothing_asked_is_nothing_said():
    assert judge_with(Fixed(0, 0, 0), join(), {})([]) == []


def the_encoder() -> CrossEncoder:
    encoder = cross_encoder()
    assert encoder is not None, "the weights belong to the package"
    return encoder


def test_a_pair_is_read_alike_alone_and_among_others():
    others = [Spoken("So true.", "It rains."), Spoken("word " * 400, "word " * 400)]
    alone = the_encoder().logits([PAIR])
    assert np.array_equal(the_encoder().logits([*others, PAIR])[2:], alone)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\N{PILE OF POO}" * 50, "NO " * 50_000, "x" * 200_000, "```\nif x:\n```", "你好"],
    ids=["empty", "blank", "signs", "many words", "one long word", "code", "chinese"],
)
def test_any_text_is_read(text):
    scores = the_encoder().logits([Spoken(text, text)])
    assert scores.shape == (1, 3)
    assert np.isfinite(scores).all()


def test_of_long_texts_beginning_and_end_are_read():
    middle = "word " * (3 * (MOST_A + MOST_B))
    one, other = (Spoken(f"I agree. {middle} {end}", "It rains.") for end in ("yes", "never"))
    assert not np.array_equal(*(the_encoder().logits([pair]) for pair in (one, other)))


def test_plain_agreement_and_plain_disagreement_are_told_apart():
    said = "The library should stay open on Saturdays."
    judge = engine().judge
    yes, no = judge(
        [
            Spoken("I agree, working people have no other day to go there.", said),
            Spoken("I disagree, it would cost far too much and nobody goes.", said),
        ]
    )
    assert yes.support > yes.rebut
    assert no.rebut > no.support


def test_the_graph_says_which_model_made_it():
    talk = Conversation(comments=(Comment(id="c:1", text="It rains."),))
    assert engine("auto").mine(talk, quiet).made_by["model"].startswith("argmap learned")
    assert "model" not in engine("rules").mine(talk, quiet).made_by
    assert "model" not in mine(talk).made_by
