"""One endpoint: busy, slow, broken, of another dialect, or not there at all."""

import json
import logging

import pytest
from endpoints import Endpoint as Server
from endpoints import fails, nothing, says, slow, tells

from argmap.errors import ArgmapError
from argmap.llm.endpoint import Endpoint
from argmap.llm.forms import Answer, UnusableAnswer, schema_of
from argmap.llm.prompt import CONVERSATION, request_of
from argmap.llm.settings import Key, Settings

REQUEST = request_of(CONVERSATION, {"asked": []}, Answer)
SCHEMA = schema_of(Answer)


@pytest.fixture
def asked(endpoint, settings):
    """Return a function that asks the scripted endpoint."""
    connection = Endpoint(settings)
    yield lambda: connection.complete(REQUEST.messages, SCHEMA, 1000)
    connection.close()


def forms(endpoint):
    return [request.get("response_format", {}).get("type") for request in endpoint.requests]


def test_the_request_is_that_of_an_openai_compatible_endpoint(endpoint, asked):
    endpoint.script = [says("{}")]
    assert asked() == "{}"
    (request,) = endpoint.requests
    assert request["path"] == "/v1/chat/completions"
    assert request["model"] == "scripted"
    assert [message["role"] for message in request["messages"]] == ["system", "user"]
    assert request["response_format"]["json_schema"]["strict"] is True
    assert endpoint.headers[0]["Authorization"] == "Bearer sk-very-secret-42"


def test_without_a_key_none_is_sent(endpoint):
    connection = Endpoint(Settings(url=endpoint.url, model="m", key=Key("")))
    connection.complete(REQUEST.messages, SCHEMA, 10)
    connection.close()
    assert "Authorization" not in endpoint.headers[0]


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 529])
def test_a_busy_endpoint_is_asked_again(endpoint, asked, status):
    endpoint.script = [fails(status), says("done")]
    assert asked() == "done"
    assert len(endpoint.requests) == 2


def test_a_wait_that_the_endpoint_asks_for_is_kept(endpoint, settings, monkeypatch):
    endpoint.script = [fails(429, retry_after="7"), fails(429, retry_after="999"), says("done")]
    connection = Endpoint(settings)
    waits = []
    monkeypatch.setattr(connection._stopped, "wait", lambda s: waits.append(s) and False)
    monkeypatch.setattr("argmap.llm.endpoint.random.uniform", lambda a, b: 1.0)
    assert connection.complete(REQUEST.messages, SCHEMA, 10) == "done"
    connection.close()
    assert waits == [7.0, 60.0]


def test_pauses_grow(endpoint, settings, monkeypatch):
    endpoint.script = [fails(500), fails(500), says("done")]
    connection = Endpoint(settings)
    waits = []
    monkeypatch.setattr(connection._stopped, "wait", lambda s: waits.append(s) and False)
    monkeypatch.setattr("argmap.llm.endpoint.random.uniform", lambda a, b: 1.0)
    connection.complete(REQUEST.messages, SCHEMA, 10)
    connection.close()
    assert waits == [0.001, 0.002]


def test_an_endpoint_that_stays_busy_is_given_up_after_so_many_tries(endpoint, asked):
    endpoint.script = [says("first"), fails(429)]
    asked()
    with pytest.raises(UnusableAnswer, match="busy or broken \\(status 429\\)") as error:
        asked()
    assert error.value.of_size is False
    assert len(endpoint.requests) == 1 + 3


def test_an_endpoint_that_was_never_heard_ends_it(endpoint, asked):
    endpoint.script = [fails(503)]
    with pytest.raises(ArgmapError, match=r"the endpoint is busy.*check ARGMAP_LLM_URL"):
        asked()


def test_a_slow_endpoint_times_out_and_is_asked_again(endpoint, settings):
    endpoint.script = [slow(says("late"), 0.6), says("in time")]
    connection = Endpoint(Settings(url=endpoint.url, model="m", key=Key(""), timeout_s=0.2,
                                   backoff_s=0.001))  # fmt: skip
    assert connection.complete(REQUEST.messages, SCHEMA, 10) == "in time"
    connection.close()
    assert len(endpoint.requests) == 2


