"""What do the audit grades show of each aspect, of each area and of all records?

Only records chosen at random (or where nobody says how) estimate the service; those chosen on
purpose are counted apart. Where an independent moderator gave a grade, that grade counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from selfassess.judge.freshness import freshness
from selfassess.judge.moderation import INDEPENDENT, moderations
from selfassess.judge.practice import practice_of
from selfassess.judge.rounds import (
    Figures,
    Round,
    Subject,
    figures_of,
    scale_of,
    subjects_of,
)
from selfassess.judge.small_numbers import protects_audits
from selfassess.judge.statistics import newcombe
from selfassess.model.audit import AuditTheme
from selfassess.model.dossier import Dossier
from selfassess.model.reading import (
    AuditReading,
    GradeCount,
    Points,
    Reason,
    RoundGrades,
    SourceKind,
    Trend,
)
from selfassess.model.thresholds import AuditScale, AuditThresholds, Thresholds


def read_audits(dossier: Dossier) -> tuple[AuditReading, ...]:
    """Readings of all records, of each area, then of each aspect, in the order of settings."""
    evidence, settings = dossier.evidence, dossier.settings
    as_at = dossier.workspace.as_at
    audits = [a for a in evidence.audits if a.date <= as_at]
    scale = scale_of(settings.scales, audits, evidence.audit_totals)
    if scale is None:
        return ()
    subjects = subjects_of(dossier, audits, scale)
    return tuple(_read(dossier, subject, scale) for subject in subjects)


def _read(dossier: Dossier, subject: Subject, scale: AuditScale) -> AuditReading:
    settings = dossier.settings.thresholds
    figures = figures_of(subject, scale, settings)
    now = {r.name for r in figures.now}
    last_day = figures.last_day or max((t.date for t in subject.themes), default=None)
    within, as_at = settings.freshness.audit, dossier.workspace.as_at
    fresh = freshness(last_day, within, as_at) if last_day else None
    caveats = caveats_of(figures, bool(fresh and fresh.old), settings.audit)
    points, force, why = points_of(figures, caveats, subject.themes, settings.audit)
    trend, moved = _trend(figures, settings)
    checks = () if subject.aspect else moderations(subject.audits, now, scale, settings.audit)
    independent = next((m for m in checks if m.by == INDEPENDENT), None)
    if not subject.aspect and figures.graded and independent is None:
        caveats += ("self_moderated" if checks else "unmoderated",)
    return AuditReading(
        key=subject.key,
        kind=SourceKind.AUDIT,
        area=subject.area,
        aspect=subject.aspect,
        points=points,
        force=force,
        caveats=caveats,
        reasons=(why, *moved),
        rounds=tuple(_distribution(r, scale, figures.only_targeted) for r in figures.rounds),
        now_rounds=tuple(r.name for r in figures.now),
        before_rounds=tuple(r.name for r in figures.before),
        good_or_better=figures.good,
        graded=figures.graded,
        low=figures.low,
        high=figures.high,
        before_good_or_better=figures.good_before if figures.graded_before else None,
        before_graded=figures.graded_before or None,
        trend=trend,
        moderated=independent.moderated if independent else 0,
        agreed=independent.agreed if independent else 0,
        lowered=independent.lowered if independent else 0,
        raised=independent.raised if independent else 0,
        kappa=independent.kappa if independent else None,
        sources=tuple(source for r in figures.now for source in r.sources),
        protected=protects_audits(figures.graded, settings.disclosure),
        last_day=last_day,
        freshness=fresh,
        targeted=figures.targeted,
        targeted_good=figures.targeted_good,
        moderations=checks,
        themes=tuple(subject.themes),
        practice=None if subject.aspect else practice_of(dossier, subject.audits, now, scale),
    )


def _distribution(held: Round, scale: AuditScale, targeted: bool) -> RoundGrades:
    grades = held.targeted if targeted else held.random
    return RoundGrades(
        round=held.name,
        graded=sum(grades.values()),
        good_or_better=sum(grades[g] for g in scale.good),
        grades=tuple(GradeCount(grade=g, count=grades[g]) for g in scale.grades),
    )


def caveats_of(figures: Figures, old: bool, settings: AuditThresholds) -> tuple[str, ...]:
    found = {
        "few": figures.graded < settings.minimum_graded,
        "targeted": figures.only_targeted,
        "selection_unsaid": figures.unsaid > 0,
        "old": old,
    }
    return tuple(code for code, holds in found.items() if holds)


def points_of(
    figures: Figures,
    caveats: Sequence[str],
    themes: Sequence[AuditTheme],
    settings: AuditThresholds,
) -> tuple[Points, int, Reason]:
    """Which way audits point: by the share good or better, and by its interval how strongly.

    From `strength_share` a strength: force 1; 2 where even the low end of the interval is above
    `weakness_share`; 3 where it is above `strength_share`. At or below `weakness_share` a
    weakness, the same way round. Between them mixed. Records chosen on purpose: force 1 at most.
    Fewer records than the least number say nothing. No grades: the themes a council drew itself
    decide, with a force of 1.
    """
    if not figures.graded:
        return _by_themes(themes)
    share = figures.good / figures.graded
    words = (
        f"{figures.good} of {figures.graded} good or better "
        f"(95% interval {100 * figures.low:.0f}% to {100 * figures.high:.0f}%)"
    )
    if "few" in caveats:
        return Points.NEUTRAL, 0, Reason(rule="audit.few", words="too few audits to say")
    strong, weak = settings.strength_share, settings.weakness_share
    if share >= strong:
        points, force = Points.STRENGTH, 1 + (figures.low > weak) + (figures.low >= strong)
    elif share <= weak:
        points, force = Points.WEAKNESS, 1 + (figures.high < strong) + (figures.high <= weak)
    else:
        points, force = Points.MIXED, 1
    if "targeted" in caveats:
        force = min(force, 1)
        words += "; chosen on purpose, so they do not stand for all records"
    return points, force, Reason(rule=f"audit.{points.value}", words=words)


def _by_themes(themes: Sequence[AuditTheme]) -> tuple[Points, int, Reason]:
    up = sum(t.count or 1 for t in themes if t.points == Points.STRENGTH.value)
    down = sum(t.count or 1 for t in themes if t.points == Points.WEAKNESS.value)
    reason = Reason(rule="audit.themes", words=f"themes drawn from audits: {up} good, {down} not")
    if up == down:
        return (Points.MIXED, 1, reason) if up else (Points.NEUTRAL, 0, reason)
    return (Points.STRENGTH if up > down else Points.WEAKNESS), 1, reason


def _trend(figures: Figures, settings: Thresholds) -> tuple[Trend, tuple[Reason, ...]]:
    """The share now against the share before, where both rest on enough records."""
    least = settings.audit.minimum_graded
    if min(figures.graded, figures.graded_before) < least:
        words = f"fewer than {least} graded now or before"
        return Trend.TOO_FEW, (Reason(rule="audit.trend.too_few", words=words),)
    difference, low, high = newcombe(
        figures.good,
        figures.graded,
        figures.good_before,
        figures.graded_before,
        settings.level.confidence_z,
    )
    words = (
        f"{figures.good} of {figures.graded} now, {figures.good_before} of "
        f"{figures.graded_before} before: {100 * difference:+.0f} points "
        f"(95% interval {100 * low:+.0f} to {100 * high:+.0f})"
    )
    reason = (Reason(rule="audit.trend.difference", words=words),)
    if low <= 0 <= high:
        return Trend.NO_RELIABLE_CHANGE, reason
    return (Trend.IMPROVING if difference > 0 else Trend.DECLINING), reason
