"""One indicator judged whole: its headline, level, direction, freshness, and which way it points.

The rule for pointing is a small sum that a person can do: see `points_of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from selfassess.judge.direction import compare_with, direction
from selfassess.judge.freshness import figure_freshness
from selfassess.judge.level import ASKED, level, yardsticks
from selfassess.judge.series import Series, Window, series_of
from selfassess.judge.small_numbers import protects_value
from selfassess.judge.withheld import withheld
from selfassess.model.dossier import Dossier
from selfassess.model.finding import Inspection
from selfassess.model.indicator import Indicator, IndicatorValue, Polarity, Target, Unit
from selfassess.model.reading import (
    Change,
    Direction,
    Freshness,
    IndicatorReading,
    Level,
    Points,
    Reason,
    SourceKind,
    Trend,
    Verdict,
)


def read_indicators(dossier: Dossier) -> tuple[IndicatorReading, ...]:
    """A reading for every indicator that has a value, in the order of the catalogue."""
    last = last_inspection(dossier.evidence.inspections, dossier.workspace.as_at)
    found = series_of(dossier)
    hidden = withheld(dossier, found)
    marked = (series.marking(hidden) for series in found.values())
    return tuple(_read(dossier, series, last) for series in marked if series.all)


def last_inspection(inspections: Sequence[Inspection], as_at: date) -> Inspection | None:
    """The latest inspection that gave judgements; where none did, the latest of any kind."""
    held = [i for i in inspections if i.end <= as_at]
    full = [i for i in held if i.judgements or i.kind == "inspection"]
    return max(full or held, key=lambda i: (i.end, i.id), default=None)


def _read(dossier: Dossier, series: Series, last: Inspection | None) -> IndicatorReading:
    indicator, settings = series.indicator, dossier.settings.thresholds
    now = series.headline()
    if now is None:
        return _silent(dossier, series)
    target = target_for(dossier.evidence.targets, indicator.id, now.end)
    comparators = dossier.evidence.comparators.get(indicator.id, ())
    against = yardsticks(indicator, now, target, comparators)
    cut_points = dossier.evidence.cut_points.get(indicator.id)
    stands, level_reasons = level(indicator, now, against, settings.level, cut_points)
    moves, move_reasons = direction(series, now, last.end if last else None, settings)
    rhythm = (now.parts[-1] if now.parts else now.value).period.kind
    fresh = figure_freshness(now.value.period, rhythm, dossier.workspace.as_at, settings.freshness)
    caveats = _caveats(dossier, series, now, fresh, moves)
    points, force, why = points_of(indicator, now.value, stands, moves, caveats)
    protected = protects_value(indicator.unit, now.value, settings.disclosure)
    numbers = (*level_reasons, *move_reasons)
    return IndicatorReading(
        key=f"ind:{indicator.id}",
        kind=SourceKind.PERFORMANCE,
        area=indicator.area,
        aspect=indicator.aspect,
        points=points,
        force=force,
        caveats=caveats,
        reasons=(_headline_reason(now), *(discreet(numbers) if protected else numbers), why),
        indicator=indicator,
        latest=now.value,
        series=series.all,
        target=target,
        comparators=comparators,
        level=stands,
        direction=moves,
        freshness=fresh,
        protected=protected,
        parts=now.parts,
        baselines=_baselines(dossier, series, now),
    )


def points_of(
    indicator: Indicator,
    value: IndicatorValue,
    stands: Level,
    moves: Direction,
    caveats: Sequence[str],
) -> tuple[Points, int, Reason]:
    """Which way a figure points, and how strongly.

    Against the standard or target: better 2, met 1, worse -2. Against the first of neighbours,
    England and region: better 2, worse -2. Opposite signs make it mixed. Where no counts were
    known, a decision counts 1, not 2. The two are added, held between -2 and 2, and a movement in
    the last year adds or takes 1. Above zero is a strength, below a weakness; the size is the
    force. What stands apart from nothing, because it is in line with all of them, has a force of 1
    at most, and so have few children; very few say nothing. Context never points.
    """
    if indicator.polarity is Polarity.CONTEXT:
        return Points.NEUTRAL, 0, Reason(rule="points.context", words="context: described only")
    if "too_small" in caveats:
        return Points.NEUTRAL, 0, Reason(rule="points.too_small", words="too few children to say")
    asked = _asked_score(indicator, value, stands)
    place = _place_score(stands)
    moved = {Trend.IMPROVING: 1, Trend.DECLINING: -1}.get(moves.verdict, 0)
    words = f"standard or target {asked:+d}, other places {place:+d}, direction {moved:+d}"
    if asked * place < 0:
        return Points.MIXED, 1, Reason(rule="points.mixed", words=words)
    stand = max(-2, min(2, asked + place))
    total = stand + moved
    apart = any(c.verdict in (Verdict.BETTER, Verdict.WORSE) for c in stands.comparisons)
    most = 1 if "small" in caveats or not apart else 3
    reason = Reason(rule="points.sum", words=f"{words}: {total:+d}")
    if total == 0:
        mixed = stand != 0
        return (Points.MIXED, 1, reason) if mixed else (Points.NEUTRAL, 0, reason)
    points = Points.STRENGTH if total > 0 else Points.WEAKNESS
    return points, min(most, abs(total)), reason


def discreet(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """The same rules without their numbers, which would give a small figure away."""
    return tuple(
        r.model_copy(update={"words": "the numbers are too small to be said"}) for r in reasons
    )


def target_for(targets: Sequence[Target], indicator: str, day: date) -> Target | None:
    """The target in force on a day: the latest that had begun."""
    begun = [
        t
        for t in targets
        if t.indicator == indicator and (t.from_date is None or t.from_date <= day)
    ]
    return max(begun, key=lambda t: t.from_date or date.min, default=None)


def _asked_score(indicator: Indicator, value: IndicatorValue, stands: Level) -> int:
    for comparison in stands.comparisons:
        if comparison.against not in ASKED:
            continue
        if comparison.verdict is Verdict.IN_LINE:
            higher = indicator.polarity is Polarity.HIGHER
            reached = comparison.distance >= 0 if higher else comparison.distance <= 0
            return 1 if reached else 0
        return _decided(comparison.verdict, comparison.tested)
    return 0


def _place_score(stands: Level) -> int:
    for comparison in stands.comparisons:
        if comparison.against not in ASKED:
            return _decided(comparison.verdict, comparison.tested)
    return 0


def _decided(verdict: Verdict, tested: bool) -> int:
    size = 2 if tested else 1
    return {Verdict.BETTER: size, Verdict.WORSE: -size}.get(verdict, 0)


def _caveats(
    dossier: Dossier, series: Series, now: Window, fresh: Freshness, moves: Direction
) -> tuple[str, ...]:
    value, settings = now.value, dossier.settings.thresholds
    percent = series.indicator.unit is Unit.PERCENT
    base = value.denominator if percent else None
    newest = series.usable[-1].period.end
    found = {
        "too_small": base is not None and base < settings.disclosure.small_base,
        "small": base is not None and base < settings.level.small_denominator,
        "no_denominator": percent and (value.numerator is None or not value.denominator),
        "old": fresh.old,
        "part_year": fresh.partial or not (series.windows or series.indicator.stock),
        "same_children": series.indicator.stock and moves.method == "difference",
        "definition_changed": any(
            c.verdict is Trend.NOT_COMPARABLE
            for c in (moves.since_inspection, moves.since_year)
            if c
        ),
        "ends_before_newest": now.end < newest,
        "later_left_out": series.later > 0,
    }
    return tuple(code for code, holds in found.items() if holds)


def _headline_reason(now: Window) -> Reason:
    if now.parts:
        words = f"{len(now.parts)} periods added up to {now.value.period.say()}"
        return Reason(rule="headline.pooled", words=words, source=now.value.source)
    words = f"the latest figure of its kind: {now.value.period.say()}"
    return Reason(rule="headline.latest", words=words, source=now.value.source)


def _baselines(dossier: Dossier, series: Series, now: Window) -> tuple[Change, ...]:
    """The headline beside the time of each inspection in the register, oldest first."""
    found = []
    for inspection in sorted(dossier.evidence.inspections, key=lambda i: (i.end, i.id)):
        then = series.at_inspection(inspection.end, now)
        change = compare_with(
            series, now, then, inspection.id, dossier.settings.thresholds, inspection.end
        )
        if change is not None:
            found.append(change)
    return tuple(found)


def _silent(dossier: Dossier, series: Series) -> IndicatorReading:
    """An indicator of which every value is missing: nothing can be said, and that is said."""
    indicator, latest = series.indicator, series.all[-1]
    why = latest.missing.value.replace("_", " ") if latest.missing else "blank"
    return IndicatorReading(
        key=f"ind:{indicator.id}",
        kind=SourceKind.PERFORMANCE,
        area=indicator.area,
        aspect=indicator.aspect,
        points=Points.NEUTRAL,
        caveats=("missing",),
        reasons=(Reason(rule="headline.missing", words=f"no value: {why}", source=latest.source),),
        indicator=indicator,
        latest=latest,
        series=series.all,
        level=Level(),
        direction=Direction(),
        freshness=figure_freshness(
            latest.period,
            latest.period.kind,
            dossier.workspace.as_at,
            dossier.settings.thresholds.freshness,
        ),
    )
