"""The report for Word and its kin (DOCX); quotes lead to bookmarks of the comments at the end."""

import io
import unicodedata
import zipfile
from typing import Any

from argmap.errors import WriteError
from argmap.model.report import Line, Quote, Report, Section
from argmap.write.html import LANGUAGE
from argmap.write.report_html import FOOT, SOURCES
from argmap.write.xml import legal

SAME_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold: twice the same file
FROM_RIGHT = ("R", "AL")
FONT, INK = "Calibri", "1C1B19"


def write(report: Report) -> bytes:
    """Return the report as a DOCX file, the same bytes for the same report.

    Raises:
        WriteError: python-docx is not installed.
    """
    try:
        import docx
    except ImportError:
        raise WriteError("DOCX needs python-docx: run pip install python-docx") from None
    document = docx.Document()
    _look(document, report)
    _paragraph(document, "Report", "Subtitle")
    _paragraph(document, report.title, "Title")
    for told in report.about:
        _paragraph(document, told)
    numbers = {source.comment: number for number, source in enumerate(report.sources)}
    language = report.language if LANGUAGE.fullmatch(report.language) else ""
    for section in report.sections:
        _section(document, section, numbers, language)
    _sources(document, report, language)
    _paragraph(document, FOOT)
    out = io.BytesIO()
    document.save(out)
    return _undated(out.getvalue())


def _look(document: Any, report: Report) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    properties = document.core_properties
    properties.title = legal(report.title)[:255]
    properties.author = properties.last_modified_by = "argmap"
    properties.comments, properties.language = "", "en"
    for told in properties._element.xpath("dcterms:created | dcterms:modified"):
        properties._element.remove(told)  # those of the template
    styles = document.styles
    styles["Normal"].font.size = Pt(11)
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2"):
        fonts = styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()  # the theme's would go before ours
        styles[name].font.name = FONT
        fonts.set(qn("w:cs"), FONT)
        styles[name].font.color.rgb = RGBColor.from_string(INK)
    styles["Quote"].font.italic = False  # slanted letters are hard to read in many scripts
    styles["Quote"].paragraph_format.left_indent = Cm(1.2)


def _section(document: Any, section: Section, numbers: dict[str, int], language: str) -> None:
    _paragraph(document, section.title, "Heading 1")
    if section.lead:
        _paragraph(document, section.lead)
    for line in section.lines:
        _line(document, line, numbers, language)
    if section.left:
        _paragraph(document, f"and {section.left:,} more")


def _line(document: Any, line: Line, numbers: dict[str, int], language: str) -> None:
    paragraph = _paragraph(document, line.text, "List Bullet")
    paragraph.paragraph_format.keep_with_next = bool(line.quotes)
    for quote in line.quotes:
        _quote(document, quote, numbers[quote.comment], language)


def _quote(document: Any, quote: Quote, number: int, language: str) -> None:
    paragraph = _paragraph(document, quote.words, "Quote", language)
    paragraph.add_run(" (")
    _lead(paragraph, quote.badge, f"s{number}")
    paragraph.add_run(")")


def _sources(document: Any, report: Report, language: str) -> None:
    if not report.sources:
        return
    _paragraph(document, SOURCES, "Heading 1").paragraph_format.page_break_before = True
    for number, source in enumerate(report.sources):
        heading = _paragraph(document, source.badge, "Heading 2")
        _mark(heading, number)
        if source.posted:
            _paragraph(document, source.posted)
        for text in filter(None, map(str.strip, source.text.splitlines())):
            _paragraph(document, text, language=language)


def _paragraph(document: Any, text: str, style: str | None = None, language: str = "") -> Any:
    """Return a new paragraph of these words, in their language and the direction of their script.

    Where the language is not known, "", that of the document holds.
    """
    paragraph = document.add_paragraph(legal(text), style=style)
    if _from_right(text):
        paragraph._p.get_or_add_pPr().append(_element("w:bidi"))
        for run in paragraph.runs:
            run.font.rtl = True
    for run in paragraph.runs if language else ():
        spoken = {"w:val": language, "w:eastAsia": language, "w:bidi": language}
        run._r.get_or_add_rPr().append(_element("w:lang", spoken))
    return paragraph


def _from_right(text: str) -> bool:
    strong = (unicodedata.bidirectional(character) for character in text)
    return next((kind for kind in strong if kind in ("L", *FROM_RIGHT)), "L") in FROM_RIGHT


def _lead(paragraph: Any, text: str, bookmark: str) -> None:
    """Add words that lead to a bookmark."""
    run = paragraph.add_run(legal(text))
    run.font.underline = True
    link = _element("w:hyperlink", {"w:anchor": bookmark})
    run._r.addprevious(link)
    link.append(run._r)


def _mark(paragraph: Any, number: int) -> None:
    """Put a bookmark around the words of a paragraph."""
    name = {"w:id": str(number), "w:name": f"s{number}"}
    paragraph.runs[0]._r.addprevious(_element("w:bookmarkStart", name))
    paragraph._p.append(_element("w:bookmarkEnd", {"w:id": str(number)}))


def _element(tag: str, attributes: dict[str, str] | None = None) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        element.set(qn(name), value)
    return element


def _undated(data: bytes) -> bytes:
    """Return the file without the time at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            part = zipfile.ZipInfo(name, SAME_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(part, before.read(name))
    return out.getvalue()
