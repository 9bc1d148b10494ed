"""Claims: spans that share half or all, roles of those that match, sentences as a floor."""

import pytest

from argmap.evaluate.bootstrap import Resampling
from argmap.evaluate.claims import Marked, measured, of_text
from argmap.evaluate.rows import Segment, Text
from argmap.model import ArgumentGraph, Claim, Comment, Conversation

HOW = Resampling(resamples=50)
LABELS = {"source": "here", "language": "en"}


def text(found, wanted, sentences=()):
    return Marked(("talk", "1"), LABELS, tuple(found), tuple(wanted), tuple(sentences))


def said(words):
    return Conversation(comments=(Comment(id="c:1", text=words),))


def claim(words, start, end):
    return Claim(id=f"k:{start}", comment="c:1", start=start, end=end, text=words[start:end])


ONE = text(
    found=[(0, 10, "claim", 0.9), (12, 20, "premise", 0.8), (30, 40, "claim", 0.5)],
    wanted=[(0, 10, "claim"), (12, 22, "claim"), (50, 60, "question")],
    sentences=[(0, 22), (50, 60)],
)


def scores(*texts):
    return {score.measure: score for score in measured(texts, HOW).scores}


def test_spans_that_share_half_count_and_those_that_are_the_same_apart():
    found = scores(ONE)
    assert (found["claims"].right, found["claims"].found, found["claims"].n) == (2, 3, 3)
    assert found["claims, exact"].right == 1


def test_each_sentence_is_the_floor():
    floor = measured([ONE], HOW).baselines["each sentence"]
    # of two sentences the second is the question, the first shares too little with either
    assert floor["claims F1"].value == pytest.approx(2 * 1 / (2 + 3))
    assert floor["claims, exact F1"].value == pytest.approx(2 * 1 / (2 + 3))


def test_the_confusion_of_roles_is_of_the_claims_that_match():
    table = measured([ONE], HOW).confusion
    assert table.annotated == ("claim",)
    assert dict(zip(table.found, table.counts[0], strict=True)) == {
        "claim": 1,
        "premise": 1,
        "question": 0,
        "proposal": 0,
    }


def test_roles_are_not_scored_where_only_one_is_annotated():
    assert "macro-F1 of roles" not in measured([ONE], HOW).figures


def test_macro_f1_of_roles_leaves_labels_out_that_are_no_role_of_ours():
    spans = [(0, 5), (10, 15), (20, 25), (30, 35)]
    roles = ("claim", "claim", "proposal", "claim")
    named = ("major_claim", "premise", "policy", "fact")
    found = [(*span, role, 0.9) for span, role in zip(spans, roles, strict=True)]
    wanted = [(*span, label) for span, label in zip(spans, named, strict=True)]
    figure = measured([text(found, wanted)], HOW).figures["macro-F1 of roles"]
    # claim: 2 * 1 / (1 + 2); premise: 0; proposal: 1
    assert (figure.n, figure.value) == (3, pytest.approx((2 / 3 + 0 + 1) / 3))


def test_sureness_is_held_against_whether_there_is_such_a_claim():
    # .9 and .8 match, .5 does not; each is a bin of its own
    found = measured([ONE], HOW).figures
    assert found["calibration error"].value == pytest.approx((0.1 + 0.2 + 0.5) / 3)
    assert found["Brier score"].value == pytest.approx((0.01 + 0.04 + 0.25) / 3)


def test_blanks_around_an_annotated_stretch_do_not_count():
    words = "So. We dig. "
    mined = ArgumentGraph(conversation=said(words), claims=(claim(words, 4, 11),))
    marked = of_text(Text(words, (Segment(3, 12),)), ("t", "1"), LABELS, mined)
    assert marked.wanted == ((4, 11, "claim"),)
    assert scores(marked)["claims, exact"].right == 1


def test_a_full_stop_is_the_only_difference_that_is_passed_over():
    words = "We dig. They wait!"
    mined = ArgumentGraph(
        conversation=said(words),
        claims=tuple(claim(words, *span) for span in ((0, 7), (8, 18))),
    )
    segments = (Segment(0, 6), Segment(8, 12))
    found = scores(of_text(Text(words, segments), ("t", "1"), LABELS, mined))
    assert (found["claims, exact"].right, found["claims, bare of marks"].right) == (0, 1)


def test_a_text_without_claims_counts_what_is_found_in_it():
    found = scores(text([(0, 4, "claim", 0.9)], []), ONE)
    assert (found["claims"].found, found["claims"].n) == (4, 3)
