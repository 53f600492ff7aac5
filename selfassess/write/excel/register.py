"""The findings register, merged around what people have written in it.

Three things meet: what the register holds, what the tool last wrote there, and what the letters
say when read now. What people wrote or changed always stays; a row they deleted stays deleted.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook, load_workbook

from selfassess.model.finding import Finding, Inspection
from selfassess.model.forms import WorkbookForm
from selfassess.write.excel.book import to_bytes
from selfassess.write.excel.register_rows import (
    NOT_FOUND_AGAIN,
    Row,
    document_rows,
    finding_rows,
    judgement_rows,
    match_documents,
    match_findings,
    new_name,
)
from selfassess.write.excel.register_sheets import RegisterSheet, Remembered


@dataclass(frozen=True)
class MergedRegister:
    """The register as bytes, and what became of each finding, by its short name in the register.

    `kept_out` were deleted by a person before, and stay out; `missing` stand in the register and
    were not found when their document was read again.
    """

    data: bytes
    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    kept_out: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass
class _Done:
    """What became of the findings, while it happens."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    kept_out: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def merge_register(
    register: bytes,
    form: WorkbookForm,
    inspections: Sequence[Inspection],
    findings: Sequence[Finding],
    labels: Mapping[str, str] | None = None,
) -> MergedRegister:
    """Merge what was read from letters into a register (a starter, where there is none yet).

    `labels` gives the words for areas and aspects. Reading the same again changes nothing. Raises
    LookupError, naming the sheet, where a sheet or its headings are not those of the form.
    """
    book = load_workbook(io.BytesIO(register))
    remembered = Remembered(book)
    documents, judgements, sheet = (
        RegisterSheet(book, form.sheet(key), remembered)
        for key in ("documents", "judgements", "findings")
    )
    labels = labels or {}
    names = _merge_documents(documents, document_rows(inspections))
    judged = [_renamed(row, names) for row in judgement_rows(inspections, labels)]
    _merge_judgements(judgements, remembered, judged, labels)
    rows = [_renamed(row, names) for row in finding_rows(findings, labels)]
    done = _Done()
    _merge_findings(sheet, remembered, rows, set(names.values()), done)
    remembered.write()
    restore_comments(book)
    return MergedRegister(
        to_bytes(book),
        tuple(done.added),
        tuple(done.updated),
        tuple(done.unchanged),
        tuple(done.kept_out),
        tuple(done.missing),
    )


def _renamed(row: Row, names: Mapping[str, str]) -> Row:
    return {**row, "document": names.get(row["document"], row["document"])}


def _merge_documents(sheet: RegisterSheet, rows: Sequence[Row]) -> dict[str, str]:
    held = {str(values["id"]): (n, values) for n, values in sheet.rows() if "id" in values}
    names = match_documents(rows, {name: values for name, (_, values) in held.items()})
    for row in rows:
        name = names[row["id"]]
        known = {**row, "id": name}
        if name in held:
            sheet.refresh(held[name][0], name, known)
        else:
            sheet.add(name, known)
    return names


def _merge_judgements(
    sheet: RegisterSheet, remembered: Remembered, rows: Sequence[Row], labels: Mapping[str, str]
) -> None:
    held = {_judged(values, labels): number for number, values in sheet.rows()}
    for row in rows:
        name = _judged(row, labels)
        if name in held:
            sheet.refresh(held[name], name, row)
        elif (sheet.form.key, name) not in remembered.rows:  # else a person deleted it
            sheet.add(name, row)


def _judged(row: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    """A document judges an area once; people may name the area by its id."""
    area = str(row.get("area", ""))
    return f"{row.get('document', '')} {labels.get(area, area)}"


def _merge_findings(
    sheet: RegisterSheet,
    remembered: Remembered,
    rows: Sequence[Row],
    documents: set[str],
    done: _Done,
) -> None:
    numbers = {str(values["id"]): number for number, values in sheet.rows() if "id" in values}
    held = {str(values["id"]): values for _, values in sheet.rows() if "id" in values}
    before = {name: row for (key, name), row in remembered.rows.items() if key == sheet.form.key}
    deleted = {name: row for name, row in before.items() if name not in held}
    known = {name: {**row, **_as_read(before.get(name))} for name, row in held.items()}
    taken = {name.casefold() for name in (*held, *deleted)}
    for row, name in match_findings(rows, {**known, **deleted}):
        if name in deleted:
            done.kept_out.append(name)
        elif not name:
            fresh = new_name(row["id"], taken)
            sheet.add(fresh, {**row, "id": fresh})
            done.added.append(fresh)
        elif sheet.refresh(numbers[name], name, {**row, "id": name}):
            done.updated.append(name)
        else:
            done.unchanged.append(name)
    seen = {*done.added, *done.updated, *done.unchanged}
    for name, row in before.items():
        if name in held and name not in seen and row.get("document") in documents:
            gone = {**row, "confidence": "doubtful", "doubt": NOT_FOUND_AGAIN}
            sheet.refresh(numbers[name], name, gone)
            done.missing.append(name)


def _as_read(row: Mapping[str, str] | None) -> dict[str, str]:
    """The words by which a row is known again, though a person has typed over them."""
    return {key: row[key] for key in ("text", "kind") if row and key in row}


def restore_comments(book: Workbook) -> None:
    """Notes on headings keep their size, which is lost when a workbook is opened."""
    for ws in book.worksheets:
        for cell in ws[1]:
            if cell.comment:
                cell.comment.height, cell.comment.width = 90, 260
