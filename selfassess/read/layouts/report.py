"""What has to be said of a sheet and its tables: what is not read, hidden, or of people."""

from __future__ import annotations

from collections.abc import Iterable

from selfassess.model.layout import LayoutKind
from selfassess.model.source import Source
from selfassess.read.layouts.headings import HeadingReader
from selfassess.read.layouts.ratings import unread_columns
from selfassess.read.layouts.rows import TableRows
from selfassess.read.layouts.tables import FoundTable
from selfassess.read.sheets.ledger import Ledger
from selfassess.read.workbook import Cell, Sheet

# This many columns of people make a sheet a list of records, which is never read as a scorecard.
PERSONAL_COLUMNS = 2
# A sheet with fewer numbers than this holds no figures that anybody would miss.
FEW_NUMBERS = 4
ROWS_SEARCHED = 30
MOST_NAMED = 8


def report_sheet(
    sheet: Sheet, found: list[FoundTable], reader: HeadingReader, ledger: Ledger
) -> bool:
    """Whether the sheet's tables may be read; says why not where they may not."""
    place = ledger.sheet(sheet.title)
    if _personal(sheet, reader) >= PERSONAL_COLUMNS:
        ledger.report("SA-R69", place)
        _leave(sheet, "a list of people's records", ledger)
        return False
    if found:
        return True
    figures = sum(_number(cell) for row in sheet.rows.values() for cell in row.values())
    ledger.report("SA-R66" if figures >= FEW_NUMBERS else "SA-R67", place)
    _leave(sheet, "no table of figures was found", ledger)
    return False


def report_table(
    sheet: Sheet,
    table: FoundTable,
    rows: TableRows,
    hidden: Iterable[int],
    read_hidden: bool,
    ledger: Ledger,
) -> None:
    """Columns that are not read, hidden rows, years taken from elsewhere, rows without a name."""
    top = Source(file=ledger.file, sheet=sheet.title, row=table.band.last)
    unknown = [c.heading for c in table.columns if not c.role and c.number != table.label]
    if unknown and table.kind is not LayoutKind.SIDEWAYS:
        ledger.report("SA-R29", top, found=_listed(unknown))
    for column in table.columns:
        at = Source(file=ledger.file, sheet=sheet.title, cell=column.cell.address)
        if column.number in hidden:
            ledger.report("SA-R34", at, found=column.heading)
    for column in unread_columns(sheet, table, rows.lines):
        at = Source(file=ledger.file, sheet=sheet.title, cell=column.cell.address)
        ledger.report("SA-R91", at)
    guessed = {c.year_from for c in table.columns if c.year_from}
    for where in sorted(guessed):
        named = [c.heading for c in table.columns if c.year_from == where]
        ledger.report("SA-R65", top, found=_listed(named), where=where)
    out_of_sight = [line for line in rows.lines if line.hidden]
    if out_of_sight and not read_hidden:
        ledger.report("SA-R35", ledger.sheet(sheet.title), count=len(out_of_sight))
        for line in out_of_sight:
            at = Source(file=ledger.file, sheet=sheet.title, row=line.row)
            ledger.count(sheet.title, 1)
            ledger.set_aside(at, "hidden row")
    for number in rows.alone:
        at = Source(file=ledger.file, sheet=sheet.title, row=number)
        ledger.report("SA-R68", at)
        ledger.count(sheet.title, 1)
        ledger.set_aside(at, "figures without a name")


def _personal(sheet: Sheet, reader: HeadingReader) -> int:
    """Most headings of people in one row near the top."""
    return max(
        (
            sum(isinstance(c.value, str) and reader.personal(c.text) for c in row.values())
            for row in list(sheet.rows.values())[:ROWS_SEARCHED]
        ),
        default=0,
    )


def _number(cell: Cell) -> bool:
    return isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool)


def _leave(sheet: Sheet, reason: str, ledger: Ledger) -> None:
    ledger.count(sheet.title, len(sheet.rows))
    ledger.set_aside(ledger.sheet(sheet.title), reason, len(sheet.rows))


def _listed(headings: list[str]) -> str:
    named = ", ".join(f'"{" ".join(h.split())[:60]}"' for h in headings[:MOST_NAMED])
    more = len(headings) - MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named
