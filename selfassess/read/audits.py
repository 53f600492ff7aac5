"""Audit workbooks → grades by aspect, without the child.

The child's reference is used to notice a record entered twice in a round: it is hashed with a
salt that lives as long as this call, and never stored. Free text is counted and dropped.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from selfassess.model.account import Tally
from selfassess.model.audit import AspectGrade, Audit, AuditProgramme
from selfassess.model.dossier import Settings
from selfassess.model.forms import AuditDimension, WorkbookForm
from selfassess.model.period import say_date
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.model.workspace import Workspace
from selfassess.read.folding import fold
from selfassess.read.headings import Names
from selfassess.read.sheets.find import Reading, area_names, find_sheets
from selfassess.read.sheets.ledger import Ledger
from selfassess.read.sheets.lists import audit_grades, dimension_places
from selfassess.read.sheets.rows import Row, read_rows

FREE_TEXT = ("strengths", "improvements")


@dataclass(frozen=True)
class ReadAudits:
    """What an audit workbook holds. `free_text` counts the cells of free text by column."""

    audits: tuple[Audit, ...] = ()
    programme: tuple[AuditProgramme, ...] = ()
    free_text: dict[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    tallies: tuple[Tally, ...] = ()


def read_audits(
    path: Path,
    form: WorkbookForm,
    settings: Settings,
    workspace: Workspace,
    dimensions: Iterable[AuditDimension],
    file: str = "",
) -> ReadAudits:
    """Read a workbook of audited records. Never raises for its contents."""
    ledger = Ledger(file or path.name)
    areas = settings.frameworks[workspace.framework].areas
    headings, places = dimension_places(dimensions, settings)
    lists = {
        "areas": area_names(areas),
        "grades": audit_grades(settings),
        "dimensions": headings,
    }
    reading = Reading(form, lists, areas, workspace.read_hidden)
    rows: dict[str, list[Row]] = defaultdict(list)
    for found in find_sheets(path, ledger.file, reading, ledger):
        rows[found.form.key] += read_rows(found, reading, ledger)
    audited = usable(rows["audits"], workspace, lambda row: ledger)
    return ReadAudits(
        audits=tuple(audit_of(row, places) for row in audited),
        programme=tuple(
            AuditProgramme(
                round=r.text("round"), planned=r.values["planned"], source=r.at("planned")
            )
            for r in rows["programme"]
        ),
        free_text={key: sum(key in row.values for row in audited) for key in FREE_TEXT},
        problems=ledger.problems + _elsewhere(audited, places, headings, lists["areas"]),
        tallies=ledger.tallies,
    )


def usable(rows: list[Row], workspace: Workspace, ledger_of: Callable[[Row], Ledger]) -> list[Row]:
    """The rows of records that count: none dated after the evidence, none entered twice. What is
    wrong with a row goes to its own ledger."""
    return _without_duplicates(_begun(rows, workspace, ledger_of), ledger_of)


def _begun(rows: list[Row], workspace: Workspace, ledger_of: Callable[[Row], Ledger]) -> list[Row]:
    kept = []
    for row in rows:
        ledger = ledger_of(row)
        if row.values["date"] > workspace.as_at:
            blanks = {"period": say_date(row.values["date"]), "as_at": say_date(workspace.as_at)}
            ledger.report("SA-R38", row.at("date"), **blanks)
            ledger.set_aside(row.source, "a date after the day the evidence is taken at")
        else:
            kept.append(row)
    return kept


def _without_duplicates(rows: list[Row], ledger_of: Callable[[Row], Ledger]) -> list[Row]:
    """A record audited twice in one round, in one area and by one kind of audit, counts once."""
    salt, seen, kept = os.urandom(16), dict[bytes, int](), list[Row]()
    for row in rows:
        child = fold(row.text("child"))
        if child:
            parts = "|".join((child, row.text("round"), row.text("area"), row.text("kind")))
            mark = hashlib.blake2b(parts.encode(), key=salt, digest_size=16).digest()
            if mark in seen:
                ledger = ledger_of(row)
                ledger.report("SA-R49", row.source, other=seen[mark], round=row.text("round"))
                ledger.set_aside(row.source, "the same record entered twice in a round")
                continue
            seen[mark] = row.number
        kept.append(row)
    return kept


def audit_of(row: Row, places: Mapping[str, Mapping[str, str]]) -> Audit:
    """The audit that a row holds, without the child."""
    area = row.values["area"]
    grades = tuple(
        AspectGrade(aspect=aspect, grade=grade, source=row.at(key))
        for key, member, grade in row.family("dimensions")
        if (aspect := places.get(member, {}).get(area))
    )
    return Audit(
        round=row.text("round"),
        date=row.values["date"],
        area=area,
        team=row.text("team"),
        kind=row.text("kind"),
        selection=row.text("selection"),
        overall=row.get("overall"),
        moderated=row.get("moderated"),
        moderator=row.text("moderator"),
        aspects=grades,
        practitioner_took_part=row.get("practitioner"),
        family_feedback=row.get("feedback"),
        actions=row.get("actions", 0),
        actions_done=row.get("actions_done", 0),
        actions_overdue=row.get("actions_overdue", 0),
        source=row.source,
    )


def _elsewhere(
    rows: list[Row],
    places: Mapping[str, Mapping[str, str]],
    headings: Names,
    areas: Names,
) -> tuple[Problem, ...]:
    """Grades under a heading that has no aspect in the record's area: counted, once a heading."""
    counts: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in rows:
        for _, member, _grade in row.family("dimensions"):
            if row.values["area"] not in places.get(member, {}):
                counts[(row.sheet, member, row.values["area"])] += 1
    file = rows[0].file if rows else ""
    return tuple(
        Problem.of(
            "SA-R50",
            Source(file=file, sheet=sheet),
            heading=headings.title(member),
            area=areas.title(area),
            count=count,
        )
        for (sheet, member, area), count in counts.items()
    )
