"""Finds the row of headings on a sheet and which column each heading is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from selfassess.model.forms import ColumnForm, SheetForm
from selfassess.read.headings import SLIP, Names, Near
from selfassess.read.workbook import Cell, Sheet

# Headings stand near the top: under a title, a date, a note or two.
ROWS_SEARCHED = 30
FEWEST_HEADINGS = 2


class Column(NamedTuple):
    """A column that is read: where it stands, what it is, and for a family ("dimensions") which
    member of the family."""

    number: int
    heading: Cell
    form: ColumnForm
    member: str = ""

    @property
    def key(self) -> str:
        return f"{self.form.key}:{self.member}" if self.member else self.form.key


class Header(NamedTuple):
    """The row of headings. `slips` are headings that were read although they are misspelt;
    `doubled` repeat another; `unknown` are no column of the form."""

    row: int
    columns: tuple[Column, ...]
    slips: tuple[tuple[Cell, Near], ...] = ()
    doubled: tuple[Cell, ...] = ()
    unknown: tuple[Cell, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(column.form.key for column in self.columns)

    def missing(self, form: SheetForm) -> tuple[ColumnForm, ...]:
        """Required columns that no heading names."""
        return tuple(c for c in form.columns if c.required and c.key not in self.keys)


class HeadingNames:
    """The headings of a sheet's form, with its families of headings."""

    def __init__(self, form: SheetForm, families: Mapping[str, Names]) -> None:
        self.form = form
        self._plain = [c for c in form.columns if "{" not in c.heading]
        self._families = [
            (c, families[c.from_list])
            for c in form.columns
            if "{" in c.heading and c.from_list in families
        ]
        self.names = Names(
            (name, c.key) for c in self._plain for name in (c.heading, *c.aliases, c.key)
        )

    def column(self, cell: Cell) -> Column | None:
        """The column that a heading names, exactly or by another of its names."""
        key = self.names.find(cell.text)
        if key:
            return Column(cell.column, cell, self.form.column(key))
        for form, names in self._families:
            member = names.find(cell.text)
            if member:
                return Column(cell.column, cell, form, member)
        return None

    def nearest(self, cell: Cell) -> tuple[Near, Column] | None:
        """The column whose name a heading comes nearest to, where it comes near to any."""
        candidates = [(n, self.form.column(n.id), "") for n in self.names.near(cell.text, 1)]
        for form, names in self._families:
            candidates += [(n, form, n.id) for n in names.near(cell.text, 1)]
        if not candidates:
            return None
        near, form, member = max(candidates, key=lambda c: c[0].score)
        return near, Column(cell.column, cell, form, member)


def find_header(sheet: Sheet, names: HeadingNames) -> Header | None:
    """The row with most known headings among the first rows, or None where no row has two."""
    best: list[Column] = []
    best_row = 0
    required = {c.key for c in names.form.columns if c.required}
    for number in list(sheet.rows)[:ROWS_SEARCHED]:
        cells = [
            c for c in sheet.rows[number].values() if isinstance(c.value, str) and not c.origin
        ]
        found = [column for column in map(names.column, cells) if column]
        keys = {column.key for column in found}
        if len(keys) > len({column.key for column in best}):
            best, best_row = found, number
        if required <= keys:
            break
    if len({column.key for column in best}) < min(FEWEST_HEADINGS, len(names.form.columns)):
        return None
    return _with_slips(sheet, names, best_row, best)


def _with_slips(sheet: Sheet, names: HeadingNames, row: int, found: list[Column]) -> Header:
    columns: dict[str, Column] = {}
    doubled: list[Cell] = []
    for column in found:
        if column.key in columns:
            doubled.append(column.heading)
        columns.setdefault(column.key, column)
    slips: list[tuple[Cell, Near]] = []
    unknown: list[Cell] = []
    known = {column.number for column in found}
    for cell in sheet.rows[row].values():
        if cell.column in known or not cell.text.strip() or cell.origin:
            continue
        near = names.nearest(cell)
        if near and near[0].score >= SLIP and near[1].key not in columns:
            columns[near[1].key] = near[1]
            slips.append((cell, near[0]))
        else:
            unknown.append(cell)
    in_order = tuple(sorted(columns.values(), key=lambda c: c.number))
    return Header(row, in_order, tuple(slips), tuple(doubled), tuple(unknown))
