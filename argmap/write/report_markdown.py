"""The report as Markdown; all words from outside are escaped."""

from collections.abc import Iterator

from argmap.model.report import Line, Report, Section
from argmap.write.markdown import escaped
from argmap.write.report_html import FOOT, SOURCES


def write(report: Report) -> str:
    """Return sections of lines, each with quotes that lead to the comments at the end."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    numbers = {source.comment: number for number, source in enumerate(report.sources)}
    yield f"# Report: {escaped(report.title)}"
    for told in report.about:
        yield f"\n{escaped(told)}"
    for section in report.sections:
        yield from _section(section, numbers)
    if report.sources:
        yield f"\n## {SOURCES}"
    for number, source in enumerate(report.sources):
        time = f", {escaped(source.posted)}" if source.posted else ""
        yield f'\n### <a id="s{number}"></a>{escaped(source.badge)}{time}\n'
        yield from _paragraphs(source.text)
    yield f"\n---\n\n{FOOT}"


def _section(section: Section, numbers: dict[str, int]) -> Iterator[str]:
    yield f"\n## {escaped(section.title)}"
    if section.lead:
        yield f"\n{escaped(section.lead)}"
    for line in section.lines:
        yield from _line(line, numbers)
    if section.left:
        yield f"\nand {section.left:,} more"


def _line(line: Line, numbers: dict[str, int]) -> Iterator[str]:
    yield f"\n- {escaped(line.text)}"
    for quote in line.quotes:
        yield ""
        yield f"  > {escaped(quote.words)}"
        yield f"  > ([{escaped(quote.badge)}](#s{numbers[quote.comment]}))"


def _paragraphs(text: str) -> Iterator[str]:
    """Return each line of a comment as a paragraph of its own."""
    for line in filter(None, map(str.strip, text.splitlines())):
        yield f"{escaped(line)}\n"
