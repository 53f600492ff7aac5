"""The summary workbook of a region: one row an authority on every sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.model.period import say_date
from selfassess.model.regional import RegionalFigure, RegionalRow
from selfassess.write.excel.book import new_book, set_page, to_bytes
from selfassess.write.excel.look import HEAD, HEADING, LEAD, QUIET, TITLE, WRAPPED, put

PROTECTED, NOTHING = "c", "–"
_NOTES = (
    "One row an authority. Last grades are Ofsted's; everything else is what the authority's own "
    "evidence shows, and none of it is a grade.",
    f"{PROTECTED} = protected, because the number behind it is small; {NOTHING} = not held. "
    "There are no regional totals, so that no protected figure can be worked out.",
    "Definitions, periods and completeness differ between authorities: ask before comparing.",
)
_STANDINGS = ("strength", "mixed", "area for development", "unclear", "no evidence")
_FIRST = 3  # columns that name the authority
_WIDTH = 84  # characters of a line of the notes
_ON_PAGE = 9  # columns that can be read on a page


def region_workbook(rows: Sequence[RegionalRow]) -> bytes:
    """The workbook's bytes; the same rows give the same bytes."""
    book = new_book("Regional summary")
    ordered = sorted(rows, key=lambda row: (row.authority.casefold(), row.workspace))
    _notes(book.create_sheet("About"), ordered)
    _authorities(book.create_sheet("Authorities"), ordered)
    _indicators(book.create_sheet("Indicators"), ordered)
    return to_bytes(book)


def _notes(ws: Worksheet, rows: Sequence[RegionalRow]) -> None:
    put(ws, 1, 1, "Regional summary", TITLE)
    put(ws, 2, 1, f"{len(rows)} authorities", LEAD)
    for number, note in enumerate(_NOTES, 4):
        put(ws, number, 1, note).alignment = WRAPPED
        ws.row_dimensions[number].height = 15 * ceil(len(note) / _WIDTH)
    ws.row_dimensions[1].height = 26
    ws.column_dimensions["A"].width = _WIDTH
    set_page(ws, landscape=False)


def _authorities(ws: Worksheet, rows: Sequence[RegionalRow]) -> None:
    areas = list(dict.fromkeys(held.area for row in rows for held in row.areas))
    statuses = list(dict.fromkeys(status for row in rows for status in sorted(row.progress)))
    heads = ["Authority", "Workspace", "As at", "Audits graded", "Good or better, %"]
    for name in areas:
        heads += [f"{name}: last grade", *(f"{name}: {s}" for s in _STANDINGS)]
    heads += [f"Earlier findings: {status}" for status in statuses]
    _head(ws, heads)
    for number, row in enumerate(rows, 2):
        held = {area.area: area for area in row.areas}
        share = NOTHING if row.good_or_better is None else round(row.good_or_better)
        cells: list[object] = [*_named(row), row.audited or NOTHING, share]
        for name in areas:
            area = held.get(name)
            grade = area.last_grade if area else ""
            year = f" ({area.last_year})" if area and grade and area.last_year else ""
            cells += [f"{grade}{year}" or NOTHING]
            cells += [area.standings.get(s, 0) if area else NOTHING for s in _STANDINGS]
        cells += [row.progress.get(status, 0) for status in statuses]
        _line(ws, number, cells)


def _indicators(ws: Worksheet, rows: Sequence[RegionalRow]) -> None:
    names: dict[str, str] = {}
    held: Counter[str] = Counter()
    for row in rows:
        for figure in row.figures:
            names.setdefault(figure.indicator, f"{figure.name} ({figure.unit.replace('_', ' ')})")
            held[figure.indicator] += 1
    order = sorted(names, key=lambda key: (-held[key], names[key]))
    _head(ws, ["Authority", "Workspace", "As at", *(names[key] for key in order)])
    for number, row in enumerate(rows, 2):
        figures = {figure.indicator: figure for figure in row.figures}
        _line(ws, number, [*_named(row), *(_shown(figures.get(key)) for key in order)])


def _named(row: RegionalRow) -> list[object]:
    return [row.authority, row.workspace, say_date(row.as_at)]


def _shown(figure: RegionalFigure | None) -> object:
    if figure is None or (figure.value is None and not figure.protected):
        return NOTHING
    if figure.protected or figure.value is None:
        return PROTECTED
    return round(figure.value) if abs(figure.value) >= 100 else round(figure.value, 1)


def _head(ws: Worksheet, heads: Sequence[str]) -> None:
    for column, head in enumerate(heads, 1):
        cell = put(ws, 1, column, head, HEADING)
        cell.fill, cell.alignment = HEAD, WRAPPED
        wide = column <= _FIRST or head.endswith("last grade")
        ws.column_dimensions[get_column_letter(column)].width = 27 if wide else 15
    ws.row_dimensions[1].height = 66
    ws.freeze_panes = f"{get_column_letter(_FIRST + 1)}2"
    ws.auto_filter.ref = f"A1:{get_column_letter(len(heads))}1"
    ws.print_title_rows, ws.print_title_cols = "1:1", "A:A"
    set_page(ws)
    ws.page_setup.fitToWidth = ceil(len(heads) / _ON_PAGE)


def _line(ws: Worksheet, number: int, cells: Sequence[object]) -> None:
    for column, value in enumerate(cells, 1):
        put(ws, number, column, value)
        if value in (PROTECTED, NOTHING):
            ws.cell(row=number, column=column).font = QUIET
