"""A month, a quarter or "YTD" without its year, completed from what stands around it."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from selfassess.read.dates.mentioned import period_mentioned
from selfassess.read.layouts.headings import one_year_in, periods_of, years_in

_YTD = re.compile(r"\b(?:ytd|year to date|year-to-date|cumulative)\b", re.IGNORECASE)
_OUTTURN = re.compile(r"\b(?:year ?end|outturn|out-turn|eoy|full year|year)\b", re.IGNORECASE)


class Around(NamedTuple):
    """Texts in which a year may be named, nearest first, each with what it is called."""

    texts: tuple[tuple[str, str], ...]

    def year(self) -> tuple[str, str]:
        """The first financial year named, and where."""
        for where, text in self.texts:
            if found := years_in(text):
                return found, where
        return "", ""

    def calendar_year(self) -> tuple[int | None, str]:
        for where, text in self.texts:
            if found := one_year_in(text):
                return found, where
        return None, ""

    def period(self) -> tuple[str, str]:
        """The first period named, as text, and where."""
        for where, text in self.texts:
            found = period_mentioned(text)
            if found is not None and periods_of(found.say()) == found:
                return found.say(), where
        return "", ""

    def within(self, *levels: str) -> Around:
        """The same with the headings above put first."""
        own = tuple(("the heading above", level) for level in levels if level)
        return Around(own + self.texts)


class Completed(NamedTuple):
    """The full text of a period and where its year came from; text None where it stays unclear."""

    text: Any
    year_from: str = ""


def complete(yearless: str, around: Around) -> Completed:
    """Give a period its year. "YTD" is completed later, when the last month is known."""
    if is_to_date(yearless):
        return Completed(None)
    year, where = around.year()
    if year:
        if _OUTTURN.fullmatch(yearless.strip()):
            return Completed(year, where)
        full = f"{yearless} {year}"
        if periods_of(full) is not None:
            return Completed(full, where)
    calendar, where = around.calendar_year()
    if calendar and periods_of(f"{yearless} {calendar}") is not None:
        return Completed(f"{yearless} {calendar}", where)
    return Completed(None)


def is_to_date(text: str) -> bool:
    """Whether a heading is "YTD" without saying to which month."""
    return _YTD.search(text) is not None
