"""The command line: what it writes where, what it refuses, and with which exit code."""

import json
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

from argmap.analyse.result import TABLES
from argmap.convert import export, load
from argmap.model.decisions import Decision, decide, name_of

HOME = Path(__file__).parents[1]
CHAT = """\
[10:02] Ada: We should plant trees on the square, because the square is too hot in summer.
[10:03] Bo: I disagree, Ada. Trees would take the place of the market.
[10:04] Cy: Bo is right.
"""


@pytest.fixture
def run(tmp_path):
    """Run argmap in an empty folder that holds chat.txt."""
    (tmp_path / "chat.txt").write_text(CHAT, "utf-8")

    def call(*words: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "argmap", *words]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, input=stdin)

    call.folder = tmp_path
    return call


def test_mine_writes_json_that_networkx_reads(run):
    done = run("mine", "chat.txt", "-o", "out.json")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    raw = json.loads((run.folder / "out.json").read_text("utf-8"))
    view = nx.node_link_graph(raw, edges="edges")
    assert [c for c, kind in view.nodes("kind") if kind == "comment"] == ["c:1", "c:2", "c:3"]
    assert raw["graph"]["made_by"]["command"] == "argmap mine chat.txt"


def test_the_same_source_gives_the_same_bytes(run):
    first, second = (run("mine", "chat.txt").stdout for _ in range(2))
    assert first == second


def test_a_dash_is_standard_input_and_output(run):
    done = run("mine", "-", "-o", "-", stdin=CHAT.encode())
    assert len(json.loads(done.stdout)["nodes"]) > 3


def test_several_sources_go_into_a_folder(run):
    (run.folder / "other.txt").write_text(CHAT.replace("trees", "roses"), "utf-8")
    assert run("mine", "chat.txt", "other.txt", "-o", "maps").returncode == 0
    assert sorted(p.name for p in (run.folder / "maps").iterdir()) == ["chat.json", "other.json"]


def test_what_was_mined_is_passed_on_as_it_is(run):
    run("mine", "chat.txt", "-o", "a.json")
    run("export", "a.json", "b.json")
    first, second = (json.loads((run.folder / f"{x}.json").read_text("utf-8")) for x in "ab")
    assert first == second


def test_export_follows_the_ending_and_to_overrides_it(run):
    assert run("export", "chat.txt", "out.graphml").returncode == 0
    assert "c:3" in nx.read_graphml(run.folder / "out.graphml")
    assert run("export", "chat.txt", "-", "--to", "dot").stdout.startswith(b"digraph")


def test_export_to_csv_writes_both_tables(run):
    run("export", "chat.txt", "out.csv")
    nodes, links = (pd.read_csv(run.folder / f"out.{part}.csv") for part in ("nodes", "links"))
    assert set(nodes["id"]) >= {"c:1", "c:2", "c:3"}
    assert set(links["source"]) <= set(nodes["id"])


def test_columns_of_a_table_can_be_named(run):
    (run.folder / "t.csv").write_text(
        "a,b,c\n1,x,The first thing said\n2,y,And a second\n", "utf-8"
    )
    done = run("mine", "t.csv", "--column", "text=c", "--column", "author=b")
    nodes = json.loads(done.stdout)["nodes"]
    assert [n["author"] for n in nodes if n["kind"] == "comment"] == ["x", "y"]


def test_analyse_writes_its_parts(run):
    result = json.loads(run("analyse", "chat.txt").stdout)
    assert {"positions", "claims", "common_ground", "timeline", "strength"} < set(result)
    assert {"extensions", "cruxes"} < set(result)


def test_analyse_writes_every_table_in_two_formats(run):
    run("analyse", "chat.txt", "--tables", "tables", "-o", "all.json")
    written = {path.name for path in (run.folder / "tables").iterdir()}
    assert written == {f"{name}{ending}" for name in TABLES for ending in (".csv", ".parquet")}


