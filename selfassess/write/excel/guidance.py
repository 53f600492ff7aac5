"""The first sheet of a starter workbook: what it is for, and what goes into each column."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.model.forms import SheetForm, WorkbookForm
from selfassess.write.excel.book import set_page
from selfassess.write.excel.look import (
    BODY,
    EXAMPLE,
    HEAD,
    HEADING,
    LEAD,
    PERSON,
    QUIET,
    RULE,
    STRONG,
    SUBTITLE,
    TITLE,
    WRAPPED,
    put,
)

TITLE_OF_SHEET = "Guidance"
WIDTHS = {"A": 3, "B": 30, "C": 76, "D": 34}
_CHARACTERS_A_LINE = 138


def add_guidance(book: Workbook, form: WorkbookForm, titles: Sequence[str]) -> None:
    """Add the sheet. `titles` are the sheets of the workbook in order."""
    ws = book.create_sheet(TITLE_OF_SHEET)
    ws.sheet_view.showGridLines = False
    for letter, width in WIDTHS.items():
        ws.column_dimensions[letter].width = width
    put(ws, 2, 2, form.title, TITLE)
    ws.row_dimensions[2].height = 28
    row = _paragraphs(ws, 4, form.guidance)
    row = _legend(ws, row + 1, form)
    for sheet in form.sheets:
        row = _table(ws, row + 1, sheet, _named(sheet, titles, form))
    set_page(ws, landscape=False)


def _paragraphs(ws: Worksheet, row: int, lines: Sequence[str]) -> int:
    for line in lines:
        ws.merge_cells(start_row=row, end_row=row, start_column=2, end_column=4)
        cell = put(ws, row, 2, line.replace("`", ""), LEAD)
        cell.alignment = WRAPPED
        ws.row_dimensions[row].height = 17 * (1 + len(line) // _CHARACTERS_A_LINE)
        row += 1
    return row


def _legend(ws: Worksheet, row: int, form: WorkbookForm) -> int:
    example = put(ws, row, 2, "example row", QUIET)
    example.fill = EXAMPLE
    put(
        ws,
        row,
        3,
        "A striped row is a worked example. It is never read as data; leave or delete it.",
    )
    if any(column.person for sheet in form.sheets for column in sheet.columns):
        row += 1
        put(ws, row, 2, "tinted column", BODY).fill = PERSON
        put(ws, row, 3, "A tinted column is yours: the tool never changes what you write there.")
    return row + 1


def _named(sheet: SheetForm, titles: Sequence[str], form: WorkbookForm) -> str:
    if not sheet.repeats:
        return sheet.title
    others = {s.title for s in form.sheets if not s.repeats}
    return ", ".join(title for title in titles if title not in others)


def _table(ws: Worksheet, row: int, sheet: SheetForm, name: str) -> int:
    put(ws, row, 2, name, SUBTITLE)
    put(ws, row + 1, 2, sheet.about, BODY)
    row += 2
    for column, text in enumerate(("Column", "What goes in it", "For example"), 2):
        cell = put(ws, row, column, text, HEADING)
        cell.fill = HEAD
    for entry in sheet.columns:
        row += 1
        heading = "One column for each aspect" if "{" in entry.heading else entry.heading
        name_cell = put(ws, row, 2, heading, STRONG if entry.required else BODY)
        needed = f"{entry.help} Needed in every row." if entry.required else entry.help
        help_cell = put(ws, row, 3, needed)
        example_cell = put(ws, row, 4, entry.example.replace(" (example row: delete or leave)", ""))
        for cell in (name_cell, help_cell, example_cell):
            cell.alignment, cell.border = WRAPPED, RULE
            if entry.person:
                cell.fill = PERSON
        lines = max(1 + len(needed) // 92, 1 + len(entry.example) // 40, 1 + len(heading) // 30)
        ws.row_dimensions[row].height = 14 * lines + 2
    return row + 1
