"""Learn the sieve: which clauses are claims, and in which role; write the weights.

    python -m training.sieve DATA [CORPUS] [--out FOLDER] [--most MAPS]

DATA is a folder with `claims/cdcp.jsonl` and `relations/cdcp.jsonl` (see docs/measuring.md), CORPUS
that of the native maps, `data/corpus/conversations` unless said otherwise. Weights are learned from
the maps whose split is "train" and from the public comments of CDCP, in which nearly all is argued.
Threshold and strengths were chosen on "dev" and on half of these comments, which were held out.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from sklearn.linear_model import LogisticRegression

from argmap.evaluate.claims import SAME_CLAIM
from argmap.evaluate.rows import Text, read_rows
from argmap.evaluate.spans import pair
from argmap.learned.clause_traits import Look, looks
from argmap.learned.sieve import FILE, Sieve, sifting
from argmap.learned.store import FOLDER, record
from argmap.mine.claims import (
    quotes_by_comment,
    read_comment,
    read_comments,
    shown_claims,
    silent,
)
from argmap.mine.cues import LANGUAGES
from argmap.mine.languages import with_language
from argmap.mine.quotes import find_quotes
from argmap.mine.sentences import sentences
from argmap.model import Comment, Conversation
from argmap.model.graph import ClaimRole
from training.claim_rows import graphs
from training.claims import matrix, weighted

CLAIMS_C, ROLES_C = 0.05, 0.1  # how freely weights may grow; chosen on dev
CDCP_CLAIMS, CDCP_ROLES = 0.1, 0.1  # what a clause of CDCP counts beside one of a conversation
OFTEN, WORDS_OFTEN = 8, 25  # clauses of the corpus that a trait, and one that names a word, is in
ROLES_OFTEN, ROLES_WORDS_OFTEN = 6, 15
OF_WORDS = ("w ", "first ", "last ", "before first ", "after first ")
# from which probability on: the best sum of F1 on dev and on the comments of CDCP held out, of .3,
# .35, .4, .45 and .5; German is left to rules, since the sieve gained nothing on German essays
LEAST = {"en": 0.35, "es": 0.35, "fr": 0.35}
# how sure a role has to be that differs from the rules': chosen on dev, and so that the roles of
# the sample conversations do not get worse
ROLES_FROM: dict[ClaimRole, float] = {
    "claim": 0.5,
    "premise": 0.75,
    "proposal": 0.7,
    "question": 0.5,
}
LEAST_WEIGHT = 0.005


class Clause(Struct, frozen=True):
    """A clause: how it looks, whether it is an annotated claim, its role where that is known."""

    look: Look
    claimed: bool
    role: str
    corpus: bool

    @property
    def row(self) -> tuple[list[str], list[str]]:
        """Its traits and words."""
        return self.look.traits, self.look.words


class Told(Struct, frozen=True):
    """A conversation and, by comment, the spans that were annotated and their roles."""

    conversation: Conversation
    marked: dict[str, list[tuple[int, int, str]]]
    corpus: bool


def of_corpus(folder: Path, part: str, most: int | None) -> list[Told]:
    """Return the annotated conversations of a part of the corpus."""
    return [
        Told(
            with_language(graph.conversation, LANGUAGES),
            {
                c.id: [(k.start, k.end, k.role) for k in graph.claims_of[c.id]]
                for c in graph.comments
            },
            corpus=True,
        )
        for _, split, graph in graphs(folder)[:most]
        if split == part
    ]


def of_cdcp(folder: Path, most: int | None) -> list[Told]:
    """Return the public comments; a policy is a proposal, what supports something a premise.

    What is neither, nor is supported, has no role that would be known.
    """
    reasons, backed = defaultdict(set), defaultdict(set)
    for line in (folder / "relations" / "cdcp.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["label"] == "support":
            reasons[row["doc"]].add(row["a_text"].strip())
            backed[row["doc"]].add(row["b_text"].strip())
    found = []
    for row in read_rows(folder / "claims" / "cdcp.jsonl")[:most]:
        assert isinstance(row.form, Text)
        text, name, marks = row.form.text, str(row.form.id), []
        for part in row.form.segments:
            words = text[part.start : part.end].strip()
            start = text.index(words, part.start)
            role = "premise" if words in reasons[name] else ""
            role = role or ("claim" if words in backed[name] else "")
            role = "proposal" if part.label == "policy" else role
            marks.append((start, start + len(words), role))
        comments = (Comment(id="c:1", text=text),)
        found.append(Told(Conversation(comments=comments), {"c:1": marks}, corpus=False))
    return found


def clauses(told: Iterable[Told]) -> Iterator[Clause]:
    """Yield the clauses that rules take for claims."""
    for one in told:
        quotes = quotes_by_comment(find_quotes(one.conversation))
        for comment in one.conversation.comments:
            marks = one.marked.get(comment.id, [])
            reading = read_comment(comment, quotes[comment.id], one.conversation.language)
            listed = list(looks(reading, sentences(comment.text, reading.quoted)))
            places = [reading.acts[look.place].place for look in listed]
            same = pair(places, [mark[:2] for mark in marks], SAME_CLAIM)
            for at, look in enumerate(listed):
                role = marks[same[at]][2] if at in same else ""
                yield Clause(look, at in same, role, one.corpus)


def fitted(
    rows: Sequence[Clause],
    said: Callable[[Clause], object],
    often: tuple[int, int],
    cdcp: float,
    **how: object,
) -> dict[str, dict[str, float]]:
    """Return the weights of each class by name, the intercept under the empty one."""
    counts = Counter(name for c in rows if c.corpus for name in weighted(c.row))
    names = sorted(n for n, k in counts.items() if k >= often[n.startswith(OF_WORDS)])
    columns = {name: at for at, name in enumerate(names)}
    model = LogisticRegression(max_iter=1000, **how).fit(
        matrix([c.row for c in rows], columns),
        [said(c) for c in rows],
        sample_weight=[1.0 if c.corpus else cdcp for c in rows],
    )
    labels = [str(x) for x in model.classes_] if len(model.classes_) > 2 else [""]
    found = {}
    for label, values, free in zip(labels, model.coef_, model.intercept_, strict=True):
        kept = {name: round(float(values[at]), 3) for name, at in columns.items()}
        kept = {name: value for name, value in kept.items() if abs(value) >= LEAST_WEIGHT}
        found[label] = {"": round(float(free), 3)} | kept
    return found


def claim_weights(rows: Sequence[Clause]) -> dict[str, float]:
    """Return the weights that say whether a clause is a claim."""
    return fitted(
        rows, lambda c: c.claimed, (OFTEN, WORDS_OFTEN), CDCP_CLAIMS, C=CLAIMS_C
    )[""]  # fmt: skip


def role_weights(rows: Sequence[Clause]) -> dict[str, dict[str, float]]:
    """Return the weights of each role; rare ones count for more, by the root of how rare."""
    known = [c for c in rows if c.role]
    counts = Counter(c.role for c in known)
    balance = {r: (len(known) / (len(counts) * n)) ** 0.5 for r, n in counts.items()}
    often = (ROLES_OFTEN, ROLES_WORDS_OFTEN)
    return fitted(known, lambda c: c.role, often, CDCP_ROLES, C=ROLES_C, class_weight=balance)


def sieve_of(rows: Sequence[Clause]) -> Sieve:
    """Return the sieve that is learned from clauses."""
    return Sieve(claim_weights(rows), role_weights(rows), ROLES_FROM, LEAST)


def f1(told: Sequence[Told], sieve: Sieve | None) -> float:
    """Return the F1 of claims that share half, with a sieve or by rules alone."""
    right = found = wanted = 0
    detector = None if sieve is None else sifting(sieve)
    for one in told:
        spans = defaultdict(list)
        readings = read_comments(one.conversation, silent, detector=detector)
        for claim in shown_claims(one.conversation, readings, {}):
            spans[claim.comment].append((claim.start, claim.end))
        for comment, marks in one.marked.items():
            right += len(pair(spans[comment], [m[:2] for m in marks], SAME_CLAIM))
            found += len(spans[comment])
            wanted += len(marks)
    return 2 * right / max(1, found + wanted)


def main() -> None:
    """Learn, choose, write and say how good it is."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("corpus", nargs="?", default="data/corpus/conversations", type=Path)
    parser.add_argument("--out", default=FOLDER, type=Path)
    parser.add_argument("--most", type=int, help="maps that are read, to rehearse it")
    options = parser.parse_args()
    train, dev = (of_corpus(options.corpus, part, options.most) for part in ("train", "dev"))
    public = of_cdcp(options.data, options.most)
    rows = list(clauses(train))
    half = sieve_of(rows + list(clauses(public[::2])))
    for name, told in (("dev", dev), ("CDCP held out", public[1::2])):
        print(f"{name}: F1 of rules {f1(told, None):.3f}, of the sieve {f1(told, half):.3f}")
    sieve = sieve_of(rows + list(clauses(public)))
    options.out.mkdir(exist_ok=True)
    (options.out / FILE).write_bytes(msgspec.json.encode(sieve) + b"\n")
    record(FILE, options.out)
    print((options.out / FILE).stat().st_size, "bytes; dev", round(f1(dev, sieve), 3))


if __name__ == "__main__":
    main()
