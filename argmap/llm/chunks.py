"""A conversation in pieces that a language model is asked about, one request each."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct, structs

from argmap.llm.forms import Answer, Choices
from argmap.llm.prompt import BYTES_A_TOKEN, CONVERSATION, Request, request_of, tokens
from argmap.llm.pseudonyms import Masked, Pseudonyms
from argmap.model import ArgumentGraph, Claim, Comment

MOST_ASKED = 8  # comments in one request: of more, models forget some
MOST_NEW = 4  # claims of a comment that a small model may add
MOST_CLAIMS = 8  # claims of an earlier comment that are shown
CONTEXT = 900  # characters of an earlier comment that are shown at most
TITLE = 300  # characters of the title that are shown
_SHARE = 0.3  # of a request that one part of a long comment may take
_OF_CONTEXT = 0.1  # of a request that an earlier comment may take
_FRAME = 60  # tokens for the JSON around a comment
_BREAKS = ("\n\n", "\n", ". ", "! ", "? ", "; ", ", ", " ")


class Stretch(Struct, frozen=True):
    """A comment, or one part of a long one: `sent.text[start:end]` is asked about."""

    comment: Comment
    sent: Masked
    start: int
    end: int
    part: int = 1
    parts: int = 1
    may_answer: tuple[str, ...] = ()
    answers: str | None = None
    claims: tuple[Claim, ...] = ()

    @property
    def text(self) -> str:
        """What is sent of it."""
        return self.sent.text[self.start : self.end]


class Chunk(Struct, frozen=True):
    """The stretches of one request, and the earlier comments that are shown with them."""

    asked: tuple[Stretch, ...]
    before: tuple[str, ...]


class Material(Struct, frozen=True):
    """A graph as it is sent: pseudonyms, texts with them, and ids such as `c12` and `c12.3`.

    What the source calls its comments may tell who wrote them, so its own ids stay here: `ids`
    are sent, `meant` leads back. `room` is how many tokens a document may have.
    """

    graph: ArgumentGraph
    people: Pseudonyms
    texts: Mapping[str, Masked]
    ids: Mapping[str, str]
    meant: Mapping[str, str]
    room: int

    @property
    def context(self) -> int:
        """How many characters of an earlier comment are shown."""
        return min(CONTEXT, int(self.room * _OF_CONTEXT * BYTES_A_TOKEN))


def material_of(graph: ArgumentGraph, people: Pseudonyms, most: int) -> Material:
    """Return a graph as it is sent in requests of about `most` tokens."""
    ids = {comment.id: f"c{place}" for place, comment in enumerate(graph.comments)}
    for comment in graph.comments:
        for number, claim in enumerate(graph.claims_of[comment.id], start=1):
            ids[claim.id] = f"{ids[comment.id]}.{number}"
    return Material(
        graph=graph,
        people=people,
        texts={comment.id: people.mask(comment.text) for comment in graph.comments},
        ids=ids,
        meant={short: node for node, short in ids.items()},
        room=most - tokens(CONVERSATION),
    )


def chunks_of(material: Material) -> tuple[Chunk, ...]:
    """Return the pieces to ask about, each within the room that there is, in order."""
    chunks: list[Chunk] = []
    waiting: list[Stretch] = []
    for stretch in _stretches(material):
        if waiting and not _fits(material, (*waiting, stretch)):
            chunks.append(_chunk(waiting))
            waiting = []
        waiting.append(stretch)
    return (*chunks, *([_chunk(waiting)] if waiting else []))


def halves(chunk: Chunk) -> tuple[Chunk, ...]:
    """Return the two halves of a chunk that was too much at once; none of one stretch alone."""
    middle = len(chunk.asked) // 2
    if not middle:
        return ()
    return _chunk(chunk.asked[:middle]), _chunk(chunk.asked[middle:])


def request_for(material: Material, chunk: Chunk) -> Request:
    """Return the question about a chunk."""
    document = {
        "title": material.people.mask(material.graph.conversation.title).text[:TITLE],
        "before": [_shown(material, node) for node in chunk.before],
        "asked": [_asked(material, stretch) for stretch in chunk.asked],
    }
    return request_of(CONVERSATION, document, Answer, _choices(document))


def _choices(document: dict[str, Any]) -> Choices:
    """Return the ids that an answer about a document may hold; each comment may get new claims."""
    asked, shown = document["asked"], [*document["before"], *document["asked"]]
    new = [f"{entry['id']}.new{i}" for entry in asked for i in range(1, MOST_NEW + 1)]
    own = [claim["name"] for entry in asked for claim in entry["claims"]] + new
    known = [claim["name"] for entry in shown for claim in entry["claims"]] + new
    may_answer = {node for entry in asked for node in entry.get("may_answer", ())}
    comments = list(dict.fromkeys(entry["id"] for entry in asked))
    return {
        "Reply.comment": comments,
        "Reply.target": [*sorted(may_answer), None],
        "Claimed.comment": comments,
        "Claimed.name": own,
        "Relation.source": [*comments, *own],
        "Relation.target": [*dict.fromkeys(entry["id"] for entry in shown), *known],
        "Restatement.source": own,
        "Restatement.target": known,
        "Answer.replies": len(comments),
        "Answer.claims": len(own),
        "Answer.relations": 2 * len(own),
        "Answer.restatements": len(own),
    }


def _stretches(material: Material) -> Iterator[Stretch]:
    graph = material.graph
    for comment in graph.comments:
        if comment.role == "pingback" or not comment.text.strip():
            continue
        sent = material.texts[comment.id]
        places = list(_parts(sent.text, int(material.room * _SHARE)))
        for part, (start, end) in enumerate(places, start=1):
            low, high = sent.original(start, end)
            claims = graph.claims_of[comment.id]
            inside = tuple(c for c in claims if low <= c.start and c.end <= high)
            piece = Stretch(comment, sent, start, end, part, len(places), claims=inside)
            yield _trimmed(material, _answering(graph, piece))


def _answering(graph: ArgumentGraph, piece: Stretch) -> Stretch:
    """Return the stretch with what it may answer, or does where that is settled."""
    comment = piece.comment
    reply = graph.reply_of.get(comment.id)
    if reply is None:
        return piece
    if reply.origin in ("stated", "person") or comment.role == "post" or piece.part > 1:
        return structs.replace(piece, answers=reply.target)
    others = [a.target for a in reply.alternatives if a.target is not None and a.kind is None]
    further = [
        link.target
        for link in graph.links_at[comment.id]
        if link.kind == "reply" and link.source == comment.id
    ]
    may_answer = tuple(dict.fromkeys((reply.target, *further, *others)))
    return structs.replace(piece, may_answer=may_answer)


def _trimmed(material: Material, piece: Stretch) -> Stretch:
    """Return the stretch with as many candidates, the likeliest, as there is room for."""
    while len(piece.may_answer) > 1 and not _fits(material, (piece,)):
        piece = structs.replace(piece, may_answer=piece.may_answer[:-1])
    return piece


def _parts(text: str, most: int) -> Iterator[tuple[int, int]]:
    """Yield parts of a text of at most so many tokens, cut where a paragraph or sentence ends."""
    bytes_each = len(text.encode()) / len(text)
    size = max(40, int(most * BYTES_A_TOKEN / bytes_each))
    start = 0
    while start < len(text):
        end = _break(text, start + size // 2, start + size)
        yield start, end
        start = end


def _break(text: str, least: int, most: int) -> int:
    """Return where a text is best cut between two places, its end if it ends before."""
    if most >= len(text):
        return len(text)
    for mark in _BREAKS:
        place = text.rfind(mark, least, most)
        if place >= 0:
            return place + len(mark)
    return most


def _chunk(asked: Iterable[Stretch]) -> Chunk:
    asked = tuple(asked)
    whole = {stretch.comment.id for stretch in asked}
    before = (
        node
        for stretch in asked
        for node in (*stretch.may_answer, stretch.answers)
        if node is not None and node not in whole
    )
    return Chunk(asked, tuple(dict.fromkeys(before)))


def _fits(material: Material, asked: tuple[Stretch, ...]) -> bool:
    if len(asked) > MOST_ASKED:
        return False
    said = sum(_FRAME + tokens(x.text) + _size(x.claims) for x in asked)
    for node in _chunk(asked).before:
        text = material.texts[node].text[: material.context]
        said += _FRAME + tokens(text) + _size(shown_claims(material, node))
    return said <= material.room


def _size(claims: Iterable[Claim]) -> int:
    return sum(_FRAME // 4 + tokens(claim.text) for claim in claims)


def shown_claims(material: Material, node: str) -> list[Claim]:
    """Return the claims of an earlier comment that are sent with it."""
    claims = material.graph.claims_of[node]
    return [claim for claim in claims if claim.end <= material.context][:MOST_CLAIMS]


def _shown(material: Material, node: str) -> dict[str, Any]:
    comment = material.graph.conversation.by_id[node]
    text, mask = material.texts[node].text, material.people.mask
    shown = text if len(text) <= material.context else f"{text[: material.context]} [cut]"
    return {
        "id": material.ids[node],
        "author": material.people.person(comment.author),
        "number": comment.number,
        "text": shown,
        "claims": [
            {"name": material.ids[c.id], "text": mask(c.text).text}
            for c in shown_claims(material, node)
        ],
    }


def _asked(material: Material, stretch: Stretch) -> dict[str, Any]:
    comment, mask = stretch.comment, material.people.mask
    document: dict[str, Any] = {
        "id": material.ids[comment.id],
        "author": material.people.person(comment.author),
        "number": comment.number,
        "text": stretch.text,
        "claims": [
            {"name": material.ids[c.id], "quote": mask(c.text).text, "role": c.role}
            for c in stretch.claims
        ],
    }
    if stretch.parts > 1:
        document["part"] = f"{stretch.part} of {stretch.parts}"
    if stretch.answers is not None:
        document["answers"] = material.ids[stretch.answers]
    elif stretch.may_answer:
        document["may_answer"] = [material.ids[node] for node in stretch.may_answer]
    return document
