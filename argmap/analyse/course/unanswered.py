"""Rebuttals that nobody speaks to and questions that nobody answers, as comments come in."""

from collections.abc import Iterable, Mapping

from argmap.model import ArgumentGraph, Comment, Link

KINDS = {"support": "supports", "rebut": "rebuts"}


class Unanswered:
    """The rebuttals and questions that nobody else has answered so far, the oldest first.

    A rebuttal is answered by a support or rebut link of another person to it, or by another
    person's answer to its comment; a question by another person's answer to its comment.
    """

    def __init__(self, graph: ArgumentGraph, who: Mapping[str, str]) -> None:
        self._graph, self._who = graph, who
        self._spoken_to: set[str] = set()  # nodes and comments that somebody else spoke to
        self._waiting: dict[str, list[str]] = {}  # what an answer to a comment would answer
        self.rebuttals: dict[str, None] = {}
        self.questions: dict[str, None] = {}

    def add(self, comment: Comment, links: Iterable[Link]) -> None:
        """Take in a comment and the links that came with it."""
        speaking = [x for x in links if x.kind in (*KINDS, "reply")]
        for link in speaking:
            if self._who[link.source] != self._who[link.target] and (
                link.kind != "reply" or link.primary
            ):
                self._answer(link.target, link.kind == "reply")
        for link in speaking:
            if link.kind == "rebut":
                self._wait(link.source, self.rebuttals)
        for claim in self._graph.claims_of[comment.id]:
            if claim.role == "question":
                self._wait(claim.id, self.questions)

    def _answer(self, node: str, reply: bool) -> None:
        self._spoken_to.add(node)
        self.rebuttals.pop(node, None)
        for waiting in self._waiting.pop(node, ()) if reply else ():
            self.rebuttals.pop(waiting, None)
            self.questions.pop(waiting, None)

    def _wait(self, node: str, where: dict[str, None]) -> None:
        comment = self._graph.comment_of(node).id
        if comment in self._spoken_to and node != comment:
            return
        if node in self._spoken_to and where is self.rebuttals:
            return
        where[node] = None
        self._waiting.setdefault(comment, []).append(node)
