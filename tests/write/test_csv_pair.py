import csv
import io
import zipfile

import pytest
from graphs import graph_of
from hypothesis import given
from hypothesis import strategies as st

from argmap.write import WRITERS, to_files
from argmap.write.csv_pair import guard, tables, unguard


@given(st.text())
def test_what_was_guarded_is_undone_exactly(text):
    assert unguard(guard(text)) == text


@given(st.text())
def test_no_cell_starts_a_formula(text):
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        pytest.param("=HYPERLINK()", "'=HYPERLINK()", id="formula"),
        pytest.param("-5", "'-5", id="text-that-looks-like-a-number"),
        pytest.param(-5, "-5", id="number"),
        pytest.param("it's", "it's", id="apostrophe-inside"),
        pytest.param("'tis", "''tis", id="apostrophe-first"),
        pytest.param(True, "true", id="truth"),
    ],
)
def test_cells(value, cell):
    assert guard(value) == cell


def test_the_zip_holds_both_tables():
    archive = zipfile.ZipFile(io.BytesIO(WRITERS["csv"].write(graph_of("b -> a +"))))
    assert archive.namelist() == ["nodes.csv", "links.csv"]
    rows = list(csv.DictReader(io.StringIO(archive.read("links.csv").decode("utf-8-sig"))))
    assert [(row["source"], row["kind"], row["target"]) for row in rows][-1] == (
        "b",
        "support",
        "a",
    )


def test_a_name_that_ends_in_csv_becomes_two_files():
    graph = graph_of("b -> a +")
    files = to_files(graph, WRITERS["csv"], "some/out.csv")
    assert list(files) == ["some/out.nodes.csv", "some/out.links.csv"]
    assert files["some/out.nodes.csv"].decode("utf-8-sig") == tables(graph)["nodes"]


def test_a_name_that_ends_in_zip_stays_one_file():
    assert list(to_files(graph_of("a"), WRITERS["csv"], "out.zip")) == ["out.zip"]


def test_excel_is_told_that_it_is_utf_8():
    (nodes, _) = to_files(graph_of("a"), WRITERS["csv"], "out.csv").values()
    assert nodes.startswith(b"\xef\xbb\xbf")
