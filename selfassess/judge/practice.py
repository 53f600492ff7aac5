"""How auditing itself was done: coverage by team, the programme, actions, and who took part."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from selfassess.judge.moderation import effective_grade
from selfassess.judge.small_numbers import protects_audits
from selfassess.model.audit import Audit
from selfassess.model.dossier import Dossier
from selfassess.model.reading import AuditPractice, ProgrammeRound, TeamAudits
from selfassess.model.thresholds import AuditScale


def practice_of(
    dossier: Dossier, audits: Sequence[Audit], rounds: Collection[str], scale: AuditScale
) -> AuditPractice:
    """Of the records of these rounds, however they were chosen: all of them are audited work."""
    now = [a for a in audits if a.round in rounds]
    said = [a for a in now if a.practitioner_took_part is not None]
    heard = [a for a in now if a.family_feedback is not None]
    return AuditPractice(
        records=len(now),
        teams=_teams(dossier, now, scale),
        programme=_programme(dossier, rounds),
        actions=sum(a.actions for a in now),
        actions_done=sum(a.actions_done for a in now),
        actions_overdue=sum(a.actions_overdue for a in now),
        practitioner=sum(1 for a in said if a.practitioner_took_part),
        practitioner_said=len(said),
        family=sum(1 for a in heard if a.family_feedback),
        family_said=len(heard),
    )


def _teams(dossier: Dossier, audits: Sequence[Audit], scale: AuditScale) -> tuple[TeamAudits, ...]:
    disclosure = dossier.settings.thresholds.disclosure
    made = []
    for team in sorted({a.team for a in audits if a.team}):
        grades = [g for a in audits if a.team == team and (g := effective_grade(a)) in scale.grades]
        good = sum(1 for g in grades if g in scale.good)
        made.append(
            TeamAudits(
                team=team,
                graded=len(grades),
                good_or_better=good,
                protected=protects_audits(len(grades), disclosure),
            )
        )
    return tuple(made)


def _programme(dossier: Dossier, rounds: Collection[str]) -> tuple[ProgrammeRound, ...]:
    """Planned and done: the programme is for all areas together, so all records count."""
    as_at = dossier.workspace.as_at
    done: dict[str, int] = {}
    for audit in dossier.evidence.audits:
        if audit.date <= as_at:
            done[audit.round] = done.get(audit.round, 0) + 1
    return tuple(
        ProgrammeRound(round=p.round, planned=p.planned, done=done.get(p.round, 0))
        for p in dossier.evidence.audit_programme
        if p.round in rounds
    )
