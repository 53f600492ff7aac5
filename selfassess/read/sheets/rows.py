"""The typed rows of a recognised sheet, each with its sources; the rest set aside with reasons."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from selfassess.model.forms import ColumnForm
from selfassess.model.source import Source
from selfassess.read.sheets.cells import CellReader, reader_of
from selfassess.read.sheets.find import Reading, SheetFound
from selfassess.read.sheets.headers import Column
from selfassess.read.sheets.ledger import Ledger
from selfassess.read.unreadable import Unreadable
from selfassess.read.workbook import Cell, letters

EXAMPLE = "example row"
EXAMPLE_ID = "example-"


class Row(NamedTuple):
    """A row that can be used. `values` and `cells` are by the key of the column; a column of a
    family has the key "family:member". A blank or unreadable cell has no value."""

    file: str
    sheet: str
    number: int
    values: dict[str, Any]
    cells: dict[str, Cell]

    def get(self, key: str, default: Any = None) -> Any:
        value = self.values.get(key)
        return default if value is None else value

    def text(self, key: str) -> str:
        return str(self.get(key, ""))

    @property
    def source(self) -> Source:
        """The whole row."""
        return Source(file=self.file, sheet=self.sheet, row=self.number)

    def at(self, key: str) -> Source:
        """The cell of a column; the row where the cell is blank."""
        cell = self.cells.get(key)
        if cell is None:
            return self.source
        return Source(file=self.file, sheet=self.sheet, cell=cell.address, row=self.number)

    def family(self, key: str) -> Iterator[tuple[str, str, Any]]:
        """The cells of a family of columns: key, member and value of each."""
        for name, value in self.values.items():
            family, _, member = name.partition(":")
            if member and family == key and value is not None:
                yield name, member, value


class _Asked(NamedTuple):
    """What is asked of every row of a sheet: its columns by key, each with what reads it; the
    words of all headings and the columns that are required."""

    found: SheetFound
    readers: list[tuple[str, Column, CellReader | None]]
    headings: dict[str, Any]
    required: frozenset[str]


def read_rows(
    found: SheetFound, reading: Reading, ledger: Ledger, leave: Collection[str] = ()
) -> list[Row]:
    """The usable rows of a sheet, in order.

    `leave` names columns whose cells the caller reads itself from `cells`; a blank in them
    still counts as missing where the column is required.
    """
    guarded = any(column.private for column in found.form.columns)
    columns = found.header.columns
    asked = _Asked(
        found,
        [],
        {c.key: c.heading.value for c in columns},
        frozenset(c.form.key for c in columns if c.form.required),
    )
    for column in columns:
        skip = column.form.key in leave
        reader = None if skip else reader_of(_member_form(column), reading.lists, guarded)
        if _hidden(found, column, reading, ledger):
            continue
        asked.readers.append((column.key, column, reader))
    rows = [
        row
        for number, cells in found.sheet.rows.items()
        if number > found.header.row
        and (row := _row(asked, number, cells, reading, ledger)) is not None
    ]
    hidden = [n for n in found.sheet.hidden_rows & found.sheet.rows.keys() if n > found.header.row]
    if hidden and not reading.read_hidden:
        ledger.report("SA-R35", ledger.sheet(found.sheet.title), count=len(hidden))
    if not rows and not found.form.optional:
        ledger.report("SA-R30", ledger.sheet(found.sheet.title))
    return rows


def _member_form(column: Column) -> ColumnForm:
    """The members of a family all hold grades: the dimensions of an audit."""
    if not column.member:
        return column.form
    return column.form.model_copy(update={"from_list": "grades"})


def _hidden(found: SheetFound, column: Column, reading: Reading, ledger: Ledger) -> bool:
    if reading.read_hidden or column.number not in found.sheet.hidden_columns:
        return False
    at = Source(file=ledger.file, sheet=found.sheet.title, cell=column.heading.address)
    ledger.report("SA-R34", at, found=column.heading.text)
    return True


def _row(
    asked: _Asked,
    number: int,
    cells: dict[int, Cell],
    reading: Reading,
    ledger: Ledger,
) -> Row | None:
    sheet = asked.found.sheet
    mapped = {key: cells[c.number] for key, c, _ in asked.readers if c.number in cells}
    if not any(not cell.origin for cell in mapped.values()):
        return None
    ledger.count(sheet.title, 1)
    place = Source(file=ledger.file, sheet=sheet.title, row=number)
    reason = _not_data(asked, mapped)
    if not reason and number in sheet.hidden_rows and not reading.read_hidden:
        reason = "hidden row"
    if reason:
        ledger.set_aside(place, reason)
        return None
    row = Row(ledger.file, sheet.title, number, {}, mapped)
    reason = _fill(row, asked, ledger)
    if reason:
        ledger.set_aside(place, reason)
        return None
    return row


def _not_data(asked: _Asked, mapped: dict[str, Cell]) -> str:
    texts = {key: cell.value for key, cell in mapped.items() if isinstance(cell.value, str)}
    for key, text in texts.items():
        folded = text.casefold()
        if EXAMPLE in folded or (folded.startswith(EXAMPLE_ID) and _names_it(asked.found, key)):
            return "worked example row"
    if len(texts) > 1 and all(text == asked.headings[key] for key, text in texts.items()):
        return "the headings once more"
    if len(mapped) == 1 and len(asked.required) > 1 and not next(iter(mapped.values())).formula:
        return "only one cell is filled"
    return ""


def _names_it(found: SheetFound, key: str) -> bool:
    column = found.form.column(key) if ":" not in key else None
    return column is not None and (key == "id" or column.from_list == "documents")


def _fill(row: Row, asked: _Asked, ledger: Ledger) -> str:
    """Read every cell of the row; the reason where a cell that is needed cannot be read."""
    reason = ""
    for key, column, reader in asked.readers:
        cell = row.cells.get(key)
        if cell is None:
            if column.form.required:
                heading = column.form.heading
                at = f"{letters(column.number)}{row.number}"
                place = Source(file=row.file, sheet=row.sheet, cell=at, row=row.number)
                ledger.report("SA-R31", place, heading=heading)
                reason = reason or f"{heading} is empty"
            continue
        if reader is None:
            continue
        value = reader(cell)
        if isinstance(value, Unreadable):
            ledger.report_unreadable(value, row.at(key), heading=column.form.heading)
            if column.form.required:
                reason = reason or f"{column.form.heading} could not be read"
        elif value is not None:
            row.values[key] = value
        elif column.form.required:
            reason = reason or f"{column.form.heading} is empty"
    return reason
