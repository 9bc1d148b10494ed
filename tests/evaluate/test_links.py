"""Support, rebut or neither: labels given, leanings, abstention, pairs that nobody annotated."""

import pytest

from argmap.engines import Engine, engine
from argmap.evaluate.bootstrap import Resampling
from argmap.evaluate.links import AUC, measured
from argmap.evaluate.pairs import BATCH, Asked, Judged, judged, of_row
from argmap.evaluate.rows import Pair
from argmap.mine.judgement import Judgement, Spoken, of_kind
from argmap.progress import quiet

HOW = Resampling(resamples=50)
LABELS = {"source": "here", "language": "en"}


def pair(label, support, rebut, kind=None, annotated=True, cues=None, text="b"):
    judgement = Judgement(support, rebut, 1 - support - rebut, kind)
    return Judged((text, f"{label}{support}{rebut}"), LABELS, label, annotated, judgement, cues)


FOUR = (
    pair("support", 0.8, 0.1, "support"),
    pair("support", 0.3, 0.5),
    pair("rebut", 0.1, 0.7, "rebut"),
    pair("neutral", 0.6, 0.1, "support"),
)


def figures(*pairs):
    return {name: one.value for name, one in measured(pairs, HOW).figures.items()}


def test_no_label_counts_as_neutral():
    found = measured(FOUR, HOW)
    assert found.figures["accuracy"].value == 2 / 4
    assert found.confusion.counts == ((1, 0, 1), (0, 1, 0), (1, 0, 0))
    # support: 2 * 1 / (2 + 2); rebut: 1; neutral: 0
    assert found.figures["macro-F1"].value == pytest.approx((1 / 2 + 1 + 0) / 3)


def test_the_likeliest_class_is_scored_where_it_is_not_the_label_given():
    found = figures(*FOUR)
    # support, rebut, rebut, support: the first and the third are right
    assert found["accuracy, likeliest class"] == 2 / 4
    assert "accuracy, likeliest class" not in figures(FOUR[0], FOUR[2])


def test_precision_and_coverage_are_of_the_labels_given():
    found = figures(*FOUR)
    assert found["precision of labels"] == pytest.approx(2 / 3)
    assert found["coverage of labels"] == 3 / 4


def test_sides_are_told_apart_on_pairs_that_have_one():
    found = measured(FOUR, HOW).figures
    # leanings: .7 and -.2 support, -.6 rebuts: both above
    assert (found[AUC].n, found[AUC].value) == (3, 1.0)
    assert found["two-way accuracy"].value == pytest.approx(2 / 3)


def test_no_leaning_is_half_right():
    assert figures(pair("support", 0, 0), pair("rebut", 0, 0))["two-way accuracy"] == 0.5


def test_coverage_counts_labels_that_were_withheld_by_their_probability():
    found = measured(FOUR, HOW)
    # .8 right, .7 right, .6 wrong, .5 wrong
    assert found.figures["coverage at precision 0.80"].value == 2 / 4
    assert found.thresholds == {"0.80": 0.7, "0.90": 0.7}
    assert found.curve[-1].precision == 0.5


def test_pairs_that_nobody_annotated_are_apart():
    rest = (
        pair("neutral", 0, 0, annotated=False),
        pair("neutral", 0.9, 0, "support", annotated=False),
    )
    found = measured((*FOUR, *rest), HOW)
    assert found.n == 4
    assert found.figures["sampled pairs left unlabelled"].value == 0.5


def test_the_majority_is_a_floor():
    floor = measured(FOUR, HOW).baselines["majority (support)"]
    assert floor["accuracy"].value == 2 / 4
    # support: 2 * 2 / (2 + 4); the others 0
    assert floor["macro-F1"].value == pytest.approx((2 / 3) / 3)
    assert floor["two-way accuracy"].value == pytest.approx(2 / 3)


def test_cues_stand_beside_another_engine():
    cues = of_kind("rebut", 0.9, "cue")
    found = measured([pair("rebut", 0.9, 0, "support", cues=cues)], HOW)
    assert found.baselines["cues only"]["accuracy"].value == 1.0


def test_labels_that_are_the_opposite_are_counted():
    flipped = pair("rebut", 0.9, 0.1, "support")
    (score,) = (
        s for s in measured((*FOUR, flipped), HOW).scores if s.measure == "opposite avoided"
    )
    assert (score.right, score.n) == (3, 4)
    assert score.note == "4 of 5 labelled, 1 of them the opposite"


def test_sampled_rows_are_known_by_their_subtype():
    row = Pair("a", "b", "neutral", subtype="sampled-unlinked")
    assert not of_row(row, 1, LABELS).annotated
    assert of_row(Pair("a", "b", "neutral"), 1, LABELS).annotated


def test_pairs_of_one_document_or_on_one_text_belong_together():
    assert of_row(Pair("a", "b", "rebut", doc=7), 3, LABELS).place == ("7", "3")
    assert of_row(Pair("a", "b", "rebut"), 3, LABELS).place == ("b", "3")


def test_an_engine_judges_in_batches_beside_the_rules():
    sizes = []

    def judge(pairs):
        sizes.append(len(pairs))
        return [of_kind("support", 0.9, "always") for _ in pairs]

    other = Engine("other", engine("rules").mine, judge, engine("rules").mine)
    asked = [Asked(("t", str(n)), LABELS, "rebut", Spoken("No.", "Yes.")) for n in range(BATCH + 3)]
    found = judged(asked, other, engine("rules"), quiet)
    assert sizes == [BATCH, 3]
    assert {one.judgement.rule for one in found} == {"always"}
    assert all(one.cues is not None for one in found)


def test_the_rules_are_no_floor_of_themselves():
    rules = engine("rules")
    (found,) = judged(
        [Asked(("t", "1"), LABELS, "rebut", Spoken("No.", "Yes."))], rules, rules, quiet
    )
    assert found.cues is None
