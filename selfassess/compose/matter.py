"""What a document is made of: the dossier, what was concluded, the words, and the references."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from selfassess.compose.references import References
from selfassess.compose.wording import Spans, Wording
from selfassess.model.dossier import Dossier
from selfassess.model.finding import Finding, FindingKind, Inspection
from selfassess.model.framework import Aspect, JudgementArea
from selfassess.model.period import MONTHS, say_date
from selfassess.model.reading import (
    AnyReading,
    AuditReading,
    FindingReading,
    IndicatorReading,
    PlanReading,
    VoiceReading,
)
from selfassess.model.statement import (
    Cell,
    EvidenceEntry,
    Paragraph,
    Reference,
    Span,
    Statement,
    Text,
)
from selfassess.model.thresholds import Thresholds
from selfassess.model.weight import AreaWeight, AspectWeight, Weighed
from selfassess.model.wordings import Wordings

NOTHING = "–"
OF_CONCERN = (FindingKind.PRIORITY_ACTION, FindingKind.RECOMMENDATION, FindingKind.WEAKNESS)


@dataclass(frozen=True)
class Matter:
    """Everything a section needs, and the few ways of making a statement from it."""

    dossier: Dossier
    weighed: Weighed
    wording: Wording
    references: References
    readings: dict[str, AnyReading]

    @property
    def words(self) -> Wordings:
        return self.wording.words

    @property
    def thresholds(self) -> Thresholds:
        return self.dossier.settings.thresholds

    @cached_property
    def entries(self) -> dict[str, EvidenceEntry]:
        """The entries of the evidence index made so far, by key: a label once given stays."""
        return {}

    @cached_property
    def areas(self) -> tuple[AreaWeight, ...]:
        """The judgement areas in the order of a report's body, as the aspects are listed."""
        order = list(dict.fromkeys(a.area for a in self.dossier.settings.aspects.values()))
        return tuple(
            sorted(
                self.weighed.areas,
                key=lambda a: order.index(a.area) if a.area in order else len(order),
            )
        )

    @cached_property
    def inspections(self) -> dict[str, Inspection]:
        return {i.id: i for i in self.dossier.evidence.inspections}

    @cached_property
    def last_inspection(self) -> Inspection | None:
        """The latest event that gave grades, or the latest of any kind."""
        by_date = sorted(self.dossier.evidence.inspections, key=lambda i: i.end)
        graded = [i for i in by_date if i.judgements]
        return next(reversed(graded or by_date), None)

    @cached_property
    def indicators(self) -> tuple[IndicatorReading, ...]:
        return tuple(r for r in self.readings.values() if isinstance(r, IndicatorReading))

    @cached_property
    def audits(self) -> tuple[AuditReading, ...]:
        return tuple(r for r in self.readings.values() if isinstance(r, AuditReading))

    @cached_property
    def voices(self) -> tuple[VoiceReading, ...]:
        return tuple(r for r in self.readings.values() if isinstance(r, VoiceReading))

    @cached_property
    def findings(self) -> tuple[FindingReading, ...]:
        return tuple(r for r in self.readings.values() if isinstance(r, FindingReading))

    @cached_property
    def plans(self) -> tuple[PlanReading, ...]:
        return tuple(r for r in self.readings.values() if isinstance(r, PlanReading))

    @cached_property
    def finding_keys(self) -> dict[str, str]:
        """Finding id to the key of its reading."""
        return {r.finding.id: r.key for r in self.findings}

    @cached_property
    def aspect_weights(self) -> dict[str, AspectWeight]:
        return {a.aspect: a for area in self.weighed.areas for a in area.aspects}

    @cached_property
    def shared_titles(self) -> frozenset[str]:
        """Aspects whose short title another aspect has, too: it is said with its area."""
        shorts = Counter(self.aspect_title(a, short=True) for a in self.aspect_weights)
        return frozenset(
            a for a in self.aspect_weights if shorts[self.aspect_title(a, short=True)] > 1
        )

    def aspect(self, aspect_id: str) -> Aspect | None:
        return self.dossier.settings.aspects.get(aspect_id)

    def aspect_title(self, aspect_id: str, short: bool = False) -> str:
        aspect = self.aspect(aspect_id)
        if aspect is None:
            return aspect_id
        return (aspect.short if short else "") or aspect.title

    def area(self, area_id: str) -> JudgementArea:
        return self.dossier.framework.area(area_id)

    def area_title(self, area_id: str) -> str:
        """The short title of an area, with a capital: "Help and protection"."""
        short = self.area(area_id).short
        return short[:1].upper() + short[1:]

    def dates_of(self, findings: Iterable[Finding]) -> list[str]:
        """When inspectors said it, oldest first: years, or months where a year holds two."""
        held = [
            self.inspections[f.inspection] for f in findings if f.inspection in self.inspections
        ]
        events = sorted({i.id: i for i in held}.values(), key=lambda i: i.end)
        years = [i.end.year for i in events]
        alone = len(set(years)) == len(years) and len(years) > 1
        return [str(i.end.year) if alone else self.when(i) for i in events]

    def month_of(self, finding: Finding) -> str:
        """When inspectors said it: "June 2023"."""
        inspection = self.inspections.get(finding.inspection)
        return self.when(inspection) if inspection else finding.inspection

    def when(self, inspection: Inspection) -> str:
        """When an inspection or visit ended: its month, or its day where two of a kind ended in
        one month."""
        alike = [
            i
            for i in self.inspections.values()
            if i.kind == inspection.kind and say_month(i) == say_month(inspection)
        ]
        return say_month(inspection) if len(alike) < 2 else say_date(inspection.end)

    def refer(self, *keys: str) -> tuple[Reference, ...]:
        return self.references.refer(keys)

    def refer_findings(self, findings: Iterable[Finding]) -> tuple[Reference, ...]:
        return self.refer(*(self.finding_keys[f.id] for f in findings if f.id in self.finding_keys))

    def sentence(
        self, identity: str, rule: str, /, keys: Iterable[str] = (), **values: object
    ) -> Statement:
        """A sentence of the published list. ValueError where one about evidence names none."""
        spans = self.wording.say(rule, **values)
        printed = [s.label for s in spans if isinstance(s, Reference)]
        if self.wording.rules[rule].rests_on == "evidence" and not printed:
            raise ValueError(f"sentence {rule} ({identity}) names no evidence")
        known = [key for key in dict.fromkeys(keys) if key in self.readings]
        labels = dict.fromkeys([*printed, *(self.references.label(key) for key in known)])
        return Statement(
            id=identity, rule=rule, spans=spans, evidence=tuple(labels), keys=tuple(known)
        )

    def paragraph(
        self, identity: str, rule: str, /, keys: Iterable[str] = (), **values: object
    ) -> Paragraph:
        """A paragraph of one sentence."""
        return Paragraph(statements=(self.sentence(identity, rule, keys=keys, **values),))


def say_month(inspection: Inspection) -> str:
    return f"{MONTHS[inspection.end.month - 1]} {inspection.end.year}"


def cell(*pieces: str | Span | Spans | tuple[Reference, ...], status: str | None = None) -> Cell:
    """A cell of words, figures and references, one after another; a dash where all are empty."""
    spans: list[Span] = []
    for piece in pieces:
        if isinstance(piece, str):
            spans += [Text(text=piece)] if piece else []
        elif isinstance(piece, tuple):
            spans += spaced(piece)
        else:
            spans.append(piece)
    return Cell(spans=tuple(spans) or (Text(text=NOTHING),), status=status)


def spaced(spans: tuple[Span, ...]) -> list[Span]:
    """References side by side, with a space between two of them."""
    out: list[Span] = []
    for span in spans:
        if out and isinstance(span, Reference) and isinstance(out[-1], Reference):
            out.append(Text(text=" "))
        out.append(span)
    return out
