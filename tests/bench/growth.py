"""Measure how mining grows with the conversation: `python -m tests.bench.growth [ENGINE] [SIZES]`.

Comments are drawn from the written conversations of data/corpus, names and order drawn anew, each
about as long as people write (the mean is printed). Beside it a floor that looks at each word once.
The cost of a comment must stay about the same from 100 comments on.
"""

import json
import random
import re
import sys
from functools import partial

from tests.bench.__main__ import HOME, in_fresh_process

CORPUS = HOME / "data" / "corpus" / "conversations"
SIZES = {"rules": (100, 1_000, 10_000, 100_000), "auto": (100, 1_000, 10_000)}
FIRST = ("Ada", "Ben", "Cem", "Dia", "Eva")
NAMES = [f"{first} {last}." for first in FIRST for last in "BCDFGHKLM"]
TEXTS = 5  # of the pool that make a comment of about a hundred words


def texts() -> list[str]:
    """Return the English comments of the corpus."""
    found: list[str] = []
    for path in sorted(CORPUS.glob("*.json")):
        graph = json.loads(path.read_text("utf-8"))
        if graph["graph"]["language"] == "en":
            found += [node["text"] for node in graph["nodes"] if node["kind"] == "comment"]
    return found


def drawn(size: int, pool: list[str]):
    """Return a conversation of so many comments; several texts make one comment."""
    from argmap.model import Comment, Conversation

    chance = random.Random(size)
    comments = tuple(
        Comment(
            id=f"c:{n}",
            number=n,
            text=" ".join(chance.choices(pool, k=TEXTS)),
            author=chance.choice(NAMES),
            author_origin="stated",
        )
        for n in range(1, size + 1)
    )
    return Conversation(comments=comments)


def mined(size: int, pool: list[str], name: str) -> None:
    """Mine a conversation that was drawn."""
    from argmap.engines import engine
    from argmap.progress import quiet

    engine(name).mine(drawn(size, pool), quiet)


def looked_at(size: int, pool: list[str]) -> int:
    """Look at each word of a conversation that was drawn."""
    return sum(len(re.findall(r"\w+", c.text.lower())) for c in drawn(size, pool).comments)


def main() -> None:
    """Print a line for each size."""
    words = sys.argv[1:]
    name = words[0] if words else "rules"
    sizes = [int(word) for word in words[1:]] or SIZES[name]
    pool = texts()
    mean = sum(len(text.split()) for text in pool) / len(pool) * TEXTS
    print(f"engine {name}, {mean:.0f} words a comment")
    for size in sizes:
        ours = in_fresh_process(partial(mined, size, pool, name))
        floor = in_fresh_process(partial(looked_at, size, pool))
        print(
            f"{size:7} comments {ours[0]:8.2f} s CPU {ours[0] / size * 1e3:7.2f} ms each "
            f"({size / ours[0]:6.1f} a second) {ours[1]:5.0f} MB   floor {floor[0]:6.2f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
