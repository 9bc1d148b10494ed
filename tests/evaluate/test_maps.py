"""Reference maps: what is hidden before mining, and what is compared after."""

import json

import pytest
from graphs import graph_of
from msgspec import structs

from argmap.convert import export
from argmap.errors import ReadError
from argmap.evaluate import Resampling, Settings, evaluate_all
from argmap.evaluate.bootstrap import Resampling as How
from argmap.evaluate.graphs import Mined, asked, authors, links, signs
from argmap.evaluate.maps import read_reference
from argmap.model import ArgumentGraph, Claim, Comment, Conversation, Link

QUICK = Settings(engine="rules", how=Resampling(resamples=50))


def said(*comments):
    return Conversation(comments=comments)


def comment(number, text, **more):
    return Comment(id=f"c:{number}", number=number, text=text, **more)


def native(path, graph):
    path.write_bytes(export(graph, "json"))
    return path


TALK = said(
    comment(1, "The well is dry.", author="Ada", author_origin="stated"),
    comment(2, "No, Ada, it is full.", author="Bo", author_origin="person", reply_to="c:1"),
    comment(3, "I agree with Bo.", author="Cy", author_origin="stated", reply_to="c:2"),
)
CLAIMS = tuple(
    Claim(id=f"k:{c.number}.1", comment=c.id, start=0, end=len(c.text), text=c.text)
    for c in TALK.comments[:2]
)
LINKS = (
    Link(source="c:2", target="c:1", kind="reply"),
    Link(source="c:3", target="c:2", kind="reply"),
    Link(source="k:2.1", target="k:1.1", kind="rebut"),
    Link(source="c:3", target="k:2.1", kind="support"),
)
MAP = ArgumentGraph(conversation=TALK, claims=CLAIMS, links=LINKS)


def test_a_native_map_is_mined_without_what_was_annotated(tmp_path):
    found = read_reference(native(tmp_path / "map.json", MAP))
    assert [c.author for c in found.conversation.comments] == ["Ada", None, "Cy"]
    assert {c.reply_to for c in found.conversation.comments} == {None}
    assert found.graph.reply_of["c:3"].target == "c:2"


def test_a_map_is_grouped_by_what_its_file_says_of_it(tmp_path):
    kinds = {"kind": "blog", "names": "lost", "camps": []}
    graph = structs.replace(MAP, conversation=structs.replace(TALK, extra=kinds))
    labels = read_reference(native(tmp_path / "map.json", graph)).labels
    assert labels == {"kind": "blog", "names": "lost", "source": "blog", "language": "en"}


def test_authors_that_the_source_states_are_hidden_when_asked(tmp_path):
    found = read_reference(native(tmp_path / "map.json", MAP), hide_authors=True)
    assert {c.author for c in found.conversation.comments} == {None}


def test_a_map_is_measured_by_all_that_it_holds(tmp_path):
    results = evaluate_all("all", [native(tmp_path / "map.json", MAP)], QUICK)
    assert [one.measure for one in results] == [
        "replies",
        "authors",
        "claims",
        "links",
        "links, replies given",
    ]
    assert results[0].found.figures["accuracy"].value == 1.0


def test_a_folder_of_maps_is_measured_together(tmp_path):
    for name in "abcde":
        native(tmp_path / f"{name}.json", MAP)
    (found,) = evaluate_all("replies", [tmp_path], QUICK)
    assert (found.found.n, found.found.units, found.found.unit) == (10, 5, "conversations")


def test_data_is_looked_for_in_a_folder_that_holds_none_itself(tmp_path):
    (tmp_path / "test").mkdir()
    native(tmp_path / "test" / "map.json", MAP)
    row = {"a_text": "No.", "b_text": "Yes.", "label": "rebut"}
    (tmp_path / "pairs.jsonl").write_text(json.dumps(row), "utf-8")
    results = evaluate_all("links", [tmp_path], QUICK)
    assert results[0].data == "pairs.jsonl"
    assert {one.data for one in results[1:]} == {f"{tmp_path.name}/test"}


def test_a_file_that_is_no_map_is_named(tmp_path):
    path = tmp_path / "other.json"
    path.write_text("{}", "utf-8")
    with pytest.raises(ReadError, match=r"other\.json"):
        evaluate_all("all", [path], QUICK)


