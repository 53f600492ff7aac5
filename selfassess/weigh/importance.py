"""What matters most, by a stated rule: what comes first in a chapter and at a glance.

First open priority actions, then weaknesses that returned, then sources that differ, then the
size of the gap and the number of children concerned.
"""

from __future__ import annotations

from collections.abc import Sequence

from selfassess.model.finding import FindingKind
from selfassess.model.indicator import Polarity, Unit
from selfassess.model.reading import (
    AuditReading,
    IndicatorReading,
    Points,
    Reason,
)
from selfassess.model.weight import Progress, ProgressStatus, Recurrence, Standing, Sureness, Vote

PRIORITY = 4000.0
RETURNING = 3000.0
DIFFERING = 2000.0
FORCE = 100.0
MOST_CHILDREN = 99.0


def importance_of(
    standing: Standing,
    sureness: Sureness,
    votes: Sequence[Vote],
    progress: Sequence[Progress],
    recurrence: Recurrence | None,
    children: float,
) -> tuple[float, Reason]:
    """A number to sort by, the higher the more it matters, and which step of the rule gave it."""
    within = FORCE * max((v.force for v in votes), default=0) + min(MOST_CHILDREN, children)
    if any(is_open_priority(p) for p in progress):
        return PRIORITY + within, Reason(rule="importance.priority", words="open priority action")
    if recurrence is not None and recurrence.open:
        return RETURNING + within, Reason(rule="importance.returning", words="returned and open")
    if sureness is Sureness.DIFFER and standing is Standing.MIXED:
        return DIFFERING + within, Reason(rule="importance.differ", words="sources differ")
    if standing in (Standing.NO_EVIDENCE, Standing.UNCLEAR):
        return 0.0, Reason(rule="importance.none", words="nothing to say")
    words = f"gap of about {children:.0f} children or records"
    return within, Reason(rule="importance.gap", words=words)


def is_open_priority(progress: Progress) -> bool:
    return (
        progress.finding.kind is FindingKind.PRIORITY_ACTION
        and progress.status is not ProgressStatus.IMPROVED
    )


def children_concerned(
    indicators: Sequence[IndicatorReading], audit: AuditReading | None, halfway: float
) -> float:
    """About how many children (or audited records) lie between the figure and its comparator, for
    the largest gap of the aspect. Figures without a base count their gap in hundredths."""
    gaps = [0.0]
    for reading in indicators:
        if reading.indicator.polarity is Polarity.CONTEXT or reading.points is Points.NEUTRAL:
            continue
        if reading.protected:
            continue  # too few children to be counted out loud
        decided = reading.level.decided_by
        for comparison in reading.level.comparisons:
            if comparison.against is decided:
                gaps.append(_children(reading, abs(comparison.distance), comparison.value))
    if audit is not None and audit.graded:
        gaps.append(abs(audit.good_or_better - halfway * audit.graded))
    return max(gaps)


def _children(reading: IndicatorReading, distance: float, comparator: float) -> float:
    base = reading.latest.denominator
    if reading.indicator.unit is Unit.PERCENT:
        return distance * (base or 100.0) / 100
    if reading.indicator.unit is Unit.COUNT:
        return distance
    return 100 * distance / abs(comparator) if comparator else 0.0
