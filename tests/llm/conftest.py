"""What the tests of language models share: a scripted endpoint, and a miner that asks it."""

import pytest
from endpoints import Endpoint, nothing, tells
from msgspec import structs

from argmap.llm.cache import Cache
from argmap.llm.endpoint import Endpoint as Connection
from argmap.llm.mine import mine
from argmap.llm.session import Session
from argmap.llm.settings import Key, Settings
from argmap.progress import quiet


@pytest.fixture
def endpoint():
    """A server that says nothing about anything, until a test scripts it."""
    server = Endpoint(tells(nothing))
    yield server
    server.close()


@pytest.fixture
def settings(endpoint):
    """Settings for the scripted endpoint that lose no time."""
    return Settings(
        url=endpoint.url,
        model="scripted",
        key=Key("sk-very-secret-42"),
        timeout_s=5,
        tries=3,
        backoff_s=0.001,
    )


@pytest.fixture
def session_of(tmp_path):
    """Return a function that opens a session; all share one cache."""
    opened = []

    def open_session(settings: Settings, **changed) -> Session:
        settings = structs.replace(settings, **changed)
        connection = Connection(settings)
        opened.append(connection)
        return Session(settings, Cache(tmp_path / "cache"), connection)

    yield open_session
    for connection in opened:
        connection.close()


@pytest.fixture
def mined(settings, session_of):
    """Return a function that mines a conversation with the scripted endpoint."""

    def call(
        conversation, progress=quiet, real_names=False, consent=lambda notice: None, **changed
    ):
        session = session_of(settings, **changed)
        return mine(conversation, progress, session, consent, real_names=real_names)

    return call
