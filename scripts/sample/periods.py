"""The periods of the sample and how the council types them.

Years are named by the April they start in (2025 is 2025-26). Months and quarters run from
April 2024, so that two whole financial years are the sums of their months; the workbook shows
the last 24 months and the last eight quarters.
"""

from __future__ import annotations

import calendar
from datetime import date

YEARS = (2021, 2022, 2023, 2024, 2025)
Month = tuple[int, int]

MONTHS: tuple[Month, ...] = tuple(
    (2024 + (3 + i) // 12, (3 + i) % 12 + 1) for i in range(30)
)  # April 2024 to September 2026
SHOWN_MONTHS = MONTHS[6:]
QUARTERS: tuple[tuple[int, int], ...] = tuple((2024 + i // 4, i % 4 + 1) for i in range(10))
SHOWN_QUARTERS = QUARTERS[2:]

# Fewer contacts in August and December, more when schools are open.
SEASON = {1: 1.05, 2: 1.0, 3: 1.08, 4: 0.92, 5: 1.03, 6: 1.08}
SEASON |= {7: 1.06, 8: 0.8, 9: 1.0, 10: 1.06, 11: 1.06, 12: 0.86}


def financial_year(month: Month) -> int:
    return month[0] if month[1] >= 4 else month[0] - 1


def quarter_of(month: Month) -> tuple[int, int]:
    return financial_year(month), ((month[1] - 4) % 12) // 3 + 1


def quarter_end(quarter: tuple[int, int]) -> Month:
    year, number = quarter
    return (year + 1, 3) if number == 4 else (year, number * 3 + 3)


def month_end(month: Month) -> date:
    return date(month[0], month[1], calendar.monthrange(*month)[1])


def say_year(year: int) -> str:
    return f"{year}-{(year + 1) % 100:02d}"


def say_academic(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02d} academic"


def say_month(month: Month) -> str:
    return f"{calendar.month_abbr[month[1]]} {month[0]}"


def say_quarter(quarter: tuple[int, int]) -> str:
    return f"Q{quarter[1]} {say_year(quarter[0])}"


def say_day(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def say_rolling(month: Month) -> str:
    return f"year to {say_month(month)}"


def say_to_date(month: Month) -> str:
    return f"YTD {say_month(month)}"
