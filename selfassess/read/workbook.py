"""The one safe door to workbooks: yields cells that know their address; trusts no stated size.

A file that cannot be read is a coded problem, never an exception. Nothing is ever written,
no macro runs, no link to another file is followed.
"""

from __future__ import annotations

import warnings
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.read.folding import clean
from selfassess.read.package import Package, open_package

# Larger merged areas are titles and decoration: their value is not repeated over every cell.
LARGEST_FILLED_MERGE = 2_000
LAST_COLUMN = 16_384


class Cell(NamedTuple):
    """A cell that holds something. Text is cleaned of invisible characters.

    `value` is text, a number, a truth value, a date (with or without time), a time, or None
    for a formula without a stored result. `origin` is the address whose value a merged cell
    shows, where it is not its own.
    """

    row: int
    column: int
    value: Any
    format: str = "General"
    formula: bool = False
    error: bool = False
    origin: str = ""

    @property
    def address(self) -> str:
        return f"{letters(self.column)}{self.row}"

    @property
    def text(self) -> str:
        """The value as text; empty where there is none."""
        return "" if self.value is None else str(self.value)


class Sheet(NamedTuple):
    """One worksheet: its rows in order, each a map from column number to cell; what is hidden."""

    title: str
    rows: dict[int, dict[int, Cell]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


class Workbook(NamedTuple):
    """A workbook as read. `file` is what sources call it; no sheets means it was refused."""

    file: str
    sheets: tuple[Sheet, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def refused(self) -> bool:
        return not self.sheets


def open_workbook(path: Path, file: str = "") -> Workbook:
    """Read a workbook. `file` is its name in sources, by default the name of the file."""
    name = file or path.name
    source = Source(file=name)
    package = open_package(path, source)
    if isinstance(package, Problem):
        return Workbook(name, (), (package,))
    problems = [Problem.of("SA-R10", source)] if (path.parent / f"~${path.name}").exists() else []
    try:
        sheets, charts = _load(package)
    except Exception as fault:  # openpyxl leaks a dozen types, from KeyError to ParseError
        damaged = Problem.of("SA-R07", source, fault=type(fault).__name__)
        return Workbook(name, (), (*problems, damaged))
    problems += [Problem.of("SA-R11", Source(file=name, sheet=title)) for title in charts]
    return Workbook(name, tuple(sheets), tuple(problems))


def letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _load(package: Package) -> tuple[list[Sheet], list[str]]:
    from openpyxl.reader.excel import ExcelReader

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about features that do not bear on values
        reader = ExcelReader(BytesIO(package.data), data_only=True, keep_links=False)
        reader.read()
        parts = {sheet.name: rel.target for sheet, rel in reader.parser.find_sheets()}
    book = reader.wb
    sheets = [_sheet(ws, package.formulas(parts.get(ws.title, ""))) for ws in book.worksheets]
    return sheets, [chart.title for chart in book.chartsheets]


def _sheet(ws: Any, formulas: dict[str, bool]) -> Sheet:
    rows: dict[int, dict[int, Cell]] = {}
    # the cells that exist, rather than every cell of the stated size
    for (row, column), cell in ws._cells.items():
        value = cell.value
        if value is None and not formulas:
            continue
        formula = formulas.get(cell.coordinate) if formulas else None
        if value is None and formula is not False:
            continue  # nothing there, or a formula whose stored result is empty text
        read = _cell(cell, row, column, value, formula is not None)
        if read is not None:
            rows.setdefault(row, {})[column] = read
    _fill_merged(ws, rows)
    ordered = {number: dict(sorted(rows[number].items())) for number in sorted(rows)}
    hidden_rows = frozenset(n for n, d in ws.row_dimensions.items() if d.hidden)
    return Sheet(
        clean(ws.title) or ws.title,
        ordered,
        ws.sheet_state != "visible",
        hidden_rows,
        frozenset(_hidden_columns(ws)),
    )


def _cell(cell: Any, row: int, column: int, value: Any, formula: bool) -> Cell | None:
    if isinstance(value, str):
        value = clean(value)
        return (
            Cell(row, column, value, "General", formula, cell.data_type == "e") if value else None
        )
    if isinstance(value, bool) or value is None:
        return Cell(row, column, value, "General", formula)
    if not isinstance(value, (int, float, date, datetime, time)):
        value = str(value)  # a length of time: never a figure
    return Cell(row, column, value, cell.number_format, formula)


def _fill_merged(ws: Any, rows: dict[int, dict[int, Cell]]) -> None:
    for merged in ws.merged_cells.ranges:
        first = rows.get(merged.min_row, {}).get(merged.min_col)
        if first is None or merged.size["rows"] * merged.size["columns"] > LARGEST_FILLED_MERGE:
            continue
        for row in range(merged.min_row, merged.max_row + 1):
            for column in range(merged.min_col, merged.max_col + 1):
                if (row, column) != (first.row, first.column):
                    shown = first._replace(row=row, column=column, origin=first.address)
                    rows.setdefault(row, {})[column] = shown


def _hidden_columns(ws: Any) -> set[int]:
    hidden: set[int] = set()
    for dimension in ws.column_dimensions.values():
        if dimension.hidden and dimension.min and dimension.max:
            hidden.update(range(dimension.min, min(dimension.max, LAST_COLUMN) + 1))
    return hidden
