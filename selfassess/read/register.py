"""The register of earlier findings, with the columns that people own.

A correction that a person made (kind, aspect, judgement area, text) wins over what was read.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from selfassess.model.account import Tally
from selfassess.model.dossier import Settings
from selfassess.model.finding import Finding, FindingKind, Inspection, Judgement
from selfassess.model.forms import WorkbookForm
from selfassess.model.framework import Framework
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.model.workspace import Workspace
from selfassess.read.folding import fold
from selfassess.read.headings import Names
from selfassess.read.sheets.find import Reading, area_names, find_sheets
from selfassess.read.sheets.ledger import Ledger
from selfassess.read.sheets.linked import linked_aspects, linked_indicators, once_each
from selfassess.read.sheets.lists import (
    all_area_names,
    aspect_names,
    framework_names,
    indicator_names,
    printed_grades,
)
from selfassess.read.sheets.rows import Row, read_rows


@dataclass(frozen=True)
class ReadRegister:
    """What the register holds."""

    inspections: tuple[Inspection, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    tallies: tuple[Tally, ...] = ()


def read_register(
    path: Path, form: WorkbookForm, settings: Settings, workspace: Workspace, file: str = ""
) -> ReadRegister:
    """Read the register of findings. Never raises for its contents."""
    ledger = Ledger(file or path.name)
    # of areas that go by one name in several frameworks, the oldest spelling is not the finest:
    # the framework in force is asked first, and each row then by its own framework
    frameworks = sorted(
        settings.frameworks.values(), key=lambda f: (f.id != workspace.framework, f.id)
    )
    lists = {
        "frameworks": framework_names(frameworks),
        "all_areas": all_area_names(frameworks),
        "aspects": aspect_names(settings, settings.frameworks[workspace.framework].areas),
        "indicators": indicator_names(settings),
        "printed_grades": printed_grades(frameworks),
    }
    reading = Reading(form, lists, read_hidden=workspace.read_hidden)
    rows: dict[str, list[Row]] = defaultdict(list)
    for found in find_sheets(path, ledger.file, reading, ledger):
        rows[found.form.key] += read_rows(found, reading, ledger)
    documents = {fold(row.text("id")): row for row in once_each(rows["documents"], ledger)}
    areas = _areas_by_document(documents, settings.frameworks)
    judgements = _judgements(rows["judgements"], documents, areas, ledger)
    findings = _findings(rows["findings"], documents, areas, lists, ledger)
    inspections = tuple(
        _inspection(row, tuple(judgements[name]), ledger) for name, row in documents.items()
    )
    return ReadRegister(inspections, findings, ledger.problems, ledger.tallies)


def _areas_by_document(
    documents: dict[str, Row], frameworks: dict[str, Framework]
) -> dict[str, Names]:
    """The judgement areas by the names of the framework that each document was made under."""
    return {
        name: area_names(frameworks[row.values["framework"]].areas)
        for name, row in documents.items()
    }


def _document(row: Row, documents: dict[str, Row], ledger: Ledger) -> str | None:
    """The folded name of the row's document; None, reported and set aside, where there is none."""
    name = fold(row.text("document"))
    if name in documents:
        return name
    ledger.report("SA-R55", row.at("document"), found=row.text("document"))
    ledger.set_aside(row.source, "the document is not on the sheet Documents")
    return None


def _area(row: Row, key: str, areas: Names) -> str:
    """The judgement area of a cell by the names of its own framework, else by any."""
    cell = row.cells.get(key)
    own = areas.find(cell.text) if cell else None
    return own or row.text(key)


def _judgements(
    rows: list[Row], documents: dict[str, Row], areas: dict[str, Names], ledger: Ledger
) -> dict[str, list[Judgement]]:
    found: dict[str, list[Judgement]] = defaultdict(list)
    for row in rows:
        name = _document(row, documents, ledger)
        if name is None:
            continue
        area = _area(row, "area", areas[name])
        if any(judgement.area == area for judgement in found[name]):
            ledger.report("SA-R56", row.at("area"), document=row.text("document"))
            ledger.set_aside(row.source, "a second judgement of the same area")
            continue
        judgement = Judgement(
            area=area,
            heading=row.text("heading"),
            grade=row.values["grade"],
            source=row.at("grade"),
        )
        found[name].append(judgement)
    return found


def _inspection(row: Row, judgements: tuple[Judgement, ...], ledger: Ledger) -> Inspection:
    start, end = row.get("start"), row.values["end"]
    if start and start > end:
        ledger.report("SA-R53", row.at("start"), first="First day", last="Last day")
        start = None
    return Inspection(
        id=row.text("id"),
        title=row.text("title"),
        kind=row.text("kind"),
        framework=row.values["framework"],
        start=start,
        end=end,
        published=row.get("published"),
        judgements=judgements,
        source=row.source,
    )


def _findings(
    rows: list[Row],
    documents: dict[str, Row],
    areas: dict[str, Names],
    lists: dict[str, Names],
    ledger: Ledger,
) -> tuple[Finding, ...]:
    found = []
    for row in once_each(rows, ledger):
        name = _document(row, documents, ledger)
        if name is not None:
            found.append(_finding(row, documents[name], areas[name], lists, ledger))
    return tuple(found)


def _finding(
    row: Row, document: Row, areas: Names, lists: dict[str, Names], ledger: Ledger
) -> Finding:
    corrected = row.text("aspect_corrected")
    aspect = corrected or row.text("aspect")
    more = linked_aspects(row, "more_aspects", lists["aspects"], ledger)
    words = "text_corrected" if row.get("text_corrected") else "text"
    area = "area_corrected" if row.get("area_corrected") else "area"
    return Finding(
        id=row.text("id"),
        inspection=document.text("id"),
        kind=FindingKind(row.get("kind_corrected") or row.values["kind"]),
        text=row.text(words),
        area=_area(row, area, areas),
        aspects=tuple(dict.fromkeys(a for a in (aspect, *more) if a)),
        aspects_by_person=bool(corrected),
        heading=row.text("heading"),
        number=row.text("number"),
        tag=row.text("tag"),
        status=row.text("status"),
        changed=row.text("changed"),
        owner=row.text("owner"),
        indicators=linked_indicators(row, lists["indicators"], ledger),
        confidence=row.text("confidence"),
        doubt=row.text("doubt"),
        source=row.at(words),
        document=_printed(row, document),
    )


def _printed(row: Row, document: Row) -> Source | None:
    """Where the finding is printed, where the register says."""
    file = document.text("file")
    if not file:
        return None
    name = file if "/" in file else f"letters/{file}"
    return Source(file=name, page=row.get("page"), paragraph=row.get("paragraph"))
