"""What is selected, and why it is on the map."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from argmap.show import parts
from argmap.show.figures.explain import Details, Maybe, Reason, Who
from argmap.show.pages.explore_parts import (
    badge,
    called,
    checks,
    details_of,
    focuses,
    selects,
    selects_link,
)


def node_panel(found: Details) -> Component:
    """Return the words of a comment or claim, where they come from, and its links."""
    return html.Div(
        [
            _head([badge(found.who), html.Span(found.role, className="role")]),
            html.Blockquote(parts.outside(found.text), className="words")
            if found.what == "claim"
            else html.P(parts.outside(found.who.quote), className="words"),
            *_provenance(found),
            *_alone(found),
            *([_check(found.who.id)] if found.what == "claim" else []),
            *_claims(found),
            *_links("It speaks to", found.answers, found.more_answers, outgoing=True),
            *_links("What speaks to it", found.answered, found.more_answered, outgoing=False),
            *([] if found.answers or found.answered else [_no_links(found)]),
        ],
        className="details-body",
        **details_of(found.who.id),
    )


def link_panel(found: Reason) -> Component:
    """Return the two ends of a link and why it is there."""
    return html.Div(
        [
            _head([html.Span(["Why it ", found.verb], title=found.term)]),
            _end(found.source),
            html.P(_verb(found), className="link-verb"),
            _end(found.target),
            _why(found),
            _check(found.name),
        ],
        className="details-body",
        **details_of(found.name),
    )


def _check(name: str) -> Component:
    """Offer to accept, reject or change it."""
    return html.P(html.Button("Check this", className="button button-small", **checks(name)))


def _head(children: list[Component]) -> Component:
    close = html.Button(
        "\N{MULTIPLICATION SIGN}",
        className="icon-button close",
        title="Close (Esc)",
        **called("Close"),
        **selects(""),
    )
    return html.Div([html.H2(children, tabIndex=-1), close], className="details-head")


def _end(who: Who) -> Component:
    return html.A(
        [
            badge(who),
            html.Span(
                [
                    "\N{LEFT DOUBLE QUOTATION MARK}",
                    parts.outside(who.quote),
                    "\N{RIGHT DOUBLE QUOTATION MARK}",
                ],
                className="end-quote",
            ),
        ],
        href="#",
        className="end",
        **selects(who.id),
    )


def _provenance(found: Details) -> list[Component]:
    lines: list[Component] = []
    if found.stated_in is not None:
        lines.append(_made(found.origin_words, found.rule, found.sure, found.confidence))
    if found.who.author and found.who.guessed:
        lines.append(html.P(f"The name is guessed by a rule: {found.author_rule}."))
        lines += _evidence(found.author_evidence)
    if found.posted:
        minute = found.posted.replace("T", " ")[:16]
        lines.append(html.P(html.Time(minute, dateTime=found.posted)))
    return [html.Div(lines, className="provenance small")] if lines else []


def _alone(found: Details) -> list[Component]:
    """Offer to look at what hangs on it and nothing else."""
    if not found.answered:
        return []
    words = "Show its strand alone"
    button = html.Button(words, className="button button-small", **focuses(found.who.id))
    return [html.P(button)]


def _claims(found: Details) -> list[Component]:
    if not found.claims:
        return []
    rows = [
        html.Li(html.A(parts.outside(who.quote), href="#", **selects(who.id)))
        for who in found.claims
    ]
    return [html.H3("Its claims"), html.Ul(rows, className="plain")]


def _no_links(found: Details) -> Component:
    return html.P(
        f"Nothing supports or disputes this {found.what}, as far as was found.", className="muted"
    )


def _links(
    title: str, reasons: tuple[Reason, ...], more: int, *, outgoing: bool
) -> list[Component]:
    if not reasons:
        return []
    rows = [html.Li(_row(reason, outgoing=outgoing)) for reason in reasons]
    rest = f"and {more:,} more, less sure or mere answers; the outline has them all."
    return [
        html.H3(title),
        html.Ul(rows, className="reasons"),
        *([html.P(rest, className="muted small")] if more else []),
    ]


def _row(found: Reason, *, outgoing: bool) -> Component:
    other = found.target if outgoing else found.source
    verb = _verb(found) if outgoing else [_sign(found), html.B(found.verb), " this"]
    line: list[Any] = [*verb, ":"] if outgoing else verb
    return html.Div(
        [
            html.A(
                line,
                href="#",
                className="verb-line",
                title=found.term,
                **selects_link(found.name),
            ),
            _end(other),
            _why(found),
        ],
        className=f"reason reason-{found.kind}",
    )


def _sign(found: Reason) -> Component:
    return html.Span(found.sign, className=f"sign sign-{found.kind}")


def _verb(found: Reason) -> list[Component | str]:
    return [_sign(found), html.B(found.verb)]


def _why(found: Reason) -> Component:
    """Say who made the link, by which rule, how sure, on which words, and what else it may be."""
    return html.Div(
        [
            _made(found.origin_words, found.rule, found.sure, found.confidence),
            *_evidence(found.evidence),
            *_alternatives(found.maybe),
        ],
        className="why",
    )


def _made(origin: str, rule: str, sure: str, confidence: float) -> Component:
    """Say where something comes from, by which rule, and, unless it is certain, how sure it is."""
    said: list[Any] = [html.Span(origin.capitalize(), className="origin")]
    if rule:
        said.append(f": {rule}")
    if confidence < 1:
        tip = f"confidence {confidence:.2f}"
        said += [" \N{MIDDLE DOT} ", html.Span(sure, title=tip, className="sure")]
    return html.P(said)


def _evidence(evidence: tuple[tuple[Who, str], ...]) -> list[Component]:
    if not evidence:
        return []
    places: dict[str, list[str]] = {}
    for who, quote in evidence:
        places.setdefault(quote, []).append(who.mark)
    quotes: list[Any] = []
    for quote, marks in places.items():
        where = ", ".join(dict.fromkeys(marks))
        quotes += ["; " if quotes else "", html.Q(parts.outside(quote)), f" in {where}"]
    return [html.P(["Because of the words ", *quotes], className="evidence")]


def _alternatives(maybe: tuple[Maybe, ...]) -> list[Component]:
    if not maybe:
        return []
    rows = [
        html.Li(
            [
                f"{other.verb} ",
                html.A(
                    [other.to.mark, " ", parts.outside(other.to.author, "no name")],
                    href="#",
                    title=other.to.quote,
                    **selects(other.to.id),
                ),
                html.Span(
                    f" \N{MIDDLE DOT} {other.sure}", title=f"confidence {other.confidence:.2f}"
                ),
            ]
        )
        for other in maybe
    ]
    title = parts.counted(len(maybe), "other reading")
    return [html.Details([html.Summary(title), html.Ul(rows)], className="maybe")]
