"""Carries each earlier finding from the framework it was made under to the one in force.

Every step is recorded in words. A finding of a judgement that was later split goes where its
aspect belongs, else where its words point. Grades stay history: nothing here moves a grade.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from selfassess.model.dossier import Dossier
from selfassess.model.finding import Finding, FindingKind, Inspection
from selfassess.model.framework import CrosswalkStep
from selfassess.model.matched import CarriedGrade
from selfassess.model.reading import FindingReading, Points, Reason, SourceKind

FORCE = {
    FindingKind.PRIORITY_ACTION: 3,
    FindingKind.RECOMMENDATION: 2,
    FindingKind.WEAKNESS: 2,
    FindingKind.STRENGTH: 2,
    FindingKind.MIXED: 1,
}
POINTS = {FindingKind.STRENGTH: Points.STRENGTH, FindingKind.MIXED: Points.MIXED}


@dataclass
class Road:
    """Where a finding has come to, and how."""

    area: str
    also: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    aspect: str = ""
    joint: bool = False
    context: bool = False


def carry_findings(dossier: Dossier) -> tuple[FindingReading, ...]:
    """A reading for every finding of the register, in its order, under the framework in force."""
    inspections = {i.id: i for i in dossier.evidence.inspections}
    return tuple(
        _reading(dossier, finding, inspections.get(finding.inspection))
        for finding in dossier.evidence.findings
    )


def _reading(dossier: Dossier, finding: Finding, inspection: Inspection | None) -> FindingReading:
    settings = dossier.settings
    aspect = next((a for a in finding.aspects if a in settings.aspects), "")
    road = carry(dossier, finding, inspection.framework if inspection else "", aspect)
    aspect = aspect or road.aspect
    if not road.area:
        road.area = settings.aspects[aspect].area if aspect else _first_area(dossier)
        why = "its aspect belongs there" if aspect else "nothing says where it belongs"
        road.steps.append(f"placed under {_title(dossier, road.area)}: {why}")
    force, caveats, reason = force_of(dossier, finding, inspection, road.context)
    return FindingReading(
        key=f"fin:{finding.id}",
        kind=SourceKind.INSPECTION,
        area=road.area,
        aspect=aspect,
        points=POINTS.get(finding.kind, Points.WEAKNESS),
        force=force,
        caveats=caveats,
        reasons=(reason, *(Reason(rule="crosswalk", words=words) for words in road.steps)),
        finding=finding,
        inspection=inspection,
        carried_area=road.area,
        also_areas=tuple(road.also),
        joint=road.joint,
        context=road.context,
        steps=tuple(road.steps),
    )


def carry_grades(dossier: Dossier) -> tuple[CarriedGrade, ...]:
    """Every grade that still has an area today, latest inspection first. A grade kept as history
    only (adoption, the overall grade) has none."""
    carried = []
    for inspection in sorted(dossier.evidence.inspections, key=lambda i: (i.end, i.id)):
        for judgement in inspection.judgements:
            areas: tuple[str, ...] = (judgement.area,)
            framework = inspection.framework
            while areas and framework != dossier.workspace.framework:
                steps = [
                    _step(dossier.settings.crosswalk, framework, a, dossier.workspace.framework)
                    for a in areas
                ]
                kept = [s for s in steps if s is not None and s.rule in ("direct", "split")]
                areas = tuple(dict.fromkeys(a for s in kept for a in s.to_areas))
                framework = kept[0].to_framework if kept else ""
            for area in areas:
                carried.append(
                    CarriedGrade(
                        area=area,
                        inspection=inspection.id,
                        grade=judgement.grade,
                        heading=judgement.heading,
                        joint=len(areas) > 1,
                        source=judgement.source,
                    )
                )
    return tuple(reversed(carried))


def carry(dossier: Dossier, finding: Finding, framework: str, aspect: str) -> Road:
    """The road from the finding's own framework and area to the framework in force.

    An empty area means that the road ends nowhere: the aspect must then say where it belongs.
    """
    settings, goal = dossier.settings, dossier.workspace.framework
    road = Road(finding.area)
    belongs = settings.aspects[aspect].area if aspect else ""
    seen = set()
    while road.area and framework != goal and framework not in seen:
        seen.add(framework)
        step = _step(settings.crosswalk, framework, road.area, goal)
        if step is None:
            road.steps.append(f"no crosswalk leads on from {framework}: {road.area}")
            road.area = ""
            break
        _take(dossier, road, step, finding, belongs)
        framework = step.to_framework
    if road.area and road.area not in {a.id for a in dossier.framework.areas}:
        road.area = ""
    if road.area and belongs and belongs not in (road.area, *road.also):
        road.also.append(belongs)
        road.steps.append(f"its aspect belongs to {_title(dossier, belongs)} as well")
    return road


def force_of(
    dossier: Dossier, finding: Finding, inspection: Inspection | None, context: bool
) -> tuple[int, tuple[str, ...], Reason]:
    """How much a finding still weighs. It fades by 1 when older than the settings allow and by 2
    at twice that age; a priority action never fades. What was said of another body weighs nothing.
    """
    if context:
        return 0, (), Reason(rule="finding.context", words="said of another body: context only")
    force = FORCE[finding.kind]
    if finding.kind is FindingKind.PRIORITY_ACTION:
        return force, (), Reason(rule="finding.priority", words="a priority action never fades")
    if inspection is None:
        return (
            1,
            (),
            Reason(rule="finding.undated", words="the document it comes from is not known"),
        )
    months = _months(inspection.end, dossier.workspace.as_at)
    limit = dossier.settings.thresholds.freshness.finding
    faded = min(2, months // limit) if months > limit else 0
    words = f"{months} months old: force {force}" + (f", faded by {faded}" if faded else "")
    caveats = ("old",) if faded else ()
    return max(0, force - faded), caveats, Reason(rule="finding.age", words=words)


def _take(
    dossier: Dossier, road: Road, step: CrosswalkStep, finding: Finding, belongs: str
) -> None:
    """One step of the road. The words of the settings are kept as the record of it."""
    road.steps.append(f"{step.from_framework} to {step.to_framework}: {step.words}")
    road.context = road.context or step.rule == "context"
    if step.default_aspect in dossier.settings.aspects:
        road.aspect = road.aspect or step.default_aspect or ""
    if step.rule != "split" or len(step.to_areas) < 2:
        road.area = step.to_areas[0] if step.to_areas else ""
        beside = [
            _step(dossier.settings.crosswalk, step.from_framework, area, step.to_framework)
            for area in road.also
        ]
        road.also = [area for other in beside if other for area in other.to_areas[:1]]
        return
    road.joint = True
    if belongs in step.to_areas:
        road.area = belongs
        road.steps.append(f"placed under {_title(dossier, belongs)} by its aspect")
        return
    spoken = [area for area in step.to_areas if _speaks_of(finding.text, step.split_words, area)]
    road.area, *road.also = spoken or list(step.to_areas)
    how = "by its words" if spoken else "its words do not part it, so it stands for both"
    road.steps.append(f"placed under {_titles(dossier, [road.area, *road.also])}: {how}")


def _step(
    steps: Sequence[CrosswalkStep], framework: str, area: str, goal: str
) -> CrosswalkStep | None:
    """The step that leads on; one that leads straight to the framework in force is preferred."""
    here = [s for s in steps if s.from_framework == framework and s.from_area == area]
    return next((s for s in here if s.to_framework == goal), here[0] if here else None)


def _speaks_of(text: str, words: dict[str, tuple[str, ...]], area: str) -> bool:
    found = "|".join(re.escape(w) for w in words.get(area, ()))
    return bool(found) and re.search(rf"\b(?:{found})", text, re.IGNORECASE) is not None


def _title(dossier: Dossier, area: str) -> str:
    return next((a.short for a in dossier.framework.areas if a.id == area), area)


def _titles(dossier: Dossier, areas: Sequence[str]) -> str:
    return " and ".join(_title(dossier, area) for area in areas)


def _first_area(dossier: Dossier) -> str:
    return dossier.framework.areas[0].id


def _months(day: date, as_at: date) -> int:
    months = (as_at.year - day.year) * 12 + as_at.month - day.month
    return max(0, months - (1 if as_at.day < day.day else 0))
