"""Graphs for tests: a small language, `graph_of("b -> a +", "c -> b -")`, and random ones."""

from collections.abc import Mapping

from hypothesis import strategies as st

from argmap.model import Alternative, ArgumentGraph, Claim, Comment, Conversation, Link, Span

KINDS = {"+": "support", "-": "rebut", "=": "restates", ">": "reply"}
LETTERS = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t\r")
TEXTS = st.text(LETTERS, max_size=40)  # all that XML can hold; controls have tests of their own
EXTRAS = st.dictionaries(
    st.sampled_from(["likes", "weight_of_it", "tags"]),
    st.one_of(
        st.integers(-5, 2**40),
        st.booleans(),
        st.text(LETTERS, max_size=9),
        st.lists(st.integers(0, 9)),
    ),
    max_size=2,
)


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

    Comments stand in the order in which they are named, the target of a line before its source.
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


@st.composite
def graphs(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> ArgumentGraph:
    """Draw a graph: posts and comments, claims, links of all kinds, circles among them."""
    comments, claims = [], []
    for place in range(draw(st.integers(0, 9))):
        text = draw(texts.filter(bool))
        author = draw(st.sampled_from([None, "Ada", "Ben", "李四"]))
        comments.append(
            Comment(
                id=f"c:{place}",
                text=text,
                role=draw(st.sampled_from(["comment", "comment", "post", "pingback"])),
                number=draw(st.sampled_from([None, place])),
                author=author,
                author_origin=author and draw(st.sampled_from(["stated", "inferred"])),
                posted=draw(st.sampled_from([None, "2024-05-01T10:00:00"])),
                extra=draw(EXTRAS),
            )
        )
        claims += [_claim(draw, comments[-1], n) for n in range(1, draw(st.integers(1, 4)))]
    ids = [node.id for node in (*comments, *claims)]
    possible = [Link(source=k.comment, target=k.id, kind="states") for k in claims]
    order = {comment.id: place for place, comment in enumerate(comments)}
    for source, target in draw(
        st.lists(st.tuples(*[st.sampled_from(ids or [""])] * 2), max_size=20)
    ):
        kind = draw(st.sampled_from(["support", "rebut", "restates", "reply", "reply"]))
        allowed = {
            "reply": order.get(target, 99) < order.get(source, -1),
            "restates": not {source, target} & order.keys(),
        }
        if source != target and allowed.get(kind, True):
            possible.append(_some_link(draw, source, target, kind))
    return ArgumentGraph(
        conversation=Conversation(comments=tuple(comments), title=draw(texts)),
        claims=tuple(claims),
        links=tuple(_allowed(possible)),
    )


def _claim(draw: st.DrawFn, comment: Comment, number: int) -> Claim:
    start = draw(st.integers(0, len(comment.text) - 1))
    end = draw(st.integers(start + 1, len(comment.text)))
    return Claim(
        id=f"k:{comment.id[2:]}.{number}",
        comment=comment.id,
        start=start,
        end=end,
        text=comment.text[start:end],
        role=draw(st.sampled_from(["claim", "premise", "question", "proposal"])),
        confidence=draw(st.sampled_from([0.3, 0.7, 1.0])),
    )


def _some_link(draw: st.DrawFn, source: str, target: str, kind: str) -> Link:
    return Link(
        source=source,
        target=target,
        kind=kind,
        confidence=draw(st.sampled_from([0.2, 0.5, 0.9])),
        evidence=draw(st.sampled_from([(), (Span(source, 0, 1),)])),
        alternatives=draw(st.sampled_from([(), (Alternative(0.1, target),)])),
        primary=draw(st.booleans()),
        extra=draw(EXTRAS),
    )


def _allowed(links: list[Link]) -> list[Link]:
    """Return the links without second ones of a kind, and without second primary replies."""
    found: dict[tuple[str, str, str], Link] = {}
    answered: set[str] = set()
    for link in links:
        if link.kind == "reply" and link.primary and link.source in answered:
            continue
        if (link.source, link.target, link.kind) in found:
            continue
        found[link.source, link.target, link.kind] = link
        if link.kind == "reply" and link.primary:
            answered.add(link.source)
    return list(found.values())
