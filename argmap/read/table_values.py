"""Numbers and times of workbooks as people read them."""

import datetime as dt
import re
from xml.etree.ElementTree import Element

# The numbers of formats that need no description, and are of dates or times of day.
BUILT_IN = frozenset((*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)))
LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
EPOCH, EPOCH_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)
LAST_DAY = 2_958_465  # 31 December 9999


def date_styles(styles: Element) -> frozenset[int]:
    """Return the numbers of the cell styles that show times."""
    described = {
        element.get("numFmtId", ""): element.get("formatCode", "")
        for element in styles.iter()
        if str(element.tag).endswith("}numFmt")
    }
    formats = next((e for e in styles.iter() if str(e.tag).endswith("}cellXfs")), ())
    return frozenset(
        number
        for number, style in enumerate(formats)
        if _is_date(style.get("numFmtId", "0"), described)
    )


def _is_date(number: str, described: dict[str, str]) -> bool:
    if number in described:
        return DATE_LETTERS.search(LITERAL.sub("", described[number])) is not None
    return number.isdecimal() and int(number) in BUILT_IN


def value_of(written: str, is_date: bool, from_1904: bool) -> str:
    """Return a number as a spreadsheet shows it: 12 for 12.0, and days as a date."""
    try:
        number = float(written)
    except ValueError:
        return written.strip()
    if is_date and 0 <= number < LAST_DAY:
        return _moment(number, EPOCH_1904 if from_1904 else EPOCH)
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return written.strip() if len(written.strip()) < 16 else f"{number:.15g}"


def _moment(days: float, epoch: dt.datetime) -> str:
    moment = epoch + dt.timedelta(seconds=round(days * 86_400))
    if days < 1:
        return moment.time().isoformat()
    return moment.date().isoformat() if days.is_integer() else moment.isoformat(sep=" ")
