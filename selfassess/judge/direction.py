"""Which way is a figure moving, and is the movement more than noise?

Long monthly or quarterly series: the XmR chart. Everything else: twelve months against the twelve
months before, or the time of the inspection, by the interval of the difference. Formulas and
refusals: Making Data Count (NHS England); Newcombe 1998 for differences of shares.
"""

from __future__ import annotations

from datetime import date

from selfassess.judge.chart import Charted, chart
from selfassess.judge.said import plain, signed
from selfassess.judge.series import NEAR_DAYS, Series, Window
from selfassess.judge.statistics import newcombe, rate_ratio
from selfassess.model.indicator import WITHHELD, Indicator, IndicatorValue, Polarity, Unit
from selfassess.model.reading import Change, Direction, Reason, Trend
from selfassess.model.thresholds import DirectionThresholds, Thresholds

MOVES = frozenset({Trend.IMPROVING, Trend.DECLINING, Trend.UP, Trend.DOWN})


def compare_with(
    series: Series,
    now: Window,
    then: Window | None,
    since: str,
    thresholds: Thresholds,
    day: date | None = None,
) -> Change | None:
    """A figure now beside the same figure then, with the verdict on the difference.

    `day` is the day of the inspection that the comparison is with.
    """
    if then is None or then.value.period == now.value.period:
        return None
    a, b = now.value, then.value
    if a.value is None or b.value is None:
        return None
    bounds, sure = None, False
    if series.broken_between(then, now):
        verdict = Trend.NOT_COMPARABLE
    else:
        bounds = _difference_bounds(series.indicator, a, b, thresholds.level.confidence_z)
        worth = _worth_saying(series.indicator, b.value, thresholds.direction)
        verdict = verdict_of(series.indicator.polarity, a.value - b.value, bounds, worth)
        wide = _difference_bounds(series.indicator, a, b, thresholds.direction.sure_z)
        sure = verdict in MOVES and wide is not None and not wide[0] <= 0 <= wide[1]
    return Change(
        since=since,
        then=b,
        late=day is not None and (then.end - day).days > NEAR_DAYS and then.start > day,
        difference=a.value - b.value,
        verdict=verdict,
        low=bounds[0] if bounds else None,
        high=bounds[1] if bounds else None,
        tested=bounds is not None,
        sure=sure,
    )


def verdict_of(
    polarity: Polarity, difference: float, bounds: tuple[float, float] | None, worth: float
) -> Trend:
    """What a difference is called. `worth` is the least difference worth saying.

    Without an interval nothing is claimed. Where the interval holds zero, or the difference is not
    worth saying, there is no change: steady if it is small, else no reliable change.
    """
    if bounds is None:
        return Trend.NO_RELIABLE_CHANGE
    if abs(difference) < worth:
        return Trend.STEADY
    if bounds[0] <= 0 <= bounds[1]:
        return Trend.NO_RELIABLE_CHANGE
    return _named(polarity, difference)


def direction(
    series: Series, now: Window, inspection: date | None, thresholds: Thresholds
) -> tuple[Direction, tuple[Reason, ...]]:
    """The movement of a series and the reasons: the chart where it fits, else a year ago."""
    then = series.at_inspection(inspection, now) if inspection else None
    since_inspection = compare_with(series, now, then, "inspection", thresholds, inspection)
    since_year = compare_with(series, now, series.year_before(now), "year", thresholds)
    charted = chart(series, thresholds.direction)
    if not charted.lines:
        return _by_difference(charted, since_inspection, since_year)
    made, reasons = _by_chart(series.indicator, charted, since_inspection, since_year)
    if charted.signal or since_year is None or not since_year.sure:
        return made, reasons
    return (
        made.model_copy(update={"verdict": since_year.verdict, "method": "difference"}),
        (*reasons, say_change(since_year)),
    )


def _by_chart(
    indicator: Indicator,
    charted: Charted,
    since_inspection: Change | None,
    since_year: Change | None,
) -> tuple[Direction, tuple[Reason, ...]]:
    signal, lines = charted.signal, charted.lines
    verdict = _named(indicator.polarity, signal.side) if signal else Trend.STEADY
    words = f"chart of {charted.points} points: within the usual range"
    if signal:
        words = f"chart of {charted.points} points: {RULES[signal.rule]}"
    elif charted.held_back:
        words = f"chart of {charted.points} points: a signal is not counted, {charted.held_back}"
    made = Direction(
        verdict=verdict,
        method="xmr",
        since_inspection=since_inspection,
        since_year=since_year,
        centre=lines.centre if lines else None,
        lower_limit=_clip(indicator, lines.lower if lines else 0.0),
        upper_limit=_clip(indicator, lines.upper if lines else 0.0),
        signal=signal.rule if signal else "",
    )
    reason = Reason(rule="direction.xmr", words=words)
    if signal:
        reason = Reason(rule=f"direction.xmr.{signal.rule}", words=words)
    beside = (say_change(since_inspection),) if since_inspection else ()
    return made, (reason, *beside)


