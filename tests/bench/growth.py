"""Measure how mining grows: `python -m tests.bench.growth [ENGINE] [--authors SHARE] [SIZES]`.

Comments are drawn from the written conversations of data/corpus, names and order drawn anew, each
about as long as people write (the mean is printed). Beside it a floor that looks at each word once.
The cost of a comment must stay about the same from 100 comments on. There are 45 authors, or with
SHARE so many for each comment; with 0 the authors of all comments were lost.
"""

import argparse
import json
import random
import re
from functools import partial

from tests.bench.__main__ import HOME, in_fresh_process

CORPUS = HOME / "data" / "corpus" / "conversations"
SIZES = {"rules": (100, 1_000, 10_000, 100_000), "auto": (100, 1_000, 10_000)}
FIRST = ("Ada", "Ben", "Cem", "Dia", "Eva")
LAST = "BCDFGHKLM"
NAMES = [f"{first} {last}." for first in FIRST for last in LAST]
TEXTS = 5  # of the pool that make a comment of about a hundred words


def texts() -> list[str]:
    """Return the English comments of the corpus."""
    found: list[str] = []
    for path in sorted(CORPUS.glob("*.json")):
        graph = json.loads(path.read_text("utf-8"))
        if graph["graph"]["language"] == "en":
            found += [node["text"] for node in graph["nodes"] if node["kind"] == "comment"]
    return found


def names(size: int, share: float | None) -> list[str | None]:
    """Return the authors that comments are drawn from; all are None where they were lost."""
    if share is None:
        return [*NAMES]
    if share == 0:
        return [None]
    return [
        f"{FIRST[n % len(FIRST)]} {LAST[n % len(LAST)]}{n}"
        for n in range(max(1, int(size * share)))
    ]


def drawn(size: int, pool: list[str], share: float | None = None):
    """Return a conversation of so many comments; several texts make one comment."""
    from argmap.model import Comment, Conversation

    chance = random.Random(size)
    authors = names(size, share)
    comments = tuple(
        Comment(
            id=f"c:{n}",
            number=n,
            text=" ".join(chance.choices(pool, k=TEXTS)),
            author=(author := chance.choice(authors)),
            author_origin="stated" if author else None,
        )
        for n in range(1, size + 1)
    )
    return Conversation(comments=comments)


def mined(size: int, pool: list[str], share: float | None, name: str) -> None:
    """Mine a conversation that was drawn."""
    from argmap.engines import engine
    from argmap.progress import quiet

    engine(name).mine(drawn(size, pool, share), quiet)


def looked_at(size: int, pool: list[str]) -> int:
    """Look at each word of a conversation that was drawn."""
    return sum(len(re.findall(r"\w+", c.text.lower())) for c in drawn(size, pool).comments)


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("engine", nargs="?", choices=SIZES, default="rules")
    parser.add_argument("sizes", nargs="*", type=int)
    parser.add_argument("--authors", type=float)
    given = parser.parse_intermixed_args()
    pool = texts()
    mean = sum(len(text.split()) for text in pool) / len(pool) * TEXTS
    print(f"engine {given.engine}, {mean:.0f} words a comment", flush=True)
    for size in given.sizes or SIZES[given.engine]:
        ours = in_fresh_process(partial(mined, size, pool, given.authors, given.engine))
        floor = in_fresh_process(partial(looked_at, size, pool))
        print(
            f"{size:7} comments {ours[0]:8.2f} s CPU {ours[0] / size * 1e3:7.2f} ms each "
            f"({size / ours[0]:6.1f} a second) {ours[1]:5.0f} MB   floor {floor[0]:6.2f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
