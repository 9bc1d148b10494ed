"""Tables of an analysis as CSV and Parquet; lists and objects in a cell are JSON text."""

import csv
import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pandas as pd

from argmap.write.csv_pair import guard
from argmap.write.flat import as_written

NESTED = (list, tuple, dict, set, frozenset)


def csv_bytes(table: pd.DataFrame) -> bytes:
    """Return a table as CSV for spreadsheets: UTF-8 with a byte order mark, no cell is run."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow([guard(str(name)) for name in table.columns])
    columns = [_cells(table[name]) for name in table.columns]
    for values in zip(*columns, strict=True):
        rows.writerow(["" if value is None else guard(value) for value in values])
    return text.getvalue().encode("utf-8-sig", "replace")


def parquet_bytes(table: pd.DataFrame) -> bytes:
    """Return a table as Parquet; text is UTF-8, what is unknown is null."""
    import fastparquet  # a tenth of a second, for those who ask for it

    whole = pd.DataFrame({name: _typed(table[name]) for name in table.columns})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.parquet"
        fastparquet.write(str(path), whole, compression="GZIP", write_index=False)
        return path.read_bytes()


KINDS: dict[str, Callable[[pd.DataFrame], bytes]] = {
    ".csv": csv_bytes,
    ".parquet": parquet_bytes,
}


def _cells(column: "pd.Series[Any]") -> list[Any]:
    """Return text, numbers, truth values and None."""
    return [None if gone else _cell(v) for v, gone in zip(column, _unknown(column), strict=True)]


def _unknown(column: "pd.Series[Any]") -> list[bool]:
    return [False if isinstance(value, NESTED) else bool(pd.isna(value)) for value in column]


def _cell(value: Any) -> Any:
    if isinstance(value, NESTED):
        return msgspec.json.encode(value).decode()
    return value.item() if hasattr(value, "item") else value


def _typed(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return a column in its own type where that is one of numbers or truth, else as text."""
    if pd.api.types.is_bool_dtype(column.dtype) or pd.api.types.is_numeric_dtype(column.dtype):
        return column
    text = [None if value is None else as_written(value) for value in _cells(column)]
    return pd.Series(text, index=column.index, dtype=object)
