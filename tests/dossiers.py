"""Small dossiers for tests of the pure rooms: the real settings, and evidence a test can read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from selfassess.judge.readings import read_evidence
from selfassess.match.crosswalk import carry_findings
from selfassess.match.evidence import match_evidence
from selfassess.model.audit import AspectGrade, Audit
from selfassess.model.dossier import Dossier, Evidence, Settings
from selfassess.model.finding import Finding, FindingKind, Inspection, Judgement
from selfassess.model.indicator import (
    Comparator,
    Geography,
    Indicator,
    IndicatorValue,
    Missing,
    Target,
)
from selfassess.model.matched import Matched
from selfassess.model.period import Period, PeriodKind
from selfassess.model.plan import Action
from selfassess.model.source import Source
from selfassess.model.voice import VoiceItem, VoiceKind
from selfassess.model.weight import AspectWeight, Weighed
from selfassess.model.workspace import Authority, Workspace
from selfassess.settings.catalogue import load_settings
from selfassess.weigh.weighed import weigh

AS_AT = date(2026, 11, 22)


@cache
def settings() -> Settings:
    return load_settings()


def indicator(indicator_id: str, **changes: Any) -> Indicator:
    """An indicator of the catalogue, changed where a test needs it otherwise."""
    return settings().indicators[indicator_id].model_copy(update=changes)


def source(cell: str = "A1", file: str = "performance.xlsx") -> Source:
    return Source(file=file, sheet="Sheet", cell=cell)


def month(year: int, number: int) -> Period:
    after = date(year + number // 12, number % 12 + 1, 1)
    return Period(
        kind=PeriodKind.MONTH,
        start=date(year, number, 1),
        end=date.fromordinal(after.toordinal() - 1),
    )


def months(last_year: int, last_month: int, count: int) -> list[Period]:
    """So many months in a row, the last one named."""
    ends = last_year * 12 + last_month - 1
    return [month(n // 12, n % 12 + 1) for n in range(ends - count + 1, ends + 1)]


def financial_year(first: int) -> Period:
    start, end = date(first, 4, 1), date(first + 1, 3, 31)
    return Period(kind=PeriodKind.FINANCIAL_YEAR, start=start, end=end)


def snapshot(day: date) -> Period:
    return Period(kind=PeriodKind.SNAPSHOT, start=day, end=day)


def value(
    indicator_id: str,
    period: Period,
    number: float | None = None,
    of: tuple[float, float] | None = None,
    cell: str = "A1",
    flags: tuple[str, ...] = (),
) -> IndicatorValue:
    """A value: a number, or numerator and denominator from which the percentage is taken."""
    if number is None and of is not None:
        number = 100 * of[0] / of[1]
    return IndicatorValue(
        indicator=indicator_id,
        period=period,
        value=number,
        missing=Missing.SUPPRESSED if number is None else None,
        numerator=of[0] if of else None,
        denominator=of[1] if of else None,
        flags=flags,
        source=source(cell),
    )


def target(indicator_id: str, number: float, from_date: date | None = None) -> Target:
    return Target(indicator=indicator_id, value=number, from_date=from_date, source=source("T1"))


def comparator(geography: Geography, number: float, published: bool = True) -> Comparator:
    period = financial_year(2024)
    return Comparator(geography=geography, value=number, period=period, published=published)


def audits(
    aspect: str,
    grades: dict[str, Iterable[str]],
    area: str = "help_protection",
    selection: str = "random",
) -> tuple[Audit, ...]:
    """Audits of one aspect: per round (named for its day, "2026-05-14"), the grades in short:
    o, g, r, i."""
    long = {"o": "outstanding", "g": "good", "r": "requires_improvement", "i": "inadequate"}
    made = []
    for day, given in grades.items():
        for place, letter in enumerate(given):
            cell = source(f"K{place + 3}", "audits.xlsx")
            made.append(
                Audit(
                    round=day,
                    date=date.fromisoformat(day),
                    area=area,
                    selection=selection,
                    overall=long[letter],
                    aspects=(AspectGrade(aspect=aspect, grade=long[letter], source=cell),),
                    source=cell,
                )
            )
    return tuple(made)


def inspection(
    inspection_id: str = "ilacs-2023-06",
    end: date = date(2023, 6, 16),
    framework: str = "ilacs-2023",
    grades: dict[str, str] | None = None,
) -> Inspection:
    place = source("A2", "findings.xlsx")
    return Inspection(
        id=inspection_id,
        title="Inspection of children's services",
        kind="inspection",
        framework=framework,
        end=end,
        judgements=tuple(
            Judgement(area=area, heading=area, grade=grade, source=place)
            for area, grade in (grades or {}).items()
        ),
        source=place,
    )


def finding(
    finding_id: str,
    text: str = "The timeliness of return home interviews.",
    aspects: tuple[str, ...] = (),
    kind: FindingKind = FindingKind.RECOMMENDATION,
    area: str = "help_protection",
    inspection_id: str = "ilacs-2023-06",
    **more: Any,
) -> Finding:
    return Finding(
        id=finding_id,
        inspection=inspection_id,
        kind=kind,
        text=text,
        area=area,
        aspects=aspects,
        source=source("A9", "findings.xlsx"),
        **more,
    )


def heard(aspect: str, points: str, day: date = date(2026, 6, 30), **more: Any) -> VoiceItem:
    kind = more.pop("kind", VoiceKind.SURVEY)
    return VoiceItem(
        kind=kind,
        group="care leavers",
        period=snapshot(day),
        aspect=aspect,
        theme="what was said",
        points=points,
        source=source("B3", "voice.xlsx"),
        **more,
    )


def action(action_id: str, aspect: str, area: str = "help_protection", **more: Any) -> Action:
    return Action(
        id=action_id,
        title="An action",
        area=area,
        aspect=aspect,
        source=source("A5", "plan.xlsx"),
        **more,
    )


def dossier(
    evidence: Evidence | None = None,
    self_grades: dict[str, str] | None = None,
    changed: dict[str, Indicator] | None = None,
    **pieces: Any,
) -> Dossier:
    """A dossier of this evidence. `changed` replaces indicators of the catalogue."""
    held = settings()
    if changed:
        held = held.model_copy(update={"indicators": {**held.indicators, **changed}})
    workspace = Workspace(
        authority=Authority(name="Northmere Council", short="Northmere"),
        as_at=AS_AT,
        period="2026-27",
        framework="ilacs-2026",
        self_grades=self_grades or {},
    )
    return Dossier(workspace=workspace, settings=held, evidence=evidence or Evidence(**pieces))


def matched(made: Dossier) -> Matched:
    return match_evidence(made, read_evidence(made), carry_findings(made))


def weighed(made: Dossier) -> Weighed:
    return weigh(made, matched(made))


def aspect_of(made: Weighed, aspect: str) -> AspectWeight:
    return next(a for area in made.areas for a in area.aspects if a.aspect == aspect)
