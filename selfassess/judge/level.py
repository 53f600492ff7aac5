"""Where does a figure stand against its standard or target, neighbours, England and region?

Where the counts behind a figure are known, an interval decides: a comparator inside it is "in
line", because the data cannot tell them apart. Elsewhere a plain tolerance decides, and it says
so. A comparator is taken as a fixed value: England is thousands of children.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selfassess.judge.said import plain, signed
from selfassess.judge.series import Window
from selfassess.judge.statistics import Interval, count_interval, wilson
from selfassess.model.indicator import (
    Comparator,
    CutPoints,
    Geography,
    Indicator,
    IndicatorValue,
    Polarity,
    Target,
    Unit,
)
from selfassess.model.period import Period
from selfassess.model.reading import Against, Comparison, Level, Reason, Verdict
from selfassess.model.record import Citation
from selfassess.model.source import Source
from selfassess.model.thresholds import LevelThresholds

# what the council or the law asks for comes first, then those most like it
ORDER = (
    Against.STANDARD,
    Against.TARGET,
    Against.NEIGHBOURS,
    Against.ENGLAND,
    Against.REGION,
)
ASKED = (Against.STANDARD, Against.TARGET)
PLACES = {
    Geography.NEIGHBOURS: Against.NEIGHBOURS,
    Geography.ENGLAND: Against.ENGLAND,
    Geography.REGION: Against.REGION,
}
NAMES = {
    Against.STANDARD: "the national standard",
    Against.TARGET: "the target",
    Against.NEIGHBOURS: "statistical neighbours",
    Against.ENGLAND: "England",
    Against.REGION: "the region",
}
# floating point: 9/10 and 0.9 must be the same figure
HAIR = 1e-9


@dataclass(frozen=True, slots=True)
class Yardstick:
    """One thing to compare a figure with."""

    against: Against
    value: float
    period: Period | None = None
    published: bool = False
    source: Source | None = None
    citation: Citation | None = None


def interval(unit: Unit, value: IndicatorValue, z: float) -> Interval | None:
    """The interval of a figure in its own unit, or None where the counts are not known.

    Wilson for a percentage; Byar or exact Poisson for a rate or a count.
    """
    if unit is Unit.PERCENT:
        if value.numerator is None or not value.denominator:
            return None
        if not 0 <= value.numerator <= value.denominator:
            return None
        low, high = wilson(value.numerator, value.denominator, z)
        return 100 * low, 100 * high
    if unit is Unit.RATE and value.numerator is not None and value.value and value.denominator:
        # the scale is taken from the figure itself, so that a population given in thousands and
        # a rate made annual both come out right
        scale = value.value / value.numerator if value.numerator > 0 else 0.0
        low, high = count_interval(value.numerator, z)
        return low * scale, high * scale
    if unit is Unit.COUNT and value.value is not None and value.value >= 0:
        return count_interval(value.value, z)
    return None


def yardsticks(
    indicator: Indicator,
    window: Window,
    target: Target | None,
    comparators: Sequence[Comparator],
) -> tuple[Yardstick, ...]:
    """What a figure can fairly be compared with, in the order that decides.

    Of several figures for one place the council's own wins, then the latest. A count or rate that
    does not cover a whole year is not set beside yearly figures of other places.
    """
    found = []
    standard = indicator.standard
    if standard and standard.from_date <= window.end:
        found.append(Yardstick(Against.STANDARD, standard.value, citation=standard.citation))
    if target:
        found.append(Yardstick(Against.TARGET, target.value, source=target.source))
    if _fits_places(indicator, window):
        for geography, against in PLACES.items():
            here = [c for c in comparators if c.geography is geography]
            if here:
                best = max(
                    here, key=lambda c: (not c.published, c.period.order if c.period else ())
                )
                found.append(
                    Yardstick(
                        against,
                        best.value,
                        best.period,
                        best.published,
                        best.source,
                        best.citation,
                    )
                )
    return tuple(sorted(found, key=lambda y: ORDER.index(y.against)))


def level(
    indicator: Indicator,
    window: Window,
    against: Sequence[Yardstick],
    thresholds: LevelThresholds,
    cut_points: CutPoints | None = None,
) -> tuple[Level, tuple[Reason, ...]]:
    """Every comparison of one figure, which of them decides, and why."""
    value = window.value
    bounds = interval(indicator.unit, value, thresholds.confidence_z)
    comparisons = tuple(_compare(indicator, value, y, bounds, thresholds) for y in against)
    decided = next((c for c in comparisons if c.verdict is not Verdict.UNKNOWN), None)
    reasons = [_reason(c, bounds) for c in comparisons]
    if not comparisons:
        reasons.append(Reason(rule="level.none", words="there is nothing to compare it with"))
    made = Level(
        comparisons=comparisons,
        low=bounds[0] if bounds else None,
        high=bounds[1] if bounds else None,
        quartile=quartile(value.value, cut_points),
        decided_by=decided.against if decided else None,
        verdict=decided.verdict if decided else Verdict.UNKNOWN,
    )
    return made, tuple(reasons)


def quartile(value: float | None, cut_points: CutPoints | None) -> int | None:
    """1 for the lowest quarter of authorities, 4 for the highest. A tie takes the better company:
    a value on a cut point belongs to the quarter below it."""
    if value is None or cut_points is None:
        return None
    cuts = (cut_points.lower, cut_points.median, cut_points.upper)
    return 1 + sum(1 for cut in cuts if value > cut)


def _compare(
    indicator: Indicator,
    value: IndicatorValue,
    yardstick: Yardstick,
    bounds: Interval | None,
    thresholds: LevelThresholds,
) -> Comparison:
    figure = value.value or 0.0
    tested = bounds is not None and not (
        indicator.unit is Unit.COUNT and yardstick.against not in ASKED
    )
    if tested and bounds:
        side = _side(yardstick.value, bounds)
    else:
        room = (
            thresholds.tolerance_points
            if indicator.unit is Unit.PERCENT
            else thresholds.tolerance_share * abs(yardstick.value)
        )
        side = _side(yardstick.value, (figure - room, figure + room))
    return Comparison(
        against=yardstick.against,
        value=yardstick.value,
        period=yardstick.period,
        verdict=_verdict(indicator.polarity, side),
        distance=figure - yardstick.value,
        tested=tested,
        published=yardstick.published,
        source=yardstick.source,
        citation=yardstick.citation,
    )


def _side(value: float, bounds: Interval) -> int:
    """1 where the figure lies above the value for certain, -1 below, 0 where it cannot be told."""
    if value < bounds[0] - HAIR:
        return 1
    return -1 if value > bounds[1] + HAIR else 0


def _verdict(polarity: Polarity, side: int) -> Verdict:
    if side == 0:
        return Verdict.IN_LINE
    if polarity is Polarity.CONTEXT:
        return Verdict.HIGHER if side > 0 else Verdict.LOWER
    good = side > 0 if polarity is Polarity.HIGHER else side < 0
    return Verdict.BETTER if good else Verdict.WORSE


def _fits_places(indicator: Indicator, window: Window) -> bool:
    """Counts depend on the size of a council; counts and rates of part of a year on its length."""
    if indicator.unit is Unit.COUNT:
        return False
    return indicator.unit is not Unit.RATE or indicator.stock or window.whole_year


def _reason(comparison: Comparison, bounds: Interval | None) -> Reason:
    name = NAMES[comparison.against]
    if comparison.tested and bounds:
        words = (
            f"against {name} ({comparison.value:g}): the 95% interval of the figure is "
            f"{plain(bounds[0])} to {plain(bounds[1])}, so it is {_say(comparison.verdict)}"
        )
        return Reason(rule="level.interval", words=words, source=comparison.source)
    words = (
        f"against {name} ({comparison.value:g}): no counts to test with; the distance is "
        f"{signed(comparison.distance)}, so by the tolerance it is {_say(comparison.verdict)}"
    )
    return Reason(rule="level.tolerance", words=words, source=comparison.source)


def _say(verdict: Verdict) -> str:
    return "in line" if verdict is Verdict.IN_LINE else verdict.value
