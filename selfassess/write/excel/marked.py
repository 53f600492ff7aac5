"""Copies of workbooks with what is wrong coloured and commented, and a first sheet that lists it.

The copy is for finding and correcting; the original is never touched. A formula that would reach
out of the workbook becomes text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.model.problem import Severity, WordedProblem
from selfassess.model.source import SEPARATOR
from selfassess.write.excel.book import new_book, set_page, to_bytes
from selfassess.write.excel.look import (
    BODY,
    CENTRED,
    HEAD,
    HEADING,
    LINK,
    RULE,
    TITLE,
    WRAPPED,
    put,
    tall_enough,
)

FIRST_SHEET = "To look at"
FILLS = {
    Severity.ERROR: PatternFill("solid", fgColor="FFC7CE"),
    Severity.WARNING: PatternFill("solid", fgColor="FFEB9C"),
    Severity.NOTE: PatternFill("solid", fgColor="DDEBF7"),
}
WORDS = {Severity.ERROR: "Put right", Severity.WARNING: "Look at", Severity.NOTE: "Note"}
COLUMNS = (
    ("Put right or look at", 16),
    ("Place", 40),
    ("What is wrong", 70),
    ("What to do", 60),
    ("Code", 12),
)
AUTHOR = "selfassess"
MOST_COMMENTED = 2_000
# A formula that starts a program, asks the network, or reads another workbook.
_REACHES_OUT = re.compile(
    r"\|.*!|\b(?:WEBSERVICE|CALL|EXEC|REGISTER(?:\.ID)?|RTD|DDE\w*|HYPERLINK|IMAGE)\s*\("
    r"|\[\d+\]|\[[^\]]*\.xl\w+\]|'?[a-z]:\\|\\\\",
    re.IGNORECASE,
)

# Sheet title → (row, column, value) of every cell, for files that are no .xlsx.
Values = Mapping[str, Sequence[tuple[int, int, Any]]]


class NotMarkedError(Exception):
    """The workbook cannot be copied with marks."""


def marked_workbook(original: bytes, problems: Sequence[WordedProblem], name: str) -> bytes:
    """The .xlsx file with its problems marked. Raises NotMarkedError."""
    try:
        book = load_workbook(io.BytesIO(original), keep_links=False)
        for sheet in book.worksheets:
            _disarm(sheet)
        return _marked(book, problems, name)
    except NotMarkedError:
        raise
    except Exception as fault:  # the library fails in its own ways on odd workbooks
        raise NotMarkedError(type(fault).__name__) from fault


def marked_values(values: Values, problems: Sequence[WordedProblem], name: str) -> bytes:
    """A workbook of the values of a file that is no .xlsx, marked."""
    book = new_book(name)
    for title, cells in values.items():
        sheet = book.create_sheet(_title(title, book))
        for row, column, value in cells:
            put(sheet, row, column, value)
    return _marked(book, problems, name)


def _title(title: str, book: Workbook) -> str:
    plain = re.sub(r"[\[\]:*?/\\]", " ", title)[:31].strip() or "Sheet"
    return plain if plain not in book.sheetnames else f"{plain[:27]} {len(book.sheetnames)}"


def _marked(book: Workbook, problems: Sequence[WordedProblem], name: str) -> bytes:
    places = [(problem, _place(book, problem)) for problem in problems]
    notes: dict[tuple[str, str], list[WordedProblem]] = {}
    for problem, place in places:
        if place is not None:
            notes.setdefault(place, []).append(problem)
    for (title, address), held in list(notes.items())[:MOST_COMMENTED]:
        _mark(book[title], address, held)
    _list(book, places, name)
    return to_bytes(book)


def _place(book: Workbook, problem: WordedProblem) -> tuple[str, str] | None:
    """Sheet and cell of a problem; the first filled cell of its row where it names no cell."""
    source = problem.source
    if source is None or not source.sheet:
        return None
    titles = {_plain(title): title for title in book.sheetnames}
    title = titles.get(_plain(source.sheet)) or titles.get(_plain(source.sheet[:31]))
    if title is None or not isinstance(book[title], Worksheet):
        return None
    sheet = book[title]
    if source.cell:
        return title, _own(sheet, source.cell)
    if source.row:
        filled = (c for c in sheet[source.row] if c.value is not None)
        first = next(filled, sheet.cell(source.row, 1))
        return title, _own(sheet, first.coordinate)
    return title, "A1"


def _plain(title: str) -> str:
    return " ".join(re.sub(r"[\[\]:*?/\\]", " ", title).split()).casefold()


def _own(sheet: Worksheet, address: str) -> str:
    """The cell itself, or the first of the merged area it stands in."""
    for area in sheet.merged_cells.ranges:
        if address in area:
            return f"{get_column_letter(area.min_col)}{area.min_row}"
    return address


def _mark(sheet: Worksheet, address: str, problems: Sequence[WordedProblem]) -> None:
    cell = sheet[address]
    order = list(FILLS)
    worst = min(problems, key=lambda p: order.index(p.severity)).severity
    cell.fill = FILLS[worst]
    said = dict.fromkeys(
        f"{WORDS[p.severity]}: {_capital(p.sentence)} {p.remedy} ({p.code})" for p in problems
    )
    before = f"{cell.comment.text}\n\n" if cell.comment else ""
    comment = Comment(before + "\n\n".join(said), AUTHOR)
    comment.width, comment.height = 360, min(400, 60 + 22 * len("".join(said)) // 50)
    cell.comment = comment


def _list(
    book: Workbook,
    places: Sequence[tuple[WordedProblem, tuple[str, str] | None]],
    name: str,
) -> None:
    title = FIRST_SHEET
    while title in book.sheetnames:
        title += "."
    ws = book.create_sheet(title, 0)
    put(ws, 1, 1, f"What to look at in {name}", TITLE)
    put(
        ws,
        2,
        1,
        "A copy: correct the original, or correct this one and put it in its place. "
        "Charts and pictures are not copied.",
        BODY,
    )
    for number, (heading, width) in enumerate(COLUMNS, 1):
        cell = put(ws, 4, number, heading, HEADING)
        cell.fill, cell.alignment = HEAD, CENTRED
        ws.column_dimensions[get_column_letter(number)].width = width
    for row, (problem, place) in enumerate(places, 5):
        values = (
            WORDS[problem.severity],
            _inside(problem.place),
            _capital(problem.sentence),
            problem.remedy,
            problem.code,
        )
        for number, value in enumerate(values, 1):
            cell = put(ws, row, number, value)
            cell.alignment, cell.border = WRAPPED, RULE
        ws.cell(row, 1).fill = FILLS[problem.severity]
        if place is not None:
            link = ws.cell(row, 2)
            target = f"{quote_sheetname(place[0])}!{place[1]}"
            link.hyperlink = Hyperlink(ref=link.coordinate, location=target)
            link.font = LINK
        tall_enough(ws, row, zip(values, (width for _, width in COLUMNS), strict=True))
    ws.row_dimensions[1].height = 26
    ws.freeze_panes = "A5"
    ws.auto_filter.ref = f"A4:E{max(5, 4 + len(places))}"
    set_page(ws)
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False


def _inside(place: str) -> str:
    """A place without the name of the workbook, which stands above the list."""
    return place.partition(SEPARATOR)[2] or place


def _disarm(sheet: Worksheet) -> None:
    """Turn formulas that reach out of the workbook into text; links of cells to the web go."""
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell, Cell):
                continue
            text = cell.value
            if cell.data_type == "f" and isinstance(text, str) and _REACHES_OUT.search(text):
                cell.value = text
                cell.data_type = "s"
                cell.quotePrefix = True
            if cell.hyperlink is not None and cell.hyperlink.target:
                cell.hyperlink = None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