def test_votes_of_a_second_file_are_joined_to_the_claims(run):
    run("mine", "chat.txt", "-o", "map.json")
    nodes = json.loads((run.folder / "map.json").read_text("utf-8"))["nodes"]
    claim = next(node["id"] for node in nodes if node["kind"] == "claim")
    rows = "".join(f"P{place},1\n" for place in range(20))
    (run.folder / "votes.csv").write_text(f"name,{claim}\n{rows}", "utf-8")
    result = json.loads(run("analyse", "map.json", "--votes", "votes.csv").stdout)
    shared = [each for each in result["common_ground"] if each["told"]]
    assert [each["claim"] for each in shared] == [claim]
    run("export", "map.json", "voted.json", "--votes", "votes.csv")
    kept = json.loads((run.folder / "voted.json").read_text("utf-8"))["graph"]["stances"]
    assert len(kept) == 20


def test_votes_on_an_unknown_claim_end_it_in_one_line_that_names_it(run):
    (run.folder / "votes.csv").write_text("name,Cats should vote.\nAnn,1\n", "utf-8")
    done = run("analyse", "chat.txt", "--votes", "votes.csv")
    told = done.stderr.decode()
    assert (done.returncode, len(told.splitlines())) == (1, 1)
    assert "votes.csv: 'Cats should vote.' is no claim" in told


def test_evaluate_prints_figures_and_writes_them(run):
    sample = str(HOME / "data" / "street-lights-workshop")
    done = run("evaluate", "replies", sample, "-o", "scores.json")
    assert b"precision" in done.stdout
    (result,) = json.loads((run.folder / "scores.json").read_text("utf-8"))["results"]
    assert (result["measure"], result["found"]["n"]) == ("replies", 40)


def test_evaluate_draws_and_groups(run):
    sample = str(HOME / "data" / "street-lights-workshop")
    done = run("evaluate", "claims", sample, "--by", "source", "--plot", "p.svg", "--seed", "3")
    assert b"by source" in done.stdout
    assert (run.folder / "p.svg").read_text("utf-8").startswith("<svg ")


def test_evaluate_writes_nothing_but_json_to_standard_output(run):
    sample = str(HOME / "data" / "street-lights-workshop")
    done = run("evaluate", "replies", sample, "-o", "-", "--resamples", "20")
    assert json.loads(done.stdout)["made_by"]["resamples"] == 20


def test_evaluate_writes_a_page(run):
    sample = str(HOME / "data" / "street-lights-workshop")
    done = run("evaluate", "report", sample, "-o", "quality.md", "--resamples", "20")
    assert (done.returncode, done.stdout) == (0, b"")
    assert (run.folder / "quality.md").read_text("utf-8").startswith("# How good")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["mine", "none.txt"], "none.txt: ", id="missing-file"),
        pytest.param(["mine", "empty.txt"], "empty.txt: ", id="empty-file"),
        pytest.param(["export", "chat.txt", "out.xyz"], "'.xyz'", id="unknown-ending"),
        pytest.param(
            ["export", "chat.txt", "no/such/out.json"], "cannot be written", id="no-folder"
        ),
        pytest.param(["mine", "chat.txt", "--format", "pdf"], "pdf", id="unknown-format"),
        pytest.param(["evaluate", "links", "chat.txt"], "chat.txt", id="nothing-annotated"),
        pytest.param(
            ["evaluate", "all", "chat.txt", "--plot", "p.png"], "p.png", id="no-such-plot"
        ),
        pytest.param(
            ["evaluate", "all", str(HOME / "data" / "after-the-raids"), "--engine", "magic"],
            "'magic' is no engine",
            id="unknown-engine",
        ),
    ],
)
def test_input_at_fault_is_one_line_and_exit_code_1(run, words, message):
    (run.folder / "empty.txt").write_bytes(b"")
    done = run(*words)
    lines = done.stderr.decode().splitlines()
    assert (done.returncode, len(lines)) == (1, 1), done.stderr.decode()
    assert lines[0].startswith("argmap: ")
    assert message in lines[0]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["mine"], id="no-source"),
        pytest.param(["mine", "a.txt", "b.txt"], id="two-sources-to-standard-output"),
        pytest.param(["mine", "chat.txt", "--column", "text"], id="half-a-column"),
        pytest.param(["evaluate", "beauty", "chat.txt"], id="unknown-measure"),
        pytest.param(["serve", "--votes", "v.csv"], id="votes-on-nothing"),
        pytest.param(["frobnicate"], id="unknown-command"),
    ],
)
def test_a_command_line_at_fault_is_exit_code_2(run, words):
    assert run(*words).returncode == 2


