"""Periods: every form that councils write, as a table; and never an exception."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfassess.read.periods import PeriodFound, read_period
from selfassess.read.unreadable import Unreadable

FORMS = """
Apr-25                             | month          | 2025-04-01 | 2025-04-30
Apr 2025                           | month          | 2025-04-01 | 2025-04-30
April 2025                         | month          | 2025-04-01 | 2025-04-30
Sept. 2025                         | month          | 2025-09-01 | 2025-09-30
25-Apr                             | month          | 2025-04-01 | 2025-04-30
2025-04                            | month          | 2025-04-01 | 2025-04-30
202504                             | month          | 2025-04-01 | 2025-04-30
Feb 2025/26                        | month          | 2026-02-01 | 2026-02-28
Dec 2025/26                        | month          | 2025-12-01 | 2025-12-31
M1 2025-26                         | month          | 2025-04-01 | 2025-04-30
2025/26 P12                        | month          | 2026-03-01 | 2026-03-31
45748                              | month          | 2025-04-01 | 2025-04-30
Q1 2025/26                         | quarter        | 2025-04-01 | 2025-06-30
Q4 25-26                           | quarter        | 2026-01-01 | 2026-03-31
2025-26 Q1                         | quarter        | 2025-04-01 | 2025-06-30
Qtr 3 2024-25                      | quarter        | 2024-10-01 | 2024-12-31
Quarter 1 (Apr-Jun) 2025-26        | quarter        | 2025-04-01 | 2025-06-30
quarter ending 30 June 2025        | quarter        | 2025-04-01 | 2025-06-30
Apr-Jun 25                         | quarter        | 2025-04-01 | 2025-06-30
H1 2025-26                         | half_year      | 2025-04-01 | 2025-09-30
second half of 2025-26             | half_year      | 2025-10-01 | 2026-03-31
April to September 2025            | half_year      | 2025-04-01 | 2025-09-30
2024/25                            | financial_year | 2024-04-01 | 2025-03-31
2024-25                            | financial_year | 2024-04-01 | 2025-03-31
2024–25                            | financial_year | 2024-04-01 | 2025-03-31
2024 to 2025                       | financial_year | 2024-04-01 | 2025-03-31
24/25                              | financial_year | 2024-04-01 | 2025-03-31
2011-12                            | financial_year | 2011-04-01 | 2012-03-31
202425                             | financial_year | 2024-04-01 | 2025-03-31
FY25                               | financial_year | 2024-04-01 | 2025-03-31
FY 2024-25                         | financial_year | 2024-04-01 | 2025-03-31
2025                               | financial_year | 2024-04-01 | 2025-03-31
2024-25 (OT)                       | financial_year | 2024-04-01 | 2025-03-31
2024/25 outturn                    | financial_year | 2024-04-01 | 2025-03-31
Year End 2016/17                   | financial_year | 2016-04-01 | 2017-03-31
year ending 31 March 2025          | financial_year | 2024-04-01 | 2025-03-31
2024/25 academic                   | academic_year  | 2024-09-01 | 2025-08-31
academic year 2024-25              | academic_year  | 2024-09-01 | 2025-08-31
calendar year 2025                 | calendar_year  | 2025-01-01 | 2025-12-31
YTD Sep 2025                       | year_to_date   | 2025-04-01 | 2025-09-30
Year to date Feb-26                | year_to_date   | 2025-04-01 | 2026-02-28
Sep-25 YTD                         | year_to_date   | 2025-04-01 | 2025-09-30
April to August 2025               | year_to_date   | 2025-04-01 | 2025-08-31
R12M Sep-25                        | rolling_year   | 2024-10-01 | 2025-09-30
rolling 12 months to Sep 2025      | rolling_year   | 2024-10-01 | 2025-09-30
12 months to Sep-25                | rolling_year   | 2024-10-01 | 2025-09-30
year to Sep 2026                   | rolling_year   | 2025-10-01 | 2026-09-30
as at 30/09/2025                   | snapshot       | 2025-09-30 | 2025-09-30
30 September 2026                  | snapshot       | 2026-09-30 | 2026-09-30
30th Sept 2025                     | snapshot       | 2025-09-30 | 2025-09-30
30 September 2026 (snapshot)       | snapshot       | 2026-09-30 | 2026-09-30
2025-09-30                         | snapshot       | 2025-09-30 | 2025-09-30
2/3/26                             | snapshot       | 2026-03-02 | 2026-03-02
end of Sep 2025                    | snapshot       | 2025-09-30 | 2025-09-30
w/e 07/11/25                       | span           | 2025-11-01 | 2025-11-07
"""

YEARLESS = [
    "April",
    "M1",
    "Q1",
    "Qtr 1",
    "Q1 2025",
    "YTD",
    "R12M",
    "Outturn",
    "last 6 months",
    "EOY",
]
UNREADABLE = ["n/a (see note)", "2011-13", "31/02/2025", "04/25/2026", "1-5", "Autumn", "0", "Q5"]


@pytest.mark.parametrize("line", FORMS.strip().splitlines(), ids=lambda line: line.split("|")[0])
def test_a_period_is_read_in_every_form(line: str) -> None:
    text, kind, start, end = (part.strip() for part in line.split("|"))
    found = read_period(text)
    assert isinstance(found, PeriodFound), found
    period = found.period
    assert (period.kind.value, str(period.start), str(period.end)) == (kind, start, end)


@pytest.mark.parametrize("text", YEARLESS)
def test_a_period_without_its_year_is_named_as_such(text: str) -> None:
    assert read_period(text) == Unreadable.of("SA-R58", found=text)


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_is_no_period_is_refused(text: str) -> None:
    assert read_period(text) == Unreadable.of("SA-R17", found=text)


def test_a_bare_year_is_a_school_year_for_education() -> None:
    found = read_period("2024-25", academic=True)
    assert (found.period.start, found.period.end) == (date(2024, 9, 1), date(2025, 8, 31))


@pytest.mark.parametrize(
    ("day", "number_format", "kind"),
    [
        (datetime(2025, 9, 1), "mmm-yy", "month"),
        (datetime(2025, 9, 1), "dd/mm/yyyy", "month"),
        (datetime(2025, 9, 30), "dd/mm/yyyy", "snapshot"),
        (datetime(2025, 9, 30), "mmm yyyy", "month"),
    ],
)
def test_a_date_is_a_month_or_a_snapshot(day: datetime, number_format: str, kind: str) -> None:
    assert read_period(day, number_format=number_format).period.kind.value == kind


@pytest.mark.parametrize(
    ("text", "flag"),
    [("2025 (prov)", "provisional"), ("Sep 2026 p", "provisional"), ("2024-25 revised", "revised")],
)
def test_marks_on_a_period_become_flags(text: str, flag: str) -> None:
    assert read_period(text).flags == (flag,)


@given(st.text() | st.integers() | st.floats() | st.dates() | st.datetimes() | st.booleans())
def test_anything_is_a_period_or_a_reason(value: object) -> None:
    found = read_period(value)
    assert found is None or isinstance(found, PeriodFound | Unreadable)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2079, 12, 31)))
def test_a_day_said_in_words_is_read_back(day: date) -> None:
    found = read_period(f"as at {day:%d/%m/%Y}")
    assert found.period.start == found.period.end == day
