"""A small language for graphs in tests: `graph_of("b -> a +", "c -> b -")`."""

from collections.abc import Mapping

from argmap.model import ArgumentGraph, Claim, Comment, Conversation, Link

KINDS = {"+": "support", "-": "rebut", "=": "restates", ">": "reply"}


def graph_of(
    *lines: str,
    texts: Mapping[str, str] | None = None,
    authors: Mapping[str, str] | None = None,
    origin: str = "inferred",
) -> ArgumentGraph:
    """Return a graph with a claim for each name, each in a comment of its own.

    A line is `b -> a +` (b supports a), with `-` for rebuts, `=` for restates and `>` for a reply
    of the comment of b to that of a; a number after it is the confidence. A line with just a
    name adds a claim without links; a name that begins with `c:` is a comment without claims.
    Comments stand in the order of `said`, the order in which targets before sources are named.

    Claim `a` is of comment `c:a`, number 1, 2, 3 in order; its text is its name or `texts[name]`,
    its author `authors[name]`.
    """
    parsed = [_parse(line) for line in lines]
    names = list(dict.fromkeys(name for _, ends, _, _ in parsed for name in ends))
    said = [name.removeprefix("c:") for name in names]
    bare = {name.removeprefix("c:") for name in names if name.startswith("c:")}
    texts, authors = texts or {}, authors or {}
    comments = tuple(
        Comment(
            id=f"c:{name}",
            number=number,
            text=texts.get(name, name),
            author=authors.get(name),
            author_origin="stated" if name in authors else None,
        )
        for number, name in enumerate(said, start=1)
    )
    claims = tuple(
        Claim(id=name, comment=f"c:{name}", start=0, end=len(text), text=text, origin=origin)
        for name in said
        if name not in bare
        for text in (texts.get(name, name),)
    )
    states = tuple(
        Link(source=claim.comment, target=claim.id, kind="states", origin=origin)
        for claim in claims
    )
    links = tuple(
        _link(kind, ends, confidence, origin) for kind, ends, confidence, _ in parsed if kind
    )
    return ArgumentGraph(
        conversation=Conversation(comments=comments, title="A test"),
        claims=claims,
        links=(*states, *links),
    )


def _parse(line: str) -> tuple[str, tuple[str, ...], float, str]:
    if "->" not in line:
        return "", (line.strip(),), 1.0, line
    source, rest = line.split("->")
    target, sign, *number = rest.split()
    return KINDS[sign], (target, source.strip()), float(number[0]) if number else 1.0, line


def _link(kind: str, ends: tuple[str, ...], confidence: float, origin: str) -> Link:
    target, source = ends
    if kind == "reply":
        source, target = (f"c:{name.removeprefix('c:')}" for name in (source, target))
    return Link(source=source, target=target, kind=kind, origin=origin, confidence=confidence)
