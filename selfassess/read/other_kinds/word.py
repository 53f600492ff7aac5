"""The tables of a Word document as sheets: what stands in a grid is read the same everywhere."""

from __future__ import annotations

from pathlib import Path

from selfassess.model.document import BlockKind
from selfassess.read.documents import read_document
from selfassess.read.other_kinds.separated import typed
from selfassess.read.xlsx.parts import RawCell, RawSheet, TooManyCellsError

LONGEST_HEADING = 60


def read_word_tables(path: Path, most_cells: int) -> list[RawSheet]:
    """Each table of a document, named by its number and the heading above it; none where the
    document has none or cannot be read. Raises TooManyCellsError."""
    document, _ = read_document(path)
    if document is None:
        return []
    sheets: list[RawSheet] = []
    heading, held = "", 0
    for block in document.body():
        if block.kind is BlockKind.HEADING:
            heading = block.text
        if block.kind is not BlockKind.TABLE:
            continue
        cells: dict[int, dict[int, RawCell]] = {}
        for number, row in enumerate(block.rows, 1):
            found = {at: cell for at, t in enumerate(row, 1) if (cell := typed(t)) is not None}
            held += len(found)
            if found:
                cells[number] = found
        if held > most_cells:
            raise TooManyCellsError
        sheets.append(RawSheet(_title(len(sheets) + 1, heading), False, cells, set(), set(), []))
    return sheets


def _title(number: int, heading: str) -> str:
    short = " ".join(heading.split())[:LONGEST_HEADING]
    return f"Table {number}: {short}" if short else f"Table {number}"
