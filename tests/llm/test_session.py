"""Several questions at once, answers kept on disk, and what is tried again."""

import os
import stat
import threading

import pytest
from endpoints import fails, lists, nothing, says, slow, tells

from argmap.errors import ArgmapError
from argmap.llm.cache import Cache, user_cache
from argmap.llm.forms import Answer, Reply, UnusableAnswer
from argmap.llm.prompt import AGAIN, CONVERSATION, request_of

ITEM = {"comment": "c1", "target": "c0", "quote": "", "confidence": 0.5}


def request(number=0):
    return request_of(CONVERSATION, {"asked": [number]}, Answer)


def numbered(document):
    return lists(replies=[{**ITEM, "comment": f"c{document['asked'][0]}"}])


def test_an_answer_is_asked_for_once(endpoint, settings, session_of):
    endpoint.script = [tells(numbered)]
    first, second = (session_of(settings).ask(request()).of(Reply) for _ in range(2))
    assert first == second == [Reply("c0", "c0", "", 0.5)]
    assert len(endpoint.requests) == 1


@pytest.mark.parametrize("change", [{"model": "other"}, {"url": None}])
def test_another_model_or_place_is_asked_anew(endpoint, settings, session_of, change):
    if change == {"url": None}:
        change = {"url": endpoint.url.replace("127.0.0.1", "localhost")}
    session_of(settings).ask(request())
    session_of(settings, **change).ask(request())
    assert len(endpoint.requests) == 2


def test_another_key_is_not(endpoint, settings, session_of):
    from argmap.llm.settings import Key

    session_of(settings).ask(request())
    session_of(settings, key=Key("sk-other")).ask(request())
    assert len(endpoint.requests) == 1


def test_another_version_of_the_prompt_is_asked_anew(endpoint, settings, session_of, monkeypatch):
    session_of(settings).ask(request())
    monkeypatch.setattr("argmap.llm.cache.PROMPT", "argmap prompt 2")
    session_of(settings).ask(request())
    assert len(endpoint.requests) == 2


def test_an_answer_that_is_no_json_is_asked_for_again_in_fixed_words(
    endpoint, settings, session_of
):
    endpoint.script = [says("Sure! I would say c0."), tells(numbered)]
    assert session_of(settings).ask(request()).of(Reply)
    second = endpoint.requests[1]["messages"]
    assert second[:2] == endpoint.requests[0]["messages"]
    assert second[2:] == [{"role": "user", "content": AGAIN}]


@pytest.mark.parametrize("thoughts", ["", "<think>{c0} or {c1}"])
def test_thoughts_that_are_cut_short_may_be_longer(endpoint, settings, session_of, thoughts):
    endpoint.script = [says(thoughts, finish="length"), tells(numbered)]
    assert session_of(settings).ask(request()).of(Reply)
    first, second = endpoint.requests
    assert second["messages"] == first["messages"]
    assert second["max_tokens"] == 4 * first["max_tokens"]


def test_an_answer_that_runs_on_is_not_given_more_room(endpoint, settings, session_of):
    endpoint.script = [says('{"claims": [{"', finish="length")]
    with pytest.raises(UnusableAnswer, match="cut short"):
        session_of(settings).ask(request())
    assert len(endpoint.requests) == 1


def test_what_is_never_json_is_no_answer_and_is_not_kept(endpoint, settings, session_of):
    endpoint.script = [says("Sure!")]
    session = session_of(settings)
    with pytest.raises(UnusableAnswer, match="not JSON"):
        session.ask(request())
    assert len(endpoint.requests) == 2
    assert not session.known(request())


def test_a_damaged_file_is_asked_for_again(endpoint, settings, session_of, tmp_path):
    session_of(settings).ask(request())
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_text("{", "utf-8")
    session_of(settings).ask(request())
    assert len(endpoint.requests) == 2
    assert kept.read_text("utf-8") != "{"


def test_answers_come_back_in_the_order_of_the_questions(endpoint, settings, session_of):
    endpoint.script = [slow(tells(numbered), 0.1), tells(numbered)]
    session = session_of(settings)
    told = []
    reads = session.each([request(i) for i in range(6)], session.ask, told.append)
    assert [read.of(Reply)[0].comment for read in reads] == [f"c{i}" for i in range(6)]
    assert told[-1] == 6


def test_no_more_are_asked_at_once_than_allowed(endpoint, settings, session_of):
    endpoint.script = [slow(tells(nothing), 0.05)]
    session = session_of(settings, parallel=2)
    session.each([request(i) for i in range(6)], session.ask, lambda done: None)
    assert endpoint.most_at_once == 2


def test_what_was_answered_before_a_stop_is_not_asked_again(endpoint, settings, session_of):
    endpoint.script = [tells(nothing), tells(nothing), fails(401)]
    questions = [request(i) for i in range(5)]
    session = session_of(settings, parallel=1)
    with pytest.raises(ArgmapError, match="key is not accepted"):
        session.each(questions, session.ask, lambda done: None)
    assert len(endpoint.requests) <= 4  # the rest was not sent: one may have been on its way
    endpoint.requests.clear()
    endpoint.script = [tells(nothing)]
    session = session_of(settings, parallel=1)
    session.each(questions, session.ask, lambda done: None)
    assert [document["asked"][0] for document in endpoint.documents] == [2, 3, 4]


def test_a_person_who_interrupts_loses_nothing_that_came(endpoint, settings, session_of):
    endpoint.script = [tells(nothing)]
    questions = [request(i) for i in range(5)]
    session = session_of(settings, parallel=1)

    def interrupt(done: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        session.each(questions, session.ask, interrupt)
    assert all(session.known(question) for question in questions[:2])
    assert threading.active_count() < 12


def test_the_folder_is_that_of_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path / "here"))
    assert user_cache().folder == tmp_path / "here" / "llm"


@pytest.mark.skipif(os.name == "nt", reason="other rights")
def test_answers_are_readable_for_this_user_only(settings, tmp_path):
    cache = Cache(tmp_path / "new" / "llm")
    cache.put(settings, request(), "{}")
    (kept,) = cache.folder.iterdir()
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_costs_nothing_but_the_cache(settings, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    cache = Cache(tmp_path / "file" / "llm")
    cache.put(settings, request(), "{}")
    assert cache.get(settings, request()) is None
