"""Learn the detector of claims, their roles and the links inside a comment; write the weights.

    python -m training.claims [CORPUS] [--out FOLDER] [--most MAPS]

CORPUS is the folder of native maps, `data/corpus/conversations` unless said otherwise. The
weights are learned from the maps whose split is "train", thresholds are chosen on "dev".
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from argmap.learned.claims import FILE, Weights, best, probability
from argmap.learned.store import FOLDER, record
from argmap.mine.sentences import Place
from training.claim_links import Paired, annotated, detected
from training.claim_rows import Sample, graphs, samples

OFTEN = 6  # sentences of the corpus that a trait has to be in
CLAIMS_C, ROLES_C, LINKS_C = 0.1, 0.3, 0.1  # how freely weights may grow; chosen on dev
RECALL = 1.5  # how much it counts beside precision: its authors marked what matters, not all
LEASTS = np.arange(0.2, 0.6, 0.025)
PRECISION = 0.75  # of links between claims that people marked, on dev
LEAST_WEIGHT = 0.01  # a smaller one is left out
PARTS = ("train", "dev", "test")

Row = tuple[Sequence[str], Sequence[str]]


def weighted(row: Row) -> dict[str, float]:
    """Return the values of the traits and words of a row, as `argmap.learned.stretches.dot`."""
    traits, words = row
    values: dict[str, float] = Counter(traits)
    for word in words:
        values["w " + word] = values.get("w " + word, 0.0) + len(words) ** -0.5
    return values


def matrix(rows: Iterable[Row], columns: Mapping[str, int]) -> csr_matrix:
    """Return the values of rows, a column each trait that is known."""
    ends, places, values = [0], list[int](), list[float]()
    for row in rows:
        for name, value in weighted(row).items():
            if name in columns:
                places.append(columns[name])
                values.append(value)
        ends.append(len(places))
    return csr_matrix((values, places, ends), (len(ends) - 1, len(columns)))


def columns_of(rows: Iterable[Row], often: int = OFTEN) -> dict[str, int]:
    """Return the columns of the traits that are in so many rows."""
    counts = Counter(name for row in rows for name in weighted(row))
    return {name: i for i, name in enumerate(sorted(n for n, k in counts.items() if k >= often))}


class Model:
    """A logistic model with the names of its columns."""

    def __init__(self, columns: dict[str, int], fitted: LogisticRegression) -> None:
        """Keep both."""
        self.columns, self.fitted = columns, fitted

    def odds(self, rows: Sequence[Row]) -> np.ndarray:
        """Return the logarithmic odds of rows."""
        return self.fitted.decision_function(matrix(rows, self.columns))

    def labels(self, rows: Sequence[Row]) -> list[str]:
        """Return the likeliest class of each row."""
        return [str(label) for label in self.fitted.predict(matrix(rows, self.columns))]

    def named(self) -> dict[str, dict[str, float]]:
        """Return the weights of each class by name, the intercept under the empty one.

        The class of a model that tells but two apart has the name "".
        """
        several = len(self.fitted.classes_) > 2
        found = {}
        for i, values in enumerate(self.fitted.coef_):
            kept = {name: round(float(values[at]), 3) for name, at in self.columns.items()}
            of = {name: value for name, value in kept.items() if abs(value) >= LEAST_WEIGHT}
            label = str(self.fitted.classes_[i]) if several else ""
            found[label] = {"": round(float(self.fitted.intercept_[i]), 3)} | of
        return found


def learned(
    rows: Sequence[Row], right: Sequence[object], c: float, often: int = OFTEN, **how: object
) -> Model:
    """Return the logistic model of rows; `c` says how freely its weights may grow."""
    columns = columns_of(rows, often)
    fitted = LogisticRegression(C=c, max_iter=500, **how).fit(matrix(rows, columns), right)
    return Model(columns, fitted)


def platt(odds: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """Return the slope and intercept that make logarithmic odds tell how often they are right."""
    model = LogisticRegression(C=100.0).fit(odds.reshape(-1, 1), right)
    return round(float(model.coef_[0, 0]), 4), round(float(model.intercept_[0]), 4)


def of_sentence(listed: Sequence[Sample], odds: Sequence[float], least: float) -> list[int]:
    """Return which stretches of a sentence are chosen."""
    return best([s.place for s in listed], [probability(o) for o in odds], least)


def chosen(
    sentences: Sequence[Sequence[Sample]], odds: np.ndarray, least: float
) -> list[tuple[Sample, float]]:
    """Return the stretches that are chosen, with their odds."""
    found, at = [], 0
    for listed in sentences:
        mine = odds[at : at + len(listed)]
        found += [(listed[i], float(mine[i])) for i in of_sentence(listed, mine, least)]
        at += len(listed)
    return found


def f1(found: Sequence[tuple[Sample, float]], wanted: int) -> tuple[float, float]:
    """Return F1 of exact spans, and of spans that share half."""
    exact = sum(s.exact for s, _ in found)
    like = sum(s.like >= 0.5 for s, _ in found)
    return 2 * exact / (len(found) + wanted), 2 * like / (len(found) + wanted)


class Corpus:
    """The maps of a folder, and the stretches of their sentences, by the part that they are in."""

    def __init__(self, folder: Path, most: int | None = None) -> None:
        """Read them all, or so many at most."""
        self.maps = graphs(folder)[:most]
        self.sentences: dict[str, list[list[Sample]]] = {part: [] for part in PARTS}
        self.wanted = dict.fromkeys(PARTS, 0)
        for name, part, graph in self.maps:
            self.sentences[part] += samples(name, part, graph)
            self.wanted[part] += len(graph.claims)

    def flat(self, part: str) -> list[Sample]:
        """Return the stretches of all sentences of a part."""
        return [sample for listed in self.sentences[part] for sample in listed]


def row(sample: Sample) -> Row:
    """Return what a stretch looks like."""
    return sample.traits, sample.words


def claim_model(corpus: Corpus) -> tuple[Model, float]:
    """Return the model of what is a claim, and the probability from which on it is one."""
    train = corpus.flat("train")
    model = learned([row(s) for s in train], [s.exact for s in train], CLAIMS_C)
    odds = model.odds([row(s) for s in corpus.flat("dev")])

    def good(least: float) -> float:
        found = chosen(corpus.sentences["dev"], odds, least)
        right = sum(sample.like >= 0.5 for sample, _ in found)
        square = RECALL**2
        return (1 + square) * right / (len(found) + square * corpus.wanted["dev"])

    return model, round(float(max(LEASTS, key=good)), 3)


def role_model(corpus: Corpus) -> tuple[Model, dict[tuple[str, str, Place], str]]:
    """Return the model of roles, and for each claim of "train" what one says that never saw it."""
    claims = [s for s in corpus.flat("train") if s.exact]
    rows, roles = [row(s) for s in claims], np.array([s.role for s in claims])
    said: dict[tuple[str, str, Place], str] = {}
    for seen, held in GroupKFold(3).split(rows, roles, [s.name for s in claims]):
        part = learned([rows[i] for i in seen], roles[seen], ROLES_C, 4, class_weight="balanced")
        for i, role in zip(held, part.labels([rows[i] for i in held]), strict=True):
            said[claims[i].name, claims[i].comment, claims[i].place] = role
    return learned(rows, roles, ROLES_C, 4, class_weight="balanced"), said


def link_model(
    corpus: Corpus,
    roles: dict[tuple[str, str, Place], str],
    found: Mapping[str, Mapping[str, list[tuple[int, int, str]]]],
) -> tuple[Model, float, tuple[float, float]]:
    """Return the model of links, the probability from which on to link, and how sure that is."""
    parts = {part: list[Paired]() for part in PARTS}
    for name, part, graph in corpus.maps:
        if part == "train":
            parts[part] += annotated(name, graph, roles)
        elif part == "dev":
            parts[part] += detected(graph, found.get(name, {}))
    rows = [one for paired in parts["train"] for one in paired.rows()]
    right = [one for paired in parts["train"] for one in paired.right()]
    model = learned(rows, right, LINKS_C, 4)
    scored = [(p, model.odds(p.rows())) for p in parts["dev"] if len(p.parts) > 1]
    least = 1.0
    for low in np.arange(0.8, 0.3, -0.01):
        told = [x for p, odds in scored for x in p.found(list(odds), low)]
        judged = [x for x in told if x[1]]
        if len(judged) >= 12 and sum(x[0] for x in judged) < PRECISION * len(judged):
            break
        least = round(float(low), 3)
    told = [x for p, odds in scored for x in p.found(list(odds), least)]
    both = [x for p, odds in scored for x in p.found(list(odds), 0.2) if x[1]]
    wanted = sum(len(p.linked) for p in parts["dev"])
    print(
        f"dev links: from {least} on {len(told)}, right {sum(x[0] for x in told)} of {wanted}; "
        f"between two claims of people {sum(x[1] for x in told)}"
    )
    return model, least, platt(np.array([x[2] for x in both]), np.array([x[0] for x in both]))


def main() -> None:
    """Learn, choose, write and say how good it is."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", nargs="?", default="data/corpus/conversations", type=Path)
    parser.add_argument("--out", default=FOLDER, type=Path)
    parser.add_argument("--most", type=int, help="maps that are read, to rehearse it")
    options = parser.parse_args()
    corpus = Corpus(options.corpus, options.most)
    claims, least = claim_model(corpus)
    roles, said = role_model(corpus)
    odds = claims.odds([row(s) for s in corpus.flat("dev")])
    found = chosen(corpus.sentences["dev"], odds, least)
    print("dev claims: least", least, "F1 exact, half:", *f1(found, corpus.wanted["dev"]))
    labels = roles.labels([row(s) for s, _ in found])
    like = [s.like >= 0.5 for s, _ in found]
    right = [role == s.role for role, (s, _) in zip(labels, found, strict=True)]
    print("dev roles: right", sum(a and b for a, b in zip(right, like, strict=True)) / sum(like))
    of: dict[str, dict[str, list[tuple[int, int, str]]]] = {}
    for role, (s, _) in zip(labels, found, strict=True):
        of.setdefault(s.name, {}).setdefault(s.comment, []).append((*s.place, role))
    links, least_link, sure_link = link_model(corpus, said, of)
    weights = Weights(
        claims=claims.named()[""],
        roles=roles.named(),
        least=least,
        sure=platt(np.array([o for _, o in found]), np.array(like)),
        links=links.named()[""],
        least_link=least_link,
        sure_link=sure_link,
    )
    options.out.mkdir(exist_ok=True)
    (options.out / FILE).write_bytes(msgspec.json.encode(weights) + b"\n")
    record(FILE, options.out)
    print((options.out / FILE).stat().st_size, "bytes", weights.sure, weights.sure_link)


if __name__ == "__main__":
    main()
