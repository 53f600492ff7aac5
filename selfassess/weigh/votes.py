"""How each independent kind of evidence points on an aspect, and how strongly: one vote each."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from selfassess.model.finding import FindingKind
from selfassess.model.reading import (
    AnyReading,
    FindingReading,
    IndicatorReading,
    Points,
    Reason,
    SourceKind,
)
from selfassess.model.weight import Vote

OLD = "old"


def votes_on(
    aspect: str, readings: Sequence[AnyReading], closed: Collection[str]
) -> tuple[Vote, ...]:
    """The votes on an aspect, at most one for each kind. `closed` holds ids of findings that have
    been put right. Kinds with nothing to say have no vote; actions never vote."""
    made = []
    for kind in (SourceKind.PERFORMANCE, SourceKind.AUDIT, SourceKind.VOICE):
        own = [r for r in readings if r.kind is kind]
        if own:
            made.append(_vote(kind, own, [(r, r.force) for r in own]))
    findings = [r for r in readings if isinstance(r, FindingReading)]
    if findings:
        made.append(_inspection(aspect, findings, closed))
    return tuple(made)


def add_up(weighted: Sequence[tuple[Points, int]]) -> tuple[Points, int, str]:
    """One direction from several readings: the forces of each side added up. A mixed reading
    counts on both sides.

    A side with twice as much as the other carries the vote, with the force of its strongest
    reading. Where the other side holds hints only (force 1), a clear reading is not cancelled by
    them: its side still carries the vote, with a force less by 1, unless the hints are twice as
    much. Otherwise the vote is mixed.
    """
    up = sum(f for p, f in weighted if p in (Points.STRENGTH, Points.MIXED))
    down = sum(f for p, f in weighted if p in (Points.WEAKNESS, Points.MIXED))
    words = f"strength {up}, weakness {down}"
    if up == 0 and down == 0:
        return Points.NEUTRAL, 0, words
    best = max((f for p, f in weighted if p is Points.STRENGTH), default=0)
    worst = max((f for p, f in weighted if p is Points.WEAKNESS), default=0)
    if best <= 1 < worst and up < 2 * down:
        return Points.WEAKNESS, worst if down >= 2 * up else worst - 1, words
    if worst <= 1 < best and down < 2 * up:
        return Points.STRENGTH, best if up >= 2 * down else best - 1, words
    if max(best, worst) <= 1 and up >= 2 * down:
        return Points.STRENGTH, best, words
    if max(best, worst) <= 1 and down >= 2 * up:
        return Points.WEAKNESS, worst, words
    if best > 1 and worst > 1 and (up >= 2 * down or down >= 2 * up):
        return (Points.STRENGTH, best, words) if up > down else (Points.WEAKNESS, worst, words)
    return Points.MIXED, 1 if min(best, worst) <= 1 else max(best, worst), words


def _vote(
    kind: SourceKind,
    readings: Sequence[AnyReading],
    weighted: Sequence[tuple[AnyReading, int]],
    why: str = "",
) -> Vote:
    """A vote of readings with their forces. Where all that points is old, the force falls by 1."""
    points, force, words = add_up([(r.points, f) for r, f in weighted])
    pointing = [r for r, f in weighted if f > 0 and r.points is not Points.NEUTRAL]
    old = bool(pointing) and all(OLD in r.caveats for r in pointing)
    reasons = [Reason(rule=f"vote.{kind.value}", words=why + words)]
    if old and kind is not SourceKind.INSPECTION:  # findings fade by a rule of their own
        force = max(0, force - 1)
        reasons.append(Reason(rule="vote.old", words="all of it is old: force falls by 1"))
    return Vote(
        kind=kind,
        points=points,
        force=force,
        keys=tuple(r.key for r in readings),
        old=old,
        reasons=tuple(reasons),
    )


def _inspection(aspect: str, findings: Sequence[FindingReading], closed: Collection[str]) -> Vote:
    """What inspectors said last of an aspect, and every priority action that is still open.

    A finding put right no longer speaks. One whose main aspect is another counts one less.
    """
    live = [f for f in findings if f.force > 0 and f.finding.id not in closed and not f.context]
    dated = [f for f in live if f.inspection]
    last = max((f.inspection.end for f in dated if f.inspection), default=None)
    speaking = [
        f
        for f in live
        if f.finding.kind is FindingKind.PRIORITY_ACTION
        or (f.inspection is not None and f.inspection.end == last)
        or (last is None)
    ]
    weighted = [(f, f.force if f.aspect == aspect else f.force - 1) for f in speaking]
    return _vote(SourceKind.INSPECTION, findings, weighted, "what inspectors said last: ")


def informs(reading: AnyReading) -> bool:
    """Whether a reading holds evidence of today at all (a figure, a grade, something heard)."""
    if isinstance(reading, IndicatorReading):
        return reading.latest.value is not None
    return reading.kind in (SourceKind.AUDIT, SourceKind.VOICE)
