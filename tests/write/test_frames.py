"""Tables of an analysis as CSV and Parquet."""

import csv
import io

import fastparquet
import pandas as pd
import pytest

from argmap.write.frames import csv_bytes, parquet_bytes

TABLE = pd.DataFrame(
    {
        "claim": ["k:1.1", "=1+1"],
        "agree": [3, 4],
        "p": [0.5, None],
        "at": pd.array([2, None], dtype="Int64"),
        "tentative": [True, False],
        "people": [["Ana", "Бен"], []],
    }
)


def test_csv_keeps_every_cell_and_runs_none():
    rows = list(csv.reader(io.StringIO(csv_bytes(TABLE).decode("utf-8-sig"))))
    assert rows == [
        ["claim", "agree", "p", "at", "tentative", "people"],
        ["k:1.1", "3", "0.5", "2", "true", '["Ana","Бен"]'],
        ["'=1+1", "4", "", "", "false", "[]"],
    ]


def test_parquet_keeps_types_and_what_is_unknown():
    with io.BytesIO(parquet_bytes(TABLE)) as file:
        back = fastparquet.ParquetFile(file).to_pandas()
    assert list(back.columns) == list(TABLE.columns)
    assert back["agree"].tolist() == [3, 4]
    assert back["p"].isna().tolist() == [False, True]
    assert back["at"].isna().tolist() == [False, True]
    assert back["tentative"].tolist() == [True, False]
    assert back["people"].tolist() == ['["Ana","Бен"]', "[]"]
    assert back["claim"].tolist() == ["k:1.1", "=1+1"]


@pytest.mark.parametrize("write", [csv_bytes, parquet_bytes])
def test_a_table_without_rows_is_written(write):
    assert write(TABLE.head(0))
