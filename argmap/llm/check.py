"""Answers against what was asked: invented words, unknown ids, forward answers are refused."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct, field

from argmap.llm.chunks import Chunk, Material, Stretch, shown_claims
from argmap.llm.forms import Claimed, Read, Relation, Reply, Restatement
from argmap.llm.wording import Wording
from argmap.model import Claim, Span
from argmap.model.graph import ClaimRole

MOST_CERTAIN = 0.99  # no model is certain

INVENTED = "quotes that are not in the comment"
UNKNOWN = "ids that were not given"
FORWARD = "links to what comes later"
LOOP = "links in a circle"
TWICE = "the same said twice"
OPPOSED = "denials taken for the same claim"


class FoundReply(Struct, frozen=True):
    """What a comment answers according to the model; None: it opens a subject of its own."""

    comment: str
    target: str | None
    confidence: float
    evidence: tuple[Span, ...]


class FoundClaim(Struct, frozen=True):
    """A claim in words that stand there; `id` is that of the rules' claim, or a new name."""

    id: str
    comment: str
    start: int
    end: int
    role: ClaimRole
    confidence: float


class FoundLink(Struct, frozen=True):
    """How one node speaks to another, of ids that exist or of claims found beside it."""

    comment: str
    source: str
    target: str
    kind: Literal["support", "rebut", "neither", "restates"]
    confidence: float
    evidence: tuple[Span, ...] = ()


class Checked(Struct, frozen=True):
    """What of an answer stands the check, and how much of what was refused, by reason."""

    asked: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    replies: tuple[FoundReply, ...] = ()
    claims: tuple[FoundClaim, ...] = ()
    links: tuple[FoundLink, ...] = ()
    refused: Counter[str] = field(default_factory=Counter)


def together(parts: Iterable[Checked]) -> Checked:
    """Return several answers as one."""
    listed = list(parts)
    return Checked(
        asked=frozenset().union(*(x.asked for x in listed)),
        shown=frozenset().union(*(x.shown for x in listed)),
        replies=tuple(reply for x in listed for reply in x.replies),
        claims=tuple(claim for x in listed for claim in x.claims),
        links=tuple(link for x in listed for link in x.links),
        refused=sum((x.refused for x in listed), Counter()),
    )


def checked(material: Material, chunk: Chunk, read: Read) -> Checked:
    """Return what an answer about a chunk tells that the chunk bears out."""
    check = _Check(material, chunk)
    replies = tuple(check.replies(read.of(Reply)))
    claims = tuple(check.claims(read.of(Claimed)))
    links = (*check.relations(read.of(Relation)), *check.restatements(read.of(Restatement)))
    return Checked(
        asked=frozenset(stretch.comment.id for stretch in chunk.asked),
        shown=frozenset(claim.id for stretch in chunk.asked for claim in stretch.claims),
        replies=replies,
        claims=claims,
        links=links,
        refused=check.refused + read.refused,
    )