def test_an_endpoint_that_is_too_slow_twice_is_not_tried_a_third_time(endpoint):
    endpoint.script = [slow(says("late"), 0.4)]
    connection = Endpoint(
        Settings(url=endpoint.url, model="m", key=Key(""), timeout_s=0.1, backoff_s=0.001)
    )
    with pytest.raises(ArgmapError, match=r"within 0.1 s; set ARGMAP_LLM_TIMEOUT higher"):
        connection.complete(REQUEST.messages, SCHEMA, 10)
    connection.close()
    assert len(endpoint.requests) == 2


def test_nobody_listening_is_said_without_the_address():
    server = Server(tells(nothing))
    url = server.url
    server.close()
    connection = Endpoint(Settings(url=url, model="m", key=Key("sk-1"), tries=2, backoff_s=0.001))
    with pytest.raises(ArgmapError, match="cannot be reached \\(ConnectError\\)"):
        connection.complete(REQUEST.messages, SCHEMA, 10)
    connection.close()


@pytest.mark.parametrize(
    ("status", "told"),
    [(401, "key is not accepted"), (403, "key is not accepted"), (402, "no credit"),
     (404, "no such endpoint or model"), (302, "no such endpoint or model")],
)  # fmt: skip
def test_what_no_retry_mends_ends_it_at_once(endpoint, asked, status, told):
    body = '{"error": {"message": "Incorrect API key provided: sk-very-secret-42"}}'
    endpoint.script = [fails(status, body, location="http://127.0.0.1:1/")]
    with pytest.raises(ArgmapError, match=told) as error:
        asked()
    assert "secret" not in str(error.value)
    assert len(endpoint.requests) == 1


def test_an_endpoint_without_schemas_is_asked_more_simply_and_that_is_remembered(endpoint, asked):
    refused = fails(400, '{"error": "response_format json_schema is not supported"}')
    endpoint.script = [refused, refused, says("plain")]
    assert asked() == "plain"
    assert forms(endpoint) == ["json_schema", "json_object", None]
    asked()
    assert forms(endpoint)[3:] == [None]


@pytest.mark.parametrize("name", ["temperature", "max_tokens"])
def test_a_setting_that_the_endpoint_does_not_know_is_left_away(endpoint, asked, name):
    endpoint.script = [fails(400, json.dumps({"error": f"unsupported: {name!r}"})), says("done")]
    assert asked() == "done"
    assert (name in endpoint.requests[0], name in endpoint.requests[1]) == (True, False)
    assert forms(endpoint) == ["json_schema", "json_schema"]


def test_a_request_that_is_refused_in_every_form_is_no_answer(endpoint, asked):
    endpoint.script = [fails(400, "too long")]
    with pytest.raises(UnusableAnswer, match="refuses the request"):
        asked()
    assert len(endpoint.requests) == 3
    endpoint.script = [says("short enough")]
    asked()
    assert forms(endpoint)[3:] == ["json_schema"]  # what failed is no dialect to keep


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (says("{", finish="length"), "cut short"),
        (says(""), "empty"),
        (lambda request: (200, {}, b'{"choices": []}'), "empty"),
        (lambda request: (200, {}, b"<html>"), "OpenAI-compatible"),
        (lambda request: (200, {}, b'{"choices": [{"message": {"content": null}}]}'), "empty"),
    ],
)
def test_what_is_no_whole_answer_is_none(endpoint, asked, step, told):
    endpoint.script = [step]
    with pytest.raises(UnusableAnswer, match=told):
        asked()


def test_the_key_is_not_logged(endpoint, asked, caplog):
    with caplog.at_level(logging.DEBUG):
        asked()
    assert caplog.records
    assert "secret" not in caplog.text


def test_a_proxy_does_not_come_between_this_machine_and_itself(endpoint, settings, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    connection = Endpoint(settings)
    connection.complete(REQUEST.messages, SCHEMA, 10)
    connection.close()
    assert len(endpoint.requests) == 1


def test_without_httpx_it_is_said_what_to_install(settings, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "httpx", None)
    with pytest.raises(ArgmapError, match=r"pip install 'argmap\[llm\]'"):
        Endpoint(settings)


def test_nothing_is_tried_again_once_it_is_stopped(endpoint, settings):
    endpoint.script = [fails(500)]
    connection = Endpoint(settings)
    connection.stop()
    with pytest.raises(ArgmapError):
        connection.complete(REQUEST.messages, SCHEMA, 10)
    connection.close()
    assert len(endpoint.requests) == 1
