"""Annotated rows are measured by the fields they have."""

import json

import pytest

from argmap.errors import ReadError
from argmap.evaluate import Resampling, Settings, evaluate_all
from argmap.evaluate.rows import read_rows

QUICK = Settings(engine="rules", how=Resampling(resamples=50))
THREAD = {
    "comments": [
        {"id": "1", "author": "Ada", "text": "The well is dry.", "parent": None},
        {"id": "2", "author": "Bo", "text": "Ada, it is not, I looked.", "parent": "1"},
        {"id": "3", "author": "Cy", "text": "> it is not, I looked\n\nWhen?", "parent": "2"},
    ]
}
PAIR = {"a_text": "No, it is full.", "b_text": "The well is dry.", "label": "rebut"}
TEXT = {"text": "We should dig.", "segments": [{"start": 0, "end": 14, "label": "policy"}]}


@pytest.fixture
def rows(tmp_path):
    """Write rows, or lines as they are, to a file."""

    def write(*objects, name="rows.jsonl"):
        path = tmp_path / name
        lines = [row if isinstance(row, str) else json.dumps(row) for row in objects]
        path.write_text("\n".join(lines), "utf-8")
        return path

    return write


def only_result(what, path, settings=QUICK):
    (result,) = evaluate_all(what, [path], settings)
    return result


def test_threads_are_scored_without_their_parents_and_beside_the_baselines(rows):
    found = only_result("replies", rows(THREAD)).found
    assert (found.n, found.figures["accuracy"].value) == (2, 1.0)
    floors = {name: figures["accuracy"].value for name, figures in found.baselines.items()}
    assert floors == {"previous comment": 1.0, "last named author": 1.0, "first comment": 0.5}


def test_comments_that_nobody_annotated_are_not_scored(rows):
    thread = {"comments": [c | {"annotated": c["id"] == "3"} for c in THREAD["comments"]]}
    assert only_result("replies", rows(thread)).found.n == 1


def test_which_measure_fits_is_told_by_the_fields(rows):
    assert [only_result("all", rows(one)).measure for one in (THREAD, PAIR, TEXT)] == [
        "replies",
        "links",
        "claims",
    ]


def test_authors_are_looked_for_where_they_are_hidden(rows):
    hidden = Settings(how=Resampling(resamples=50), hide_authors=True)
    results = evaluate_all("all", [rows(THREAD)], hidden)
    assert [one.measure for one in results] == ["replies", "authors"]
    assert results[1].found.n == 3
    assert results[0].note == "authors hidden"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        pytest.param(['{"text": "", "segments": []}', "{oops"], ":2: it is not JSON", id="json"),
        pytest.param(["[1]"], ":1: it is not a JSON object", id="no-object"),
        pytest.param(['{"id": 1, "x": 2}'], r":1: it is no annotated row \(it has id, x\)", id="x"),
        pytest.param([json.dumps(PAIR | {"label": "maybe"})], ":1: it is no pair", id="label"),
        pytest.param([PAIR, TEXT], ":2: it is no pair like the first row", id="mixed"),
        pytest.param(
            [json.dumps({"text": "Dig.", "segments": [{"start": 2, "end": 9}]})],
            ":1: segment 2 to 9 is outside its 4 characters",
            id="outside",
        ),
        pytest.param(
            [json.dumps({"comments": [{"id": 1}, {"id": "1"}]})],
            ":1: two comments have the id 1",
            id="twice",
        ),
        pytest.param(["", " "], "it holds no rows", id="empty"),
    ],
)
def test_a_row_at_fault_is_named_by_its_line(rows, lines, message):
    with pytest.raises(
        ReadError, match=rf"rows\.jsonl{message if ':' in message else ': ' + message}"
    ):
        evaluate_all("all", [rows(*lines)], QUICK)


def test_bytes_that_are_no_utf8_are_named_by_their_line(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'{"text": "caf\xe9", "segments": []}\n')
    with pytest.raises(ReadError, match=r"rows\.jsonl:1: it is not JSON"):
        read_rows(path)


def test_data_without_what_is_to_be_measured_is_refused(rows):
    with pytest.raises(ReadError, match="holds no links"):
        evaluate_all("links", [rows(THREAD)], QUICK)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ReadError, match=r"none\.jsonl: it cannot be opened"):
        evaluate_all("claims", [tmp_path / "none.jsonl"], QUICK)


@pytest.mark.parametrize(
    ("row", "name", "expected"),
    [
        pytest.param(PAIR, "rows.jsonl", "en", id="nothing-said"),
        pytest.param(PAIR | {"lang": "fr"}, "rows.jsonl", "fr", id="stated"),
        pytest.param(PAIR | {"source": "essays-de"}, "rows.jsonl", "de", id="by-its-source"),
        pytest.param(PAIR, "essays_es.jsonl", "es", id="by-its-file"),
    ],
)
def test_the_language_of_a_row(rows, row, name, expected):
    assert read_rows(rows(row, name=name))[0].labels["language"] == expected


def test_figures_by_source_are_always_there_and_others_by_choice(rows):
    data = rows(
        PAIR | {"source": "one", "register": "forum"}, PAIR | {"source": "two", "register": "blog"}
    )
    assert list(only_result("links", data).by) == ["source", "language"]
    assert list(only_result("links", data).by["source"]) == ["one", "two"]
    by = Settings(how=QUICK.how, by=("register",))
    assert list(only_result("links", data, by).by["register"]) == ["blog", "forum"]


def test_a_field_that_no_row_has_is_no_group(rows):
    with pytest.raises(ReadError, match="nothing in it has a field mood"):
        evaluate_all("links", [rows(PAIR)], Settings(how=QUICK.how, by=("mood",)))


def test_numbers_are_groups_too(rows):
    data = rows(PAIR | {"year": 2019}, PAIR | {"year": 2020})
    by = Settings(how=QUICK.how, by=("year",))
    assert list(only_result("links", data, by).by["year"]) == ["2019", "2020"]


def test_only_rows_with_the_field_asked_for_are_measured(rows):
    data = rows(PAIR | {"split": "dev"}, PAIR | {"split": "train"}, PAIR)
    found = only_result("links", data, Settings(how=QUICK.how, only={"split": "dev"}))
    assert (found.found.n, found.note) == (1, "only split dev")


def test_a_field_that_nothing_has_is_refused(rows):
    with pytest.raises(ReadError, match=r"nothing in it has split test; its fields are"):
        evaluate_all("links", [rows(PAIR)], Settings(only={"split": "test"}))


def test_so_many_rows_at_most_are_drawn_with_the_seed(rows):
    data = rows(*(PAIR | {"b_text": f"The well {number} is dry."} for number in range(9)))
    found = only_result("links", data, Settings(how=QUICK.how, most=4))
    assert (found.found.n, found.note) == (4, "4 of 9, drawn with seed 0")
