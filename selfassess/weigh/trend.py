"""Which way an aspect moves: what is off its target first, then the rest; tested changes only.

The rule in words is in docs/how-it-judges.md; as a table in tests/spec/trend.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selfassess.model.indicator import Polarity
from selfassess.model.reading import (
    Against,
    AuditReading,
    IndicatorReading,
    Points,
    Reason,
    Trend,
    Verdict,
)

MOVES = (Trend.IMPROVING, Trend.DECLINING)
SILENT = (Trend.TOO_FEW, Trend.NOT_COMPARABLE)
ASKED = (Against.STANDARD, Against.TARGET)


@dataclass(frozen=True, slots=True)
class Movement:
    """How one piece of evidence moves, and whether it is short of what is asked of it."""

    verdict: Trend
    short: bool


def trend_of(
    indicators: Sequence[IndicatorReading], audit: AuditReading | None
) -> tuple[Trend, Reason]:
    """Which way an aspect moves, from its judged indicators and its audits.

    Context indicators and changes without counts to test them say nothing. What is short of its
    standard, target or comparator (or, of audits, points to a weakness) is asked first, and decides
    where it was measured at all; the rest is asked only where nothing short was.
    """
    judged = [i for i in indicators if i.indicator.polarity is not Polarity.CONTEXT]
    found = [Movement(movement_of(i), is_short(i)) for i in judged]
    if audit is not None:
        found.append(Movement(audit.trend, audit.points is Points.WEAKNESS))
    return add_up(found)


def add_up(found: Sequence[Movement]) -> tuple[Trend, Reason]:
    """One trend from several movements: see `trend_of`."""
    for rule, short in (("aspect.trend.short", True), ("aspect.trend.rest", False)):
        verdicts = [m.verdict for m in found if m.short is short and m.verdict not in SILENT]
        if verdicts:
            up, down = verdicts.count(Trend.IMPROVING), verdicts.count(Trend.DECLINING)
            which = "below what is asked" if short else "judged"
            words = f"of {len(verdicts)} {which}: {up} improving, {down} declining"
            return _one(verdicts, up, down), Reason(rule=rule, words=words)
    broken = any(m.verdict is Trend.NOT_COMPARABLE for m in found)
    reason = Reason(rule="aspect.trend.none", words="no tested change to go by")
    return (Trend.NOT_COMPARABLE if broken else Trend.TOO_FEW), reason


def movement_of(reading: IndicatorReading) -> Trend:
    """The movement of the last year; where there is none, that since the last inspection, if it is
    sure: a second look at one figure is held to the wider interval. A difference without counts to
    test it is no movement."""
    moves = reading.direction
    if moves.verdict in MOVES:
        return moves.verdict
    since = moves.since_inspection
    if since is not None and since.sure and since.verdict in MOVES:
        return since.verdict
    return moves.verdict if moves.method or moves.verdict in SILENT else Trend.TOO_FEW


def is_short(reading: IndicatorReading) -> bool:
    """Worse than its standard or target, or than whatever decided its level."""
    return reading.level.verdict is Verdict.WORSE or any(
        c.against in ASKED and c.verdict is Verdict.WORSE for c in reading.level.comparisons
    )


def _one(verdicts: Sequence[Trend], up: int, down: int) -> Trend:
    if up and not down:
        return Trend.IMPROVING
    if down and not up:
        return Trend.DECLINING
    if up and down:
        return Trend.NO_RELIABLE_CHANGE
    return Trend.STEADY if Trend.STEADY in verdicts else Trend.NO_RELIABLE_CHANGE
