"""Published comparators for one council: England, its region and its statistical neighbours.

The files under `config/comparators` hold one line for an indicator and a period. Only the lines
of the indicators asked for are parsed.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from statistics import fmean, quantiles

from selfassess.model.indicator import Comparator, CutPoints, Geography
from selfassess.model.period import Period, PeriodKind
from selfassess.model.published import PublishedFigures, PublishedValue
from selfassess.model.record import Citation
from selfassess.model.workspace import Authority
from selfassess.settings.authorities import known_authorities
from selfassess.settings.load import config_folder

# LAIT gives no least number of authorities; below this a quarter is a handful of places.
FEWEST_AUTHORITIES = 40


@dataclass(frozen=True, slots=True)
class Line:
    """The published values of one indicator for one period, by place, without those missing."""

    indicator: str
    period: Period
    values: dict[str, float]


def published_figures(
    authority: Authority,
    indicators: Collection[str],
    minimum_neighbours: int = 6,
    as_at: date = date.max,
) -> PublishedFigures:
    """All that is published for these indicators and was over by `as_at`, as it bears on a council.

    The region and the neighbours are those the settings name; where they name none, those that
    DfE gives for the authority's code. The neighbours' figure is the simple mean of the published
    values, leaving out those missing, and is left out below `minimum_neighbours`.
    """
    folder = config_folder() / "comparators"
    known = known_authorities().get(authority.la_code)
    region = authority.region or (known.region if known else "")
    neighbours = authority.neighbours or (known.neighbours if known else ())
    cited = citations(folder)
    found: dict[str, list[Comparator]] = {}
    cut_points: dict[str, CutPoints] = {}
    own: dict[str, list[PublishedValue]] = {}
    for line in read_lines(folder / "areas.csv", indicators, as_at):
        for geography, place in ((Geography.ENGLAND, "England"), (Geography.REGION, region)):
            if place in line.values:
                value = line.values[place]
                made = _comparator(geography, value, line, cited)
                found.setdefault(line.indicator, []).append(made)
    for line in read_lines(folder / "authorities.csv", indicators, as_at):
        if mean := _of_neighbours(line, neighbours, minimum_neighbours, cited):
            found.setdefault(line.indicator, []).append(mean)
        if len(line.values) >= FEWEST_AUTHORITIES:
            cut_points[line.indicator] = _cut(line, cited)
        if authority.la_code in line.values:
            own.setdefault(line.indicator, []).append(
                PublishedValue(
                    indicator=line.indicator,
                    period=line.period,
                    value=line.values[authority.la_code],
                    citation=cited[line.indicator],
                )
            )
    return PublishedFigures(
        comparators={k: tuple(v) for k, v in found.items()},
        cut_points=cut_points,
        own={k: tuple(v) for k, v in own.items()},
    )


def published_comparators(
    authority: Authority, indicators: Collection[str]
) -> dict[str, tuple[Comparator, ...]]:
    """The comparators alone, by indicator."""
    return published_figures(authority, indicators).comparators


def read_lines(path: Path, indicators: Collection[str], as_at: date) -> Iterator[Line]:
    """The lines of a file for the indicators asked for, oldest period first within each.

    What ends after `as_at` is left out, so that an older self-evaluation can be drafted again.
    """
    wanted = set(indicators)
    with path.open(encoding="utf-8", newline="") as handle:
        places = next(csv.reader([next(handle)]))[3:]
        for text in handle:
            indicator, kind, end, *fields = text.rstrip("\n").split(",")
            if indicator in wanted and date.fromisoformat(end) <= as_at:
                values = {p: float(v) for p, v in zip(places, fields, strict=True) if v}
                yield Line(indicator, _period(kind, end), values)


def citations(folder: Path) -> dict[str, Citation]:
    """Where each indicator's figures were published, and when."""
    with (folder / "sources.csv").open(encoding="utf-8", newline="") as handle:
        return {
            row["indicator"]: Citation(source=row["source"], as_at=row["as_at"])
            for row in csv.DictReader(handle)
        }


def _comparator(
    geography: Geography, value: float, line: Line, cited: dict[str, Citation]
) -> Comparator:
    return Comparator(
        geography=geography,
        value=value,
        period=line.period,
        published=True,
        citation=cited[line.indicator],
    )


def _of_neighbours(
    line: Line, neighbours: tuple[str, ...], least: int, cited: dict[str, Citation]
) -> Comparator | None:
    values = [line.values[code] for code in neighbours if code in line.values]
    if not values or len(values) < least:
        return None
    mean = _comparator(Geography.NEIGHBOURS, round(fmean(values), 6), line, cited)
    return mean.model_copy(
        update={
            "neighbours": len(neighbours),
            "neighbours_with_value": len(values),
            "lowest": min(values),
            "highest": max(values),
        }
    )


def _cut(line: Line, cited: dict[str, Citation]) -> CutPoints:
    """Quartiles over all authorities with a value, interpolated as LAIT does (R's seventh way)."""
    lower, median, upper = quantiles(line.values.values(), n=4, method="inclusive")
    return CutPoints(
        indicator=line.indicator,
        period=line.period,
        lower=lower,
        median=median,
        upper=upper,
        authorities=len(line.values),
        citation=cited[line.indicator],
    )


@cache
def _period(kind: str, end: str) -> Period:
    last = date.fromisoformat(end)
    match PeriodKind(kind):
        case PeriodKind.FINANCIAL_YEAR:
            first = date(last.year - 1, 4, 1)
        case PeriodKind.ACADEMIC_YEAR:
            first = date(last.year - 1, 9, 1)
        case _:
            first = last
    return Period(kind=PeriodKind(kind), start=first, end=last)
