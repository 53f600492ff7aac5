"""The columns under a band of headings: levels joined, roles and periods told."""

from __future__ import annotations

from typing import Any, NamedTuple

from selfassess.read.layouts.bands import Band
from selfassess.read.layouts.headings import NOTHING, Heading, HeadingReader, periods_of, years_in
from selfassess.read.layouts.years import Around, complete, is_to_date
from selfassess.read.workbook import Cell, Sheet, letters

FIGURES = ("value", "numerator", "denominator")
GEOGRAPHIES = ("england", "region", "neighbours")
# Columns that mean something only where the figures have no period of their own.
NO_PERIOD = ("name", "ref", "unit", "part", "polarity", "rating", "direction", "owner", "section")


class TableColumn(NamedTuple):
    """A column of a table. `period` is what names its period (text or date); `yearless` a period
    that still lacks its year; `group` what stands above ("2025/26", "Comparators")."""

    number: int
    heading: str
    cell: Cell
    role: str = ""
    period: Any = None
    yearless: str = ""
    year_from: str = ""

    @property
    def letter(self) -> str:
        return letters(self.number)

    @property
    def holds_figures(self) -> bool:
        return self.role in FIGURES and (self.period is not None or bool(self.yearless))


def read_columns(
    sheet: Sheet, band: Band, reader: HeadingReader, around: Around
) -> list[TableColumn]:
    """Every column that has a heading, from left to right."""
    numbers = sorted({c for row in band.rows for c in sheet.rows.get(row, {})})
    carried: dict[int, str] = {}
    columns = []
    for number in numbers:
        levels = _levels(sheet, band, number, carried)
        if levels:
            columns.append(_column(number, levels, reader, around))
    return _only_one(columns)


def _levels(sheet: Sheet, band: Band, number: int, carried: dict[int, str]) -> list[Cell]:
    """The headings of a column from top to bottom. A year typed once in a row above holds for the
    empty cells to its right, as people mean it who do not merge."""
    levels: list[Cell] = []
    for row in band.rows:
        cell = sheet.rows.get(row, {}).get(number)
        if row != band.last:
            if cell is not None:
                carried[row] = cell.text if years_in(cell.text) else ""
            elif carried.get(row):
                cell = Cell(row, number, carried[row], origin="carried")
        if cell is None or cell.value is None:
            continue
        if not levels or levels[-1].text != cell.text:
            levels.append(cell)
    if levels and all(cell.origin == "carried" for cell in levels):
        return []
    return levels


def _column(number: int, levels: list[Cell], reader: HeadingReader, around: Around) -> TableColumn:
    read = [reader.read(cell.value, cell.format) for cell in levels]
    own = next((cell for cell in reversed(levels) if not cell.origin), levels[-1])
    heading = " / ".join(" ".join(_say(cell).split()) for cell in levels)
    role = next((h.role for h in reversed(read) if h.role), "")
    period, yearless, year_from = _period(levels, read, around)
    if role in NO_PERIOD:
        period, yearless, year_from = None, "", ""
    if not role and (period is not None or yearless):
        role = "value"
    return TableColumn(number, heading, own, role, period, yearless, year_from)


def _period(levels: list[Cell], read: list[Heading], around: Around) -> tuple[Any, str, str]:
    """The period of a column: its own, or a month completed by the year above or around it."""
    for at in range(len(levels) - 1, -1, -1):
        if read[at].period is not None:
            return read[at].period, "", ""
        if read[at].yearless:
            above = [cell.text for cell in reversed(levels[:at])]
            below = [cell.text for cell in levels[at + 1 :]]
            own = years_in(" ".join(above)) or years_in(" ".join(below))
            where = around.within(*above, *below)
            done = complete(read[at].yearless, where)
            if done.text is not None:
                return done.text, "", "" if own else done.year_from
            held = f"{read[at].yearless} {own}".strip() if is_to_date(read[at].yearless) else ""
            return None, held or read[at].yearless, ""
    return _mentioned(levels), "", ""


def _mentioned(levels: list[Cell]) -> Any:
    """A year that a longer heading mentions: "Latest benchmarking - 2014/15"."""
    text = next((years for cell in reversed(levels) if (years := years_in(cell.text))), "")
    return text if text and periods_of(text) is not None else None


def _only_one(columns: list[TableColumn]) -> list[TableColumn]:
    """The first column of a role that a table has once keeps it."""
    seen: set[str] = set()
    out = []
    for column in columns:
        if column.role in NO_PERIOD:
            if column.role in seen:
                column = column._replace(role="")
            seen.add(column.role)
        out.append(column)
    return out


def _say(cell: Cell) -> str:
    period = periods_of(cell.value) if not isinstance(cell.value, (str, int, float)) else None
    return period.say() if period else cell.text


__all__ = ["FIGURES", "GEOGRAPHIES", "NOTHING", "TableColumn", "read_columns"]