def test_a_folder_without_any_data_is_named(tmp_path):
    with pytest.raises(ReadError, match="holds no annotated data"):
        evaluate_all("all", [tmp_path], QUICK)


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(ReadError, match="nowhere"):
        evaluate_all("all", [tmp_path / "nowhere"], QUICK)


def mined(found, reference):
    return Mined("talk", {"source": "talk", "language": "en"}, found, reference)


def test_authors_count_where_the_source_states_none():
    found = said(*TALK.comments[:1], comment(2, "No, Ada, it is full."), TALK.comments[2])
    graph = ArgumentGraph(conversation=found)
    (score,) = authors([mined(graph, MAP)], How(resamples=50)).scores
    assert (score.right, score.found, score.n) == (0, 0, 1)


def tallies(found, reference):
    return {
        tally.measure: [sum(counts[number] for counts in tally.counts) for number in (1, 2, 3)]
        for tally in links(mined(found, reference))
    }


TEXTS = {name: f"what {name} claims here" for name in "abc"}


def test_links_are_right_with_both_ends_and_the_kind():
    reference = graph_of("b -> a -", "c -> a +", texts=TEXTS)
    found = graph_of("b -> a +", "c -> a +", texts=TEXTS)
    assert tallies(found, reference)["links"] == [1, 2, 2]
    assert tallies(found, reference)["links across comments"] == [1, 2, 2]
    assert tallies(found, reference)["labels not flipped"] == [1, 2, 2]


def test_claims_that_nobody_marked_are_no_end_of_a_right_link():
    reference = graph_of("b -> a -", texts={"a": "what a claims here", "b": "b"})
    comments = reference.conversation
    claim = Claim(id="k", comment="c:a", start=0, end=4, text="what")
    found = ArgumentGraph(
        conversation=comments,
        claims=(claim,),
        links=(Link(source="c:b", target="k", kind="rebut"),),
    )
    assert tallies(found, reference)["links"] == [0, 1, 1]
    assert tallies(found, reference)["links across comments"] == [1, 1, 1]


def test_restatements_count_as_pairs_however_they_are_linked():
    reference = graph_of("b -> a =", "c -> a =", texts=TEXTS)
    found = graph_of("a", "b", "c -> b =", texts=TEXTS)
    # wanted: ab, ac, bc; found: bc
    assert tallies(found, reference)["restates"] == [1, 1, 3]


SIGNED = graph_of("b -> a >", "b -> a -", "c -> b >", "d -> a >", "d -> a + .6")


def test_the_sign_of_a_reply_is_that_of_the_links_between_the_two():
    found = {one.place[1]: one for one in signs(mined(SIGNED, SIGNED))}
    assert {key: one.label for key, one in found.items()} == {
        "c:b": "rebut",
        "c:c": "neutral",
        "c:d": "support",
    }
    assert [one.given for one in found.values()] == ["rebut", "neutral", "support"]
    assert found["c:d"].judgement.support == 0.6


def test_of_as_many_links_of_each_kind_rebut_counts():
    claims = [
        Claim(id=f"{c}{n}", comment=f"c:{c}", start=n, end=n + 1, text=f"{n}")
        for c in "ab"
        for n in range(3)
    ]
    comments = (Comment(id="c:a", text="012"), Comment(id="c:b", text="012"))
    reply = Link(source="c:b", target="c:a", kind="reply")
    kinds = [
        Link(source="b0", target="a0", kind="support"),
        Link(source="b1", target="a1", kind="rebut"),
        Link(source="b2", target="a2", kind="support"),
    ]

    def of(parts):
        graph = ArgumentGraph(
            conversation=said(*comments), claims=tuple(claims), links=(reply, *parts)
        )
        (one,) = signs(mined(graph, graph))
        return one.label

    assert (of(kinds[:2]), of(kinds)) == ("rebut", "support")


def test_a_reply_is_asked_about_with_what_it_answers_and_what_that_answers():
    found = [one.spoken for one in asked(mined(MAP, MAP))]
    assert [(one.a, one.b, one.context) for one in found] == [
        ("No, Ada, it is full.", "The well is dry.", ""),
        ("I agree with Bo.", "No, Ada, it is full.", "The well is dry."),
    ]
