"""Starter workbooks: guidance, drop-downs from the catalogue, and one worked example row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.model.forms import ColumnForm, SheetForm, WorkbookForm
from selfassess.model.framework import JudgementArea
from selfassess.model.period import MONTHS
from selfassess.write.excel.book import new_book, set_page, to_bytes
from selfassess.write.excel.choices import Choices
from selfassess.write.excel.guidance import add_guidance
from selfassess.write.excel.look import (
    BODY,
    CENTRED,
    CENTRED_RIGHT,
    DATE_FORMAT,
    EXAMPLE,
    FIGURE,
    HEAD,
    HEADING,
    LONG,
    PERSON,
    PERSON_HEAD,
    QUIET,
    TOP,
    WRAPPED,
    put,
)

# Columns up to this wide hold short names, which Excel must not turn into dates or numbers.
SHORT = 24
FIGURES = ("number", "percent", "whole")


def starter_workbook(
    form: WorkbookForm,
    lists: Mapping[str, Sequence[str]],
    areas: Sequence[JudgementArea] = (),
    examples: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """The empty workbook of a form, as .xlsx bytes; the same bytes each time.

    `lists` gives the choices of every list that a column names ("aspects", "grades", ...); a
    sheet that repeats takes "indicators:care_leavers" where there is one. "dimensions" gives
    the headings of that family of columns. `examples` replaces the example of a column on one
    sheet, by the name of its list there.
    """
    return to_bytes(starter_book(form, lists, areas, examples))


def starter_book(
    form: WorkbookForm,
    lists: Mapping[str, Sequence[str]],
    areas: Sequence[JudgementArea] = (),
    examples: Mapping[str, str] = MappingProxyType({}),
) -> Workbook:
    """The same as an open workbook."""
    book = new_book(form.title)
    sheets = list(_sheets(form, areas))
    add_guidance(book, form, [title for title, _, _ in sheets])
    choices = Choices(lists)
    for title, sheet, area in sheets:
        ws = book.create_sheet(title)
        columns = list(columns_of(sheet, lists))
        for number, column in enumerate(columns, 1):
            example = examples.get(f"{column.from_list}:{area}", column.example)
            _set_column(ws, number, column.model_copy(update={"example": example}))
            choices.offer(ws, number, sheet, column, area)
        _finish(ws, len(columns))
    choices.write(book)
    book.active = 0
    return book


def columns_of(sheet: SheetForm, lists: Mapping[str, Sequence[str]]) -> Iterator[ColumnForm]:
    """The columns in order, a family of columns set out heading by heading."""
    for column in sheet.columns:
        if "{" not in column.heading:
            yield column
            continue
        for heading in lists[column.from_list]:
            yield column.model_copy(update={"heading": heading, "from_list": "grades"})


def _sheets(
    form: WorkbookForm, areas: Sequence[JudgementArea]
) -> Iterator[tuple[str, SheetForm, str]]:
    for sheet in form.sheets:
        if sheet.repeats:
            yield from ((area.short, sheet, area.id) for area in areas)
        else:
            yield sheet.title, sheet, ""


def _set_column(ws: Worksheet, number: int, column: ColumnForm) -> None:
    """Heading, help, width and format of a column, and its cell of the example row."""
    letter = get_column_letter(number)
    head = put(ws, 1, number, column.heading, HEADING)
    head.fill = PERSON_HEAD if column.person else HEAD
    head.alignment = CENTRED_RIGHT if column.kind in FIGURES else CENTRED
    if column.help:
        head.comment = Comment(_help(column), "selfassess", height=90, width=260)
    dimension = ws.column_dimensions[letter]
    dimension.width = column.width
    dimension.font = BODY
    figures = column.kind in FIGURES
    dimension.alignment = FIGURE if figures else WRAPPED if column.width >= LONG else TOP
    if column.person:
        dimension.fill = PERSON
    if column.kind == "date":
        dimension.number_format = DATE_FORMAT
    elif column.kind == "period" or (column.kind == "text" and column.width <= SHORT):
        dimension.number_format = "@"
    example = put(ws, 2, number, _example(column), QUIET)
    example.fill = EXAMPLE
    example.alignment = FIGURE if figures else WRAPPED


def _help(column: ColumnForm) -> str:
    return f"{column.help} Needed in every row." if column.required else column.help


def _example(column: ColumnForm) -> Any:
    """The example as Excel would hold it: a number as a number, a date as a date."""
    text = column.example
    if column.kind == "date" and text:
        day, month, year = text.split()
        return date(int(year), MONTHS.index(month) + 1, int(day))
    if column.kind in ("number", "whole") and text:
        number = float(text)
        return int(number) if number.is_integer() else number
    return text


def _finish(ws: Worksheet, columns: int) -> None:
    last = get_column_letter(columns)
    ws.row_dimensions[1].height = 34
    ws.freeze_panes = "B2"
    ws.auto_filter.ref = f"A1:{last}2"
    ws.print_title_rows = "1:1"
    ws.sheet_view.zoomScale = 100
    set_page(ws)
