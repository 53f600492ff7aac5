"""Whether a workbook is one of ours: made by `selfassess new`, or typed into its headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from selfassess.model.dossier import Settings
from selfassess.model.forms import AuditDimension, WorkbookForm
from selfassess.model.framework import JudgementArea
from selfassess.read.folding import fold
from selfassess.read.headings import Names
from selfassess.read.sheets.find import area_names
from selfassess.read.sheets.headers import HeadingNames, find_header
from selfassess.read.sheets.lists import dimension_places
from selfassess.read.workbook import Workbook


def holds_records(
    form: WorkbookForm, book: Workbook, settings: Settings, dimensions: Iterable[AuditDimension]
) -> bool:
    """Whether a sheet has every heading that the form of audited records needs, in any spelling."""
    headings, _ = dimension_places(dimensions, settings)
    return holds_rows_of(form, book, {"dimensions": headings})


def holds_rows_of(
    form: WorkbookForm, book: Workbook, families: Mapping[str, Names] = MappingProxyType({})
) -> bool:
    """Whether a sheet has every heading that the first sheet of a form needs, in any spelling.
    `families` are the headings of its families."""
    names = HeadingNames(form.sheets[0], families)
    for sheet in book.sheets:
        header = find_header(sheet, names) if sheet.rows else None
        if header is not None and not header.missing(form.sheets[0]):
            return True
    return False


def in_our_form(book: Workbook, form: WorkbookForm, areas: Iterable[JudgementArea]) -> bool:
    """Whether a sheet carries the form's guidance, or a name and all the headings of the form."""
    titles = area_names(areas)
    own = Names((sheet.title, sheet.key) for sheet in form.sheets if not sheet.repeats)
    for sheet in book.sheets:
        if fold(sheet.title) == "guidance":
            texts = {fold(c.text) for row in sheet.rows.values() for c in row.values()}
            if fold(form.title) in texts:
                return True
        for wanted in form.sheets:
            named = titles.find(sheet.title) if wanted.repeats else own.find(sheet.title)
            if named is None or not sheet.rows:
                continue
            header = find_header(sheet, HeadingNames(wanted, {}))
            if header is not None and not header.missing(wanted):
                return True
    return False
