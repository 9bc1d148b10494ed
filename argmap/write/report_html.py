"""The report as one web page that works by itself; all words from outside are text."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from argmap import __version__
from argmap.model.report import Line, Quote, Report, Section
from argmap.write.html import LANGUAGE, policy
from argmap.write.xml import attribute, content

FOOT = "Made with argmap. What a rule guessed says so: check it before you rely on it."
SOURCES = "The comments it rests on"


def write(report: Report) -> str:
    """Return the page: sections of lines, each with quotes that lead to the comments below."""
    return "".join(f"{line}\n" for line in _lines(report))


@cache
def _style() -> str:
    text = files("argmap.write").joinpath("embed", "report.css").read_text(encoding="utf-8")
    return "\n".join(text.splitlines()) + "\n"


def _lines(report: Report) -> Iterator[str]:
    style, title = _style(), content(report.title)
    numbers = {source.comment: number for number, source in enumerate(report.sources)}
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    rules = attribute(policy("", style))
    yield f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f'<meta name="generator" content="argmap {__version__}">'
    yield f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>"
    yield f'<header><p class="kind">Report</p><h1 dir="auto">{title}</h1>'
    for told in report.about:
        yield f'<p class="muted">{content(told)}</p>'
    yield "</header>"
    for section in report.sections:
        yield from _section(section, numbers, _language(report))
    yield from _sources(report)
    yield f"</main>\n<footer>{FOOT}</footer>\n</body>\n</html>"


def _language(report: Report) -> str:
    return f' lang="{report.language}"' if LANGUAGE.fullmatch(report.language) else ""


def _section(section: Section, numbers: dict[str, int], language: str) -> Iterator[str]:
    yield f"<section><h2>{content(section.title)}</h2>"
    if section.lead:
        yield f'<p class="lead">{content(section.lead)}</p>'
    if section.lines:
        yield "<ul>"
        for line in section.lines:
            yield from _line(line, numbers, language)
        yield "</ul>"
    if section.left:
        yield f'<p class="muted">and {section.left:,} more</p>'
    yield "</section>"


def _line(line: Line, numbers: dict[str, int], language: str) -> Iterator[str]:
    yield f"<li><p>{content(line.text)}</p>"
    for quote in line.quotes:
        yield _quote(quote, numbers[quote.comment], language)
    yield "</li>"


def _quote(quote: Quote, number: int, language: str) -> str:
    badge = content(quote.badge)
    return (
        f'<blockquote{language}><p dir="auto">{content(quote.words)}</p>'
        f'<footer><a href="#s{number}"><bdi>{badge}</bdi></a></footer></blockquote>'
    )


def _sources(report: Report) -> Iterator[str]:
    if not report.sources:
        return
    yield f'<section class="sources"><h2>{SOURCES}</h2>'
    for number, source in enumerate(report.sources):
        time = f' <span class="muted">{content(source.posted)}</span>' if source.posted else ""
        yield f'<article id="s{number}"><h3><bdi>{content(source.badge)}</bdi>{time}</h3>'
        yield f'<div class="words" dir="auto"{_language(report)}>{content(source.text)}</div>'
        yield "</article>"
    yield "</section>"
