"""What the environment says of the language model: where, which, with what key, at what price."""

import math
import os
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct

from argmap.errors import ArgmapError

PREFIX = "ARGMAP_LLM_"
_NEEDS = (
    "the engine llm needs {name} in the environment; set ARGMAP_LLM_URL to the base address of an "
    "OpenAI-compatible endpoint, such as http://127.0.0.1:8080/v1, and ARGMAP_LLM_MODEL to the "
    "name of a model there"
)


class Key:
    """A secret that no representation shows; `reveal` is for the one header that needs it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def __repr__(self) -> str:
        return "Key(***)" if self._value else "Key()"

    def __bool__(self) -> bool:
        return bool(self._value)

    def reveal(self) -> str:
        """Return the secret itself."""
        return self._value


class Settings(Struct, frozen=True, kw_only=True):
    """Where a language model is and how it is to be asked.

    `price_in` and `price_out` are for a million tokens, None where they are not known. `tokens`
    is about how many one request may have, answer left aside.
    """

    url: str
    model: str
    key: Key
    price_in: float | None = None
    price_out: float | None = None
    tokens: int = 6000
    timeout_s: float = 120.0
    parallel: int = 4
    tries: int = 5
    backoff_s: float = 1.0

    @property
    def host(self) -> str:
        """The name of the machine that is asked, without port, path or key."""
        return urlsplit(self.url).hostname or ""

    @property
    def local(self) -> bool:
        """Whether that machine is this one, so that nothing leaves it."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def encrypted(self) -> bool:
        """Whether nobody on the way can read along."""
        return urlsplit(self.url).scheme == "https"


def settings_of(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return what the environment says of the language model.

    Raises:
        ArgmapError: something is missing, or is not what it should be; names the variable.
    """
    return Settings(
        url=_url(_needed(environment, "URL")),
        model=_needed(environment, "MODEL"),
        key=_key(environment.get(f"{PREFIX}KEY", "")),
        price_in=_price(environment, "PRICE_IN"),
        price_out=_price(environment, "PRICE_OUT"),
        tokens=int(_number(environment, "TOKENS", 6000, 1200, 1_000_000)),
        timeout_s=_number(environment, "TIMEOUT", 120, 0.1, 3600),
        parallel=int(_number(environment, "PARALLEL", 4, 1, 64)),
    )


def _needed(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(PREFIX + name, "").strip()
    if not value:
        raise ArgmapError(_NEEDS.format(name=PREFIX + name))
    return value


def _url(written: str) -> str:
    """Return the base address without a slash at its end; errors never show what is written."""
    parts = _parts(written)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        problem = f"{PREFIX}URL is no address of an endpoint"
        raise ArgmapError(f"{problem}; write it like https://api.example.org/v1")
    if parts.username is not None or parts.query or parts.fragment:
        problem = f"{PREFIX}URL holds more than an address"
        raise ArgmapError(f"{problem}; a key belongs into {PREFIX}KEY")
    return written.rstrip("/").removesuffix("/chat/completions")


def _parts(written: str) -> SplitResult | None:
    try:
        parts = urlsplit(written)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _key(written: str) -> Key:
    """Return the key; one that no header can carry is refused without being shown."""
    key = written.strip()
    if not all("!" <= character <= "~" for character in key):
        problem = f"{PREFIX}KEY holds characters that no key has"
        raise ArgmapError(f"{problem}; paste it again, without blanks or line breaks")
    return Key(key)


def _price(environment: Mapping[str, str], name: str) -> float | None:
    if not environment.get(PREFIX + name, "").strip():
        return None
    return _number(environment, name, 0, 0, 1_000_000)


def _number(
    environment: Mapping[str, str], name: str, default: float, least: float, most: float
) -> float:
    written = environment.get(PREFIX + name, "").strip()
    if not written:
        return default
    try:
        value = float(written)
    except ValueError:
        value = math.nan
    if not least <= value <= most:
        problem = f"{PREFIX}{name}={written!r} is no number from {least:g} to {most:g}"
        raise ArgmapError(f"{problem}; correct it or leave it away")
    return value
