"""Text or a date → a period: every form that councils write, and none of our own guessing.

Financial years run from April to March; a quarter is a quarter of the financial year. A bare
"2025" is read as DfE writes it: the year that ended in 2025.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from selfassess.model.period import Period
from selfassess.read.dates.days import EARLIEST, LATEST
from selfassess.read.dates.forms import FORMS, YEARLESS, without
from selfassess.read.dates.spans import month_of, snapshot_of
from selfassess.read.folding import plain
from selfassess.read.unreadable import Unreadable, brief
from selfassess.read.values import serial_day

# the problem of a period that would be one if only it said which year
YEARLESS_CODE = "SA-R58"
# a letter alone is a mark only in brackets or at the very end: "w/e 07/11/25" is not an estimate
_FLAGS = {
    "provisional": re.compile(r"[\[(]?\b(?:prov|provisional)\b\.?[\])]?|[\[(]p[\])]| p$"),
    "revised": re.compile(r"[\[(]?\b(?:revised|rev)\b\.?[\])]?|[\[(]r[\])]| r$"),
    "estimate": re.compile(r"[\[(]?\b(?:estimated?|est)\b\.?[\])]?|[\[(]e[\])]| e$"),
}
_OUTTURN = re.compile(
    r"[\[(]?\b(?:ot|outturn|out-turn|year ?end|eoy|final|actual|full year)\b[\])]?"
)
_ACADEMIC = re.compile(r"[\[(]?\b(?:academic(?: year)?|school year|ay|acad)\b[\])]?")
_FINANCIAL = re.compile(r"[\[(]?\b(?:financial(?: year)?|fin year|dfe)\b[\])]?")


class PeriodFound(NamedTuple):
    """A period and what its text says of the figure: "provisional", "revised", "estimate"."""

    period: Period
    flags: tuple[str, ...] = ()


def read_period(value: Any, academic: bool = False, number_format: str = "General") -> Any:
    """A `PeriodFound`, None for a blank, or `Unreadable`.

    `academic` says that a year without more words is a school year for this indicator. A real
    date formatted as a month, or on the first of a month, is that month; any other date is a
    snapshot of its day.
    """
    if value is None:
        return None
    if isinstance(value, (date, datetime)):
        return _of_day(value.date() if isinstance(value, datetime) else value, number_format)
    if isinstance(value, bool):
        return Unreadable.of("SA-R17", found="yes or no")
    if isinstance(value, (int, float)):
        if not abs(value) < 1e9:
            return Unreadable.of("SA-R17", found="a number")
        day = serial_day(value)
        if day:
            return _of_day(day, "General")
        value = f"{value:.0f}" if value == int(value) else str(value)
    text = plain(str(value)).strip(" .,;:")
    return _of_text(text, academic) if text else None


def _of_day(day: date, number_format: str) -> PeriodFound | Unreadable:
    if not EARLIEST <= day.year <= LATEST:
        return Unreadable.of("SA-R17", found=brief(day))
    shows_days = "d" in re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", number_format.lower())
    if day.day == 1 or (not shows_days and "m" in number_format.lower()):
        return PeriodFound(month_of(day.year, day.month))
    return PeriodFound(snapshot_of(day))


@lru_cache(maxsize=4096)
def _of_text(text: str, academic: bool) -> PeriodFound | Unreadable:
    bare, flags = _without_flags(text.casefold())
    if _ACADEMIC.search(bare):
        academic, bare = True, without(_ACADEMIC, bare)
    elif _FINANCIAL.search(bare):
        academic, bare = False, without(_FINANCIAL, bare)
    for form in FORMS:
        try:
            period = form(bare, academic)
        except (ValueError, OverflowError):
            continue
        if period and EARLIEST <= period.start.year <= LATEST and period.start <= period.end:
            return PeriodFound(period, flags)
    yearless = any(form.fullmatch(bare) for form in YEARLESS)
    return Unreadable.of(YEARLESS_CODE if yearless else "SA-R17", found=brief(text))


def _without_flags(text: str) -> tuple[str, tuple[str, ...]]:
    flags = []
    for flag, form in _FLAGS.items():
        if form.search(text) and any(character.isdigit() for character in form.sub("", text)):
            flags.append(flag)
            text = without(form, text)
    bare = without(_OUTTURN, text)
    return bare if any(character.isdigit() for character in bare) else text, tuple(flags)
