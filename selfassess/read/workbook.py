"""The one safe door to workbooks: yields cells that know their address; trusts no stated size.

A file that cannot be read is a coded problem, never an exception. Nothing is ever written,
no macro runs, no link to another file is followed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from zipfile import ZipFile

from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.read.other_kinds.open import TEXT, open_other, open_text
from selfassess.read.xlsx.formats import GENERAL
from selfassess.read.xlsx.package import open_package
from selfassess.read.xlsx.parts import RawSheet, TooManyCellsError, Xlsx
from selfassess.read.xlsx.rules import Rule

# Larger merged areas are titles and decoration: their value is not repeated over every cell.
LARGEST_FILLED_MERGE = 2_000
MOST_CELLS = 400_000


class Cell(NamedTuple):
    """A cell that holds something. Text is cleaned of invisible characters.

    `value` is text, a number, a truth value, a date (with or without time), a time, or None
    for a formula without a stored result. `origin` is the address whose value a merged cell
    shows, where it is not its own.
    """

    row: int
    column: int
    value: Any
    format: str = GENERAL
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
    """One worksheet: its rows in order, each a map from column number to cell; what is hidden.

    `fills` holds the colours of cells with a solid fill, by row and column, as "FFC000"; `rules`
    those of conditional formatting.
    """

    title: str
    rows: dict[int, dict[int, Cell]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    fills: Mapping[tuple[int, int], str] = MappingProxyType({})
    rules: tuple[Rule, ...] = ()


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
    held = [Problem.of("SA-R10", source)] if _held_open(path) else []
    if path.suffix.lower() in TEXT:
        return _of_raw(name, held, *open_text(path, source, MOST_CELLS))
    package = open_package(path, source)
    if isinstance(package, Problem):
        return _of_raw(name, held, *open_other(path, package, source, MOST_CELLS))
    try:
        with ZipFile(package) as opened:
            xlsx = Xlsx(opened, MOST_CELLS)
            raw = xlsx.sheets()
    except TooManyCellsError:
        large = Problem.of("SA-R08", source, limit=f"{MOST_CELLS:,} cells")
        return Workbook(name, (), (*held, large))
    except Exception as fault:  # a broken package breaks in every way that XML and zip can break
        damaged = Problem.of("SA-R07", source, fault=type(fault).__name__)
        return Workbook(name, (), (*held, damaged))
    return _of_raw(name, held, raw, xlsx.charts, ())


def _of_raw(
    name: str,
    held: list[Problem],
    raw: list[RawSheet],
    charts: list[str],
    problems: tuple[Problem, ...],
) -> Workbook:
    """A workbook from raw sheets; without any it says why, or that it is empty."""
    said = [*held, *(Problem.of("SA-R11", Source(file=name, sheet=title)) for title in charts)]
    if not raw:
        return Workbook(
            name, (), (*said, *(problems or (Problem.of("SA-R06", Source(file=name)),)))
        )
    return Workbook(name, tuple(_sheet(sheet) for sheet in raw), (*said, *problems))


def _held_open(path: Path) -> bool:
    """Whether Excel or LibreOffice has left its mark that the workbook is open."""
    marks = (f"~${path.name}", f".~lock.{path.name}#")
    return any((path.parent / mark).exists() for mark in marks)


@cache
def letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _sheet(raw: RawSheet) -> Sheet:
    rows = {
        number: {column: Cell(number, column, *raw.cells[number][column]) for column in sorted(row)}
        for number, row in sorted(raw.cells.items())
    }
    if raw.merged:
        rows = _with_merged(rows, raw.merged)
    hidden = frozenset(raw.hidden_rows), frozenset(raw.hidden_columns)
    return Sheet(raw.title, rows, raw.hidden, *hidden, raw.fills, raw.rules)


def _with_merged(
    rows: dict[int, dict[int, Cell]], merged: list[tuple[int, int, int, int]]
) -> dict[int, dict[int, Cell]]:
    """The rows with every cell of a merged area showing what its first cell holds."""
    for top, left, bottom, right in merged:
        first = rows.get(top, {}).get(left)
        if first is None or (bottom - top + 1) * (right - left + 1) > LARGEST_FILLED_MERGE:
            continue
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    shown = first._replace(row=row, column=column, origin=first.address)
                    rows.setdefault(row, {})[column] = shown
    return {number: dict(sorted(rows[number].items())) for number in sorted(rows)}
