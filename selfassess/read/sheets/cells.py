"""A cell → what its column asks for, by the kind of the column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from selfassess.model.forms import ColumnForm
from selfassess.model.period import say_date
from selfassess.read.dates.days import read_date
from selfassess.read.headings import Names, suggestion
from selfassess.read.periods import read_period
from selfassess.read.unreadable import Unreadable, brief
from selfassess.read.values import is_error, read_amount, read_whole, read_yes_no
from selfassess.read.workbook import Cell

# Codes for what is on no list, with and without a near miss; some lists have their own.
_NOT_LISTED = ("SA-R32", "SA-R33")
_UNKNOWN = {"indicators": ("SA-R36", "SA-R44")}

CellReader = Callable[[Cell], Any]


def reader_of(column: ColumnForm, lists: Mapping[str, Names], guarded: bool) -> CellReader:
    """The function that reads the cells of a column: typed value, None for blank, `Unreadable`.

    `guarded` sheets hold people's records: what was found there is never repeated in a message
    unless it is plainly a slip of a known choice.
    """
    typed = _typed(column, lists)

    def read(cell: Cell) -> Any:
        if cell.value is None:
            return Unreadable.of("SA-R13")
        if cell.error or (isinstance(cell.value, str) and is_error(cell.value)):
            return Unreadable.of("SA-R14", found=brief(cell.value, 10))
        value = typed(cell)
        if guarded and isinstance(value, Unreadable):
            return _guard(value)
        return value

    return read


def text_of(value: Any) -> str:
    """A value as the text that a person sees in the cell."""
    if isinstance(value, (date, datetime)):
        return say_date(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _typed(column: ColumnForm, lists: Mapping[str, Names]) -> CellReader:
    match column.kind:
        case "number" | "percent":
            return lambda cell: read_amount(_own(cell), cell.format)
        case "whole":
            return lambda cell: read_whole(_own(cell), cell.format)
        case "date":
            return lambda cell: read_date(cell.value)
        case "period":
            return lambda cell: read_period(cell.value, False, cell.format)
        case "yes_no":
            return lambda cell: read_yes_no(cell.value)
        case "choice":
            return _choice(_names(column, lists), *_UNKNOWN.get(column.from_list, _NOT_LISTED))
        case _:
            return lambda cell: text_of(cell.value)


def _own(cell: Cell) -> Any:
    """A merged cell repeats a label, never a figure: one figure is one cell."""
    return None if cell.origin else cell.value


def _names(column: ColumnForm, lists: Mapping[str, Names]) -> Names | None:
    if column.choices:
        return Names((choice, choice) for choice in column.choices)
    return lists.get(column.from_list)


def _choice(names: Names | None, near_code: str, code: str) -> CellReader:
    if names is None:
        return lambda cell: text_of(cell.value)

    def read(cell: Cell) -> Any:
        text = text_of(cell.value)
        known = names.find(text)
        if known is not None:
            return known
        near = names.near(text)
        if near:
            return Unreadable.of(near_code, found=brief(text, 60), suggestion=suggestion(near[:2]))
        return Unreadable.of(code, found=brief(text, 60))

    return read


def _guard(fault: Unreadable) -> Unreadable:
    """The fault without what was found; a suggestion stays, for it is ours."""
    return Unreadable(fault.code, {**fault.blanks, "found": "other text"})
