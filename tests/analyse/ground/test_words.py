"""Every status and label has words, and the same ones wherever it is told."""

from argmap.analyse import disputed
from argmap.analyse.ground import ground_label, status, words


def test_every_status_label_and_dispute_has_a_title():
    kinds = (*status.STATUSES[:-1], *ground_label.LABELS, *disputed.LABELS)
    assert [kind for kind in kinds if not words.title(kind)] == []


def test_no_title_speaks_of_two_camps_only():
    told = [kind.title + kind.note + "".join(kind.count) for kind in words.KINDS.values()]
    assert [each for each in told if "both" in each] == []
