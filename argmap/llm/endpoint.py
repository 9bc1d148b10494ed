"""One OpenAI-compatible endpoint: a question goes there, the text of an answer comes back."""

import random
from threading import Event
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from argmap.errors import ArgmapError
from argmap.llm.forms import UnusableAnswer
from argmap.llm.settings import Settings

if TYPE_CHECKING:
    import httpx

RETRIED = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})
REFUSED = frozenset({400, 413, 415, 422})
LONGEST_WAIT_S = 60.0
MOST_LATE = 2  # a model that is too slow twice is too slow
FORMS = ("json_schema", "json_object", "text")
OPTIONAL = ("temperature", "max_tokens")  # of a request: what an endpoint may not know


class _Message(Struct):
    content: str | None = None


class _Choice(Struct):
    message: _Message
    finish_reason: str | None = None


class _Completion(Struct):
    choices: list[_Choice]


class Dialect(Struct, frozen=True):
    """What an endpoint understands: how the form of answers is told, and which settings."""

    form: str = FORMS[0]
    without: frozenset[str] = frozenset()

    def simpler(self, body: dict[str, Any], complaint: str) -> "Dialect | None":
        """Return what to try after this was refused, None where nothing simpler is left."""
        for name in OPTIONAL:
            if name in complaint and name in body:
                return Dialect(self.form, self.without | {name})
        if self.form != FORMS[-1]:
            return Dialect(FORMS[FORMS.index(self.form) + 1], self.without)
        return None


class Endpoint:
    """A connection that several threads may use.

    It waits and asks again where the endpoint is busy, and remembers which form of request it
    accepts. The key goes into one header of requests and nowhere else.
    """

    def __init__(self, settings: Settings) -> None:
        """Connect to nothing yet.

        Raises:
            ArgmapError: httpx is not installed.
        """
        self._settings = settings
        self._client = _client(settings)
        self._dialect = Dialect()
        self._heard = False
        self._stopped = Event()

    def stop(self) -> None:
        """Begin nothing new: pauses end at once, and no request is tried again."""
        self._stopped.set()

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def complete(self, messages: list[dict[str, str]], schema: dict[str, Any], most: int) -> str:
        """Return the text of an answer of this schema, of at most about `most` tokens.

        Raises:
            UnusableAnswer: there is none, also after asking again.
            ArgmapError: the endpoint cannot be used at all.
        """
        dialect: Dialect | None = self._dialect
        while dialect is not None:
            body = _body(self._settings.model, messages, schema, most, dialect)
            response = self._patient(body)
            if response.status_code == 200:
                self._dialect, self._heard = dialect, True
                return _content(response)
            if response.status_code not in REFUSED:
                raise UnusableAnswer(f"the endpoint answers with status {response.status_code}")
            dialect = dialect.simpler(body, response.text.lower())
        raise UnusableAnswer("the endpoint refuses the request")

    def _patient(self, body: dict[str, Any]) -> "httpx.Response":
        """Return the response to a request, asked again after growing pauses while it is busy."""
        import httpx

        problem = ""
        late = 0
        for turn in range(self._settings.tries):
            wait_s = self._settings.backoff_s * 2**turn
            try:
                response = self._client.post("/chat/completions", json=body)
            except httpx.TimeoutException:
                problem = f"gives no answer within {self._settings.timeout_s:g} s"
                late += 1
            except httpx.TransportError as error:
                problem = f"cannot be reached ({type(error).__name__})"
            else:
                self._check(response)
                if response.status_code not in RETRIED:
                    return response
                problem = f"is busy or broken (status {response.status_code})"
                wait_s = max(wait_s, _asked_to_wait_s(response))
            pause_s = min(LONGEST_WAIT_S, wait_s) * random.uniform(0.8, 1.2)
            last = turn + 1 == self._settings.tries or late == MOST_LATE
            if last or self._stopped.wait(pause_s):
                break
        if not self._heard:
            remedy = "check ARGMAP_LLM_URL, and that the server runs"
            if late:
                remedy = "set ARGMAP_LLM_TIMEOUT higher, or ARGMAP_LLM_PARALLEL or _TOKENS lower"
            raise ArgmapError(f"{self._settings.host}: the endpoint {problem}; {remedy}")
        raise UnusableAnswer(f"the endpoint {problem}", of_size=False)

    def _check(self, response: "httpx.Response") -> None:
        """Stop where no request can succeed; what the endpoint says of the key is not shown."""
        status, settings = response.status_code, self._settings
        if status in (401, 403):
            told = "the key is not accepted" if settings.key else "a key is needed"
            raise ArgmapError(f"{settings.host}: {told} (status {status}); set ARGMAP_LLM_KEY")
        if status == 402:
            raise ArgmapError(f"{settings.host}: the account has no credit (status 402); top it up")
        if status in (404, 405) or 300 <= status < 400:
            problem = f"there is no such endpoint or model (status {status})"
            remedy = f"check ARGMAP_LLM_URL and ARGMAP_LLM_MODEL ({settings.model})"
            raise ArgmapError(f"{settings.host}: {problem}; {remedy}")


def _client(settings: Settings) -> "httpx.Client":
    try:
        import httpx
    except ModuleNotFoundError:
        problem = "the engine llm needs the package httpx, which is not installed"
        raise ArgmapError(f"{problem}; pip install 'argmap[llm]', or pip install httpx") from None
    headers = {"Authorization": f"Bearer {settings.key.reveal()}"} if settings.key else {}
    return httpx.Client(
        base_url=settings.url,
        headers=headers,
        timeout=httpx.Timeout(settings.timeout_s, connect=min(10.0, settings.timeout_s)),
        limits=httpx.Limits(max_connections=settings.parallel),
        verify=settings.encrypted,  # certificates take a tenth of a second to load
        trust_env=not settings.local,  # no proxy between this machine and itself
    )


def _body(
    model: str,
    messages: list[dict[str, str]],
    schema: dict[str, Any],
    most: int,
    dialect: Dialect,
) -> dict[str, Any]:
    body: dict[str, Any] = {"model": model, "messages": messages}
    body |= {"temperature": 0, "max_tokens": most}
    if dialect.form == "json_schema":
        told = {"name": "answer", "strict": True, "schema": schema}
        body["response_format"] = {"type": "json_schema", "json_schema": told}
    elif dialect.form == "json_object":
        body["response_format"] = {"type": "json_object"}
    return {name: value for name, value in body.items() if name not in dialect.without}


def _content(response: "httpx.Response") -> str:
    try:
        completion = msgspec.json.decode(response.content, type=_Completion)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise UnusableAnswer("the endpoint does not answer like an OpenAI-compatible one") from None
    choice = completion.choices[0] if completion.choices else _Choice(_Message())
    content = choice.message.content or ""
    if choice.finish_reason == "length":
        thinking = not content.lstrip().startswith("{")  # what had begun would only go on
        raise UnusableAnswer("the answer was cut short", cut=thinking)
    if not content:
        raise UnusableAnswer("the answer is empty")
    return content


def _asked_to_wait_s(response: "httpx.Response") -> float:
    written = response.headers.get("retry-after", "")
    return float(written) if written.isdecimal() and len(written) < 6 else 0.0
