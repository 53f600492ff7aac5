"""Where the lists and the scorecard say different things of the same day.

Only what is counted on a day is compared: the lists' window of six months is no scorecard period.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from selfassess.judge.said import plain
from selfassess.judge.small_numbers import protects_value
from selfassess.model.indicator import Indicator, IndicatorValue, Unit
from selfassess.model.period import say_date
from selfassess.model.problem import Problem
from selfassess.model.thresholds import Thresholds

NEAR = timedelta(days=31)  # a scorecard of the month before is about much the same children
ANOTHER_DAY = 2.5  # and may differ by so many times the tolerance


def disagreements(
    measured: Iterable[IndicatorValue],
    scorecard: Iterable[IndicatorValue],
    indicators: Mapping[str, Indicator],
    thresholds: Thresholds,
) -> tuple[Problem, ...]:
    """A problem for each indicator on which the two differ by more than the tolerance."""
    latest: dict[str, IndicatorValue] = {}
    for value in scorecard:
        held = latest.get(value.indicator)
        usable = value.value is not None and not value.from_lists
        if usable and (held is None or value.period.order > held.period.order):
            latest[value.indicator] = value
    problems = []
    for ours in measured:
        theirs, kind = latest.get(ours.indicator), indicators[ours.indicator]
        if theirs is None or not kind.stock or ours.value is None:
            continue
        if abs(theirs.period.end - ours.period.end) > NEAR:
            continue
        if _differ(kind.unit, ours, theirs, thresholds):
            problems.append(
                Problem.of(
                    "SA-X11",
                    theirs.source,
                    indicator=kind.name,
                    lists=_said(kind.unit, ours, thresholds),
                    day=say_date(ours.period.end),
                    scorecard=_said(kind.unit, theirs, thresholds),
                    period=theirs.period.say(),
                )
            )
    return tuple(problems)


def _differ(
    unit: Unit, ours: IndicatorValue, theirs: IndicatorValue, thresholds: Thresholds
) -> bool:
    a, b = ours.value or 0.0, theirs.value or 0.0
    times = 1.0 if ours.period.end == theirs.period.end else ANOTHER_DAY
    if unit is Unit.PERCENT:
        return abs(a - b) > times * thresholds.level.tolerance_points
    share = thresholds.level.tolerance_share * max(abs(a), abs(b))
    return abs(a - b) > max(1.0, times * share)


def _said(unit: Unit, value: IndicatorValue, thresholds: Thresholds) -> str:
    if protects_value(unit, value, thresholds.disclosure):
        return "a small number"
    return plain(value.value) + ("%" if unit is Unit.PERCENT else "")
