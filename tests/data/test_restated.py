"""The claims that are said again in close and in free words, and denied likewise."""

import json
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "data" / "corpus" / "probes"
TEXTS = ("claim", "near", "same", "opposite", "against", "other")


def rows(name):
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


ROWS = rows("restated.jsonl")


def test_every_row_has_an_id_of_its_own_a_split_and_six_different_texts():
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert row["split"] in {"train", "dev"}
        assert set(row) == {"id", "split", *TEXTS}
        assert len({row[name].strip().lower() for name in TEXTS} - {""}) == len(TEXTS)


def test_no_claim_is_also_a_probe():
    probes = {row["claim"].lower() for row in rows("probes.jsonl")}
    assert not [row["claim"] for row in ROWS if row["claim"].lower() in probes]


def test_the_readme_says_how_many_there_are():
    readme = (FOLDER.parent / "README.md").read_text("utf-8")
    assert f"{len(ROWS)} further claims" in readme
