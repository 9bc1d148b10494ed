import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentGraph, Claim, Comment, Conversation, Link
from argmap.show.figures import view as module
from argmap.show.figures.blocks import SHOWN
from argmap.show.figures.filters import Filter
from argmap.show.figures.ground import ground_of
from argmap.show.figures.map_view import drawn
from argmap.show.figures.message import message
from argmap.show.figures.pieces import SHARE
from argmap.show.figures.strands import strands_of
from argmap.show.figures.view import OPEN_SMALL, View


def forest(*sizes, post=True):
    """A post, and below it a strand of each size: a claim, and what disputes it.

    Strand 2 of size 3 is s2 (`k:2.0`) with the answers `k:2.1` and `k:2.2`, each by somebody else.
    """
    comments = [Comment(id="c:0", text="Post", role="post" if post else "comment")]
    claims, links = [], []
    for strand, size in enumerate(sizes):
        for n in range(size):
            name = f"{strand}.{n}"
            comments.append(
                Comment(id=f"c:{name}", text=name, author=f"A{n}", author_origin="stated")
            )
            claims.append(
                Claim(id=f"k:{name}", comment=f"c:{name}", start=0, end=len(name), text=name)
            )
            links.append(Link(source=f"c:{name}", target=f"k:{name}", kind="states"))
            if n:
                links.append(Link(source=f"k:{name}", target=f"k:{strand}.0", kind="rebut"))
            elif post:
                links.append(Link(source=f"c:{name}", target="c:0", kind="reply"))
    return ArgumentGraph(
        conversation=Conversation(comments=tuple(comments)),
        claims=tuple(claims),
        links=tuple(links),
    )


def chain(length, answers=0):
    """Claims that each dispute the one before; each has so many claims that support it."""
    lines = [f"k{n + 1} -> k{n} -" for n in range(length - 1)]
    lines += [f"k{n}s{m} -> k{n} +" for n in range(length) for m in range(answers)]
    return graph_of(*lines)


@pytest.fixture(autouse=True)
def large(monkeypatch):
    """Count every conversation as a large one."""
    monkeypatch.setattr(module, "LARGE", 0)


def told(graph, view=View()):  # noqa: B008  # a frozen record
    strands = strands_of(ground_of(graph), view.keep)
    found = message(strands, drawn(graph, strands, view))
    names = list(graph.texts)
    found["ids"] = [names[node] for node in found["nodes"]]
    found["up"] = [names[node] if node >= 0 else "" for node in found["up"]]
    found["block"] = {found["ids"][int(at)]: block for at, block in found["blocks"].items()}
    return found


def test_each_strand_is_a_block_below_its_post():
    found = told(forest(3, 4, 4, 3))
    assert dict(zip(found["ids"], found["up"], strict=True)) == {
        "c:0": "",
        "k:0.0": "c:0",
        "k:1.0": "c:0",
        "k:2.0": "c:0",
        "k:3.0": "c:0",
    }


def test_a_block_counts_what_is_in_it():
    block = told(forest(3, 4, 4, 3))["block"]["k:1.0"]
    assert block == {
        "cards": 4,
        "comments": 4,
        "people": 4,
        "support": 0,
        "rebut": 3,
        "strands": 1,
    }


def test_a_block_counts_within_the_filter():
    block = told(forest(3, 3, 4, 3), View(keep=Filter(authors=frozenset({"A1"}))))["block"]
    assert (block["k:2.0"]["cards"], block["k:2.0"]["rebut"]) == (2, 1)


def test_a_strand_of_one_card_is_no_block():
    found = told(forest(1, 2, 2))
    assert set(found["block"]) == {"k:1.0", "k:2.0"}


def test_a_block_is_the_higher_the_more_it_holds():
    found = told(forest(5, 50, 50, 50))
    height = dict(zip(found["ids"], found["h"], strict=True))
    assert height["k:0.0"] < height["k:1.0"] == height["k:2.0"]


def test_small_strands_are_gathered_into_one_block():
    found = told(forest(*[3] * (SHOWN - 1), *[2] * 20))
    gathered = [block for block in found["block"].values() if block["strands"] > 1]
    assert [(block["strands"], block["cards"]) for block in gathered] == [(19, 38)]


def test_one_strand_that_is_left_over_is_not_gathered():
    found = told(forest(*[3] * (SHOWN + 1)))
    assert len(found["block"]) == SHOWN + 1


@pytest.mark.parametrize("opened", ["c:0", f"k:{SHOWN}.0"])
def test_opening_what_is_gathered_spreads_out_as_many_more(opened):
    found = told(forest(*[3] * SHOWN, *[2] * 100), View(opened={opened: 1}))
    assert sorted(block["strands"] for block in found["block"].values()) == [1] * 80 + [60]


def test_opening_a_spread_out_block_once_more_opens_it():
    view = View(opened={f"k:{SHOWN}.0": 2})
    assert f"k:{SHOWN}.1" in told(forest(*[3] * SHOWN, *[2] * 100), view)["ids"]


