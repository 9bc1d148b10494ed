"""The report: what was asked, who holds what, what is shared, what is open, and how it is known.

Its sentences are templates with counts and names; everything else is quoted.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from argmap.analyse.analysis import Analysis
from argmap.analyse.attention import QUESTION, REBUTTAL, UNSUPPORTED
from argmap.analyse.disputed import ACROSS, AGAINST_ALL, ALONE, DISPUTES, WITHIN, disputed
from argmap.analyse.ground.room import room_sentence
from argmap.analyse.ground.status import DIVIDES, INSIDE
from argmap.analyse.ground.words import title
from argmap.analyse.report.ground import ground
from argmap.analyse.report.method import method
from argmap.analyse.report.words import Teller, counted, first, people
from argmap.model import ArgumentGraph
from argmap.model.report import Line, Quote, Report, Section, Source

MOST = 12  # lines of a section; the rest is counted
MOST_AGAINST = 2
SUBSTANCE = 7  # a question of fewer words tells nothing
UNSURE = " All of this rests on links that nobody has checked."


def report(analysis: Analysis, made: str = "") -> Report:
    """Return the report on a conversation as it is now.

    Args:
        analysis: of the conversation.
        made: the day of making, as it is to be told.
    """
    graph = analysis.graph
    tell = Teller(graph)
    table = disputed(graph, analysis.camps.camp_of).to_dict("records")
    sections = (
        _question(graph, tell),
        _positions(analysis, tell),
        ground(analysis, tell, MOST),
        _disagreements(analysis, tell, [row for row in table if row["label"] in OPEN]),
        _unanswered(analysis, tell),
        _minorities(tell, [row for row in table if row["label"] in FEW]),
        method(analysis),
    )
    return Report(
        title=graph.conversation.title or "Untitled conversation",
        about=tuple(_about(analysis, made)),
        sections=sections,
        sources=_sources(graph, sections),
        language=graph.conversation.language,
    )


def _about(analysis: Analysis, made: str) -> Iterable[str]:
    graph = analysis.graph
    kinds = [link.kind for link in graph.links]
    unnamed = sum(comment.author is None for comment in graph.comments)
    without = f"; {counted(unnamed, 'comment has', 'comments have')} no name" if unnamed else ""
    yield (
        f"{counted(len(graph.comments), 'comment')} by "
        f"{counted(len(graph.conversation.authors), 'named person', 'named people')}{without}. "
        f"{counted(len(graph.claims), 'claim')}, {counted(kinds.count('support'), 'support')} and "
        f"{counted(kinds.count('rebut'), 'dispute')} were found in it."
    )
    voters = len({stance.participant for stance in graph.stances})
    if voters:
        answers = counted(len(graph.stances), "vote or label", "votes and labels")
        yield f"{answers} by {counted(voters, 'person', 'people')} are counted."
    if analysis.room:
        yield room_sentence(analysis.room)
    if made:
        yield f"Made on {made} with argmap."


def _question(graph: ArgumentGraph, tell: Teller) -> Section:
    posts = [comment for comment in graph.comments if comment.role == "post"]
    opening = next(iter((*posts, *graph.comments)), None)
    if opening is None:
        return Section("The question", "There are no comments in this conversation.")
    reply = graph.reply_of.get(opening.id)
    before = graph.claims_of[reply.target] if reply else ()
    asked = [
        claim.id
        for claim in (*before, *graph.claims_of[opening.id])
        if claim.role == "question" and len(claim.text.split()) >= SUBSTANCE
    ]
    if not posts and graph.stances:  # statements put up for a vote: none of them opens it
        title = graph.conversation.title or "a conversation without a title"
        return Section("The question", f"People voted on statements under the title “{title}”.")
    told = "The opening asks:" if asked else "It begins with these words:"
    nodes = asked[:3] or [opening.id]
    return Section("The question", "", (Line(told, tuple(map(tell.quote, nodes))),))


def _positions(analysis: Analysis, tell: Teller) -> Section:
    found = analysis.camps
    if not found.camp_of:
        return Section("Positions", f"No camps are told apart. {found.reason}")
    lead = found.reason
    if found.how == "links":
        share = round(100 * found.frustration / found.weight) if found.weight else 0
        lead += f" {share} % of the weight of these links goes against this parting."
        if found.equally_good not in (None, 1):
            lead += f" {found.equally_good} ways to part them do as well."
    table = analysis.camp_claims.to_dict("records")
    lines: list[Line] = []
    for camp in sorted(set(found.camp_of.values())):
        members = [name for name, of in found.camp_of.items() if of == camp]
        called = f" (“{found.names[camp]}”)" if camp in found.names else ""
        who = people(analysis.graph, members)
        size = counted(len(members), "person", "people")
        lines.append(Line(f"Camp {camp}{called}, {size}: {who}."))
        lines += _held(tell, camp, [row for row in table if row["camp"] == camp])
    return Section("Positions", lead, tuple(lines))


def _held(tell: Teller, camp: str, rows: Sequence[dict]) -> list[Line]:
    """Return what a camp holds; claims that as many hold stand together."""
    together: dict[str, list[Quote]] = defaultdict(list)
    for row in rows:
        verb = "holds" if row["agree"] == 1 else "hold"
        told = f"Camp {camp}: {row['agree']:,} of {row['answers']:,} who spoke to it {verb} this"
        if row["answers_elsewhere"]:
            told += f", of the others {row['agree_elsewhere']:,} of {row['answers_elsewhere']:,}"
        together[told].append(tell.quote(row["claim"]))
    return [
        Line(f"{told}{f' ({len(quotes)} claims)' if len(quotes) > 1 else ''}:", tuple(quotes))
        for told, quotes in together.items()
    ]


OPEN = (ACROSS, WITHIN, DISPUTES)
FEW = (AGAINST_ALL, ALONE)
VOTED = (DIVIDES, INSIDE)


def _disagreements(analysis: Analysis, tell: Teller, rows: Sequence[dict]) -> Section:
    """Return what people dispute, in votes first."""
    graph = analysis.graph
    lines: list[Line] = []
    told: set[str] = set()
    for row in analysis.status.to_dict("records"):
        if row["status"] in VOTED and row["claim"] in graph.claim_by_id:
            told.add(row["claim"])
            text = f"{title(row['status'])}: {row['told']} agree."
            lines.append(Line(text, (tell.quote(row["claim"]),)))
    for row in rows:
        if row["claim"] in told:
            continue
        against = [
            x.source
            for claim in analysis.same[row["claim"]]
            for x in graph.links_at[claim]
            if x.target == claim and x.kind == "rebut"
        ]
        text = f"{row['label'].capitalize()}: held by {people(graph, row['for_it'])}, disputed by "
        text += f"{people(graph, row['against_it'])}." + (UNSURE if row["tentative"] else "")
        quotes = (row["claim"], *against[:MOST_AGAINST])
        lines.append(Line(text, tuple(map(tell.quote, quotes))))
    lead = "What somebody holds and somebody else disputes; between camps first."
    nothing = "No claim is disputed by another person, as far as could be told."
    return _section("Open disagreements", lead, nothing, lines)


def _unanswered(analysis: Analysis, tell: Teller) -> Section:
    words = {
        QUESTION: "A question that nobody has answered, with {why}:",
        REBUTTAL: "An objection that nobody has answered, with {why}:",
        UNSUPPORTED: "No reason is given: {why}.",
    }
    rows = [row for row in analysis.attention.to_dict("records") if row["what"] in words]
    rows.sort(key=lambda row: list(words).index(row["what"]))
    lines = [
        Line(words[row["what"]].format(why=row["why"]), (tell.quote(row["node"]),)) for row in rows
    ]
    lead = "Questions and objections without an answer, and claims that many dispute unreasoned."
    return _section("Unanswered", lead, "Nothing waits for an answer.", lines)


def _minorities(tell: Teller, rows: Sequence[dict]) -> Section:
    """Return what one person holds against others, then what only one person says."""
    graph = tell.graph
    lines = [
        Line(
            f"{first(people(graph, row['for_it']))} holds this against "
            f"{people(graph, row['against_it'])}.{UNSURE if row['tentative'] else ''}",
            (tell.quote(row["claim"]),),
        )
        for row in rows
        if row["label"] == AGAINST_ALL
    ]
    alone: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row["label"] == ALONE:
            alone[people(graph, row["for_it"])].append(row["claim"])
    for who, claims in alone.items():
        more = f", and {counted(len(claims) - 1, 'such claim')} more" if len(claims) > 1 else ""
        lines.append(Line(f"{title(ALONE)}: {who}{more}.", (tell.quote(claims[0]),)))
    lead = (
        "What one person alone says, disputed by others or taken up by nobody. It is listed, "
        "since a count of voices says nothing of its worth."
    )
    return _section("Minorities", lead, "Nobody stands alone with a claim.", lines)


def _section(title: str, lead: str, nothing: str, lines: Sequence[Line]) -> Section:
    if not lines:
        return Section(title, nothing)
    return Section(title, lead, tuple(lines[:MOST]), max(0, len(lines) - MOST))


def _sources(graph: ArgumentGraph, sections: Iterable[Section]) -> tuple[Source, ...]:
    quotes: Iterable[Quote] = chain.from_iterable(
        line.quotes for section in sections for line in section.lines
    )
    cited = {quote.comment for quote in quotes}
    return tuple(
        Source(comment.id, graph.badge(comment.id), comment.posted or "", comment.text)
        for comment in graph.comments
        if comment.id in cited
    )
