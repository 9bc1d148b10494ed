"""Times in running text: where they stand, and as ISO 8601 where they can be read surely.

A time that leaves something open (no year, "3 days ago", 03/04/2010 with nothing to tell day
from month) is found, but not turned into ISO 8601: the reader keeps it as it stands.
"""

# ruff: noqa: RUF001, SIM905  # signs that look like others are what is looked for; a long list reads better as words

import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct, structs

Kind = Literal["moment", "day", "month", "ago", "clock"]

# English, German, French, Spanish, Italian, Portuguese, Dutch; a month is known by these starts.
_MONTHS = (
    "jan(?:uary|uar|vier|eiro)?|enero|ene|gennaio|gen|januari|jänner",
    "feb(?:ruary|ruar|brero|braio|ruari)?|f[ée]vr(?:ier)?|fevereiro",
    "mar(?:ch|s|zo|ço)?|märz|mrz|maart|mrt",
    "apr(?:il|ile)?|avr(?:il)?|abr(?:il)?",
    "may|mai|mayo|maggio|mag|maio|mei",
    "june?|juni|juin|junio|giugno|giu|junho",
    "july?|juli|juil(?:let)?|julio|luglio|lug|julho",
    "aug(?:ust|ustus)?|ao[ûu]t|ago(?:sto)?",
    "sept?(?:ember|embre|tiembre|iembre)?|settembre|set(?:embro)?",
    "oct(?:ober|obre|ubre)?|okt(?:ober)?|ottobre|ott|out(?:ubro)?",
    "nov(?:ember|embre|iembre|embro)?",
    "dec(?:ember)?|dez(?:ember|embro)?|d[ée]c(?:embre)?|dic(?:iembre|embre)?",
)
_MONTH = "(?:" + "|".join(_MONTHS) + r")\b\.?"
_WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi"
    r"|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes"
    r"|s[áa]bado|domingo|(?:mo|di|mi|do|fr|sa|so)(?=[.,]))\b\.?"
)
_DATE = re.compile(
    rf"\b(?:{_WEEKDAY},? (?:the )?)?(?:"
    rf"(?P<month1>{_MONTH}) ?(?P<day1>\d\d?)(?:st|nd|rd|th)?\b(?![:.]\d)"
    r"(?:,? (?P<year1>\d{4})\b(?!:\d)|,? '(?P<short1>\d\d)\b)?"
    rf"|(?P<day2>\d\d?)(?:st|nd|rd|th|\.|º)?(?: of | de |[ /-])?(?P<month2>{_MONTH})"
    r"(?:(?:,? (?:de )?|[/-])(?P<year2>\d{4})\b(?!:\d)| ?'(?P<short2>\d\d)\b)?"
    r"|(?P<year3>\d{4})(?P<mark3>[-/.])(?P<month3>\d\d?)(?P=mark3)(?P<day3>\d\d?)(?!\d)"
    r"|(?P<one4>\d\d?)(?P<mark4>[/.-])(?P<two4>\d\d?)(?P=mark4)(?P<year4>\d{4}|\d\d)(?![\d.:]\d)"
    r"|(?P<year5>\d{4})年(?P<month5>\d\d?)月(?P<day5>\d\d?)日"
    rf"|(?P<month6>{_MONTH}),? (?P<year6>\d{{4}})\b)",
    re.IGNORECASE,
)
_OFFSET = r"[+-]\d\d?(?::?\d\d)?\b"
_ZONE_TEXT = (
    rf" ?\(?(?:(?:utc|gmt|z|[ecmp][sd]t|cest|cet|bst)\b(?:{_OFFSET})?|(?<=\d){_OFFSET}"
    rf"|(?<=\d ){_OFFSET})\)?"
)
_CLOCK = (
    r"(?P<hour>\d\d?)(?:(?P<mark>[:.h])(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,6})?)?"
    r"(?: ?(?P<half>[ap])\.? ?m\b\.?)?(?: ?uhr\b)?| ?(?P<half2>[ap])\.? ?m\b\.?"
    r"| ?(?P<uhr>uhr|h)\b)(?![\d:])"
    rf"(?P<zone>{_ZONE_TEXT})?"
)
_JOIN = r"(?:t(?=\d)|[,;]? ?(?:(?:at|um|à|a las|às|alle|kl\.?|om)\b|[@|•·»–—-])? ?\(?)"
_CLOCK_AFTER = re.compile(_JOIN + _CLOCK, re.IGNORECASE)
_CLOCK_BEFORE = re.compile(rf"\b{_CLOCK},? ?(?:on |am )?[|•·–—-]? ?$", re.IGNORECASE)
_CLOCK_ALONE = re.compile(rf"(?<![\d:.,/-]){_CLOCK}", re.IGNORECASE)
_ZONE_AFTER = re.compile(_ZONE_TEXT, re.IGNORECASE)
_YEAR_AFTER = re.compile(r" (?:[A-Z]{3,4} )?(?P<year>\d{4})\b")
_UNIT = (
    r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mos?|months?"
    r"|y|yrs?|years?|sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?"
    r"|jours?|heures?|semaines?|mois|ans?|d[íi]as?|horas?|minutos?|semanas?|meses|años?)"
)
_COUNT = r"(?:\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|eine[mr]?)"
_AGO = re.compile(
    rf"\b(?:(?:about |almost |over |around )?(?:{_COUNT} ?{_UNIT},? (?:and )?)?"
    rf"{_COUNT} ?{_UNIT}\.? ago|just now|moments ago|yesterday|today|last (?:night|week|month|year)"
    rf"|(?:vor|hace|il y a) {_COUNT} {_UNIT}|gestern|heute|hier(?= à)|ayer)\b",
    re.IGNORECASE,
)
_AGO_SHORT = re.compile(rf"\d{{1,4}} ?{_UNIT}", re.IGNORECASE)
_WEEKDAY_CLOCK = re.compile(rf"\b{_WEEKDAY},?(?= (?:at )?\d\d?[:.h ])", re.IGNORECASE)
# What a line must have, lest the patterns above be tried in vain at each of its words.
_MONTH_STARTS = tuple(
    "jan ene gen jän feb fév fev mar mär mrz maa mrt apr avr abr may mai mag mei jun jui giu jul"
    " lug aug aoû aou ago sep set oct okt ott out nov dec dez déc dic 年".split()
)
_NUMERIC = re.compile(r"\d[/.-]\d{1,2}[/.-]\d")
_CLOCK_HINT = re.compile(r"\d[:.h]\d\d|\d ?[ap]\.? ?m\b", re.IGNORECASE)
_AGO_HINTS = (
    "ago", "now", "today", "yesterday", "last", "vor", "hace", "gestern", "heute", "hier", "ayer",
    "il y a",
)  # fmt: skip
_HINT = re.compile(
    r"\d|ago\b|now\b|today|yesterday|\blast |\bvor |\bhace |il y a|gestern|heute", re.IGNORECASE
)
_GLUED = re.compile(
    r"(?<=[^\s(,/-])(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d)"
)
_ZONES = {"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_ZONES |= {"cet": 1, "cest": 2, "bst": 1, "utc": 0, "gmt": 0, "z": 0}
_ZONE = re.compile(r"(?P<name>[a-z]+)?(?P<sign>[+-])?(?P<hours>\d\d?)?:?(?P<minutes>\d\d)?")


class Stamp(Struct, frozen=True):
    """A time in a text, at `text[start:end]`, with what it states; None is left open.

    With `numeric`, `month` and `day` are the first and second number of a date such as 03/04/2010.
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    clock: tuple[int, int, int | None] | None = None
    zone: str = ""
    numeric: str = ""

    def iso(self, day_first: bool | None = None) -> str | None:
        """Return it as ISO 8601, or None where it leaves something open or cannot be.

        Args:
            day_first: whether 03/04/2010 is in April; None where nothing tells.
        """
        if self.year is None or self.month is None or self.day is None:
            return None
        month, day = self.month, self.day
        if self.numeric:
            if day_first is None:
                day_first = first_is_day((self,))
            if day_first is None:
                return None
            month, day = (day, month) if day_first else (month, day)
        hour, minute, second = self.clock or (0, 0, None)
        try:
            moment = dt.datetime(self.year, month, day, hour, minute, second or 0)
        except ValueError:
            return None
        if self.clock is None:
            return moment.date().isoformat()
        return moment.isoformat(timespec="minutes" if second is None else "seconds") + self.zone


def first_is_day(stamps: Iterable[Stamp]) -> bool | None:
    """Return whether dates in numbers put the day first; None where they do not tell."""
    numeric = [stamp for stamp in stamps if stamp.numeric]
    day_first = any((stamp.month or 0) > 12 for stamp in numeric)
    month_first = any((stamp.day or 0) > 12 for stamp in numeric)
    if day_first != month_first:
        return day_first
    if not day_first and numeric and all(stamp.numeric == "." for stamp in numeric):
        return True
    return None


def iso_time(text: str) -> str | None:
    """Return a time that is all of a text as ISO 8601, or None where it cannot be read surely."""
    text = " ".join(text.split())
    stamp = find_stamp(text)
    if stamp is None or stamp.start > 0 or stamp.end < len(text):
        return None
    return stamp.iso()


def find_stamp(text: str) -> Stamp | None:
    """Return the first time in a line of text, or None.

    A month may be glued to the word before it, as in "Ann LeeMarch 3, 2010".
    """
    if not _HINT.search(text):
        return None
    stamp = _first_stamp(text)
    if stamp is None or stamp.kind == "clock":
        glued = _GLUED.search(text)
        later = _first_stamp(text[glued.end() :]) if glued else None
        if glued and later and later.start == 0:
            start, end = glued.end(), glued.end() + later.end
            return structs.replace(later, start=start, end=end)
    return stamp


def _first_stamp(text: str) -> Stamp | None:
    low = text.lower()
    if any(start in low for start in _MONTH_STARTS) or _NUMERIC.search(text):
        date = _DATE.search(text)
        if date is not None:
            return _dated(text, date)
    ago = _AGO.search(text) if any(hint in low for hint in _AGO_HINTS) else None
    has_clock = _CLOCK_HINT.search(text) is not None
    if ago is None and has_clock:
        ago = _WEEKDAY_CLOCK.search(text)
    if ago is not None:
        clock = _CLOCK_AFTER.match(text, ago.end())
        return Stamp(ago.start(), clock.end() if clock else ago.end(), "ago")
    if short := _AGO_SHORT.fullmatch(text):
        return Stamp(0, short.end(), "ago")
    for clock in _CLOCK_ALONE.finditer(text) if has_clock else ():
        if clock["mark"] == ":" or clock["half"] or clock["half2"]:
            time = _time_of(clock)
            if time is not None:
                return Stamp(clock.start(), clock.end(), "clock", clock=time)
    return None


def _dated(text: str, date: re.Match[str]) -> Stamp | None:
    year, month, day, numeric = _date_of(date)
    start, end = date.span()
    clock = _CLOCK_AFTER.match(text, end)
    if clock and (time := _time_of(clock)):
        end = clock.end()
        if year is None and (after := _YEAR_AFTER.match(text, end)):
            year, end = int(after["year"]), after.end()
    elif (clock := _CLOCK_BEFORE.search(text[:start])) and (time := _time_of(clock)):
        start = clock.start()
        if not clock["zone"] and (zone_after := _ZONE_AFTER.match(text, end)):
            end = zone_after.end()
            zone = _zone_of(zone_after[0])
            return Stamp(start, end, "moment", year, month, day, time, zone, numeric)
    else:
        kind: Kind = "month" if day is None else "day"
        return Stamp(start, end, kind, year, month, day, numeric=numeric)
    zone = _zone_of(clock["zone"] or "")
    return Stamp(start, end, "moment", year, month, day, time, zone, numeric)


def _date_of(date: re.Match[str]) -> tuple[int | None, int | None, int | None, str]:
    if date["one4"]:
        short4 = int(date["year4"])
        full = short4 if short4 > 99 else 2000 + short4 if short4 < 70 else 1900 + short4
        return full, int(date["one4"]), int(date["two4"]), date["mark4"]
    for variant in "35":
        if date[f"year{variant}"]:
            year, month, day = (int(date[f"{p}{variant}"]) for p in ("year", "month", "day"))
            return year, month, day, ""
    if date["month6"]:
        return int(date["year6"]), _month(date["month6"]), None, ""
    variant = "1" if date["month1"] else "2"
    written = date[f"year{variant}"]
    short = date[f"short{variant}"]
    named = int(written) if written else 2000 + int(short) if short else None
    return named, _month(date[f"month{variant}"]), int(date[f"day{variant}"]), ""


_MONTH_PATTERNS = tuple(re.compile(rf"(?:{names})\.?", re.IGNORECASE) for names in _MONTHS)


def _month(name: str) -> int:
    return next(place for place, p in enumerate(_MONTH_PATTERNS, start=1) if p.fullmatch(name))


def _time_of(clock: re.Match[str]) -> tuple[int, int, int | None] | None:
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    second = int(clock["second"]) if clock["second"] else None
    half = (clock["half"] or clock["half2"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return (hour, minute, second) if hour < 24 and minute < 60 and (second or 0) < 60 else None


def _zone_of(text: str) -> str:
    match = _ZONE.fullmatch(text.strip(" ()").lower())
    if match is None or not (match["name"] or match["sign"]):
        return ""
    hours, minutes, sign = _ZONES.get(match["name"] or "utc", 0), 0, "+"
    if match["sign"]:
        hours, minutes = int(match["hours"] or 0), int(match["minutes"] or 0)
        sign = match["sign"]
    elif hours < 0:
        sign, hours = "-", -hours
    return f"{sign}{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else ""
