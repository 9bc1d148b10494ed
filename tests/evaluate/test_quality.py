"""The page on quality: which data is found, what is said about it, and what is left out."""

import json
from pathlib import Path

import pytest

from argmap.errors import ReadError
from argmap.evaluate import Resampling, Settings
from argmap.evaluate.bootstrap import Estimate
from argmap.evaluate.found_data import find_data
from argmap.evaluate.quality import LIMITS, report
from argmap.evaluate.result import Confusion, Found, Result
from argmap.evaluate.statistics import Bin
from argmap.evaluate.sureness import sureness_table
from argmap.evaluate.weak import weak_points

QUICK = Settings(engine="rules", how=Resampling(resamples=20))
THREAD = {
    "comments": [
        {"id": 1, "author": "Ada", "text": "The well is dry."},
        {"id": 2, "author": "Bo", "text": "No, Ada, it is full.", "parent": 1},
    ]
}
SOURCES = [(0, "rebut"), (0, "neutral"), (1, "rebut"), (1, "neutral")]
PAIR = {"a_text": "No, it is full.", "b_text": "The well is dry.", "label": "rebut"}


@pytest.fixture
def put(tmp_path):
    """Write rows to a file below the folder; return the folder."""

    def write(name, *rows):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
        return tmp_path

    return write


def found(folder):
    return [
        (str(one.path.relative_to(folder)), one.learned, one.split) for one in find_data(folder)
    ]


def test_what_is_for_training_is_left_out_where_the_like_is_held_out(put):
    put("chat_train.jsonl", THREAD)
    put("train/x.jsonl", PAIR)
    put("test/x.jsonl", PAIR)
    assert found(put("chat_dev.jsonl", THREAD)) == [
        ("chat_dev.jsonl", False, None),
        ("test/x.jsonl", False, None),
    ]


def test_what_is_for_development_is_left_out_where_there_are_tests(put):
    for split in ("train", "dev", "test"):
        folder = put(f"{split}/x.jsonl", PAIR)
    assert found(folder) == [("test/x.jsonl", False, None)]
    rows = [PAIR | {"split": split} for split in ("train", "dev", "test")]
    assert found(put("test/x.jsonl", *rows)) == [("test/x.jsonl", False, "test")]


def test_rows_that_are_split_are_measured_on_what_is_held_out(put):
    folder = put("pairs.jsonl", PAIR | {"split": "train"}, PAIR | {"split": "dev"})
    assert found(folder) == [("pairs.jsonl", False, "dev")]


def test_maps_that_are_split_are_measured_on_what_is_held_out(put):
    for split in ("train", "dev", "test"):
        graph = {"schema": "argmap/1", "split": split}
        folder = put(f"talks/{split}.json", {"graph": graph, "nodes": [], "edges": []})
    assert found(folder) == [("talks", False, "test")]


def test_maps_without_a_split_are_measured_on_in_full(put):
    put("talks/a.json", {"graph": {"schema": "argmap/1"}, "nodes": [], "edges": []})
    graph = {"schema": "argmap/1", "split": ["an odd one"]}
    folder = put("talks/b.json", {"graph": graph, "nodes": [], "edges": []})
    assert found(folder) == [("talks", False, None)]


def test_what_may_have_been_learned_from_is_marked(put):
    put("train/talk.jsonl", THREAD)
    assert found(put("measure/talk.jsonl", THREAD)) == [
        ("measure/talk.jsonl", False, None),
        ("train/talk.jsonl", True, None),
    ]


def test_files_of_other_kinds_are_passed_over(put):
    put("votes.jsonl", {"who": 1})
    (put("pairs.jsonl", PAIR) / "notes.json").write_text("{}", "utf-8")
    assert found(put("pairs.jsonl", PAIR)) == [("pairs.jsonl", False, None)]


def test_the_page_has_a_table_a_measure_and_the_known_limits(put):
    put("talk.jsonl", THREAD)
    page = report([put("pairs.jsonl", PAIR, PAIR | {"label": "neutral"})], QUICK)
    assert "## Who answers whom" in page
    assert "| talk | 1 | 1.00" in page
    assert "| talk, authors hidden | 1 |" in page
    assert "| pairs | 2 |" in page
    limits = [line for line in LIMITS.read_text("utf-8").splitlines() if line[:1] != "#"]
    assert limits
    assert all(f"- {line}" in page for line in limits)


