"""A workbook in any layout → what was understood of it, and every figure with its cells.

Nothing is decided here about which indicator a row is: that is matched elsewhere and handed
back to `read/layouts/figures.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from selfassess.model.indicator import Unit
from selfassess.model.layout import (
    ColumnCorrection,
    LaidBook,
    LaidColumn,
    LaidRow,
    LaidTable,
    LayoutKind,
    LayoutWords,
)
from selfassess.model.source import Source
from selfassess.read.folding import fold
from selfassess.read.layouts.columns import TableColumn
from selfassess.read.layouts.counting import Counting, climbs
from selfassess.read.layouts.headings import HeadingReader, periods_of
from selfassess.read.layouts.measures import Measurement, Skips, measurements, settle_to_date
from selfassess.read.layouts.ratings import Ratings
from selfassess.read.layouts.report import report_sheet, report_table
from selfassess.read.layouts.rows import Line, joined, read_lines
from selfassess.read.layouts.sections import Sections
from selfassess.read.layouts.sideways import (
    sideways_band,
    sideways_lines,
    sideways_measurements,
)
from selfassess.read.layouts.tables import FoundTable, find_tables
from selfassess.read.sheets.ledger import Ledger
from selfassess.read.workbook import Sheet, Workbook, open_workbook


@dataclass
class HeldRow:
    """A row as understood, with its measurements and the lines they stand on."""

    sheet: str
    lines: list[Line]
    taken: list[Measurement]
    notes: dict[int, str] = field(default_factory=dict)


@dataclass
class Understood:
    """A workbook as understood. `held` runs beside `book.rows`."""

    book: LaidBook
    held: list[HeldRow]
    ledger: Ledger
    refused: bool = False


def understand(
    path: Path,
    words: LayoutWords,
    file: str = "",
    read_hidden: bool = False,
    corrections: Iterable[ColumnCorrection] = (),
) -> Understood:
    """Work out how a workbook is laid out. Never raises for its contents."""
    return understand_book(open_workbook(path, file), words, read_hidden, corrections)


def understand_book(
    book: Workbook,
    words: LayoutWords,
    read_hidden: bool = False,
    corrections: Iterable[ColumnCorrection] = (),
) -> Understood:
    """The same for a workbook that is already open."""
    ledger = Ledger(book.file, "figures")
    ledger.take(book.problems)
    work = _Work(words, ledger, read_hidden, tuple(corrections))
    tables: list[LaidTable] = []
    held: list[HeldRow] = []
    unread: list[str] = []
    for sheet in book.sheets:
        found = work.tables_of(sheet)
        if not found and sheet.rows:
            unread.append(sheet.title)
        for table in found:
            laid, rows = work.lay(sheet, table)
            tables.append(laid)
            held += rows
    if not book.refused and not any(sheet.rows for sheet in book.sheets):
        ledger.report("SA-R06", Source(file=book.file))
    laid_book = LaidBook(file=book.file, tables=tuple(tables), unread=tuple(unread))
    return Understood(laid_book, held, ledger, book.refused)


class _Work:
    """What is needed all along while one workbook is understood."""

    def __init__(
        self,
        words: LayoutWords,
        ledger: Ledger,
        read_hidden: bool,
        corrections: tuple[ColumnCorrection, ...],
    ) -> None:
        self.reader = HeadingReader(words)
        self.sections = Sections(words)
        self.ratings = Ratings(words)
        self.counting = Counting(words)
        self.ledger, self.read_hidden, self.corrections = ledger, read_hidden, corrections
        self._not_due = frozenset(fold(text) for text in words.not_due)
        self._units = {(fold(w) or w): Unit(u) for u, names in words.units.items() for w in names}
        marks = words.polarity.items()
        self._polarity = {(fold(w) or w): way for way, names in marks for w in names}

    def tables_of(self, sheet: Sheet) -> list[FoundTable]:
        """The tables of a sheet that may be read; what is not read is said."""
        if not sheet.rows:
            return []
        if sheet.hidden and not self.read_hidden:
            self.ledger.report("SA-R24", self.ledger.sheet(sheet.title))
            self._leave(sheet, "hidden sheet")
            return []
        found = find_tables(sheet, self.ledger.file, self.reader)
        if not found and (band := sideways_band(sheet, self.reader)) is not None:
            found = find_tables(sheet, self.ledger.file, self.reader, [band])
        if report_sheet(sheet, found, self.reader, self.ledger):
            return found
        return []

    def _leave(self, sheet: Sheet, reason: str) -> None:
        self.ledger.count(sheet.title, len(sheet.rows))
        self.ledger.set_aside(self.ledger.sheet(sheet.title), reason, len(sheet.rows))

    def lay(self, sheet: Sheet, table: FoundTable) -> tuple[LaidTable, list[HeldRow]]:
        """A table as understood, and its rows with what they hold."""
        self.ledger.count(sheet.title, 0)
        table = table._replace(columns=tuple(self._corrected(sheet, table)))
        sideways = table.kind is LayoutKind.SIDEWAYS
        rows = sideways_lines(sheet, table) if sideways else read_lines(sheet, table, self.reader)
        shown = [n for n in rows.lines if self.read_hidden or not n.hidden]
        lines = joined(shown)
        table = table._replace(columns=settle_to_date(sheet, table, lines))
        skips = Skips(self._hidden_columns(sheet, table), self._not_due, self.read_hidden)
        groups = self._groups(table, lines)
        laid, held = [], []
        for group in groups:
            taken = [
                m
                for line in group
                for m in (
                    sideways_measurements(sheet, table, line, skips)
                    if sideways
                    else measurements(table, line, skips)
                )
            ]
            laid.append(self._row(sheet, table, group, taken))
            held.append(HeldRow(sheet.title, group, taken, self._notes(table, group)))
            self.ledger.count(sheet.title, len(taken))
        report_table(sheet, table, rows, skips.columns, self.read_hidden, self.ledger)
        columns = tuple(_laid_column(column) for column in table.columns)
        source = Source(file=self.ledger.file, sheet=sheet.title, row=table.band.first)
        done = LaidTable(
            source=source,
            kind=table.kind,
            columns=columns,
            rows=tuple(laid),
            notes=len(rows.notes),
        )
        return done, held

    def _corrected(self, sheet: Sheet, table: FoundTable) -> list[TableColumn]:
        """The columns with what a person said of them."""
        said = {
            (fold(c.sheet), fold(c.heading)): c.role
            for c in self.corrections
            if c.file == self.ledger.file
        }
        out = []
        for column in table.columns:
            role = said.get((fold(sheet.title), fold(column.heading)))
            if role is not None:
                column = column._replace(role="" if role == "not read" else role)
            out.append(column)
        return out

    def _hidden_columns(self, sheet: Sheet, table: FoundTable) -> frozenset[int]:
        if self.read_hidden:
            return frozenset()
        return frozenset(c.number for c in table.columns if c.number in sheet.hidden_columns)

    def _groups(self, table: FoundTable, lines: list[Line]) -> list[list[Line]]:
        """The lines of each row: in a list of measurements, all that share name and section."""
        if table.kind is not LayoutKind.LONG:
            return [[line] for line in lines]
        groups: dict[tuple[str, str], list[Line]] = {}
        for line in lines:
            groups.setdefault((fold(line.label), fold(line.section)), []).append(line)
        return list(groups.values())

    def _row(
        self, sheet: Sheet, table: FoundTable, group: list[Line], taken: list[Measurement]
    ) -> LaidRow:
        line = group[0]
        label = line.base if line.part in ("share", "rate") and line.parts else line.label
        cell = line.label_cell
        source = Source(file=self.ledger.file, sheet=sheet.title, cell=cell.address, row=line.row)
        rating = self.ratings.of(sheet, table, line)
        section = line.section
        return LaidRow(
            label=label,
            source=source,
            ref=self._text(table, line, "ref"),
            section=section,
            area=self.sections.area(section, sheet.title, table.section),
            unit=self._unit(table, line),
            shown_as=_shown_as(taken, line),
            polarity=self._way(self._text(table, line, "polarity")),
            figures=len(taken),
            rating=rating.colour,
            rating_from=rating.by,
            rating_cell=rating.cell,
            counted=self.counting.of(self._text(table, line, "frequency"), label, section),
            climbs=climbs(taken),
            hidden=line.hidden or sheet.hidden,
        )

    def _text(self, table: FoundTable, line: Line, role: str) -> str:
        column = next(iter(table.of_role(role)), None)
        cell = line.cells.get(column.number) if column else None
        return cell.text if cell is not None else ""

    def _way(self, text: str) -> str:
        return self._polarity.get(fold(text) or text.strip(), "")

    def _unit(self, table: FoundTable, line: Line) -> Unit | None:
        if line.part == "share":
            return Unit.PERCENT
        text = self._text(table, line, "unit").strip()
        return self._units.get(fold(text) or text)

    def _notes(self, table: FoundTable, group: list[Line]) -> dict[int, str]:
        """The text of the column of notes, by row, for what it says of the figures. Where a row
        holds many periods nobody can tell which of them a note is about."""
        columns = [] if table.kind is LayoutKind.WIDE else table.of_role("note", "commentary")
        return {
            line.row: " ".join(
                c.text for column in columns if (c := line.cells.get(column.number)) is not None
            )
            for line in group
            if columns
        }


def _shown_as(taken: list[Measurement], line: Line) -> str:
    """ "percent" where cells say so themselves, "counts" where no percentage could be so large."""
    if line.parts or line.part == "share":
        return "percent"
    numbers = []
    for measurement in taken:
        cell = measurement.cells.get("value")
        if cell is None or measurement.kind not in ("value", "target"):
            continue
        if "%" in cell.format or (isinstance(cell.value, str) and "%" in cell.value):
            return "percent"
        if isinstance(cell.value, (int, float)) and measurement.kind == "value":
            numbers.append(float(cell.value))
    if numbers and max(numbers) > 150:
        return "counts"
    return ""


def _laid_column(column: TableColumn) -> LaidColumn:
    period = periods_of(column.period) if column.period is not None else None
    return LaidColumn(
        letter=column.letter,
        heading=column.heading,
        role=column.role,
        period=period,
        year_from=column.year_from,
    )
