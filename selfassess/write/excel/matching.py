"""The matching sheet: what rows and columns were taken for, with a column for people's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.model.forms import SheetForm, WorkbookForm
from selfassess.model.framework import JudgementArea
from selfassess.model.indicator import Indicator, Polarity
from selfassess.model.layout import (
    UNIT_WORDS,
    ColumnCorrection,
    Correction,
    Corrections,
    EarlierRow,
    LaidBook,
    RowMatch,
    Sureness,
)
from selfassess.write.excel.book import new_book, set_page, to_bytes
from selfassess.write.excel.choices import Choices
from selfassess.write.excel.guidance import add_guidance
from selfassess.write.excel.look import (
    CENTRED,
    HEAD,
    HEADING,
    PERSON,
    PERSON_HEAD,
    RULE,
    TOP,
    WRAPPED,
    put,
    tall_enough,
)

Row = dict[str, Any]
FEW_LETTERS = 12  # narrower columns hold numbers and addresses
NOT_FOUND = "not found this time"
_WAYS = {Polarity.HIGHER: "higher", Polarity.LOWER: "lower", Polarity.CONTEXT: "neither"}


def matching_workbook(
    form: WorkbookForm,
    books: Sequence[tuple[LaidBook, Sequence[RowMatch]]],
    corrections: Corrections,
    indicators: Mapping[str, Indicator],
    lists: Mapping[str, Sequence[str]],
    areas: Sequence[JudgementArea],
    aspects: Mapping[str, str],
) -> bytes:
    """The workbook's bytes. What people said stays, also of rows that were not found this time.

    `lists` gives the choices of "answers", "roles", "areas" and "aspects"; `aspects` the label
    of each aspect.
    """
    titles = {area.id: area.short for area in areas}
    rows = {
        "rows": [*_rows(books, corrections, indicators), *_earlier_rows(books, corrections)],
        "columns": _columns(books, corrections),
        "local": [_own(i, titles, aspects) for i in corrections.local],
    }
    book = new_book(form.title)
    add_guidance(book, form, [sheet.title for sheet in form.sheets])
    choices = Choices(lists)
    for sheet in form.sheets:
        ws = book.create_sheet(sheet.title)
        _head(ws, sheet, choices)
        for number, row in enumerate(rows[sheet.key], 2):
            _put_row(ws, number, sheet, row)
        _finish(ws, sheet, max(2, len(rows[sheet.key]) + 1))
    choices.write(book)
    book.active = 1
    return to_bytes(book)


def _rows(
    books: Sequence[tuple[LaidBook, Sequence[RowMatch]]],
    corrections: Corrections,
    indicators: Mapping[str, Indicator],
) -> Iterable[Row]:
    """What waits for a word first, then the rest, each in the order of the workbooks."""
    said = _answers(corrections.rows)
    found = []
    for book, matches in books:
        for laid, match in zip(book.rows, matches, strict=True):
            row: Row = {
                "file": book.file,
                "sheet": laid.source.sheet,
                "cell": laid.source.cell,
                "section": laid.section,
                "label": laid.label,
                "figures": laid.figures,
                "unit": laid.unit_said or None,
                "counted": corrections.counted.get(laid.key),
                "read_as": indicators[match.indicator].name if match.indicator else None,
                "sure": match.sureness.value,
                "score": match.score or None,
                "doubts": "; ".join(match.doubts),
                "others": "; ".join(
                    f"{indicators[c.indicator].name} ({c.score:.2f})"
                    for c in match.candidates
                    if c.indicator != match.indicator
                ),
                "answer": _answer(said.get(laid.key), match),
            }
            waits = match.sureness in (Sureness.NEAR, Sureness.NONE) and laid.figures > 0
            found.append((not waits, row))
    return [row for _, row in sorted(found, key=lambda item: item[0])]


def _answers(rows: Iterable[Correction]) -> dict[str, Correction]:
    return {row.key: row for row in rows}


def _answer(said: Correction | None, match: RowMatch) -> str | None:
    """What a person said; where a word about another workbook was used, what follows from it."""
    if said is not None and not said.understood:
        return said.answer
    if match.sureness is Sureness.PERSON:
        return "Yes"
    return "Leave out" if match.sureness is Sureness.LEFT_OUT else None


def _earlier_rows(
    books: Sequence[tuple[LaidBook, Sequence[RowMatch]]], corrections: Corrections
) -> Iterable[Row]:
    here = {row.key for book, _ in books for row in book.rows}
    answers = {said.key: said for said in corrections.rows}
    counted = [row for row in corrections.earlier if row.key in corrections.counted]
    spoken: dict[str, Correction | EarlierRow] = {row.key: row for row in counted}
    for key, said in {**spoken, **answers}.items():
        answered = answers.get(key)
        if key not in here:
            yield {
                "file": said.file,
                "sheet": said.sheet,
                "section": said.section,
                "label": said.label,
                "sure": NOT_FOUND,
                "answer": answered.answer if answered else None,
                "counted": corrections.counted.get(key),
                "read_as": answered.indicator or None if answered else None,
            }


def _columns(
    books: Sequence[tuple[LaidBook, Sequence[RowMatch]]], corrections: Corrections
) -> list[Row]:
    said = {(c.file, c.sheet, c.heading): c for c in corrections.columns}
    rows: list[Row] = []
    seen: set[tuple[str, str, str]] = set()
    for book, _ in books:
        for table in book.tables:
            sheet = table.source.sheet or ""
            for column in table.columns:
                key = (book.file, sheet, column.heading)
                if key in seen:
                    continue
                seen.add(key)
                answer: ColumnCorrection | None = said.get(key)
                rows.append(
                    {
                        "file": book.file,
                        "sheet": sheet,
                        "letter": column.letter,
                        "heading": column.heading,
                        "read_as": column.role or "not read",
                        "period": column.period.say() if column.period else None,
                        "year_from": column.year_from,
                        "answer": answer.role if answer else None,
                    }
                )
    rows += [
        {"file": c.file, "sheet": c.sheet, "heading": c.heading, "answer": c.role}
        for key, c in said.items()
        if key not in seen
    ]
    return rows


def _own(indicator: Indicator, areas: Mapping[str, str], labels: Mapping[str, str]) -> Row:
    return {
        "name": indicator.name,
        "area": areas.get(indicator.area, indicator.area),
        "aspect": labels.get(indicator.aspect, indicator.aspect),
        "unit": UNIT_WORDS[indicator.unit],
        "polarity": _WAYS[indicator.polarity],
    }


def _head(ws: Worksheet, sheet: SheetForm, choices: Choices) -> None:
    for number, column in enumerate(sheet.columns, 1):
        cell = put(ws, 1, number, column.heading, HEADING)
        cell.fill = PERSON_HEAD if column.person else HEAD
        cell.alignment = CENTRED
        cell.comment = Comment(column.help, "selfassess", height=80, width=240)
        ws.column_dimensions[get_column_letter(number)].width = column.width
        choices.offer(ws, number, sheet, column, "")


def _put_row(ws: Worksheet, number: int, sheet: SheetForm, row: Row) -> None:
    for at, column in enumerate(sheet.columns, 1):
        cell = put(ws, number, at, row.get(column.key))
        cell.alignment = WRAPPED if column.width >= FEW_LETTERS else TOP
        cell.border = RULE
        if column.person:
            cell.fill = PERSON
        if column.key == "score":
            cell.number_format = "0.00"
    tall_enough(ws, number, ((row.get(c.key), c.width) for c in sheet.columns))


def _finish(ws: Worksheet, sheet: SheetForm, last: int) -> None:
    letter = get_column_letter(len(sheet.columns))
    ws.row_dimensions[1].height = 34
    ws.freeze_panes = "A2"
    ws.auto_filter.ref = f"A1:{letter}{last}"
    ws.print_title_rows = "1:1"
    set_page(ws)
