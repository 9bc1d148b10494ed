import numpy as np
import pytest
from conversations import blog, talk

from argmap.errors import ModelError
from argmap.learned.replies import (
    NAME,
    LearnedRater,
    load_ranker,
    network_of,
    ranker_of,
)
from argmap.learned.reply_inputs import COLUMNS, RELATIVE, inputs
from argmap.learned.store import record
from argmap.learned.tensors import written_tensors
from argmap.mine import mine
from argmap.mine.hints import ABOUT, HINTS
from argmap.mine.pairs import FEATURES
from argmap.mine.scores import Candidate
from argmap.mine.traits import view_of
from argmap.mine.weights import GROUPS

PAIR = (*FEATURES, *HINTS)
WIDTH = len(COLUMNS)
ABOUT_0 = (0.0,) * len(ABOUT)
TALK = talk(
    ("Ana", "When does the last bus leave?"),
    ("Ben", "At ten past eleven, from the harbour."),
    ("Cem", "We need benches there."),
    ("Ana", "Ben, that is far too early."),
)


def weights(width=WIDTH, straight=(), keep=1.0, nothing=-99.0):
    """A network that adds nothing to the plain sum but what is straight."""
    line = np.zeros(width, dtype=np.float32)
    for name, value in straight:
        line[COLUMNS.index(name)] = value
    return {
        "mean": np.zeros(width, dtype=np.float32),
        "spread": np.ones(width, dtype=np.float32),
        "straight": line,
        "first": np.zeros((width, 2), dtype=np.float32),
        "first_bias": np.zeros(2, dtype=np.float32),
        "second": np.zeros((2, 2), dtype=np.float32),
        "second_bias": np.zeros(2, dtype=np.float32),
        "last": np.zeros(2, dtype=np.float32),
        "scalars": np.array([keep, nothing, 1.0, 1.0], dtype=np.float32),
    }


def candidate(place, score=0.0, about=ABOUT_0, **features):
    values = tuple(features.get(name, 0.0) for name in PAIR)
    return Candidate(place, score, values, 0.0, 0.0, about)


def rater(**changed):
    return LearnedRater(network_of(weights(**changed)), view_of(TALK, ()))


def answers(graph):
    return {link.source: link.target for link in graph.links if link.kind == "reply"}


def test_a_network_that_adds_nothing_answers_as_the_plain_sum():
    assert answers(mine(TALK, ranker=ranker_of(network_of(weights())))) == answers(mine(TALK))


def test_what_the_network_adds_decides():
    ranker = ranker_of(network_of(weights(straight=[("of_opener", 50.0)])))
    assert answers(mine(TALK, ranker=ranker))["c:2"] == "c:0"


def test_the_plain_sum_counts_as_much_as_was_learned():
    scores, _ = rater(keep=0.5).rate([candidate(0, 3.0), candidate(1, -1.0)])
    assert scores == pytest.approx([1.5, -0.5])


def test_answering_nothing_is_scored_beside_the_candidates():
    _, nothing = rater(nothing=-2.0).rate([candidate(0)])
    assert nothing == pytest.approx(-2.0)


def test_parts_say_what_a_group_of_features_adds():
    two = [candidate(0), candidate(1, cosine=0.5)]
    first, second = rater(straight=[("cosine", 4.0)], keep=0.0).parts(two)
    assert (first["words"], second["words"]) == pytest.approx((0.0, 2.0))


def test_parts_name_every_group():
    (only,) = rater().parts([candidate(0)])
    assert set(only) == set(GROUPS)


def test_a_candidate_is_compared_with_the_best():
    behind = COLUMNS.index("cosine behind")
    rows = inputs([candidate(0, cosine=0.25).features, candidate(1, cosine=0.75).features], ABOUT_0)
    assert rows[:, behind].tolist() == [-0.5, 0.0, 0.0]


def test_the_last_row_is_that_of_answering_nothing():
    rows = inputs([candidate(0, cosine=0.25).features], ABOUT_0)
    assert rows[:, -1].tolist() == [0.0, 1.0]


