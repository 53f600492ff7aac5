"""The forms in which councils write a period, each a small reader that answers or passes.

Every reader takes plain lower-case text and whether a year is a school year, and returns a
period, or None where the text is not of its form.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from selfassess.model.period import Period, PeriodKind
from selfassess.read.dates.days import MONTH, MONTH_NUMBERS, day_in, full_year
from selfassess.read.dates.spans import (
    between,
    month_of,
    months_from,
    snapshot_of,
    stretch_to,
    year_from,
)
from selfassess.read.values import serial_day

_YEARS = r"(?:fy ?)?(?P<first>\d{4}|\d{2}) ?(?:[-/]|to) ?(?P<second>\d{4}|\d{2})"
_ONE_YEAR = r"'?(?P<year>\d{4}|\d{2})"
_MONTH_YEAR = rf"{MONTH}[-/ ,]*{_ONE_YEAR}"
_TO = r" ?(?:-|to|until|till|through) ?"
_CALENDAR = re.compile(r"\b(?:calendar(?: year)?|cy)\b")


def _years(text: str, academic: bool) -> Period | None:
    """2024/25, 2024-25, 24/25, FY 2024/2025, 202425."""
    found = re.fullmatch(_YEARS, text) or re.fullmatch(r"(?P<first>\d{4})(?P<second>\d{2})", text)
    first = _first_year(found) if found else None
    return year_from(first, academic) if first else None


def _ending_year(text: str, academic: bool) -> Period | None:
    """2025, FY25, 2024-25's short names: the year that ends in it."""
    found = re.fullmatch(r"(?P<year>\d{4})", text) or re.fullmatch(
        rf"fy ?{_ONE_YEAR}|(?:year )?(?P<other>\d{{4}}) year", text
    )
    if not found:
        return None
    digits = found["year"] or found["other"]
    return year_from(full_year(digits) - 1, academic)


def _calendar(text: str, academic: bool) -> Period | None:
    found = re.fullmatch(r"(?P<year>\d{4})", without(_CALENDAR, text))
    if not found or not _CALENDAR.search(text):
        return None
    return between(date(int(found["year"]), 1, 1), date(int(found["year"]), 12, 31))


def _quarter(text: str, academic: bool) -> Period | None:
    """Q1 2025/26, Qtr 1 25-26, 2025-26 Q1, Quarter 1 (Apr-Jun) 2025-26."""
    bare = re.sub(rf"\({MONTH}.*?\)", " ", text)
    found = re.search(r"\b(?:q|qtr|quarter) ?(?P<quarter>[1-4])\b", bare)
    first = _year_beside(bare, found)
    if not found or not first:
        return None
    return months_from(first, 4 + (int(found["quarter"]) - 1) * 3, 3, PeriodKind.QUARTER)


def _half(text: str, academic: bool) -> Period | None:
    """H1 2025-26, first half of 2025-26."""
    words = re.sub(r"\b(?:first|1st) half(?: year)?(?: of)?", "h1", text)
    words = re.sub(r"\b(?:second|2nd) half(?: year)?(?: of)?", "h2", words)
    found = re.search(r"\b(?:h|half ?(?:year ?)?)(?P<half>[12])\b", words)
    first = _year_beside(words, found)
    if not found or not first:
        return None
    return months_from(first, 4 + (int(found["half"]) - 1) * 6, 6, PeriodKind.HALF_YEAR)


def _numbered_month(text: str, academic: bool) -> Period | None:
    """M1 2025-26, P1 2025/26, Month 1: of the financial year, so 1 is April."""
    found = re.search(r"\b(?:m|p|month|period) ?(?P<number>1[0-2]|[1-9])\b", text)
    first = _year_beside(text, found)
    if not found or not first:
        return None
    return months_from(first, 3 + int(found["number"]), 1, PeriodKind.MONTH)


def _named_month(text: str, academic: bool) -> Period | None:
    """Apr-25, April 2025, 25-Apr, Apr 2025/26, 2025-04, 202504."""
    found = re.fullmatch(_MONTH_YEAR, text) or re.fullmatch(
        rf"(?P<year>\d{{4}}|\d{{2}})[-/ ]{MONTH}", text
    )
    if found:
        return month_of(full_year(found["year"]), MONTH_NUMBERS[found["month"]])
    found = re.fullmatch(rf"{MONTH} {_YEARS}", text)
    first = _first_year(found) if found else None
    if found and first:
        month = MONTH_NUMBERS[found["month"]]
        return month_of(first if month >= 4 else first + 1, month)
    found = re.fullmatch(r"(?P<year>20\d{2})[-/]?(?P<month>\d{2})", text)
    return month_of(int(found["year"]), int(found["month"])) if found else None


def _snapshot_day(text: str, academic: bool) -> Period | None:
    """30/09/2025, as at 30 September 2026, snapshot 31 March 2025, end of Sep 2025, 45748."""
    words = r"(?:snapshot|as at|as of|position at|position|at|on|census|data at)"
    bare = re.sub(rf"^(?:{words}[ :-]*)+|[ (]+{words}\)?$", "", text)
    day = day_in(bare)
    if day is None and re.fullmatch(r"\d{5}", bare):
        day = serial_day(float(bare))
        if day and day.day == 1:
            return month_of(day.year, day.month)
    ends = re.fullmatch(rf"(?:end of |end |month end ){_MONTH_YEAR}", bare)
    ends = ends or (re.fullmatch(_MONTH_YEAR, bare) if bare != text else None)
    if day is None and ends:
        day = month_of(full_year(ends["year"]), MONTH_NUMBERS[ends["month"]]).end
    return snapshot_of(day) if day else None


