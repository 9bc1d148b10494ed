"""Decisions taken in the app: put into the store at once, told, undone, kept when mined again."""

import threading

import pytest
from graphs import graph_of
from msgspec import structs

from argmap.analyse.review import review_queue
from argmap.convert import to_graph
from argmap.errors import GraphError
from argmap.model import Alternative, Link
from argmap.model.decisions import Decision, LinkName, decide, decisions
from argmap.read import read_bytes
from argmap.show.app import create_app
from argmap.show.checking import Checking
from argmap.show.figures import queue as figures
from argmap.show.library import Library
from argmap.write import native

GRAPH = graph_of(
    "b -> a - .4",
    "c -> a + .9",
    texts={"a": "Close <b>the</b> lane", "b": "Shops need it, because they sell"},
    authors={"a": "Ada", "b": "Ben"},
)
REBUT = {"source": "b", "target": "a", "kind": "rebut"}
TALK = b"""Ana: We should close Mill Street to cars on Sundays, because children play there.
Ben: The bakery lives from people who come by car.
Ana: @Ben: the bakery has a car park behind the house.
"""


@pytest.fixture
def library(tmp_path):
    found = Library(samples=tmp_path / "samples", store=tmp_path / "store")
    found.put("lane", GRAPH)
    return found


@pytest.fixture
def client(library):
    return create_app(library).server.test_client()


def send(client, what="decide", key="lane", **body):
    return client.post(f"/map/{key}/{what}", json=body)


def on_link(what, **more):
    return {"decision": {"what": what, "links": [REBUT], **more}}


def kinds(graph):
    return sorted((x.source, x.kind, x.target) for x in graph.links if x.kind != "states")


def test_the_queue_names_what_is_to_be_checked_first(client):
    found = client.get("/map/lane/queue.json").get_json()
    assert found["ids"][0] == "b>a>rebut"
    assert (found["left"], found["checked"]) == (5, 0)


def test_the_queue_counts_the_links_that_are_sure_enough(client):
    found = client.get("/map/lane/queue.json").get_json()
    assert dict(zip(found["steps"], found["sure"]["support"], strict=True))[0.9] == 1
    assert found["sure"]["rebut"][0] == 0


def test_an_item_has_both_texts_and_the_rule(client):
    found = client.get("/map/lane/item.json?of=b>a>rebut").get_json()
    assert ["".join(piece[0] for piece in end["pieces"]) for end in found["ends"]] == [
        "Shops need it, because they sell",
        "Close <b>the</b> lane",
    ]
    assert (found["sure"], found["other"]) == ("unsure", "supports")


def test_an_item_that_is_not_there_is_null(client):
    answer = client.get("/map/lane/item.json?of=x>a>rebut")
    assert (answer.status_code, answer.get_json()) == (200, None)


def test_a_decision_is_in_the_store_at_once(client, library, tmp_path):
    done = send(client, **on_link("flip")).get_json()
    again = Library(samples=tmp_path / "samples", store=tmp_path / "store")["lane"]
    assert ("b", "support", "a") in kinds(again)
    assert done["renamed"] == {"b>a>rebut": "b>a>support"}
    assert (done["left"], done["checked"]) == (4, 1)


def test_a_decision_says_by_whom_and_when(client, library):
    send(client, **on_link("accept"), by="Ada")
    made = decisions(library["lane"])[0]
    assert made.by == "Ada"
    assert made.when.endswith("+00:00")


def test_a_decision_of_another_window_is_told_and_nothing_changes(client, library):
    send(client, **on_link("reject"))
    before = native.write(library["lane"])
    answer = send(client, **on_link("flip"))
    assert answer.status_code == 409
    assert "somebody has changed it" in answer.get_json()["problem"]
    assert native.write(library["lane"]) == before


def test_a_decision_on_an_older_state_holds_where_it_fits(client, library):
    other = {"source": "c", "target": "a", "kind": "support"}
    send(client, decision={"what": "accept", "links": [other]})
    assert send(client, **on_link("reject")).status_code == 200
    assert kinds(library["lane"]) == [("c", "support", "a")]


@pytest.mark.parametrize(
    "body",
    [
        {"decision": {"what": "praise", "claims": ["a"]}},
        {"decision": {"what": "accept", "links": "b>a>rebut"}},
        {"decision": []},
        {},
        {"above": "much", "kinds": ["reply"]},
    ],
)
def test_what_is_no_decision_is_refused(client, library, body):
    assert send(client, **body).status_code in (400, 409)
    assert library["lane"] == GRAPH


def test_many_are_accepted_at_once_and_counted(client, library):
    done = send(client, above=0.9, kinds=["support", "rebut"]).get_json()
    assert done["on"] == 1
    assert [x.origin for x in library["lane"].links if x.kind == "support"] == ["person"]


def test_that_none_is_sure_enough_is_told(client):
    assert send(client, above=0.95, kinds=["support"]).status_code == 409


def test_undoing_brings_back_the_same_bytes(client, library, tmp_path):
    path = tmp_path / "store" / "opened" / "lane" / "graph.json"
    before = path.read_bytes()
    first = send(client, **on_link("flip")).get_json()["id"]
    second = send(client, decision={"what": "split", "claims": ["b"], "at": 15}).get_json()["id"]
    send(client, "undo", id=first)
    send(client, "undo", id=second)
    assert path.read_bytes() == before


def test_undoing_twice_is_told(client):
    done = send(client, **on_link("flip")).get_json()
    send(client, "undo", id=done["id"])
    assert send(client, "undo", id=done["id"]).status_code == 409


