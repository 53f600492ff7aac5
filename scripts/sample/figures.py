"""The figures of performance.xlsx: the story drawn, then set out as rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sample import periods as cal
from sample import workforce
from sample.chance import Chance
from sample.measures import Measure
from sample.series import (
    POPULATION,
    Figure,
    World,
    draw_count,
    draw_ratio,
    draw_share,
    draw_stock,
    draw_stock_share,
    stock_in,
)
from sample.story import care, leading, leavers, protection

AREAS = {
    "help_protection": protection.MEASURES,
    "children_in_care": care.MEASURES,
    "care_leavers": leavers.MEASURES,
    "leaders": leading.MEASURES,
}

HOMES = {  # shares of all children in care, at 31 March 2022 to 2026 and 30 September 2026
    "cla_residential_pct": (10.2, 11.1, 12.2, 13.0, 14.2, 14.8),
    "cla_supported_accom_pct": (6.5, 6.4, 6.1, 6.3, 5.9, 6.0),
    "cla_parents_pct": (8.0, 7.4, 7.2, 6.7, 6.2, 6.0),
    "other homes": (5.6, 5.3, 5.2, 5.4, 5.0, 5.1),
}


def draw() -> World:
    """Every measure of the story, drawn in order."""
    world = World()
    children_in_care(world)
    for measures in AREAS.values():
        for measure in measures:
            draw_one(world, measure)
    return world


def draw_one(world: World, measure: Measure) -> None:
    if measure.name in world.years:
        return
    match measure.kind:
        case "count":
            totals = tuple(int(n) for n in measure.levels)
            draw_count(world, measure.name, totals, measure.season)
        case "share":
            draw_share(
                world,
                measure.name,
                measure.levels,
                measure.of,
                "quarter" if measure.every == "quarter" else "month",
                measure.spread,
            )
        case "ratio":
            draw_ratio(world, measure.name, measure.over, measure.of)
        case "stock":
            draw_stock(world, measure.name, measure.levels)
        case "stock share":
            draw_stock_share(world, measure.name, measure.levels, measure.of, measure.steady)


def children_in_care(world: World) -> None:
    """How many are in care follows from who came and who left, month by month; and where they
    live adds up to how many there are."""
    for name in ("cla_starts_count", "cla_ceased_count", "cla_count"):
        measure = next(m for m in care.MEASURES if m.name == name)
        draw_one(world, measure)
    here = int(world.years["cla_count"][2023][0])
    for month in cal.MONTHS:
        came = world.months["cla_starts_count"][month][0]
        left = world.months["cla_ceased_count"][month][0]
        here += int(came - left)
        world.months["cla_count"][month] = (here, 0)
    for name, part in (
        ("children of school age in care", 0.66),
        ("children past their second review", 0.8),
        ("children to be matched long term", 0.34),
    ):
        world.years[name] = {
            y: (round(n * part), 0) for y, (n, _) in world.years["cla_count"].items()
        }
        world.months[name] = {
            m: (round(n * part), 0) for m, (n, _) in world.months["cla_count"].items()
        }
    homes(world)


def homes(world: World) -> None:
    """Children by where they live; those in foster care are all the others."""
    chance = Chance("homes")
    for name, levels in HOMES.items():
        world.years[name], world.months[name] = {}, {}
        for year, level in zip(cal.YEARS[:3], levels, strict=False):
            total = world.stock("cla_count", year)
            world.years[name][year] = (round(total * level / 100), total)
        for month in cal.MONTHS:
            total = world.stock("cla_count", month)
            number = round(total * stock_in(levels, month) / 100 + chance.normal() * 0.9)
            world.months[name][month] = (number, total)
        for year in (2024, 2025):
            world.years[name][year] = world.months[name][(year + 1, 3)]
    foster, kin = "cla_foster_pct", "cla_kinship_pct"
    for table in (world.years, world.months):
        table[foster], table[kin] = {}, {}  # type: ignore[assignment]
        for when, (total, _) in table["cla_count"].items():
            elsewhere = sum(table[name][when][0] for name in HOMES)  # type: ignore[index]
            table[foster][when] = (total - elsewhere, total)  # type: ignore[index]
            at = when if isinstance(when, int) else when[0] + when[1] / 12 - 1.25
            share = 0.245 + 0.012 * (at - 2021)
            table[kin][when] = (round((total - elsewhere) * share), total)  # type: ignore[index]


def rows_of(world: World, measure: Measure) -> list[Figure]:
    """All figures of one measure, the years first, then the months or quarters within them."""
    match measure.kind:
        case "rate":
            figures = rates(world, measure)
        case "year share":
            figures = list(year_shares(measure))
        case "workforce":
            figures = workforce.figures(measure)
        case "year value":
            figures = list(year_values(measure))
        case _:
            figures = list(year_figures(world, measure)) + list(within_years(world, measure))
    finished = []
    for one in figures:
        if one.period in measure.instead:
            symbol = measure.instead[one.period]
            if symbol is None:
                continue
            one = Figure(one.period, one.end, symbol)
        finished.append(
            Figure(
                one.period,
                one.end,
                one.value,
                one.numerator,
                one.denominator,
                measure.notes.get(one.period, one.note),
                one.length,
            )
        )
    return finished


def say_end(measure: Measure, year: int) -> tuple[str, date]:
    """The period of a year's figure as the council types it."""
    match measure.style:
        case "day":
            return cal.say_day(date(year + 1, 3, 31)), date(year + 1, 3, 31)
        case "census":
            return cal.say_day(date(year, 9, 30)), date(year, 9, 30)
        case "academic":
            return cal.say_academic(year), date(year + 1, 8, 31)
        case _:
            return cal.say_year(year), date(year + 1, 3, 31)


