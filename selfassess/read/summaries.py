"""Audit summaries → totals of grades and themes, whether in Word or in a workbook.

Tables whose columns are grades give totals; lists under a heading of strengths or of areas for
improvement, and plain statements in the text, give themes. What is written is placed on aspects
by the classifier that is handed in, counted, and never kept: it may be about one child.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from selfassess.model.account import Tally
from selfassess.model.audit import AuditTheme, AuditTotal
from selfassess.model.document import Block, BlockKind, Document
from selfassess.model.dossier import Settings
from selfassess.model.forms import AuditDimension
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.model.workspace import Workspace
from selfassess.read.dates.mentioned import round_of
from selfassess.read.documents import read_document
from selfassess.read.folding import fold
from selfassess.read.grade_tables import GradeTable, read_grade_table
from selfassess.read.headings import Names
from selfassess.read.sheets.find import area_names
from selfassess.read.sheets.ledger import Ledger
from selfassess.read.sheets.lists import audit_grades, dimension_places
from selfassess.read.workbook import Cell, open_workbook

# text, judgement area, the list it stands in ("strength", "area for improvement" or "")
Place = Callable[[str, str, str], "Placed"]
STRENGTHS = re.compile(
    r"strength|working well|good practice|what went well|positive|doing well|best practice"
)
WEAKNESSES = re.compile(
    r"improve|development|worri|concern|weakness|not working|could be better|even better if|gaps"
)
DOCUMENTS = (".docx", ".docm", ".pdf", ".txt", ".md")
SHORTEST = 4  # words: less is a label, not a statement
FIRST_BLOCKS = 6


@dataclass(frozen=True)
class Placed:
    """Where a statement belongs. `points` as in a reading; `sure` whether it may be used."""

    aspect: str = ""
    area: str = ""
    points: str = "neutral"
    sure: bool = False


@dataclass(frozen=True)
class ReadSummary:
    """What an audit summary says. `statements` counts what was written and not kept."""

    totals: tuple[AuditTotal, ...] = ()
    themes: tuple[AuditTheme, ...] = ()
    statements: int = 0
    problems: tuple[Problem, ...] = ()
    tallies: tuple[Tally, ...] = ()


@dataclass
class _Summary:
    """A summary on its way: where the text stands, and what was found."""

    document: Document
    ledger: Ledger
    place: Place
    areas: Names
    round: str
    day: date
    area: str = ""
    listed: str = ""
    totals: list[AuditTotal] = field(default_factory=list)
    themes: list[AuditTheme] = field(default_factory=list)
    statements: int = 0


def read_summary(
    path: Path,
    settings: Settings,
    workspace: Workspace,
    dimensions: Iterable[AuditDimension],
    place: Place,
    file: str = "",
) -> ReadSummary:
    """Read an audit summary: a Word document, or a workbook with tables of grades. Never raises
    for its contents."""
    ledger = Ledger(file or path.name, "statements")
    if path.suffix.lower() in DOCUMENTS:
        document, problems = read_document(path)
        ledger.take(tuple(problems))
    else:
        document = _of_workbook(path, ledger)
    if document is None:
        return ReadSummary(problems=ledger.problems)
    titles = [b.text for b in document.blocks[:FIRST_BLOCKS] if b.kind is not BlockKind.TABLE]
    named = round_of(*titles, Path(ledger.file).stem)
    if named is None:
        ledger.report("SA-R72", Source(file=ledger.file))
        return ReadSummary(problems=ledger.problems)
    areas = area_names(settings.frameworks[workspace.framework].areas)
    summary = _Summary(document, ledger, place, areas, named[0], min(named[1].end, workspace.as_at))
    headings, places = dimension_places(dimensions, settings)
    grades = audit_grades(settings)
    ledger.count("", 0)
    for block in document.body():
        if block.kind is BlockKind.HEADING:
            _heading(summary, block)
        elif block.kind is BlockKind.TABLE:
            _table(summary, block, grades, headings, places)
        else:
            _statement(summary, block)
    return ReadSummary(
        tuple(summary.totals),
        tuple(summary.themes),
        summary.statements,
        ledger.problems,
        ledger.tallies,
    )


def _of_workbook(path: Path, ledger: Ledger) -> Document | None:
    """A workbook as a document: of each sheet its name as a heading, and its rows as a table."""
    book = open_workbook(path, ledger.file)
    ledger.take(book.problems)
    blocks: list[Block] = []
    for sheet in book.sheets:
        if sheet.hidden or not sheet.rows:
            continue
        blocks.append(Block(BlockKind.HEADING, sheet.title, ordinal=len(blocks) + 1))
        width = max(max(row) for row in sheet.rows.values())
        cells = tuple(
            tuple(_shown(row.get(column)) for column in range(1, width + 1))
            for row in sheet.rows.values()
        )
        blocks.append(Block(BlockKind.TABLE, sheet.title, ordinal=len(blocks) + 1, rows=cells))
    return Document(ledger.file, "workbook", 1, tuple(blocks)) if blocks else None


def _shown(cell: Cell | None) -> str:
    """A cell as a person sees it: 0.4 as 40% where it is formatted so."""
    if cell is None or cell.value is None:
        return ""
    if isinstance(cell.value, float) and "%" in cell.format:
        return f"{cell.value * 100:.6g}%"
    return cell.text


def _heading(summary: _Summary, block: Block) -> None:
    """A heading may name an area, or open a list; another one closes the list."""
    area = summary.areas.find(block.text)
    folded = fold(block.text)
    if area:
        summary.area = area
    if WEAKNESSES.search(folded):
        summary.listed = "area for improvement"
    elif STRENGTHS.search(folded):
        summary.listed = "strength"
    else:
        summary.listed = ""


def _table(
    summary: _Summary,
    block: Block,
    grades: Names,
    headings: Names,
    places: Mapping[str, Mapping[str, str]],
) -> None:
    ledger = summary.ledger
    source = _source(summary, block)
    ledger.count("", max(0, len(block.rows) - 1))
    table = read_grade_table(block.rows, grades)
    if table is None:
        ledger.report("SA-R73", source)
        ledger.set_aside(source, "a table without grades", max(0, len(block.rows) - 1))
        return
    for row in table.rows:
        at = source.model_copy(update={"row": row.number})
        where = _subject(summary, row.label, headings, places)
        if row.fault:
            ledger.report(row.fault, at, **row.blanks)
        if where is None or not row.counts:
            reason = "a row whose aspect is not known" if row.counts else "a row without counts"
            if where is None:
                ledger.report("SA-R76", at)
            ledger.set_aside(at, reason)
            continue
        area, aspect = where
        summary.totals.append(
            AuditTotal(
                round=summary.round,
                date=summary.day,
                area=area,
                aspect=aspect,
                grades=row.counts,
                source=at,
            )
        )
    _left_out(ledger, source, table)


def _left_out(ledger: Ledger, source: Source, table: GradeTable) -> None:
    if table.unused:
        ledger.set_aside(source, "a row of totals or without counts", table.unused)


def _subject(
    summary: _Summary, label: str, headings: Names, places: Mapping[str, Mapping[str, str]]
) -> tuple[str, str] | None:
    """Area and aspect of a row: an area by name, a heading of audits, else by the classifier."""
    area = summary.areas.find(label)
    if area:
        return area, ""
    if fold(label) in ("overall", "all", "overall grade", "all audits", "overall judgement"):
        return summary.area, ""
    member = headings.find(label)
    if member:
        of_area = places.get(member, {})
        if summary.area in of_area:
            return summary.area, of_area[summary.area]
        return None
    placed = summary.place(label, summary.area, "")
    return (placed.area, placed.aspect) if placed.sure and placed.aspect else None


def _statement(summary: _Summary, block: Block) -> None:
    if len(block.text.split()) < SHORTEST:
        return
    ledger, at = summary.ledger, _source(summary, block)
    ledger.count("", 1)
    placed = summary.place(block.text, summary.area, summary.listed)
    usable = placed.sure and placed.aspect and placed.points in ("strength", "weakness", "mixed")
    if not usable:
        reason = "a statement that is not placed" if summary.listed else "narrative, not counted"
        ledger.set_aside(at, reason)
        return
    summary.statements += 1
    summary.themes.append(
        AuditTheme(
            round=summary.round,
            date=summary.day,
            area=placed.area,
            aspect=placed.aspect,
            points=placed.points,
            source=at,
        )
    )


def _source(summary: _Summary, block: Block) -> Source:
    return summary.document.source(block).model_copy(update={"file": summary.ledger.file})
