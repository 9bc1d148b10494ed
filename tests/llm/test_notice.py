"""What is said before anything is sent, and who has to agree."""

import io
import sys

import pytest

from argmap.errors import ArgmapError
from argmap.llm.forms import Answer
from argmap.llm.notice import consent, notice_of
from argmap.llm.prompt import Request
from argmap.llm.settings import Key, Settings

FAR = Settings(url="https://api.example.org/v1", model="big", key=Key("sk-1"))
NEAR = Settings(url="http://127.0.0.1:8080/v1", model="small", key=Key(""))
# 3.5 bytes are a token, one is added: instructions and document have 101, the document alone 51
REQUEST = Request("i" * 175, "d" * 175, Answer)


def notice(settings=FAR, requests=2, known=0):
    return notice_of(
        settings,
        requests=[REQUEST] * requests,
        known=known,
        what="3 of 4 comments",
        characters=1234,
        names="people under pseudonyms",
    )


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch):
    """Return a function that puts a person at a terminal who types this."""

    def types(text: str) -> Terminal:
        monkeypatch.setattr(sys, "stdin", Terminal(text))
        monkeypatch.setattr(sys, "stderr", seen := Terminal())
        return seen

    return types


def test_it_says_what_leaves_the_machine_and_where_to():
    text = str(notice(known=1))
    assert "2 requests to api.example.org, model big" in text
    assert "3 of 4 comments, 1,234 characters, people under pseudonyms" in text
    assert "1 answer from before need no request" in text
    assert "sk-1" not in text


def test_tokens_are_estimated():
    assert notice().tokens_in == 2 * 101
    assert notice().tokens_out == 2 * (60 + int(51 * 0.6))


def test_the_cost_follows_the_prices():
    priced = Settings(url=FAR.url, model="m", key=Key(""), price_in=1000, price_out=5000)
    assert notice(priced).cost == pytest.approx((202 * 1000 + 180 * 5000) / 1_000_000)
    assert "cost about 1.1 at the prices given" in str(notice(priced))


def test_without_prices_nothing_is_said_of_cost():
    assert "cost" not in str(notice())


def test_a_line_that_others_can_read_is_said_to_be_one():
    open_ = Settings(url="http://192.168.1.5/v1", model="m", key=Key(""))
    assert "not encrypted on the way" in str(notice(open_))
    assert "not encrypted" not in str(notice()) + str(notice(NEAR))


def test_this_machine_needs_no_consent_but_is_told(terminal):
    seen = terminal("")
    consent()(notice(NEAR))
    assert "127.0.0.1 (this machine)" in seen.getvalue()
    assert "Send" not in seen.getvalue()


@pytest.mark.parametrize("answer", ["y\n", "Yes\n", "a\n"])
def test_a_person_may_agree(terminal, answer):
    seen = terminal(answer)
    consent()(notice())
    assert "Send this?" in seen.getvalue()


@pytest.mark.parametrize("answer", ["\n", "n\n", "", "maybe\n"])
def test_anything_else_than_yes_is_no(terminal, answer):
    terminal(answer)
    with pytest.raises(ArgmapError, match="nothing was sent to api"):
        consent()(notice())


def test_yes_is_for_once_and_all_is_for_all(terminal):
    ask = consent()
    terminal("y\nn\n")
    ask(notice())
    with pytest.raises(ArgmapError):
        ask(notice())
    ask = consent()
    terminal("all\nn\n")
    ask(notice())
    ask(notice())


def test_where_nobody_can_be_asked_nothing_is_sent():
    with pytest.raises(ArgmapError, match="say --yes"):
        consent()(notice())


def test_yes_beforehand_needs_no_person(capsys):
    consent(yes=True)(notice())
    assert "api.example.org" in capsys.readouterr().err


def test_nothing_to_send_needs_no_word(capsys):
    consent()(notice(requests=0, known=4))
    assert capsys.readouterr().err == ""
