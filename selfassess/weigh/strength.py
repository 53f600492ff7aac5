"""Strengths then, strengths now: what became of what inspectors once praised."""

from __future__ import annotations

from collections.abc import Sequence

from selfassess.model.reading import FindingReading, Points, Reason, SourceKind
from selfassess.model.weight import StrengthThen, ThenNow, Vote
from selfassess.weigh.evidence import Evidence


def strength_then(
    evidence: Evidence, reading: FindingReading, votes: Sequence[Vote]
) -> StrengthThen:
    """An earlier strength beside today's votes on its aspect (inspection itself left out)."""
    today = [v for v in votes if v.kind is not SourceKind.INSPECTION]
    now, reason = now_of(today, evidence.settings.weighing.strong_force)
    return StrengthThen(
        finding=reading.finding,
        carried_area=reading.carried_area,
        aspect=reading.aspect,
        now=now,
        evidence=tuple(key for v in today for key in v.keys),
        reasons=(reason,),
    )


def now_of(votes: Sequence[Vote], strong_force: int) -> tuple[ThenNow, Reason]:
    """Clear weakness and no strength contradicts it; weakness beside strength means that evidence
    now differs; strength alone means that it holds."""
    up = [v for v in votes if v.points is Points.STRENGTH and v.force > 0]
    down = [v for v in votes if v.points in (Points.WEAKNESS, Points.MIXED) and v.force > 0]
    clear = any(v.points is Points.WEAKNESS and v.force >= strong_force for v in down)
    words = f"today {len(up)} kinds of evidence point to a strength, {len(down)} do not"
    if not any(v.keys for v in votes):
        return ThenNow.NO_EVIDENCE, Reason(
            rule="strength.none", words="no evidence of today is held"
        )
    if clear and not up:
        return ThenNow.CONTRADICTED, Reason(rule="strength.contradicted", words=words)
    if down:
        return ThenNow.WEAKENED, Reason(rule="strength.weakened", words=words)
    if up:
        return ThenNow.HOLDS, Reason(rule="strength.holds", words=words)
    return ThenNow.UNCLEAR, Reason(rule="strength.unclear", words=words)
