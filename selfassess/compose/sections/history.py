"""Our area, what the draft rests on, what inspectors found in turn, and what has returned."""

from __future__ import annotations

from selfassess.compose import prompts
from selfassess.compose.figures import figure, in_cell, say_cell
from selfassess.compose.matter import OF_CONCERN, Matter, cell
from selfassess.compose.sections.at_a_glance import grade_title
from selfassess.compose.telling.aspect import moving
from selfassess.compose.telling.indicator import can_tell, change_said
from selfassess.compose.telling.inspection import finding_keys, in_time
from selfassess.model.finding import Finding, FindingKind, Inspection, Judgement
from selfassess.model.indicator import Geography, Polarity, Unit
from selfassess.model.period import say_date
from selfassess.model.reading import IndicatorReading
from selfassess.model.statement import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Paragraph,
    Prose,
    Row,
    Statement,
    Table,
)

DEMAND_ROWS = 8
INSPECTIONS_SHOWN = 5
RETURNED_SHOWN = 6


def history(matter: Matter) -> list[Block]:
    """Half a page on the area and the evidence, then the inspections and what came back."""
    headings = matter.words.headings
    blocks: list[Block] = [
        Heading(id="context", level=1, text=headings["context"], new_page=True),
        Prose(
            id="context.area",
            name="Context",
            paragraphs=(Paragraph(statements=tuple(_context(matter))),),
            prompts=(prompts.fixed(matter, "context"),),
        ),
    ]
    demand = _demand(matter)
    if demand is not None:
        blocks += [Heading(id="context.demand", level=2, text=headings["demand"]), demand]
    blocks.append(Heading(id="context.history", level=2, text=headings["history"]))
    blocks += _inspections(matter)
    returned = _returned(matter)
    if returned:
        blocks.append(Heading(id="context.returned", level=2, text=headings["returned"]))
        blocks.append(Bullets(id="context.returned.list", name="Returned", items=returned))
    return blocks


def _context(matter: Matter) -> list[Statement]:
    authority = matter.dossier.workspace.authority
    population = authority.population_0_17
    account = matter.dossier.account
    aside = account.read - account.used
    pieces = pieces_held(matter)
    said = [
        matter.sentence(
            "context.authority",
            "history.authority",
            name=authority.name,
            population=figure("council.population", f"{population:,}") if population else None,
            region=authority.region or None,
        ),
        matter.sentence(
            "context.rests_on",
            "history.rests_on" if pieces else "history.rests_on_nothing",
            pieces=pieces,
            as_at=say_date(matter.dossier.workspace.as_at),
        ),
    ]
    if account.read:
        said.append(
            matter.sentence(
                "context.account",
                "history.account",
                read=figure("account.read", f"{account.read:,}"),
                used=figure("account.used", f"{account.used:,}"),
                aside=figure("account.aside", f"{aside:,}") if aside else None,
                one_aside=aside == 1,
            )
        )
    return said


def pieces_held(matter: Matter) -> list[str]:
    """How much is held of each kind: "134 indicators", "256 audited records"…"""
    evidence = matter.dossier.evidence
    counts = (
        (len(matter.indicators), "indicator", "indicators"),
        (len(evidence.audits), "audited record", "audited records"),
        (len(evidence.voice), "piece of feedback", "pieces of feedback"),
        (len(evidence.findings), "earlier inspection finding", "earlier inspection findings"),
        (len(evidence.actions), "action in the plan", "actions in the plan"),
    )
    return [
        matter.wording.words_of("area.piece", n=f"{n:,}", one=one, many=many, single=n == 1)
        for n, one, many in counts
        if n
    ]


def _demand(matter: Matter) -> Table | None:
    """Context rates that have a figure for elsewhere, in the order of the catalogue."""
    chosen = [
        r
        for r in matter.indicators
        if r.indicator.polarity == Polarity.CONTEXT
        and r.indicator.unit == Unit.RATE
        and can_tell(matter, r)
        and r.comparators
    ][:DEMAND_ROWS]
    if not chosen:
        return None
    return Table(
        id="context.demand.table",
        name="Demand",
        caption=matter.wording.words_of("history.demand_caption"),
        columns=(
            Column(title="Rate per 10,000 children", weight=2.7),
            Column(title=matter.dossier.workspace.authority.short, weight=1.8, number=True),
            Column(title="At the last inspection", weight=1.8, number=True),
            Column(title="Neighbours", weight=1.0, number=True),
            Column(title="England", weight=1.0, number=True),
        ),
        rows=tuple(_rate(matter, r) for r in chosen),
        note=matter.wording.words_of("history.demand_note"),
    )


