"""The workbook for the data team: what the rules found, row by row, and what the lists say.

It stays in the workspace. It names rows by list and row number and never holds what is in them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.model.annex_a import (
    CohortTable,
    FailedRows,
    ListSummary,
    RuleResult,
    UnknownCode,
)
from selfassess.model.indicator import Comparator, Geography, Indicator, IndicatorValue
from selfassess.model.period import say_date
from selfassess.write.excel.book import new_book, set_page, to_bytes
from selfassess.write.excel.look import CENTRED, HEAD, HEADING, LEAD, STRONG, TITLE, put

# A rule that fails on more rows than this says so; the rest is more of the same.
MOST_ROWS = 2_000
MOST_LINES = 60_000
WHOLE_LIST = "whole list"
LEFT = Alignment(horizontal="left", vertical="top")
RIGHT = Alignment(horizontal="right", vertical="top")


def checks_workbook(
    as_at: date,
    summaries: Sequence[ListSummary],
    results: Sequence[RuleResult],
    failed: Sequence[FailedRows],
    unknown: Sequence[UnknownCode],
    values: Sequence[IndicatorValue],
    notes: Mapping[str, str],
    cohorts: Sequence[CohortTable],
    indicators: Mapping[str, Indicator],
    comparators: Mapping[str, Sequence[Comparator]],
) -> bytes:
    """The workbook as bytes, the same for the same lists. `comparators` are the published figures
    of the measures, oldest first."""
    book = new_book("Annex A lists: checks and measures")
    _summary(book, as_at, summaries)
    _rules(book, results)
    _rows(book, results, failed)
    _unknown(book, unknown)
    _measures(book, values, notes, indicators, comparators)
    _cohorts(book, cohorts)
    return to_bytes(book)


def _summary(book: Workbook, as_at: date, summaries: Sequence[ListSummary]) -> None:
    ws = book.create_sheet("Summary")
    put(ws, 1, 1, "Annex A lists: checks and measures", TITLE)
    put(
        ws,
        2,
        1,
        f"Lists drawn on {say_date(as_at)}. Rows are named by list and row number only. "
        "Keep this workbook in the workspace; it is not for publication.",
        LEAD,
    )
    ws.row_dimensions[1].height = 24
    ws.row_dimensions[2].height = 18
    heads = ("List", "Title", "Sheet", "Rows", "Left out", "With an error", "With a query",
             "For information", "Columns missing")  # fmt: skip
    _head(ws, 4, heads, (7, 40, 24, 9, 9, 14, 13, 15, 60))
    for row, s in enumerate(summaries, 5):
        cells: tuple[Any, ...] = (s.number, s.title, s.sheet or "absent")
        if s.present:
            cells += (s.rows, s.set_aside, s.failed_error, s.failed_warning, s.failed_note)
            cells += ("; ".join(s.missing_columns),)
        _line(ws, row, cells)
    set_page(ws)


def _rules(book: Workbook, results: Sequence[RuleResult]) -> None:
    ws = book.create_sheet("Rules")
    _head(ws, 1, ("Rule", "List", "Severity", "What fails", "Rows", "Of"), (11, 7, 11, 100, 9, 9))
    order = {"error": 0, "warning": 1, "note": 2}
    ordered = sorted(results, key=lambda r: (order[r.severity], r.rule, r.list))
    for row, r in enumerate(ordered, 2):
        counted = (None, WHOLE_LIST) if r.whole else (r.failed, r.checked)
        _line(ws, row, (r.rule, r.list or "file", str(r.severity), r.sentence, *counted))
    _finish(ws)


def _rows(book: Workbook, results: Sequence[RuleResult], failed: Sequence[FailedRows]) -> None:
    ws = book.create_sheet("Rows")
    _head(ws, 1, ("List", "Row", "Rule", "Severity", "What fails"), (7, 12, 11, 11, 100))
    known = {(r.rule, r.list): r for r in results}
    lines = (
                (f.list, number or WHOLE_LIST, f.rule, str(known[f.rule, f.list].severity),
         known[f.rule, f.list].sentence)
        for f in sorted(failed, key=lambda f: (f.list, f.rule))
        for number in f.rows[:MOST_ROWS]
    )  # fmt: skip
    for line in islice(lines, MOST_LINES):
        ws.append(line)
    _finish(ws)


def _unknown(book: Workbook, unknown: Sequence[UnknownCode]) -> None:
    ws = book.create_sheet("Unknown codes")
    heads = (
        "List",
        "Column",
        "Cells",
        "Spellings",
        "Spelling met for five people or more",
        "Times",
    )
    _head(ws, 1, heads, (7, 26, 9, 11, 60, 9))
    row = 2
    for u in unknown:
        for spelling, times in u.shown or (("", None),):
            _line(ws, row, (u.list, u.column, u.cells, u.spellings, spelling, times))
            row += 1
    _finish(ws)


def _measures(
    book: Workbook,
    values: Sequence[IndicatorValue],
    notes: Mapping[str, str],
    indicators: Mapping[str, Indicator],
    comparators: Mapping[str, Sequence[Comparator]],
) -> None:
    ws = book.create_sheet("Measures")
    heads = ("Indicator", "Id", "Value", "Unit", "Numerator", "Denominator", "Period", "From",
             "Neighbours", "England", "Region", "Published for",
             "How it differs from a published figure")  # fmt: skip
    _head(ws, 1, heads, (52, 34, 11, 14, 12, 13, 34, 12, 12, 11, 11, 20, 80))
    for row, v in enumerate(values, 2):
        kind = indicators[v.indicator]
        value = round(v.value, 2) if v.value is not None else str(v.missing or "")
        cells = (kind.name, kind.id, value, str(kind.unit), v.numerator, v.denominator)
        place = v.source.sheet or v.source.file
        beside = _published(comparators.get(v.indicator, ()))
        _line(ws, row, (*cells, v.period.say(), place, *beside, notes.get(v.indicator, "")))
    _finish(ws)


def _published(comparators: Sequence[Comparator]) -> tuple[Any, ...]:
    """Neighbours, England and region in the newest period published, and that period."""
    newest = max((c.period for c in comparators if c.period), key=lambda p: p.order, default=None)
    if newest is None:
        return (None,) * 4
    held = {c.geography: round(c.value, 1) for c in comparators if c.period == newest}
    order = (Geography.NEIGHBOURS, Geography.ENGLAND, Geography.REGION)
    return (*(held.get(geography) for geography in order), newest.say())


def _cohorts(book: Workbook, cohorts: Sequence[CohortTable]) -> None:
    ws = book.create_sheet("Breakdowns")
    _head(ws, 1, ("List", "Breakdown", "Group", "Rows"), (7, 56, 40, 12))
    row = 2
    for table in sorted(cohorts, key=lambda table: table.list):
        lines = [*zip(table.labels, table.counts, strict=True), ("Total", table.total)]
        for label, count in lines:
            shown = "protected" if count is None else count
            _line(ws, row, (table.list, table.title, label, shown))
            if count is None:
                ws.cell(row=row, column=4).alignment = RIGHT
            if label == "Total":
                ws.cell(row=row, column=3).font = ws.cell(row=row, column=4).font = STRONG
            row += 1
    _finish(ws)


def _head(ws: Worksheet, row: int, heads: Sequence[str], widths: Sequence[float]) -> None:
    for number, (head, width) in enumerate(zip(heads, widths, strict=True), 1):
        cell = put(ws, row, number, head, HEADING)
        cell.fill = HEAD
        cell.alignment = CENTRED
        ws.column_dimensions[get_column_letter(number)].width = width


def _line(ws: Worksheet, row: int, cells: Sequence[Any]) -> None:
    for number, value in enumerate(cells, 1):
        cell = put(ws, row, number, value)
        if isinstance(value, int | float) and number > 1:
            cell.number_format = "#,##0" if float(value).is_integer() else "#,##0.0#"
        elif isinstance(value, int):
            cell.alignment = LEFT  # the number of a list is a name


def _finish(ws: Worksheet) -> None:
    ws.freeze_panes = "A2"
    if ws.max_row > 1:
        ws.auto_filter.ref = ws.dimensions
    set_page(ws)
    ws.print_title_rows = "1:1"
