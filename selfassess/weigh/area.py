"""A judgement area: its aspects weighed, in order of importance, with its grades of before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from selfassess.model.finding import FindingKind
from selfassess.model.framework import Aspect
from selfassess.model.reading import AuditReading, FindingReading, Reason
from selfassess.model.weight import (
    AreaWeight,
    AspectWeight,
    Progress,
    ProgressStatus,
    Recurrence,
)
from selfassess.weigh.aspect import standing_of
from selfassess.weigh.evidence import Evidence
from selfassess.weigh.importance import children_concerned, importance_of
from selfassess.weigh.strength import strength_then
from selfassess.weigh.trend import trend_of
from selfassess.weigh.votes import informs, votes_on


def weigh_area(
    evidence: Evidence,
    area: str,
    progress: Mapping[str, Progress],
    stories: Sequence[Recurrence],
) -> AreaWeight:
    """Every aspect of an area, what matters most first; equals keep the order of the settings."""
    aspects = [
        weigh_aspect(evidence, aspect, progress, stories)
        for aspect in evidence.dossier.settings.aspects.values()
        if aspect.area == area
    ]
    grade = next((g for g in evidence.matched.grades if g.area == area), None)
    return AreaWeight(
        area=area,
        aspects=tuple(sorted(aspects, key=lambda a: -a.importance)),
        audit=next(
            (
                r
                for r in evidence.matched.readings
                if isinstance(r, AuditReading) and r.area == area and not r.aspect
            ),
            None,
        ),
        self_grade=evidence.dossier.workspace.self_grades.get(area),
        last_grade=grade.grade if grade else None,
        last_grade_inspection=grade.inspection if grade else None,
        joint=grade.joint if grade else False,
    )


def weigh_aspect(
    evidence: Evidence,
    aspect: Aspect,
    progress: Mapping[str, Progress],
    stories: Sequence[Recurrence],
) -> AspectWeight:
    """One aspect with all that bears on it, and every rule that was applied."""
    readings = evidence.on(aspect.id)
    findings = evidence.findings_on(aspect.id)
    indicators, audit = evidence.indicators_on(aspect.id), evidence.audit_on(aspect.id)
    closed = {
        f.finding.id
        for f in findings
        if f.finding.id in progress and progress[f.finding.id].status is ProgressStatus.IMPROVED
    }
    votes = votes_on(aspect.id, readings, closed)
    settings = evidence.settings
    held = any(informs(r) for r in readings)
    standing, sureness, reasons = standing_of(votes, settings.weighing, held)
    trend, trend_reason = trend_of(indicators, audit)
    followed = tuple(
        p for f in findings if f.aspect == aspect.id and (p := progress.get(f.finding.id))
    )
    story = story_of(aspect.id, findings, stories)
    children = children_concerned(indicators, audit, settings.audit.strength_share)
    weight, why = importance_of(standing, sureness, votes, followed, story, children)
    put_right = (
        (Reason(rule="aspect.closed", words=f"put right: {', '.join(sorted(closed))}"),)
        if closed
        else ()
    )
    return AspectWeight(
        aspect=aspect.id,
        area=aspect.area,
        standing=standing,
        sureness=sureness,
        trend=trend,
        votes=votes,
        indicators=indicators,
        audit=audit,
        voice=evidence.voice_on(aspect.id),
        findings=findings,
        actions=evidence.actions_on(aspect.id),
        progress=followed,
        strengths_then=tuple(
            strength_then(evidence, f, votes)
            for f in findings
            if f.finding.kind is FindingKind.STRENGTH and f.aspect == aspect.id
        ),
        recurrence=story,
        importance=weight,
        reasons=(*reasons, trend_reason, why, *put_right),
    )


def story_of(
    aspect: str, findings: Sequence[FindingReading], stories: Sequence[Recurrence]
) -> Recurrence | None:
    """The story of a returning weakness that belongs to an aspect: its own, or one that findings
    of this aspect from two documents or more are part of."""
    own = {f.finding.id: f.finding.inspection for f in findings if f.aspect == aspect}
    for story in stories:
        told = (*(f.id for f in story.findings), *story.also)
        if story.aspect == aspect or len({own[i] for i in told if i in own}) > 1:
            return story
    return None