def _rate(matter: Matter, reading: IndicatorReading) -> Row:
    assert reading.latest.value is not None
    unit = reading.indicator.unit
    name = reading.indicator.name.removesuffix(" per 10,000 children").removesuffix(" per 10,000")
    return Row(
        cells=(
            cell(f"{name} ", matter.refer(reading.key)),
            cell(
                figure(f"{reading.key}.cell", say_cell(unit, reading.latest.value)),
                f" ({in_cell(reading.latest.period)})",
            ),
            _at_inspection(matter, reading),
            elsewhere(reading, Geography.NEIGHBOURS),
            elsewhere(reading, Geography.ENGLAND),
        ),
        rule="history.demand_caption",
        keys=(reading.key,),
    )


def _at_inspection(matter: Matter, reading: IndicatorReading) -> Cell:
    change = change_said(matter, reading)
    if change is None or change.since != "inspection" or change.then.value is None:
        return cell()
    then = figure(
        f"{reading.key}.inspection.cell", say_cell(reading.indicator.unit, change.then.value)
    )
    return cell(then, f" ({in_cell(change.then.period)})")


def elsewhere(reading: IndicatorReading, geography: Geography) -> Cell:
    """The latest figure for another place."""
    theirs = [c for c in reading.comparators if c.geography == geography]
    latest = max(theirs, key=lambda c: c.period.order if c.period else (), default=None)
    if latest is None or not comparable(reading):
        return cell()
    return cell(
        figure(f"{reading.key}.{geography}", say_cell(reading.indicator.unit, latest.value))
    )


def comparable(reading: IndicatorReading) -> bool:
    """Whether another place's figure says anything beside ours: totals do not."""
    unit, context = reading.indicator.unit, reading.indicator.polarity == Polarity.CONTEXT
    return unit != Unit.COUNT and not (unit == Unit.NUMBER and context)


def _inspections(matter: Matter) -> list[Block]:
    ordered = sorted(matter.dossier.evidence.inspections, key=lambda i: i.end)
    graded = [i for i in ordered if i.judgements][-INSPECTIONS_SHOWN:]
    visits = [i for i in ordered if not i.judgements]
    blocks: list[Block] = []
    if not ordered:
        none_held = matter.paragraph("context.history.none", "history.none")
        return [Prose(id="context.history.none", name="History", paragraphs=(none_held,))]
    statements = [_sums(matter)]
    if visits:
        named = [f"{i.kind} ({matter.when(i)})" for i in visits]
        statements.append(matter.sentence("context.visits", "history.visits", visits=named))
    blocks.append(
        Prose(
            id="context.history.sum",
            name="History",
            paragraphs=(Paragraph(statements=tuple(statements)),),
        )
    )
    if graded:
        blocks.append(_grades(matter, graded))
    return blocks


def _sums(matter: Matter) -> Statement:
    findings = len(matter.dossier.evidence.findings)
    documents = len(matter.dossier.evidence.inspections)
    returned = len(returned_stories(matter))
    return matter.sentence(
        "context.history.sum",
        "history.sums",
        findings=figure("register.findings", f"{findings:,}"),
        one_finding=findings == 1,
        documents=figure("register.documents", str(documents)),
        one_document=documents == 1,
        returned=figure("register.returned", str(returned)) if returned else None,
        one_returned=returned == 1,
    )