def _week(text: str, academic: bool) -> Period | None:
    found = re.fullmatch(
        r"(?:w/e|week ending|w/c|week commencing|week beginning) ?(?P<day>.+)", text
    )
    day = day_in(found["day"]) if found else None
    if not day:
        return None
    first = day if text.startswith(("w/c", "week c", "week b")) else day - timedelta(days=6)
    return Period(kind=PeriodKind.SPAN, start=first, end=first + timedelta(days=6))


def _ending(text: str, academic: bool) -> Period | None:
    """Year to Sep 2026, 12 months to, rolling year to, R12M, quarter ending 30 June 2025."""
    verb = r"(?:(?:to|ending|ended|end)\b:?|[-:])? ?"
    lengths = {
        12: r"(?:the )?(?:r ?12 ?m|rolling (?:12|twelve)(?: ?months?| ?m)?|rolling year|rolling"
        r"|(?:12|twelve) months?(?: rolling)?|year|12 ?m)",
        6: r"(?:the )?(?:last )?(?:6|six) months?",
        3: r"(?:the )?(?:quarter|qtr|(?:3|three) months?)",
        0: r"(?:ytd|year to date|year-to-date|cumulative)",
    }
    for months, words in lengths.items():
        found = re.fullmatch(rf"{words} {verb}(?P<when>.+)", text)
        end = _last_day(found["when"]) if found else None
        if end is None and months in (0, 12):
            found = re.fullmatch(rf"(?P<when>.+?) \(?{words}\)?", text)
            end = _last_day(found["when"]) if found else None
        if end:
            return stretch_to(end, months)
    return None


def _from_to(text: str, academic: bool) -> Period | None:
    """April to September 2025, Apr-Jun 25, 1 April 2025 to 30 June 2025, Jul 2024 - Jun 2025."""
    bare = re.sub(r"^(?:from|between) ", "", text).replace(" and ", " to ")
    for cut in re.finditer(_TO, bare):
        first, second = bare[: cut.start()].strip(), bare[cut.end() :].strip()
        end = _last_day(second)
        start = _first_day(first, end) if end else None
        if start and end and start <= end:
            return between(start, end)
    return None


def _first_day(text: str, end: date) -> date | None:
    found = re.fullmatch(_MONTH_YEAR, text)
    if found:
        return date(full_year(found["year"]), MONTH_NUMBERS[found["month"]], 1)
    found = re.fullmatch(MONTH, text)
    if found:
        month = MONTH_NUMBERS[found["month"]]
        return date(end.year if month <= end.month else end.year - 1, month, 1)
    return day_in(text) or day_in(f"{text} {end.year}")


def _last_day(text: str) -> date | None:
    found = re.fullmatch(_MONTH_YEAR, text)
    if found:
        return month_of(full_year(found["year"]), MONTH_NUMBERS[found["month"]]).end
    return day_in(text)


def without(form: re.Pattern[str], text: str) -> str:
    """The text without what the form matches, and without what that leaves at its ends."""
    return " ".join(form.sub(" ", text).split()).strip(" -,()[]:")


def _year_beside(text: str, found: re.Match[str] | None) -> int | None:
    """The first year of the "2025/26" that stands beside a quarter, half or month number."""
    if not found:
        return None
    rest = without(re.compile(r"\b(?:of|in)\b"), text[: found.start()] + " " + text[found.end() :])
    years = re.fullmatch(_YEARS, rest) or re.fullmatch(r"(?P<first>\d{4})(?P<second>\d{2})", rest)
    return _first_year(years) if years else None


def _first_year(found: re.Match[str]) -> int | None:
    """The first of two years that follow each other, or None where they do not."""
    first = full_year(found["first"])
    return first if full_year(found["second"]) % 100 == (first + 1) % 100 else None


FORMS: tuple[Callable[[str, bool], Period | None], ...] = (
    _years,
    _ending_year,
    _calendar,
    _quarter,
    _half,
    _numbered_month,
    _named_month,
    _snapshot_day,
    _week,
    _ending,
    _from_to,
)
# forms that would be a period if only they said which year
YEARLESS = tuple(
    re.compile(form)
    for form in (
        MONTH,
        r"(?:q|qtr|quarter) ?[1-4].*",
        r"(?:h|half) ?[12].*",
        r"(?:m|p|month|period) ?\d{1,2}",
        r"ytd|year to date|outturn|year ?end|eoy|r ?12 ?m|rolling 12 months?|snapshot|current",
        r"(?:the )?last (?:\d+|six|twelve|three) months?",
        rf"\d{{1,2}}(?:st|nd|rd|th)? {MONTH}",
        rf"{MONTH}{_TO}.*",
        rf"(?:quarter|year|month|period) (?:to|ending|ended) .*{MONTH}",
    )
)
