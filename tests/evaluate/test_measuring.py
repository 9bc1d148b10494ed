"""What docs/measuring.md says of the command is there is there."""

import re
from pathlib import Path

from typer.main import get_command

from argmap.cli import app
from argmap.evaluate import MEASURES
from argmap.evaluate.plot import PLOTS
from argmap.evaluate.rows import NEEDS

PAGE = (Path(__file__).parents[2] / "docs" / "measuring.md").read_text("utf-8")
COMMAND = get_command(app).commands["evaluate"]


def test_the_page_names_every_measure_option_plot_and_field():
    options = [name for one in COMMAND.params for name in one.opts if name.startswith("--")]
    words = [*MEASURES, *PLOTS, *(name for name in options if name != "--out")]
    assert [word for word in words if word not in PAGE] == []
    assert [field for needs in NEEDS.values() for field in needs if f"`{field}`" not in PAGE] == []


def test_the_options_of_its_examples_exist():
    examples = re.findall(r"^    argmap evaluate (.+)$", PAGE, re.MULTILINE)
    assert len(examples) == 3
    options = {name for one in COMMAND.params for name in one.opts}
    for line in examples:
        assert {word for word in line.split() if word.startswith("-")} <= options
