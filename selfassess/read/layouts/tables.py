"""The tables of a sheet: their columns, their kind, and the rows that belong to each."""

from __future__ import annotations

from typing import NamedTuple

from selfassess.model.layout import LayoutKind
from selfassess.read.folding import fold
from selfassess.read.layouts.bands import Band, find_bands
from selfassess.read.layouts.columns import FIGURES, GEOGRAPHIES, TableColumn, read_columns
from selfassess.read.layouts.headings import HeadingReader
from selfassess.read.layouts.years import Around
from selfassess.read.workbook import Cell, Sheet

# Roles of columns that hold something worth reading without a period across.
ALONE = ("value", "numerator", "total", "target", *GEOGRAPHIES)
ONE_PERIOD = (*FIGURES, "total")
FEWEST_TEXTS = 0.5  # of the rows: a column of labels is mostly text


class FoundTable(NamedTuple):
    """A table. `label` is the column of indicator names (of periods where it is sideways);
    `body` the numbers of its rows; `section` the heading above it."""

    band: Band
    kind: LayoutKind
    columns: tuple[TableColumn, ...]
    label: int
    body: tuple[int, ...]
    section: str = ""

    def of_role(self, *roles: str) -> list[TableColumn]:
        return [column for column in self.columns if column.role in roles]


def find_tables(
    sheet: Sheet, file: str, reader: HeadingReader, bands: list[Band] | None = None
) -> list[FoundTable]:
    """Every table of figures on a sheet, from top to bottom, those side by side apart."""
    bands = find_bands(sheet, reader) if bands is None else bands
    numbers = list(sheet.rows)
    found: list[FoundTable] = []
    for at, band in enumerate(bands):
        before = bands[at - 1].last if at else 0
        end = bands[at + 1].first if at + 1 < len(bands) else numbers[-1] + 1
        titles = _titles(sheet, before, band, first=at == 0)
        around = Around(
            (
                *(("the title", title) for title in titles),
                ("the name of the sheet", sheet.title),
                ("the name of the file", file),
            )
        )
        columns = read_columns(sheet, band, reader, around)
        body = tuple(n for n in numbers if band.last < n < end)
        for part in _side_by_side(columns):
            table = _table(sheet, band, part, body, titles)
            if table is not None:
                found.append(_with_stated_period(table, around))
    return found


def _with_stated_period(table: FoundTable, around: Around) -> FoundTable:
    """A table of one period has it from its title, its sheet's or its file's name."""
    if table.kind is not LayoutKind.SINGLE:
        return table
    text, where = around.period()
    if not text:
        return table
    columns = tuple(
        c._replace(period=text, year_from=where) if c.role in ONE_PERIOD and c.period is None else c
        for c in table.columns
    )
    return table._replace(columns=columns)


def _titles(sheet: Sheet, before: int, band: Band, first: bool) -> list[str]:
    """The texts above a table, nearest first; above a later table only those in a row alone."""
    titles = []
    for number in reversed([n for n in sheet.rows if before < n < band.first]):
        own = [c for c in sheet.rows[number].values() if not c.origin]
        texts = [c.text for c in own if isinstance(c.value, str)]
        if texts and (first or len(own) == 1):
            titles.append(" ".join(texts))
    return titles


def _side_by_side(columns: list[TableColumn]) -> list[list[TableColumn]]:
    """Columns cut before each further heading "Indicator"."""
    parts: list[list[TableColumn]] = [[]]
    for column in columns:
        again = fold(column.heading.rpartition(" / ")[2])
        first = next((c for c in parts[-1] if c.role == "name"), None)
        if first and again == fold(first.heading.rpartition(" / ")[2]):
            parts.append([])
            column = column._replace(role="name")
        parts[-1].append(column)
    return parts


def _table(
    sheet: Sheet, band: Band, columns: list[TableColumn], body: tuple[int, ...], titles: list[str]
) -> FoundTable | None:
    label = _label_column(sheet, columns, body)
    if label is None:
        return None
    across = [c for c in columns if c.holds_figures and c.number != label]
    down = [c for c in columns if c.role == "period" and c.period is None]
    named = any(c.role == "name" for c in columns)
    plain = [c for c in columns if c.role in ALONE and not c.holds_figures]
    section = titles[0] if titles else ""
    head = next((c for c in columns if c.number == label), None)
    if head is not None and head.role == "" and head.heading:
        section = head.heading
    if across:
        kind = LayoutKind.WIDE
    elif named and down and plain:
        kind = LayoutKind.LONG
    elif named and plain:
        kind = LayoutKind.SINGLE
    elif down and not named and _unknown(columns, label):
        kind, label = LayoutKind.SIDEWAYS, down[0].number
    else:
        return None
    return FoundTable(band, kind, tuple(columns), label, body, section)


def _unknown(columns: list[TableColumn], label: int) -> list[TableColumn]:
    return [c for c in columns if c.role == "" and c.period is None]


def _label_column(sheet: Sheet, columns: list[TableColumn], body: tuple[int, ...]) -> int | None:
    """The column named so, or the leftmost that is mostly text and has no other role."""
    for column in columns:
        if column.role == "name":
            return column.number
    known = {c.number for c in columns if c.role}
    first = min((c for row in body for c in sheet.rows[row]), default=None)
    if first is None:
        return None
    last = max((c.number for c in columns), default=first)
    for number in range(first, last + 1):
        cells = [c for row in body if (c := sheet.rows[row].get(number)) is not None]
        texts = [c for c in cells if isinstance(c.value, str)]
        if number not in known and cells and len(texts) >= FEWEST_TEXTS * len(cells):
            return number
    periods = [c.number for c in columns if c.role == "period"]
    return periods[0] if periods else None


def own_cells(sheet: Sheet, row: int) -> list[Cell]:
    """The cells of a row that hold something of their own."""
    return [cell for cell in sheet.rows.get(row, {}).values() if not cell.origin]
