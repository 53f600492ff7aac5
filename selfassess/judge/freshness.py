"""Is it old or partial? The age of evidence in whole months against what its rhythm allows."""

from __future__ import annotations

from datetime import date

from selfassess.model.period import Period, PeriodKind
from selfassess.model.reading import Freshness
from selfassess.model.thresholds import FreshnessThresholds

PARTIAL = frozenset({PeriodKind.YEAR_TO_DATE, PeriodKind.SPAN})


def age_in_months(day: date, as_at: date) -> int:
    """Whole months from a day to the day the evidence is taken at; never below zero."""
    months = (as_at.year - day.year) * 12 + as_at.month - day.month
    return max(0, months - (1 if as_at.day < day.day else 0))


def freshness(day: date, expected_within: int, as_at: date, partial: bool = False) -> Freshness:
    """Old is older than its rhythm allows."""
    months = age_in_months(day, as_at)
    return Freshness(
        months=months,
        expected_within=expected_within,
        old=months > expected_within,
        partial=partial,
    )


def figure_freshness(
    period: Period, rhythm: PeriodKind, as_at: date, thresholds: FreshnessThresholds
) -> Freshness:
    """Freshness of a figure. `rhythm` is the kind of period it comes in (a pooled year of months
    comes monthly)."""
    match rhythm:
        case PeriodKind.MONTH | PeriodKind.YEAR_TO_DATE:
            within = thresholds.monthly
        case PeriodKind.QUARTER | PeriodKind.HALF_YEAR | PeriodKind.SNAPSHOT | PeriodKind.SPAN:
            within = thresholds.quarterly
        case PeriodKind.ROLLING_YEAR:
            within = thresholds.quarterly
        case _:
            within = thresholds.yearly
    return freshness(period.end, within, as_at, partial=period.kind in PARTIAL)
