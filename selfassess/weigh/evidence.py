"""What matching handed over, laid out so that weighing can look things up."""

from __future__ import annotations

from functools import cached_property

from selfassess.model.dossier import Dossier
from selfassess.model.finding import Inspection
from selfassess.model.matched import LinkedFinding, Matched
from selfassess.model.reading import (
    AnyReading,
    AuditReading,
    FindingReading,
    IndicatorReading,
    PlanReading,
    VoiceReading,
)
from selfassess.model.weight import Recurrence


class Evidence:
    """The dossier and all readings, by key and by aspect."""

    def __init__(self, dossier: Dossier, matched: Matched) -> None:
        self.dossier = dossier
        self.matched = matched
        self.settings = dossier.settings.thresholds
        self.by_key: dict[str, AnyReading] = {r.key: r for r in matched.readings}

    @cached_property
    def findings(self) -> tuple[FindingReading, ...]:
        return tuple(r for r in self.matched.readings if isinstance(r, FindingReading))

    @cached_property
    def plan(self) -> tuple[PlanReading, ...]:
        return tuple(r for r in self.matched.readings if isinstance(r, PlanReading))

    @cached_property
    def linked(self) -> dict[str, LinkedFinding]:
        return {link.finding: link for link in self.matched.linked}

    @cached_property
    def returned(self) -> dict[str, Recurrence]:
        """The story that a finding is part of, by the id of the finding."""
        found = {}
        for story in self.matched.recurrences:
            for finding_id in (*(f.id for f in story.findings), *story.also):
                found[finding_id] = story
        return found

    @cached_property
    def inspections(self) -> dict[str, Inspection]:
        return {i.id: i for i in self.dossier.evidence.inspections}

    def on(self, aspect: str) -> tuple[AnyReading, ...]:
        return tuple(self.by_key[k] for k in self.matched.by_aspect.get(aspect, ()))

    def indicators_on(self, aspect: str) -> tuple[IndicatorReading, ...]:
        return tuple(r for r in self.on(aspect) if isinstance(r, IndicatorReading))

    def audit_on(self, aspect: str) -> AuditReading | None:
        return next((r for r in self.on(aspect) if isinstance(r, AuditReading)), None)

    def voice_on(self, aspect: str) -> VoiceReading | None:
        return next((r for r in self.on(aspect) if isinstance(r, VoiceReading)), None)

    def findings_on(self, aspect: str) -> tuple[FindingReading, ...]:
        return tuple(r for r in self.on(aspect) if isinstance(r, FindingReading))

    def actions_on(self, aspect: str) -> tuple[PlanReading, ...]:
        return tuple(r for r in self.on(aspect) if isinstance(r, PlanReading))
