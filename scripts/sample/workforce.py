"""The workforce: DfE's census each 30 September, and the council's own count at quarter ends."""

from __future__ import annotations

from datetime import date

from sample import periods as cal
from sample.measures import Measure
from sample.series import Figure

CENSUS = tuple(date(year, 9, 30) for year in (*cal.YEARS, 2026))
OWN_COUNT = "own count, not the census"

# Numerator and denominator at each 30 September, 2021 to 2026: full-time equivalents, children
# and workers. `sw_fte` is a bare count.
Line = tuple[float, ...]
COUNTS: dict[str, tuple[Line, Line]] = {
    "sw_fte": ((132.4, 136.0, 141.8, 147.6, 152.9, 156.2), ()),
    "sw_vacancy_pct": (
        (35.6, 32.9, 28.2, 23.4, 19.1, 16.8),
        (168.0, 168.9, 170.0, 171.0, 172.0, 173.0),
    ),
    "sw_turnover_pct": (
        (25.0, 23.7, 21.4, 18.9, 17.4, 16.9),
        (132.4, 136.0, 141.8, 147.6, 152.9, 156.2),
    ),
    "sw_agency_pct": (
        (26.7, 26.1, 21.2, 16.8, 13.5, 12.1),
        (159.1, 162.1, 163.0, 164.4, 166.4, 168.3),
    ),
    "sw_caseload_mean": (
        (1842, 1823, 1758, 1701, 1653, 1634),
        (94.0, 97.0, 101.0, 105.0, 108.0, 110.0),
    ),
    "sw_caseload_over_pct": ((32, 29, 24, 19, 15, 13), (94, 97, 101, 105, 108, 110)),
}
YEARLY = ("sw_turnover_pct",)  # a rate over a year: counted each 30 September only


def figures(measure: Measure) -> list[Figure]:
    """The five censuses, then the council's own counts since December 2024."""
    found = [one(measure, day, "") for day in CENSUS[:5]]
    ends = [cal.month_end(m) for m in cal.SHOWN_MONTHS if m[1] % 3 == 0]
    for day in ends:
        if day not in CENSUS[:5] and (measure.name not in YEARLY or day in CENSUS):
            found.append(one(measure, day, OWN_COUNT))
    return found


def one(measure: Measure, day: date, note: str) -> Figure:
    numerators, denominators = COUNTS[measure.name]
    whole = isinstance(numerators[0], int)
    number = between(numerators, day, 0 if whole else 1)
    if not denominators:
        return Figure(cal.say_day(day), day, number, note=note)
    out_of = between(denominators, day, 0 if isinstance(denominators[0], int) else 1)
    times = 1 if measure.name.endswith("_mean") else 100
    value = round(times * number / out_of, 1)
    return Figure(cal.say_day(day), day, value, number, out_of, note)


def between(line: Line, day: date, places: int) -> float:
    """The level on the line from one census to the next."""
    at = (day - CENSUS[0]).days / 365.25
    low = min(int(at + 0.01), len(line) - 2)
    level = line[low] + (line[low + 1] - line[low]) * min(1.0, max(0.0, at - low))
    return round(level, places) if places else round(level)
