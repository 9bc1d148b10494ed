"""What all tests share."""

import os
from pathlib import Path

import pytest

HOME = Path(__file__).parents[1]


@pytest.fixture
def optional_data() -> Path:
    """The folder of annotated data and real files that is not part of the project."""
    folder = Path(os.environ.get("ARGMAP_OPTIONAL_DATA", HOME.parent / "shared"))
    if not (folder / "conversations").is_dir():
        pytest.skip(f"no optional data in {folder}; set ARGMAP_OPTIONAL_DATA to measure on it")
    return folder
