"""Strength, area for development or mixed: from the kinds of evidence that agree and those that
do not. Never a grade.

The rule in words is in docs/how-it-judges.md; as a table in tests/spec/standing.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from selfassess.model.reading import (
    AuditReading,
    IndicatorReading,
    Points,
    Reason,
    SourceKind,
    Trend,
)
from selfassess.model.thresholds import WeighingThresholds
from selfassess.model.weight import Standing, Sureness, Vote

AGREEING = {1: Sureness.ONE, 2: Sureness.AGREE_2}


def standing_of(
    votes: Sequence[Vote], settings: WeighingThresholds, held: bool
) -> tuple[Standing, Sureness, tuple[Reason, ...]]:
    """What an aspect is and how sure that is. `held` says whether any evidence of today is held.

    A side is clear when one vote reaches `strong_force` or two kinds agree. One clear side
    decides; two are mixed, and the sources differ. Weak hints, on one side or both, decide
    nothing. Only what inspectors said long ago, and nothing since: no evidence.
    """
    counted = [v for v in votes if v.force >= settings.minimum_force]
    up = [v for v in counted if v.points is Points.STRENGTH]
    down = [v for v in counted if v.points is Points.WEAKNESS]
    mixed = [v for v in counted if v.points is Points.MIXED]
    clear_up, clear_down = _clear(up, settings), _clear(down, settings)
    only_inspection = not any(v.kind is not SourceKind.INSPECTION for v in counted)
    if not counted or (only_inspection and not (clear_up or clear_down)):
        return _nothing(votes, held)
    words = _say(counted)
    if clear_up and not clear_down:
        return Standing.STRENGTH, _sureness(up), _because("strength", words)
    if clear_down and not clear_up:
        return Standing.DEVELOPMENT, _sureness(down), _because("development", words)
    if clear_up and clear_down:
        return Standing.MIXED, Sureness.DIFFER, _because("differ", words)
    if up and down:
        return Standing.UNCLEAR, Sureness.DIFFER, _because("hints_differ", words)
    if mixed:
        return Standing.MIXED, _sureness(mixed), _because("mixed", words)
    return Standing.UNCLEAR, _sureness(up + down), _because("hint", words)


def trend_of(
    indicators: Sequence[IndicatorReading], audit: AuditReading | None
) -> tuple[Trend, Reason]:
    """Which way an aspect moves: from its judged indicators and its audits in the last year."""
    verdicts = [i.direction.verdict for i in indicators if i.indicator.polarity.value != "context"]
    if audit is not None:
        verdicts.append(audit.trend)
    up, down = verdicts.count(Trend.IMPROVING), verdicts.count(Trend.DECLINING)
    words = f"{up} improving, {down} declining of {len(verdicts)}"
    reason = Reason(rule="aspect.trend", words=words)
    if up and not down:
        return Trend.IMPROVING, reason
    if down and not up:
        return Trend.DECLINING, reason
    if up and down:
        return Trend.NO_RELIABLE_CHANGE, reason
    for verdict in (Trend.STEADY, Trend.NO_RELIABLE_CHANGE, Trend.NOT_COMPARABLE):
        if verdict in verdicts:
            return verdict, reason
    return Trend.TOO_FEW, reason


def _clear(side: Sequence[Vote], settings: WeighingThresholds) -> bool:
    return len(side) >= 2 or any(v.force >= settings.strong_force for v in side)


def _sureness(agreeing: Sequence[Vote]) -> Sureness:
    if agreeing and all(v.old for v in agreeing):
        return Sureness.OLD
    return AGREEING.get(len(agreeing), Sureness.AGREE_3)


def _nothing(votes: Sequence[Vote], held: bool) -> tuple[Standing, Sureness, tuple[Reason, ...]]:
    today = [v for v in votes if v.kind is not SourceKind.INSPECTION]
    if held and today:
        words = "evidence is held, and none of it points either way"
        return Standing.UNCLEAR, _sureness(today), _because("unclear", words)
    words = "no evidence of today is held"
    if votes:
        words = "only what inspectors said long ago, and nothing since"
    return Standing.NO_EVIDENCE, Sureness.NONE, _because("no_evidence", words)


def _because(rule: str, words: str) -> tuple[Reason, ...]:
    return (Reason(rule=f"aspect.{rule}", words=words),)


def _say(votes: Sequence[Vote]) -> str:
    return "; ".join(f"{v.kind.value} {v.points.value} {v.force}" for v in votes)
