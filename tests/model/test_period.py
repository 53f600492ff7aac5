"""Periods: how they print, which comes later, the same stretch a year before."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfassess.model.period import Period, PeriodKind, say_date


def period(kind: PeriodKind, start: str, end: str) -> Period:
    return Period(kind=kind, start=date.fromisoformat(start), end=date.fromisoformat(end))


@pytest.mark.parametrize(
    ("kind", "start", "end", "said"),
    [
        (PeriodKind.MONTH, "2026-09-01", "2026-09-30", "September 2026"),
        (PeriodKind.QUARTER, "2026-04-01", "2026-06-30", "quarter 1 of 2026-27"),
        (PeriodKind.QUARTER, "2027-01-01", "2027-03-31", "quarter 4 of 2026-27"),
        (PeriodKind.FINANCIAL_YEAR, "2025-04-01", "2026-03-31", "2025-26"),
        (PeriodKind.FINANCIAL_YEAR, "1999-04-01", "2000-03-31", "1999-00"),
        (PeriodKind.ROLLING_YEAR, "2025-10-01", "2026-09-30", "the year to September 2026"),
        (PeriodKind.YEAR_TO_DATE, "2026-04-01", "2026-09-30", "April to September 2026"),
        (PeriodKind.SNAPSHOT, "2026-09-30", "2026-09-30", "30 September 2026"),
        (PeriodKind.SPAN, "2026-09-01", "2026-10-15", "1 September 2026 to 15 October 2026"),
    ],
)
def test_a_period_prints_as_a_council_would_write_it(
    kind: PeriodKind, start: str, end: str, said: str
) -> None:
    assert period(kind, start, end).say() == said


def test_what_ended_later_comes_later_and_the_shorter_of_two_last() -> None:
    year = period(PeriodKind.FINANCIAL_YEAR, "2025-04-01", "2026-03-31")
    month = period(PeriodKind.MONTH, "2026-03-01", "2026-03-31")
    before = period(PeriodKind.MONTH, "2026-02-01", "2026-02-28")
    assert sorted([month, year, before], key=lambda p: p.order) == [before, year, month]


def test_the_end_of_february_meets_the_end_of_february() -> None:
    leap = period(PeriodKind.MONTH, "2024-02-01", "2024-02-29")
    assert leap.a_year_before().end == date(2023, 2, 28)
    assert period(PeriodKind.MONTH, "2025-02-01", "2025-02-28").a_year_before().end == date(
        2024, 2, 29
    )


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(0, 400))
def test_a_year_before_keeps_kind_and_order(start: date, days: int) -> None:
    last = min(date.fromordinal(start.toordinal() + days), date(2061, 1, 1))
    now = Period(kind=PeriodKind.SPAN, start=start, end=last)
    then = now.a_year_before()
    assert then.start <= then.end < now.end
    assert abs(now.days - then.days) <= 1


def test_dates_are_said_without_leading_noughts() -> None:
    assert say_date(date(2026, 11, 2)) == "2 November 2026"