def test_nothing_heavy_is_imported_before_it_is_needed():
    heavy = {"dash", "plotly", "pandas", "numpy", "networkx", "rich.progress", "syntok", "ftfy"}
    code = f"import sys, argmap.cli, argmap.read, argmap.model; print({heavy} & set(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert shown.stdout.strip() == "set()"


@contextmanager
def serving(folder: Path, *words: str):
    """Run `argmap serve` and give the lines that it prints at first."""
    command = [sys.executable, "-m", "argmap", "serve", "--store", str(folder / "store"), *words]
    running = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)
    try:
        yield [running.stdout.readline().strip() for _ in range(1 + len(words))]
    finally:
        running.terminate()
        running.wait()
        running.stdout.close()


def test_serve_prints_where_and_opens_what_it_is_given(run):
    with serving(run.folder, "chat.txt") as (home, opened):
        address = home.split()[3]
        assert urllib.request.urlopen(address).status == 200
        assert opened.startswith(f"{address}explore?c=")
        key = opened.split("=")[1]
        assert b"c:3" in urllib.request.urlopen(f"{address}map/{key}.json").read()


def test_serve_answers_only_to_names_of_this_machine(run):
    with serving(run.folder) as (home,):
        other = urllib.request.Request(home.split()[3], headers={"Host": "elsewhere.example"})
        with pytest.raises(urllib.error.HTTPError, match="400") as refused:
            urllib.request.urlopen(other)
        refused.value.close()


def test_two_servers_do_not_share_a_folder(run):
    with serving(run.folder):
        second = run("serve", "--store", "store")
    assert second.returncode == 1
    assert b"another argmap is using this folder" in second.stderr


def test_an_interrupt_ends_the_server_at_once(run):
    command = [sys.executable, "-m", "argmap", "serve", "--store", "other"]
    running = subprocess.Popen(command, cwd=run.folder, stdout=subprocess.PIPE, text=True)
    home = running.stdout.readline().split()[3]
    urllib.request.urlopen(home).close()  # before it serves an interrupt is a plain one, code 130
    running.send_signal(signal.SIGINT)
    running.wait(timeout=30)
    running.stdout.close()
    assert running.returncode == 0


def test_a_port_that_is_taken_is_told_in_one_line(run):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("serve", "--store", "store", "--port", port)
    assert done.returncode == 1
    assert done.stderr.decode().startswith(f"argmap: 127.0.0.1:{port}: it cannot listen there")
    assert len(done.stderr.splitlines()) == 1


def test_what_people_decided_holds_when_a_source_is_mined_again(run):
    assert run("mine", "chat.txt", "-o", "old.json").returncode == 0
    old = load(str(run.folder / "old.json"))
    reply = next(link for link in old.links if link.kind == "reply")
    decided = decide(old, Decision(what="reject", links=(name_of(reply),)))
    (run.folder / "old.json").write_bytes(export(decided, "json"))
    done = run("mine", "chat.txt", "--keep", "old.json", "-o", "new.json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert load(str(run.folder / "new.json")).links == decided.links


def test_a_decision_that_fits_nowhere_is_told(run):
    assert run("mine", "chat.txt", "-o", "old.json").returncode == 0
    old = load(str(run.folder / "old.json"))
    reply = next(link for link in old.links if link.kind == "reply")
    decided = decide(old, Decision(what="accept", links=(name_of(reply),)))
    (run.folder / "old.json").write_bytes(export(decided, "json"))
    first = "We should plant trees on the square, because the square is too hot in summer."
    (run.folder / "chat.txt").write_text(CHAT.replace(first, "The printer is jammed."), "utf-8")
    done = run("mine", "chat.txt", "--keep", "old.json", "-o", "new.json")
    assert done.returncode == 0
    assert done.stderr.decode().startswith("argmap: old.json: the decision to accept c:2>c:1>reply")
