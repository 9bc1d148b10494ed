"""The page of the report: to read, to print, and to take away as a file."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from argmap.analyse.report.report import report
from argmap.model.report import Line, Quote, Report, Section
from argmap.show import ids, parts
from argmap.show.library import Library
from argmap.show.pages import views
from argmap.show.pages.explore_routes import download_address
from argmap.show.plain import plain

PATH, NAME = "/report", "Report"
LEAD = (
    "What was asked, who holds what, what is shared, what is open, and how all of this is known, "
    "as the map is now. Every line stands on words of the conversation; their names lead to them."
)
FILES = {
    "report-docx": "Word (DOCX)",
    "report-html": "Web page (HTML)",
    "report-markdown": "Markdown",
}


def layout(library: Library, query: Mapping[str, str]) -> Component:
    """Lay out the report on the conversation, with the ways to take it away."""
    if not views.is_here(library, query):
        return views.gone()
    key = query["c"]
    today = date.today()
    made = report(library.analysis(key), f"{today.day} {today:%B %Y}")
    content = [html.P(LEAD, className="lead report-lead"), _ways(key), plain(told(made, key))]
    return views.frame(library, query, PATH, content)


def register(app: Dash, library: Library) -> None:  # noqa: ARG001 - as all pages
    """Print the page when the button is pressed."""
    app.clientside_callback(  # type: ignore[no-untyped-call]  # Dash has no types here
        ClientsideFunction("report", "print"),
        Output(ids.REPORT_PRINTED, "data"),
        Input(ids.REPORT_PRINT, "n_clicks"),
        prevent_initial_call=True,
    )


def _ways(key: str) -> Component:
    """Return the buttons that save or print the report."""
    files = [
        html.A(label, href=download_address(key, name), download="", className="button")
        for name, label in FILES.items()
    ]
    printing = html.Button("Print", id=ids.REPORT_PRINT, type="button", className="button")
    return html.Div(
        [*files, printing, dcc.Store(id=ids.REPORT_PRINTED)],
        className="report-ways",
        role="group",
        **parts.aria(label="Take the report away"),
    )


def told(made: Report, key: str) -> list[Any]:
    """Return the report as parts that are only read."""
    about = [html.P(sentence, className="muted") for sentence in made.about]
    places = [
        html.Li(html.A(section.title, href=f"#{_name(section)}")) for section in made.sections
    ]
    contents = html.Nav(html.Ul(places), className="report-nav", **parts.aria(label="Sections"))
    return [*about, contents, *(_section(section, key) for section in made.sections)]


def _name(section: Section) -> str:
    return section.title.lower().replace(" ", "-")


def _section(section: Section, key: str) -> Component:
    return html.Section(
        [
            html.H2(section.title, id=_name(section)),
            html.P(section.lead, className="lead") if section.lead else None,
            _lines(section, key),
            html.P(f"and {section.left:,} more", className="muted") if section.left else None,
        ]
    )


def _lines(section: Section, key: str) -> Component | None:
    lines = [_line(line, key) for line in section.lines]
    return html.Ul(lines, className="report-lines") if lines else None


def _line(line: Line, key: str) -> Component:
    return html.Li([html.P(parts.outside(line.text)), *(_quote(each, key) for each in line.quotes)])


def _quote(quote: Quote, key: str) -> Component:
    lead = dcc.Link(
        parts.outside(quote.badge),
        href=views.address("/explore", key, s=quote.node),
        title="Read it in the conversation",
    )
    return html.Blockquote(
        [html.P(parts.outside(quote.words)), html.Footer(lead)], className="said"
    )
