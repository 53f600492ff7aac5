"""The door of this room: matched evidence in, conclusions out. Never a grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from selfassess.model.dossier import Dossier
from selfassess.model.finding import FindingKind
from selfassess.model.matched import Matched
from selfassess.model.reading import AuditReading
from selfassess.model.weight import Progress, ProgressStatus, Recurrence, Weighed
from selfassess.weigh.area import weigh_area
from selfassess.weigh.challenge import challenges_of
from selfassess.weigh.evidence import Evidence
from selfassess.weigh.progress import FOLLOWED, follow

UNGRADED = "overall"


def weigh(dossier: Dossier, matched: Matched) -> Weighed:
    """All conclusions: progress on each earlier finding, each aspect and area, and challenges."""
    evidence = Evidence(dossier, matched)
    followed = [f for f in evidence.findings if f.finding.kind in FOLLOWED and not f.context]
    progress = {f.finding.id: follow(evidence, f) for f in followed}
    stories = tuple(_closed_or_open(s, progress) for s in matched.recurrences)
    areas = tuple(
        weigh_area(evidence, area.id, progress, stories)
        for area in dossier.framework.areas
        if area.id != UNGRADED
    )
    return Weighed(
        areas=areas,
        audit=next(
            (r for r in matched.readings if isinstance(r, AuditReading) and not r.area), None
        ),
        progress=_in_order(tuple(progress.values()), evidence),
        strengths_then=tuple(s for a in areas for w in a.aspects for s in w.strengths_then),
        recurrences=stories,
        challenges=challenges_of(evidence, areas, tuple(progress.values()), stories),
    )


def _closed_or_open(story: Recurrence, progress: Mapping[str, Progress]) -> Recurrence:
    """A returning weakness is closed once the latest of its findings that asked for something has
    improved and lasted."""
    followed = [progress[f.id] for f in story.findings if f.id in progress]
    closed = bool(followed) and followed[-1].status is ProgressStatus.IMPROVED
    return story.model_copy(update={"open": not closed})


def _in_order(progress: Sequence[Progress], evidence: Evidence) -> tuple[Progress, ...]:
    """Priority actions first, then the latest document first; within one as in the register."""

    def key(item: Progress) -> tuple[bool, int]:
        inspection = evidence.inspections.get(item.finding.inspection)
        day = inspection.end.toordinal() if inspection else 0
        return (item.finding.kind is not FindingKind.PRIORITY_ACTION, -day)

    return tuple(sorted(progress, key=key))
