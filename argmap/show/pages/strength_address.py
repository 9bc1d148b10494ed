"""What stands in the address of the page on strength: measure, base, order, and the what-if."""

from collections.abc import Iterator, Mapping
from typing import Literal
from urllib.parse import parse_qsl, quote, unquote

from msgspec import Struct, structs

from argmap.analyse.formal.what_if import Changes, changed
from argmap.model import ArgumentGraph, Link
from argmap.model.decisions import LinkName
from argmap.show.figures.standing import MEASURES, ORDERS
from argmap.show.pages import views

PATH = "/strength"
STEP = 12  # claims that are shown at first, and more at each wish
MOST_STEPS = 40  # of one what-if
RESET, MORE = "reset", "more"  # what buttons say that are no step
ARGUES = ("support", "rebut")
TRIED = "tried by you"


class Step(Struct, frozen=True):
    """One change of a what-if: a claim or link is taken "out", or a link is put "in"."""

    what: Literal["out", "in"]
    thing: str | LinkName


class State(Struct, frozen=True):
    """What the page shows; the default is what it opens with.

    `base` is the strength of a claim that nobody speaks to; with `votes` that of a claim on
    which people voted is their agreement.
    """

    measure: str = "energy"
    base: float = 0.5
    votes: bool = False
    order: str = "strongest"
    shown: int = STEP
    steps: tuple[Step, ...] = ()

    def with_step(self, step: Step) -> "State":
        """Return the state with one change more; a change that is there already is taken back."""
        if step in self.steps:
            kept = tuple(other for other in self.steps if other != step)
        else:
            kept = (*self.steps, step)[-MOST_STEPS:]
        return structs.replace(self, steps=kept)

    def applied(self, graph: ArgumentGraph) -> ArgumentGraph:
        """Return the graph with the changes of the what-if.

        A link that is put in at a claim that is withdrawn is left out.
        """
        out = [step.thing for step in self.steps if step.what == "out"]
        claims = tuple(thing for thing in out if isinstance(thing, str))
        added = [step.thing for step in self.steps if step.what == "in"]
        return changed(
            graph,
            Changes(
                withdraw_claims=claims,
                withdraw_links=tuple(thing for thing in out if isinstance(thing, LinkName)),
                add_links=tuple(
                    Link(source=x.source, target=x.target, kind=x.kind, origin="person", rule=TRIED)
                    for x in added
                    if isinstance(x, LinkName) and not {x.source, x.target} & {*claims}
                ),
            ),
        )


def state_of(graph: ArgumentGraph, query: Mapping[str, str]) -> State:
    """Return the state that an address asks for; what it does not understand counts as absent."""
    measure, order = query.get("m", ""), query.get("o", "")
    return State(
        measure=measure if measure in MEASURES else "energy",
        base=_number(query.get("b", ""), 0.5, 1.0),
        votes=query.get("votes") == "1",
        order=order if order in ORDERS else "strongest",
        shown=int(_number(query.get("n", ""), STEP, 10_000)),
        steps=tuple(dict.fromkeys(_steps(graph, query.get("w", ""))))[:MOST_STEPS],
    )


def query_of(search: str | None) -> dict[str, str]:
    """Return what stands behind the question mark of an address, by name."""
    return dict(parse_qsl((search or "").lstrip("?"), keep_blank_values=True))


def address(key: str, state: State) -> str:
    """Return the address of the page in a state; what it opens with is left out."""
    plain = State()
    return views.address(
        PATH,
        key,
        m="" if state.measure == plain.measure else state.measure,
        b="" if state.base == plain.base else f"{state.base:g}",
        votes="1" if state.votes else "",
        o="" if state.order == plain.order else state.order,
        n="" if state.shown == plain.shown else str(state.shown),
        w=" ".join(map(step_name, state.steps)),
    )


def step_name(step: Step) -> str:
    """Return a step as it stands in the address: "-k:6.1", "-k:2.1>k:1.1>rebut", "+…"."""
    thing = step.thing
    ends = (thing,) if isinstance(thing, str) else (thing.source, thing.target, thing.kind)
    return ("-" if step.what == "out" else "+") + ">".join(quote(x, safe=":.") for x in ends)


def step_of(graph: ArgumentGraph, name: str) -> Step | None:
    """Return the step of a name, or None where there is nothing in the graph that it is about."""
    what: Literal["out", "in"] = "out" if name[:1] == "-" else "in"
    ends = [unquote(end) for end in name[1:].split(">")]
    if name[:1] not in ("-", "+"):
        return None
    if len(ends) == 1:
        return Step(what, ends[0]) if what == "out" and ends[0] in graph.claim_by_id else None
    if len(ends) != 3 or ends[2] not in ARGUES:
        return None
    source, target, kind = ends
    if source == target or not {source, target} <= graph.texts.keys():
        return None
    link = LinkName(source, target, "support" if kind == "support" else "rebut")
    there = any(
        (x.source, x.target, x.kind) == (source, target, kind) for x in graph.links_at[source]
    )
    return Step(what, link) if there == (what == "out") else None


def _steps(graph: ArgumentGraph, text: str) -> Iterator[Step]:
    for name in text.split(" "):
        step = step_of(graph, name)
        if step is not None:
            yield step


def _number(text: str, otherwise: float, most: float) -> float:
    """Return the number, from 0 to `most`; what is none counts as absent."""
    try:
        number = float(text)
    except ValueError:
        return otherwise
    return min(max(number, 0.0), most) if number == number else otherwise
