"""How many restatements are joined, and how few denials, of claims written to tell the two."""

import json
from pathlib import Path

from argmap.mine.claims import find_claims, silent
from argmap.mine.relations import relate
from argmap.model import Comment, Conversation

PROBES = Path(__file__).parents[2] / "data" / "corpus" / "probes"


def rows(name, split):
    listed = map(json.loads, (PROBES / name).read_text("utf-8").splitlines())
    return [row for row in listed if row["split"] == split]


def share_joined(listed, other):
    """Return the share of claims that are joined with their text of this name."""
    joined = 0
    for row in listed:
        texts = row["claim"], row[other]
        comments = tuple(Comment(id=f"c:{n}", text=text) for n, text in enumerate(texts))
        talk = Conversation(comments=comments)
        links = relate(talk, find_claims(talk, silent), (), silent).links
        joined += any(link.kind == "restates" for link in links)
    return joined / len(listed)


def test_one_in_five_claims_said_again_in_much_the_same_words_is_found():
    assert share_joined(rows("restated.jsonl", "dev"), "near") >= 0.2


def test_hardly_any_denial_is_joined_with_what_it_denies():
    assert share_joined(rows("probes.jsonl", "test"), "opposite") <= 0.05
    assert share_joined(rows("restated.jsonl", "dev"), "opposite") <= 0.03
    assert share_joined(rows("restated.jsonl", "dev"), "against") == 0


def test_what_is_about_the_same_but_says_something_else_is_not_joined():
    assert share_joined(rows("probes.jsonl", "test"), "other") <= 0.01
    assert share_joined(rows("restated.jsonl", "dev"), "other") == 0
