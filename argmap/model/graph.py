"""The argument graph: claims and links over a conversation, and its networkx views."""

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, get_args

from msgspec import Struct, field, structs

from argmap.errors import GraphError
from argmap.model.conversation import ORIGINS, Comment, Conversation, Origin, Span
from argmap.model.stance import Stance

if TYPE_CHECKING:
    import networkx as nx  # a quarter of a second: imported where a view is asked for

ClaimRole = Literal["claim", "premise", "question", "proposal"]
LinkKind = Literal["reply", "support", "rebut", "states", "restates"]

CLAIM_ROLES: tuple[str, ...] = get_args(ClaimRole)
LINK_KINDS: tuple[str, ...] = get_args(LinkKind)


# Records hold no circles: gc=False spares each collection a look at 100,000s of them.
class Alternative(Struct, frozen=True, omit_defaults=True, gc=False):
    """Another reading of a link: another target, another kind, or both, and how likely."""

    confidence: float
    target: str | None = None
    kind: LinkKind | None = None
    rule: str = ""
    extra: dict[str, Any] | None = None


class Claim(Struct, frozen=True, kw_only=True, gc=False):
    """A statement made in a comment: the stretch `start` to `end` of that comment's text.

    Raises:
        GraphError: an unknown role or origin, or a confidence outside 0 to 1.
    """

    id: str
    comment: str
    start: int
    end: int
    text: str
    role: ClaimRole = "claim"
    origin: Origin = "inferred"
    rule: str = ""
    confidence: float = 1.0
    extra: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.role not in CLAIM_ROLES:
            raise GraphError(f"claim {self.id}: role {self.role!r} is none of {CLAIM_ROLES}")
        _check_provenance(f"claim {self.id}", self.origin, self.confidence)


