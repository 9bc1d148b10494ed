"""`--engine llm` on the command line, against a real server."""

import json
import os
import subprocess
import sys

import pytest
from endpoints import lists, nothing, tells

CHAT = """\
[10:02] Ada: We should plant trees on the square, because the square is too hot in summer.
[10:03] Bo: I disagree, Ada. Trees would take the place of the market.
"""
KEY = "sk-very-secret-42"


@pytest.fixture
def run(endpoint, tmp_path):
    """Run argmap in an empty folder that holds chat.txt, with the scripted endpoint."""
    (tmp_path / "chat.txt").write_text(CHAT, "utf-8")

    def call(*words: str, **changed: str | None) -> subprocess.CompletedProcess[str]:
        given = {
            "ARGMAP_LLM_URL": endpoint.url,
            "ARGMAP_LLM_MODEL": "scripted",
            "ARGMAP_LLM_KEY": KEY,
            "ARGMAP_CACHE": str(tmp_path / "cache"),
            **changed,
        }
        rest = {k: v for k, v in os.environ.items() if not k.startswith("ARGMAP_")}
        return subprocess.run(
            [sys.executable, "-m", "argmap", *words],
            cwd=tmp_path,
            env=rest | {name: value for name, value in given.items() if value is not None},
            capture_output=True,
            stdin=subprocess.DEVNULL,
            text=True,
        )

    call.folder = tmp_path
    return call


def disagrees(document):
    relation = {"source": "c1", "target": "c0.1", "kind": "rebut", "quote": "I disagree, Person 1."}
    return lists(relations=[{**relation, "confidence": 0.75}])


def test_mine_writes_what_the_model_found(endpoint, run):
    endpoint.script = [tells(disagrees)]
    done = run("mine", "chat.txt", "--engine", "llm", "-o", "out.json")
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 request to 127.0.0.1 (this machine), model scripted: 2 of 2 comments" in done.stderr
    raw = json.loads((run.folder / "out.json").read_text("utf-8"))
    found = [e for e in raw["edges"] if e["origin"] == "model"]
    assert [(e["source"], e["target"], e["kind"]) for e in found] == [("c:2", "k:1.1", "rebut")]
    assert raw["graph"]["made_by"]["command"] == "argmap mine --engine llm chat.txt"
    assert raw["graph"]["made_by"]["model_host"] == "127.0.0.1"
    assert KEY not in json.dumps(raw) + done.stderr


@pytest.mark.parametrize(
    "words",
    [("analyse", "chat.txt"), ("export", "chat.txt", "-", "--to", "markdown")],
    ids=lambda words: words[0],
)
def test_other_commands_take_the_engine_too(endpoint, run, words):
    assert run(*words, "--engine", "llm").returncode == 0
    assert len(endpoint.requests) == 1


def test_far_hosts_need_yes_where_nobody_can_be_asked(run):
    done = run("mine", "chat.txt", "--engine", "llm", ARGMAP_LLM_URL="https://llm.invalid/v1")
    assert (done.returncode, done.stdout) == (1, "")
    *notice, error = done.stderr.splitlines()
    assert "1 request to llm.invalid" in notice[0]
    assert error == (
        "argmap: nothing was sent to llm.invalid, as nobody can be asked here; "
        "say --yes to send it without being asked"
    )


def test_what_is_missing_in_the_environment_is_one_line(run):
    done = run("mine", "chat.txt", "--engine", "llm", ARGMAP_LLM_MODEL=None)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("argmap: the engine llm needs ARGMAP_LLM_MODEL")
    assert done.stderr.count("\n") == 1


def test_an_unknown_engine_is_one_line(run):
    done = run("mine", "chat.txt", "--engine", "magic")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "'magic' is no engine; choose one of auto, rules, llm" in done.stderr


def test_the_other_engines_ask_nobody(endpoint, run):
    assert run("mine", "chat.txt", "--engine", "rules").stderr == ""
    assert endpoint.requests == []


def test_a_native_map_is_passed_on_and_nobody_is_asked(endpoint, run):
    run("mine", "chat.txt", "-o", "a.json")
    assert run("mine", "a.json", "--engine", "llm", "-o", "b.json").returncode == 0
    assert endpoint.requests == []


def test_real_names_are_said_to_be_sent(endpoint, run):
    endpoint.script = [tells(nothing)]
    done = run("mine", "chat.txt", "--engine", "llm", "--real-names", "-o", "out.json")
    assert "with real names" in done.stderr
    assert endpoint.documents[0]["asked"][0]["author"] == "Ada"
    made_by = json.loads((run.folder / "out.json").read_text("utf-8"))["graph"]["made_by"]
    assert made_by["command"] == "argmap mine --engine llm --real-names chat.txt"