def test_the_row_of_answering_nothing_knows_how_good_the_best_candidate_is():
    rows = inputs([candidate(0, quoted=0.75).features], ABOUT_0)
    assert rows[-1, COLUMNS.index("quoted at best")] == 0.75


def test_what_is_compared_are_features():
    assert set(RELATIVE) <= set(FEATURES)


def test_without_weights_there_is_no_ranker(tmp_path):
    assert load_ranker(tmp_path) is None


def test_weights_are_loaded_from_a_folder(tmp_path):
    (tmp_path / NAME).write_bytes(written_tensors(weights()))
    record(NAME, tmp_path)
    assert answers(mine(TALK, ranker=load_ranker(tmp_path))) == answers(mine(TALK))


def test_changed_weights_are_refused(tmp_path):
    (tmp_path / NAME).write_bytes(written_tensors(weights()))
    record(NAME, tmp_path)
    (tmp_path / NAME).write_bytes(written_tensors(weights(keep=2.0)))
    with pytest.raises(ModelError):
        load_ranker(tmp_path)


def test_weights_for_other_features_are_refused():
    with pytest.raises(ModelError, match="features"):
        network_of(weights(width=WIDTH - 1))


def test_weights_that_lack_something_are_refused():
    with pytest.raises(ModelError, match="lacks"):
        network_of({k: v for k, v in weights().items() if k != "last"})


@pytest.fixture(scope="module")
def shipped():
    ranker = load_ranker()
    assert ranker is not None, "the weights are part of the package"
    return ranker


def test_the_shipped_ranker_names_the_author_who_is_called(shipped):
    (link,) = (
        x for x in mine(TALK, ranker=shipped).links if x.source == "c:3" and x.kind == "reply"
    )
    assert (link.target, link.rule) == ("c:1", "names the author")


def test_the_shipped_ranker_lets_a_quote_decide(shipped):
    page = blog(
        "Shall the reading room close on Fridays?",
        "Forty people sit there each Friday, I have counted them more than once.",
        "Nobody under thirty reads any more, so close it and mend the roads.",
        "One could open it with volunteers, as the museum does.",
        "“Forty people sit there each Friday”\n\nThat was before the new school opened.",
    )
    (link,) = (
        x for x in mine(page, ranker=shipped).links if x.source == "c:4" and x.kind == "reply"
    )
    assert (link.target, link.rule) == ("c:1", "quotes the comment")


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["", "", ""], id="empty-texts"),
        pytest.param(["😀", "😀😀", "👍"], id="emoji-only"),
        pytest.param(["YES", "NO!!!", "WHY NOT"], id="all-caps"),
        pytest.param(["> a b c d", "> a b c d", "> a b c d"], id="only-quotes"),
    ],
)
def test_odd_texts_get_probabilities(shipped, texts):
    for link in mine(talk(*texts), ranker=shipped).links:
        total = link.confidence + sum(a.confidence for a in link.alternatives)
        assert 0.0 <= total <= 1.0001


def explained(by, candidates):
    return [
        {group: round(value, 5) for group, value in one.items()} for one in by.parts(candidates)
    ]


def test_what_was_rated_last_is_explained_like_what_was_not_in_whatever_order():
    candidates = [candidate(0, 1.0, size=2.0), candidate(1, 2.0, size=5.0), candidate(2, size=1.0)]
    fresh, used = rater(straight=[("size", 1.0)]), rater(straight=[("size", 1.0)])
    used.rate(candidates)
    assert explained(used, candidates[::-1]) == explained(fresh, candidates[::-1])


def test_others_than_those_rated_last_are_explained_by_their_own_features():
    used = rater(keep=0.0, straight=[("size", 1.0)])
    used.rate([candidate(0, 1.0, size=2.0), candidate(1, size=3.0)])
    (first, _) = used.parts([candidate(0, 1.0, size=5.0), candidate(1, size=3.0)])
    assert first["place"] == pytest.approx(5.0)


def test_some_of_those_rated_last_are_explained_by_themselves():
    both = [candidate(0, size=2.0), candidate(1, size=5.0)]
    used, line = rater(straight=[("size behind", 1.0)]), [("size behind", 1.0)]
    used.rate(both)
    assert explained(used, both[:1]) == explained(rater(straight=line), both[:1])