def worked(measure: Measure, period: str, end: date, pair: tuple[float, float]) -> Figure:
    """A figure from its counts: a bare count, or a percentage with numerator and denominator."""
    numerator, denominator = pair
    if not denominator:
        return Figure(period, end, numerator)
    value = round(100 * numerator / denominator, measure.places)
    if measure.bare:
        return Figure(period, end, value)
    if measure.counts_only:
        return Figure(period, end, None, numerator, denominator)
    return Figure(period, end, value, numerator, denominator)


def year_figures(world: World, measure: Measure) -> Iterable[Figure]:
    for year in cal.YEARS:
        period, end = say_end(measure, year)
        yield worked(measure, period, end, world.years[measure.name][year])


def within_years(world: World, measure: Measure) -> Iterable[Figure]:
    """Months, quarters, month ends, rolling years or the year so far, as the council shows them."""
    months = world.months.get(measure.name, {})
    quarters = world.quarters.get(measure.name, {})
    ends = [m for m in cal.SHOWN_MONTHS if m[1] % 3 == 0]
    match measure.every:
        case "month":
            for m in cal.SHOWN_MONTHS:
                yield worked(measure, cal.say_month(m), cal.month_end(m), months[m])
        case "quarter":
            for q in cal.SHOWN_QUARTERS:
                end = cal.month_end(cal.quarter_end(q))
                yield worked(measure, cal.say_quarter(q), end, quarters[q])
        case "month end" | "quarter end":
            shown = cal.SHOWN_MONTHS if measure.every == "month end" else ends
            for m in shown:
                # 31 March is there already where the year's figure is typed as a day
                if m[1] != 3 or measure.style != "day":
                    end = cal.month_end(m)
                    yield worked(measure, cal.say_day(end), end, months[m])
        case "rolling":
            for m in ends:
                if m[1] != 3:
                    yield worked(measure, cal.say_rolling(m), cal.month_end(m), months[m])
        case "to date":
            yield from so_far(measure, months)


def so_far(measure: Measure, months: dict[cal.Month, tuple[float, float]]) -> Iterable[Figure]:
    for m in cal.SHOWN_MONTHS:
        if m[1] == 3:
            continue
        inside = [k for k in months if k <= m and cal.financial_year(k) == cal.financial_year(m)]
        pair = (sum(months[k][0] for k in inside), sum(months[k][1] for k in inside))
        yield worked(measure, cal.say_to_date(m), cal.month_end(m), pair)


def rates(world: World, measure: Measure) -> list[Figure]:
    figures = []
    for year in cal.YEARS:
        period, end = say_end(measure, year)
        number = world.years[measure.of][year][0]
        rate = round(number / POPULATION[year] * 10000, 1)
        figures.append(Figure(period, end, rate, number, POPULATION[year]))
    return figures


def year_shares(measure: Measure) -> Iterable[Figure]:
    for index, level in enumerate(measure.levels):
        year = cal.YEARS[index]
        period, end = say_end(measure, year)
        if measure.name.endswith("_rate"):
            number = round(level * POPULATION[year] / 10000)
            rate = round(number / POPULATION[year] * 10000, 1)
            yield Figure(period, end, rate, number, POPULATION[year])
        else:
            den = measure.base[index]
            yield worked(measure, period, end, (round(den * level / 100), den))


def year_values(measure: Measure) -> Iterable[Figure]:
    for index, level in enumerate(measure.levels):
        period, end = say_end(measure, cal.YEARS[index])
        value = round(level, measure.places) if measure.places else int(level)
        yield Figure(period, end, value)