def _by_difference(
    charted: Charted, since_inspection: Change | None, since_year: Change | None
) -> tuple[Direction, tuple[Reason, ...]]:
    """The year before decides; where there is none, the time of the inspection."""
    change = since_year or since_inspection
    reasons = [Reason(rule="direction.no_chart", words=f"no chart: {charted.refused}")]
    if change is None:
        words = "no earlier figure for the same length of time"
        reasons.append(Reason(rule="direction.too_few", words=words))
        return Direction(verdict=Trend.TOO_FEW, refused=charted.refused), tuple(reasons)
    reasons.append(say_change(change))
    if since_inspection is not None and since_inspection is not change:
        reasons.append(say_change(since_inspection))
    made = Direction(
        verdict=change.verdict,
        method="difference" if change.tested else "",
        refused=charted.refused,
        since_inspection=since_inspection,
        since_year=since_year,
    )
    return made, tuple(reasons)


SINCE = {"inspection": "since the last inspection", "year": "since the year before"}


def say_change(change: Change) -> Reason:
    """Why a change was called what it was called."""
    said = _why(change)
    since = SINCE.get(change.since)
    return said.model_copy(update={"words": f"{since}, {said.words}"}) if since else said


def _why(change: Change) -> Reason:
    if WITHHELD in change.then.flags and change.verdict is not Trend.NOT_COMPARABLE:
        words = f"the figure of {change.then.period.say()} is too small to be said"
        rule = "direction.difference" if change.tested else "direction.untested"
        return Reason(rule=rule, words=words, source=change.then.source)
    then = f"from {plain(change.then.value)} in {change.then.period.say()}"
    if change.late:
        then += " (the first figure held since the inspection)"
    if change.verdict is Trend.NOT_COMPARABLE:
        words = f"{then}: the definition changed in between"
        return Reason(rule="direction.broken", words=words, source=change.then.source)
    if not change.tested or change.low is None or change.high is None:
        words = f"{then}, a difference of {signed(change.difference)}: no counts to test it with"
        return Reason(rule="direction.untested", words=words, source=change.then.source)
    words = (
        f"{then}, a difference of {signed(change.difference)} "
        f"(95% interval {signed(change.low)} to {signed(change.high)})"
    )
    return Reason(rule="direction.difference", words=words, source=change.then.source)


RULES = {
    "R1": "the last point lies outside the limits (R1)",
    "R2": "the last points all lie on one side of the average (R2)",
    "R3": "the last points all rise or all fall (R3)",
    "R4": "two of the last three points lie near or beyond the limit (R4)",
}


def _difference_bounds(
    indicator: Indicator, now: IndicatorValue, then: IndicatorValue, z: float
) -> tuple[float, float] | None:
    """The interval of a difference in the unit of the indicator; None where counts are missing."""
    x1, n1, x2, n2 = now.numerator, now.denominator, then.numerator, then.denominator
    if indicator.unit is Unit.PERCENT:
        if x1 is None or x2 is None or not n1 or not n2 or x1 > n1 or x2 > n2:
            return None
        _, low, high = newcombe(x1, n1, x2, n2, z)
        return 100 * low, 100 * high
    if indicator.unit is Unit.COUNT and now.value is not None and then.value is not None:
        x1, n1, x2, n2 = now.value, 1.0, then.value, 1.0
    if indicator.unit not in (Unit.RATE, Unit.COUNT) or then.value is None:
        return None
    if x1 is None or x2 is None or not n1 or not n2:
        return None
    ratio = rate_ratio(x1, n1, x2, n2, z)
    return None if ratio is None else (then.value * (ratio[0] - 1), then.value * (ratio[1] - 1))


def _worth_saying(indicator: Indicator, then: float, thresholds: DirectionThresholds) -> float:
    """A difference smaller than this is steady, however sure the data are of it."""
    if indicator.unit is Unit.PERCENT:
        return thresholds.change_points
    return thresholds.change_share * abs(then)


def _named(polarity: Polarity, side: float) -> Trend:
    if polarity is Polarity.CONTEXT:
        return Trend.UP if side > 0 else Trend.DOWN
    good = side > 0 if polarity is Polarity.HIGHER else side < 0
    return Trend.IMPROVING if good else Trend.DECLINING


def _clip(indicator: Indicator, limit: float) -> float:
    """Limits as displayed: a share lies between 0 and 100, a count or rate above 0."""
    return max(0.0, min(100.0, limit) if indicator.unit is Unit.PERCENT else limit)
