"""From a story (levels by year) to figures: months add up to years, shares have their counts.

Levels are given for the five financial years 2021-22 to 2025-26 and a sixth for 2026-27; months
follow the line through them, with chance around it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sample import periods as cal
from sample.chance import Chance

# Children aged 0 to 17 at the middle of each year, 2021 to 2026.
POPULATION = {2021: 46300, 2022: 46250, 2023: 46180, 2024: 46120, 2025: 46050, 2026: 46000}


@dataclass(frozen=True)
class Figure:
    """One row to be: the period as typed, when it ends, and the counts or the bare value."""

    period: str
    end: date
    value: float | str | None = None
    numerator: float | None = None
    denominator: float | None = None
    note: str = ""
    length: int = 1  # months; of two that end together the longer is written first


@dataclass
class World:
    """Everything drawn so far, so that one measure can be the denominator of another.

    `years[id][2025]`, `months[id][(2026, 9)]` and `quarters[id][(2026, 2)]` hold (numerator,
    denominator); a plain count has denominator 0.
    """

    years: dict[str, dict[int, tuple[float, float]]] = field(default_factory=dict)
    months: dict[str, dict[cal.Month, tuple[float, float]]] = field(default_factory=dict)
    quarters: dict[str, dict[tuple[int, int], tuple[float, float]]] = field(default_factory=dict)

    def count(self, measure: str, when: int | cal.Month, every: str) -> int:
        """How many of `measure` in a year, a month or a quarter ("year", "month", "quarter")."""
        if every == "year":
            return int(self.years[measure][when][0])  # type: ignore[index]
        if every == "month":
            return int(self.months[measure][when][0])  # type: ignore[index]
        if measure in self.quarters:
            return int(self.quarters[measure][when][0])  # type: ignore[index]
        inside = [m for m in self.months[measure] if cal.quarter_of(m) == when]
        return sum(int(self.months[measure][m][0]) for m in inside)

    def stock(self, measure: str, when: int | cal.Month) -> int:
        """How many at the end of a month, or at the end of a financial year."""
        if isinstance(when, int):
            return int(self.years[measure][when][0])
        return int(self.months[measure][when][0])


def level_in(levels: tuple[float, ...], month: cal.Month) -> float:
    """The level of a month on the line through the middles of the years."""
    at = (month[0] - 2021) + (month[1] - 10 + 0.5) / 12
    at = max(0.0, min(at, len(levels) - 1.001))
    low = int(at)
    return levels[low] + (levels[low + 1] - levels[low]) * (at - low)


def stock_in(levels: tuple[float, ...], month: cal.Month) -> float:
    """The level at the end of a month; levels are at 31 March 2022 to 2026 and at
    30 September 2026."""
    at = (month[0] - 2022) + (month[1] - 3) / 12
    if at >= 4:
        return levels[4] + (levels[5] - levels[4]) * min(1.0, (at - 4) * 2)
    low = max(0, int(at))
    return levels[low] + (levels[low + 1] - levels[low]) * (at - low)


def draw_count(world: World, measure: str, totals: tuple[int, ...], season: bool) -> None:
    """Whole counts by month whose sums are the totals of the years (the last: of half a year)."""
    chance = Chance(measure)
    world.years[measure] = {y: (t, 0) for y, t in zip(cal.YEARS, totals[:5], strict=True)}
    months: dict[cal.Month, tuple[float, float]] = {}
    for year, total in ((2024, totals[3]), (2025, totals[4]), (2026, totals[5])):
        inside = [m for m in cal.MONTHS if cal.financial_year(m) == year]
        weights = [cal.SEASON[m[1]] if season else 1.0 for m in inside]
        spread = 0.05 if total > 1000 else 0.12
        for month, part in zip(inside, chance.split(total, weights, spread), strict=True):
            months[month] = (part, 0)
    world.months[measure] = months
    quarters: dict[tuple[int, int], float] = {}
    for month, (part, _) in months.items():
        quarters[cal.quarter_of(month)] = quarters.get(cal.quarter_of(month), 0) + part
    world.quarters[measure] = {q: (n, 0) for q, n in quarters.items()}


def draw_share(
    world: World, measure: str, levels: tuple[float, ...], of: str, every: str, spread: float = 0.9
) -> None:
    """A percentage of things that happen: numerators and denominators add up to the year's."""
    chance = Chance(measure)
    years = {}
    for index, year in enumerate(cal.YEARS[:3]):
        den = world.count(of, year, "year")
        years[year] = (chance.successes(den, levels[index] / 100, 0.5), den)
    parts: dict[tuple[int, int], tuple[float, float]] = {}
    for when in cal.MONTHS if every == "month" else cal.QUARTERS:
        den = world.count(of, when, every)
        month = when if every == "month" else cal.quarter_end(when)
        parts[when] = (chance.successes(den, level_in(levels, month) / 100, spread), den)
    for year in (2024, 2025):
        inside = [
            p
            for w, p in parts.items()
            if (cal.financial_year(w) if every == "month" else w[0]) == year
        ]
        years[year] = (sum(n for n, _ in inside), sum(d for _, d in inside))
    world.years[measure] = years
    (world.months if every == "month" else world.quarters)[measure] = parts  # type: ignore[assignment]


def draw_ratio(world: World, measure: str, over: str, of: str) -> None:
    """One count as a percentage of another, in every period that both have."""
    for table in (world.years, world.quarters, world.months):
        table[measure] = {  # type: ignore[assignment]
            when: (number, table[of][when][0])  # type: ignore[index]
            for when, (number, _) in table[over].items()  # type: ignore[union-attr]
        }


def draw_stock(world: World, measure: str, levels: tuple[float, ...]) -> None:
    """A count at month ends; 31 March is the year's figure."""
    chance = Chance(measure)
    world.years[measure] = {y: (round(n), 0) for y, n in zip(cal.YEARS, levels[:5], strict=True)}
    months: dict[cal.Month, tuple[float, float]] = {}
    drift = 0.0
    for month in cal.MONTHS:
        drift = 0.6 * drift + chance.normal() * 0.008
        months[month] = (round(stock_in(levels, month) * (1 + drift)), 0)
    for year in (2024, 2025):
        months[(year + 1, 3)] = world.years[measure][year]
    world.months[measure] = months


def draw_stock_share(
    world: World, measure: str, levels: tuple[float, ...], of: str, steady: float = 0.5
) -> None:
    """A percentage of those there at a month end: mostly the same children each month, so the
    noise is carried over."""
    chance = Chance(measure)
    world.years[measure] = {}
    months: dict[cal.Month, tuple[float, float]] = {}
    for index, year in enumerate(cal.YEARS[:3]):
        den = world.stock(of, year)
        world.years[measure][year] = (chance.successes(den, levels[index] / 100, 0.4), den)
    carried = 0.0
    for month in cal.MONTHS:
        den = world.stock(of, month)
        share = stock_in(levels, month) / 100
        sd = (den * share * (1 - share)) ** 0.5
        carried = steady * carried + 0.9 * steady * sd * chance.normal()
        months[month] = (max(0, min(den, round(den * share + carried))), den)
    for year in (2024, 2025):
        world.years[measure][year] = months[(year + 1, 3)]
    world.months[measure] = months
