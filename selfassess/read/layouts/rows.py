"""The rows of a table: sections, notes, indicators, and the numerators that go with them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selfassess.read.folding import clean, fold
from selfassess.read.layouts.columns import TableColumn
from selfassess.read.layouts.headings import HeadingReader
from selfassess.read.layouts.tables import FoundTable, own_cells
from selfassess.read.workbook import Cell, Sheet

LONGEST_SECTION = 80
_MARKED = re.compile(r"^(?:\*+|[¹²³⁴⁵†‡]|\[\d\]|\(\d\)|\d\.|nb\b|n\.b\.)", re.IGNORECASE)
_TAIL = re.compile(r"^(?P<base>.*?)[\s:(–/,-]*[(\[]?(?P<part>[^()\[\]:–/,-]+)[)\]]?$")
PARTS = ("numerator", "denominator")


@dataclass(slots=True)
class Line:
    """A row with an indicator's name. `part` is "numerator", "denominator", "number", "share",
    "rate" or ""; `parts` are the lines that hold its counts."""

    row: int
    label: str
    cells: dict[int, Cell]
    label_cell: Cell
    section: str = ""
    part: str = ""
    base: str = ""
    hidden: bool = False
    parts: dict[str, Line] = field(default_factory=dict)


@dataclass(slots=True)
class TableRows:
    """What stands in the body of a table. `alone` are rows with figures and no name."""

    lines: list[Line] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    alone: list[int] = field(default_factory=list)


def read_lines(sheet: Sheet, table: FoundTable, reader: HeadingReader) -> TableRows:
    """Every row of a table told for what it is, in order."""
    found = TableRows()
    section, service = table.section, ""
    parts = {(fold(w) or w): part for part, words in reader.words.parts.items() for w in words}
    part_column = next(iter(table.of_role("part")), None)
    section_column = next(iter(table.of_role("section")), None)
    previous = ""
    for row in table.body:
        cells = sheet.rows[row]
        own = own_cells(sheet, row)
        if not own:
            continue
        if _is_note(own, reader):
            found.notes.append(row)
            continue
        if _is_section(own, cells, table):
            section, previous = clean(own[0].text).strip(" :"), ""
            continue
        label_cell = cells.get(table.label)
        if section_column and section_column.number in cells:
            service = cells[section_column.number].text
        label = _label(label_cell)
        part, base = _part(label, part_column, cells, parts)
        if not base and part and previous:
            base = previous
        if not base and not label:
            found.alone.append(row)
            continue
        previous = base or label
        line = Line(row, label or base, cells, label_cell or own[0], service or section)
        line.part, line.base, line.hidden = part, base or label, row in sheet.hidden_rows
        found.lines.append(line)
    return found


def joined(lines: list[Line]) -> list[Line]:
    """The lines with numerators and denominators put to the indicator they belong to."""
    kept: list[Line] = []
    for at, line in enumerate(lines):
        if line.part in PARTS or line.part == "number":
            owner = _owner(lines, at)
            if owner is not None:
                owner.parts[line.part if line.part in PARTS else "numerator"] = line
                continue
        kept.append(line)
    return kept


def _owner(lines: list[Line], at: int) -> Line | None:
    """The nearest line around with the same base that holds the figure itself."""
    line = lines[at]
    wanted = ("", "share", "rate") if line.part in PARTS else ("share",)
    for distance in range(1, 4):
        for other in (at - distance, at + distance):
            if 0 <= other < len(lines):
                near = lines[other]
                if near.part in wanted and fold(near.base) == fold(line.base):
                    return near
    return None


def _label(cell: Cell | None) -> str:
    if cell is None or cell.value is None or cell.error:
        return ""
    return " ".join(cell.text.split())


def _part(
    label: str, column: TableColumn | None, cells: dict[int, Cell], parts: dict[str, str]
) -> tuple[str, str]:
    """The part that a row is, and the name it shares with its neighbours."""
    if column is not None and (cell := cells.get(column.number)) is not None:
        part = parts.get(fold(cell.text), "")
        if part:
            return part, label
    whole = parts.get(fold(label), "")
    if whole:
        return whole, ""
    found = _TAIL.match(label)
    if found and found["base"]:
        part = parts.get(fold(found["part"]), "")
        if part:
            return part, found["base"].strip()
        last = label.rpartition(" ")
        part = parts.get(fold(last[2]), "")
        if part in PARTS and last[0]:
            return part, last[0].strip(" -–:")
    return "", label


def _is_note(own: list[Cell], reader: HeadingReader) -> bool:
    text = own[0].text
    if len(own) > 2 or not isinstance(own[0].value, str):
        return False
    folded = fold(text)
    for word in reader.words.notes:
        start = fold(word)
        if folded == start or (folded.startswith(f"{start} ") and ":" in text[: len(word) + 3]):
            return True
    if len(own) > 1:
        return False
    return bool(_MARKED.match(text)) or len(text) > LONGEST_SECTION


def _is_section(own: list[Cell], cells: dict[int, Cell], table: FoundTable) -> bool:
    """One text alone in its row: the heading of the rows below."""
    texts = {cell.text for cell in cells.values()}
    if len(texts) != 1 or not isinstance(own[0].value, str) or own[0].formula:
        return False
    return own[0].column <= table.label or len(cells) > len(own)
