"""Months, quarters, years and "as at" dates, and which comes before which."""

from datetime import date
from enum import StrEnum

from selfassess.model.record import Record

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class PeriodKind(StrEnum):
    """What stretch of time a figure is about. Financial years run from April to March."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    FINANCIAL_YEAR = "financial_year"
    ACADEMIC_YEAR = "academic_year"
    CALENDAR_YEAR = "calendar_year"
    YEAR_TO_DATE = "year_to_date"
    ROLLING_YEAR = "rolling_year"
    SNAPSHOT = "snapshot"
    SPAN = "span"


class Period(Record):
    """A stretch of time, first and last day included. A snapshot has both days the same."""

    kind: PeriodKind
    start: date
    end: date

    def say(self) -> str:
        """As it prints: "2025-26", "September 2026", "the year to September 2026"."""
        end_month = f"{MONTHS[self.end.month - 1]} {self.end.year}"
        match self.kind:
            case PeriodKind.MONTH:
                return end_month
            case PeriodKind.QUARTER:
                quarter = ((self.end.month - 4) % 12) // 3 + 1
                return f"quarter {quarter} of {_years(_financial_start(self.end))}"
            case PeriodKind.FINANCIAL_YEAR | PeriodKind.ACADEMIC_YEAR:
                return _years(self.start.year)
            case PeriodKind.CALENDAR_YEAR:
                return str(self.start.year)
            case PeriodKind.ROLLING_YEAR:
                return f"the year to {end_month}"
            case PeriodKind.YEAR_TO_DATE:
                return f"April to {end_month}"
            case PeriodKind.SNAPSHOT:
                return say_date(self.end)
            case _:
                return f"{say_date(self.start)} to {say_date(self.end)}"

    @property
    def order(self) -> tuple[date, date]:
        """Sort key: what ended later comes later; of two that end together the shorter is later."""
        return (self.end, self.start)

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def a_year_before(self) -> "Period":
        """The same stretch one year earlier."""
        return Period(kind=self.kind, start=_year_back(self.start), end=_year_back(self.end))


def say_date(day: date) -> str:
    """A date as the documents print it: "22 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _years(first: int) -> str:
    return f"{first}-{(first + 1) % 100:02d}"


def _financial_start(day: date) -> int:
    return day.year if day.month >= 4 else day.year - 1


def _year_back(day: date) -> date:
    last_of_february = day.month == 2 and day.day >= 28
    year = day.year - 1
    if last_of_february:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return date(year, 2, 29 if leap else 28)
    return date(year, day.month, day.day)
