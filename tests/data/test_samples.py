"""Every folder of data/ is a sample: free to use, readable, and true to its reference map."""

from functools import cache
from pathlib import Path

import pytest

from argmap.model import ArgumentGraph, Conversation
from argmap.read import native, read
from argmap.read.source import Source

DATA = Path(__file__).parents[2] / "data"
CORPUS = DATA / "corpus"  # no sample: it has tests of its own
FOLDERS = sorted(path for path in DATA.iterdir() if path.is_dir() and path != CORPUS)
ANNOTATED = [folder for folder in FOLDERS if (folder / "reference.json").is_file()]
READABLE = [folder for folder in FOLDERS if list(folder.glob("source.*"))]

every_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
every_source = pytest.mark.parametrize("folder", READABLE, ids=lambda folder: folder.name)
every_reference = pytest.mark.parametrize("folder", ANNOTATED, ids=lambda folder: folder.name)


@cache
def source_of(folder: Path) -> Conversation:
    (path,) = folder.glob("source.*")
    conversation = read(path)
    assert isinstance(conversation, Conversation)
    return conversation


@cache
def reference_of(folder: Path) -> ArgumentGraph:
    data = (folder / "reference.json").read_bytes()
    return native.parse(Source(name=f"{folder.name}/reference.json", data=data))


def test_there_are_samples_with_a_reference():
    assert ANNOTATED


@every_folder
def test_the_readme_gives_it_to_everybody(folder):
    assert "CC0" in (folder / "README.md").read_text("utf-8")


@every_source
def test_nothing_of_the_source_is_lost(folder):
    assert source_of(folder).unaccounted() == ()


@every_reference
def test_the_reference_has_the_comments_that_the_source_has(folder):
    placed = [
        (c.id, c.role, c.number, c.text, c.source_start, c.source_end)
        for c in source_of(folder).comments
    ]
    annotated = [
        (c.id, c.role, c.number, c.text, c.source_start, c.source_end)
        for c in reference_of(folder).comments
    ]
    assert annotated == placed


@every_reference
def test_names_that_the_source_states_are_those_of_the_reference(folder):
    stated = {c.id: c.author for c in source_of(folder).comments if c.author_origin == "stated"}
    reference = reference_of(folder).conversation.by_id
    assert {comment: reference[comment].author for comment in stated} == stated


@every_reference
def test_claims_are_exact_words_without_blank_ends(folder):
    reference = reference_of(folder)
    assert reference.claims
    for claim in reference.claims:
        words = reference.conversation.by_id[claim.comment].text[claim.start : claim.end]
        assert (claim.text, claim.text.strip()) == (words, words)


@every_reference
def test_every_claim_is_stated_by_its_comment_once(folder):
    reference = reference_of(folder)
    stated = [(x.source, x.target) for x in reference.links if x.kind == "states"]
    assert sorted(stated) == sorted((claim.comment, claim.id) for claim in reference.claims)


@every_reference
def test_every_comment_after_the_first_answers_something(folder):
    reference = reference_of(folder)
    first, *others = (comment.id for comment in reference.comments)
    assert sorted(reference.reply_of) == sorted(others)
    assert first not in reference.reply_of


@every_reference
def test_names_that_the_source_lost_have_evidence(folder):
    reference = reference_of(folder)
    for comment in reference.comments:
        if comment.author is not None and comment.author_origin != "stated":
            assert comment.author_evidence, comment.id
            assert all(span.start < span.end for span in comment.author_evidence), comment.id


@every_reference
def test_no_two_claims_are_linked_both_ways_for_and_against(folder):
    links = reference_of(folder).links
    supported = {(x.source, x.target) for x in links if x.kind == "support"}
    assert not supported & {(x.source, x.target) for x in links if x.kind == "rebut"}


@every_reference
def test_common_ground_names_claims_that_are_there_and_says_why(folder):
    reference = reference_of(folder)
    shared = reference.conversation.extra["common_ground"]
    assert shared
    for entry in shared:
        assert entry["why"]
        assert set(entry["claims"]) <= set(reference.claim_by_id)


@every_reference
def test_camps_are_disjoint_and_of_people_who_speak(folder):
    reference = reference_of(folder)
    camps = reference.conversation.extra["camps"]
    authors = [author for camp in camps for author in camp.get("authors", [])]
    comments = [comment for camp in camps for comment in camp.get("comments", [])]
    assert len(camps) >= 2
    assert len(set(authors)) == len(authors)
    assert len(set(comments)) == len(comments)
    assert set(authors) <= set(reference.conversation.authors)
    assert set(comments) <= {c.id for c in reference.comments if c.author is None}
