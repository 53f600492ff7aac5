"""Text → a single day. English dates are day first; ISO dates are year first."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from selfassess.model.period import MONTHS
from selfassess.read.folding import plain
from selfassess.read.unreadable import Unreadable, brief
from selfassess.read.values import SYMBOLS, serial_day

EARLIEST, LATEST = 1990, 2099
MONTH_NUMBERS = {
    spelling: number
    for number, name in enumerate(MONTHS, start=1)
    for spelling in (name.lower(), name[:3].lower(), *(["sept"] if number == 9 else []))
}
MONTH = r"(?P<month>" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\.?"
_YEAR = r"'?(?P<year>\d{4}|\d{2})"
_CLOCK = r"(?:[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_WEEKDAY = (
    r"(?:(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?,? )?"
)
_ISO = re.compile(rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_CLOCK}$")
_SLASHES = re.compile(rf"(?P<day>\d{{1,2}})[-/. ](?P<month>\d{{1,2}})[-/. ]{_YEAR}{_CLOCK}$")
_WORDS = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[-/ ]?{MONTH}[-/ ,]*{_YEAR}$"
)
_AMERICAN = re.compile(rf"{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})$")
_MONTH_ONLY = re.compile(rf"{MONTH}[-/ ]*{_YEAR}$")


def full_year(digits: str) -> int:
    """A year of two or four digits as four: "26" is 2026."""
    return int(digits) + (2000 if len(digits) == 2 else 0)


def day_in(text: str) -> date | None:
    """The day that this text names and nothing else, day first; None where it names none."""
    for form in (_ISO, _SLASHES, _WORDS, _AMERICAN):
        found = form.match(text)
        if found:
            month = found["month"]
            number = int(month) if month.isdigit() else MONTH_NUMBERS[month]
            return _day(full_year(found["year"]), number, int(found["day"]))
    return None


def read_date(value: Any) -> Any:
    """A date, None where there is none, or `Unreadable`. A month stands for its first day."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return _checked(value.date(), value)
    if isinstance(value, date):
        return _checked(value, value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return serial_day(value) or Unreadable.of("SA-R57", found=brief(value))
    text = plain(str(value)).casefold()
    if not text or text in SYMBOLS:
        return None
    day = day_in(text) or _first_of_month(text)
    if day is None and re.fullmatch(r"\d{5}(?:\.\d+)?", text):
        day = serial_day(float(text))
    return day or Unreadable.of("SA-R57", found=brief(value))


def _first_of_month(text: str) -> date | None:
    found = _MONTH_ONLY.match(text)
    return _day(full_year(found["year"]), MONTH_NUMBERS[found["month"]], 1) if found else None


def _checked(day: date, value: Any) -> date | Unreadable:
    if EARLIEST <= day.year <= LATEST:
        return day
    return Unreadable.of("SA-R57", found=brief(value))


def _day(year: int, month: int, number: int) -> date | None:
    try:
        day = date(year, month, number)
    except ValueError:
        return None
    return day if EARLIEST <= day.year <= LATEST else None
