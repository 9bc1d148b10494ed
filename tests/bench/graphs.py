"""Discussions of any size, made up from tables of words: the same size and seed, the same graph.

One post; threads of very different size; comments that answer mostly what was said last; claims
that speak to a claim of the comment that is answered; two camps, which few people leave.
"""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import accumulate

from argmap.model import ArgumentGraph, Claim, Comment, Conversation, Link

START = datetime(2031, 3, 3, 7, 30)
CLAIMS_OF_COMMENT = (0, 1, 2, 3), (25, 40, 25, 10)  # how many, and how often
TAIL = 1.05  # of the sizes of threads: the lower, the larger the largest
LARGEST = 8  # no thread has more than one in so many of all comments, but may have a dozen
MOST_AUTHORS = 2000
RULE = "generated"

TOPICS = (
    ("the ferry", "a pier on the east bank", "the winter timetable", "the fare for bicycles"),
    ("the open-air pool", "a longer season", "the heating of the water", "the lifeguards' rota"),
    ("the weekly market", "a roof over the square", "the fish stall", "the ban on vans"),
    ("the reading room", "opening on Sundays", "the children's corner", "the lending of tools"),
    ("the mill stream", "the new weir", "the fish ladder", "the grant for the turbine"),
    ("the school kitchen", "a meal without meat", "the contract with the farm", "the lunch hour"),
    ("the cycle lane", "the narrow bridge", "parking on Mill Lane", "a speed limit of 30"),
    ("the town archive", "the scanning of letters", "the cellar", "the volunteers' room"),
    ("the orchard", "the old pear trees", "the hives by the fence", "the picking day"),
    ("the band hall", "rehearsals after ten", "the thick curtain", "the rent for clubs"),
    ("the allotments", "the shared well", "the waiting list", "the rule on sheds"),
    ("the museum of clocks", "free entry for the young", "the night tour", "the loan to the coast"),
)
VERBS = (
    "costs more than it brings in for", "makes life easier for", "comes too late for",
    "is what was promised to", "takes room away from", "would be fair to", "means more work for",
    "is the least we owe to", "has never been a problem for", "puts an end to the quarrel with",
    "leaves out", "was decided without asking", "pays off within five years for",
    "brings new neighbours closer to", "is no reason to burden", "can be tried for a year with",
)  # fmt: skip
WHOM = (
    "people who work at night", "the shops in the lower town", "families with small children",
    "the two villages up the valley", "those who cannot drive", "the ones who pay for it",
    "everybody past seventy", "the clubs without a room", "visitors from the coast",
    "the pupils of both schools", "the gardeners next door", "tenants on the ring road",
    "the council of next year", "anyone who comes by train", "the people in the side streets",
    "those who moved here lately",
)  # fmt: skip
REASONS = (
    "", "", "", "since the count in autumn showed it", "because nobody else will pay for repairs",
    "as the neighbouring town has found out", "because the lease ends in two years",
    "even if the figures are a little old", "and the alternative is worse",
    "since half of us only come at weekends", "because winters are no longer what they were",
    "although I would have said the opposite a year ago", "if the subsidy is counted honestly",
    "as long as somebody looks after it", "because it was built for half as many",
    "and the survey says so in its third table", "since the noise carries across the water",
    "because we have been through all this with the gas works",
)  # fmt: skip
OPENERS = (
    "", "", "", "I think ", "As far as I can see, ", "To be fair, ", "Frankly, ", "No: ",
    "True, but ", "My point is that ", "Once more: ", "Let us not forget that ", "In my view ",
)  # fmt: skip
WHEN = (
    "Last spring", "On Tuesday", "Years ago", "At the second meeting", "This morning",
    "When it rained in June", "Before the vote", "On the way home",
)  # fmt: skip
WHO = (
    "my neighbour", "a friend from the rowing club", "the caretaker", "our daughter", "the baker",
    "someone from the paper", "the deputy mayor", "a student with a clipboard",
)  # fmt: skip
DID = (
    "told me a different story", "counted everyone who went past", "asked the same thing",
    "stood there with a tape measure", "laughed about it", "read the whole report aloud",
    "could not find the form either", "sent me the photographs", "waited for an hour",
    "wrote to the editor and got no reply",
)  # fmt: skip
FIRST_NAMES = (
    "Abel", "Berit", "Caro", "Dunja", "Edda", "Falk", "Greta", "Henk", "Ilse", "Jannis", "Kaja",
    "Levin", "Malou", "Nils", "Okka", "Pelle", "Quint", "Runa", "Sven", "Tilde", "Ulla", "Veit",
    "Wencke", "Xaver", "Yva", "Zeno", "Anouk", "Bodo", "Cleo", "Dario", "Elin", "Fiete", "Gesa",
    "Hedda", "Ivo", "Jula", "Kuno", "Lotte", "Mika", "Neele",
)  # fmt: skip
LAST_NAMES = (
    "Aldersey", "Brook", "Castell", "Dray", "Elmhirst", "Farrow", "Gorse", "Hallam", "Inskip",
    "Jessop", "Kell", "Larkin", "Marsh", "Nettle", "Orme", "Pell", "Quarles", "Rudd", "Sallow",
    "Thorne", "Upjohn", "Vane", "Wick", "Yarrow", "Ashby", "Birk", "Coombe", "Dell", "Eddow",
    "Fenn", "Garth", "Holt", "Ives", "Joyce", "Knott", "Lode", "Moss", "Nash", "Oakes", "Pyke",
    "Reed", "Stile", "Tarn", "Usk", "Vale", "Weir", "Yates", "Zeal", "Arden", "Bourne",
)  # fmt: skip


