"""Years as given beside the months or quarters that make them: where they differ, it is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from selfassess.model.indicator import Indicator, IndicatorValue, Unit
from selfassess.model.period import PeriodKind
from selfassess.model.problem import Problem

PARTS = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4}
# Percentages are pooled from counts, and typed to one place or none.
ROUNDING = 0.55


def differing_years(
    values: Iterable[IndicatorValue], known: Mapping[str, Indicator]
) -> tuple[Problem, ...]:
    """A problem for each year that its own months or quarters contradict. Nothing is changed."""
    held: dict[str, list[IndicatorValue]] = defaultdict(list)
    for value in values:
        held[value.indicator].append(value)
    found = []
    for indicator, series in held.items():
        if known[indicator].stock:
            continue
        for year in series:
            if year.period.kind is not PeriodKind.FINANCIAL_YEAR or year.value is None:
                continue
            made = _made(year, series, known[indicator].unit)
            if made is not None and abs(made - year.value) > ROUNDING:
                found.append(
                    Problem.of(
                        "SA-R77",
                        year.source,
                        indicator=known[indicator].name,
                        period=year.period.say(),
                        found=f"{year.value:g}",
                        expected=f"{made:.1f}".removesuffix(".0"),
                    )
                )
    return tuple(found)


def _made(year: IndicatorValue, series: list[IndicatorValue], unit: Unit) -> float | None:
    """What the months or quarters of a year make; None where they are not all there."""
    for kind, count in PARTS.items():
        parts = [
            v
            for v in series
            if v.period.kind is kind
            and year.period.start <= v.period.start
            and v.period.end <= year.period.end
        ]
        if len(parts) != count:
            continue
        if unit is Unit.COUNT and all(v.value is not None for v in parts):
            return sum(v.value or 0.0 for v in parts)
        counted = all(v.numerator is not None and v.denominator for v in parts)
        if unit is Unit.PERCENT and counted:
            whole = sum(v.denominator or 0.0 for v in parts)
            return 100 * sum(v.numerator or 0.0 for v in parts) / whole
    return None
