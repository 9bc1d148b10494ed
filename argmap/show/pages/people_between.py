"""What two people or two camps share, what splits them, and the reasons between them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component
from msgspec import Struct

from argmap.show import parts
from argmap.show.figures import words
from argmap.show.figures.people_words import called, camp_names, held, letters_of
from argmap.show.pages import charts, views

if TYPE_CHECKING:
    from argmap.analyse.analysis import Analysis
    from argmap.model import Link

CAMP, PERSON = "camp:", "person:"
MOST_CLAIMS, LONG = 12, 260
MOST_NAMED = 3  # people of a camp who are named instead of counted
KINDS = (
    ("split", "What splits them", "One is for it, the other against."),
    ("share", "What they share", "Both are for it, or both against."),
    ("one is unsure", "Where one of them is unsure", "Or as many for it as against."),
)
BACKWARDS = {"support": "is supported by", "rebut": "is disputed by"}


class Side(Struct, frozen=True):
    """One of the two that are compared: as in the address, what it is called, and its people."""

    value: str
    name: str
    people: tuple[str, ...]


def side_of(analysis: "Analysis", value: str) -> Side | None:
    """Return whom a value of the address means, or None where there is nobody of that name."""
    camp_of = analysis.camps.camp_of
    if value.startswith(CAMP):
        letter = value.removeprefix(CAMP)
        people = tuple(who for who, camp in camp_of.items() if camp == letter)
        names = camp_names(letters_of(camp_of), analysis.camps.names)
        return Side(value, names[letter], people) if people else None
    who = value.removeprefix(PERSON)
    known = value.startswith(PERSON) and bool((analysis.held["participant"] == who).any())
    return Side(value, called(analysis.graph, who), (who,)) if known else None


def between(analysis: "Analysis", key: str, one: Side | None, other: Side | None) -> list[Any]:
    """Return the comparison of two sides; a sentence where there is nothing to compare."""
    from argmap.analyse.people import compared  # pandas takes long to import

    if one is None or other is None:
        return [html.P("Choose two people or two camps to compare.", className="muted")]
    if set(one.people) & set(other.people):
        return [html.P(f"{one.name} and {other.name} have people in common; choose two that are "
                       "apart.", className="muted")]  # fmt: skip
    found = compared(analysis.graph, analysis.held, analysis.same, one.people, other.people)
    claims = found.claims
    finder = _Words(analysis, (one, other))
    content: list[Any] = [_lead(one, other, claims)]
    for what, title, note in KINDS:
        rows: list[Any] = claims[claims["what"] == what].to_dict("records")
        if rows:
            content.append(_kind(key, finder, title, note, rows))
    if len(claims):
        table = html.Details([html.Summary("As a table"), charts.table(_table(claims, one, other))])
        content.append(table)
    return [*content, _path(analysis, key, one, other, found.path)]


def _lead(one: Side, other: Side, claims: pd.DataFrame) -> Component:
    names: list[Any] = [parts.outside(one.name), " and ", parts.outside(other.name)]
    if not len(claims):
        return html.P([*names, " have no claim on which both have a stance: they may agree or "
                       "differ, nothing here tells."])  # fmt: skip
    split, share, unsure = (int((claims["what"] == what).sum()) for what, *_ in KINDS)
    told = (
        f" both have a stance on {parts.counted(len(claims), 'claim')}: {split:,} "
        f"{'splits' if split == 1 else 'split'} them, they share {share:,}"
    )
    unsure_told = f", and on {unsure:,} one of them is unsure." if unsure else "."
    return html.P([*names, told, unsure_told])


class _Words:
    """Finds the words in which a side says what it holds."""

    def __init__(self, analysis: "Analysis", sides: Sequence[Side]) -> None:
        self.graph, self.sides = analysis.graph, sides
        place = {who: at for at, side in enumerate(sides) for who in side.people}
        self._said: dict[tuple[int | str, ...], tuple[float, str]] = {}
        self.held = analysis.held[analysis.held["participant"].isin(place)]
        for stance in analysis.stances:
            at = place.get(stance.participant)
            if at is None or stance.node is None:
                continue
            claim = analysis.same.get(stance.claim, (stance.claim,))[0]
            cell = at, claim, stance.value
            for known in (cell, cell[:2]):
                if known not in self._said or self._said[known][0] < stance.confidence:
                    self._said[known] = stance.confidence, stance.node

    def of(self, side: int, claim: str, value: int) -> str | None:
        """Return the node in which a side says it, or else speaks to it; None where it voted."""
        found = self._said.get((side, claim, value)) or self._said.get((side, claim))
        return None if found is None else found[1]

    def who(self, side: int, claim: str) -> dict[int, list[str]]:
        """Return the names of those of a side who are for a claim, against it, and unsure."""
        from argmap.analyse.stances import side as stand  # pandas takes long to import

        found: dict[int, list[str]] = {1: [], -1: [], 0: []}
        rows = self.held[self.held["claim"] == claim]
        for person, value in zip(rows["participant"], rows["value"], strict=True):
            if person in self.sides[side].people:
                found[stand(value)].append(called(self.graph, person))
        return found


def _kind(
    key: str, finder: _Words, title: str, note: str, rows: Sequence[Mapping[str, Any]]
) -> Component:
    count = html.Span(f" {len(rows):,}", className="count")
    left = len(rows) - MOST_CLAIMS
    more = [html.P(f"and {left:,} more in the table", className="muted small")] if left > 0 else []
    items = [_claim(key, finder, row) for row in rows[:MOST_CLAIMS]]
    return html.Section(
        [html.H3([title, count]), html.P(note, className="muted small"),
         html.Ol(items, className="people-claims"), *more]
    )  # fmt: skip


def _claim(key: str, finder: _Words, row: Mapping[str, Any]) -> Component:
    sides = [
        _stand(key, finder, at, row, row[name], row[f"answers_of_{name}"])
        for at, name in enumerate(("one", "other"))
    ]
    said = words.short(finder.graph.texts[row["claim"]], LONG)
    return html.Li(
        [html.P(parts.outside(said), className="people-claim"),
         html.Div(sides, className="people-sides")]
    )  # fmt: skip


def _stand(
    key: str, finder: _Words, at: int, row: Mapping[str, Any], value: int, answers: Sequence[int]
) -> Component:
    told = _told(finder, at, row["claim"], value, answers)
    node = finder.of(at, row["claim"], value)
    content: list[Component] = [html.P(told, className="small")]
    if node is None:
        if finder.of(1 - at, row["claim"], row["other" if at == 0 else "one"]):
            content.append(html.P("By vote, without words.", className="muted small"))
    elif node == row["claim"]:
        where = dcc.Link(
            parts.outside(finder.graph.badge(node)), href=views.address("/explore", key, s=node)
        )
        content.append(html.P(["In these words, ", where], className="muted small"))
    else:
        content.append(views.quote(finder.graph, key, node, most=LONG))
    return html.Div(content)


def _told(finder: _Words, at: int, claim: str, value: int, answers: Sequence[int]) -> list[Any]:
    """Return how a side stands to a claim; of a few who spoke to it their names say more."""
    side = finder.sides[at]
    name = html.Strong(parts.outside(side.name))
    if len(side.people) == 1:
        return [name, f" is {held(value)} it"]
    agree, unsure, disagree = answers
    if sum(answers) > MOST_NAMED:
        counts = f"{agree:,} of {sum(answers):,} for it, {disagree:,} against"
        counts += f", {unsure:,} unsure" if unsure else ""
        return [name, f" is {held(value)} it: {counts}"]
    told: list[Any] = [name]
    for sign, people in finder.who(at, claim).items():
        for place, person in enumerate(people):
            told += [("; " if len(told) == 1 else ", ") if not place else " and ",
                     parts.outside(person)]  # fmt: skip
        if people:
            told.append(f" {'is' if len(people) == 1 else 'are'} {held(sign)} it")
    told[1] = ": "
    return told


def _table(table: pd.DataFrame, one: Side, other: Side) -> pd.DataFrame:
    def told(values: Sequence[int]) -> list[str]:
        return [{1: "for", 0: "unsure", -1: "against"}[value] for value in values]

    def counts(answers: Sequence[tuple[int, int, int]]) -> list[str]:
        return [f"{a} for, {u} unsure, {d} against" for a, u, d in answers]

    return pd.DataFrame(
        {
            "claim": table["text"],
            "what": table["what"],
            one.name: told(table["one"].tolist()),
            f"answers of {one.name}": counts(table["answers_of_one"].tolist()),
            f"{other.name} ": told(table["other"].tolist()),
            f"answers of {other.name}": counts(table["answers_of_other"].tolist()),
        }
    )


def _path(
    analysis: "Analysis", key: str, one: Side, other: Side, path: Sequence["Link"]
) -> Component:
    title = html.H3("The shortest path of reasons between them",
                    title="fewest support, rebut and restates links")  # fmt: skip
    if not path:
        return html.Section(
            [title, html.P("No chain of reasons leads from a claim of one to a claim of the other.",
                           className="muted")]
        )  # fmt: skip
    items = [html.Li(_step(analysis, key, verb, node, guessed)) for verb, node, guessed in
             steps(analysis, one, path)]  # fmt: skip
    length = parts.counted(len(path), "step")
    lead = f"From what {one.name} says to what {other.name} says, in {length}."
    return html.Section([title, html.P(parts.outside(lead), className="muted small"),
                         html.Ol(items, className="people-path")])  # fmt: skip


def steps(analysis: "Analysis", one: Side, path: Sequence["Link"]) -> list[tuple[str, str, bool]]:
    """Return the nodes of a path in order, each with the words that lead to it, and if guessed."""
    first = path[0]
    after = {path[1].source, path[1].target} if len(path) > 1 else set()
    from argmap.analyse.participants import participants  # it reaches for the whole graph

    who = participants(analysis.graph)
    ends = [first.source, first.target]
    at = min(ends, key=lambda node: (node in after, who[node] not in one.people))
    found = [("", at, False)]
    for link in path:
        forward = link.source == at
        at = link.target if forward else link.source
        verb = (
            words.VERBS[link.kind] if forward else BACKWARDS.get(link.kind, words.VERBS[link.kind])
        )
        found.append((verb, at, link.origin not in ("stated", "person")))
    return found


def _step(analysis: "Analysis", key: str, verb: str, node: str, guessed: bool) -> list[Any]:
    tip = "tentative: the link was guessed"
    tag: list[Any] = (
        [" ", html.Span("guessed", className="tag tag-unsure", title=tip)] if guessed else []
    )
    head = [html.P([verb, *tag], className="small people-verb")] if verb else []
    return [*head, views.quote(analysis.graph, key, node, most=LONG)]