def test_decisions_at_the_same_time_are_all_kept(library):
    checking = Checking(library)
    lines = [f"n{number} -> a + .5" for number in range(12)]
    library.put("many", graph_of(*lines))
    threads = [
        threading.Thread(
            target=checking.decide,
            args=(
                "many",
                Decision(what="accept", links=(LinkName(f"n{number}", "a", "support"),)),
            ),
        )
        for number in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {x.origin for x in library["many"].links if x.kind == "support"} == {"person"}
    assert len({each.id for each in decisions(library["many"])}) == 12


def test_what_is_mined_again_keeps_the_decisions(client, library):
    library.put("talk", to_graph(read_bytes(TALK, "talk.txt")))
    reply = next(x for x in library["talk"].links if x.kind == "reply")
    name = {"source": reply.source, "target": reply.target, "kind": "reply"}
    send(client, key="talk", decision={"what": "reject", "links": [name]})
    links = library["talk"].links
    done = send(client, "mine", key="talk").get_json()
    assert done["unfit"] == []
    assert library["talk"].links == links


def test_mining_again_can_be_undone(client, library):
    send(client, **on_link("accept"))
    before = native.write(library["lane"])
    send(client, "mine")
    send(client, "unmine")
    assert native.write(library["lane"]) == before


def test_a_sample_is_left_as_it_is_and_comes_back(tmp_path):
    folder = tmp_path / "samples" / "talk"
    folder.mkdir(parents=True)
    (folder / "talk.txt").write_bytes(TALK)
    library = Library(samples=tmp_path / "samples", store=tmp_path / "store")
    sample = library["talk"]
    claim = sample.claims[0].id
    Checking(library).decide("talk", Decision(what="accept", claims=(claim,)))
    assert Library(samples=tmp_path / "samples", store=tmp_path / "store")["talk"] != sample
    assert list(library) == ["talk"]
    library.remove("talk")
    assert library["talk"] == sample


def test_opening_the_map_of_a_review_again_keeps_what_was_decided(library):
    key = library.drafts.start(TALK, "talk.txt").key
    library.finish(key)
    reply = next(x for x in library[key].links if x.kind == "reply")
    name = LinkName(reply.source, reply.target, "reply")
    Checking(library).decide(key, Decision(what="reject", links=(name,)))
    library.finish(key)
    assert len(decisions(library[key])) == 1
    assert all(x.source != reply.source for x in library[key].links if x.kind == "reply")


def test_the_words_that_moved_a_decision_are_marked():
    text = "I disagree, Ada. Trees take the place of the market."
    found = figures.pieces(text, (17, 52), [(0, 10)])
    assert found == [["I disagree", 0, 1], [", Ada. ", 0, 0], [text[17:], 1, 0]]


def test_of_a_long_comment_the_part_around_its_claim_is_shown():
    text = "word " * 200 + "the claim itself" + " word" * 200
    found = figures.pieces(text, (1000, 1016), [])
    assert found[0][0] == "… "
    assert found[-1][0] == " …"
    assert ["the claim itself", 1, 0] in found


@pytest.mark.parametrize("own", [(0, 0), (3, 9)])
def test_the_pieces_of_a_short_comment_are_its_text(own):
    text = "a bb ccc dddd \U0001d4b3 é\nf"
    assert "".join(piece[0] for piece in figures.pieces(text, own, [(5, 8), (7, 12)])) == text


def test_a_claim_can_be_split_at_its_words_and_clauses_come_first():
    found = figures.item(GRAPH, "b")["split"]
    assert [at for _, at in found["words"]] == [0, 6, 11, 15, 23, 28]
    assert found["clauses"] == [15]


def answering(*others, more=()):
    """Return three comments, and what the third answers: the second, or else these."""
    graph = graph_of("c:b -> c:a >", "c:c -> c:b > .5", *more)
    links = [
        structs.replace(x, alternatives=others) if x.source == "c:c" and x.target == "c:b" else x
        for x in graph.links
    ]
    return structs.replace(graph, links=tuple(links))


def instead(graph):
    return [each["id"] for each in figures.item(graph, "c:c>c:b>reply")["instead"]]


def test_what_a_comment_may_answer_instead_came_before_it():
    graph = answering(
        Alternative(0.1, "c:p"),
        Alternative(0.3, "c:a"),
        Alternative(0.2, "c:b", rule="the same once more"),
        Alternative(0.2, "c:c"),
        more=("c:p -> c:a >",),
    )
    assert instead(graph) == ["c:a"]  # p comes after it


def test_a_further_answer_may_become_the_main_one():
    graph = answering()
    further = Link(source="c:c", target="c:a", kind="reply", primary=False, confidence=0.4)
    assert instead(structs.replace(graph, links=(*graph.links, further))) == ["c:a"]


def test_nothing_comes_instead_of_a_further_answer_or_an_argument():
    graph = answering(Alternative(0.3, "c:a"))
    links = [structs.replace(x, primary=False) for x in graph.links]
    assert instead(structs.replace(graph, links=tuple(links))) == []
    assert figures.item(GRAPH, "b>a>rebut")["instead"] == []


def test_what_has_been_decided_is_no_longer_asked():
    graph = decide(GRAPH, Decision(what="accept", links=(LinkName("b", "a", "rebut"),)))
    assert "b>a>rebut" not in figures.queue(graph, review_queue(graph))["ids"]


def test_a_decision_that_changes_nothing_that_is_there_is_refused(library):
    with pytest.raises(GraphError):
        Checking(library).decide("lane", Decision(what="accept", claims=("x",)))
