"""The corpus is whole: every map is read, every pair has a label, no split knows another."""

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from argmap.model import ArgumentGraph
from argmap.read import native
from argmap.read.source import Source

CORPUS = Path(__file__).parents[2] / "data" / "corpus"
MAPS = sorted((CORPUS / "conversations").glob("*.json"))
SPLITS = {"train", "dev", "test"}
README = (CORPUS / "README.md").read_text("utf-8")


def rows(name):
    return [json.loads(line) for line in (CORPUS / name).read_text("utf-8").splitlines()]


PAIRS = rows("pairs/pairs.jsonl")
SECOND = rows("second/conversations.jsonl")
PROBES = rows("probes/probes.jsonl")


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_a_conversation_is_a_map_in_which_nothing_is_lost(path):
    graph = native.parse(Source(name=path.name, data=path.read_bytes()))
    assert isinstance(graph, ArgumentGraph)
    assert not graph.conversation.unaccounted()
    assert 8 <= len(graph.comments) <= 42
    assert {link.origin for link in graph.links} == {"person"}
    said = graph.conversation.extra
    assert said["split"] in SPLITS
    named = any(comment.author_origin == "stated" for comment in graph.comments)
    assert named == (said["names"] == "given")


def test_every_pair_has_an_id_of_its_own_two_texts_a_label_and_a_split():
    assert len({pair["id"] for pair in PAIRS}) == len(PAIRS)
    for pair in PAIRS:
        assert pair["a_text"].strip()
        assert pair["b_text"].strip()
        assert pair["label"] in {"support", "rebut", "neutral"}
        assert pair["second"] in {"support", "rebut", "neutral", None}
        assert pair["split"] in SPLITS


def test_no_pair_is_there_twice():
    times = Counter((pair["a_text"], pair["b_text"]) for pair in PAIRS)
    assert not [both for both, count in times.items() if count > 1]


def test_what_is_answered_stands_in_one_split_only():
    splits = defaultdict(set)
    for pair in PAIRS:
        splits[pair["b_text"]].add(pair["split"])
    assert not [text for text, found in splits.items() if len(found) > 1]


def test_what_recurs_is_mostly_answered_in_different_ways():
    labels = defaultdict(set)
    times = Counter(pair["b_text"] for pair in PAIRS)
    for pair in PAIRS:
        labels[pair["b_text"]].add(pair["label"])
    recurring = [text for text, count in times.items() if count > 1]
    assert sum(len(labels[text]) > 1 for text in recurring) > 0.9 * len(recurring)


def test_the_second_reader_speaks_of_what_is_there():
    comments = {path.stem: set() for path in MAPS}
    for path in MAPS:
        nodes = json.loads(path.read_text("utf-8"))["nodes"]
        comments[path.stem] = {node["id"] for node in nodes}
    for row in SECOND:
        named = row.get("restates") or [row["comment"], *row["answers"]]
        assert set(named) <= comments[row["conversation"]], row


def test_the_two_readers_of_pairs_agree_as_the_datasheet_says():
    both = [(pair["label"], pair["second"]) for pair in PAIRS if pair["second"]]
    share = sum(one == two for one, two in both) / len(both)
    first, second = Counter(one for one, _ in both), Counter(two for _, two in both)
    chance = sum(first[label] * second[label] for label in first) / len(both) ** 2
    assert f"{share:.1%}" in README
    assert f"kappa {(share - chance) / (1 - chance):.2f}" in README


def test_probes_have_four_different_sentences():
    for probe in PROBES:
        assert len({probe[name] for name in ("claim", "same", "opposite", "other")}) == 4
        assert probe["split"] in {"train", "test"}


@pytest.mark.parametrize(
    "count",
    [f"{len(PAIRS):,} pairs", f"{len(MAPS)} conversations", f"{len(PROBES)} claims"],
)
def test_the_datasheet_counts_right(count):
    assert count in README
