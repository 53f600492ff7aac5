"""The checklist of documents to have ready, as a workbook that people then keep."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import get_column_letter

from selfassess.model.forms import WorkbookForm
from selfassess.model.readiness import ChecklistItem
from selfassess.write.excel.book import to_bytes
from selfassess.write.excel.look import LONG, PERSON, TOP, WRAPPED, put
from selfassess.write.excel.starter import starter_book

FIRST_ROW = 3  # under the headings and the worked example


def checklist_workbook(form: WorkbookForm, items: Sequence[ChecklistItem]) -> bytes:
    """The starter workbook of the form with these items in it; the same bytes each time."""
    book = starter_book(form, {})
    sheet = form.sheets[0]
    ws = book[sheet.title]
    for row, item in enumerate(items, FIRST_ROW):
        for number, column in enumerate(sheet.columns, 1):
            cell = put(ws, row, number, getattr(item, column.key))
            cell.alignment = WRAPPED if column.width >= LONG else TOP
            if column.person:
                cell.fill = PERSON
    ws.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{FIRST_ROW + len(items) - 1}"
    return to_bytes(book)
