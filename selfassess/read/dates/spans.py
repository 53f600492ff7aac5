"""Periods built from their parts: a year, a month, a number of months, two days."""

from __future__ import annotations

from datetime import date, timedelta

from selfassess.model.period import Period, PeriodKind


def year_from(first: int, academic: bool) -> Period:
    kind = PeriodKind.ACADEMIC_YEAR if academic else PeriodKind.FINANCIAL_YEAR
    return months_from(first, 9 if academic else 4, 12, kind)


def months_from(year: int, month: int, count: int, kind: PeriodKind) -> Period:
    """`month` may run past 12 into the next year."""
    start = year * 12 + month - 1
    after = start + count
    end = date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
    return Period(kind=kind, start=date(start // 12, start % 12 + 1, 1), end=end)


def month_of(year: int, month: int) -> Period:
    if not 1 <= month <= 12:
        raise ValueError(month)
    return months_from(year, month, 1, PeriodKind.MONTH)


def snapshot_of(day: date) -> Period:
    return Period(kind=PeriodKind.SNAPSHOT, start=day, end=day)


def stretch_to(end: date, months: int) -> Period:
    if months == 0:
        first = date(end.year if end.month >= 4 else end.year - 1, 4, 1)
        return Period(kind=PeriodKind.YEAR_TO_DATE, start=first, end=end)
    serial = end.year * 12 + end.month - months
    return between(date(serial // 12, serial % 12 + 1, 1), end)


def between(start: date, end: date) -> Period:
    """The stretch from one day to another, named for what it is."""
    whole = start.day == 1 and (end + timedelta(days=1)).day == 1
    months = (end.year - start.year) * 12 + end.month - start.month + 1 if whole else 0
    kinds: dict[tuple[int, int | None], PeriodKind] = {
        (1, None): PeriodKind.MONTH,
        (12, 4): PeriodKind.FINANCIAL_YEAR,
        (12, 9): PeriodKind.ACADEMIC_YEAR,
        (12, 1): PeriodKind.CALENDAR_YEAR,
        (12, None): PeriodKind.ROLLING_YEAR,
        **{(3, month): PeriodKind.QUARTER for month in (1, 4, 7, 10)},
        **{(6, month): PeriodKind.HALF_YEAR for month in (4, 10)},
    }
    kind = kinds.get((months, start.month)) or kinds.get((months, None))
    if kind is None:
        from_april = start.month == 4 and start.day == 1 and (end - start).days < 365
        kind = PeriodKind.YEAR_TO_DATE if from_april else PeriodKind.SPAN
    return Period(kind=kind, start=start, end=end)
