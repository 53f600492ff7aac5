"""How our workbooks look, and how a value is put into a cell without ever becoming a formula."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, cast

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

INK, NAVY, TEAL, GREY = "1B1F23", "12344D", "0B6E6E", "4A5560"
FACE = "Arial"

TITLE = Font(name=FACE, size=18, bold=True, color=NAVY)
SUBTITLE = Font(name=FACE, size=13, bold=True, color=NAVY)
BODY = Font(name=FACE, size=10, color=INK)
STRONG = Font(name=FACE, size=10, bold=True, color=INK)
LINK = Font(name=FACE, size=10, color=NAVY, underline="single")
LEAD = Font(name=FACE, size=11, color=INK)
QUIET = Font(name=FACE, size=10, italic=True, color=GREY)
HEADING = Font(name=FACE, size=10, bold=True, color="FFFFFF")

HEAD = PatternFill("solid", fgColor=NAVY)
PERSON_HEAD = PatternFill("solid", fgColor=TEAL)
PERSON = PatternFill("solid", fgColor="EAF4F4")
EXAMPLE = PatternFill("lightUp", fgColor="B9C6CF", bgColor="F6F8F9")
RULE = Border(bottom=Side(style="thin", color="DCE6EC"))
WRAPPED = Alignment(wrap_text=True, vertical="top")
TOP = Alignment(vertical="top")
CENTRED = Alignment(wrap_text=True, vertical="center")
CENTRED_RIGHT = Alignment(wrap_text=True, vertical="center", horizontal="right", indent=1)
FIGURE = Alignment(vertical="top", horizontal="right", indent=1)

DATE_FORMAT = "d mmm yyyy"
# Columns this wide hold sentences, and wrap.
LONG = 30
LINE, MOST_LINES = 13.5, 8  # points a line of 10 pt takes; longer cells are cut off on paper
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def put(ws: Worksheet, row: int, column: int, value: Any, font: Font = BODY) -> Cell:
    """Write a value. Text stays text, whatever it begins with; dates show as "14 May 2026"."""
    cell = cast(Cell, ws.cell(row=row, column=column))
    cell.font = font
    cell.alignment = TOP
    if value is None or value == "":
        return cell
    if isinstance(value, str):
        set_text(cell, value)
        return cell
    cell.value = value
    if isinstance(value, (date, datetime)):
        cell.number_format = DATE_FORMAT
    return cell


def set_text(cell: Cell, text: str) -> None:
    """Put text into a cell; text that begins like a formula stays text."""
    cell.value = text
    if text.startswith(_FORMULA_STARTS):
        cell.data_type = "s"
        cell.quotePrefix = True


def tall_enough(ws: Worksheet, row: int, texts: Iterable[tuple[object, float]]) -> None:
    """Make a row as tall as its longest text needs in a column of its width; programs that read a
    workbook do not all work it out themselves."""
    needed = [-(-len(str(text or "")) // max(1, int(width))) for text, width in texts]
    ws.row_dimensions[row].height = LINE * min(max(needed, default=1) or 1, MOST_LINES) + 3
