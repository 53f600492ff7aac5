"""Measurements: each figure of a table with the row it belongs to, its period and its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from selfassess.model.layout import LayoutKind
from selfassess.model.period import MONTHS, Period, PeriodKind
from selfassess.read.folding import fold
from selfassess.read.layouts.columns import GEOGRAPHIES, TableColumn
from selfassess.read.layouts.headings import periods_of, years_in
from selfassess.read.layouts.rows import Line
from selfassess.read.layouts.tables import FoundTable
from selfassess.read.workbook import Cell, Sheet

_ROLLING = re.compile(r"\brolling\b|\br ?12 ?m\b|\blast (?:12|twelve) months\b", re.IGNORECASE)
_STEPS = (PeriodKind.MONTH, PeriodKind.QUARTER)


class Measurement(NamedTuple):
    """`kind` is "value", "target" or a geography. `period` is the text or date that names the
    period, None where there is none; `at` is the cell or heading that says so."""

    kind: str
    period: Any
    cells: dict[str, Cell]
    at: Cell | None = None
    unclear: str = ""

    @property
    def main(self) -> Cell:
        return next(iter(self.cells.values()))


class Skips(NamedTuple):
    """Columns that are not read, texts that mean "not due", and whether hidden rows count."""

    columns: frozenset[int]
    not_due: frozenset[str]
    read_hidden: bool = False


def measurements(table: FoundTable, line: Line, skips: Skips) -> Iterator[Measurement]:
    """Every figure on a line."""
    columns = [c for c in table.columns if c.number not in skips.columns]
    yield from _values(table, line, columns, skips)
    for column in columns:
        cell = _cell(line, column, skips)
        if cell is None:
            continue
        if column.role == "target":
            yield Measurement("target", column.period, {"value": cell}, column.cell)
        elif column.role in GEOGRAPHIES:
            yield Measurement(column.role, column.period, {"value": cell}, column.cell)


def _values(
    table: FoundTable, line: Line, columns: list[TableColumn], skips: Skips
) -> Iterator[Measurement]:
    down = next((c for c in columns if c.role == "period" and c.period is None), None)
    groups: dict[tuple[str, Any], dict[str, Cell]] = {}
    heads: dict[tuple[str, Any], TableColumn] = {}
    if table.kind is LayoutKind.WIDE:
        columns = _of_one_period(columns)
    for column in columns:
        if column.role not in ("value", "numerator", "denominator", "total"):
            continue
        if table.kind is LayoutKind.WIDE and not column.holds_figures:
            continue
        key = _period_key(column)
        for part, cell in _with_parts(line, column, skips):
            groups.setdefault(key, {}).setdefault(part, cell)
            heads.setdefault(key, column)
    for key, cells in groups.items():
        head = heads[key]
        if table.kind is LayoutKind.LONG:
            at = line.cells.get(down.number) if down else None
            yield Measurement("value", at.value if at else None, cells, at)
        else:
            unclear = head.yearless if head.period is None else ""
            yield Measurement("value", head.period, _ordered(cells), head.cell, unclear)


def _of_one_period(columns: list[TableColumn]) -> list[TableColumn]:
    """Where all figures are of one period, counts without a period of their own are of it too."""
    stated = {_period_key(c): c for c in columns if c.role == "value" and c.holds_figures}
    if len(stated) != 1:
        return columns
    (only,) = stated.values()
    return [
        c._replace(period=only.period, yearless=only.yearless)
        if c.role in ("numerator", "denominator") and not c.holds_figures
        else c
        for c in columns
    ]


def _with_parts(line: Line, column: TableColumn, skips: Skips) -> Iterator[tuple[str, Cell]]:
    """The cell of a column, and those of the lines that hold its counts."""
    role = "value" if column.role == "total" else column.role
    cell = _cell(line, column, skips)
    if cell is not None:
        yield role, cell
    if role == "value":
        for part, other in line.parts.items():
            counted = _cell(other, column, skips)
            if counted is not None:
                yield part, counted


def _ordered(cells: dict[str, Cell]) -> dict[str, Cell]:
    return {part: cells[part] for part in ("value", "numerator", "denominator") if part in cells}


def _period_key(column: TableColumn) -> tuple[str, Any]:
    period = periods_of(column.period) if column.period is not None else None
    return ("", period) if period else (column.yearless, str(column.period))


def _cell(line: Line, column: TableColumn, skips: Skips) -> Cell | None:
    """A cell with something in it of its own. A merged figure is one figure; a merged target
    holds for every row it spans."""
    cell = line.cells.get(column.number)
    if cell is None or (cell.value is None and not cell.formula):
        return None
    if cell.origin and column.role in ("value", "numerator", "denominator"):
        return None
    return None if isinstance(cell.value, str) and fold(cell.value) in skips.not_due else cell


def settle_to_date(
    sheet: Sheet, table: FoundTable, lines: Iterable[Line]
) -> tuple[TableColumn, ...]:
    """The columns with "YTD", "rolling 12 months" and "year" completed by the last month or
    quarter that has a figure; those that stay unclear are left as they are."""
    filled: list[Period] = []
    rows = [line.cells for line in lines]
    for column in table.columns:
        period = periods_of(column.period) if column.holds_figures else None
        if period and period.kind in _STEPS and any(column.number in cells for cells in rows):
            filled.append(period)
    if not filled:
        return table.columns
    return tuple(_settled(column, filled) for column in table.columns)


def _settled(column: TableColumn, filled: list[Period]) -> TableColumn:
    role = "value" if column.role == "period" else column.role
    text = column.yearless or (column.heading if column.role == "period" else "")
    if not text or role not in ("value", "numerator", "denominator"):
        return column
    years = years_in(text)
    within = [p for p in filled if not years or _year(p.end) == _year_named(years)]
    if not within:
        return column
    end = max(p.end for p in within)
    year = _year(end)
    same = len({_year(p.end) for p in filled}) == 1
    if not years and not same and not _follows(column, filled):
        return column
    month = f"{MONTHS[end.month - 1]} {end.year}"
    if _ROLLING.search(text):
        full = f"rolling 12 months to {month}"
    else:
        full = f"{year}-{(year + 1) % 100:02d}" if end.month == 3 else f"YTD {month}"
    return column._replace(role=role, period=full, yearless="", year_from="the last month filled")


def _follows(column: TableColumn, filled: list[Period]) -> bool:
    """A "YTD" after several years of months is of the last one."""
    return bool(filled) and bool(column.yearless)


def _year(day: date) -> int:
    return day.year if day.month >= 4 else day.year - 1


def _year_named(text: str) -> int:
    period = periods_of(text)
    return period.start.year if period else 0
