"""A read report or letter into rows of the register: its findings placed, and each doubt said.

Pure. The classifier is handed in ready-made; people's corrections come later and win.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from selfassess.match.aspects import Classifier
from selfassess.match.placer import Placer, area_then
from selfassess.model.finding import Finding, Inspection, Judgement
from selfassess.model.framework import Aspect, Framework
from selfassess.model.inspection import InspectionDocument
from selfassess.model.source import Source

KINDS = {  # kind of document: kind in the register, and the beginning of its short name
    "sif_report": ("inspection", "sif"),
    "ilacs_report": ("inspection", "ilacs"),
    "looked_after_children_report": ("inspection", "lac"),
    "lscb_review": ("inspection", "lscb"),
    "monitoring_visit_letter": ("monitoring visit", "monitoring-visit"),
    "focused_visit_letter": ("focused visit", "focused-visit"),
    "focused_visit_committee_report": ("committee report", "focused-visit-committee"),
    "jtai_letter": ("joint targeted area inspection", "jtai"),
}


@dataclass(frozen=True)
class Registered:
    """An inspection as the register holds it; `left_out` counts what is no finding, by reason."""

    inspection: Inspection
    findings: tuple[Finding, ...]
    left_out: dict[str, int]


def register(
    document: InspectionDocument,
    classifier: Classifier,
    frameworks: dict[str, Framework],
    aspects: dict[str, Aspect],
    fallback: date,
) -> Registered:
    """The rows of one document. `fallback` dates a document that prints no date at all."""
    ended = _day(document) or fallback
    framework = _framework(document.framework, ended, frameworks)
    kind, beginning = KINDS.get(document.kind, ("inspection", document.kind.replace("_", "-")))
    name = f"{beginning}-{ended:%Y-%m}"
    place = Placer(classifier, framework, aspects, name, document)
    found = list(place.items(document)) + list(place.paragraphs(document))
    found += list(place.letter(document))
    numbered = tuple(
        f.model_copy(update={"id": f"{name}.{number}"}) for number, f in enumerate(found, 1)
    )
    return Registered(
        inspection=Inspection(
            id=name,
            title=document.title or document.file,
            kind=kind,
            framework=framework.id,
            start=document.start.value if document.start else None,
            end=ended,
            published=document.published.value if document.published else None,
            judgements=tuple(
                Judgement(
                    area=area_then(j.key, framework),
                    heading=j.heading,
                    grade=j.grade,
                    source=j.source,
                )
                for j in document.judgements
            ),
            source=Source(file=document.file),
        ),
        findings=numbered,
        left_out=dict(place.left_out),
    )


def looked_at(
    document: InspectionDocument,
    classifier: Classifier,
    frameworks: dict[str, Framework],
    aspects: dict[str, Aspect],
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a letter says that inspectors looked at: each area covered, with its aspects."""
    framework = _framework(document.framework, _day(document) or date.min, frameworks)
    return Placer(classifier, framework, aspects, "", document).covered


def _framework(printed: str, day: date, frameworks: dict[str, Framework]) -> Framework:
    """The framework a document names; for visits and letters the one in force on the day."""
    if printed in frameworks:
        return frameworks[printed]
    begun = [f for f in frameworks.values() if f.inspections_from <= day]
    return max(begun or list(frameworks.values()), key=lambda f: f.inspections_from)


def _day(document: InspectionDocument) -> date | None:
    for stated in (document.end, document.start, document.letter_date, document.published):
        if stated:
            return stated.value
    return None
