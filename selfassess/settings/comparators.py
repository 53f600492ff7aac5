"""Published comparators for one council: England, its region and its statistical neighbours.

The files under `config/comparators` hold one line for an indicator and a period. Only the lines
of the indicators asked for are parsed.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from statistics import fmean, quantiles

from selfassess.model.indicator import Comparator, CutPoints, Geography
from selfassess.model.period import Period, PeriodKind
from selfassess.model.published import (
    PublishedFigures,
    PublishedLine,
    PublishedValue,
    published_period,
)
from selfassess.model.record import Citation
from selfassess.model.workspace import Authority
from selfassess.settings.authorities import known_authorities
from selfassess.settings.load import config_folder

# LAIT gives no least number of authorities; below this a quarter is a handful of places.
FEWEST_AUTHORITIES = 40


def published_figures(
    authority: Authority,
    indicators: Collection[str],
    minimum_neighbours: int = 6,
    as_at: date = date.max,
    newer: Iterable[PublishedLine] = (),
) -> PublishedFigures:
    """All that is published for these indicators and was over by `as_at`, as it bears on a council.

    The region and the neighbours are those the settings name; where they name none, those that
    DfE gives for the authority's code. The neighbours' figure is the simple mean of the published
    values, leaving out those missing, and is left out below `minimum_neighbours`. What `newer`
    files hold takes the place of what is carried.
    """
    folder = config_folder() / "comparators"
    known = known_authorities().get(authority.la_code)
    region = authority.region or (known.region if known else "")
    neighbours = authority.neighbours or (known.neighbours if known else ())
    given = [n for n in newer if n.indicator in indicators and n.period.end <= as_at]
    found: dict[str, list[Comparator]] = {}
    cut_points: dict[str, CutPoints] = {}
    own: dict[str, list[PublishedValue]] = {}
    for line in with_newer(read_lines(folder / "areas.csv", indicators, as_at), given, False):
        for geography, place in ((Geography.ENGLAND, "England"), (Geography.REGION, region)):
            if place in line.values:
                made = _comparator(geography, line.values[place], line, line.cited(place))
                made = made.model_copy(update={"source": line.source(place)})
                found.setdefault(line.indicator, []).append(made)
    for line in with_newer(read_lines(folder / "authorities.csv", indicators, as_at), given, True):
        if mean := _of_neighbours(line, neighbours, minimum_neighbours):
            found.setdefault(line.indicator, []).append(mean)
        if len(line.values) >= FEWEST_AUTHORITIES:
            cut_points[line.indicator] = _cut(line)
        if authority.la_code in line.values:
            own.setdefault(line.indicator, []).append(
                PublishedValue(
                    indicator=line.indicator,
                    period=line.period,
                    value=line.values[authority.la_code],
                    citation=line.cited(authority.la_code),
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


def with_newer(
    carried: Iterable[PublishedLine], newer: Iterable[PublishedLine], authorities: bool
) -> list[PublishedLine]:
    """The lines carried and those of newer files, oldest period first within each indicator.

    Of one indicator and period what the newer file has wins, place by place. `newer` lines hold
    places of every kind: only authorities are taken, or only England and the regions.
    """
    lines = {(line.indicator, line.period.end): line for line in carried}
    for line in newer:
        values = {p: v for p, v in line.values.items() if p.isdigit() == authorities}
        at = (line.indicator, line.period.end)
        if values:
            own = replace(line, values=values)
            lines[at] = lines[at].with_newer(own) if at in lines else own
    return [lines[at] for at in sorted(lines)]


def read_lines(path: Path, indicators: Collection[str], as_at: date) -> Iterator[PublishedLine]:
    """The lines of a file for the indicators asked for, oldest period first within each.

    What ends after `as_at` is left out, so that an older self-evaluation can be drafted again.
    """
    wanted, cited = set(indicators), citations(path.parent)
    with path.open(encoding="utf-8", newline="") as handle:
        places = next(csv.reader([next(handle)]))[3:]
        for text in handle:
            indicator, kind, end, *fields = text.rstrip("\n").split(",")
            if indicator in wanted and date.fromisoformat(end) <= as_at:
                values = {p: float(v) for p, v in zip(places, fields, strict=True) if v}
                yield PublishedLine(indicator, _period(kind, end), values, cited[indicator])


def citations(folder: Path) -> dict[str, Citation]:
    """Where each indicator's figures were published, and when."""
    with (folder / "sources.csv").open(encoding="utf-8", newline="") as handle:
        return {
            row["indicator"]: Citation(source=row["source"], as_at=row["as_at"])
            for row in csv.DictReader(handle)
        }


def _comparator(
    geography: Geography, value: float, line: PublishedLine, citation: Citation
) -> Comparator:
    return Comparator(
        geography=geography,
        value=value,
        period=line.period,
        published=True,
        citation=citation,
    )


def _of_neighbours(
    line: PublishedLine, neighbours: tuple[str, ...], least: int
) -> Comparator | None:
    values = [line.values[code] for code in neighbours if code in line.values]
    if not values or len(values) < least:
        return None
    value = round(fmean(values), 6)
    mean = _comparator(Geography.NEIGHBOURS, value, line, line.cited(*neighbours))
    return mean.model_copy(
        update={
            "neighbours": len(neighbours),
            "neighbours_with_value": len(values),
            "lowest": min(values),
            "highest": max(values),
        }
    )


def _cut(line: PublishedLine) -> CutPoints:
    """Quartiles over all authorities with a value, interpolated as LAIT does (R's seventh way)."""
    lower, median, upper = quantiles(line.values.values(), n=4, method="inclusive")
    return CutPoints(
        indicator=line.indicator,
        period=line.period,
        lower=lower,
        median=median,
        upper=upper,
        authorities=len(line.values),
        citation=line.cited(*line.values),
    )


@cache
def _period(kind: str, end: str) -> Period:
    return published_period(PeriodKind(kind), date.fromisoformat(end))
