"""Whether a workbook is one of ours: made by `selfassess new`, or typed into its headings."""

from __future__ import annotations

from collections.abc import Iterable

from selfassess.model.forms import WorkbookForm
from selfassess.model.framework import JudgementArea
from selfassess.read.folding import fold
from selfassess.read.headings import Names
from selfassess.read.sheets.find import area_names
from selfassess.read.sheets.headers import HeadingNames, find_header
from selfassess.read.workbook import Workbook


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
