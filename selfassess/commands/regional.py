"""The summary of a region: a row an authority, of protected aggregates only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from selfassess.commands.conclude import Concluded, conclude
from selfassess.commands.refused import worded
from selfassess.judge.small_numbers import protects_audits, protects_value
from selfassess.model.outcome import Ending, Outcome
from selfassess.model.reading import IndicatorReading
from selfassess.model.regional import RegionalArea, RegionalFigure, RegionalRow
from selfassess.write.save import SaveError, folder_for, save

SUMMARY = "regional-summary.xlsx"


def regional_row(folder: Path) -> RegionalRow:
    """What one workspace gives to the summary. Raises NoDossier."""
    concluded = conclude(folder)
    workspace, weighed = concluded.dossier.workspace, concluded.weighed
    rule = concluded.dossier.settings.thresholds.disclosure
    audit = weighed.audit
    shown = audit is not None and audit.graded and not protects_audits(audit.graded, rule)
    return RegionalRow(
        workspace=folder.resolve().name,
        authority=workspace.authority.name,
        framework=workspace.framework,
        as_at=workspace.as_at,
        areas=tuple(_areas(concluded)),
        progress=dict(Counter(str(p.status) for p in weighed.progress)),
        audited=audit.graded if audit is not None and shown else 0,
        good_or_better=100 * audit.good_or_better / audit.graded if audit and shown else None,
        figures=tuple(_figures(concluded)),
    )


def _areas(concluded: Concluded) -> Iterator[RegionalArea]:
    dossier = concluded.dossier
    titles = {
        grade.id: grade.short or grade.title
        for framework in (*dossier.settings.frameworks.values(), dossier.framework)
        for grade in framework.grades
    }
    ends = {i.id: i.end.year for i in dossier.evidence.inspections}
    short = {area.id: area.short for area in dossier.framework.areas}
    for weight in concluded.weighed.areas:
        yield RegionalArea(
            area=short.get(weight.area, weight.area),
            last_grade=titles.get(weight.last_grade or "", weight.last_grade or ""),
            last_year=ends.get(weight.last_grade_inspection or ""),
            standings=dict(Counter(str(aspect.standing) for aspect in weight.aspects)),
        )


def _figures(concluded: Concluded) -> Iterator[RegionalFigure]:
    rule = concluded.dossier.settings.thresholds.disclosure
    for reading in concluded.matched.readings:
        if isinstance(reading, IndicatorReading):
            unit, latest = reading.indicator.unit, reading.latest
            hidden = reading.protected or protects_value(unit, latest, rule)
            yield RegionalFigure(
                indicator=reading.indicator.id,
                name=reading.indicator.name,
                unit=str(unit),
                period=latest.period.say(),
                value=None if hidden else latest.value,
                protected=hidden,
            )


def write_summary(outcome: Outcome, rows: Sequence[RegionalRow], folder: Path) -> Outcome:
    """The outcome of a region with its summary written into a folder, and said."""
    from selfassess.write.excel.region import region_workbook

    target = folder / SUMMARY
    try:
        folder_for(target)
        save(target, region_workbook(rows), moment=datetime.now())
    except SaveError as refusal:
        problems = (*outcome.problems, *worded((refusal.problem,)))
        ending = max(outcome.ending, Ending.INPUT_ERRORS)
        return outcome.model_copy(update={"problems": problems, "ending": ending})
    return outcome.model_copy(update={"wrote": (*outcome.wrote, str(target))})
