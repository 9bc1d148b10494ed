"""Results for people: tables in a terminal, and a picture that fetches nothing."""

import re
from xml.etree import ElementTree as Tree

import pytest
from msgspec import structs

from argmap.evaluate.bootstrap import Estimate
from argmap.evaluate.plot import PLOTS
from argmap.evaluate.result import Confusion, Found, Result, interval, share
from argmap.evaluate.score import Score
from argmap.evaluate.statistics import Bin, Point
from argmap.evaluate.text import print_results

SURE = Estimate(0.5, 0.4, 0.6, 20)
NONE = Estimate(None, None, None, 0)
RESULT = Result(
    "a<b>.jsonl",
    "links",
    "rules",
    Found(
        n=20,
        unit="pairs",
        units=20,
        says="Half of it is right & half is not.",
        scores=(Score("support", 9, 8, 4, SURE, SURE, SURE, "a note"),),
        figures={"macro-F1": SURE, "accuracy": NONE, "coverage at precision 0.80": SURE},
        thresholds={"0.80": 0.7},
        baselines={"majority": {"macro-F1": Estimate(0.25, 0.2, 0.3, 20)}},
        confusion=Confusion(("rebut",), ("support", "rebut"), ((3, 4),)),
        reliability=(Bin(0.7, 0.5, 20),),
        curve=(Point(0.9, 0.1, 1.0), Point(0.5, 1.0, 0.5)),
    ),
    {"source": {"one": {"macro-F1": SURE}, "two": {}}, "language": {}},
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.0, ".00"), (0.126, ".13"), (0.994, ".99"), (0.996, "1.00"), (1.0, "1.00"), (None, "-")],
)
def test_shares_are_short(value, expected):
    assert share(Estimate(value, None, None, 1)) == expected


def test_intervals_are_short_and_nothing_where_there_is_none():
    assert (interval(SURE), interval(NONE)) == (".40 to .60", "")


def test_tables_hold_figures_intervals_baselines_and_the_sentence(capsys):
    print_results([RESULT], by=["source"])
    shown = capsys.readouterr().out
    for part in (
        "0.400-0.600",
        "majority 0.250",
        "a note",
        "from 0.70 sure on",
        "by source",
        RESULT.found.says,
    ):
        assert part in shown
    assert re.search(r"rebut +3 +4", shown)
    assert re.search(r"accuracy +0 +-", shown)


def test_groups_are_shown_when_asked_for(capsys):
    print_results([RESULT])
    assert "by source" not in capsys.readouterr().out


def test_tables_fit_80_columns(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    long = {
        "source": {"a forum among strangers who quarrel on all and nothing": {"macro-F1": SURE}}
    }
    print_results([RESULT, structs.replace(RESULT, by=long)], by=["source"])
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= 80
    assert shown.count("0.400-0.600") == 8


def test_the_picture_is_well_formed_and_says_what_it_shows():
    root = Tree.fromstring(PLOTS[".svg"]([RESULT, RESULT]))
    words = " ".join(root.itertext())
    assert root.get("role") == "img"
    assert "a<b>.jsonl: links by rules, n = 20" in words
    assert RESULT.found.says in words
    assert "orange: majority" in words


def test_the_picture_has_a_bar_a_dot_a_bin_and_a_dot_a_point():
    space = "{http://www.w3.org/2000/svg}"
    root = Tree.fromstring(PLOTS[".svg"]([RESULT]))
    assert len(root.findall(f"{space}circle")) == 1 + 2
    widths = [float(one.get("width")) for one in root.findall(f"{space}rect")[1:]]
    assert widths == [210, 105] * 3  # the frame and half of it: one a figure that is defined


def test_pictures_fetch_nothing():
    for draw in PLOTS.values():
        found = draw([RESULT]).replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?:|src=|href=|url\(", found)


def test_the_page_escapes_what_data_is_called():
    assert "<b>" not in PLOTS[".html"]([RESULT])
