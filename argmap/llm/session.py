"""Questions to a language model, several at once: known answers from disk, others from afar."""

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

from argmap.llm.cache import Cache
from argmap.llm.endpoint import Endpoint
from argmap.llm.forms import Read, UnusableAnswer, read_answer, schema_of
from argmap.llm.prompt import AGAIN, Request, tokens
from argmap.llm.settings import Settings

_LEAST_ANSWER, _ANSWER_SHARE = 600, 3  # tokens of an answer at most: and for each of its question
_LONGER = 4  # times as long an answer may be that was cut short: models that think write more
Question = TypeVar("Question")
Result = TypeVar("Result")


class Session:
    """One model at one endpoint, with what it answered before."""

    def __init__(self, settings: Settings, cache: Cache, endpoint: Endpoint) -> None:
        self.settings, self._cache, self._endpoint = settings, cache, endpoint

    def known(self, request: Request) -> bool:
        """Whether a request is answered already, so that nothing needs to be sent."""
        return self._cache.get(self.settings, request) is not None

    def ask(self, request: Request) -> Read:
        """Return the answer to a request: the one from before, else a new one, which is kept.

        Raises:
            UnusableAnswer: there is none that can be read, also after asking again.
            ArgmapError: the endpoint cannot be used at all.
        """
        before = self._cache.get(self.settings, request)
        if before is not None:
            try:
                return read_answer(before, request.form)
            except UnusableAnswer:
                pass  # a damaged file: asked again below
        most = _LEAST_ANSWER + _ANSWER_SHARE * tokens(request.document)
        try:
            return self._ask(request, request.messages, most)
        except UnusableAnswer as problem:
            if problem.cut:
                return self._ask(request, request.messages, most * _LONGER)
            if not problem.unread:
                raise
        again = {"role": "user", "content": AGAIN}
        return self._ask(request, [*request.messages, again], most)

    def _ask(self, request: Request, messages: list[dict[str, str]], most: int) -> Read:
        # Far away a schema of its own for each request costs more than it helps.
        choices = request.choices if self.settings.local else {}
        schema = schema_of(request.form, choices)
        content = self._endpoint.complete(messages, schema, most)
        read = read_answer(content, request.form)
        self._cache.put(self.settings, request, content)
        return read

    def each(
        self,
        questions: Sequence[Question],
        ask: Callable[[Question], Result],
        tell: Callable[[int], None],
    ) -> list[Result]:
        """Return what `ask` makes of each question, in order, several at once.

        What cannot go on at all ends it; answers that came until then are on disk.
        """
        results: dict[int, Result] = {}
        with ThreadPoolExecutor(max_workers=self.settings.parallel) as pool:
            waiting = {pool.submit(ask, question): i for i, question in enumerate(questions)}
            left: set[Future[Result]] = set(waiting)
            try:
                while left:
                    done, left = wait(left, return_when=FIRST_COMPLETED)
                    for future in done:
                        results[waiting[future]] = future.result()
                    tell(len(results))
            except BaseException:
                self._endpoint.stop()  # what is on its way may still arrive; nothing is tried anew
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        return [results[i] for i in range(len(questions))]
