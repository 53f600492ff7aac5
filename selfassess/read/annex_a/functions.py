"""The functions that rules and measures may use beside SQLite's own, named in the field's words.

Dates are ISO text. A function of something that is not there is NULL.
"""

from __future__ import annotations

import re
import sqlite3
import statistics
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache

_FIRST, _LAST = date(1980, 1, 1), date(2060, 12, 31)
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$")

_day_of = lru_cache(maxsize=100_000)(date.fromisoformat)


@lru_cache(maxsize=100_000)
def _number_of(iso: str) -> int:
    return date.fromisoformat(iso[:10]).toordinal()


@lru_cache(maxsize=4)
def working_days_counter(bank_holidays: tuple[date, ...]) -> Callable[[str, str], int | None]:
    """working_days(a, b): working days after day a, up to and including day b.

    The same day is 0; Friday to Monday is 1; weekends and bank holidays do not count.
    """
    free = {day.toordinal() for day in bank_holidays}
    origin = _FIRST.toordinal()
    sums, total = [], 0
    for number in range(origin, _LAST.toordinal() + 1):
        total += (number - 1) % 7 < 5 and number not in free
        sums.append(total)

    def working_days(start: str | None, end: str | None) -> int | None:
        if start is None or end is None:
            return None
        a, b = _number_of(start) - origin, _number_of(end) - origin
        if not (0 <= a < len(sums) and 0 <= b < len(sums)):
            return None
        return sums[b] - sums[a]

    return working_days


def days_between(start: str | None, end: str | None) -> int | None:
    """Days from a to b; negative where b comes first."""
    if start is None or end is None:
        return None
    return _number_of(end) - _number_of(start)


@lru_cache(maxsize=200_000)
def age_on(birth: str | None, day: str | None) -> int | None:
    """Completed years at a day; -1 before birth. Somebody born on 29 February ages on 1 March."""
    if birth is None or day is None:
        return None
    if day < birth:
        return -1
    years = int(day[:4]) - int(birth[:4])
    return years - (day[5:10] < birth[5:10])


@lru_cache(maxsize=100_000)
def add_months(day: str | None, months: int | None) -> str | None:
    """The same day so many months later (or earlier), or the last day of a shorter month."""
    if day is None or months is None:
        return None
    start = _day_of(day)
    year, month = divmod(start.year * 12 + start.month - 1 + int(months), 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return date(year, month + 1, min(start.day, last)).isoformat()


def month_of(day: str | None) -> str | None:
    """ "2026-09" of a day."""
    return day[:7] if day else None


def is_postcode(text: str | None) -> bool | None:
    """Whether text has the shape of a postcode."""
    return None if text is None else _POSTCODE.match(text.upper().strip()) is not None


class Median:
    """median(x): the middle value, or the mean of the two in the middle."""

    def __init__(self) -> None:
        self._values: list[float] = []

    def step(self, value: float | None) -> None:
        if value is not None:
            self._values.append(value)

    def finalize(self) -> float | None:
        return statistics.median(self._values) if self._values else None


def register(
    connection: sqlite3.Connection,
    bank_holidays: Iterable[date],
    has_fault: Callable[[int, str, int], bool],
) -> None:
    """Make the functions known to a connection."""
    for name, arguments, function in (
        ("working_days", 2, working_days_counter(tuple(bank_holidays))),
        ("days_between", 2, days_between),
        ("age_on", 2, age_on),
        ("add_months", 2, add_months),
        ("month_of", 1, month_of),
        ("is_postcode", 1, is_postcode),
        ("has_fault", 3, has_fault),
    ):
        connection.create_function(name, arguments, function, deterministic=True)
    connection.create_aggregate("median", 1, Median)  # type: ignore[arg-type]
