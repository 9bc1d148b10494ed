"""Annotated rows are measured by the fields they have."""

import json

import pytest

from argmap.errors import ReadError
from argmap.evaluate import evaluate_all

THREAD = {
    "comments": [
        {"id": "1", "author": "Ada", "text": "The well is dry.", "parent": None},
        {"id": "2", "author": "Bo", "text": "Ada, it is not, I looked.", "parent": "1"},
        {"id": "3", "author": "Cy", "text": "> it is not, I looked\n\nWhen?", "parent": "2"},
    ]
}


def rows(folder, *objects):
    path = folder / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in objects), "utf-8")
    return path


def test_threads_are_scored_without_their_parents_and_beside_the_previous_comment(tmp_path):
    (score,) = evaluate_all("replies", [rows(tmp_path, THREAD)])
    assert (score["n"], score["recall"]) == (2, 1.0)
    assert score["note"] == "the previous comment as parent: 1.000"


def test_comments_that_nobody_annotated_are_not_scored(tmp_path):
    thread = {"comments": [c | {"annotated": c["id"] == "3"} for c in THREAD["comments"]]}
    (score,) = evaluate_all("replies", [rows(tmp_path, thread)])
    assert score["n"] == 1


def test_data_without_what_is_to_be_measured_is_refused(tmp_path):
    with pytest.raises(ReadError, match="holds no links"):
        evaluate_all("links", [rows(tmp_path, THREAD)])


def test_a_line_that_is_not_json_is_named(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "", "segments": []}\n{oops\n', "utf-8")
    with pytest.raises(ReadError, match=r"rows\.jsonl:2: it is not JSON"):
        evaluate_all("claims", [path])


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ReadError, match=r"none\.jsonl: it cannot be opened"):
        evaluate_all("claims", [tmp_path / "none.jsonl"])
