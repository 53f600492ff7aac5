"""Readiness: where we stand, the child-level lists, the checklist, the plan by day, the gaps."""

from __future__ import annotations

from datetime import date

from selfassess.compose.matter import Matter, cell
from selfassess.compose.sections.at_a_glance import grade_title
from selfassess.compose.sections.challenge import in_order
from selfassess.compose.sections.plan import say_due
from selfassess.compose.sections.tracker import sentence_case
from selfassess.compose.telling.challenge import keys_behind
from selfassess.model.period import MONTHS, say_date
from selfassess.model.readiness import ChecklistItem, ReadinessForm
from selfassess.model.reading import PlanReading
from selfassess.model.statement import (
    Block,
    Callout,
    Cell,
    Column,
    Paragraph,
    Prose,
    Row,
    Table,
)
from selfassess.model.weight import AreaWeight, Challenge, ChallengeKind, Standing

READY = "ready"
NOT_WANTED = ("not needed",)
GAP_REFERENCES = 3
LACKING = {
    ChallengeKind.NO_ACTION: "readiness.gap_action",
    ChallengeKind.NO_MEASURE: "readiness.gap_measure",
    ChallengeKind.OVERDUE: "readiness.gap_overdue",
}


def where_we_stand(matter: Matter, form: ReadinessForm) -> list[Block]:
    """The framework, the last grades, and when the next inspection is usual."""
    as_at = matter.dossier.workspace.as_at
    inspection = matter.last_inspection
    statements = [
        matter.sentence(
            "stand.framework",
            "readiness.stands",
            framework=matter.dossier.framework.name,
            days=f"{(as_at - inspection.end).days:,}" if inspection else "",
            month=matter.when(inspection) if inspection else None,
        )
    ]
    if inspection:
        earliest = months_after(inspection.end, form.window_from)
        latest = months_after(inspection.end, form.window_to)
        past = "passed" if as_at > latest else "opened" if as_at >= earliest else None
        statements.append(
            matter.sentence(
                "stand.window",
                "readiness.window",
                earliest=_month(earliest),
                latest=_month(latest),
                past=past,
            )
        )
    prose = Prose(
        id="stand", name="Where we stand", paragraphs=(Paragraph(statements=tuple(statements)),)
    )
    return [prose, _grades(matter)]


def months_after(day: date, months: int) -> date:
    """The first day of the month so many months later."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def checklist(matter: Matter, form: ReadinessForm) -> list[Block]:
    """What to have ready, with owner, date and status."""
    wanted = [item for item in form.checklist if item.status.lower() not in NOT_WANTED]
    if not wanted:
        none_held = matter.paragraph("checklist.none", "readiness.no_checklist")
        return [Prose(id="checklist.none", name="Checklist", paragraphs=(none_held,))]
    late = [i for i in wanted if i.due and i.due < matter.dossier.workspace.as_at and not ready(i)]
    summed = matter.paragraph(
        "checklist.sum",
        "readiness.checklist_sum",
        ready=sum(ready(item) for item in wanted),
        total=len(wanted),
        late=len(late),
    )
    blocks: list[Block] = [Prose(id="checklist.sum", name="Checklist", paragraphs=(summed,))]
    without = sum(not item.owner for item in wanted)
    if without:
        said = matter.paragraph(
            "checklist.owners", "readiness.no_owner", n=without, total=len(wanted)
        )
        blocks.append(Callout(id="checklist.owners", name="Owners", kind="gap", paragraphs=(said,)))
    rows = tuple(
        Row(
            cells=(
                cell(item.group),
                cell(item.item),
                cell(item.owner),
                cell(say_date(item.due) if item.due else ""),
                cell(sentence_case(item.status)),
            )
        )
        for item in form.checklist
    )
    columns = ("Group", 1.2), ("Document", 3.2), ("Owner", 1.4), ("By", 1.0), ("Status", 1.0)
    return [*blocks, titled_table(matter, "checklist.table", "readiness.checklist", columns, rows)]


def ready(item: ChecklistItem) -> bool:
    return item.status.lower() == READY


def by_day(matter: Matter, form: ReadinessForm) -> list[Block]:
    """From the call to the feedback."""
    rows = tuple(Row(cells=(cell(d.when), cell(d.what), cell(d.who))) for d in form.days)
    columns = ("When", 1.1), ("What", 3.8), ("Who", 1.6)
    intro = Prose(
        id="days.intro",
        name="Plan by day",
        paragraphs=(matter.paragraph("days.intro", "readiness.days_intro"),),
        prompts=(matter.wording.words_of("readiness.prompt_days"),),
    )
    return [intro, titled_table(matter, "days.table", "readiness.days", columns, rows)]


def gaps(matter: Matter) -> list[Block]:
    """Aspects without evidence, areas for development without an action, actions that lack a
    measure or are late; owner and date where the plan names them, else to be filled in."""
    rows = [
        _gap(matter, cell(matter.wording.words_of("readiness.gap_evidence", title=title)), area)
        for area in matter.areas
        for title in _silent(matter, area)
    ]
    areas = {area.area: area for area in matter.areas}
    for item in in_order(matter):
        if item.kind in LACKING and item.area in areas:
            rows.append(_lacking(matter, item, areas[item.area]))
    if not rows:
        return []
    columns = ("Gap", 3.6), ("Judgement area", 1.3), ("Owner", 1.4), ("By", 1.0)
    return [titled_table(matter, "gaps.table", "readiness.gaps", columns, tuple(rows))]


def _lacking(matter: Matter, item: Challenge, area: AreaWeight) -> Row:
    action = matter.readings.get(item.subject)
    if isinstance(action, PlanReading):
        title, refs = action.action.title, matter.refer(action.key)
        owner, due = action.action.owner, say_due(action)
    else:
        title = matter.aspect_title(item.aspect) if item.aspect else item.subject
        refs, owner, due = matter.refer(*keys_behind(matter, item)[:GAP_REFERENCES]), "", ""
    words = matter.wording.words_of(LACKING[item.kind], title=title)
    return _gap(matter, cell(f"{words} ", refs), area, owner, due)


def _silent(matter: Matter, area: AreaWeight) -> list[str]:
    return [
        matter.aspect_title(a.aspect) for a in area.aspects if a.standing == Standing.NO_EVIDENCE
    ]


def _gap(matter: Matter, words: Cell, area: AreaWeight, owner: str = "", due: str = "") -> Row:
    return Row(cells=(words, cell(matter.area_title(area.area)), cell(owner), cell(due)))


def titled_table(
    matter: Matter,
    identity: str,
    caption: str,
    columns: tuple[tuple[str, float], ...],
    rows: tuple[Row, ...],
) -> Table:
    return Table(
        id=identity,
        name=identity,
        caption=matter.wording.words_of(caption),
        columns=tuple(Column(title=title, weight=weight) for title, weight in columns),
        rows=rows,
    )


def _grades(matter: Matter) -> Table:
    rows = []
    for area in matter.areas:
        inspection = matter.inspections.get(area.last_grade_inspection or "")
        rows.append(
            Row(
                cells=(
                    cell(matter.area_title(area.area)),
                    cell(grade_title(matter, area.last_grade)),
                    cell(matter.when(inspection) if inspection else ""),
                )
            )
        )
    columns = ("Judgement area", 2.0), ("Last grade", 2.0), ("When", 1.4)
    return titled_table(matter, "stand.grades", "readiness.grades", columns, tuple(rows))


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"
