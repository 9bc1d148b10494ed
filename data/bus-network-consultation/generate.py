"""Write source.csv and reference.json of this sample: 2,000 invented comments, always the same.

Run it in this folder with an environment that has argmap: `python generate.py`.
"""

import csv
import io
import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from msgspec import structs
from topics import AGREE, DISPUTE, FIRST, GRANT, LEAD, TOPICS

from argmap.model import ArgumentGraph, Claim, Conversation, Link
from argmap.read import read_bytes
from argmap.write.native import as_json

COMMENTS = 2_000
LOYAL = 0.85  # how often people are of their camp's mind on a question
LOST = 0.2  # share of answers whose link the forum did not keep
HERE = Path(__file__).parent
TITLE = "Bus network 2030: comments on the draft"
NOTICE = (
    "The regional transport office has published the draft of the bus network for 2030. It covers "
    "night buses, fares, stops, electric buses, bus lanes, tickets by phone, village lines, a new "
    "depot, school buses and the interchange at the station. What do you think of it? All comments "
    "will be read before the assembly votes."
)


class Row:
    """One comment under way: its words, and what is meant by them."""

    def __init__(self, number: int, author: str, topic: int, parent: "Row | None") -> None:
        self.number, self.author, self.topic, self.parent = number, author, topic, parent
        self.parts: list[str] = []
        self.claims: list[tuple[str, str, int]] = []  # role, words, where they start
        self.links: list[tuple[int, str, int, int]] = []  # claim, kind, other row, its claim
        self.meaning: tuple[int, str, int] | None = None  # topic, side, which claim
        self.camp = ""
        self.kept = True
        self.depth = 0 if parent is None else parent.depth + 1

    @property
    def text(self) -> str:
        return " ".join(part for part in self.parts if part)

    def claim(self, role: str, words: str, lead: str = "") -> int:
        self.parts.append(lead)
        start = len(self.text) + bool(self.text)
        self.parts.append(words)
        self.claims.append((role, words, start))
        return len(self.claims) - 1


def write_rows(rng: random.Random) -> list[Row]:
    """Let people talk: threads grow where there was talk before, and everyone keeps a side."""
    people = [f"{first} {chr(65 + i % 26)}." for i, first in enumerate(FIRST * 3)]
    rng.shuffle(people)
    camps = {name: rng.choice(("yes", "no")) for name in people}
    other = {"yes": "no", "no": "yes"}
    sides = {
        (name, topic): camp if rng.random() < LOYAL else other[camp]
        for name, camp in camps.items()
        for topic in range(len(TOPICS))
    }
    notice = Row(1, "Transport office", -1, None)
    notice.parts.append(NOTICE)
    question = "What do you think of it?"
    notice.claims.append(("question", question, NOTICE.index(question)))
    rows = [notice]
    while len(rows) < COMMENTS:
        open_rows = rows[1:]
        parent = notice
        if open_rows and rng.random() > 0.22:
            recent = open_rows[-400:]
            weights = [(1 + place / 40) / (1 + row.depth / 3) for place, row in enumerate(recent)]
            parent = rng.choices(recent, weights)[0]
        topic = rng.randrange(len(TOPICS)) if parent is notice else parent.topic
        author = rng.choice([name for name in rng.sample(people, 8) if name != parent.author])
        row = Row(len(rows) + 1, author, topic, parent)
        row.camp = camps[author]
        speak(row, rng, sides[author, topic])
        rows.append(row)
    return rows


def speak(row: Row, rng: random.Random, side: str) -> None:
    """Give a comment its words: how it meets the one it answers, a claim, a reason, more."""
    topic, parent = TOPICS[row.topic], row.parent
    assert parent is not None
    kind = greet(row, rng, side, parent)
    which = rng.randrange(len(topic[side]))
    main = row.claim("claim", rng.choice(topic[side][which]))
    row.meaning = (row.topic, side, which)
    if kind and parent.claims:
        row.links.append((main, kind, parent.number, 0))
    if rng.random() < 0.55:
        reason = row.claim("premise", rng.choice(topic[f"{side}_reasons"]), rng.choice(LEAD))
        row.links.append((reason, "support", row.number, main))
    if rng.random() < 0.12:
        row.claim("question", rng.choice(topic["questions"]))
    elif rng.random() < 0.15:
        row.claim("proposal", rng.choice(topic["middle"]))
    if row.depth > 1 and rng.random() < LOST:
        row.kept = False


