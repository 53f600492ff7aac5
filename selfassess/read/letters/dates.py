"""Dates and ranges of dates, in every shape that reports and letters print."""

from __future__ import annotations

import re
from datetime import date

from selfassess.read.letters.words import fold

_JOIN = r"\s*(?:to|until|and|-)\s*"


class DateReader:
    """Finds dates, given the names of the months."""

    def __init__(self, months: tuple[str, ...]) -> None:
        self.months = {name: n for n, name in enumerate(months, start=1)}
        self.months |= {name[:3]: n for n, name in enumerate(months, start=1)}
        self.months["sept"] = 9
        month = "|".join(sorted(self.months, key=len, reverse=True))
        day = r"(\d{1,2})(?:st|nd|rd|th)?"
        year = r"(\d{4}|\d{2}(?!\d))"
        self._month = month
        self._full = re.compile(rf"\b{day}\s+(?:of\s+)?({month})\b\.?,?\s+(\d{{4}})\b")
        self._numeric = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b")
        first = rf"{day}(?:\s+({month})\b\.?)?(?:,?\s+(\d{{4}}))?"
        self._range = re.compile(rf"\b{first}{_JOIN}{day}\s+({month})\b\.?,?\s+{year}")
        self._open = re.compile(rf"\b{first}{_JOIN}{day}\s+({month})\b\.?(?:,?\s+(\d{{4}})\b)?")
        self._month_year = re.compile(rf"\b({month})\b\.?,?\s+(\d{{4}})\b")

    def single(self, text: str) -> date | None:
        """The first full date in a text."""
        found = self._full.search(fold(text))
        if found:
            return _day(found[3], self.months[found[2]], found[1])
        found = self._numeric.search(fold(text))
        return _day(found[3], int(found[2]), found[1]) if found else None

    def is_date(self, text: str) -> bool:
        """Whether a line is a date and nothing else."""
        return bool(self._full.fullmatch(fold(text).strip(" .")))

    def month_year(self, text: str) -> str | None:
        """The first "February 2017" of a text, as "2017-02"."""
        found = self._month_year.search(fold(text))
        return f"{found[2]}-{self.months[found[1]]:02d}" if found else None

    def span(self, text: str, near: date | None = None) -> tuple[date, date] | None:
        """The first and the last day of one or more ranges, or a single day twice.

        `near` is a later date (a letter's) that gives the year where none is printed.
        """
        folded = fold(text)
        days: list[date] = []
        taken: list[tuple[int, int]] = []
        for shape in (self._range, self._open):
            for found in shape.finditer(folded):
                if any(a < found.end() and found.start() < b for a, b in taken):
                    continue
                pair = self._pair(found, near)
                if pair:
                    days += pair
                    taken.append(found.span())
        for shape in (self._full, self._numeric):
            for found in shape.finditer(folded):
                if any(a <= found.start() < b for a, b in taken):
                    continue
                month = int(found[2]) if shape is self._numeric else self.months[found[2]]
                day = _day(found[3], month, found[1])
                if day:
                    days.append(day)
        return (min(days), max(days)) if days else None

    def _pair(self, found: re.Match[str], near: date | None) -> list[date] | None:
        day1, month1, year1, day2, month2, year2 = found.groups()
        if year2 is None and near is None:
            return None
        month = self.months[month2]
        last = _day(year2, month, day2) if year2 else _before(near, month, day2)
        if last is None:
            return None
        begin_month = self.months[month1] if month1 else month
        year = year1 or str(last.year - (begin_month > month))
        first = _day(year, begin_month, day1)
        return [first, last] if first and first <= last else None


def _day(year: str | int, month: int, day: str | int) -> date | None:
    number = int(year)
    try:
        return date(number + 2000 if number < 100 else number, month, int(day))
    except ValueError:
        return None


def _before(near: date | None, month: int, day: str) -> date | None:
    """The latest such day not after a date."""
    if near is None:
        return None
    found = _day(near.year, month, day)
    if found and found > near:
        found = _day(near.year - 1, month, day)
    return found
