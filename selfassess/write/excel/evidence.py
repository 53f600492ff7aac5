"""evidence.xlsx: every piece of evidence, every sentence and every figure, with its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any, NamedTuple

from openpyxl.styles import Font
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.model.statement import (
    Block,
    Bullets,
    Callout,
    ComposedDocument,
    EvidenceEntry,
    Figure,
    Heading,
    Paragraph,
    Prose,
    Statement,
    Table,
)
from selfassess.write.excel.book import new_book, set_page, to_bytes
from selfassess.write.excel.look import BODY, HEAD, HEADING, RULE, STRONG, WRAPPED, put, set_text
from selfassess.write.packed import plain_text

NOTHING = "–"
_LINE = 13.5  # points: the height of a line of 10 pt
_TALLEST = 8  # lines; longer cells are cut off on paper, never in the file


class Sheet(NamedTuple):
    """One sheet: its name, its columns with their widths in letters, its rows."""

    name: str
    columns: Sequence[tuple[str, float]]
    rows: Sequence[Sequence[str]]


class _Printed(NamedTuple):
    """A sentence or a cell where it is printed."""

    section: str
    place: str
    statement: Statement | None
    figures: tuple[Figure, ...]


def write_evidence(composed: ComposedDocument) -> bytes:
    """The workbook's bytes; the same document gives the same bytes."""
    book = new_book(f"Evidence: {composed.cover.title}, {composed.cover.council}")
    for sheet in (_evidence(composed), _statements(composed), _figures(composed)):
        _set(book.create_sheet(sheet.name), sheet)
    return to_bytes(book)


def _evidence(composed: ComposedDocument) -> Sheet:
    columns = (
        ("Reference", 11),
        ("Kind", 14),
        ("What it is", 44),
        ("What it shows", 50),
        ("Period", 24),
        ("Source", 60),
        ("Caveat", 30),
        ("Key", 34),
    )
    rows = [
        (
            entry.label,
            entry.kind,
            entry.title,
            entry.shows,
            entry.period,
            _places(entry),
            entry.caveat,
            entry.key,
        )
        for entry in composed.evidence
    ]
    return Sheet("Evidence", columns, rows)


def _statements(composed: ComposedDocument) -> Sheet:
    columns = (
        ("Section", 34),
        ("Where", 34),
        ("Sentence", 80),
        ("Evidence", 18),
        ("Source", 60),
        ("Rule", 28),
        ("Sentence id", 34),
    )
    entries = {entry.label: entry for entry in composed.evidence}
    rows = []
    for printed in _printed(composed):
        held = printed.statement
        if held is None:
            continue
        known = [entries[label] for label in held.evidence if label in entries]
        rows.append(
            (
                printed.section,
                printed.place,
                held.words.strip(),
                ", ".join(held.evidence),
                "; ".join(dict.fromkeys(_places(entry) for entry in known)),
                held.rule,
                held.id,
            )
        )
    return Sheet("Statements", columns, rows)


def _figures(composed: ComposedDocument) -> Sheet:
    columns = (
        ("Figure", 46),
        ("Printed as", 16),
        ("Section", 34),
        ("Where", 34),
        ("Reference", 11),
        ("Source", 60),
    )
    by_key = {entry.key: entry for entry in composed.evidence}
    rows = []
    for printed in _printed(composed):
        for figure in printed.figures:
            entry = by_key.get(figure.key.rpartition(".")[0]) or by_key.get(figure.key)
            label, source = (entry.label, _places(entry)) if entry else ("", "")
            rows.append((figure.key, figure.text, printed.section, printed.place, label, source))
    return Sheet("Figures", columns, list(dict.fromkeys(rows)))


def _printed(composed: ComposedDocument) -> Iterator[_Printed]:
    """Everything the document prints, in order, with the chapter it stands in."""
    section = composed.cover.title
    for block in composed.blocks:
        if isinstance(block, Heading):
            section = block.text if block.level <= 2 else section
        yield from _of_block(block, section)


def _of_block(block: Block, section: str) -> Iterator[_Printed]:
    paragraphs: tuple[Paragraph, ...] = ()
    match block:
        case Prose() | Callout():
            paragraphs = block.paragraphs
        case Bullets():
            paragraphs = block.items
        case Table():
            for row in block.rows:
                spans = [span for cell in row.cells for span in cell.spans]
                held = tuple(span for span in spans if isinstance(span, Figure))
                yield _Printed(section, block.caption, None, held)
    for paragraph in paragraphs:
        for statement in paragraph.statements:
            held = tuple(span for span in statement.spans if isinstance(span, Figure))
            yield _Printed(section, getattr(block, "name", ""), statement, held)


def _places(entry: EvidenceEntry) -> str:
    return "; ".join(dict.fromkeys(place.say() for place in entry.places))


def _set(ws: Worksheet, sheet: Sheet) -> None:
    """Header row frozen and filtered, text wrapped, rows as tall as their words need."""
    for at, (title, width) in enumerate(sheet.columns, start=1):
        head = put(ws, 1, at, title, HEADING)
        head.fill = HEAD
        head.alignment = WRAPPED
        ws.column_dimensions[get_column_letter(at)].width = width
    plain, strong = _dressed(ws, BODY), _dressed(ws, STRONG)
    for number, row in enumerate(sheet.rows, start=2):
        lines = 1
        for at, words in enumerate(row, start=1):
            said = plain_text(words) or NOTHING
            cell: Any = ws.cell(row=number, column=at)
            cell._style = copy(strong if at == 1 else plain)
            set_text(cell, said)
            lines = max(lines, -(-len(said) // max(1, int(sheet.columns[at - 1][1]))))
        ws.row_dimensions[number].height = min(lines, _TALLEST) * _LINE + 3
    end = f"{get_column_letter(len(sheet.columns))}{max(2, len(sheet.rows) + 1)}"
    ws.freeze_panes = "B2"
    ws.auto_filter.ref = f"A1:{end}"
    ws.print_title_rows = "1:1"
    set_page(ws)


def _dressed(ws: Worksheet, font: Font) -> StyleArray:
    """How a cell of this sheet is set. Made once and copied: dressing each cell anew takes most
    of the time of a large sheet."""
    cell: Any = ws.cell(row=2, column=1)
    cell.font, cell.alignment, cell.border = font, WRAPPED, RULE
    return copy(cell._style)
