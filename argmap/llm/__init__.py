"""Mining by a language model of the user's choice, behind an OpenAI-compatible endpoint."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.model import ArgumentGraph, Conversation
from argmap.progress import Progress

if TYPE_CHECKING:
    from argmap.llm.notice import Consent
    from argmap.llm.session import Session
    from argmap.llm.settings import Settings
    from argmap.mine.judgement import Judgement, Spoken


class Options(Struct, frozen=True):
    """What a person chose: to send without being asked, and with the names of people."""

    yes: bool = False
    real_names: bool = False


class Miner:
    """Mines conversations and judges pairs of texts with the model that the environment names."""

    def __init__(self, options: Options = Options()) -> None:  # noqa: B008 - it is frozen
        """Read the environment; nothing is sent, and no connection is made.

        Raises:
            ArgmapError: the environment names no model, or httpx is not installed.
        """
        from argmap.llm.notice import consent
        from argmap.llm.settings import settings_of

        self._options = options
        self._consent: Consent = consent(yes=options.yes)
        self._settings: Settings = settings_of()
        with self._session():
            pass  # complains now if it cannot be used

    def mine(self, conversation: Conversation, progress: Progress) -> ArgumentGraph:
        """Return the graph of the rules with what the model says of each comment."""
        from argmap.llm.mine import mine

        real_names = self._options.real_names
        with self._session() as session:
            return mine(conversation, progress, session, self._consent, real_names=real_names)

    def judge(self, pairs: "Sequence[Spoken]") -> "list[Judgement]":
        """Return how likely each text of a pair supports or rebuts the other."""
        from argmap.llm.judge import judge

        with self._session() as session:
            return judge(pairs, session, self._consent, real_names=self._options.real_names)

    @contextmanager
    def _session(self) -> "Iterator[Session]":
        from argmap.llm.cache import user_cache
        from argmap.llm.endpoint import Endpoint
        from argmap.llm.session import Session

        with closing(Endpoint(self._settings)) as endpoint:
            yield Session(self._settings, user_cache(), endpoint)