def generated(nodes: int, seed: int = 1) -> ArgumentGraph:
    """Return a discussion with so many nodes, comments and claims together.

    Raises:
        ValueError: there are to be fewer than two nodes, a post and its claim.
    """
    if nodes < 2:
        raise ValueError(f"{nodes} nodes are no discussion; ask for 2 or more")
    rng = random.Random(f"{nodes} nodes, seed {seed}")
    post, *answers = _claim_counts(nodes, rng)
    discussion = _Discussion(rng, 1 + len(answers))
    discussion.post(post)
    for (minute, thread), claims in zip(_arrivals(len(answers), rng), answers, strict=True):
        discussion.answer(thread, minute, claims)
    conversation = Conversation(
        comments=tuple(discussion.comments), title=f"Plans for the town: {nodes:,} nodes"
    )
    return ArgumentGraph(
        conversation=conversation,
        claims=tuple(discussion.claims),
        links=tuple(discussion.links),
        made_by={"rule": RULE, "nodes": nodes, "seed": seed},
    )


def _claim_counts(nodes: int, rng: random.Random) -> list[int]:
    """Return how many claims each comment makes, so that all together are as many nodes."""
    counts = [min(3, nodes - 1)]
    left = nodes - 1 - counts[0]
    while left:
        (claims,) = rng.choices(*CLAIMS_OF_COMMENT)
        counts.append(min(claims, left - 1))
        left -= 1 + counts[-1]
    return counts


def _arrivals(comments: int, rng: random.Random) -> list[tuple[int, int]]:
    """Return minute and thread of each comment, in the order of time."""
    span = 60 * 24 * (2 + comments / 400)
    arrivals: list[tuple[int, int]] = []
    for thread, size in enumerate(_thread_sizes(comments, rng)):
        minute = rng.uniform(0, span) * rng.random()  # more threads start early than late
        for _ in range(size):
            arrivals.append((int(minute), thread))
            minute += rng.expovariate(size / span * 4)
    return sorted(arrivals)


