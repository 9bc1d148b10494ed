"""What is read from the environment about the language model."""

import pytest

from argmap.errors import ArgmapError
from argmap.llm.settings import Key, settings_of

GIVEN = {"ARGMAP_LLM_URL": "https://api.example.org/v1/", "ARGMAP_LLM_MODEL": "big"}


def test_address_and_model_are_enough():
    settings = settings_of(GIVEN)
    assert (settings.url, settings.model) == ("https://api.example.org/v1", "big")
    assert (settings.host, settings.local, settings.encrypted) == ("api.example.org", False, True)
    assert (settings.price_in, settings.price_out, bool(settings.key)) == (None, None, False)


@pytest.mark.parametrize("name", GIVEN)
def test_what_is_missing_is_named(name):
    with pytest.raises(ArgmapError, match=f"needs {name} in the environment"):
        settings_of({key: value for key, value in GIVEN.items() if key != name})


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://127.0.0.1:8080/v1", True),
        ("http://localhost/v1", True),
        ("http://[::1]:8080/v1", True),
        ("http://127.0.0.1.example.org/v1", False),
        ("http://localhost.example.org/v1", False),
        ("http://192.168.1.5/v1", False),
        ("http://0.0.0.0/v1", False),
    ],
)
def test_only_this_machine_is_local(url, local):
    assert settings_of({**GIVEN, "ARGMAP_LLM_URL": url}).local is local


@pytest.mark.parametrize(
    "url",
    [
        "api.example.org/v1",
        "ftp://api.example.org",
        "https://",
        "http://[::1/v1",
        "https://api.example.org:99999/v1",
        "https://user:sk-secret@api.example.org/v1",
        "https://api.example.org/v1?key=sk-secret",
    ],
)
def test_an_address_that_is_none_is_refused_without_being_shown(url):
    with pytest.raises(ArgmapError, match="ARGMAP_LLM_URL") as error:
        settings_of({**GIVEN, "ARGMAP_LLM_URL": url})
    assert "sk-secret" not in str(error.value)


def test_the_whole_address_of_the_chat_is_taken_too():
    url = "https://api.example.org/v1/chat/completions"
    assert settings_of({**GIVEN, "ARGMAP_LLM_URL": url}).url == "https://api.example.org/v1"


@pytest.mark.parametrize("key", ["sk-1 sk-2", "sk-1\nsk-2", "schlüssel"])
def test_a_key_that_no_header_carries_is_refused_without_being_shown(key):
    with pytest.raises(ArgmapError, match="ARGMAP_LLM_KEY") as error:
        settings_of({**GIVEN, "ARGMAP_LLM_KEY": key})
    assert key not in str(error.value)


def test_a_line_break_after_the_key_does_no_harm():
    assert settings_of({**GIVEN, "ARGMAP_LLM_KEY": "sk-1\n"}).key.reveal() == "sk-1"


def test_no_representation_shows_the_key():
    settings = settings_of({**GIVEN, "ARGMAP_LLM_KEY": "sk-very-secret"})
    assert "secret" not in f"{settings!r} {settings} {settings.key} {Key('secret')!r}"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PRICE_IN", "cheap"),
        ("PRICE_OUT", "-1"),
        ("TOKENS", "10"),
        ("TIMEOUT", "nan"),
        ("PARALLEL", "0"),
        ("PARALLEL", "inf"),
    ],
)
def test_a_number_that_is_none_is_named(name, value):
    with pytest.raises(ArgmapError, match=f"ARGMAP_LLM_{name}"):
        settings_of({**GIVEN, f"ARGMAP_LLM_{name}": value})


def test_prices_are_numbers():
    settings = settings_of({**GIVEN, "ARGMAP_LLM_PRICE_IN": "0.15", "ARGMAP_LLM_PRICE_OUT": "0"})
    assert (settings.price_in, settings.price_out) == (0.15, 0.0)