def test_opening_a_block_shows_its_main_cards_and_leaves_the_others_closed():
    found = told(forest(50, 50, 50, 40), View(opened={"k:1.0": 1}))
    assert sum(node.startswith("k:1.") for node in found["ids"]) == OPEN_SMALL
    assert set(found["block"]) == {"k:0.0", "k:2.0", "k:3.0"}


def test_blocks_keep_their_order_when_one_is_opened():
    graph = forest(4, 6, 5, 4)
    closed, opened = told(graph), told(graph, View(opened={"k:2.0": 1}))

    def order(found):
        places = zip(found["ids"], found["y"], found["x"], strict=True)
        return [node for node, *_ in sorted(places, key=lambda x: x[1:]) if node.endswith(".0")]

    assert order(closed) == ["k:1.0", "k:2.0", "k:0.0", "k:3.0"]
    assert order(opened)[0] == "k:1.0"


def test_selecting_a_card_inside_a_block_shows_the_way_to_it_only():
    found = told(forest(50, 50, 50, 40), View(selected=("k:1.49",)))
    assert [node for node in found["ids"] if node.startswith("k:1.")] == ["k:1.0", "k:1.49"]


def test_selecting_a_block_leaves_it_closed():
    assert "k:1.0" in told(forest(4, 5, 5, 4), View(selected=("k:1.0",)))["block"]


def test_selecting_a_card_of_a_gathered_strand_shows_that_strand():
    graph = forest(*[3] * SHOWN, *[2] * 100)
    found = told(graph, View(selected=("k:139.1",)))
    assert {"k:139.0", "k:139.1"} <= set(found["ids"])
    assert max(block["strands"] for block in found["block"].values()) == 99


def test_a_closed_block_hides_its_answers_and_says_how_many():
    found = told(forest(3, 4, 4, 3))
    place = found["ids"].index("k:1.0")
    assert (sum(found["hidden"][place]), found["deep"][place]) == (3, 3)


def test_a_post_does_not_count_again_what_a_block_gathers():
    found = told(forest(*[3] * SHOWN, *[2] * 100))
    assert found["hidden"][found["ids"].index("c:0")] == []


def test_one_long_strand_is_cut_into_blocks_that_hang_on_each_other():
    found = told(chain(300, answers=1))
    assert max(block["cards"] for block in found["block"].values()) <= 600 / SHARE
    assert found["up"].count("") == 1


def test_what_very_many_answer_has_them_below_it_as_blocks():
    graph = forest(300, post=False)
    found = told(graph)
    assert found["ids"][found["up"].index("")] in {"c:0", "k:0.0"}
    assert max(block["strands"] for block in found["block"].values()) == 299 - (
        SHOWN - 1
    )  # c:0 is one


def test_of_many_posts_each_is_a_block():
    comments = tuple(Comment(id=f"c:{n}", text="x", role="post") for n in range(20))
    more = tuple(Comment(id=f"d:{n}", text="x") for n in range(20))
    links = tuple(Link(source=f"d:{n}", target=f"c:{n}", kind="reply") for n in range(20))
    graph = ArgumentGraph(conversation=Conversation(comments=comments + more), links=links)
    assert [block["cards"] for block in told(graph)["block"].values()] == [2] * 20


def test_focus_shows_cards_not_blocks():
    found = told(forest(50, 50, 50, 40), View(focus="k:1.0"))
    assert (len(found["ids"]), found["block"]) == (OPEN_SMALL, {})


def test_small_conversations_open_without_blocks(monkeypatch):
    monkeypatch.setattr(module, "LARGE", 2000)
    assert told(forest(3, 4))["block"] == {}


NODES = st.sampled_from([f"c:{n}" for n in range(6)] + [f"k:{n}.1" for n in range(6)])
VIEWS = st.builds(
    View,
    keep=st.builds(Filter, sure=st.sampled_from([0.0, 0.8]), last=st.sampled_from(["", "c:4"])),
    layout=st.sampled_from(["layered", "lanes"]),
    focus=st.one_of(st.just(""), NODES),
    opened=st.dictionaries(NODES, st.integers(1, 2), max_size=2),
    shut=st.frozensets(NODES, max_size=2),
    everything=st.booleans(),
    selected=st.lists(NODES, max_size=2).map(tuple),
)


@pytest.mark.parametrize("least", [0, 2000], ids=["blocks", "cards"])
@settings(max_examples=40, deadline=None)
@given(graph=graphs(), view=VIEWS)
def test_every_card_is_shown_or_counted_as_hidden_once(graph, view, least):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "LARGE", least)
        patch.setattr(module, "OPEN_SMALL", 3)
        found = told(graph, view)
    assert len(found["ids"]) + sum(found["deep"]) + found["rest"] == found["counts"]["of_cards"]
