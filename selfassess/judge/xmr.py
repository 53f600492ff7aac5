"""The XmR chart: limits from moving ranges, and the four rules that call a signal.

Source: Shewhart's individuals chart as NHS England's Making Data Count uses it (R package
NHSRplotthedots, function `ptd_calculate_point_type`): four rules and no more, since each further
rule raises more false alarms.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from selfassess.model.thresholds import DirectionThresholds


@dataclass(frozen=True, slots=True)
class Limits:
    """Centre line, process limits and near limits, in the unit of the series."""

    centre: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float
    moving_range: float


@dataclass(frozen=True, slots=True)
class Signal:
    """A rule that fires at a point. `side` is 1 above or rising, -1 below or falling."""

    rule: str
    at: int
    points: int
    side: int


def limits(baseline: Sequence[float], thresholds: DirectionThresholds) -> Limits:
    """Limits from the baseline points. Moving ranges above the screen are left out once, so that
    one recording failure does not widen the limits for a year."""
    ranges = [abs(b - a) for a, b in pairwise(baseline)]
    mean_range = fmean(ranges) if ranges else 0.0
    kept = [r for r in ranges if r <= thresholds.screen_factor * mean_range]
    mean_range = fmean(kept) if kept else mean_range
    centre = fmean(baseline)
    wide = thresholds.limit_factor * mean_range
    near = thresholds.near_factor * mean_range
    return Limits(centre, centre - wide, centre + wide, centre - near, centre + near, mean_range)


def signals_at(
    values: Sequence[float], at: int, lines: Limits, thresholds: DirectionThresholds
) -> tuple[Signal, ...]:
    """The rules that fire at point `at` (counted from 0)."""
    upto = values[: at + 1]
    found = []
    for rule in (_outside, _run, _trend, _two_of_three):
        signal = rule(upto, lines, thresholds)
        if signal:
            found.append(signal)
    return tuple(found)


def _outside(values: Sequence[float], lines: Limits, _: DirectionThresholds) -> Signal | None:
    """R1: the point lies outside a process limit."""
    last = values[-1]
    if last > lines.upper:
        return Signal("R1", len(values) - 1, 1, 1)
    if last < lines.lower:
        return Signal("R1", len(values) - 1, 1, -1)
    return None


def _run(values: Sequence[float], lines: Limits, t: DirectionThresholds) -> Signal | None:
    """R2: the last points all lie on one side of the centre. A point on it belongs to neither."""
    tail = values[-t.run_length :]
    if len(tail) < t.run_length:
        return None
    return _one_side(
        "R2", values, len(tail), lambda side: all(side(v - lines.centre) for v in tail)
    )


def _trend(values: Sequence[float], _: Limits, t: DirectionThresholds) -> Signal | None:
    """R3: the last points all rise or all fall. A tie breaks it."""
    tail = values[-t.trend_length :]
    if len(tail) < t.trend_length:
        return None
    steps = [b - a for a, b in pairwise(tail)]
    return _one_side("R3", values, len(tail), lambda side: all(side(s) for s in steps))


def _two_of_three(values: Sequence[float], lines: Limits, _: DirectionThresholds) -> Signal | None:
    """R4: two of the last three points, this one among them, lie beyond the near limit."""
    tail = values[-3:]
    if len(tail) < 3:
        return None
    for side, beyond in (
        (1, [v > lines.near_upper for v in tail]),
        (-1, [v < lines.near_lower for v in tail]),
    ):
        if beyond[-1] and sum(beyond) >= 2:
            return Signal("R4", len(values) - 1, 3, side)
    return None


def _one_side(
    rule: str,
    values: Sequence[float],
    points: int,
    holds: Callable[[Callable[[float], bool]], bool],
) -> Signal | None:
    if holds(lambda x: x > 0):
        return Signal(rule, len(values) - 1, points, 1)
    if holds(lambda x: x < 0):
        return Signal(rule, len(values) - 1, points, -1)
    return None
