"""Then and now: what inspectors found on an aspect, and what has happened since."""

from __future__ import annotations

from selfassess.compose.matter import OF_CONCERN, Matter
from selfassess.model.finding import Finding, FindingKind
from selfassess.model.statement import Statement
from selfassess.model.weight import AspectWeight, Progress, ProgressStatus

GRAVEST = {kind: rank for rank, kind in enumerate(OF_CONCERN)}
REFERENCES_SHOWN = 3
WORST = (
    ProgressStatus.WORSE,
    ProgressStatus.NO_CHANGE,
    ProgressStatus.NO_EVIDENCE,
    ProgressStatus.IMPROVING,
    ProgressStatus.IMPROVED,
)


def then_and_now(matter: Matter, identity: str, weight: AspectWeight) -> Statement | None:
    """What inspectors raised and when, with the status since; else a strength they found."""
    raised = in_time(matter, [r.finding for r in weight.findings if r.finding.kind in OF_CONCERN])
    if raised:
        return _raised(matter, identity, weight, raised)
    strengths = in_time(matter, [r.finding for r in weight.findings])
    strengths = [f for f in strengths if f.kind == FindingKind.STRENGTH]
    if not strengths:
        return None
    month = matter.month_of(strengths[-1])
    latest = [f for f in strengths if matter.month_of(f) == month][:REFERENCES_SHOWN]
    return matter.sentence(
        identity,
        "findings.strength",
        keys=finding_keys(matter, latest),
        date=month,
        refs=matter.refer_findings(latest),
    )


def register_differs(matter: Matter, identity: str, weight: AspectWeight) -> Statement | None:
    """Said where people's status and the evidence's are not the same."""
    differing = [p for p in weight.progress if p.differs]
    if not differing:
        return None
    first = differing[0]
    assert first.person is not None
    return matter.sentence(
        identity,
        "findings.register_differs",
        keys=finding_keys(matter, [first.finding]),
        person=first.person.value,
        evidence=first.evidence.value,
        refs=matter.refer_findings([first.finding]),
    )


def in_time(matter: Matter, findings: list[Finding]) -> list[Finding]:
    """Oldest document first."""
    known = matter.inspections
    return sorted(
        (f for f in findings if f.inspection in known), key=lambda f: known[f.inspection].end
    )


def finding_keys(matter: Matter, findings: list[Finding]) -> tuple[str, ...]:
    return tuple(matter.finding_keys[f.id] for f in findings if f.id in matter.finding_keys)


def since_then(
    matter: Matter, progress: tuple[Progress, ...], findings: list[Finding]
) -> str | None:
    """What has become of these findings, as a clause: "it has been improving since"."""
    status = latest_status(progress, findings)
    return matter.words.status_since[status] if status else None


def latest_status(progress: tuple[Progress, ...], findings: list[Finding]) -> str | None:
    """The status of these findings; where they differ, the one that needs most work."""
    wanted = {f.id for f in findings}
    statuses = {p.status for p in progress if p.finding.id in wanted}
    return next((status.value for status in WORST if status in statuses), None)


def _raised(
    matter: Matter, identity: str, weight: AspectWeight, raised: list[Finding]
) -> Statement:
    dates = matter.dates_of(raised)
    last = raised[-1].inspection
    latest = [f for f in raised if f.inspection == last]
    status = since_then(matter, weight.progress, latest)
    if len(dates) == 1:
        gravest = min(latest, key=lambda f: GRAVEST[f.kind])
        return matter.sentence(
            identity,
            "findings.raised",
            keys=finding_keys(matter, latest),
            raised=matter.words.raised[gravest.kind],
            date=dates[0],
            status=status,
            refs=matter.refer_findings(latest[:REFERENCES_SHOWN]),
        )
    shown = list({f.inspection: f for f in reversed(raised)}.values())[::-1]
    return matter.sentence(
        identity,
        "findings.returned",
        keys=finding_keys(matter, raised),
        dates=dates,
        status=status,
        refs=matter.refer_findings(shown),
    )
