"""A workbook of plain lists, written part by part: text cells, a header row, nothing else.

For lists alone a general library takes ten times as long, half of it to be imported. What is
written here is a string wherever it stands: no cell can hold a formula.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from selfassess.write.excel import listing_frame as frame
from selfassess.write.packed import CONTENT_TYPES, escaped, pack, plain_text

NOTHING = "–"
_LINE = 13.5  # points: the height of a line of 10 pt
_TALLEST = 8  # lines; longer cells are cut off on paper, never in the file
_LONGEST = 32_767  # characters that Excel holds in a cell
# What Excel would take for a formula once somebody edits the cell; such a cell says it is text.
_LIKE_FORMULA = re.compile("[=+@\t\r-]")


class Sheet(NamedTuple):
    """One sheet: its name, its columns with their widths in letters, its rows."""

    name: str
    columns: Sequence[tuple[str, float]]
    rows: Sequence[Sequence[str]]


def listing(title: str, sheets: Sequence[Sheet]) -> bytes:
    """The workbook's bytes. Each sheet's header row is frozen, filtered and repeated on paper."""
    parts = {
        CONTENT_TYPES: frame.content_types(len(sheets)),
        "_rels/.rels": frame.RELATIONS,
        "docProps/core.xml": frame.core(title),
        "xl/workbook.xml": frame.workbook([(sheet.name, *_end(sheet)) for sheet in sheets]),
        "xl/_rels/workbook.xml.rels": frame.book_relations(len(sheets)),
        "xl/styles.xml": frame.STYLES,
    }
    for number, sheet in enumerate(sheets, start=1):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(sheet)
    return pack({name: (frame.DECLARATION + content).encode() for name, content in parts.items()})


def _sheet(sheet: Sheet) -> str:
    letters = [_letter(at) for at in range(len(sheet.columns))]
    widths = [max(1, int(width)) for _, width in sheet.columns]
    titles = [title for title, _ in sheet.columns]
    written = [_row(1, "", letters, titles, frame.HEADING, frame.HEADING)]
    for number, row in enumerate(sheet.rows, start=2):
        said = [plain_text(words)[:_LONGEST] or NOTHING for words in row]
        lines = max(-(-len(words) // width) for words, width in zip(said, widths, strict=True))
        height = f' ht="{min(lines, _TALLEST) * _LINE + 3:g}" customHeight="1"'
        written.append(_row(number, height, letters, said, frame.FIRST, frame.OTHER))
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width:g}" customWidth="1"/>'
        for at, (_, width) in enumerate(sheet.columns, start=1)
    )
    return (
        f'<worksheet xmlns="{frame.MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="{_area(sheet)}"/><sheetViews><sheetView workbookViewId="0">'
        '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
        '<selection pane="topRight"/><selection pane="bottomLeft"/>'
        '<selection pane="bottomRight" activeCell="B2" sqref="B2"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols>'
        f'<sheetData>{"".join(written)}</sheetData><autoFilter ref="{_area(sheet)}"/>'
        '<pageMargins left="0.5" right="0.5" top="1" bottom="1" header="0.5" footer="0.5"/>'
        '<pageSetup orientation="landscape" paperSize="9" fitToWidth="1" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter>"
        "</headerFooter></worksheet>"
    )


def _row(
    number: int, height: str, letters: Sequence[str], said: Sequence[str], first: int, other: int
) -> str:
    cells = []
    style = first
    for letter, words in zip(letters, said, strict=True):
        quoted = style + frame.QUOTED if _LIKE_FORMULA.match(words) else style
        cells.append(
            f'<c r="{letter}{number}" s="{quoted}" t="inlineStr"><is>'
            f'<t xml:space="preserve">{escaped(words)}</t></is></c>'
        )
        style = other
    return f'<row r="{number}"{height}>{"".join(cells)}</row>'


def _letter(at: int) -> str:
    """0 is A; a list never has more columns than letters."""
    return chr(65 + at)


def _end(sheet: Sheet) -> tuple[str, int]:
    """The last column and the last row."""
    return _letter(len(sheet.columns) - 1), max(2, len(sheet.rows) + 1)


def _area(sheet: Sheet) -> str:
    column, row = _end(sheet)
    return f"A1:{column}{row}"
