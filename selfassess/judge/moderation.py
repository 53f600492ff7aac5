"""How far auditor and moderator agree, and which way moderation moves grades.

Moderators from outside the team and from the same team are kept apart: the second checks the form
of a grade more than its truth.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from selfassess.judge.statistics import weighted_kappa
from selfassess.model.audit import Audit
from selfassess.model.reading import Moderation
from selfassess.model.thresholds import AuditScale, AuditThresholds

INDEPENDENT = "independent"
SAME_TEAM = "same team"
KINDS = (INDEPENDENT, SAME_TEAM, "")


def effective_grade(audit: Audit) -> str | None:
    """The grade that counts: the independent moderator's, else the auditor's.

    A record with a moderated grade only keeps that one, whoever gave it.
    """
    if audit.moderated and audit.moderator == INDEPENDENT:
        return audit.moderated
    return audit.overall or audit.moderated


def moderations(
    audits: Sequence[Audit], rounds: Container[str], scale: AuditScale, settings: AuditThresholds
) -> tuple[Moderation, ...]:
    """Agreement by kind of moderator, over the rounds of now; kinds without any are left out."""
    made = []
    for kind in KINDS:
        pairs = [
            (scale.grades.index(a.overall), scale.grades.index(a.moderated))
            for a in audits
            if a.round in rounds
            and a.moderator == kind
            and a.overall in scale.grades
            and a.moderated in scale.grades
        ]
        if pairs:
            made.append(_moderation(kind, pairs, scale, settings))
    return tuple(made)


def _moderation(
    kind: str, pairs: Sequence[tuple[int, int]], scale: AuditScale, settings: AuditThresholds
) -> Moderation:
    """`pairs` hold positions on the scale, best first: a higher position is a lower grade."""
    enough = len(pairs) >= settings.minimum_moderated
    return Moderation(
        by=kind,
        moderated=len(pairs),
        agreed=sum(1 for a, b in pairs if a == b),
        lowered=sum(1 for a, b in pairs if b > a),
        raised=sum(1 for a, b in pairs if b < a),
        kappa=weighted_kappa(pairs, len(scale.grades)) if enough else None,
    )