def greet(row: Row, rng: random.Random, side: str, parent: Row) -> str | None:
    """Quote, name, agree or disagree; return what the new claim is to the one it answers."""
    if parent.meaning is None:
        return None
    name = parent.author.split()[0]
    if rng.random() < 0.18:
        row.parts.append(f"“{parent.claims[0][1]}”")
    if parent.meaning[1] == side:
        row.parts.append(rng.choice(AGREE).format(name=name))
        return "support"
    if rng.random() < 0.15:
        row.parts.append(rng.choice(GRANT).format(name=name))
    else:
        row.parts.append(rng.choice(DISPUTE).format(name=name))
    return "rebut"


def as_csv(rows: list[Row], rng: random.Random) -> str:
    """Return the table that the forum would export."""
    time = datetime(2025, 3, 3, 9, 0)
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["id", "author", "time", "text", "reply_to", "topic"])
    for row in rows:
        time += timedelta(minutes=rng.expovariate(1 / 22))
        parent = row.parent.number if row.parent and row.kept else ""
        topic = TOPICS[row.topic]["name"] if row.topic >= 0 else "all"
        when = time.isoformat(timespec="minutes")
        table.writerow([row.number, row.author, when, row.text, parent, topic])
    return out.getvalue()


def as_reference(rows: list[Row], conversation: Conversation) -> dict[str, Any]:
    """Return the map that is known because every comment was written from it."""
    sure: dict[str, Any] = {"origin": "person", "rule": "written so", "confidence": 1.0}
    claims: list[Claim] = []
    links: list[Link] = []
    first: dict[tuple[int, str], str] = {}
    makers: dict[tuple[int, str], set[str]] = {}
    for row in rows:
        comment = conversation.by_id[f"c:{row.number}"]
        for number, (role, words, start) in enumerate(row.claims, start=1):
            claim = Claim(
                id=f"k:{row.number}.{number}",
                comment=comment.id,
                start=start,
                end=start + len(words),
                text=words,
                role=role,
                **sure,
            )
            claims.append(claim)
            links.append(Link(source=comment.id, target=claim.id, kind="states", **sure))
        if row.parent:
            links.append(
                Link(source=comment.id, target=f"c:{row.parent.number}", kind="reply", **sure)
            )
        for own, kind, other, its in row.links:
            ends = {"source": f"k:{row.number}.{own + 1}", "target": f"k:{other}.{its + 1}"}
            links.append(Link(**ends, kind=kind, **sure))
        for claim in claims[-len(row.claims) :] if row.camp else []:
            same = (row.topic, meaning(row.topic, claim.text))
            makers.setdefault(same, set()).add(row.camp)
            said = first.setdefault(same, claim.id)
            if said != claim.id:
                links.append(Link(source=claim.id, target=said, kind="restates", **sure))
    bare = tuple(structs.replace(c, reply_to=None) for c in conversation.comments)
    camps = [
        {"name": name, "authors": sorted({row.author for row in rows if row.camp == camp})}
        for name, camp in (("for the plan", "yes"), ("against the plan", "no"))
    ]
    shared = [
        {"claims": [first[topic, words]], "why": "people of both camps propose it"}
        for (topic, words), who in makers.items()
        if words in TOPICS[topic]["middle"] and len(who) == 2
    ]
    extra = {"camps": camps, "common_ground": shared}
    kept = structs.replace(conversation, title=TITLE, comments=bare, extra=extra)
    return as_json(ArgumentGraph(conversation=kept, claims=tuple(claims), links=tuple(links)))


def meaning(topic: int, words: str) -> str:
    """Return the first wording of what is said with these words."""
    every = TOPICS[topic]["yes"] + TOPICS[topic]["no"]
    return next((wordings[0] for wordings in every if words in wordings), words)


def main() -> None:
    """Write both files."""
    rng = random.Random(2030)
    rows = write_rows(rng)
    table = as_csv(rows, rng).encode()
    conversation = read_bytes(table, "source.csv")
    assert isinstance(conversation, Conversation)
    (HERE / "source.csv").write_bytes(table)
    (HERE / "reference.json").write_bytes(
        msgspec.json.encode(as_reference(rows, conversation)) + b"\n"
    )


if __name__ == "__main__":
    main()
