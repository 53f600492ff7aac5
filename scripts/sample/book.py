"""Workbooks as somebody careful leaves them: tinted heading row, frozen, filtered, sensible widths.

The bytes are the same each time: fixed dates inside, fixed times in the package.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sample.shelf import Form, Sheet

WRITTEN = datetime(2026, 11, 2, 9, 0, 0)
FONT = "Arial"
HEAD = PatternFill("solid", fgColor="12344D")
PERSON_HEAD = PatternFill("solid", fgColor="0B6E6E")
PERSON = PatternFill("solid", fgColor="EAF4F4")
EXAMPLE = PatternFill("lightUp", fgColor="9AA7B0", bgColor="F4F6F7")
RULE = Border(bottom=Side(style="thin", color="DCE6EC"))
ONE_PAGE_WIDE = 170  # a sheet no wider than this prints one page across
LONG = 30  # columns this wide hold sentences and wrap

Row = Mapping[str, object]


def new_book(form: Form, subject: str) -> Workbook:
    """A workbook with its guidance sheet."""
    book = Workbook()
    book.properties.title = form.title
    book.properties.subject = subject
    book.properties.creator = "Northmere Council"
    book.properties.language = "en-GB"
    book.properties.created = WRITTEN
    sheet = book.active
    sheet.title = "Guidance"
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = 4
    sheet.column_dimensions["B"].width = 110
    sheet["B2"] = form.title
    sheet["B2"].font = Font(name=FONT, size=16, bold=True, color="12344D")
    sheet["B3"] = subject
    sheet["B3"].font = Font(name=FONT, size=11, color="4A5560")
    for index, line in enumerate(form.guidance):
        cell = sheet.cell(row=5 + index, column=2, value=line)
        cell.font = Font(name=FONT, size=11)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return book


def add_sheet(
    book: Workbook, sheet: Sheet, title: str, rows: Iterable[Row], example: bool = True
) -> Worksheet:
    """One sheet of the form: headings, the marked example row, then the rows."""
    ws = book.create_sheet(title)
    for index, column in enumerate(sheet.columns, 1):
        cell = ws.cell(row=1, column=index, value=column.heading)
        cell.font = Font(name=FONT, size=10, bold=True, color="FFFFFF")
        cell.fill = PERSON_HEAD if column.person else HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        ws.column_dimensions[get_column_letter(index)].width = column.width
    ws.row_dimensions[1].height = 30
    if example:
        add_example(ws, sheet)
    for row in rows:
        add_row(ws, sheet, row)
    ws.freeze_panes = "B2"
    ws.auto_filter.ref = ws.dimensions
    ws.page_setup.orientation = "landscape"
    ws.page_setup.paperSize = ws.PAPERSIZE_A4
    if sum(c.width for c in sheet.columns) <= ONE_PAGE_WIDE:
        ws.sheet_properties.pageSetUpPr.fitToPage = True
        ws.page_setup.fitToHeight = False
    ws.print_title_cols = "A:A"
    ws.print_title_rows = "1:1"
    ws.oddFooter.center.text = f"{title}, page &P of &N"
    return ws


def add_example(ws: Worksheet, sheet: Sheet) -> None:
    for index, column in enumerate(sheet.columns, 1):
        cell = ws.cell(row=2, column=index, value=column.example or None)
        cell.fill = EXAMPLE
        cell.font = Font(name=FONT, size=10, italic=True, color="4A5560")


def add_row(ws: Worksheet, sheet: Sheet, row: Row) -> None:
    unknown = set(row) - {c.key for c in sheet.columns}
    if unknown:
        raise KeyError(f"{sheet.title} has no column {sorted(unknown)}")
    at = ws.max_row + 1
    for index, column in enumerate(sheet.columns, 1):
        value = row.get(column.key)
        cell = ws.cell(row=at, column=index, value=None if value == "" else value)
        cell.font = Font(name=FONT, size=10)
        cell.border = RULE
        cell.alignment = Alignment(wrap_text=column.width >= LONG, vertical="top")
        if column.person:
            cell.fill = PERSON
        if isinstance(value, date):
            cell.number_format = "d mmm yyyy"
            cell.alignment = Alignment(horizontal="left", vertical="top")
        elif isinstance(value, int):
            cell.number_format = "#,##0"
        elif isinstance(value, float):
            cell.number_format = "#,##0.0"


def save(book: Workbook, path: Path) -> None:
    """The workbook as bytes that do not change from run to run."""
    raw = io.BytesIO()
    book.save(raw)
    path.write_bytes(steady(raw.getvalue()))


def steady(package: bytes) -> bytes:
    """The same package with its dates fixed: inside docProps and on every member."""
    out = io.BytesIO()
    stamp = WRITTEN.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp, data)
            info = zipfile.ZipInfo(name, WRITTEN.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            new.writestr(info, data)
    return out.getvalue()
