"""The XmR chart of an indicator's months or quarters: whether it fits one, and what it signals.

Refused: snapshots of much the same children, runs with a gap or a change of definition inside,
very unequal or very small bases. A signal at the end of the series counts only where the same
time of the year before differs as well, so that a season is not taken for a change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, median

from selfassess.judge.series import Series, follow_on
from selfassess.judge.xmr import Limits, Signal, limits, signals_at
from selfassess.model.indicator import Indicator, IndicatorValue, Unit
from selfassess.model.period import PeriodKind
from selfassess.model.thresholds import DirectionThresholds

# a moving range estimates the standard deviation times this (Shewhart's d2 for pairs)
D2 = 1.128
# A signal must also differ from the same months a year before by this many standard errors. 2.24
# is 97.5 per cent: by simulation, seasonal series without a change then raise a false alarm in
# fewer than 5 cases of 100.
SEASON_Z = 2.24
# two years of months: the first year is the baseline, the second is judged
CHART_POINTS = {PeriodKind.MONTH: 24, PeriodKind.QUARTER: 16}
SEASON = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4}
SMALL_MEDIAN = 10


@dataclass(frozen=True, slots=True)
class Charted:
    """What the chart says: its limits, the signal at its end if any, or why it was refused."""

    lines: Limits | None = None
    signal: Signal | None = None
    refused: str = ""
    held_back: str = ""
    points: int = 0


def chart(series: Series, thresholds: DirectionThresholds) -> Charted:
    """The XmR chart of the latest run of months or quarters, where the series fits one."""
    if series.indicator.stock:
        return Charted(refused="snapshots of much the same people are not independent")
    for kind in (PeriodKind.MONTH, PeriodKind.QUARTER):
        run = _latest_run(series, kind)
        if len(run) < thresholds.minimum_points:
            continue
        if not _bases_alike(series.indicator, run, thresholds):
            return Charted(refused="the numbers behind it differ too much between periods")
        return _charted(run[-CHART_POINTS[kind] :], kind, thresholds)
    return Charted(refused=f"fewer than {thresholds.minimum_points} months or quarters in a row")


def _charted(
    run: Sequence[IndicatorValue], kind: PeriodKind, thresholds: DirectionThresholds
) -> Charted:
    values = [v.value for v in run if v.value is not None]
    lines = limits(values[: thresholds.minimum_points], thresholds)
    last = len(values) - 1
    found = signals_at(values, last, lines, thresholds)
    if not found:
        return Charted(lines, points=len(values))
    signal = found[0]
    partners = len(values) - SEASON[kind]
    width = min(max(3, signal.points), partners)
    if width < 2:
        return Charted(
            lines, points=len(values), held_back="there is no year before to compare with"
        )
    lag = SEASON[kind]
    apart = fmean(values[i] - values[i - lag] for i in range(last - width + 1, last + 1))
    noise = lines.moving_range / D2 * sqrt(2 / width)
    if apart * signal.side <= SEASON_Z * noise:
        words = "the same time of year looked much the same the year before"
        return Charted(lines, points=len(values), held_back=words)
    return Charted(lines, signal, points=len(values))


def _latest_run(series: Series, kind: PeriodKind) -> list[IndicatorValue]:
    """The last unbroken run of months or quarters, since the last change of definition."""
    values = [v for v in series.usable if v.period.kind is kind]
    if series.breaks:
        values = [v for v in values if v.period.start >= series.breaks[-1]]
    start = len(values)
    while start > 0 and (start == len(values) or follow_on(values[start - 1 : start + 1])):
        start -= 1
    return values[start:]


def _bases_alike(
    indicator: Indicator, run: Sequence[IndicatorValue], thresholds: DirectionThresholds
) -> bool:
    """The chart's limits are wrong where percentages rest on very unequal or very few children."""
    bases = [v.denominator for v in run if v.denominator is not None]
    if indicator.unit is not Unit.PERCENT or len(bases) < len(run):
        return True
    return min(bases) > 0 and (
        max(bases) / min(bases) <= thresholds.denominator_spread and median(bases) >= SMALL_MEDIAN
    )