class Link(Struct, frozen=True, kw_only=True, gc=False):
    """An edge: `source` speaks to `target`.

    A comment has at most one reply that is `primary`; further ones say whom else it answers.

    Raises:
        GraphError: an unknown kind or origin, a confidence outside 0 to 1, or a loop.
    """

    source: str
    target: str
    kind: LinkKind
    origin: Origin = "inferred"
    rule: str = ""
    confidence: float = 1.0
    evidence: tuple[Span, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    primary: bool = True
    extra: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        name = f"{self.kind} {self.source} -> {self.target}"
        if self.kind not in LINK_KINDS:
            raise GraphError(f"link {name}: the kind is none of {LINK_KINDS}")
        if self.source == self.target:
            raise GraphError(f"link {name}: it points at itself")
        _check_provenance(f"link {name}", self.origin, self.confidence)


class ArgumentGraph(Struct, frozen=True, kw_only=True, dict=True):
    """All of it: a conversation, its claims, links, and votes (also those on claims now gone).

    Raises:
        GraphError: two nodes of one id, a claim that is not the words of its comment, a link
            to nowhere or between nodes that its kind does not join, a reply that points
            forward, a second primary reply, a second link of one kind between two nodes, or
            evidence outside its text.
    """

    conversation: Conversation
    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()
    stances: tuple[Stance, ...] = ()
    made_by: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ids = (*self.conversation.by_id, *(claim.id for claim in self.claims))
        for node, times in Counter(ids).items():
            if times > 1:
                raise GraphError(f"{times} nodes have the id {node}")
        for claim in self.claims:
            self._check_claim(claim)
        for link in self.links:
            self._check_link(link)
        self._check_once()

    def _check_claim(self, claim: Claim) -> None:
        comment = self.conversation.by_id.get(claim.comment)
        if comment is None:
            raise GraphError(f"claim {claim.id} is of comment {claim.comment}: not there")
        if not 0 <= claim.start < claim.end <= len(comment.text):
            raise GraphError(f"claim {claim.id}: its span is outside comment {comment.id}")
        if comment.text[claim.start : claim.end] != claim.text:
            raise GraphError(f"claim {claim.id}: its text is not what stands in {comment.id} there")

    def _check_link(self, link: Link) -> None:
        name = f"{link.kind} {link.source} -> {link.target}"
        alternatives = (a.target for a in link.alternatives if a.target is not None)
        for node in (link.source, link.target, *alternatives, *(s.node for s in link.evidence)):
            if node not in self.texts:
                raise GraphError(f"link {name}: {node} is not there")
        for span in link.evidence:
            if not 0 <= span.start <= span.end <= len(self.texts[span.node]):
                raise GraphError(f"link {name}: its evidence is outside {span.node}")
        self._check_ends(link, name)

    def _check_ends(self, link: Link, name: str) -> None:
        order = self.conversation.order
        source_is_comment, target_is_comment = link.source in order, link.target in order
        if link.kind == "reply":
            if not (source_is_comment and target_is_comment):
                raise GraphError(f"link {name}: a reply joins two comments")
            if order[link.target] >= order[link.source]:
                raise GraphError(f"link {name}: a reply points at an earlier comment")
        elif link.kind == "states":
            if target_is_comment or self.claim_by_id[link.target].comment != link.source:
                raise GraphError(f"link {name}: a comment states only its own claims")
        elif link.kind == "restates" and (source_is_comment or target_is_comment):
            raise GraphError(f"link {name}: only a claim restates a claim")

    def _check_once(self) -> None:
        replies = Counter(x.source for x in self.links if x.kind == "reply" and x.primary)
        for comment, times in replies.items():
            if times > 1:
                raise GraphError(f"comment {comment} has {times} primary replies; it may have one")
        pairs = Counter((link.source, link.target, link.kind) for link in self.links)
        for (source, target, kind), times in pairs.items():
            if times > 1:
                raise GraphError(f"link {kind} {source} -> {target} is there {times} times")

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The comments, in the order of the source."""
        return self.conversation.comments

    @cached_property
    def claim_by_id(self) -> dict[str, Claim]:
        """The claims by their ids."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of every node, comments first, by id."""
        texts = {comment.id: comment.text for comment in self.comments}
        return texts | {claim.id: claim.text for claim in self.claims}

    @cached_property
    def claims_of(self) -> dict[str, tuple[Claim, ...]]:
        """The claims of each comment id, in the order of the graph; empty where it has none."""
        found: dict[str, list[Claim]] = {comment.id: [] for comment in self.comments}
        for claim in self.claims:
            found[claim.comment].append(claim)
        return {comment: tuple(claims) for comment, claims in found.items()}

    @cached_property
    def reply_of(self) -> dict[str, Link]:
        """The primary reply link of each comment id that answers something."""
        return {x.source: x for x in self.links if x.kind == "reply" and x.primary}

    @cached_property
    def links_at(self) -> dict[str, tuple[Link, ...]]:
        """The links that leave or reach each node id; empty where there are none."""
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            found[link.source].append(link)
            found[link.target].append(link)
        return {node: tuple(found[node]) for node in self.texts}

    def comment_of(self, node: str) -> Comment:
        """Return the comment with this id, or the one that states the claim with this id."""
        claim = self.claim_by_id.get(node)
        return self.conversation.by_id[node if claim is None else claim.comment]

    def mark(self, node: str) -> str:
        """Return the short name of a comment, or of a claim's: "#12", "Post", "Quoted".

        A comment without a number is named by its place, "(3)".
        """
        comment = self.comment_of(node)
        if comment.role == "post":
            return "Post"
        if comment.number is not None:
            return f"#{comment.number}"
        quoted = comment.id.startswith("c:quoted")
        return "Quoted" if quoted else f"({self.conversation.order[comment.id] + 1})"

    def badge(self, node: str) -> str:
        """Return what heads a card: the mark of its comment and its author, "#12 Ada".

        A question mark stands after an author whose name was inferred.
        """
        comment = self.comment_of(node)
        guessed = "?" if comment.author_origin in ("inferred", "model") else ""
        name = f" {comment.author}{guessed}" if comment.author else ""
        return self.mark(node) + name

    @cached_property
    def thread(self) -> tuple[tuple[str, int], ...]:
        """The comments in thread order with their depth, from 0: each below what it answers.

        Answers to one comment, and comments that answer nothing, stay in the order of the source.
        """
        answers: dict[str | None, list[str]] = defaultdict(list)
        for comment in reversed(self.comments):
            reply = self.reply_of.get(comment.id)
            answers[None if reply is None else reply.target].append(comment.id)
        waiting = [(comment, 0) for comment in answers[None]]
        rows: list[tuple[str, int]] = []
        while waiting:
            comment_id, depth = waiting.pop()
            rows.append((comment_id, depth))
            waiting += [(answer, depth + 1) for answer in answers[comment_id]]
        return tuple(rows)

    @cached_property
    def networkx(self) -> "nx.MultiDiGraph":
        """A frozen networkx view: ids as nodes, every field of the records as attributes.

        Nodes carry `kind` ("comment" or "claim"), edges their `kind`; the key of an edge counts
        the links between its two nodes from 0, as in the native format.
        """
        import networkx as nx

        view: nx.MultiDiGraph = nx.MultiDiGraph(title=self.conversation.title)
        for comment in self.comments:
            view.add_node(comment.id, kind="comment", **_attributes(comment, "id"))
        for claim in self.claims:
            view.add_node(claim.id, kind="claim", **_attributes(claim, "id"))
        for link in self.links:
            view.add_edge(link.source, link.target, **_attributes(link, "source", "target"))
        return _frozen(view)

    @cached_property
    def bipolar(self) -> "nx.MultiDiGraph":
        """Claims and support and rebut links without replies, frozen; edge keys are kinds.

        A comment is in it only where such a link leaves or reaches the comment as a whole.
        """
        import networkx as nx

        view: nx.MultiDiGraph = nx.MultiDiGraph()
        view.add_nodes_from(claim.id for claim in self.claims)
        for link in self.links:
            if link.kind in ("support", "rebut"):
                kept = {"confidence": link.confidence, "origin": link.origin}
                view.add_edge(link.source, link.target, key=link.kind, kind=link.kind, **kept)
        return _frozen(view)


def _check_provenance(name: str, origin: str, confidence: float) -> None:
    if origin not in ORIGINS:
        raise GraphError(f"{name}: origin {origin!r} is none of {ORIGINS}")
    if not 0 <= confidence <= 1:
        raise GraphError(f"{name}: confidence {confidence} is outside 0 to 1")


def _frozen(view: "nx.MultiDiGraph") -> "nx.MultiDiGraph":
    import networkx as nx

    nx.freeze(view)  # in place; what it returns is untyped
    return view


def _attributes(record: Struct, *leave_out: str) -> dict[str, Any]:
    fields = structs.asdict(record)
    extra = fields.pop("extra")
    return {**extra, **{name: value for name, value in fields.items() if name not in leave_out}}
