"""What a person is told before anything leaves the machine, and how they say yes to it."""

import sys
from collections.abc import Callable, Sequence

from msgspec import Struct

from argmap.errors import ArgmapError
from argmap.llm.prompt import Request, tokens
from argmap.llm.settings import Settings

_TOKENS_A_SECOND = 60  # that a model far away writes, as a rule
_READS_HERE, _WRITES_HERE = 100, 15  # tokens a second of a small model on a few cores
_PAUSE_S = 1.5  # until it begins to
_FRAME, _ANSWERED = 60, 0.6  # tokens of an answer: at least, and for each of its question


class Notice(Struct, frozen=True, kw_only=True):
    """What is about to be sent: how many requests, about what, how long, for how much."""

    host: str
    model: str
    local: bool
    encrypted: bool
    requests: int
    known: int
    what: str
    characters: int
    names: str
    tokens_in: int
    tokens_out: int
    cost: float | None
    seconds: float

    def __str__(self) -> str:
        """Return the notice in two lines."""
        where = f"{self.host} (this machine)" if self.local else self.host
        open_ = "" if self.encrypted or self.local else ", not encrypted on the way"
        known = f"; {_counted(self.known, 'answer')} from before need no request"
        price = "" if self.cost is None else f", cost about {self.cost:.2g} at the prices given"
        return (
            f"{_counted(self.requests, 'request')} to {where}, model {self.model}{open_}: "
            f"{self.what}, {self.characters:,} characters, {self.names}"
            f"{known if self.known else ''}.\n"
            f"About {self.tokens_in:,} tokens out and {self.tokens_out:,} back, "
            f"{_duration(self.seconds)}{price}."
        )


Consent = Callable[[Notice], None]
"""Called with what is about to be sent; returns where it may be, raises ArgmapError where not."""


def notice_of(
    settings: Settings,
    *,
    requests: Sequence[Request],
    known: int,
    what: str,
    characters: int,
    names: str,
) -> Notice:
    """Return what to tell before requests are sent.

    Args:
        settings: where they go, at which prices.
        requests: what is asked.
        known: how many more are answered already.
        what: comments or pairs, with their number.
        characters: of their texts.
        names: what is done with the names of people.
    """
    sent = sum(tokens(request.instructions + request.document) for request in requests)
    back = sum(_FRAME + int(tokens(request.document) * _ANSWERED) for request in requests)
    prices = (settings.price_in, settings.price_out)
    cost = None
    if prices[0] is not None or prices[1] is not None:
        cost = (sent * (prices[0] or 0) + back * (prices[1] or 0)) / 1_000_000
    at_once = max(1, min(settings.parallel, len(requests)))
    away_s = (back / _TOKENS_A_SECOND + _PAUSE_S * len(requests)) / at_once
    here_s = sent / _READS_HERE + back / _WRITES_HERE
    return Notice(
        host=settings.host,
        model=settings.model,
        local=settings.local,
        encrypted=settings.encrypted,
        requests=len(requests),
        known=known,
        what=what,
        characters=characters,
        names=names,
        tokens_in=sent,
        tokens_out=back,
        cost=cost,
        seconds=here_s if settings.local else away_s,
    )


def tell(line: str) -> None:
    """Write one line for the person at the terminal."""
    print(f"argmap: {line}", file=sys.stderr, flush=True)


def consent(*, yes: bool = False) -> Consent:
    """Return what tells the notice, and asks on a terminal unless `yes` was said before."""
    said = yes

    def ask(notice: Notice) -> None:
        nonlocal said
        if not notice.requests:
            return
        tell(str(notice))
        if said or notice.local:
            return
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            problem = f"nothing was sent to {notice.host}, as nobody can be asked here"
            raise ArgmapError(f"{problem}; say --yes to send it without being asked")
        print("Send this? [y]es, [a]ll from now on, [N]o: ", end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline().strip().lower()
        if answer not in ("y", "yes", "a", "all"):
            raise ArgmapError(f"nothing was sent to {notice.host}; --engine rules needs no network")
        said = answer in ("a", "all")

    return ask


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min"
