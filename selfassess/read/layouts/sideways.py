"""Tables that stand sideways: a row for each month, a column for each indicator."""

from __future__ import annotations

from collections.abc import Iterator

from selfassess.model.layout import LayoutKind
from selfassess.read.folding import fold
from selfassess.read.layouts.bands import Band
from selfassess.read.layouts.headings import HeadingReader
from selfassess.read.layouts.measures import Measurement, Skips
from selfassess.read.layouts.rows import Line, TableRows
from selfassess.read.layouts.tables import FoundTable
from selfassess.read.workbook import Cell, Sheet

# Rows under the months that only repeat them.
DERIVED = ("total", "average", "mean", "ytd", "year to date", "target", "grand total")
FEWEST_ROWS = 2


def sideways_band(sheet: Sheet, reader: HeadingReader) -> Band | None:
    """The row of headings of a sideways table: a heading such as "Month", then names, then rows
    that begin with a period and go on with figures."""
    numbers = list(sheet.rows)
    for at, number in enumerate(numbers[:30]):
        own = [c for c in sheet.rows[number].values() if not c.origin]
        if len(own) < 2 or not all(isinstance(c.value, str) for c in own):
            continue
        if reader.read(own[0].value).role != "period":
            continue
        below = numbers[at + 1 : at + 1 + FEWEST_ROWS]
        if len(below) == FEWEST_ROWS and all(_dated(sheet, n, own[0], reader) for n in below):
            return Band((number,))
    return None


def _dated(sheet: Sheet, number: int, head: Cell, reader: HeadingReader) -> bool:
    cells = sheet.rows[number]
    first = cells.get(head.column)
    if first is None or reader.read(first.value, first.format).period is None:
        return False
    return any(isinstance(c.value, (int, float)) for c in cells.values() if c is not first)


def sideways_lines(sheet: Sheet, table: FoundTable) -> TableRows:
    """A line for each column with a name of its own."""
    found = TableRows()
    for column in table.columns:
        if column.number == table.label or column.role:
            continue
        line = Line(table.band.last, column.heading, {}, column.cell, table.section)
        line.base, line.hidden = column.heading, column.number in sheet.hidden_columns
        found.lines.append(line)
    return found


def sideways_measurements(
    sheet: Sheet, table: FoundTable, line: Line, skips: Skips
) -> Iterator[Measurement]:
    """Every figure below a name, with the period at the beginning of its row."""
    assert table.kind is LayoutKind.SIDEWAYS
    for number in table.body:
        cells = sheet.rows[number]
        cell, when = cells.get(line.label_cell.column), cells.get(table.label)
        if cell is None or cell.origin or when is None or fold(when.text) in DERIVED:
            continue
        if number in sheet.hidden_rows and not skips.read_hidden:
            continue
        if isinstance(cell.value, str) and fold(cell.value) in skips.not_due:
            continue
        yield Measurement("value", when.value, {"value": cell}, when)
