""".xls, .xlsb and .ods → sheets of raw cells. They show values only: no formats, no formulas."""

from __future__ import annotations

from datetime import date, time, timedelta
from io import BytesIO
from typing import Any

from selfassess.read.folding import clean
from selfassess.read.xlsx.formats import GENERAL
from selfassess.read.xlsx.parts import RawCell, RawSheet, TooManyCellsError

# The reader lays a sheet out in full, empty cells too: beyond this it would fill the memory.
LARGEST_AREA = 6_000_000
MOST_MERGED = 5_000


class ProtectedError(Exception):
    """The file is protected with a password."""


class BrokenError(Exception):
    """The file cannot be read."""


def read_binary(data: bytes, most_cells: int) -> tuple[list[RawSheet], list[str]]:
    """The sheets, and the titles of those that hold a chart.

    Raises ProtectedError, BrokenError or TooManyCellsError.
    """
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets, charts = [], []
        for known in book.sheets_metadata:
            if known.typ is not SheetTypeEnum.WorkSheet:
                charts.append(known.name)
                continue
            hidden = known.visible is not SheetVisibleEnum.Visible
            sheet = book.get_sheet_by_name(known.name)
            sheets.append(_sheet(sheet, hidden, most_cells))
    except (TooManyCellsError, KeyboardInterrupt, SystemExit):
        raise
    except PasswordError as fault:
        raise ProtectedError from fault
    except BaseException as fault:  # a fault inside the library comes as a panic, not an exception
        raise BrokenError(type(fault).__name__) from fault
    return sheets, charts


def _sheet(sheet: Any, hidden: bool, most_cells: int) -> RawSheet:
    if sheet.height * sheet.width > LARGEST_AREA:
        raise TooManyCellsError
    top, left = sheet.start or (0, 0)
    cells: dict[int, dict[int, RawCell]] = {}
    held = 0
    for number, row in enumerate(sheet.to_python(), top + 1):
        found = {
            column: cell
            for column, value in enumerate(row, left + 1)
            if (cell := _cell(value)) is not None
        }
        if found:
            held += len(found)
            if held > most_cells:
                raise TooManyCellsError
            cells[number] = found
    merged = [
        (one[0] + 1, one[1] + 1, other[0] + 1, other[1] + 1)
        for one, other in (sheet.merged_cell_ranges or [])[:MOST_MERGED]
    ]
    return RawSheet(clean(sheet.name) or sheet.name, hidden, cells, set(), set(), merged)


def _cell(value: Any) -> RawCell | None:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        text = clean(value)
        return RawCell(text, GENERAL, False, text.startswith("#N/A")) if text else None
    if isinstance(value, timedelta):
        value = str(value)
    elif isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return RawCell(value, _format(value), False, False)


def _format(value: Any) -> str:
    """The day of a date counts, unless it is the first: then it stands for its month."""
    if isinstance(value, date) and not isinstance(value, time):
        return "mmm-yy" if value.day == 1 else "dd/mm/yyyy"
    return GENERAL
