"""What the README says is there is there, and the commands it shows run."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.analyse import analyse
from argmap.cli import app
from argmap.convert import load
from argmap.evaluate import MEASURES
from argmap.read import READERS, Limits
from argmap.read.source import setting
from argmap.show.pages import PAGES
from argmap.write import WRITERS

HOME = Path(__file__).parents[1]
README = (HOME / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
COMMANDS = [
    line
    for language, block in BLOCKS
    if language == "sh"
    for line in block.splitlines()
    if line.startswith("argmap ") and not line.startswith("argmap serve")
]
CODE = [block for language, block in BLOCKS if language == "python"]


@pytest.mark.parametrize(
    "word",
    [
        *(
            f"`argmap {command.name or command.callback.__name__}"
            for command in app.registered_commands
        ),
        *(f"| `{reader.name}` |" for reader in READERS),
        *(f"| `{name}` |" for name in WRITERS),
        *(f"`{page.PATH}`" for page in PAGES),
        *(f"`{setting(limit)}`" for limit in Limits.__struct_fields__),
        *(
            f"data/{folder.name}/README.md"
            for folder in (HOME / "data").iterdir()
            if folder.is_dir()
        ),
    ],
)
def test_the_readme_describes(word):
    assert word in README


def test_links_of_the_readme_lead_somewhere():
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (HOME / target).exists(), target


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the samples, where the commands can write."""
    path = tmp_path_factory.mktemp("readme")
    (path / "data").symlink_to(HOME / "data")
    return path


def test_the_commands_of_the_readme_run_in_order(folder):
    assert len(COMMANDS) >= len(app.registered_commands)
    for line in COMMANDS:
        _, *words = shlex.split(line)
        run = subprocess.run(
            [sys.executable, "-m", "argmap", *words],
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert run.returncode == 0, (line, run.stderr)
        assert run.stderr == "", line
    assert {path.name for path in folder.iterdir()} >= {
        "lights.json",
        "lights.graphml",
        "lights.nodes.csv",
        "lights.links.csv",
        "analysis.json",
    }


@pytest.mark.parametrize("block", CODE)
def test_the_code_of_the_readme_runs(block, monkeypatch, capsys):
    monkeypatch.chdir(HOME)
    names: dict[str, object] = {}
    exec(block, names)
    assert "disputes" in capsys.readouterr().out
    assert names["shared"]


def test_the_code_of_the_page_on_analyses_runs(monkeypatch, capsys):
    page = (HOME / "docs" / "analysis.md").read_text("utf-8")
    monkeypatch.chdir(HOME)
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
        exec(block, names)
    assert "preferred extension" in capsys.readouterr().out


def test_the_page_on_analyses_names_every_key_of_the_json():
    page = (HOME / "docs" / "analysis.md").read_text("utf-8")
    keys = analyse(load(str(HOME / "data" / "street-lights-workshop" / "source.txt")))
    assert [key for key in keys if f"`{key}`" not in page] == []


def test_measures_are_named_where_the_command_is_explained():
    from typer.testing import CliRunner

    shown = CliRunner().invoke(app, ["evaluate", "--help"]).output
    assert all(measure in shown for measure in MEASURES)


def test_the_changelog_has_the_version():
    from argmap import __version__

    assert f"## {__version__}" in (HOME / "CHANGELOG.md").read_text("utf-8")