def _thread_sizes(comments: int, rng: random.Random) -> Iterator[int]:
    left = comments
    while left:
        size = min(int(rng.paretovariate(TAIL)), max(12, comments // LARGEST), left)
        left -= size
        yield size


class _Discussion:
    """What has been said so far."""

    def __init__(self, rng: random.Random, comments: int) -> None:
        self.rng = rng
        self.comments: list[Comment] = []
        self.claims: list[Claim] = []
        self.links: list[Link] = []
        self._threads: dict[int, list[Comment]] = {}
        self._claims_of: dict[str, list[Claim]] = {}
        self._cores: dict[str, str] = {}  # what a claim says, without its opening
        self._answers: dict[str, str] = {}
        number = max(5, min(MOST_AUTHORS, int(comments**0.7)))
        names = [f"{first} {last}" for last in LAST_NAMES for first in FIRST_NAMES]
        self._authors = rng.sample(names, number)
        self._often = list(accumulate(1 / (rank + 2) for rank in range(number)))
        self._camp = {author: rng.random() < 0.55 for author in self._authors}

    def post(self, claims: int) -> None:
        """Say what all the others answer."""
        self._say(self._authors[0], 0, 0, [self._core(topic) for topic in range(claims)])

    def answer(self, thread: int, minute: int, claims: int) -> None:
        """Say something in a thread, which may be new."""
        said = self._threads.setdefault(thread, [])
        target = self._target(said) if said else self.comments[0]
        author = self._author(target.author)
        of_one_camp = self._camp[author] == self._camp[target.author or ""]
        agrees = of_one_camp == (self.rng.random() < 0.8)
        known = self._heard(target)
        spoken_to = [self.rng.choice(known) if known else None for _ in range(claims)]
        kinds = [self._kind(agrees, to) for to in spoken_to]
        cores = [
            self._reworded(to) if to and kind == "restates" else self._core(thread)
            for to, kind in zip(spoken_to, kinds, strict=True)
        ]
        comment = self._say(author, len(self.comments), minute, cores)
        said.append(comment)
        self._link("reply", comment.id, target.id)
        self._answers[comment.id] = target.id
        for claim, to, kind in zip(self._claims_of[comment.id], spoken_to, kinds, strict=True):
            self._relate(claim, to.id if to else target.id, kind, known, agrees)

    def _target(self, said: list[Comment]) -> Comment:
        """Choose what is answered: mostly what came last, often the opening, sometimes another."""
        chance = self.rng.random()
        if chance < 0.5:
            return said[-1 - min(len(said) - 1, int(self.rng.expovariate(0.7)))]
        return said[0] if chance < 0.7 else self.rng.choice(said)

    def _author(self, other: str | None) -> str:
        for _ in range(3):
            (author,) = self.rng.choices(self._authors, cum_weights=self._often)
            if author != other:
                break
        return author

    def _heard(self, comment: Comment) -> list[Claim]:
        """Return the claims of a comment, or of what it answers if it makes none."""
        above = self._answers.get(comment.id, comment.id)
        return self._claims_of[comment.id] or self._claims_of[above]

    def _kind(self, agrees: bool, to: Claim | None) -> str:
        if to is not None and agrees and self.rng.random() < 0.12:
            return "restates"
        return "support" if agrees else "rebut"

    def _relate(self, claim: Claim, to: str, kind: str, known: list[Claim], agrees: bool) -> None:
        """Link a claim to what it speaks to, and now and then to one more."""
        own = self._claims_of[claim.comment]
        chance = self.rng.random()
        if claim is not own[0] and chance < 0.35:
            self._link("support", claim.id, own[0].id)
        if chance > 0.04:
            self._link(kind, claim.id, to)
        more = self.rng.choice(known).id if known and self.rng.random() < 0.12 else to
        if more != to:
            self._link("support" if agrees else "rebut", claim.id, more)

    def _say(self, author: str, number: int, minute: int, cores: list[str]) -> Comment:
        """Add a comment that makes some claims among other sentences."""
        sentences = [(_sentence(self.rng.choice(OPENERS) + core), core) for core in cores]
        text, made = self._chat(1 if not cores else 0), []
        for place, (sentence, core) in enumerate(sentences, start=1):
            start = len(text) + 1 if text else 0
            text = f"{text} {sentence}" if text else sentence
            role = "proposal" if "tried for a year" in core else "claim"
            made.append(
                Claim(
                    id=f"k:{number}.{place}", comment=f"c:{number}", start=start, end=len(text),
                    text=sentence, role=role, rule=RULE, confidence=self._sure(),
                )
            )  # fmt: skip
            self._cores[made[-1].id] = core
            text = " ".join(filter(None, (text, self._chat(0))))
        posted = (START + timedelta(minutes=minute)).isoformat()
        comment = Comment(
            id=f"c:{number}", text=text, author=author, author_origin="stated", posted=posted,
            number=number or None, role="comment" if number else "post",
        )  # fmt: skip
        self.comments.append(comment)
        self.claims += made
        self._claims_of[comment.id] = made
        for claim in made:
            self._link("states", comment.id, claim.id)
        return comment

    def _chat(self, least: int) -> str:
        """Return up to three sentences that claim nothing."""
        number = max(least, min(3, int(self.rng.expovariate(1.4))))
        return " ".join(_sentence(self._aside()) for _ in range(number))

    def _aside(self) -> str:
        choice = self.rng.choice
        return f"{choice(WHEN)} {choice(WHO)} {choice(DID)}"

    def _core(self, thread: int) -> str:
        choice = self.rng.choice
        topic = TOPICS[thread % len(TOPICS) if self.rng.random() < 0.9 else -1]
        return f"{choice(topic)} {choice(VERBS)} {choice(WHOM)} {choice(REASONS)}".strip()

    def _reworded(self, claim: Claim) -> str:
        return f"{self._cores[claim.id].removesuffix(', as was said')}, as was said"

    def _sure(self) -> float:
        return round(self.rng.uniform(0.35, 0.98), 2)

    def _link(self, kind: str, source: str, target: str) -> None:
        self.links.append(
            Link(source=source, target=target, kind=kind, rule=RULE, confidence=self._sure())
        )


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
