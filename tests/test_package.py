"""What `pip install` brings is what the app and the miner need."""

import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

HOME = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def names(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(HOME)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize(
    ("folder", "inside"),
    [("argmap", "argmap"), ("assets", "argmap/assets"), ("data", "argmap/data")],
)
def test_every_file_is_in_the_wheel(names, folder, inside):
    files = [path for path in (HOME / folder).rglob("*") if path.is_file()]
    files = [path for path in files if HOME / "data" / "corpus" not in path.parents]
    kept = [f for f in files if "__pycache__" not in f.parts and f.suffix != ".pyc"]
    missing = {f"{inside}/{f.relative_to(HOME / folder).as_posix()}" for f in kept} - names
    assert kept
    assert not missing


def test_the_licence_is_in_the_wheel(names):
    assert any(name.endswith("licenses/LICENSE") for name in names)