def test_names_of_a_chat_are_not_hidden(put):
    chat = {"comments": [one | {"annotated": True} for one in THREAD["comments"]]}
    assert "authors hidden |" not in report([put("chat.jsonl", chat)], QUICK)


def test_the_page_in_the_docs_has_the_limits_kept_by_hand():
    page = (Path(__file__).parents[2] / "docs" / "quality.md").read_text("utf-8")
    limits = [line for line in LIMITS.read_text("utf-8").splitlines() if line[:1] != "#"]
    assert [line for line in limits if f"- {line}" not in page] == []


def test_the_page_is_the_same_again(put):
    folder = put("pairs.jsonl", *(PAIR | {"b_text": f"Well {n} is dry."} for n in range(30)))
    few = Settings(engine="rules", how=Resampling(seed=4, resamples=20), most=10)
    assert report([folder], few) == report([folder], few)


def test_a_broken_row_is_named_and_not_passed_over(put):
    folder = put("pairs.jsonl", PAIR, PAIR | {"label": "maybe"})
    with pytest.raises(ReadError, match=r"pairs\.jsonl:2: it is no pair"):
        report([folder], QUICK)


def test_a_folder_without_annotated_data_is_refused(tmp_path):
    with pytest.raises(ReadError, match="no annotated data"):
        report([tmp_path], QUICK)


def result(value, low, floor, *bins, counts=((40, 0, 0), (10, 30, 0), (0, 0, 40))):
    kinds = ("support", "rebut", "neutral")
    return Result(
        "x",
        "links",
        "rules",
        Found(
            n=120,
            unit="pairs",
            units=120,
            says="",
            figures={
                "macro-F1": Estimate(value, low, 1.0, 120),
                "calibration error": Estimate(0.3 if bins else 0.01, None, None, 120),
            },
            baselines={"majority": {"macro-F1": Estimate(floor, None, None, 120)}},
            confusion=Confusion(kinds, kinds, counts),
            reliability=bins,
        ),
        {},
    )


def said(*results):
    (point,) = weak_points(results)
    return point


def test_the_weakest_data_comes_first():
    strong, weak = ("strong", result(0.9, 0.8, 0.2)), ("weak", result(0.4, 0.3, 0.2))
    assert "Weakest on weak (macro-F1 .40, .30 to 1.00); and strong" in said(strong, weak)


def test_a_baseline_inside_the_interval_is_not_surely_beaten():
    assert 'Not surely better than "majority": close.' in said(("close", result(0.3, 0.2, 0.25)))
    assert "Not surely" not in said(("clear", result(0.3, 0.28, 0.25)))


def test_the_confusion_of_the_largest_share_is_named():
    assert "Of 40 annotated rebut, .25 are taken for support." in said(("x", result(0.9, 0.8, 0.2)))


def test_data_on_which_it_is_too_sure_is_named():
    bins = (Bin(0.9, 0.6, 120),)
    assert "Too sure: x (.30 off)." in said(("x", result(0.9, 0.8, 0.2, *bins)))


def test_few_cases_say_nothing():
    few = Result("x", "links", "rules", Found(n=3, unit="pairs", units=3, says=""), {})
    assert weak_points([("x", few)]) == []


def test_sureness_is_summed_over_data_in_bands():
    one = result(0.9, 0.8, 0.2, Bin(0.75, 0.5, 10), Bin(0.9, 1.0, 5))
    other = result(0.9, 0.8, 0.2, Bin(0.72, 0.8, 20))
    assert list(sureness_table([one, other])) == [
        "| how sure | labels |",
        "| --- | ---: |",
        "| 0.70 to 0.80 | .70 of 30 |",  # (5 + 16) / 30
        "| 0.90 to 0.95 | 1.00 of 5 |",
    ]


def test_parts_of_a_set_are_shown_where_there_are_several(put):
    folder = put("pairs.jsonl", *(PAIR | {"source": f"s{n}", "label": k} for n, k in SOURCES))
    page = report([folder], QUICK)
    assert "| pairs | source s0 | 2 | macro-F1 |" in page
    assert "| language" not in page


def test_broken_files_and_links_in_circles_are_passed_over(put):
    folder = put("pairs.jsonl", PAIR)
    (folder / "deep.jsonl").write_text("[" * 100_000, "utf-8")
    (folder / "again").symlink_to(folder, target_is_directory=True)
    assert found(folder) == [("pairs.jsonl", False, None)]
