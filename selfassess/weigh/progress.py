"""Where an earlier finding stands now: what moved since, how it stands, and what that adds up to.

A person's own status in the register wins; the status of the evidence is kept beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from selfassess.model.finding import FindingKind
from selfassess.model.indicator import Polarity
from selfassess.model.reading import (
    AnyReading,
    AuditReading,
    Change,
    FindingReading,
    IndicatorReading,
    Points,
    Reason,
    Trend,
    VoiceReading,
)
from selfassess.model.weight import Link, Move, Progress, ProgressStatus
from selfassess.weigh.evidence import Evidence

FOLLOWED = (FindingKind.PRIORITY_ACTION, FindingKind.RECOMMENDATION, FindingKind.WEAKNESS)
PERSON = "person"
KNOWN = {status.value: status for status in ProgressStatus}


def follow(evidence: Evidence, reading: FindingReading) -> Progress:
    """An earlier finding then and now, with what bears on it and why."""
    linked = evidence.linked[reading.finding.id]
    moves = tuple(
        move for link in linked.links if (move := move_of(evidence, reading, link)) is not None
    )
    status, reasons = status_of(moves, evidence.settings.weighing.strong_force)
    story = evidence.returned.get(reading.finding.id)
    return Progress(
        finding=reading.finding,
        carried_area=reading.carried_area,
        aspect=reading.aspect,
        evidence=status,
        person=KNOWN.get(reading.finding.status.strip().lower()),
        links=linked.links,
        moves=moves,
        reasons=reasons,
        returned=_earlier(evidence, reading, tuple(f.id for f in story.findings) if story else ()),
        later=linked.later,
        actions=tuple(link.key for link in linked.actions),
    )


def status_of(
    moves: Sequence[Move], strong_force: int
) -> tuple[ProgressStatus, tuple[Reason, ...]]:
    """The status that evidence gives.

    Indicators that a person linked decide before those that only share the aspect; audits and
    voice always count. Moved up, with nothing weak or mixed now and every improvement lasting:
    improved and sustained. Moved up otherwise: improving. Moved down: worse. Both ways, or neither:
    no clear change; but where nothing could be compared with the time of the inspection and today's
    evidence is clearly a strength, improving. No figure since the inspection: no evidence held.
    """
    counted = deciding(moves)
    if not counted:
        words = "no indicator, audit or voice since the inspection bears on it"
        return ProgressStatus.NO_EVIDENCE, (Reason(rule="progress.none", words=words),)
    up = [m for m in counted if m.moved is Trend.IMPROVING]
    down = [m for m in counted if m.moved is Trend.DECLINING]
    weak = [m for m in counted if m.stands in (Points.WEAKNESS, Points.MIXED) and m.force > 0]
    strong = [m for m in counted if m.stands is Points.STRENGTH and m.force >= strong_force]
    measured = any(m.change is not None and m.change.tested for m in counted)
    if up and down:
        rule, words = "both", f"{len(up)} improved and {len(down)} declined"
        status = ProgressStatus.NO_CHANGE
    elif up and not weak and all(m.sustained for m in up):
        rule, words = "sustained", f"{len(up)} improved and lasting, none weak now"
        status = ProgressStatus.IMPROVED
    elif up:
        why = "part of the evidence is still weak" if weak else "too soon to call it lasting"
        rule, words = "improving", f"{len(up)} improved, none declined, {why}"
        status = ProgressStatus.IMPROVING
    elif down:
        rule, words = "worse", f"{len(down)} declined, none improved"
        status = ProgressStatus.WORSE
    elif strong and not weak and not measured:
        rule = "strength_now"
        words = "no figure from the time of the inspection; today's evidence is a strength"
        status = ProgressStatus.IMPROVING
    else:
        rule, words = "unchanged", "nothing moved beyond what chance would give"
        status = ProgressStatus.NO_CHANGE
    return status, (Reason(rule=f"progress.{rule}", words=words),)


def deciding(moves: Sequence[Move]) -> tuple[Move, ...]:
    """The moves that decide: indicators by a person's link where there are any."""
    by_person = any(m.by == PERSON and m.key.startswith("ind:") for m in moves)
    return tuple(
        m for m in moves if not (by_person and m.by != PERSON and m.key.startswith("ind:"))
    )


def move_of(evidence: Evidence, finding: FindingReading, link: Link) -> Move | None:
    """How one piece of evidence moved since the inspection; None where it says nothing of today."""
    reading = evidence.by_key[link.key]
    since = finding.inspection.end if finding.inspection else None
    last = _last_day(reading)
    if last is None or (since and last <= since):
        return None
    stands, force = reading.points, reading.force
    periods = evidence.settings.weighing.sustained_periods
    match reading:
        case IndicatorReading():
            if reading.latest.value is None or reading.indicator.polarity is Polarity.CONTEXT:
                return None
            change = next(
                (c for c in reading.baselines if c.since == finding.finding.inspection), None
            )
            moved = change.verdict if change else reading.direction.verdict
            lasting = change is not None and _lasts(reading, change, periods)
            return Move(
                key=link.key,
                by=link.by,
                moved=moved,
                stands=stands,
                force=force,
                change=change,
                sustained=lasting,
            )
        case AuditReading():
            lasting = _rounds_last(reading, periods)
            return Move(
                key=link.key,
                by=link.by,
                moved=reading.trend,
                stands=stands,
                force=force,
                sustained=lasting,
            )
        case VoiceReading():
            return Move(key=link.key, by=link.by, moved=Trend.TOO_FEW, stands=stands, force=force)
        case _:
            return None


def _lasts(reading: IndicatorReading, change: Change, periods: int) -> bool:
    """Whether the last figures in a row all lie on the better side of that at the inspection."""
    rhythm = (reading.parts[-1] if reading.parts else reading.latest).period.kind
    after = [
        v.value
        for v in reading.series
        if v.value is not None
        and v.period.kind is rhythm
        and v.period.start > change.then.period.end
    ]
    then = change.then.value
    if then is None or len(after) < periods:
        return False
    higher = reading.indicator.polarity is Polarity.HIGHER
    return all((v > then) if higher else (v < then) for v in after[-periods:])


def _rounds_last(reading: AuditReading, periods: int) -> bool:
    """Whether the last rounds in a row all lie above the share of the rounds before."""
    if not reading.before_graded or reading.before_good_or_better is None:
        return False
    before = reading.before_good_or_better / reading.before_graded
    recent = [r for r in reading.rounds if r.graded][-periods:]
    return len(recent) >= periods and all(r.good_or_better / r.graded > before for r in recent)


def _last_day(reading: AnyReading) -> date | None:
    match reading:
        case IndicatorReading():
            return reading.latest.period.end
        case AuditReading():
            return reading.last_day
        case VoiceReading():
            return max((i.period.end for i in reading.items), default=None)
        case _:
            return None


def _earlier(
    evidence: Evidence, reading: FindingReading, story: tuple[str, ...]
) -> tuple[str, ...]:
    """Ids of the findings of earlier documents that said the same."""
    if reading.inspection is None:
        return ()
    by_id = {f.finding.id: f for f in evidence.findings}
    return tuple(
        finding_id
        for finding_id in story
        if (other := by_id[finding_id].inspection) is not None
        and other.end < reading.inspection.end
    )