def _grades(matter: Matter, graded: list[Inspection]) -> Table:
    """A row for each area of today and each other judgement printed, a column per inspection."""
    rows: dict[str, dict[str, Cell]] = {a.area: {} for a in matter.areas}
    titles = {area: matter.area_title(area) for area in rows}
    joint = False
    for inspection in graded:
        for judgement in inspection.judgements:
            carried = _carried(matter, inspection.framework, judgement.area)
            carried = [c for c in carried if c in titles and c in rows]
            carried = [c for c in carried if inspection.id not in rows[c]]
            joint = joint or len(carried) > 1
            for row in carried or [judgement.area]:
                rows.setdefault(row, {})
                titles.setdefault(row, _printed(matter, inspection, judgement))
                rows[row].setdefault(inspection.id, _grade(matter, judgement, len(carried) > 1))
    return Table(
        id="context.grades",
        name="Grades",
        caption=matter.wording.words_of("history.grades_caption"),
        columns=(
            Column(title="Judgement", weight=2.0),
            *(Column(title=f"{matter.when(i)} ({_short(matter, i)})", weight=1.6) for i in graded),
        ),
        rows=tuple(
            Row(cells=(cell(titles[row]), *(held.get(i.id, cell()) for i in graded)))
            for row, held in rows.items()
            if held
        ),
        note=matter.wording.words_of(
            "history.grades_note", joint=joint, no_overall=not matter.dossier.framework.overall
        ),
    )


def _carried(matter: Matter, framework: str, area: str) -> list[str]:
    """The areas of today's framework that a judgement's grade is carried to."""
    here = [(framework, area)]
    target = matter.dossier.workspace.framework
    for _ in matter.dossier.settings.frameworks:
        if all(f == target for f, _area in here):
            break
        here = [step for f, a in here for step in _next(matter, f, a, target)]
    return list(dict.fromkeys(a for f, a in here if f == target))


def _next(matter: Matter, framework: str, area: str, target: str) -> list[tuple[str, str]]:
    if framework == target:
        return [(framework, area)]
    steps = [
        s
        for s in matter.dossier.settings.crosswalk
        if s.from_framework == framework and s.from_area == area and s.rule in ("direct", "split")
    ]
    return [(s.to_framework, a) for s in steps for a in s.to_areas]


def _printed(matter: Matter, inspection: Inspection, judgement: Judgement) -> str:
    framework = matter.dossier.settings.frameworks.get(inspection.framework)
    areas = framework.areas if framework else ()
    short = next((a.short for a in areas if a.id == judgement.area), "")
    words = short or judgement.heading or judgement.area
    return words[:1].upper() + words[1:]


def _grade(matter: Matter, judgement: Judgement, joint: bool) -> Cell:
    title = grade_title(matter, judgement.grade)
    return cell(matter.wording.words_of("history.together", grade=title) if joint else title)


def _short(matter: Matter, inspection: Inspection) -> str:
    framework = matter.dossier.settings.frameworks.get(inspection.framework)
    return framework.short if framework else inspection.framework


def returned_stories(matter: Matter) -> dict[str, list[Finding]]:
    """The findings of each aspect that came up more than once: those with a priority action
    first, then those that still stand, the most frequent, and the order of the chapters."""
    order = [a.aspect for area in matter.areas for a in area.aspects]
    place = {aspect: at for at, aspect in enumerate(order)}
    ranked = sorted(
        matter.weighed.recurrences,
        key=lambda r: (
            all(f.kind != FindingKind.PRIORITY_ACTION for f in r.findings),
            not r.open,
            -len(r.findings),
            place.get(r.aspect, len(place)),
            r.aspect,
        ),
    )
    stories: dict[str, list[Finding]] = {}
    for recurrence in ranked:
        stories.setdefault(recurrence.aspect, []).extend(recurrence.findings)
    return stories


def _returned(matter: Matter) -> tuple[Paragraph, ...]:
    said = []
    for aspect, findings in list(returned_stories(matter).items())[:RETURNED_SHOWN]:
        known = in_time(matter, [f for f in findings if f.kind in OF_CONCERN])
        once = list({f.inspection: f for f in reversed(known)}.values())
        refs = matter.refer_findings(once)
        weight = matter.aspect_weights.get(aspect)
        if not refs or weight is None:
            continue
        said.append(
            matter.paragraph(
                f"context.returned.{aspect}",
                "history.returned",
                keys=finding_keys(matter, known),
                title=matter.aspect_title(aspect),
                dates=matter.dates_of(known),
                standing=matter.words.standing[weight.standing],
                trend=moving(matter, weight),
                refs=refs,
            )
        )
    return tuple(said)