class _Check:
    """The check of one answer: what may be named in it grows with the claims it tells."""

    def __init__(self, material: Material, chunk: Chunk) -> None:
        graph = material.graph
        self.refused: Counter[str] = Counter()
        self._order = graph.conversation.order
        self._stretches: dict[str, list[Stretch]] = defaultdict(list)
        self._wordings: dict[tuple[str, int], Wording] = {}
        self._node: dict[str, str] = {}  # what a name in the answer means
        self._home: dict[str, str] = {}  # the comment of each claim that may be named
        self._asks: dict[str, bool] = {}
        self._leads: dict[str, set[str]] = defaultdict(set)
        self._rebuts: set[tuple[str, str]] = set()
        for node in chunk.before:
            self._node[material.ids[node]] = node
            self._know(material, shown_claims(material, node))
        for stretch in chunk.asked:
            sent = material.ids[stretch.comment.id]
            self._node[sent] = stretch.comment.id
            self._stretches[sent].append(stretch)
            self._know(material, stretch.claims)

    def _know(self, material: Material, claims: Iterable[Claim]) -> None:
        for claim in claims:
            self._node[material.ids[claim.id]] = claim.id
            self._home[claim.id] = claim.comment
            self._asks[claim.id] = claim.role == "question"

    def replies(self, given: Iterable[Reply]) -> Iterator[FoundReply]:
        """Yield the answers to candidates that were given, one for each comment."""
        seen: set[str] = set()
        for item in given:
            stretches = [x for x in self._stretches.get(item.comment, ()) if x.may_answer]
            if not stretches:
                self._refuse(UNKNOWN)
                continue
            comment, candidates = stretches[0].comment.id, stretches[0].may_answer
            target = self._node.get(item.target or "")
            evidence = self._quoted(item.comment, item.quote)
            if comment in seen:
                self._refuse(TWICE)
            elif item.target is not None and target not in self._order:
                self._refuse(UNKNOWN)
            elif target is not None and self._order[target] >= self._order[comment]:
                self._refuse(FORWARD)
            elif target is not None and target not in candidates:
                self._refuse(UNKNOWN)
            elif evidence is None:
                self._refuse(INVENTED)
            else:
                seen.add(comment)
                yield FoundReply(comment, target, _clipped(item.confidence), evidence)

    def claims(self, given: Iterable[Claimed]) -> Iterator[FoundClaim]:
        """Yield the claims whose words stand in the comment that they are said to be of."""
        taken: set[tuple[str, int, int]] = set()
        names: set[str] = set()
        for number, item in enumerate(given):
            place = self._place(item.comment, item.quote)
            known = self._node.get(item.name)
            if item.comment not in self._stretches:
                self._refuse(UNKNOWN)
            elif place is None:
                self._refuse(INVENTED)
            elif item.name in names or (place.node, place.start, place.end) in taken:
                self._refuse(TWICE)
            else:
                new = f"{place.node}/{place.start}-{place.end}/{number}"
                own = known is not None and self._home.get(known) == place.node
                claim = known if known is not None and own else new
                names.add(item.name)
                taken.add((place.node, place.start, place.end))
                if own or known is None:
                    self._node[item.name] = claim
                self._home[claim], self._asks[claim] = place.node, item.role == "question"
                yield FoundClaim(
                    claim, place.node, place.start, place.end, item.role,
                    _clipped(item.confidence),
                )  # fmt: skip

    def relations(self, given: Iterable[Relation]) -> Iterator[FoundLink]:
        """Yield how nodes of asked comments speak to earlier ones, or within their comment."""
        for item in given:
            ends = self._ends(item.source, item.target)
            if ends is None:
                continue
            source, target = ends
            evidence = self._quoted(self._sent_of(item.source), item.quote)
            if evidence is None:
                self._refuse(INVENTED)
            elif item.kind != "neither" and self._closes_circle(source, target):
                self._refuse(LOOP)
            elif target in self._leads[source]:
                self._refuse(TWICE)
            else:
                self._leads[source].add(target)
                if item.kind == "rebut":
                    self._rebuts.add((source, target))
                yield FoundLink(
                    self._comment(source), source, target, item.kind,
                    _clipped(item.confidence), evidence,
                )  # fmt: skip

    def restatements(self, given: Iterable[Restatement]) -> Iterator[FoundLink]:
        """Yield which claims say again what earlier comments claimed."""
        seen: set[str] = set()
        for item in given:
            ends = self._ends(item.source, item.target)
            if ends is None:
                continue
            source, target = ends
            if source not in self._home or target not in self._home:
                self._refuse(UNKNOWN)
            elif self._home[source] == self._home[target] or source in seen:
                self._refuse(TWICE)
            elif ends in self._rebuts or self._asks[source] != self._asks[target]:
                self._refuse(OPPOSED)
            else:
                seen.add(source)
                yield FoundLink(
                    self._home[source], source, target, "restates", _clipped(item.confidence)
                )

    def _ends(self, source_name: str, target_name: str) -> tuple[str, str] | None:
        """Return the nodes that two names mean, None (and one refusal) where they do not fit."""
        source, target = self._node.get(source_name), self._node.get(target_name)
        asked = {stretch.comment.id for found in self._stretches.values() for stretch in found}
        if source is None or target is None or self._comment(source) not in asked:
            self._refuse(UNKNOWN)
            return None
        home, other = self._comment(source), self._comment(target)
        if self._order[other] > self._order[home]:
            self._refuse(FORWARD)
            return None
        if source == target or (home == other and {source, target} & {home}):
            self._refuse(LOOP)
            return None
        return source, target

    def _comment(self, node: str) -> str:
        return self._home.get(node, node)

    def _sent_of(self, name: str) -> str:
        """Return the name under which the comment of a named node was sent."""
        home = self._comment(self._node[name])
        return next(sent for sent, found in self._stretches.items() if found[0].comment.id == home)

    def _closes_circle(self, source: str, target: str) -> bool:
        waiting, seen = [target], {target}
        while waiting:
            following = self._leads[waiting.pop()] - seen
            seen |= following
            waiting += following
        return source in seen

    def _quoted(self, sent: str, quote: str) -> tuple[Span, ...] | None:
        """Return the evidence of a quote: none for an empty one, None for an invented one."""
        if not quote.strip():
            return ()
        place = self._place(sent, quote)
        return None if place is None else (place,)

    def _place(self, sent: str, quote: str) -> Span | None:
        """Return where a quote stands in the comment that was sent under this name."""
        for stretch in self._stretches.get(sent, ()):
            key = (sent, stretch.start)
            if key not in self._wordings:
                self._wordings[key] = Wording(stretch.text)
            found = self._wordings[key].find(quote)
            if found is not None:
                start, end = (stretch.start + place for place in found)
                return Span(stretch.comment.id, *stretch.sent.original(start, end))
        return None

    def _refuse(self, why: str) -> None:
        self.refused[why] += 1


def _clipped(confidence: float) -> float:
    """Return a confidence within 0 and almost 1, cut to four digits."""
    return int(max(0.0, min(MOST_CERTAIN, confidence)) * 10_000) / 10_000
